package data

import (
	"cmp"
	"fmt"
	"html"
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// RIS gives a record of tags in lines, each ended by CR LF.
func RIS(w work.Work, key string) string {
	authors, editors := w.AuthorsAndEditors()
	kind := risType(w)
	if kind == "MPCT" || kind == "VIDEO" { // whose authors are those who directed them
		authors = append(authors, person.ReadAll(w.Directors)...)
	}
	fields := []field{{"TY", kind}, {"ID", key}}
	for _, list := range []struct {
		tag    string
		people []person.Name
	}{{"AU", authors}, {"A2", person.ReadAll(w.Recipients)}, {"ED", editors}, {"A4", w.TranslatedBy}} {
		for _, p := range person.Known(list.people) {
			fields = append(fields, field{list.tag, risName(p)})
		}
	}
	container, _ := outlets(w)
	fields = append(fields, field{"TI", w.Title}, field{"T3", w.Series}, field{"M1", w.SeriesNumber})
	if w.Event != "" && kind == "CONF" { // T2 and CY are of the meeting
		fields = append(fields, field{"C3", container}, field{"C1", w.Place})
		container, w.Place = w.Event, w.EventPlace
	}
	fields = append(append(fields, field{"T2", container}), risPlace(w)...)
	fields = append(fields, field{"ET", cmp.Or(w.Edition, w.Version)}, field{"CY", w.Place}, field{"PB", w.Publisher}, field{"OP", w.Original},
		field{"PY", risYear(w.Date)}, field{"DA", risDate(w.Date)}, field{"DO", w.DOI}, field{"SN", cmp.Or(w.ISBN, w.Number)},
		field{"UR", risAddress(w.URL)}, field{"Y2", risDate(w.Accessed)}, field{"LA", w.Language}, field{"M3", risGenre(w)})
	if w.IsNote {
		fields = append(fields, field{"N1", noteOnWork})
	}
	if w.Form == work.Report && w.ISBN != "" {
		fields = append(fields, field{"M1", w.Number}) // which stands in SN where no ISBN does
	}
	var b strings.Builder
	for _, f := range fields {
		if f.value != "" {
			b.WriteString(f.name + "  - " + f.value + "\r\n")
		}
	}
	return b.String() + "ER  - \r\n"
}

// risType gives the type. Zotero takes what is of none for an article in a
// journal and drops its publisher, so that what has one is called a report, as
// is what has nothing of an article, and a study note unpublished.
func risType(w work.Work) string {
	ofArticle := w.DOI+w.Volume+w.Issue+w.Pages != ""
	kind, states := work.KindOf(w.Genre)
	switch {
	case w.IsNote:
		return "UNPD"
	case states && kind.Is(w):
		return kind.RIS
	case w.Form == work.Document && w.Place != "" && w.Publisher != "": // an imprint
		return "BOOK"
	case w.Form == work.Document && (w.Publisher != "" || !ofArticle):
		return "RPRT"
	}
	return map[work.Form]string{work.Article: "JOUR", work.Magazine: "MGZN", work.Chapter: "CHAP", work.Book: "BOOK", work.WebPage: "ELEC", work.Thesis: "THES", work.Report: "RPRT", work.Talk: "CPAPER", work.Law: "STAT", work.Document: "GEN"}[w.Form]
}

// risPlace gives where in its container a work stands, as far as that means the
// same to Zotero, which takes the first page of a book or a manuscript for how
// many it has, the issue of a chapter for how many volumes its book has, and the
// volume of a page of the web for the year in which it was read.
func risPlace(w work.Work) []field {
	volume, issue := field{"VL", w.Volume}, field{"IS", w.Issue}
	pages := []field{{"SP", w.Span.First}, {"EP", w.Span.Last}}
	switch {
	case w.IsNote || w.Form == work.WebPage || w.Form == work.Thesis || w.Form == work.Report:
		return nil
	case w.Form == work.Book:
		return []field{volume}
	case w.Form == work.Talk:
		return nil
	case w.Form == work.Law && strings.HasPrefix(w.Span.First, "§ "):
		return []field{volume, {"SE", strings.TrimPrefix(w.Span.First, "§ ")}}
	case w.Form == work.Chapter || w.Form == work.Law:
		return append([]field{volume}, pages...)
	}
	return append([]field{volume, issue}, pages...)
}

// risName gives a name. A comma makes a person of it, so that of an institution
// has dashes for its commas.
func risName(p person.Name) string {
	if p.Whole {
		return nameComma.ReplaceAllString(p.Family, " – ")
	}
	return p.Inverted()
}

var nameComma = lang.Regexp(`\s*,\s*`)

// risAddress gives an address that means the same where it is read as HTML, as
// Zotero reads all tags: "&section=" would become "§ion=", and "<b" be left out.
// The letter is encoded, which leads to the same page.
func risAddress(url string) string {
	parts := strings.Split(strings.ReplaceAll(url, "<", "%3C"), "&")
	for i, part := range parts {
		if i > 0 && part != "" && part[0] != '#' && html.UnescapeString("&"+part) != "&"+part {
			parts[i] = fmt.Sprintf("%%%02X", part[0]) + part[1:]
		}
	}
	return strings.Join(parts, "&")
}

func risGenre(w work.Work) string {
	if w.IsNote {
		return "Study note"
	}
	return genre(w)
}

func risYear(d date.Date) string {
	if d.Year == 0 || d.InWords {
		return ""
	}
	return fmt.Sprintf("%04d", d.Year)
}

// risDate gives year/month/day/, with what is not known left empty. A date in
// words stands alone: Zotero would show slashes before it, and takes those in it
// for such a date.
func risDate(d date.Date) string {
	switch {
	case d.Text == "":
		return ""
	case d.Year == 0 || d.InWords:
		return strings.ReplaceAll(d.Text, "/", "-")
	case d.Month == 0:
		return fmt.Sprintf("%04d///", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d/%02d//", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d/%02d/%02d/", d.Year, d.Month, d.Day)
}
