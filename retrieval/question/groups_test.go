package question

import (
	"encoding/json"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/retrieval/question/spelling"
	"footnote/retrieval/static"
)

const trainGroups = "../../../shared/train/groups"

// A group is a library of one field and questions of it.
type group struct {
	name      string
	texts     []string
	questions []groupQuestion
}

type groupQuestion struct {
	Kind, Q string
	Gold    []string
}

func groups(t *testing.T) []group {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(trainGroups, "*.jsonl"))
	if len(files) == 0 {
		t.Skip("the training groups are not here")
	}
	var all []group
	for _, file := range files {
		g := group{name: strings.TrimSuffix(filepath.Base(file), ".jsonl")}
		for _, line := range lines(t, file) {
			var q groupQuestion
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				t.Fatal(err)
			}
			g.questions = append(g.questions, q)
		}
		texts, _ := filepath.Glob(filepath.Join(trainGroups, "texts", g.name, "*.md"))
		for _, text := range texts {
			b, err := os.ReadFile(text)
			if err != nil {
				t.Fatal(err)
			}
			g.texts = append(g.texts, string(b))
		}
		all = append(all, g)
	}
	return all
}

// counts gives how many paragraphs each word of a group stands in.
func (g group) counts() map[string]int {
	counts := map[string]int{}
	for _, text := range g.texts {
		for _, paragraph := range strings.Split(text, "\n") {
			seen := map[string]bool{}
			static.EachWord(paragraph, func(w string) { seen[w] = true })
			for w := range seen {
				counts[w]++
			}
		}
	}
	return counts
}

// Mistyped words of each group come back, and words that the group's texts have
// not got, of the questions of the others, stay as they are.
func TestCorrectOnGroups(t *testing.T) {
	m, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	known := func(w string) bool { return len(m.Tokens(w)) == 1 }
	all := groups(t)
	r := rand.New(rand.NewPCG(1, 1))
	var typos, right, wrong, absent, corrected int
	for i, g := range all {
		counts := g.counts()
		s := spelling.New(maps.All(counts), known)
		for typo, word := range mistyped(r, counts, 1000) {
			typos++
			if got, ok := s.Correct(typo); got == word {
				right++
			} else if ok {
				wrong++
			}
		}
		for w := range absentWords(all, i, counts) {
			absent++
			if c, ok := s.Correct(w); ok {
				corrected++
				t.Logf("%s: %s is taken for %s", g.name, w, c)
			}
		}
	}
	t.Logf("of %d mistyped words %d are corrected rightly and %d wrongly; of %d words that the library has not got %d are corrected", typos, right, wrong, absent, corrected)
	if right*100 < typos*92 || wrong*100 > typos*4 || corrected*100 > absent*2 {
		t.Errorf("want 92 in 100 corrected rightly, at most 4 wrongly, and at most 2 in 100 absent words corrected")
	}
}

// mistyped yields words of a library with one slip of the hand, and without it.
func mistyped(r *rand.Rand, counts map[string]int, n int) iter.Seq2[string, string] {
	vocabulary := slices.Sorted(maps.Keys(counts))
	return func(yield func(string, string) bool) {
		for done := 0; done < n; {
			w := vocabulary[r.IntN(len(vocabulary))]
			if len(w) < 5 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			typo := mistype(r, w)
			if counts[typo] > 0 {
				continue
			}
			done++
			if !yield(typo, w) {
				return
			}
		}
	}
}

// absentWords yields the words of the questions of the other groups that are not in a library.
func absentWords(all []group, but int, counts map[string]int) map[string]bool {
	absent := map[string]bool{}
	for i, g := range all {
		if i == but {
			continue
		}
		for _, q := range g.questions {
			static.EachWord(q.Q, func(w string) {
				if counts[w] == 0 && len(w) >= 3 {
					absent[w] = true
				}
			})
		}
	}
	return absent
}

func mistype(r *rand.Rand, w string) string {
	b := []byte(w)
	i := r.IntN(len(b))
	c := byte('a' + r.IntN(26))
	switch r.IntN(4) {
	case 0:
		return string(slices.Insert(b, i, c))
	case 1:
		return string(slices.Delete(b, i, i+1))
	case 2:
		b[i] = c
	default:
		i = r.IntN(len(b) - 1)
		b[i], b[i+1] = b[i+1], b[i]
	}
	return string(b)
}
