package catalogue

import (
	"strings"
	"testing"
	"time"

	"footnote/corpus"
)

// today is the day on which the tests ask, a Wednesday.
var today = time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC)

// What was added lately is told, the last first; where nothing was, what was added last.
func TestAddedLately(t *testing.T) {
	var sources []corpus.Source
	for i, days := range []int{40, 9, 1, 300, 5} {
		sources = append(sources, corpus.Source{ID: corpus.SourceID(i + 1), AddedAt: today.AddDate(0, 0, -days), Metadata: corpus.Metadata{Title: "Text " + string(rune('A'+i))}})
	}
	rs := New(sources)
	for asked, want := range map[string]string{
		"anything new?": "3 5 2", "what's new in the library": "3 5 2", "What did we add last week?": "3 5 2", "which texts were added recently": "3 5 2",
		"what did we add yesterday": "3", "what was added since monday": "3", "what has been added this month": "3 5 2", "what did we add in the last 2 months": "3 5 2 1",
		"what was added today": "none 3 5 2 1 4", "what was the last thing we added": "5", "latest additions": "3 5 2",
	} {
		a, ok := rs.Answer(Read(asked))
		a = a.Most(today)
		got := numbersOf(a.Sources)
		if a.Recent != nil && a.Recent.None {
			got = "none " + got
		}
		if !ok || got != want {
			t.Errorf("%q = %q, %v; want %q", asked, got, ok, want)
		}
	}
	for _, asked := range []string{"what is new about the second edition", "what did the king add to the law", "is there anything new in the treaty of Ghent", "what was added to the tea"} {
		if a, ok := rs.Answer(Read(asked)); ok && a.Recent != nil {
			t.Errorf("%q asks for what was added", asked)
		}
	}
}

// What is dated years ahead is no newest text, unless there is no other.
func TestNewestIsNotAhead(t *testing.T) {
	sources := []corpus.Source{
		{ID: 1, Metadata: corpus.Metadata{Title: "Wells", Issued: "2019"}}, {ID: 2, Metadata: corpus.Metadata{Title: "Pumps", Issued: "2091"}}, {ID: 3, Metadata: corpus.Metadata{Title: "Locks", Issued: "2025"}},
	}
	a, _ := New(sources).Answer(Read("what is the newest text"))
	if got := a.Most(today); numbersOf(got.Sources) != "3" || got.Of != 2 || numbersOf(got.Ahead) != "2" {
		t.Errorf("newest = %q of %d, ahead %q", numbersOf(got.Sources), got.Of, numbersOf(got.Ahead))
	}
	a, _ = New(sources[1:2]).Answer(Read("what is the newest text"))
	if got := a.Most(today); numbersOf(got.Sources) != "2" || len(got.Ahead) > 0 {
		t.Errorf("newest of one = %q, ahead %q", numbersOf(got.Sources), numbersOf(got.Ahead))
	}
}

// Who asks for a kind of texts is told how many others may be of it.
func TestKindsThatAreNotKnown(t *testing.T) {
	rs := New(kiln())
	for asked, want := range map[string]string{
		"list the books": "5, 1 more", "how many theses are there": "1 2, 1 more", "theses from 1990": "1 2 none of 1990",
		"¿qué libros hay?": "5, 1 more", "welche bücher habt ihr": "5, 1 more", "quels livres avez-vous": "5, 1 more", "quali libri avete?": "5, 1 more",
		"que livros temos": "5, 1 more", "hangi kitaplar var": "5, 1 more", "какие книги есть": "5, 1 more",
	} {
		a, ok := rs.Answer(Read(asked))
		got := strings.Join(strings.Fields(numbersOf(a.Sources)), " ")
		switch {
		case a.Missed != "":
			got += " none of " + a.Missed
		case a.Unkinded > 0:
			got += ", " + string(rune('0'+a.Unkinded)) + " more"
		}
		if !ok || got != want && got != strings.Replace(want, "1 2", "2 1", 1) {
			t.Errorf("%q = %q, want %q", asked, got, want)
		}
	}
}

// A thesis is asked for by its word in other languages, too.
func TestTheThesisAbroad(t *testing.T) {
	rs := New(kiln()[1:])
	for _, asked := range []string{
		"¿quién escribió la tesis?", "wer hat die Dissertation geschrieben", "qui est l'auteur de la thèse", "qui a écrit la thèse ?", "chi ha scritto la tesi", "chi è l'autore della tesi?",
		"quem escreveu a tese?", "quem é o autor da tese", "tezi kim yazdı?", "кто написал диссертацию?", "من كتب الأطروحة؟",
	} {
		if a, ok := rs.Answer(Read(asked)); !ok || a.Topic != TopicAuthors || numbersOf(a.Sources) != "2" {
			t.Errorf("%q = %s of %q, %v", asked, a.Topic, numbersOf(a.Sources), ok)
		}
	}
}

// Whether a work is there is answered with its record.
func TestPresent(t *testing.T) {
	sources := kiln()
	sources[4].Authors = []string{"Corr, Vida"}
	rs := New(sources)
	for asked, want := range map[string]string{
		"is The Brick Kiln in here?": "1", "is the Brandt thesis in here": "1", "do we have Clay Pits by Per Lund": "2", "do you have “Glazes”": "5", "do we have Corr's Glazes?": "5",
		"how long is the book": "5", "length of The Brick Kiln": "1", "how many pages has the book": "5",
	} {
		if a, ok := rs.Answer(Read(asked)); !ok || numbersOf(a.Sources) != want {
			t.Errorf("%q = %s of %q, %v; want %q", asked, a.Topic, numbersOf(a.Sources), ok, want)
		}
	}
	for _, asked := range []string{"do we have rights", "is the clay in here wet", "do they have a choice", "are bricks available", "is the report by the pits available"} {
		if a, ok := rs.Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q", asked, a.Topic, numbersOf(a.Sources))
		}
	}
	for _, asked := range []string{"which ones are with clay", "what ones are of clay", "which ones cover the clay", "which ones are about to burn"} {
		if a, ok := rs.Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q", asked, a.Topic, a.Words)
		}
	}
	for asked, want := range map[string]string{"which ones are about clay": "clay", "which ones mention Lund": "Lund", "which ones talk about kilns?": "kilns"} {
		if a, ok := rs.Answer(Read(asked)); !ok || a.Topic != TopicMention || a.Words != want || !a.Beside {
			t.Errorf("%q = %s of %q, %v", asked, a.Topic, a.Words, ok)
		}
	}
}
