package catalogue

import (
	"testing"

	"footnote/corpus"
)

// Articles, theses and pages are told apart by what their records have; where none tells it, all
// sources are shown, and passages beside them.
func TestTextsOfAForm(t *testing.T) {
	rs := New([]corpus.Source{
		{ID: 1, Metadata: corpus.Metadata{Title: "Leats", Container: "Journal of Water Power", Volume: "3", Issued: "1999"}},
		{ID: 2, Metadata: corpus.Metadata{Title: "Millers", URL: "https://mills.example/millers"}},
		{ID: 3, Metadata: corpus.Metadata{Title: "Sluices", Publisher: "Weir Press", ISBN: "9780000000002"}},
		{ID: 4, Metadata: corpus.Metadata{Title: "Wheels", Container: "Mill Quarterly", Volume: "9", Issue: "2", Issued: "2004"}},
	})
	for asked, want := range map[string]string{
		"list all journal articles": "1 4", "what academic papers do you have": "1 4", "any peer-reviewed articles?": "1 4", "how many journal articles are there": "1 4", "journal articles in here": "1 4",
		"list the web pages": "2", "which websites are in the library": "2",
	} {
		if got, ok := rs.Answer(Read(asked)); !ok || numbersOf(got.Sources) != want || got.Beside || (got.Topic == TopicCount) != (asked[:3] == "how") {
			t.Errorf("%q = %s of %q, want %q", asked, got.Topic, numbersOf(got.Sources), want)
		}
	}
	if got, ok := rs.Answer(Read("list all theses")); !ok || numbersOf(got.Sources) != "1 2 3 4" || !got.Beside {
		t.Errorf("a form that no record tells = %s of %q, beside %v", got.Topic, numbersOf(got.Sources), got.Beside)
	}
	for _, asked := range []string{"journal articles", "websites", "which websites did he make", "which journal articles praise the king", "who reads journal articles", "what dissertations say about it"} {
		if got, ok := rs.Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q, want a question to the texts", asked, got.Topic, numbersOf(got.Sources))
		}
	}
}
