package mail

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A letter that was pasted into a text is read as one that was saved.
func TestPastedLetter(t *testing.T) {
	const head, other = "From: Ida Sund <ida@tides.example>\nTo: Per Falk <per@tides.example>\nDate: Fri, 5 Mar 2021 10:12\nSubject: Re: The nets\n\n", "\nOn Thu, 4 Mar 2021 at 18:03, Per Falk wrote:\n> " + otherWords
	for name, text := range map[string]string{
		"as it is sent":   head + ownWords + other,
		"other order":     "Subject: Re: The nets\nFrom: Ida Sund\nDate: 5 March 2021\n\n" + ownWords + other,
		"in German":       "Von: Ida Sund <ida@tides.example>\nGesendet: Freitag, 5. März 2021 10:12\nAn: Per Falk\nBetreff: AW: The nets\n\n" + ownWords + "\n-----Ursprüngliche Nachricht-----\n" + headOfOther + otherWords,
		"labels in stars": "**From:** Ida Sund <ida@tides.example>\n**Date:** 5 March 2021\n**Subject:** The nets\n\n" + ownWords + other,
	} {
		text = "\r\n" + strings.ReplaceAll(text, "\n", "\r\n")
		if !Sniff([]byte(text)) {
			t.Errorf("%s: not known as a letter", name)
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.txt", Data: []byte(text)})
		if err != nil || d.Text() != strings.TrimSpace(ownWords) || len(d.Skipped) == 0 || d.Skipped[0].Reason != "record" || d.Metadata.Title != "The nets" || strings.Join(d.Metadata.Authors, "") != "Sund, Ida" || d.Metadata.Issued != "2021-03-05" {
			t.Errorf("%s: %q by %q of %q: %q, %v", name, d.Metadata.Title, d.Metadata.Authors, d.Metadata.Issued, d.Text(), err)
		}
	}
	for name, text := range map[string]string{
		"a memo":               "From: Harbour office\nTo: All boats\nDate: 5 March 2021\nSubject: The nets\n\n" + ownWords,
		"no row under it":      "From: ida@tides.example\nDate: 5 March 2021\nSubject: The nets\n" + ownWords,
		"two of the rows":      "From: Ida Sund <ida@tides.example>\nSubject: The nets\n\n" + ownWords,
		"such rows in a text":  "The head of a letter:\n\n" + head + ownWords,
		"a list of such words": "From: the sea\nSent: in March\nTo: the quay\n\n" + ownWords,
	} {
		if Sniff([]byte(text)) {
			t.Errorf("%s is read as a letter", name)
		}
	}
}

// Letters that were pasted below one another are each their writer's; what a letter answers is not
// such a one.
func TestPastedLetters(t *testing.T) {
	letter := func(who, day, about, words string) string {
		return "From: " + who + " <a@tides.example>\nDate: " + day + " March 2021\nSubject: " + about + "\n\n" + words + "\n"
	}
	for name, test := range map[string]struct{ text, sections string }{
		"a thread":        {letter("Per Falk", "4", "The tar", otherWords) + letter("Ida Sund", "5", "Re: The tar", ownWords), "Falk, Per, 2021-03-04|Sund, Ida, 2021-03-05"},
		"parted by a row": {letter("Per Falk", "4", "The tar", otherWords) + "__________\n" + letter("Ida Sund", "5", "Re: The tar", ownWords), "Falk, Per, 2021-03-04|Sund, Ida, 2021-03-05"},
		"answers":         {letter("Ida Sund", "5", "Re: The tar", ownWords) + letter("Ola Berg", "6", "Re: The tar", otherWords), "Sund, Ida, 2021-03-05|Berg, Ola, 2021-03-06"},
		"newest first":    {letter("Ida Sund", "5", "Re: The tar", ownWords) + letter("Per Falk", "4", "The tar", otherWords), ""},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.txt", Data: []byte(test.text)})
		var sections []string
		for _, b := range d.Blocks {
			if b.Kind == corpus.Heading {
				sections = append(sections, b.Text)
			}
		}
		if err != nil || strings.Join(sections, "|") != test.sections || !strings.Contains(d.Text(), "Nobody remembers") || strings.Contains(d.Text(), "never forgot") != (test.sections != "") {
			t.Errorf("%s: sections %q: %q, %v", name, sections, d.Text(), err)
		}
	}
}
