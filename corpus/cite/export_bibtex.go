package cite

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"footnote/corpus/lang"
)

// bibtexEntry gives an entry for biblatex with biber: UTF-8, dates in ISO 8601.
// DOI and address are verbatim there; all else is TeX. The journal and the year
// stand in fields that BibTeX knows too.
func bibtexEntry(w citedWork) string {
	kind := map[workForm]string{article: "article", magazine: "article", chapter: "incollection", book: "book", webPage: "online", thesis: "thesis", report: "report", document: "misc"}[w.exported()]
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, w.key)
	for _, f := range bibtexFields(w) {
		if f.value != "" {
			fmt.Fprintf(&b, "  %-12s = {%s},\n", f.name, f.value)
		}
	}
	return b.String() + "}"
}

func bibtexFields(w citedWork) []field {
	authors, editors := w.authorsAndEditors()
	fields := []field{{"author", bibtexNames(authors)}, {"title", inBraces(escapeTeX(w.Title))},
		{"editor", bibtexNames(editors)}, {"translator", bibtexNames(w.transl)}, {"edition", escapeTeX(w.Edition)}}
	fields = append(fields, bibtexOutlet(w)...)
	fields = append(fields, field{"address", escapeTeX(w.Place)}, field{"origdate", readDate(w.Original).iso()}, field{"date", w.issued.iso()}, field{"year", escapeTeX(w.issued.yearOnly())},
		field{"doi", verbatimTeX(w.DOI)}, field{"isbn", escapeTeX(w.ISBN)},
		field{"url", verbatimTeX(w.URL)}, field{"urldate", w.accessed.iso()})
	fields = append(fields, bibtexLanguage(w.Language)...)
	if w.exported() == magazine {
		fields = append(fields, field{"entrysubtype", "magazine"})
	}
	if w.note {
		fields = append(fields, field{"type", "Study note"}, field{"note", noteOnWork})
	}
	return fields
}

// bibtexOutlet gives where a work appeared. A page of the web names its site
// twice: biblatex prints the organization, Zotero takes the journal for the site
// and has no organization of a page.
func bibtexOutlet(w citedWork) []field {
	site, publisher := w.dataOutlets()
	container := escapeTeX(site)
	switch w.exported() {
	case article, magazine:
		return []field{{"journal", container}, {"volume", escapeTeX(w.Volume)}, {"number", escapeTeX(w.Issue)}, bibtexPages(w)}
	case chapter:
		return []field{{"booktitle", inBraces(container)}, {"publisher", bibtexName(publisher)}, bibtexPages(w)}
	case book:
		return []field{{"publisher", bibtexName(publisher)}}
	case thesis, report:
		return []field{{"type", escapeTeX(w.Genre)}, {"number", escapeTeX(w.Number)}, {"institution", bibtexName(publisher)}}
	case webPage:
		return []field{{"journal", container}, bibtexOrganization(w)}
	}
	return []field{bibtexOrganization(w)}
}

// bibtexOrganization gives the one list of those who stand behind a work.
func bibtexOrganization(w citedWork) field {
	container := w.Container
	if strings.EqualFold(container, w.Publisher) {
		container = ""
	}
	return field{"organization", lang.JoinSome(" and ", inBraces(escapeTeX(container)), inBraces(escapeTeX(w.Publisher)))}
}

// bibtexPages gives pages with two hyphens between them. The number of an
// article without pages stands there too: the field that biblatex has for it is
// read by no other program.
func bibtexPages(w citedWork) field {
	return field{"pages", escapeTeX(lang.JoinSome("--", w.span.First, w.span.Last))}
}

// bibtexLanguage names a language twice: biblatex hyphenates by the one field,
// and prints the other, which Zotero reads. English is not printed. Zotero takes
// a work without a language for English, and knows the word for none.
func bibtexLanguage(tag string) []field {
	name := babelName(tag)
	if name == "english" {
		return []field{{"langid", name}}
	}
	return []field{{"language", name}, {"langid", name}}
}

// bibtexNames gives "Family, Suffix, Given" of each. Braces keep the names of
// institutions in one piece.
func bibtexNames(people []person) string {
	var names []string
	for _, p := range people {
		if p.whole || p.family == "" {
			names = append(names, inBraces(escapeTeX(p.direct())))
			continue
		}
		names = append(names, lang.JoinSome(", ", bibtexName(p.family), bibtexName(p.suffix), bibtexName(p.given)))
	}
	return strings.Join(names, " and ")
}

// bibtexName keeps in one piece what an "and" would make two names of.
func bibtexName(part string) string {
	escaped := escapeTeX(part)
	if strings.Contains(" "+strings.ToLower(part)+" ", " and ") {
		return inBraces(escaped)
	}
	return escaped
}

// inBraces keeps the capitals of a text as they are, and its words together.
func inBraces(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// escapeTeX writes what has a meaning in TeX. Braces that have no partner are
// written as commands, because BibTeX counts also those with a backslash.
func escapeTeX(s string) string {
	left, right := `\{`, `\}`
	if !balanced(s) {
		left, right = `{\textbraceleft}`, `{\textbraceright}`
	}
	return apart(strings.NewReplacer(
		`\`, `{\textbackslash}`, `{`, left, `}`, right,
		`~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
		`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`,
	).Replace(s))
}

// apart puts an empty group, which no reader shows, between what Zotero would
// make one sign of: ⁈ of "?!", ‼ of "!!", and ℡ of "TEL" within any word.
func apart(tex string) string {
	tex = strings.ReplaceAll(tex, "TEL", "T{}EL")
	for _, marks := range []string{"?!", "!?", "!!"} {
		for strings.Contains(tex, marks) {
			tex = strings.ReplaceAll(tex, marks, marks[:1]+"{}"+marks[1:])
		}
	}
	return tex
}

// balanced counts braces as BibTeX does, which knows no escapes.
func balanced(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// verbatimTeX encodes what would end a field that is otherwise taken as it is.
func verbatimTeX(s string) string {
	return strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20").Replace(s)
}

// babelName gives the name that babel and biblatex know a language by: its
// English name in small letters. It is empty where that is not one word.
func babelName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return ""
	}
	base, _ := parsed.Base()
	name := strings.ToLower(display.English.Languages().Name(base))
	if strings.Contains(name, " ") {
		return ""
	}
	return name
}
