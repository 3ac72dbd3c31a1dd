package corpus

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzReader feeds a reader and checks what every document must be.
func fuzzReader(f *testing.F, read func(context.Context, File) (Document, error)) {
	for _, s := range []string{
		"Title\n\nBy Jane Roe\n\n3 May 2020\n\nThe first sentence of the text is here. And a second one.\n",
		"---\ntitle: A note\nauthors: [Jane Roe]\n---\n# A note\n\nText with a mark.[^1]\n\n[^1]: The note.\n",
		"# One\n\n- a\n- b\n\n1. c\n   more\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
		"caf\xe9 au lait, na\xefve, d\xe9j\xe0 vu", "\xff\xfeA\x00b\x00c\x00.\x00", "a<sup>1</sup> b<sup>2", "\x00\x01\x02",
		"CHAPTER I\n\nIt was a dark night and nobody was out in the street at all.\n\fCHAPTER II\n\nIt went on.",
		"References\n\nRoe, J. (2020). A book. Press.\n\n© 2020 Roe. All rights reserved.",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := read(context.Background(), File{Data: data})
		if err != nil {
			return
		}
		checkDocument(t, d)
	})
}

// checkDocument checks what every document must be.
func checkDocument(t *testing.T, d Document) {
	t.Helper()
	if len(d.Blocks) == 0 {
		t.Error("no blocks and no error")
	}
	for _, b := range d.Blocks {
		if !utf8.ValidString(b.Text) || strings.TrimSpace(b.Text) == "" || strings.ContainsAny(b.Text, "\x00\u200b\u202e\ufeff") {
			t.Errorf("bad block %q", b.Text)
		}
	}
	checkPassages(t, d, Split(d))
}

func FuzzText(f *testing.F)     { fuzzReader(f, readText) }
func FuzzMarkdown(f *testing.F) { fuzzReader(f, readMarkdown) }

func TestExtractBoundsLines(t *testing.T) {
	_, err := Extract(t.Context(), File{Name: "a.md", Data: []byte(strings.Repeat("# H\n", mostBlocks+1))})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("Extract(%d headings) = %v, want %v", mostBlocks+1, err, ErrTooLarge)
	}
}
