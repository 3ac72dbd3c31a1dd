package shown

import (
	"slices"

	"footnote/corpus"
)

// A Work is what people cite, in JSON.
type Work struct {
	ID           corpus.SourceID `json:"id"`
	Title        string          `json:"title"`
	Authors      []string        `json:"authors"`
	Incomplete   bool            `json:"authors_incomplete"` // whether there are more than its record names
	Organisation string          `json:"organisation"`       // the corporate author
	Publisher    string          `json:"publisher"`
	Container    string          `json:"container"`
	Volume       string          `json:"volume"`
	Issue        string          `json:"issue"`
	Pages        string          `json:"pages"`
	DOI          string          `json:"doi"`
	ISBN         string          `json:"isbn"`
	Issued       string          `json:"issued"`
	URL          string          `json:"url"`
	Language     string          `json:"language"`
}

// WorkOf is the work of a source.
func WorkOf(s corpus.Source) Work {
	return Work{
		ID: s.ID, Title: s.Title, Authors: List(named(s.Authors)), Incomplete: slices.Contains(s.Authors, corpus.Others), Organisation: s.Organisation, Publisher: s.Publisher,
		Container: s.Container, Volume: s.Volume, Issue: s.Issue, Pages: s.Pages, DOI: s.DOI, ISBN: s.ISBN, Issued: s.Issued, URL: s.URL, Language: s.Language,
	}
}

// named gives the names of a list, without the word for others.
func named(people []string) []string {
	return slices.DeleteFunc(slices.Clone(people), func(name string) bool { return name == corpus.Others })
}

// The Rest is what few works have, in JSON, where all of a record is shown.
type Rest struct {
	Editors      []string `json:"editors"`
	Translators  []string `json:"translators"`
	Directors    []string `json:"directors"`
	Interviewers []string `json:"interviewers"`
	Recipients   []string `json:"recipients"`
	BookAuthors  []string `json:"book_authors"`
	Edition      string   `json:"edition"`
	Number       string   `json:"number"`
	Place        string   `json:"place"`
	Original     string   `json:"original"`
	Series       string   `json:"series"`
	SeriesNumber string   `json:"series_number"`
	Event        string   `json:"event"`
	EventPlace   string   `json:"event_place"`
	Version      string   `json:"version"`
	Archive      string   `json:"archive"`
	Shelfmark    string   `json:"shelfmark"`
}

// RestOf is what few works have, of a source.
func RestOf(s corpus.Source) Rest {
	return Rest{
		Editors: List(named(s.Editors)), Translators: List(named(s.Translators)), Directors: List(s.Directors), Interviewers: List(s.Interviewers),
		Recipients: List(s.Recipients), BookAuthors: List(s.BookAuthors), Edition: s.Edition, Number: s.Number, Place: s.Place, Original: s.Original,
		Series: s.Series, SeriesNumber: s.SeriesNumber, Event: s.Event, EventPlace: s.EventPlace, Version: s.Version, Archive: s.Archive, Shelfmark: s.Shelfmark,
	}
}

// WorksOf are the works of some sources.
func WorksOf(sources []corpus.Source) []Work {
	works := []Work{}
	for _, s := range sources {
		works = append(works, WorkOf(s))
	}
	return works
}

// A BadRow is a row that holds what cannot be read, and is left out.
type BadRow struct {
	Table  string `json:"table"` // source or passage
	Number int64  `json:"number"`
	Reason string `json:"reason"`
}

// List makes an empty list of none.
func List[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// Object makes an empty object of none.
func Object(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}
