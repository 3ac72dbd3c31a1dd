package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// Who signs a letter wrote it; a name under another text is anybody's.
func TestSignedLetter(t *testing.T) {
	const text = "\n\nthe hay is in and the water has come into the lower meadow, as it does each year, and did no harm but to the fence that nobody mends.\n\nThe teacher says that the boy has an ear. I say that he has two feet above all, and puts both into each ditch that there is.\n\n"
	for letter, want := range map[string]string{
		"Marlow, 3 May 1911\n\nDear Ruth," + text + "With love, your brother\n\nEdwin Marsh":           "Marsh, Edwin",
		"Seeheim, den 3. Mai 1911\n\nLiebe Ruth," + text + "Es grüßt dich dein Bruder\n\nEdwin Marsch": "Marsch, Edwin",
		"Marlow, 3 May 1911\n\nDear Ruth," + text + "With love,\n\nEdwin":                              "", // a given name alone
		"Marlow, 3 May 1911" + text + "Edwin Marsh":                                                    "", // greets nobody
		"Dear Ruth," + text + "Edwin Marsh":                                                            "", // of no day
	} {
		lines := line.SignedLines(letter)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(d.Metadata.Authors, "; "); got != want {
			t.Errorf("%.60q: authors %q, want %q", letter, got, want)
		}
		if name := letter[strings.LastIndex(letter, "\n")+1:]; want != "" && !strings.Contains(d.Text(), name) {
			t.Errorf("%.60q: the name is no more in the text", letter)
		}
	}
}
