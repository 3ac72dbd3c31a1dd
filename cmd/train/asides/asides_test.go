package asides

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/retrieval/question"
)

// made writes asides and questions that are told by how they begin, whatever they are about.
func made(t *testing.T) material {
	t.Helper()
	folder := t.TempDir()
	write := func(name string, lines []string) string {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return filepath.Dir(path)
	}
	var own, chat, placed, groups []string
	for i := range 120 {
		thing := fmt.Sprintf("thing%c%c", 'a'+i%26, 'a'+i/26)
		own = append(own, "before\thello my "+thing, "behind\tthanks my "+thing,
			"before, matters\tif it has a "+thing, "behind, matters\twithout a "+thing)
		chat = append(chat, "talk\tlol that "+thing)
		placed = append(placed, "Weir\t0\t0\thow old is the "+thing)
		groups = append(groups, fmt.Sprintf(`{"kind": "why", "q": "why did the %s break"}`, thing))
	}
	m, err := read(write("own/en.tsv", own), write("chat/en.tsv", chat), filepath.Join(write("placed.tsv", placed), "placed.tsv"),
		[]string{write("groups/weir.jsonl", groups)})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLearn(t *testing.T) {
	mat := made(t)
	learned, kept := mat.messages(false), mat.messages(true)
	learned = learned[:3000]
	m := learn(learned)
	m.Least, m.Surely = leastOf(m, kept, false, strayShare), leastOf(m, kept, true, wrongShare)
	for message, want := range map[string][2]int{
		"hello my quay how old is the weir":     {3, 8},
		"how old is the weir thanks my quay":    {0, 5},
		"why did the weir break without a quay": {0, 8},
	} {
		words := question.Asides(message, func(string) bool { return false })
		if from, to := m.Around(words, true); from != want[0] || to != want[1] {
			t.Errorf("%q keeps %d to %d, want %v", message, from, to, want)
		}
	}
	again := learn(learned)
	for sign, w := range m.Weights {
		if again.Weights[sign] != w {
			t.Fatalf("the weight of %q is %v, and then %v", sign, w, again.Weights[sign])
		}
	}
}

// No aside and no question that is kept back stands in a message that is learned from.
func TestKeptBack(t *testing.T) {
	mat := made(t)
	for kind, list := range mat[english] {
		for _, kept := range list[true] {
			for _, learned := range list[false] {
				if kept == learned {
					t.Errorf("%q of %q is learned from and kept back", kept, kind)
				}
			}
		}
		if len(list[true]) == 0 || len(list[false]) == 0 {
			t.Errorf("of %q %d are kept back and %d are not", kind, len(list[true]), len(list[false]))
		}
	}
}

func TestReadRefuses(t *testing.T) {
	folder := t.TempDir()
	if _, err := read(folder, folder, filepath.Join(folder, "none"), nil); err == nil {
		t.Error("a folder without texts is read")
	}
	if err := os.WriteFile(filepath.Join(folder, "en.tsv"), []byte("aside\thello\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := (texts{}).readOwn(filepath.Join(folder, "en.tsv")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a kind that is none: %v", err)
	}
}
