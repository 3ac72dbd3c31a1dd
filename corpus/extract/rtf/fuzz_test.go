package rtf

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}{\stylesheet{\s1 heading 1;}}\s1 T\par\pard a\'e9\u8212-{\footnote b}\trowd\intbl c\cell\row{\*\x y}\bin3 abc}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}

// Writers other than Word mark a title by its size alone; a heading may have the same.
func TestTitleInLargeType(t *testing.T) {
	const text = `{\pard\fs24 The weir stood below the mill for three hundred years, and its owners quarrelled about the water in it.\par}`
	for want, head := range map[string]string{
		"Who Owned the Weir?": `{\pard\qc\b\fs36 Who Owned the Weir?\par}{\pard\qc\fs24 Ada Molnar\par}{\pard\outlinelevel0\b\fs36 The Mill\par}`,
		"":                    `{\pard\b\fs26 Who Owned the Weir?\par}`,
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: []byte(`{\rtf1\ansi ` + head + text + text + text + `}`)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Metadata.Title != want && want != "" || want == "" && d.Metadata.Found["title"] == "text, in a style for it" {
			t.Errorf("title %q from %q, want %q", d.Metadata.Title, d.Metadata.Found["title"], want)
		}
	}
}
