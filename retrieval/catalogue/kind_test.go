package catalogue

import (
	"testing"

	"footnote/corpus"
)

// kiln has two theses, an interview, slides, a book, an article and a text of which nothing is known.
func kiln() []corpus.Source {
	return []corpus.Source{
		{ID: 1, MediaType: "text/plain", Passages: 5, Metadata: corpus.Metadata{Title: "The Brick Kiln", Authors: []string{"Oda Brandt"}, Genre: "Doctoral thesis", Issued: "2018-09"}},
		{ID: 2, Passages: 9, Metadata: corpus.Metadata{Title: "Clay Pits", Authors: []string{"Per Lund"}, Genre: "Master’s thesis", Publisher: "University of Skagen", Issued: "2020-02"}},
		{ID: 3, Passages: 20, Metadata: corpus.Metadata{Title: "A Burner Remembers", Genre: "Interview", Issued: "2001"}},
		{ID: 4, MediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation", Passages: 2, Metadata: corpus.Metadata{Title: "Drying Sheds", Issued: "2023"}},
		{ID: 5, Passages: 40, Metadata: corpus.Metadata{Title: "Glazes", Publisher: "Oven Press", ISBN: "9780000000002", Issued: "1990"}},
		{ID: 6, Passages: 3, Metadata: corpus.Metadata{Title: "Tiles", Container: "Journal of Roofs", Volume: "3", Issued: "2005"}},
		{ID: 7, Passages: 1, Metadata: corpus.Metadata{Title: "Yard Rules", Issued: "2099"}},
	}
}

// What is asked of a kind of texts is asked of those that their records call so: lists, numbers,
// years, words, and which is the newest of them.
func TestKindsOfTexts(t *testing.T) {
	rs := New(kiln())
	for asked, want := range map[string]string{
		"list the books": "5", "do we have any books": "5", "how many books do we have": "5", "list all interviews": "3", "how many interviews are there": "3",
		"list all slides": "4", "list all theses": "2 1", "do we have any theses from 2018": "1", "any theses after 2018?": "2", "theses by date": "1 2",
		"which is the newest thesis": "2", "which thesis is older": "1", "which thesis is longer": "2", "most recent master's thesis": "2", "list the doctoral theses": "1",
		"which is the newest article": "6", "what's the latest thing": "4", "show me the newest one": "4",
		"who wrote the thesis about clay pits": "2", "who wrote the thesis about brick kilns": "1", "when was the clay pit thesis submitted": "2", "what university is the clay pits thesis from": "2",
		"what's the title of the thesis about kilns": "1", "wer hat die Masterarbeit geschrieben": "2", "titles": "3 2 4 5 1 6 7",
	} {
		got, ok := rs.Answer(Read(asked))
		if got = got.Most(today); !ok || numbersOf(got.Sources) != want || got.Kind != "" {
			t.Errorf("%q = %s of %q, kind %q, want %q", asked, got.Topic, numbersOf(got.Sources), got.Kind, want)
		}
	}
	for asked, want := range map[string]string{"oldest thesis": "1", "longest thesis": "2", "oldest book": "5", "newest article": "6"} {
		got, ok := rs.Answer(Read(asked))
		if !ok {
			got, _, _ = rs.Perhaps(Read(asked))
		}
		if got = got.Most(today); numbersOf(got.Sources) != want {
			t.Errorf("%q = %q, want %q", asked, numbersOf(got.Sources), want)
		}
	}
}

// Of a kind that no record tells it is said, and what there is; of one none of which has the
// words, which there are. "Book" may call any text: words are looked for in all.
func TestNoneOfTheKind(t *testing.T) {
	rs := New(kiln()[3:])
	for asked, kind := range map[string]string{"list all theses": "theses", "do we have any interviews": "interviews", "how many chapters are there": "chapters", "newest thesis": "thesis"} {
		if got, ok := rs.Answer(Read(asked)); !ok || got.Kind != kind || got.Extreme != "" || len(got.Sources) != 4 {
			t.Errorf("%q = %q of kind %q, %v; want all and %q", asked, numbersOf(got.Sources), got.Kind, ok, kind)
		}
	}
	all := New(kiln())
	for asked, found := range map[string][3]string{
		"is there a thesis about bees": {"", "2 1", "thesis"}, "which theses mention clay": {"2 7", "2", ""}, "which books mention clay": {"2 7", "2 7", ""}, "list texts about interviews": {"4", "4", ""},
	} {
		got, ok := all.Answer(Read(asked))
		for _, s := range kiln() {
			if ok && len(found[0]) > 0 && (found[0][0] == '0'+byte(s.ID) || found[0][len(found[0])-1] == '0'+byte(s.ID)) {
				got.Sources = append(got.Sources, s)
			}
		}
		if got = got.WithinKind(); got.Topic != TopicMention || numbersOf(got.Sources) != found[1] || got.Kind != found[2] {
			t.Errorf("%q = %s of %q, kind %q; want %q, %q", asked, got.Topic, numbersOf(got.Sources), got.Kind, found[1], found[2])
		}
	}
	for _, asked := range []string{"what does the thesis say about clay", "which books did the potter read", "the interviews were long", "is the kiln older"} {
		if got, ok := all.Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q, want a question to the texts", asked, got.Topic, numbersOf(got.Sources))
		}
	}
}
