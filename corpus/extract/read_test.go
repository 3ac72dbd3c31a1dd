package extract

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A line that is taken for the title is text where somebody gives another one.
func TestGivenTitleLeavesTheText(t *testing.T) {
	const text = "The world is all that is the case\n\nWhat is the case, the fact, is the existence of atomic facts, and nobody has counted them. The logical picture of the facts is the thought.\n"
	for title, want := range map[string]string{"": "What is", "Tractatus": "The world is", "The world is all that is the case.": "What is"} {
		_, passages, err := Read(t.Context(), corpus.File{Name: "a.txt", Data: []byte(text), Title: title})
		if err != nil || !strings.HasPrefix(passages[0].Text, want) {
			t.Errorf("given %q, the text is %v (%v)", title, passages, err)
		}
	}
}
