package references

import (
	"cmp"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// risRow is a row of RIS. Some programs write fewer spaces.
var risRow = lang.Regexp(`^([A-Z][A-Z0-9]) {0,2}- ?(.*)$`)

// readRIS reads works in RIS.
func readRIS(text string) ([]Reference, error) {
	var out []Reference
	var open map[string][]string
	last := ""
	for row := range strings.SplitSeq(text, "\n") {
		m := risRow.FindStringSubmatch(strings.TrimRight(row, " \r"))
		switch {
		case m == nil:
			if values := open[last]; len(values) > 0 && strings.TrimSpace(row) != "" {
				values[len(values)-1] += " " + strings.TrimSpace(row)
			}
		case m[1] == "TY":
			open, last = map[string][]string{"TY": {strings.TrimSpace(m[2])}}, "TY"
		case m[1] == "ER":
			if open != nil {
				out = append(out, risReference(open))
			}
			open, last = nil, ""
		case open != nil && len(open[m[1]]) < 5000:
			open[m[1]] = append(open[m[1]], strings.TrimSpace(m[2]))
			last = m[1]
		}
		if len(out) > mostReferences {
			return nil, fmt.Errorf("more than %d works: %w", mostReferences, corpus.ErrTooLarge)
		}
	}
	if open != nil { // the end is missing
		out = append(out, risReference(open))
	}
	return out, nil
}

// risReference makes a work of its fields.
func risReference(f map[string][]string) Reference {
	get := func(tags ...string) string {
		for _, tag := range tags {
			for _, value := range f[tag] {
				if value != "" {
					return value
				}
			}
		}
		return ""
	}
	m := corpus.Metadata{
		Title: get("TI", "T1", "CT", "BT"), Authors: risNames(f["AU"], f["A1"]), Editors: risNames(f["ED"]), Translators: risNames(f["A4"]),
		Container: get("T2", "JF", "JO", "JA", "J2", "BT"), Volume: get("VL"), Issue: get("IS"), Pages: lang.JoinSome("–", get("SP"), get("EP")),
		Publisher: get("PB"), Place: get("CY", "PP"), DOI: get("DO"), URL: get("UR", "L2"), Language: languageOf(get("LA")), Edition: get("ET"),
		Issued: get("DA", "PY", "Y1"), Original: get("OP"),
		Rare: corpus.Rare{Series: get("T3")},
	}
	if first, _, found := strings.Cut(get("SP"), "-"); found && first != "" {
		m.Pages = get("SP")
	}
	if year := get("PY", "Y1"); year != "" && !strings.Contains(m.Issued, yearIn.FindString(year)) {
		m.Issued = year
		if day, ok := date.Parse(get("DA") + " " + yearIn.FindString(year)); ok { // "March 14"
			m.Issued = day
		}
	}
	risGenre(&m, f, get)
	if get("TY") != "JOUR" && m.Number != get("SN") {
		m.ISBN = firstISBN(get("SN"))
	}
	if m.DOI == "" && identifier.IsDOI(get("M3")) {
		m.DOI = get("M3")
	}
	if m.Pages == "" && get("TY") == "JOUR" {
		m.Pages = get("C7") // the number of the article
	}
	ref := Reference{Record: m, Abstract: get("AB", "N2"), Accessed: strings.Trim(get("Y2"), "/")}
	if kind := get("TY"); kind != "RPRT" { // which many programs write of what they have no type for
		ref.Stated = kind
	}
	for _, name := range append(f["L1"], f["L4"]...) {
		name = strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "file://")
		ref.Files = append(ref.Files, strings.TrimPrefix(name, "internal-pdf://"))
	}
	return ref
}

// risGenre sets what fields mean only in a work of some type.
func risGenre(m *corpus.Metadata, f map[string][]string, get func(tags ...string) string) {
	switch get("TY") {
	case "THES":
		m.Genre = kindOfThesis(get("M3", "U1"))
		if m.Genre == "" {
			m.Genre = "Thesis"
		}
	case "RPRT":
		m.Number, m.Issue, m.Genre = get("IS", "M1", "SN"), "", get("M3")
	case "CASE", "STAT", "BILL", "LEGAL":
		m.Number, m.Issue = get("IS", "M1", "SN"), ""
		m.Pages = cmp.Or(m.Pages, sectionOf(get("SE")))
	case "PAT":
		m.Number, m.Issue = get("IS", "M1", "SN"), ""
	case "CHAP", "CONF", "CPAPER", "ENCYC", "DICT":
		m.Editors = append(m.Editors, risNames(f["A2"])...)
		m.SeriesNumber = numberInSeries(*m, get)
		if printed := get("C3"); printed != "" { // T2 is the meeting
			m.Container, m.Event, m.EventPlace, m.Place = printed, get("T2"), get("CY"), get("C1")
		}
	case "PCOMM":
		m.Recipients = risNames(f["A2"])
	case "VIDEO", "MPCT":
		m.Directors, m.Authors = m.Authors, nil
		m.Genre = get("M3")
	case "ELEC", "GEN", "SOUND", "MUSIC", "MAP", "ART", "SLIDE":
		m.Genre = get("M3")
	case "COMP", "DATA":
		m.Genre, m.Version, m.Edition = get("M3"), m.Edition, ""
	case "BOOK", "EBOOK", "EDBOOK":
		m.Series, m.Container = cmp.Or(m.Series, get("T2")), ""
		m.SeriesNumber, m.Issue = numberInSeries(*m, get), ""
		if len(m.Authors) == 0 && len(m.Editors) == 0 {
			m.Editors = risNames(f["A2"])
		}
		if get("TY") == "EDBOOK" && len(m.Editors) == 0 {
			m.Editors, m.Authors = m.Authors, nil
		}
	}
}

// numberInSeries is that of a book of a series.
func numberInSeries(m corpus.Metadata, get func(tags ...string) string) string {
	if m.Series == "" {
		return ""
	}
	return get("M1")
}

// roleBehind is what some write behind a name: "Loach, Ken (Director)".
var roleBehind = lang.Regexp(`(?i)\s*\((?:director|producer|editor|ed\.|eds\.|translator|trans\.|author)\)$`)

// familyAndInitials is how medicine has names, "van Rossum TB".
var familyAndInitials = lang.Regexp(`^(?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’-]*\p{Ll}(?:[ -]\p{Lu}[\p{L}'’-]*\p{Ll})? \p{Lu}{1,3}$`)

// initialed says whether a list has its names so: two of them, or one with a single initial,
// which no organisation ends with.
func initialed(lists [][]string) bool {
	n := 0
	for _, list := range lists {
		for _, name := range list {
			if strings.Contains(name, ",") {
				return false
			}
			if familyAndInitials.MatchString(name) {
				n++
				if len(name) > 2 && name[len(name)-2] == ' ' {
					n++
				}
			}
		}
	}
	return n > 1
}

// withCommas gives the name of an institution its commas back, for which our own files have
// dashes: a comma makes a person of a name.
func withCommas(name string) string {
	if whole := strings.ReplaceAll(name, " – ", ", "); person.Read(whole).Whole {
		return whole
	}
	return name
}

// risNames reads persons, one a row: "Family, Given, Suffix".
func risNames(lists ...[]string) []string {
	var out []string
	medical := initialed(lists)
	for _, list := range lists {
		for _, name := range list {
			if name = strings.Trim(roleBehind.ReplaceAllString(name, ""), ", "); name == "" {
				continue
			}
			name = withCommas(name)
			switch {
			case strings.Contains(name, ","):
			case medical && familyAndInitials.MatchString(name):
				name = record.AuthorName(name)
			default:
				name = record.AuthorName("{" + strings.Trim(name, "{}") + "}")
			}
			out = append(out, name)
		}
	}
	return out
}
