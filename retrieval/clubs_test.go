package retrieval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
)

// Small libraries, as clubs and courses have them: what is shown, and how sure it is, in those
// that the fit learned from and in those that were kept back. The figures stand in
// testdata/clubs.golden.
func TestSmallLibraries(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("short: the small libraries take seconds")
	}
	shares := map[string]map[string]string{}
	for _, part := range []string{"learned", "kept"} {
		folder := filepath.Join("..", "cmd", "train", "fit", "clubs", part)
		files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no small libraries in %s: %v", folder, err)
		}
		var all, near, others groupFigures
		for _, f := range files {
			e := clubEngine(t, filepath.Join(folder, "texts", strings.TrimSuffix(filepath.Base(f), ".jsonl")))
			eachJSON(t, f, func(q groupQuestion) {
				a := ask(t, e, q.Q, 5)
				switch q.Kind {
				case "near":
					near.note(groupQuestion{}, a)
				case "other":
					others.note(groupQuestion{}, a)
				default:
					all.note(q, a)
				}
			})
		}
		shares[part] = all.shares()
		delete(shares[part], "near, called sure")
		shares[part]["near, shown"], shares[part]["other fields, shown"] = near.shares()["chatter, shown"], others.shares()["chatter, shown"]
	}
	b, err := json.MarshalIndent(shares, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "clubs.golden", string(b)+"\n")
}

// clubEngine opens the texts of a folder.
func clubEngine(t *testing.T, folder string) *Engine {
	t.Helper()
	lib := newLibrary(t)
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in %s: %v", folder, err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		addFile(t, lib, corpus.File{Name: filepath.Base(path), Origin: path, Data: data})
	}
	return newEngine(t, lib, builtIn(t))
}
