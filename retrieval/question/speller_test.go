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

func knownToTheTable(t *testing.T) func(string) bool {
	t.Helper()
	m, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	return func(w string) bool { return len(m.Tokens(w)) == 1 }
}

func TestCorrect(t *testing.T) {
	library := map[string]int{
		"the": 90, "Caesar": 4, "act": 9, "Hezbollah": 7, "phosphate": 2, "Palmerston": 1, "Erdoğan": 3, "Idlib": 5, "parliament": 6, "necessary": 3,
		"from": 70, "form": 5, "Iran": 12, "ran": 3, "banks": 51, "place": 8, "Россия": 2, "separate": 4, "Kurdish": 3, "Al-Awdah": 2, "united": 4, "untied": 1,
	}
	s := NewSpeller(maps.All(library), knownToTheTable(t))
	for _, c := range []struct{ word, want string }{
		{"ceasar", "caesar"}, {"Ceasar", "caesar"}, {"CEASAR'S", "caesar"}, {"hezbolla", "hezbollah"}, {"hizbollah", "hezbollah"}, {"hezbola", "hezbollah"},
		{"Hisbollah", "hezbollah"}, {"hisballah", "hezbollah"}, {"Hisbolla", "hezbollah"},
		{"teh", "the"}, {"hte", "the"}, {"waht", "what"}, {"taht", "that"}, {"phosphte", "phosphate"}, {"Palmerstone", "palmerston"}, {"erdogann", "erdogan"},
		{"idlb", "idlib"}, {"Idblib", "idlib"}, {"parliment", "parliament"}, {"neccesary", "necessary"}, {"frmo", "from"}, {"Росия", "россия"}, {"seperate", "separate"}, {"unietd", "united"},
		// Nothing to correct: it stands there, it is known, it is too short or too far.
		{"Caesar", ""}, {"erdogan", ""}, {"Kurds", ""}, {"kurd", ""}, {"rank", ""}, {"yanks", ""}, {"statue", ""}, {"iraq", ""}, {"xi", ""}, {"act's", ""}, {"caesars", ""},
		{"wat", ""}, {"dont", ""}, {"pls", ""}, {"smth", ""}, {"nope", ""}, {"1984", ""}, {"co2", ""}, {"", ""}, {"\xff", ""}, {"skipping", ""}, {strings.Repeat("a", 5000), ""},
	} {
		got, ok := s.Correct(c.word)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Correct(%.20q) = %q, %v, want %q", c.word, got, ok, c.want)
		}
	}
}

// Mistyped words of each group come back, and words that the group's texts have
// not got, of the questions of the others, stay as they are.
func TestCorrectOnGroups(t *testing.T) {
	known := knownToTheTable(t)
	all := groups(t)
	r := rand.New(rand.NewPCG(1, 1))
	var typos, right, wrong, absent, corrected int
	for i, g := range all {
		counts := g.counts()
		s := NewSpeller(maps.All(counts), known)
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

func BenchmarkCorrect(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	library := map[string]int{}
	for len(library) < 20000 {
		w := make([]byte, 3+r.IntN(9))
		for i := range w {
			w[i] = "etaoinshrdlucmfwypvbgk"[r.IntN(22)*r.IntN(22)/22]
		}
		library[string(w)] = 1 + r.IntN(20)
	}
	s := NewSpeller(maps.All(library), nil)
	for b.Loop() {
		s.Correct("hezbolla")
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"caesar", "ceasar", 1, 1}, {"caesar", "caesar", 1, 0}, {"abcd", "badc", 2, 2}, {"abcdef", "abXYef", 1, 2}, {"abcdef", "abXYef", 2, 2},
		{"hezbola", "hezbollah", 2, 2}, {"hezbola", "hezbollah", 1, 2}, {"xabcd", "abcd", 1, 1}, {"abcd", "abcdx", 1, 1}, {"abcd", "wxyz", 2, 3}, {"abcdefgh", "bcdefghi", 2, 2},
	} {
		if got := distance([]rune(c.a), []rune(c.b), c.limit); got != c.want {
			t.Errorf("distance(%s, %s, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

// Names from other scripts and words of the other English are found as the library spells
// them; words that only look like one of it stay.
func TestOtherSpellings(t *testing.T) {
	library := map[string]int{"hezbollah": 9, "licence": 2, "center": 3, "organization": 1, "muhammad": 2, "for": 50, "iraq": 4, "motel": 2, "quiet": 1, "shipping": 3, "khomeini": 5, "suleimani": 2}
	s := NewSpeller(maps.All(library), func(w string) bool {
		return slices.Contains([]string{"hizbullah", "license", "centre", "organisation", "mohammed", "iran", "metal", "quit", "shop"}, w)
	})
	for word, want := range map[string]string{"hizbullah": "hezbollah", "Hizballah": "hezbollah", "license": "licence", "centre": "center", "organisation": "organization", "mohammed": "muhammad",
		"iran": "", "metal": "", "quit": "", "shopping": "", "four": "", "hezbollah": "", "khamenei": "", "solaimani": "suleimani", "suleymaani": "suleimani"} {
		if got, _ := s.Correct(word); got != want {
			t.Errorf("Correct(%q) = %q, want %q", word, got, want)
		}
	}
}
