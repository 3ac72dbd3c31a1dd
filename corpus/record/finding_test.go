package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func TestMerge(t *testing.T) {
	got := Merge(
		Finding{Field: "title", Value: "Low Water | Review", From: FromPageTitle},
		Finding{Field: "title", Value: "Low Water", From: FromLinked},
		Finding{Field: "publisher", From: FromCitation},
		Finding{Field: "publisher", Value: "Press", From: FromMeta},
		Finding{Field: "issued", Value: "2018-05-03", From: FromByline},
		Finding{Field: "issued", Value: "2018", From: FromCitation},
		Finding{Field: "issued", Value: "2017-01-01", From: FromOpenGraph},
		Finding{Field: "organisation", Value: "Office", From: FromLinked},
		Finding{Field: "authors", Names: []string{"Sund, Ida"}, From: FromByline},
		Finding{Field: "authors", Names: []string{"Falk, Per"}, From: FromAddress},
	)
	want := corpus.Metadata{Title: "Low Water", Publisher: "Press", Issued: "2018-05-03", Authors: []string{"Sund, Ida"},
		Found: map[string]string{"title": FromLinked, "publisher": FromMeta, "issued": FromByline, "authors": FromByline}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Merge (-want +got):\n%s", diff)
	}
}
