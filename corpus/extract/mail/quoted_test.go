package mail

import (
	"strings"
	"testing"

	"footnote/corpus"
)

const headOfLetter = "From: Ida Sund <ida@tides.example>\nSubject: The nets\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"

// What a letter quotes of another is not the sender's: it is left out and named.
func TestQuotedLetter(t *testing.T) {
	for body, want := range map[string]struct {
		text   string
		quoted []string
	}{
		"The nets were tarred in the spring.\n\nIda\n\nOn Thu, 4 Mar 2021 at 08:00, Per Falk\n<per@tides.example> wrote:\n\n> Were the nets tarred? The owner\n> steals the tar.\n": {
			"The nets were tarred in the spring.\n\nIda", []string{"On Thu, 4 Mar 2021 at 08:00, Per Falk <per@tides.example> wrote: Were the nets tarred? The owner steals the tar."}},
		"> Were the nets tarred?\n\nIn the spring, before the herring came.\n\n> Who paid?\n\nThe owner of the boats.\n": {
			"In the spring, before the herring came.\n\nThe owner of the boats.", []string{"Were the nets tarred?", "Who paid?"}},
		"We paid for three things in all:\n\n> The tar, the oakum, the wine.\n\nSo says the book of the harbour.\n": {
			"We paid for three things in all:\n\n> The tar, the oakum, the wine.\n\nSo says the book of the harbour.", nil},
		"Falk wrote in 1921:\n\n> The owner stole the tar.\n\nI doubt it.\n": {
			"Falk wrote in 1921:\n\n> The owner stole the tar.\n\nI doubt it.", nil},
		"In 1921 Falk wrote:\n\n> The owner stole the tar.\n\nI doubt it.\n": {
			"In 1921 Falk wrote:\n\n> The owner stole the tar.\n\nI doubt it.", nil},
		"The book says:\n> They were black.\n\nOn 4 March 2021 Per Falk wrote:\n> Were they tarred?\n\nYes.\n\n> Who paid?\n\nThe owner.\n": {
			"The book says:\n\n> They were black.\n\nYes.\n\nThe owner.", []string{"On 4 March 2021 Per Falk wrote: Were they tarred?", "Who paid?"}},
		"Per Falk wrote:\n> Were the nets tarred?\n\nYes, in the spring.\n": {"Yes, in the spring.", []string{"Per Falk wrote: Were the nets tarred?"}},
		"The nets were tarred.\n\n>From there they were carried to the quay.\n": {
			"The nets were tarred.\n\n> From there they were carried to the quay.", nil},
		"> The nets were tarred in the spring.\n": {"> The nets were tarred in the spring.", nil},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(headOfLetter + body)})
		if err != nil {
			t.Fatal(err)
		}
		var quoted []string
		for _, s := range d.Skipped {
			if s.Reason == "quoted from another letter" {
				quoted = append(quoted, s.Text)
			}
		}
		if got := d.Text(); got != want.text || strings.Join(quoted, "|") != strings.Join(want.quoted, "|") {
			t.Errorf("%q: text %q, quoted %q", body, got, quoted)
		}
	}
}

// In a letter that says by its subject or its head that it answers one, each quotation is of that.
func TestQuotedInAnswers(t *testing.T) {
	const body = "We paid for three things in all:\n\n> Who paid?\n\nThe owner of the boats.\n"
	for name, test := range map[string]struct {
		head     string
		isAnswer bool
	}{
		"subject":         {strings.Replace(headOfLetter, "The nets", "Re: The nets", 1), true},
		"an answer to":    {"In-Reply-To: <1@tides.example>\n" + headOfLetter, true},
		"after others":    {"References: <1@tides.example>\n" + headOfLetter, true},
		"neither":         {headOfLetter, false},
		"passed on":       {"References: <1@tides.example>\n" + strings.Replace(headOfLetter, "The nets", "Fwd: The nets", 1), false},
		"a title with re": {strings.Replace(headOfLetter, "The nets", "Rest: the nets", 1), false},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(test.head + body)})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Text(); strings.Contains(got, "> Who paid?") == test.isAnswer || !strings.Contains(got, "owner of the boats") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A letter that is written as a page quotes others as well, in the ways of several programs.
func TestQuotedInPages(t *testing.T) {
	const own = `<p>The nets were tarred in the spring, before the herring came. Nobody remembers who paid.</p>`
	const others = `The tar was paid for by the owner of the boats, and he never forgot it.`
	const head = `<p><b>From:</b> Per Falk<br><b>Sent:</b> Friday, May 3, 2018 9:00 AM<br><b>To:</b> Ida Sund<br><b>Subject:</b> The nets</p>`
	for name, test := range map[string]struct {
		page string
		kept bool
	}{
		"head over the rest":       {`<div class=WordSection1>` + own + `<div>` + head + `</div><p>` + others + `</p></div>`, false},
		"head in German":           {own + `<div><p>Von: Per Falk<br>Gesendet: Freitag, 3. Mai 2018<br>An: Ida Sund<br>Betreff: Die Netze</p></div><p>` + others + `</p>`, false},
		"cited":                    {own + `<blockquote type=cite><p>` + others + `</p></blockquote>`, false},
		"below the letter":         {own + `<div class="gmail_quote"><div class="gmail_attr">On Fri, May 3, 2018 Per Falk wrote:<br></div><blockquote class="gmail_quote">` + others + `</blockquote></div>`, false},
		"quoted by hand":           {own + `<blockquote><p>` + others + `</p></blockquote>`, true},
		"nothing of its own":       {`<div class="gmail_quote"><p>` + others + ` It was black.</p></div>`, true},
		"passed on":                {own + `<div class="gmail_quote"><div>---------- Forwarded message ---------<br>From: Per Falk</div><p>` + others + `</p></div>`, true},
		"speaks of such a head":    {own + `<p>From: is what it says in each, Sent: and Subject: below.</p><p>` + others + `</p>`, true},
		"the head without subject": {own + `<p>From: Per Falk, Sent: in May</p><p>` + others + `</p>`, true},
	} {
		letter := "From: Ida Sund <ida@tides.example>\nTo: per@tides.example\nSubject: Re: The nets\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + test.page
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Contains(d.Text(), "never forgot"); got != test.kept || strings.Contains(test.page, own) && !strings.Contains(d.Text(), "Nobody remembers") {
			t.Errorf("%s: the text is %q", name, d.Text())
		}
		said := ""
		for _, s := range d.Skipped {
			said += s.Text + " "
		}
		if !test.kept && !strings.Contains(said, "never forgot") {
			t.Errorf("%s: what is left out is not told: %q", name, said)
		}
	}
}
