package extract

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/split"
)

// A file that is read again gives the same document, so that a refresh tells no
// change where there is none. Maps are gone through in another order each time.
func TestReadAgain(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.*")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first := readAsJSON(t, file, data)
		read++
		for range 4 {
			if again := readAsJSON(t, file, data); again != first {
				t.Errorf("%s: read again it is\n%s\nand was\n%s", file, again, first)
				break
			}
		}
	}
	if read < 40 {
		t.Errorf("%d files read, want all of testdata", read)
	}
}

func readAsJSON(t *testing.T, file string, data []byte) string {
	t.Helper()
	d, err := Extract(t.Context(), corpus.File{Name: filepath.Base(file), Data: data})
	var refused error
	for _, known := range []error{corpus.ErrEncrypted, corpus.ErrScanned, corpus.ErrGarbled, corpus.ErrNoText, corpus.ErrUnsupported, corpus.ErrMalformed} {
		if errors.Is(err, known) {
			refused = known
		}
	}
	if err != nil && refused == nil {
		t.Fatalf("%s: %v", file, err)
	}
	out, err := json.Marshal([]any{d, split.Split(d), refused != nil})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Of a phrase in two lists chance would say what it means.
func TestPhraseLists(t *testing.T) {
	means := map[string]string{}
	for _, meaning := range line.Surroundings {
		for _, phrase := range lang.Phrases(meaning) {
			if other, ok := means[phrase]; ok && other != meaning {
				t.Errorf("%q is %s and %s", phrase, other, meaning)
			}
			means[phrase] = meaning
		}
	}
}
