// Package identifier reads the identifiers of works, DOI and ISBN, wherever and however they
// are written.
package identifier

import (
	"strings"

	"footnote/corpus/lang"
)

// The identifiers of works, however they are written.

var (
	// doiShape is a DOI by its handbook, 2.2: a prefix that begins with 10, and a
	// suffix of any characters, here without those that end one in a text; one made of a
	// SICI has angle brackets.
	doiShape = lang.Regexp(`\b10\.\d[\d.]*/(?:\((?i:SICI)\)[^\s"<>]+(?:<[^\s"<>]+>[^\s"<>]+)?|[^\s"<>]+)`)
	// doiLabel stands before a DOI in a field that holds nothing else: a word, or a server
	// that leads to works by their DOIs and says so, "doi.acm.org".
	doiLabel = lang.Regexp(`(?i)^(?:(?:urn:|info:)?doi\s*[:：/]?\s*|(?:https?://)?(?:dx\.|www\.)?doi[a-z-]*\.[a-z.-]+/)?$`)
	// writtenSlash is how some addresses have the slash of a DOI.
	writtenSlash = lang.Regexp(`(?i)(\b10\.\d[\d.]*)%2F`)
)

// fewestPrefix is the figures of the prefix of a DOI that is believed in a text:
// "10.5/20" is a mark.
const fewestPrefix = len("10.1000")

// FindDOI gives the first DOI in a text, "" without one.
func FindDOI(text string) string {
	for _, doi := range doiShape.FindAllString(text, -1) {
		if strings.IndexByte(doi, '/') >= fewestPrefix {
			return withoutEnd(doi)
		}
	}
	return ""
}

// ReadDOI gives the DOI that a value is, with or without its label or address,
// "" if it is none or more than that.
func ReadDOI(value string) string {
	value = writtenSlash.ReplaceAllString(value, "$1/")
	at := doiShape.FindStringIndex(value)
	if at == nil || !doiLabel.MatchString(value[:at[0]]) || strings.TrimSpace(value[at[1]:]) != "" {
		return ""
	}
	return withoutEnd(value[at[0]:])
}

// withoutEnd cuts from a DOI the marks of the sentence that it stands in, and
// brackets that are not opened in it.
func withoutEnd(doi string) string {
	for {
		bare := strings.TrimRight(doi, ".,;:'’”»›⟩")
		for open, closed := range map[string]string{"(": ")", "[": "]", "{": "}"} {
			if strings.HasSuffix(bare, closed) && strings.Count(bare, closed) > strings.Count(bare, open) {
				bare = strings.TrimSuffix(bare, closed)
			}
		}
		if bare == doi {
			return doi
		}
		doi = bare
	}
}

// IsDOI says whether a text is a DOI, however it is written.
func IsDOI(s string) bool { return ReadDOI(strings.TrimSpace(s)) != "" }

// BareDOI finds the DOI in a field of a record.
func BareDOI(field string) string { return withoutEnd(doiShape.FindString(field)) }

// DOIAddress gives a DOI, however it is written, as an address.
func DOIAddress(doi string) string {
	if doi = BareDOI(lang.Squeeze(doi)); doi != "" {
		return "https://doi.org/" + angles.Replace(doi)
	}
	return ""
}

// angles are written in addresses by their figures.
var angles = strings.NewReplacer("<", "%3C", ">", "%3E")

// isbnLabelled is an ISBN in a text, after its label.
var isbnLabelled = lang.Regexp(`(?i)\b(?:e-?)?isbn(?:-1[03])?(?:\s*\([^)]*\))?\s*[:：]?\s*((?:[\d][ ‐‑–-]?){9,12}[\dx])\b`)

// FindISBN gives the first number in a text that is labelled as an ISBN and has
// the right check figure, as it is written.
func FindISBN(text string) string {
	for _, m := range isbnLabelled.FindAllStringSubmatch(text, -1) {
		if isISBN(m[1]) {
			return strings.ToUpper(m[1])
		}
	}
	return ""
}

var isbnLabel = lang.Regexp(`(?i)^(?:urn:)?(?:e-?)?(?:isbn(?:-1[03])?\s*:?\s*)?`)

// ReadISBN gives the ISBN that a value is, with or without its label, "" if it is
// none.
func ReadISBN(value string) string {
	bare := strings.ToUpper(strings.TrimSpace(isbnLabel.ReplaceAllString(strings.TrimSpace(value), "")))
	if !isISBN(bare) {
		return ""
	}
	return bare
}

// IsMistypedISBN says whether a value is meant for an ISBN, by its label or how it
// begins, and has a wrong check figure.
func IsMistypedISBN(value string) bool {
	value = strings.TrimSpace(value)
	bare := isbnLabel.ReplaceAllString(value, "")
	figures := figuresOfISBN(bare)
	begins := strings.HasPrefix(figures, "978") || strings.HasPrefix(figures, "979")
	return IsISBN(figures) && !isISBN(figures) && (len(figures) == 13 && begins || len(figures) == 10 && bare != value)
}

// figuresOfISBN gives the figures of a number that is written in groups.
func figuresOfISBN(s string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", "‐", "", "‑", "", "–", "", " ", "").Replace(s))
}

// IsISBN says whether a text has the 10 or 13 figures of an ISBN. The check figure
// may be wrong: books are printed with such.
func IsISBN(s string) bool {
	s = figuresOfISBN(s)
	bare := strings.TrimSuffix(s, "X")
	return lang.IsDigits(bare) && (len(s) == 10 || len(s) == 13 && bare == s)
}

// isISBN says whether ten or thirteen figures, in groups or not, have the right
// check figure (ISO 2108, annex A).
func isISBN(s string) bool {
	if !IsISBN(s) {
		return false
	}
	s = figuresOfISBN(s)
	sum := 0
	for i, r := range s {
		switch n := int(r - '0'); {
		case r == 'X':
			sum += 10
		case len(s) == 10:
			sum += (10 - i) * n
		default:
			sum += n * (1 + i%2*2)
		}
	}
	if len(s) == 10 {
		return sum%11 == 0 && s != "0000000000"
	}
	return sum%10 == 0 && (strings.HasPrefix(s, "978") || strings.HasPrefix(s, "979"))
}

// LabelledDOI gives the DOI that a line is with its label or as an address.
func LabelledDOI(text string) string {
	if doi := ReadDOI(text); doi != text {
		return doi
	}
	return ""
}

// LabelledISBN gives the ISBN that a line begins with, after its label.
func LabelledISBN(text string) string {
	if at := isbnLabelled.FindStringIndex(text); at == nil || at[0] > 0 {
		return ""
	}
	return FindISBN(text)
}
