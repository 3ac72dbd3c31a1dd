package kind

import "testing"

// Each word for a kind has letters by which it is looked for at all.
func TestFind(t *testing.T) {
	for _, word := range []string{"master theses", "masters dissertation", "masterarbeiten", "phd thesis", "doctoral dissertations", "doktorarbeit", "bachelor thesis", "bachelorarbeit",
		"thesis", "dissertationen", "abschlussarbeit", "tesis", "interviews", "lecture slides", "slide decks", "lectures", "journal articles", "research papers", "news articles", "magazine pieces",
		"webpages", "web pages", "websites", "blog posts", "book chapters", "chapters of books", "chapter", "books"} {
		if k, ok := Find("list all " + word); !ok || k.Start != len("list all ") || k.End != k.Start+len(word) {
			t.Errorf("Find of %q = %+v, %v", word, k, ok)
		}
	}
	if _, ok := Find("list all texts"); ok {
		t.Error("texts are a kind")
	}
}
