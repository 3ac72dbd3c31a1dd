package split

import (
	"testing"

	"footnote/corpus"
)

// A passage of a recording ends where nobody speaks for long, and goes on over a short pause.
func TestSilenceEndsPassages(t *testing.T) {
	said := func(from, to, text string) corpus.Block { return corpus.Block{Text: text, Label: from, End: to} }
	d := corpus.Document{Blocks: []corpus.Block{said("0:04", "0:07", "I left the keys."), said("1:07", "1:09", "Under the stone."), said("1:20:00", "1:20:05", "There was no stone.")}}
	got := Split(d)
	if len(got) != 2 || got[0].Locator.LastLabel != "1:09" || got[1].Locator.Label != "1:20:00" {
		t.Errorf("%+v", got)
	}
}
