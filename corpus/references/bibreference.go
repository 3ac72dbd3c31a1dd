package references

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/periodical"
)

// bibReference makes a work of an entry.
func bibReference(kind string, f map[string]string) Reference {
	get := func(names ...string) string {
		for _, name := range names {
			if value := plainTeX(f[name]); value != "" {
				return value
			}
		}
		return ""
	}
	m := bibStated(f, get)
	if m.Event == m.Container {
		m.Place = cmp.Or(m.Place, m.EventPlace)
	}
	if subtitle := get("subtitle"); subtitle != "" {
		m.Title = record.WithSubtitle(m.Title, subtitle)
	}
	bibGenre(&m, kind, get)
	bibVolumeOf(&m, kind, get)
	if sub := get("booksubtitle"); sub != "" && m.Container != "" && m.Container == get("booktitle") {
		m.Container = record.WithSubtitle(m.Container, sub)
	}
	if venue, place := get("location"), get("address"); venue != "" && place != "" && venue != place { // as the ACM has them
		m.Place, m.EventPlace = place, cmp.Or(m.EventPlace, venue)
	}
	if name := astronomers[strings.TrimSpace(cmp.Or(f["journal"], f["journaltitle"]))]; name != "" {
		m.Container = name
	}
	bibSeries(&m, kind, get)
	bibMakers(&m, f)
	bibWiki(&m)
	bibOrganisation(&m, kind, f, get)
	bibArXiv(&m, get)
	m.Language = languageOf(m.Language)
	stated := kind
	if kind == "article" {
		stated = cmp.Or(get("entrysubtype"), kind)
	}
	return Reference{Record: m, Abstract: get("abstract"), Files: filesOf(f["file"]), Accessed: cmp.Or(get("urldate", "lastchecked", "lastaccessed"), accessedIn(get("note")), accessedIn(get("howpublished"))), Stated: stated}
}

// bibStated gives the fields of an entry that stand in it as they are.
func bibStated(f map[string]string, get func(names ...string) string) corpus.Metadata {
	return corpus.Metadata{
		Title:     get("title"),
		Authors:   bibNames(f["author"]),
		Editors:   bibNames(f["editor"]),
		Container: get("journaltitle", "journal", "booktitle", "maintitle", "series-journal", "eventtitle"),
		Volume:    get("volume"),
		Pages:     get("pages", "eid"),
		Publisher: get("publisher", "school", "institution", "organization"),
		DOI:       get("doi"), ISBN: get("isbn"), URL: cmp.Or(f["url"], get("howpublished")),
		Language: get("langid", "language"),
		Edition:  get("edition"), Place: get("location", "address"), Original: get("origdate", "origyear"),
		Translators: bibNames(f["translator"]),
		Issued:      bibDate(get("date"), get("year"), get("month")),
		Rare:        corpus.Rare{Version: get("version"), Archive: get("library"), Shelfmark: get("shelfmark"), Event: get("eventtitle"), EventPlace: get("venue")},
	}
}

// bibOrganisation sets the site that a page stands on and who is behind it, or the organisation
// that made a work of nobody else.
func bibOrganisation(m *corpus.Metadata, kind string, f map[string]string, get func(names ...string) string) {
	if site := cmp.Or(get("journal", "journaltitle"), siteAmong(splitNames(f["organization"]))); kind == "online" && site != "" {
		m.Container = cmp.Or(m.Container, site)
		m.Publisher = cmp.Or(get("publisher"), otherThan(site, bibNames(f["organization"]))) // who stands behind the site, not the author
	} else if len(m.Authors)+len(m.Editors)+len(m.Directors) == 0 && !ofLaw[kind] {
		m.Organisation = get("organization", "institution")
	}
}

// bibSeries sets the series of a book and its number there. In BibTeX that is the volume of
// what has no other number; biblatex has a number for it, and the volume is that of a work
// in several.
func bibSeries(m *corpus.Metadata, kind string, get func(names ...string) string) {
	isBook := strings.Contains(kind, "book") || strings.Contains(kind, "collection") || strings.Contains(kind, "proceedings") || kind == "conference"
	if !isBook || get("series") == "" {
		return
	}
	if m.Series == "" { // of which it is a volume
		m.Series = get("series")
	}
	if isBiblatex := get("date", "location", "langid") != ""; get("number", "maintitle") != "" || isBiblatex || ofSeveral.MatchString(m.Series) {
		m.SeriesNumber, m.Issue = m.Issue, ""
	} else {
		m.SeriesNumber, m.Volume = m.Volume, ""
	}
}

// astronomers are the commands that the ADS writes for the journals of astronomers.
var astronomers = map[string]string{
	`\aj`: "The Astronomical Journal", `\apj`: "The Astrophysical Journal", `\apjl`: "The Astrophysical Journal Letters", `\apjs`: "The Astrophysical Journal Supplement Series",
	`\aap`: "Astronomy and Astrophysics", `\araa`: "Annual Review of Astronomy and Astrophysics", `\mnras`: "Monthly Notices of the Royal Astronomical Society", `\nat`: "Nature",
	`\pasp`: "Publications of the Astronomical Society of the Pacific", `\prd`: "Physical Review D", `\prl`: "Physical Review Letters", `\physrep`: "Physics Reports",
	`\jgr`: "Journal of Geophysical Research", `\grl`: "Geophysical Research Letters", `\solphys`: "Solar Physics", `\ssr`: "Space Science Reviews", `\jcap`: "Journal of Cosmology and Astroparticle Physics",
}

// bibVolumeOf sets what a book that is cited itself is a volume of: it stands in nothing, for
// its booktitle is for those who refer to it.
func bibVolumeOf(m *corpus.Metadata, kind string, get func(names ...string) string) {
	switch kind {
	case "book", "collection", "proceedings", "mvbook", "mvcollection", "reference":
		if m.Container == get("booktitle", "maintitle") {
			m.Series, m.Container = get("maintitle"), ""
		}
	}
}

// bibMakers sets those whom biblatex calls editors of a type of their own, and who wrote the
// book that another's preface stands in.
func bibMakers(m *corpus.Metadata, f map[string]string) {
	m.BookAuthors, m.Directors = bibNames(f["bookauthor"]), bibNames(f["director"])
	for _, field := range []string{"editor", "editora", "editorb", "editorc"} {
		made := map[string]*[]string{"director": &m.Directors, "interviewer": &m.Interviewers, "recipient": &m.Recipients}[strings.ToLower(f[field+"type"])]
		if made == nil {
			continue
		}
		if *made = bibNames(f[field]); field == "editor" {
			m.Editors = nil
		}
	}
}

// wikiTitle is how Wikipedia has its articles cited: "Lock --- Wikipedia, The Free
// Encyclopedia", in its languages.
var wikiTitle = lang.Regexp(`^(.+?) [—–-]{1,3} ((?:Wiki|Вики|Вікі|ويكي)[\p{L}]+)(?:[,،].*)?$`)

// bibWiki parts the title of such an article from its encyclopedia.
func bibWiki(m *corpus.Metadata) {
	if parts := wikiTitle.FindStringSubmatch(m.Title); parts != nil && m.Container == "" {
		m.Title, m.Container = parts[1], parts[2]
	}
}

// bibArXiv sets where a preprint of arXiv is, and its number there unless it has been
// printed since.
func bibArXiv(m *corpus.Metadata, get func(names ...string) string) {
	id := get("eprint")
	if id == "" || !strings.EqualFold(get("eprinttype", "archiveprefix"), "arxiv") {
		return
	}
	m.URL = cmp.Or(m.URL, "https://arxiv.org/abs/"+id)
	if m.Container+m.Publisher+m.Number == "" {
		m.Number, m.Publisher = "arXiv:"+id, "arXiv"
	}
}

// accessedAt is how notes say when an address was read: "[Online; accessed 14-November-2023]".
var accessedAt = lang.Regexp(`(?i)\b(?:accessed|retrieved|visited|stand|abgerufen|zugriff|consulté le|consultado|consultato)\b:?(?: on| am| el| il)? ([^\];]+)`)

// accessedIn gives that day, empty if a note does not tell it.
func accessedIn(note string) string {
	told := accessedAt.FindStringSubmatch(lang.Scrub(note)) // with letters in one piece
	if told == nil {
		return ""
	}
	day := strings.Trim(told[1], " .")
	if strings.ContainsFunc(day, unicode.IsLetter) {
		day = strings.ReplaceAll(day, "-", " ")
	}
	iso, _ := date.Parse(day)
	return iso
}

// bibGenre says what a work of an entry's kind is, and sets its number.
func bibGenre(m *corpus.Metadata, kind string, get func(names ...string) string) {
	switch {
	case strings.Contains(kind, "thesis"):
		m.Genre = kindOfThesis(cmp.Or(get("type"), kind))
	case kind == "report" || kind == "techreport" || kind == "manual" || kind == "standard" || kind == "patent" || ofLaw[kind]:
		m.Number = get("number", "report-number")
		if m.Genre = get("type"); kind == "techreport" && m.Genre == "" {
			m.Genre = "Technical report"
		}
	default:
		m.Issue = get("number", "issue")
	}
	m.Genre = cmp.Or(typeKeys[strings.ToLower(m.Genre)], m.Genre)
	if typed[kind] {
		m.Genre = get("type")
		if how := get("howpublished"); kind == "misc" && m.Genre == "" && !strings.ContainsAny(how, "/@") {
			m.Genre = how // "Broadside"
		}
	}
}

// typeKeys are the words of biblatex for kinds of reports and patents.
var typeKeys = map[string]string{
	"techreport": "Technical report", "resreport": "Research report", "patent": "Patent", "patentde": "Patent", "patenteu": "Patent", "patentfr": "Patent", "patentuk": "Patent", "patentus": "Patent",
	"patreq": "Patent", "patreqde": "Patent", "patreqeu": "Patent", "patreqfr": "Patent", "patrequk": "Patent", "patrequs": "Patent",
}

// ofSeveral is a word for a work in several volumes, which is no series of different works.
var ofSeveral = lang.Regexp(`(?i)\b(?:editions?|works|writings|papers|letters|history|werke|schriften|ausgabe|[œo]euvres|obras|opere)\b`)

// ofLaw are the entries that nobody wrote: their institution is a court or a house.
var ofLaw = lang.Set("jurisdiction legislation legal")

// typed are the entries whose type says what they are. That of an article is "article".
var typed = lang.Set("misc online dataset software audio video movie music image artwork performance unpublished")

// siteAmong gives the first of those who stand behind a page that is a periodical or an
// encyclopedia by its name: the page stands in that.
func siteAmong(institutions []string) string {
	for _, name := range institutions {
		if name = plainTeX(name); periodical.Kind(name) != "" || periodical.IsReference(name) {
			return name
		}
	}
	return ""
}

// otherThan gives the first institution that is not the one named.
func otherThan(one string, institutions []string) string {
	for _, name := range institutions {
		if !strings.EqualFold(name, one) {
			return name
		}
	}
	return ""
}

// languageOf gives the code of a language that babel names.
func languageOf(name string) string {
	codes := map[string]string{
		"english": "en", "american": "en-US", "british": "en-GB", "german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it", "turkish": "tr",
		"russian": "ru", "portuguese": "pt", "brazilian": "pt-BR", "dutch": "nl", "arabic": "ar", "polish": "pl", "swedish": "sv", "danish": "da", "greek": "el", "latin": "la",
		"chinese": "zh", "japanese": "ja", "ukrainian": "uk", "czech": "cs", "hungarian": "hu", "norwegian": "no", "finnish": "fi",
	}
	return cmp.Or(codes[strings.ToLower(name)], name)
}

// bibDate gives the date of an entry: that of biblatex, else year and month.
func bibDate(whole, year, month string) string {
	if whole != "" {
		return whole
	}
	if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= 12 && year != "" {
		return fmt.Sprintf("%s-%02d", year, n)
	}
	if iso, ok := date.Parse(lang.JoinSome(" ", month, year)); ok && month != "" {
		return iso
	}
	return year
}

// bibNames reads names that stand with "and" between them. One in braces is that of an
// institution.
func bibNames(field string) []string {
	var out []string
	for _, name := range splitNames(field) {
		switch trimmed := strings.TrimSpace(name); {
		case trimmed == "":
		case trimmed == "others":
			if len(out) > 0 {
				out = append(out, corpus.Others)
			}
		case strings.HasPrefix(trimmed, "{") && closes(trimmed) == len(trimmed)-1:
			out = append(out, record.AuthorName("{"+plainTeX(trimmed)+"}"))
		default:
			out = append(out, bibName(trimmed))
		}
	}
	return out
}

// closes gives where the brace at the start of a text is closed.
func closes(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// bibName reads one name: "Family, Given", "Family, Suffix, Given", "Given von Family",
// or the parts of biblatex.
func bibName(name string) string {
	parts := map[string]string{}
	if strings.Contains(name, "family=") || strings.Contains(name, "family =") {
		for _, field := range strings.Split(name, ",") {
			key, value, _ := strings.Cut(field, "=")
			parts[strings.TrimSpace(key)] = plainTeX(value)
		}
		return personOf(parts["family"], parts["given"], parts["suffix"], parts["prefix"], "")
	}
	pieces := strings.Split(plainTeX(name), ",")
	for i, p := range pieces {
		pieces[i] = strings.TrimSpace(p)
	}
	switch len(pieces) {
	case 1:
		return familyFirst(pieces[0])
	case 2:
		return lang.JoinSome(", ", pieces[0], pieces[1])
	}
	return lang.JoinSome(", ", pieces[0], pieces[len(pieces)-1], pieces[1])
}

// familyFirst puts the family name first: it begins with the first word in small
// letters, which is a particle, else it is the last word.
func familyFirst(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	for i, w := range words[1 : len(words)-1] {
		if unicode.IsLower([]rune(w)[0]) {
			return strings.Join(words[i+1:], " ") + ", " + strings.Join(words[:i+1], " ")
		}
	}
	if record.NamesGroup(name) { // "World Bank", without the braces that it needs
		return name
	}
	return record.AuthorName(name)
}

// splitNames cuts at " and " outside of braces.
func splitNames(field string) []string {
	var out []string
	words := strings.Fields(field)
	depth, start := 0, 0
	for i, w := range words {
		if depth == 0 && strings.EqualFold(w, "and") {
			out = append(out, strings.Join(words[start:i], " "))
			start = i + 1
		}
		depth += strings.Count(w, "{") - strings.Count(w, "}")
	}
	return append(out, strings.Join(words[start:], " "))
}
