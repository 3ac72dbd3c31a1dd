package spelling

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"footnote/retrieval/static"
)

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
		"from": 70, "form": 5, "Iran": 12, "ran": 3, "banks": 51, "place": 8, "Россия": 2, "separate": 4, "Kurdish": 3, "Al-Awdah": 2, "united": 4, "untied": 1, "fairies": 2, "reached": 5, "completed": 3, "races": 2,
	}
	s := New(maps.All(library), knownToTheTable(t))
	for _, c := range []struct{ word, want string }{
		{"ceasar", "caesar"}, {"Ceasar", "caesar"}, {"CEASAR'S", "caesar"}, {"hezbolla", "hezbollah"}, {"hizbollah", "hezbollah"}, {"hezbola", "hezbollah"},
		{"Hisbollah", "hezbollah"}, {"hisballah", "hezbollah"}, {"Hisbolla", "hezbollah"},
		{"teh", "the"}, {"hte", "the"}, {"waht", "what"}, {"taht", "that"}, {"phosphte", "phosphate"}, {"Palmerstone", "palmerston"}, {"erdogann", "erdogan"},
		{"idlb", "idlib"}, {"Idblib", "idlib"}, {"parliment", "parliament"}, {"neccesary", "necessary"}, {"frmo", "from"}, {"Росия", "россия"}, {"oalmerston", "palmerston"}, {"almerston", "palmerston"}, {"seperate", "separate"}, {"unietd", "united"}, {"faiies", "fairies"}, {"reachhed", "reached"}, {"completeed", "completed"}, {"racces", "races"},
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
	s := New(maps.All(library), nil)
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
	s := New(maps.All(library), func(w string) bool {
		return slices.Contains([]string{"hizbullah", "license", "centre", "organisation", "mohammed", "iran", "metal", "quit", "shop"}, w)
	})
	for word, want := range map[string]string{"hizbullah": "hezbollah", "Hizballah": "hezbollah", "license": "licence", "centre": "center", "organisation": "organization", "mohammed": "muhammad",
		"iran": "", "metal": "", "quit": "", "shopping": "", "four": "", "hezbollah": "", "khamenei": "", "solaimani": "suleimani", "suleymaani": "suleimani"} {
		if got, _ := s.Correct(word); got != want {
			t.Errorf("Correct(%q) = %q, want %q", word, got, want)
		}
	}
}

// A form of a word that is known is no slip, however like a word of the library it is.
func TestFormsAreNotCorrected(t *testing.T) {
	library := map[string]int{"bringing": 3, "carrier": 2, "bridget": 2, "bridge": 9, "lander": 2, "pointed": 3, "motel": 2}
	s := New(maps.All(library), func(w string) bool { return slices.Contains([]string{"carry", "land", "pony"}, w) })
	for word, want := range map[string]string{
		"bridging": "", "carries": "", "bridges": "", "landed": "", "mutal": "", "bridgs": "bridge", "ponted": "pointed",
	} {
		if got, _ := s.Correct(word); got != want {
			t.Errorf("Correct(%q) = %q, want %q", word, got, want)
		}
	}
}

// The words that one edit of the first letters makes of another are all that distance knows
// among those that begin otherwise.
func TestBeginningOtherwise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	letters := []rune("abcбвπ")
	word := func() string {
		w := make([]rune, 4+r.IntN(3))
		for i := range w {
			w[i] = letters[r.IntN(len(letters))]
		}
		return string(w)
	}
	library := map[string]int{}
	for range 3000 {
		library[word()] = 1
	}
	s := New(maps.All(library), nil)
	found := 0
	for range 300 {
		w := word()
		want := map[string]bool{}
		for other := range library {
			if other[0] != w[0] && distance([]rune(w), []rune(other), 1) <= 1 {
				want[other] = true
			}
		}
		got := map[string]bool{}
		for _, number := range s.beginningOtherwise(w) {
			got[s.words.Word(number)] = true
		}
		if found += len(want); !maps.Equal(got, want) {
			t.Errorf("one edit of %q that begin otherwise: %v, want %v", w, got, want)
		}
	}
	if found < 100 {
		t.Errorf("%d words found, want some", found)
	}
}
