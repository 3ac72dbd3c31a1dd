package remainder

import (
	"strings"
	"testing"

	"footnote/corpus"
)

func TestWithout(t *testing.T) {
	m := corpus.Metadata{Title: "Low Water", Authors: []string{"Sund, Ida", "李明"}, Container: "Brenne Courier", Issued: "2014-05-03", Volume: "12", Edition: "2", Place: "山谷"}
	for text, want := range map[string]string{
		"By Dr. Ida Sund, Brenne Courier, Saturday, 3 May 2014, 10:15": "",
		"Autorin: IDA SUND | 3. Mai 2014":                              "",
		"Brenne Courier, vol. XII, May 3rd, second edition":            "",
		"作者：李明 2014年5月3日":                                              "",
		"山谷":                                                           "",
		"Talk by Ida Sund, Weir School":                                "weir school",
		"Brenne, 4 June 2014":                                          "4 june",
		"Words: Ida Sund. Pictures: P. Falk":                           "pictures falk",
	} {
		if got := strings.Join(WordsOf(&m).Without(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
