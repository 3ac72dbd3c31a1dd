package references

import (
	"html"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

var (
	// looks are the elements that registries and programs leave in titles: those of HTML,
	// and of JATS and MathML with their prefixes.
	looks = lang.Regexp(`(?i)<(/?)((?:jats|mml):[a-z-]+|i|b|u|em|strong|su[bp]|scp?|tt|span|italic|bold|sans-serif|monospace|underline|overline|inline-formula|tex-math|title|p|br|math|m[inos]|mrow|msu[bp]|mtext)(?:\s[^<>]*)?(/?)>`)
	// signs stand for a character. Without the mark at its end one may be a word: "R&D &para".
	signs = lang.Regexp(`&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});`)
)

// plainRecord takes the markup out of what a record says in words, once. Addresses and
// numbers stay as they are: in those an ampersand is one.
func plainRecord(m *corpus.Metadata) {
	for _, field := range []*string{&m.Title, &m.Container, &m.Publisher, &m.Place, &m.Organisation, &m.Genre} {
		*field = withoutMarkup(*field)
	}
	for _, p := range m.People() {
		for i, name := range *p.Value {
			(*p.Value)[i] = withoutMarkup(name)
		}
	}
}

// withoutMarkup gives the words of a field with their signs as characters. Crossref has
// tags written with signs, too. An element that is not closed is a word of the title.
func withoutMarkup(s string) string {
	s = signs.ReplaceAllStringFunc(s, html.UnescapeString)
	lower := strings.ToLower(s)
	return looks.ReplaceAllStringFunc(s, func(tag string) string {
		m := looks.FindStringSubmatch(tag)
		name := strings.ToLower(m[2])
		switch {
		case name == "br":
			return " "
		case m[1] == "" && m[3] == "" && !strings.Contains(lower, "</"+name+">"):
			return tag
		}
		return ""
	})
}
