package container

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A BookLine is how a chapter says which book it stands in, in one of many
// orders: "In: T. Doe & I. Roe (Eds.), Rivers of the North (pp. 45–68). Leeds:
// Alder Press, 2011". What the line does not say is empty.
type BookLine struct {
	editors   []string
	name      string // of the book
	edition   string
	pages     string
	place     string
	publisher string
	year      string
}

var (
	bookStart   = lang.Regexp(`^(?:In|Aus|Dans|En|Em|(?:Zuerst )?[Ee]rschienen in|(?:First |Originally )?[Pp]ublished in|Chapter in|Paru dans|Publié dans|Publicado en|Publicado em|Pubblicato in)\s*:\s+(.+)$|^(?:In|(?:Chapter|Kapitel|Chapitre|Capítulo)\s+\d+\s+in)\s+(.*(?:\b[Ee]ds?\b\.?|[Ee]dited by).*)$`)
	bookEditors = lang.Regexp(`^(.{3,200}?)\s*[(\[](?:[Ee]ds?|[Hh]rsg|[Hh]g|[Dd]irs?|[Cc]oords?|[Rr]ed|[Aa] cura di)\.?[)\]][,:.]?\s+`)
	editedBy    = lang.Regexp(`,?\s*(?:edited by|herausgegeben von|sous la direction de|a cura di)\s+(.{3,200}?\p{L}{2,})(?:[.;]\s|,\s+(?:\d|pp?\.)|\s*\(|$)`)
	bookPages   = lang.Regexp(`[,.]?\s*\(?(?:pp?\.?|pages|S\.|Seiten|с\.|págs?\.)\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\)?|,\s*(\d{1,4})\s*[–-]\s*(\d{1,4})(?:[.,]|$)`)
	bookYear    = lang.Regexp(`,?\s*\(?\b((?:1[5-9]|20)\d{2})\b\)?`)
	bookEdition = lang.Regexp(`[,.]?\s*\(?\b(\d{1,2})(?:st|nd|rd|th|\.|e)?\s+(?:edition|edn|ed|Aufl|Auflage|éd|édition)\b\.?[,)]*`)
	// bookBrackets are place and publisher in brackets, of which the year is cut out.
	bookBrackets = lang.Regexp(`\s*\((\p{Lu}[\p{L}.’' -]{1,40}):\s*([^():]{2,60})\)`)
)

// mostOfBook bounds the words of such a line.
const mostOfBook = 60

// ReadBookLine reads a line that begins with "In" and has the name of the book,
// and editors, pages or a year with a publisher.
func ReadBookLine(text string) (BookLine, bool) {
	start := bookStart.FindStringSubmatch(text)
	if start == nil || lang.WordCount(text) > mostOfBook {
		return BookLine{}, false
	}
	var l BookLine
	rest := l.readEditors(start[1] + start[2])
	if m := bookPages.FindStringSubmatchIndex(rest); m != nil {
		first, last := matched(rest, m, 1)+matched(rest, m, 3), matched(rest, m, 2)+matched(rest, m, 4)
		if pagesFollow(first, last) {
			l.pages = first + "–" + last
			rest = rest[:m[0]] + ". " + rest[m[1]:]
		}
	}
	if all := bookYear.FindAllStringSubmatchIndex(rest, -1); len(all) > 0 {
		m := all[len(all)-1]
		l.year = rest[m[2]:m[3]]
		end := m[1]
		if brackets := rest[:m[0]]; strings.HasSuffix(rest[m[0]:end], ")") && strings.Count(brackets, "(") > strings.Count(brackets, ")") {
			end-- // "(Leiden: Harbour Press, 2015)", of which the bracket stays
		}
		rest = rest[:m[0]] + rest[end:]
	}
	if m := bookBrackets.FindStringSubmatchIndex(rest); m != nil {
		l.place, l.publisher = strings.TrimSpace(matched(rest, m, 1)), strings.TrimRight(matched(rest, m, 2), " ,")
		rest = rest[:m[0]] + ". " + rest[m[1]:]
	}
	if m := bookEdition.FindStringSubmatchIndex(rest); m != nil {
		l.edition = rest[m[2]:m[3]]
		rest = rest[:m[0]] + ". " + rest[m[1]:]
	}
	l.readNames(rest)
	return l, l.name != "" && !unicode.IsLower(lang.FirstRune(l.name)) && (len(l.editors) > 0 || l.pages != "") && (l.year != "" || l.publisher != "" || len(l.editors) > 0 && l.pages != "")
}

// ofSeries is how publishers of monographs print under the first page of a chapter which
// book it stands in: "M. Rossi, T. Abe (eds.), Computing the Commons, River Data 12,
// DOI 10.5555/978-3-319", "M. Rossi et al. (Eds.): FLOW 2014, LNCS 8689, pp. 818–833, 2014."
var ofSeries = lang.Regexp(`^(.{3,200}?)(?:\s+et al\.)?\s*[(\[](?:[Ee]ds?|[Hh]rsg)\.?[)\]]\s?[,:]\s+(\p{Lu}.{3,150}?)(?:,\s+[^,]{2,80}\s\d{1,5})?,\s+(?:(?:[Pp]p?\.|S\.)\s*(\d{1,4})\s*[–-]\s*(\d{1,4}),\s+((?:19|20)\d{2})\b|(?:https?://(?:dx\.)?doi\.org/|DOI:?\s*)10\.)`)

// ReadOfSeries reads such a line, nil if it is none.
func ReadOfSeries(text string) []record.Finding {
	m := ofSeries.FindStringSubmatch(text)
	if m == nil || lang.WordCount(text) > mostOfBook {
		return nil
	}
	editors := record.ListedNames(m[1])
	if len(editors) == 0 {
		return nil
	}
	l := BookLine{editors: editors, name: m[2], year: m[5]}
	if m[3] != "" && pagesFollow(m[3], m[4]) {
		l.pages = m[3] + "–" + m[4]
	}
	return l.Findings()
}

// readEditors reads who edited the book, and gives what else the line says.
func (l *BookLine) readEditors(text string) (rest string) {
	if m := bookEditors.FindStringSubmatch(text); m != nil {
		l.editors = record.ListedNames(m[1])
		return text[len(m[0]):]
	}
	if m := editedBy.FindStringSubmatchIndex(text); m != nil {
		l.editors = record.ListedNames(text[m[2]:m[3]])
		return text[:m[0]] + ". " + strings.TrimLeft(text[m[3]:], " .;")
	}
	return text
}

func matched(s string, at []int, n int) string {
	if at[2*n] < 0 {
		return ""
	}
	return s[at[2*n]:at[2*n+1]]
}

// readNames reads the name of the book and after a full stop who published it.
func (l *BookLine) readNames(rest string) {
	var parts []string
	for part := range strings.SplitSeq(rest, ". ") {
		if part = strings.Trim(part, " .,;:()"); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return
	}
	l.name = parts[0]
	if len(parts) == 1 || l.publisher != "" {
		return
	}
	by := parts[len(parts)-1]
	if place, publisher, found := record.PlaceAndPublisher(by); found {
		l.place, l.publisher = place, publisher
		return
	}
	publisher, place, found := strings.Cut(by, ", ")
	l.publisher = publisher
	if found && lang.WordCount(place) <= 3 {
		l.place = place
	}
}

// Findings gives what a line says.
func (l BookLine) Findings() []record.Finding {
	var out []record.Finding
	for _, f := range [][2]string{{"container", l.name}, {"edition", l.edition}, {"pages", l.pages}, {"publisher", l.publisher}, {"place", l.place}, {"issued", l.year}} {
		out = append(out, record.Finding{Field: f[0], Value: f[1], From: record.FromContainer})
	}
	return append(out, record.Finding{Field: "editors", Names: l.editors, From: record.FromContainer})
}
