package catalogue

import (
	"testing"

	"footnote/retrieval/question"
)

// A list may be asked for in some order, which is no word to look up; what is asked in an order
// and is no list is left to the texts.
func TestListsStandInTheOrderAskedFor(t *testing.T) {
	rs := New(mills())
	for asked, want := range map[string]string{
		"list the texts alphabetically": "5 4 1 2 3 6", "list all texts by date": "4 1 5 2 3 6", "sources sorted by author": "1 2 5 4 3 6",
		"show me all sources in chronological order": "4 1 5 2 3 6", "what do you have, newest first": "3 2 5 1 4 6", "texts oldest first": "4 1 5 2 3 6",
		"the texts in order of year": "4 1 5 2 3 6", "list everything by Tolland by date": "4 5 3 6",
		"show me everything sorted by year": "4 1 5 2 3 6", "sort the texts by author": "1 2 5 4 3 6",
		"newest first": "3 2 5 1 4 6", "sort them by date": "4 1 5 2 3 6", "sort by author": "1 2 5 4 3 6",
	} {
		if got, _ := rs.Answer(Read(asked)); got.Topic != TopicList || numbersOf(got.Sources) != want {
			t.Errorf("%q = %s of %q, want %q", asked, got.Topic, numbersOf(got.Sources), want)
		}
	}
	for _, asked := range []string{"did the mills open in chronological order", "which wheel came by time", "list the kings by age", "are millstones sorted by name", "by date", "order the wheels by size"} {
		if got, ok := rs.Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q, want a question to the texts", asked, got.Topic, numbersOf(got.Sources))
		}
	}
	all, _ := rs.Answer(Read("list all texts"))
	for asked, want := range map[string]string{"sort them by date": "4 1 5 2 3 6", "and in alphabetical order": "5 4 1 2 3 6", "by author pls": "1 2 5 4 3 6", "titles": "5 4 1 2 3 6"} {
		if got, _ := rs.After(all, asked); numbersOf(got.Sources) != want {
			t.Errorf("%q after a list = %q, want %q; trimmed %q", asked, numbersOf(got.Sources), want, question.Trim(asked))
		}
	}
	if got, ok := rs.After(all, "how are the wheels sorted by size"); ok {
		t.Errorf("a question to the texts = %s of %q", got.Topic, numbersOf(got.Sources))
	}
}
