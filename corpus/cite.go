package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The styles that [Cite] knows. A citation is plain text in one line; what the
// style sets in italics stands upright.
var citationStyles = []struct {
	name string
	cite func(Metadata) string
}{
	{"apa", citeAPA},
}

// Cite gives the full citation of a work in a style: "apa" is APA 7. Missing
// fields follow the rules of the style, nothing is guessed. A note on a work,
// [StudyNote], is cited as such. A style that is not known gives
// [ErrUnsupported] with the names of those that are.
func Cite(style string, m Metadata) (string, error) {
	var known []string
	for _, s := range citationStyles {
		if s.name != style {
			known = append(known, s.name)
			continue
		}
		citation := s.cite(m)
		if m.Genre == StudyNote {
			citation = "Study note on: " + citation
		}
		return citation, nil
	}
	return "", fmt.Errorf("citation style %q: %w: known are %s", style, ErrUnsupported, strings.Join(known, ", "))
}

// citeAPA follows the order of APA 7: author, date, title, where it stands,
// address. Without an author the title comes first.
func citeAPA(m Metadata) string {
	author := apaAuthor(m)
	title := cmp.Or(oneLine(m.Title), "[Untitled]")
	container, publisher := oneLine(m.Container), oneLine(m.Publisher)
	date := "(" + apaDate(m.Issued) + ")"
	elements := []string{author, date, title}
	if author == "" {
		elements = []string{title, date}
	}
	if !strings.EqualFold(container, author) {
		elements = append(elements, container)
	}
	if !strings.EqualFold(publisher, author) && !strings.EqualFold(publisher, container) {
		elements = append(elements, publisher)
	}
	var b strings.Builder
	for _, e := range elements {
		if e != "" {
			b.WriteString(endSentence(e) + " ")
		}
	}
	b.WriteString(cmp.Or(doiAddress(m.DOI), oneLine(m.URL))) // no full stop: it would become part of the address
	return strings.TrimSpace(b.String())
}

// apaAuthor gives the author element without a full stop of its own, empty if
// the work names neither persons nor an organisation.
func apaAuthor(m Metadata) string {
	var names []string
	for _, name := range m.Authors {
		if name := apaName(name); name != "" {
			names = append(names, name)
		}
	}
	last := len(names) - 1
	switch {
	case last < 0:
		return oneLine(m.Organisation)
	case last == 0:
		return names[0]
	case last < 20:
		return strings.Join(names[:last], ", ") + ", & " + names[last]
	}
	return strings.Join(names[:19], ", ") + ", . . . " + names[last]
}

// apaName turns "Family, Given, Suffix" into "Family, G., Suffix". A name
// without a comma stays as it is.
func apaName(name string) string {
	family, rest, _ := strings.Cut(oneLine(name), ",")
	given, suffix, _ := strings.Cut(rest, ",")
	parts := []string{strings.TrimSpace(family), initials(given), strings.TrimSpace(suffix)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// initials shortens given names: "Jean-Paul M." gives "J.-P. M.". Particles
// after the first name stay whole ("Ludwig van" gives "L. van").
func initials(given string) string {
	words := strings.Fields(given)
	for i, word := range words {
		parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' })
		for j, part := range parts {
			first, _ := utf8.DecodeRuneInString(part)
			particle := unicode.IsLower(first) && (i > 0 || j < len(parts)-1)
			if !particle {
				parts[j] = abbreviate(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

// abbreviate shortens one given name, or several that full stops join, to
// their first letters. A name in a script without capitals (Arabic, Hebrew,
// Chinese) stays whole: a single letter of it would name nobody.
func abbreviate(name string) string {
	var short []string
	for piece := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' }) {
		runes := []rune(piece)
		first := slices.IndexFunc(runes, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) })
		if first < 0 {
			short = append(short, piece)
			continue
		}
		end := first + 1
		for end < len(runes) && unicode.Is(unicode.M, runes[end]) { // accents of the letter
			end++
		}
		short = append(short, string(runes[first:end])+".")
	}
	return strings.Join(short, " ")
}

// apaDate gives an ISO 8601 date as precisely as it is known, "n.d." if it is
// not. What is no such date stays as it is.
func apaDate(issued string) string {
	issued = oneLine(issued)
	day, _, _ := strings.Cut(issued, "T")
	for _, form := range []struct{ iso, apa string }{
		{"2006-01-02", "2006, January 2"},
		{"2006-01", "2006, January"},
	} {
		if t, err := time.Parse(form.iso, day); err == nil {
			return t.Format(form.apa)
		}
	}
	return cmp.Or(issued, "n.d.")
}

// doiAddress gives a DOI, however it is written, as an address.
func doiAddress(doi string) string {
	doi = oneLine(doi)
	if start := strings.Index(doi, "10."); start >= 0 {
		return "https://doi.org/" + doi[start:]
	}
	return ""
}

// endSentence adds a full stop where none, and no mark like it, ends the text,
// also inside a closing quotation mark.
func endSentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’»›`))
	if strings.ContainsRune(".?!…。？！؟۔", last) {
		return s
	}
	return s + "."
}

// oneLine makes every run of white space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
