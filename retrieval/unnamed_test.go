package retrieval

import (
	"slices"
	"testing"

	"footnote/retrieval/catalogue"
)

// Who asks for the author of "this" hears who wrote what was shown, and at first who wrote
// each text; who asks what there is hears what there is.
func TestUnnamedSources(t *testing.T) {
	e := hour(t)
	both := []string{"Of Orchards", "The Tale of a Morning"}
	for _, test := range []struct {
		questions []string
		topic     catalogue.Topic
		want      []string
	}{
		{[]string{"who wrote this"}, catalogue.TopicAuthors, both},
		{[]string{"who is the author"}, catalogue.TopicAuthors, both},
		{[]string{"wer hat das geschrieben"}, catalogue.TopicAuthors, both},
		{[]string{"when are apple trees pruned", "who wrote this?"}, catalogue.TopicAuthors, both[:1]},
		{[]string{"when are apple trees pruned", "who wrote it"}, catalogue.TopicAuthors, both[:1]},
		{[]string{"when are apple trees pruned", "who is the author"}, catalogue.TopicAuthors, both[:1]},
		{[]string{"when are apple trees pruned", "qui a écrit ça ?"}, catalogue.TopicAuthors, both[:1]},
		{[]string{"what does Corbin say about love", "who are its authors"}, catalogue.TopicAuthors, both[1:]},
		{[]string{"zebras of the moon", "who wrote this"}, catalogue.TopicAuthors, both},
		{[]string{"what do you have"}, catalogue.TopicList, both},
		{[]string{"when are apple trees pruned", "what's in here"}, catalogue.TopicList, both},
		{[]string{"was hast du"}, catalogue.TopicList, both},
		{[]string{"what texts are there"}, catalogue.TopicList, both},
	} {
		a := converse(t, e, test.questions...)
		if a.Catalogue == nil || a.Catalogue.Topic != test.topic || !slices.Equal(titlesOf(a.Catalogue.Sources), test.want) {
			t.Errorf("%q = %+v, want %s of %q", test.questions, a.Catalogue, test.topic, test.want)
		}
	}
	if a := ask(t, e, "what can you do", 3); !a.Talk {
		t.Errorf("what can you do = %+v, want talk", a)
	}
}
