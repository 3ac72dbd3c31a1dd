package period

import (
	"testing"

	"footnote/corpus"
)

func TestPeriodsOfSources(t *testing.T) {
	sources := []corpus.Source{{ID: 1, Metadata: corpus.Metadata{Issued: "1887"}}, {ID: 2, Metadata: corpus.Metadata{Issued: "2003-05-14"}}, {ID: 3, Metadata: corpus.Metadata{Issued: "2003"}}, {ID: 4}}
	for text, want := range map[string][]corpus.SourceID{
		"in 2003": {2, 3}, "in may 2003": {2}, "before 2003": {1}, "since 1887": {1, 2, 3}, "the eighties": nil, "the nineteenth century": {1}, "between 1800 and 1900": {1}, "from the 2000s": {2, 3},
	} {
		years, ok := Read(text)
		got := years.Of(sources)
		if !ok || len(got) != len(want) {
			t.Errorf("%q = %v, want %v", text, got, want)
			continue
		}
		for i, s := range got {
			if s.ID != want[i] {
				t.Errorf("%q = %v, want %v", text, got, want)
			}
		}
	}
	for _, text := range []string{"may", "in may", "2003 mills", ""} {
		if _, ok := Read(text); ok {
			t.Errorf("%q is read as a time", text)
		}
	}
}
