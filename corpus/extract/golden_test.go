package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
)

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files in testdata/text (%v)", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			d := extractFile(t, file)
			corpustest.CheckPassages(t, d, split.Split(d))
			corpustest.CompareGolden(t, file, corpustest.Golden(t, d))
		})
	}
}

// checkGolden compares a document with testdata/NAME.golden.
func checkGolden(t *testing.T, name string, d corpus.Document) {
	t.Helper()
	corpustest.CheckPassages(t, d, split.Split(d))
	corpustest.CompareGolden(t, filepath.Join("testdata", name), corpustest.Golden(t, d))
}

// A text is the same with other line ends and in other encodings.
func TestOtherForms(t *testing.T) {
	files, _ := filepath.Glob("testdata/text/*.[tm][xd]*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := corpustest.Golden(t, extractFile(t, file))
		for name, form := range map[string][]byte{
			"CRLF":   []byte(strings.ReplaceAll(string(data), "\n", "\r\n")),
			"UTF-16": corpustest.In16(string(data), false, true),
			"mark":   []byte("\uFEFF" + string(data)),
		} {
			d, err := Extract(t.Context(), corpus.File{Name: filepath.Base(file), Data: form})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, corpustest.Golden(t, d)); diff != "" {
				t.Errorf("%s as %s differs (-want +got):\n%s", file, name, diff)
			}
		}
	}
}
