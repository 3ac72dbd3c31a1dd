package data

import (
	"fmt"
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/tex"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// BibTeX gives an entry for biblatex with biber: UTF-8, dates in ISO 8601.
// DOI and address are verbatim there; all else is TeX. The journal and the year
// stand in fields that BibTeX knows too.
func BibTeX(w work.Work, key string) string {
	kind := named(w, func(k work.Kind) string { return k.BibTeX }, map[work.Form]string{work.Article: "article", work.Magazine: "article", work.Chapter: "incollection", work.Book: "book", work.WebPage: "online", work.Thesis: "thesis", work.Report: "report", work.Talk: "unpublished", work.Law: "legislation", work.Document: "misc"})
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, key)
	for _, f := range bibtexFields(w) {
		if f.value != "" {
			fmt.Fprintf(&b, "  %-12s = {%s},\n", f.name, f.value)
		}
	}
	return b.String() + "}"
}

func bibtexFields(w work.Work) []field {
	authors, editors := w.AuthorsAndEditors()
	fields := []field{{"author", bibtexNames(authors)}, {"title", inBraces(tex.Escape(w.Title))},
		{"editor", bibtexNames(editors)}, {"translator", bibtexNames(w.TranslatedBy)}, {"edition", tex.Escape(w.Edition)}}
	fields = append(fields, bibtexOutlet(w)...)
	if formOf(w) == work.Talk {
		w.Place = "" // it is the venue
	}
	fields = append(fields, field{"address", tex.Escape(w.Place)}, field{"origdate", date.Read(w.Original).ISO()}, field{"date", w.Date.ISO()}, field{"year", tex.Escape(w.Date.YearOnly())},
		field{"doi", tex.Verbatim(w.DOI)}, field{"isbn", tex.Escape(w.ISBN)},
		field{"url", tex.Verbatim(w.URL)}, field{"urldate", w.Accessed.ISO()})
	fields = append(fields, bibtexRare(w)...)
	fields = append(fields, bibtexLanguage(w.Language)...)
	if formOf(w) == work.Magazine {
		subtype := "magazine"
		if k, _ := work.KindOf(w.Genre); k.RIS == "NEWS" {
			subtype = "newspaper"
		}
		fields = append(fields, field{"entrysubtype", subtype})
	}
	if w.IsNote {
		fields = append(fields, field{"note", noteOnWork})
	}
	return fields
}

// bibtexRare gives what few works have. biblatex knows directors and the like as editors of
// a type of their own.
func bibtexRare(w work.Work) []field {
	fields := []field{{"series", inBraces(tex.Escape(w.Series))}, {"version", tex.Escape(w.Version)}, {"library", tex.Escape(w.Archive)}, {"shelfmark", tex.Escape(w.Shelfmark)},
		{"bookauthor", bibtexNames(person.ReadAll(w.BookAuthors))}, {"eventtitle", inBraces(tex.Escape(w.Event))}, {"venue", tex.Escape(w.EventPlace)}}
	if w.Form == work.Book || w.Form == work.Chapter {
		fields = append(fields, field{"number", tex.Escape(w.SeriesNumber)})
	}
	for _, made := range []struct {
		as, field string
		people    []string
	}{{"director", "editora", w.Directors}, {"interviewer", "editorb", w.Interviewers}, {"recipient", "editorc", w.Recipients}} {
		if names := bibtexNames(person.ReadAll(made.people)); names != "" {
			fields = append(fields, field{made.field, names}, field{made.field + "type", made.as})
		}
	}
	return fields
}

// bibtexOutlet gives where a work appeared. A page of the web names its site
// twice: biblatex prints the organization, Zotero takes the journal for the site
// and has no organization of a page.
func bibtexOutlet(w work.Work) []field {
	site, publisher := outlets(w)
	container := tex.Escape(site)
	switch formOf(w) {
	case work.Article, work.Magazine:
		return []field{{"journal", container}, {"volume", tex.Escape(w.Volume)}, {"number", tex.Escape(w.Issue)}, {"publisher", bibtexName(publisher)}, bibtexPages(w)}
	case work.Chapter:
		return []field{{"booktitle", inBraces(container)}, {"volume", tex.Escape(w.Volume)}, {"publisher", bibtexName(publisher)}, bibtexPages(w)}
	case work.Book:
		return []field{{"volume", tex.Escape(w.Volume)}, {"publisher", bibtexName(publisher)}}
	case work.Thesis, work.Report:
		return []field{{"type", tex.Escape(genre(w))}, {"number", tex.Escape(w.Number)}, {"institution", bibtexName(publisher)}}
	case work.Talk:
		return []field{{"type", bibtexType(w)}, {"eventtitle", inBraces(container)}, {"venue", tex.Escape(w.Place)}, {"publisher", bibtexName(publisher)}}
	case work.Law:
		return []field{{"type", bibtexType(w)}, {"journal", container}, {"volume", tex.Escape(w.Volume)}, {"number", tex.Escape(w.Number)}, {"institution", bibtexName(publisher)}, bibtexPages(w)}
	case work.WebPage:
		return []field{{"type", bibtexType(w)}, {"journal", container}, bibtexOrganization(w)}
	}
	return []field{{"type", bibtexType(w)}, {"volume", tex.Escape(w.Volume)}, bibtexOrganization(w)}
}

// bibtexType says what a work is that is no article and no work.Book: "Film".
func bibtexType(w work.Work) string {
	if w.IsNote {
		return "Study note"
	}
	return tex.Escape(genre(w))
}

// bibtexOrganization gives the one list of those who stand behind a work.
func bibtexOrganization(w work.Work) field {
	container := w.Container
	if strings.EqualFold(container, w.Publisher) {
		container = ""
	}
	return field{"organization", lang.JoinSome(" and ", inBraces(tex.Escape(container)), inBraces(tex.Escape(w.Publisher)))}
}

// bibtexPages gives pages with two hyphens between them. The number of an
// article without pages stands there too: the field that biblatex has for it is
// read by no other program.
func bibtexPages(w work.Work) field {
	return field{"pages", tex.Escape(lang.JoinSome("--", w.Span.First, w.Span.Last))}
}

// bibtexLanguage names a language twice: biblatex hyphenates by the one field,
// and prints the other, which Zotero reads. English is not printed. Zotero takes
// a work without a language for English, and knows the word for none.
func bibtexLanguage(tag string) []field {
	name := tex.Language(tag)
	if name == "english" {
		return []field{{"langid", name}}
	}
	return []field{{"language", name}, {"langid", name}}
}

// bibtexNames gives "Family, Suffix, Given" of each. Braces keep the names of
// institutions in one piece.
func bibtexNames(people []person.Name) string {
	var names []string
	for _, p := range people {
		if p.Family == person.Others {
			names = append(names, "others")
			continue
		}
		if p.Whole || p.Family == "" {
			names = append(names, inBraces(tex.Escape(p.Direct())))
			continue
		}
		names = append(names, lang.JoinSome(", ", bibtexName(p.Family), bibtexName(p.Suffix), bibtexName(p.Given)))
	}
	return strings.Join(names, " and ")
}

// bibtexName keeps in one piece what an "and" would make two names of.
func bibtexName(part string) string {
	escaped := tex.Escape(part)
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
