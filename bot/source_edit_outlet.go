package bot

import (
	"regexp"
	"sync"

	"footnote/corpus"
	"footnote/corpus/record/identifier"
	"footnote/retrieval/wording/texts"
)

// outletLabel names the form of what tells where a work appeared.
const outletLabel texts.Text = "Journal, pages, DOI"

func outletForm(in texts.Language, s corpus.Source) *modal {
	return &modal{CustomID: customID("outlet", sourceArg(s)), Title: in.Say(outletLabel), Components: []component{
		field("container", in.Say("Journal, book or site that it stands in"), s.Container, inputShort, false, 300),
		field("volume", in.Say("Volume and issue: 12(3)"), withBracket(s.Volume, s.Issue, ""), inputShort, false, 60),
		field("pages", in.Say("Pages there: 12-34, or the article: e0123"), s.Pages, inputShort, false, 60),
		field("doi", in.Say("DOI: 10.1000/182"), s.DOI, inputShort, false, 200),
		field("isbn", in.Say("ISBN of the book"), s.ISBN, inputShort, false, 30),
	}}
}

// readOutlet gives a record with the fields of the form as they were sent. What
// stayed as it was is not checked, for a text may say odd things of itself.
func readOutlet(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) {
	pages, doi, isbn := sent("pages"), sent("doi"), sent("isbn")
	switch {
	case pages != "" && pages != m.Pages && !corpus.IsPages(pages):
		return m, tell("%s is no page. Write for example 12-34, or the number of the article: e0123.", quoted(pages))
	case pages != m.Pages && corpus.EndsBefore(pages):
		return m, tell("%s ends before it begins. Write the first page and then the last: 12-34.", quoted(pages))
	case doi != "" && doi != m.DOI && !identifier.IsDOI(doi):
		return m, tell("%s is no DOI. Write for example 10.1000/182.", quoted(doi))
	case isbn != "" && isbn != m.ISBN && !identifier.IsISBN(isbn):
		return m, tell("%s is no ISBN. It has 10 or 13 figures.", quoted(isbn))
	}
	if numbers := sent("volume"); numbers != withBracket(m.Volume, m.Issue, "") {
		volume, issue := readBracket(numbers)
		if err := checkNumbers(counted{volume, m.Volume, 0}, counted{issue, m.Issue, 0}); err != nil {
			return m, err
		}
		m.Volume, m.Issue = volume, issue
	}
	m.Container, m.Pages, m.DOI, m.ISBN = sent("container"), pages, doi, isbn
	return m, nil
}

// withBracket writes two fields as one: "12(3)", "12" or "(3)".
func withBracket(value, inner, space string) string {
	switch {
	case inner == "":
		return value
	case value == "":
		space = ""
	}
	return value + space + "(" + inner + ")"
}

var innerBracket = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^(]*?)\s*\(([^()]+)\)$`) })

// readBracket reads what [withBracket] writes.
func readBracket(text string) (value, inner string) {
	if m := innerBracket().FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return text, ""
}
