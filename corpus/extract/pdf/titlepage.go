package pdf

import (
	"regexp"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// thesisReason is why the rows of the title page of a thesis are left out.
const thesisReason = "front matter"

// readThesis reads the title page of a thesis, which says so: for which degree,
// at which university, when. Nothing of the page is text.
func (s *sheets) readThesis(m *corpus.Metadata) {
	first := s.firstText()
	if first == nil || !s.isTitlePage(first) || !slices.ContainsFunc(first.rows, func(r row) bool { return record.IsDegreeLine(r.text) }) {
		return
	}
	note := func(field string, to *string, value string) {
		if *to == "" && value != "" {
			*to = value
			m.Note(record.FromFirstPage, field)
		}
	}
	if names := namesAfterBy(first.rows); len(m.Authors) == 0 && len(names) > 0 {
		m.Authors = names
		m.Note(record.FromFirstPage, "authors")
	}
	note("genre", &m.Genre, record.KindOfDegree(first.text()))
	for i := range first.rows {
		r := &first.rows[i]
		if record.IsUniversity(r.text) && !record.PersonName(r.text) {
			note("publisher", &m.Publisher, record.AsWritten(r.text))
		}
		note("issued", &m.Issued, dateOnTitlePage(r.text))
		if r.kept() {
			r.skip = thesisReason
		}
	}
}

// namesAfterBy gives who wrote a thesis: the names under the word "by", or those
// that stand alone.
func namesAfterBy(rows []row) []string {
	var alone []string
	for i, r := range rows {
		names := record.NamesIn(r.text)
		if people, _ := record.ReadByline(r.text); len(people) > 0 {
			return people
		}
		switch {
		case len(names) > 0 && i > 0 && bylineWords[lang.Plain(rows[i-1].text)]:
			return names
		case len(alone) == 0:
			alone = names
		}
	}
	return alone
}

var bylineWords = lang.PhraseSet("byline")

// afterPlace is a date behind the name of a town.
var afterPlace = regexp.MustCompile(`^\p{Lu}[\p{L}’' -]{1,40},\s*(.+)$`)

// dateOnTitlePage reads a row that is a date, with or without the town before it.
func dateOnTitlePage(text string) string {
	if m := afterPlace.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	iso, _ := record.WholeDate(text)
	return iso
}

// arxivStamp is what the archive prints up the margin of the first page.
var arxivStamp = regexp.MustCompile(`^arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s+(?:\[[\w.-]+\]\s+)?(\d{1,2} \p{L}{3,9} \d{4})$`)

// readStamp reads the stamp of arXiv, wherever on the first page it stands.
func (s *sheets) readStamp(m *corpus.Metadata) {
	if len(s.pages) == 0 {
		return
	}
	for i := range s.pages[0].rows {
		r := &s.pages[0].rows[i]
		stamp := arxivStamp.FindStringSubmatch(lang.Squeeze(r.text))
		if stamp == nil {
			continue
		}
		iso, _ := record.ParseDate(stamp[2])
		for _, f := range []struct {
			name  string
			to    *string
			value string
		}{{"issued", &m.Issued, iso}, {"url", &m.URL, "https://arxiv.org/abs/" + stamp[1]}, {"publisher", &m.Publisher, "arXiv"}} {
			if *f.to == "" && f.value != "" && (f.name != "publisher" || m.Container == "") {
				*f.to = f.value
				m.Note(record.FromFirstPage, f.name)
			}
		}
		if r.kept() {
			r.skip = headReason
		}
		return
	}
}

// underMasthead parts a title of which the first row is the name of who publishes
// it, and gives that name.
func underMasthead(rows []row) (rest []row, organisation string) {
	if len(rows) < 2 || !record.NamesInstitution(rows[0].text) || rows[1].startsSmall() {
		return rows, ""
	}
	return rows[1:], record.AsWritten(strings.TrimSpace(rows[0].text))
}
