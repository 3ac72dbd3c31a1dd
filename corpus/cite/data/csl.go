package data

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// The shapes of CSL-JSON 1.0.2.
type cslRecord struct {
	ID           string    `json:"id"`
	Type         string    `json:"type"`
	Title        string    `json:"title,omitempty"`
	Author       []cslName `json:"author,omitempty"`
	Editor       []cslName `json:"editor,omitempty"`
	Translator   []cslName `json:"translator,omitempty"`
	Container    string    `json:"container-title,omitempty"`
	Volume       string    `json:"volume,omitempty"`
	Issue        string    `json:"issue,omitempty"`
	Page         string    `json:"page,omitempty"`
	Section      string    `json:"section,omitempty"`
	Edition      string    `json:"edition,omitempty"`
	Number       string    `json:"number,omitempty"`
	Publisher    string    `json:"publisher,omitempty"`
	Place        string    `json:"publisher-place,omitempty"`
	Authority    string    `json:"authority,omitempty"`
	EventTitle   string    `json:"event-title,omitempty"`
	EventPlace   string    `json:"event-place,omitempty"`
	Interviewer  []cslName `json:"interviewer,omitempty"`
	Recipient    []cslName `json:"recipient,omitempty"`
	Director     []cslName `json:"director,omitempty"`
	BookAuthor   []cslName `json:"container-author,omitempty"`
	Series       string    `json:"collection-title,omitempty"`
	SeriesNumber string    `json:"collection-number,omitempty"`
	Version      string    `json:"version,omitempty"`
	Archive      string    `json:"archive,omitempty"`
	Shelfmark    string    `json:"archive_location,omitempty"`
	Issued       *cslDate  `json:"issued,omitempty"`
	Original     *cslDate  `json:"original-date,omitempty"`
	DOI          string    `json:"DOI,omitempty"`
	ISBN         string    `json:"ISBN,omitempty"`
	URL          string    `json:"URL,omitempty"`
	Accessed     *cslDate  `json:"accessed,omitempty"`
	Language     string    `json:"language,omitempty"`
	Genre        string    `json:"genre,omitempty"`
	Note         string    `json:"note,omitempty"`
	Annote       string    `json:"annote,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// CSL gives one item, without the list that a file of CSL-JSON is.
func CSL(w work.Work, key string) string {
	container, publisher := outlets(w)
	authors, editors := w.AuthorsAndEditors()
	r := cslRecord{
		ID: key, Title: w.Title, Container: container, Volume: w.Volume, Issue: w.Issue, Page: lang.JoinSome("-", w.Span.First, w.Span.Last),
		Publisher: publisher, DOI: w.DOI, ISBN: w.ISBN, URL: cslAddress(w),
		Type:   named(w, func(k work.Kind) string { return k.CSL }, map[work.Form]string{work.Article: "article-journal", work.Magazine: "article-magazine", work.Chapter: "chapter", work.Book: "book", work.WebPage: "webpage", work.Thesis: "thesis", work.Report: "report", work.Talk: "speech", work.Law: "legislation", work.Document: "document"}),
		Author: cslNames(authors), Editor: cslNames(editors), Translator: cslNames(w.TranslatedBy),
		Edition: w.Edition, Number: w.Number, Place: w.Place, Original: cslDateOf(date.Read(w.Original)),
		Issued: cslDateOf(w.Date), Accessed: cslDateOf(w.Accessed), Language: w.Language, Genre: genre(w),
		EventTitle: w.Event, EventPlace: w.EventPlace, Series: w.Series, SeriesNumber: w.SeriesNumber, Version: w.Version, Archive: w.Archive, Shelfmark: w.Shelfmark,
		Interviewer: cslNames(person.ReadAll(w.Interviewers)), Recipient: cslNames(person.ReadAll(w.Recipients)),
		Director: cslNames(person.ReadAll(w.Directors)), BookAuthor: cslNames(person.ReadAll(w.BookAuthors)),
	}
	switch formOf(w) {
	case work.Talk:
		r.EventTitle, r.EventPlace, r.Container, r.Place = r.Container, r.Place, "", ""
	case work.Law:
		r.Authority, r.Publisher = r.Publisher, ""
		if section, found := strings.CutPrefix(r.Page, "§ "); found {
			r.Section, r.Page = section, ""
		}
	}
	if w.IsNote {
		r.Note, r.Annote = noteOnWork, noteOnWork
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(r) // texts and numbers always have a form in JSON
	return strings.TrimSuffix(b.String(), "\n")
}

// CSLFile gives the list that a file of CSL-JSON is.
func CSLFile(items []string) string {
	if len(items) == 0 {
		return "[]"
	}
	return "[\n" + strings.Join(items, ",\n") + "\n]"
}

// cslAddress gives the DOI also as an address where there is no other: many a
// Zotero has a field for it only with articles.
func cslAddress(w work.Work) string {
	if formOf(w) == work.Article {
		return w.URL
	}
	return cmp.Or(w.URL, identifier.DOIAddress(w.DOI))
}

func cslNames(people []person.Name) []cslName {
	var names []cslName
	for _, p := range person.Known(people) {
		names = append(names, cslNameOf(p))
	}
	return names
}

// cslNameOf leaves particles with the names that they stand by ("van der Berg",
// "Ludwig van") and a suffix after a comma ("Tom, Jr."), where programs that
// format citations find them. Zotero leaves out what stands in fields of its own.
func cslNameOf(p person.Name) cslName {
	if p.Whole {
		return cslName{Literal: p.Family}
	}
	return cslName{Family: p.Family, Given: lang.JoinSome(", ", p.Given, p.Suffix)}
}

func cslDateOf(d date.Date) *cslDate {
	switch {
	case d.Text == "":
		return nil
	case d.Year == 0:
		return &cslDate{Literal: d.Text}
	}
	parts := []int{d.Year}
	for _, part := range []int{d.Month, d.Day} {
		if part > 0 {
			parts = append(parts, part)
		}
	}
	return &cslDate{Parts: [][]int{parts}, Circa: d.About}
}
