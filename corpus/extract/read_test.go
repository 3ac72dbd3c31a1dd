package extract

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// So it is with what the markup says to be the title: no word of a source is lost.
func TestGivenTitleLeavesMarkedText(t *testing.T) {
	const prose = "The tide turns twice a day, and the harbour fills until the boats lie level with the quay. At low water they lie in the mud."
	for name, text := range map[string]string{
		"a.md":   "# The boats lie in the mud\n\n" + prose + "\n",
		"a.html": "<!doctype html><html><body><article><h1>The boats lie in the mud</h1><p>" + prose + "</p><p>When the ice comes, nobody goes out, and the nets hang in the lofts for weeks. The old people mend them by the stove, and tell the young ones which of the banks have moved since the last storm.</p></article></body></html>",
	} {
		for title, want := range map[string]string{"": "The tide", "Harbour Days": "The boats lie", "The Boats Lie in the Mud": "The tide"} {
			_, passages, err := Read(t.Context(), corpus.File{Name: name, Data: []byte(text), Title: title})
			if err != nil || !strings.HasPrefix(passages[0].Text, want) {
				t.Errorf("%s, given %q: the text is %v (%v)", name, title, passages, err)
			}
		}
	}
}

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
