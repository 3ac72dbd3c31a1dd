package catalogue

import (
	"testing"

	"footnote/corpus"
)

func TestOfSpoken(t *testing.T) {
	s := corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "Stone and Mortar", Authors: []string{"Harrow, Ada"}, Issued: "1901"}}
	for _, test := range []struct {
		asked string
		named bool
		topic Topic
	}{
		{"when was it published", true, TopicIssued}, {"who wrote it", true, TopicAuthors}, {"who wrote that", false, TopicAuthors}, {"who wrote this article", false, TopicAuthors},
		{"when was that piece published", false, TopicIssued}, {"when was it published", false, ""}, {"when was it built", true, ""}, {"how many sources are there", true, ""},
	} {
		got, ok := OfSpoken(s, test.named, test.asked)
		if ok != (test.topic != "") || got.Topic != test.topic {
			t.Errorf("OfSpoken(%q, named %v) = %v %v, want %q", test.asked, test.named, got.Topic, ok, test.topic)
		}
	}
}

func TestWithout(t *testing.T) {
	rs := New([]corpus.Source{{ID: 1, Metadata: corpus.Metadata{Title: "Stone and Mortar"}}})
	for asked, without := range map[string]bool{
		"which sources don't mention phosphate": true, "which texts do not mention phosphate": true, "which sources never mention phosphate": true, "which papers say nothing about phosphate": true,
		"which sources mention phosphate": false, "which articles talk about phosphate": false,
	} {
		got, ok := rs.Answer(Read(asked))
		if !ok || got.Topic != TopicMention || got.Words != "phosphate" || got.Without != without {
			t.Errorf("Answer(%q) = %+v, %v", asked, got, ok)
		}
	}
}

func TestMistypedFrames(t *testing.T) {
	rs := New([]corpus.Source{{ID: 1, Metadata: corpus.Metadata{Title: "Stone and Mortar", Authors: []string{"Harrow, Ada"}}}})
	for _, asked := range []string{"who wrte Stone and Mortar", "who wroet stone and mortar", "who is the athor of stone and mortar", "whcih sources are there"} {
		if _, ok := rs.Answer(Read(asked)); !ok {
			t.Errorf("Answer(%q) is none", asked)
		}
	}
}

func TestBare(t *testing.T) {
	for asked, want := range map[string]Topic{"when": TopicIssued, "and when?": TopicIssued, "and when was that": TopicIssued, "who": TopicAuthors, "and by whom": TopicAuthors, "where": TopicPublished, "why": "", "when did it fall": ""} {
		if got, ok := Bare(asked); got != want || ok != (want != "") {
			t.Errorf("Bare(%q) = %q, want %q", asked, got, want)
		}
	}
}

// What was asked of one source is asked of another that a follow-up names, and of no
// subject.
func TestOfAnother(t *testing.T) {
	rs := New(groupSources())
	for _, test := range []struct {
		first, then string
		topic       Topic
		want        string
	}{
		{"when did ramani publish his article", "and al-basre?", TopicIssued, "2"},
		{"who wrote leviathan", "what about the LSE piece", TopicAuthors, "3"},
		{"where did allies to a point appear", "and the Guardian article?", TopicPublished, "9"},
		{"who wrote leviathan", "and the war in Ukraine?", "", ""},
		{"which texts mention oil", "and Ramani?", "", ""},
	} {
		before, _ := rs.Answer(Read(test.first))
		got, _ := rs.After(before, test.then)
		if got.Topic != test.topic || numbersOf(got.Sources) != test.want {
			t.Errorf("%q, %q = %q of %q, want %q of %q", test.first, test.then, got.Topic, numbersOf(got.Sources), test.topic, test.want)
		}
	}
}
