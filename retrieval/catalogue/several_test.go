package catalogue

import (
	"testing"

	"footnote/corpus"
)

// A message may ask several things of the records, of which the later ones go on from the first.
func TestSeveralOfTheRecords(t *testing.T) {
	rs := New([]corpus.Source{
		{ID: 1, Metadata: corpus.Metadata{Title: "Salt and Peat", Authors: []string{"Voss, Ida"}, Issued: "2019"}},
		{ID: 2, Metadata: corpus.Metadata{Title: "Heron Nests", Authors: []string{"Ono, Kei"}, Issued: "2021"}},
	})
	for asked, want := range map[string][2]Topic{
		"how many texts are in here and whats it all about": {TopicCount, TopicAbout}, "how many texts are there and what are they about": {TopicCount, TopicAbout},
		"who wrote Heron Nests and when": {TopicAuthors, TopicIssued}, "who wrote Salt and Peat? when was it published": {TopicAuthors, TopicIssued},
		"when was Heron Nests published and who wrote it": {TopicIssued, TopicAuthors}, "who wrote Heron Nests and who wrote Salt and Peat": {TopicAuthors, TopicAuthors},
	} {
		a, ok := rs.Answer(Read(asked))
		if !ok || len(a.Also) != 1 || a.Topic != want[0] || a.Also[0].Topic != want[1] {
			t.Errorf("%q = %v, %+v", asked, ok, a)
		}
	}
	for _, asked := range []string{"who wrote Heron Nests and what do herons eat", "how many herons are there and what are they about", "who found peat and when", "when do herons nest and where"} {
		if a, ok := rs.Answer(Read(asked)); ok {
			t.Errorf("%q = %+v, want a question to the texts", asked, a)
		}
	}
}

// Which texts are as long as others, the length of each tells.
func TestAsLong(t *testing.T) {
	rs := New(groupSources())
	for _, asked := range []string{"which ones are about the same size", "which texts are of the same length", "are any of the texts equally long", "what are about the same length"} {
		if a, ok := rs.Answer(Read(asked)); !ok || a.Topic != TopicLength || len(a.Sources) != len(groupSources()) {
			t.Errorf("%q = %v, %+v", asked, ok, a)
		}
	}
	for _, asked := range []string{"which islands are about the same size", "which texts are about the same war"} {
		if a, ok := rs.Answer(Read(asked)); ok && a.Topic == TopicLength {
			t.Errorf("%q = %+v", asked, a)
		}
	}
}
