package work

import (
	"testing"

	"footnote/corpus"
)

// What is known of where a work stands decides what it is taken for.
func TestFormOf(t *testing.T) {
	const page = "https://example.org/a"
	for _, test := range []struct {
		m    corpus.Metadata
		want Form
	}{
		{corpus.Metadata{Container: "Site", URL: page}, WebPage},
		{corpus.Metadata{Container: "Site", URL: page, Issued: "2020-01-02"}, WebPage},
		{corpus.Metadata{Container: "Journal", URL: page, Volume: "3"}, Article},
		{corpus.Metadata{Container: "Journal", URL: page, Pages: "3–4", Issued: "2020"}, Article},
		{corpus.Metadata{Container: "Journal", URL: page, Issue: "3"}, Article},
		{corpus.Metadata{Container: "Journal", DOI: "10.1/x", Issued: "2020-01-02"}, Article},
		{corpus.Metadata{Container: "Journal", Volume: "3", Issued: "2020-01-02"}, Article},
		{corpus.Metadata{Container: "Weekly", Issued: "2020-01-02"}, Magazine},
		{corpus.Metadata{Container: "Weekly", Issue: "71", Pages: "3–4", URL: page, Issued: "2020-01"}, Magazine},
		{corpus.Metadata{Container: "Book", ISBN: "978", Pages: "3–4", Volume: "2"}, Chapter},
		{corpus.Metadata{ISBN: "978"}, Book},
		{corpus.Metadata{Container: "Book", Publisher: "Press", Pages: "3–4", Issued: "2020"}, Chapter},
		{corpus.Metadata{Container: "Weekly", Publisher: "Press", Pages: "3–4", Issued: "2020-01-02"}, Magazine},
		{corpus.Metadata{Container: "The Alder Gazette", URL: page, Issued: "2020-01-02"}, Magazine},
		{corpus.Metadata{Container: "Wellbrook Review of Books", URL: page}, Magazine},
		{corpus.Metadata{Container: "Journal of Weirs", URL: page, Issued: "2020"}, Article},
		{corpus.Metadata{Container: "Alder Broadcasting Times", URL: page, Issued: "2020-01-02"}, WebPage},
		{corpus.Metadata{URL: page, Pages: "3–4"}, WebPage},
		{corpus.Metadata{Volume: "3"}, Document},
	} {
		if got := Of(corpus.Source{Metadata: test.m}).Form; got != test.want {
			t.Errorf("form of %+v = %d, want %d", test.m, got, test.want)
		}
	}
	ebook := corpus.Source{Metadata: corpus.Metadata{Title: "Walls", Publisher: "Press", Issued: "2020-01-02", URL: page}, MediaType: corpus.EPUB}
	if got := Of(ebook).Form; got != Book {
		t.Errorf("form of an e-book = %d, want %d", got, Book)
	}
	saved := corpus.Source{Metadata: corpus.Metadata{Title: "Berths", Container: "Harbour of Alder"}, MediaType: "text/html"}
	if got := Of(saved).Form; got != WebPage {
		t.Errorf("form of a page saved without its address = %d, want %d", got, WebPage)
	}
	if saved.Container = "The Alder Gazette"; Of(saved).Form == WebPage {
		t.Error("an article of a newspaper saved without its address is a page")
	}
}
