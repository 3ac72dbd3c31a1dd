package extract_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract"
)

// What somebody wrote says the same in each of the formats that it may be kept in: short
// last lines, a sentence twice in a row, a paragraph under two headings.
func TestNothingIsLostOfTexts(t *testing.T) {
	const rules = "The rules of the reading room hang beside the door, and nobody has read them since the summer. They were written by the keeper and her sister."
	const bags = "Bags must be left in the lockers at the entrance. The key is returned on the same day."
	body := "# Rules of the house\n\n" + rules + "\n\n## Reading room\n\n" + bags + "\n\n## Map room\n\n" + bags + "\n\n## Votes\n\nThe motion to close at noon was put to the vote.\n\nThe motion to close at noon was put to the vote.\n\nIt was lost both times, and the keeper noted down who had asked for it.\n\nNo proxies.\n\nQuorum: nine\n"
	for name, text := range map[string]string{
		"rules.md":  body,
		"rules.txt": strings.NewReplacer("## ", "", "# ", "").Replace(body),
		"rules.org": strings.NewReplacer("## ", "* ", "# ", "#+TITLE: ").Replace(body),
		"rules.eml": "From: Ida Sund <ida@coast.example>\nTo: all@coast.example\nSubject: Rules of the house\nMessage-ID: <1@coast.example>\n\n" + body,
	} {
		d, err := extract.Extract(t.Context(), corpus.File{Name: name, Data: []byte(text)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var all strings.Builder
		for _, b := range d.Blocks {
			all.WriteString(b.Text + "\n")
		}
		for said, times := range map[string]int{bags: 2, "The motion to close at noon was put to the vote.": 2, "No proxies.": 1, "Quorum: nine": 1} {
			if n := strings.Count(all.String(), said); n != times {
				t.Errorf("%s: %q stands %d times, want %d", name, said, n, times)
			}
		}
	}
}
