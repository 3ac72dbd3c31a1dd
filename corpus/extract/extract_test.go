package extract

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/plain"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
	"footnote/corpus/structure"
)

// fuzzReader feeds a reader and checks what every document must be.
func fuzzReader(f *testing.F, read func(context.Context, corpus.File) (corpus.Document, error)) {
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
		d, err := read(context.Background(), corpus.File{Data: data})
		if err != nil {
			return
		}
		checkDocument(t, d)
	})
}

// checkDocument checks what every document must be.
func checkDocument(t *testing.T, d corpus.Document) {
	t.Helper()
	if len(d.Blocks) == 0 {
		t.Error("no blocks and no error")
	}
	for _, b := range d.Blocks {
		if !utf8.ValidString(b.Text) || strings.TrimSpace(b.Text) == "" || strings.ContainsAny(b.Text, "\x00\u200b\u202e\ufeff") {
			t.Errorf("bad block %q", b.Text)
		}
	}
	corpustest.CheckPassages(t, d, split.Split(d))
}

func FuzzText(f *testing.F)     { fuzzReader(f, plain.Read) }
func FuzzMarkdown(f *testing.F) { fuzzReader(f, markdown.Read) }

func TestExtractBoundsLines(t *testing.T) {
	_, err := Extract(t.Context(), corpus.File{Name: "a.md", Data: []byte(strings.Repeat("# H\n", structure.MostBlocks+1))})
	if !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("Extract(%d headings) = %v, want %v", structure.MostBlocks+1, err, corpus.ErrTooLarge)
	}
}

func TestFormatOfArchives(t *testing.T) {
	inner := corpustest.Zipped(t, "word/document.xml", "<a/>")
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"docx":          {corpustest.Zipped(t, "[Content_Types].xml", "", "word/document.xml", "<a/>"), "Word"},
		"epub":          {corpustest.Zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "<a/>"), "EPUB"},
		"xlsx":          {corpustest.Zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<a/>"), "Excel"},
		"pptx":          {corpustest.Zipped(t, "[Content_Types].xml", "", "ppt/presentation.xml", "<a/>"), "PowerPoint"},
		"odt":           {corpustest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>", "META-INF/manifest.xml", "<a/>"), "OpenDocument"},
		"zip of docx":   {corpustest.Zipped(t, "paper.docx", string(inner)), "a zip"},
		"stored docx":   {corpustest.Zipped(t, "mimetype", string(inner)), "a zip"},
		"broken docx":   {corpustest.Zipped(t, "word/document.xml", "<a/>")[:60], "Word"},
		"old Word":      {[]byte(zipxml.OleMark + "\xA1\xB1\x1A\xE1 and more"), "a file of an older Office program"},
		"with password": {append([]byte(zipxml.OleMark+"\xA1\xB1\x1A\xE1"), zipxml.LockedPart...), "Office with a password"},
	} {
		if got := formatOf(corpus.File{Name: "paper.docx", Data: test.data}).name; got != test.want {
			t.Errorf("%s: formatOf = %s, want %s", name, got, test.want)
		}
	}
	_, err := Extract(t.Context(), corpus.File{Name: "a.docx", Data: append([]byte(zipxml.OleMark+"\xA1\xB1\x1A\xE1"), zipxml.LockedPart...)})
	if !errors.Is(err, corpus.ErrEncrypted) {
		t.Errorf("Extract of an Office file with a password: %v, want ErrEncrypted", err)
	}
	_, err = Extract(t.Context(), corpus.File{Name: "a.docx", Data: corpustest.Zipped(t, "visio/document.xml", "<a/>")})
	if !errors.Is(err, corpus.ErrUnsupported) || !strings.Contains(err.Error(), "Visio") {
		t.Errorf("Extract of a drawing: %v, want ErrUnsupported that names Visio", err)
	}
}
