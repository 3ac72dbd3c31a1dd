package garbled

import (
	"slices"
	"strings"
	"testing"
)

// Letters of another font's order are those of several scripts in one word. A text in two
// languages is not, nor one whose words a formula or a name mixes now and then.
func TestMixed(t *testing.T) {
	sound := strings.Fields("the clerk kept the books for forty years above the fish market")
	for name, test := range map[string]struct {
		rows []string
		want bool
	}{
		"of no language":             {[]string{"тhe clεrк kepт тhе bοοкs fοr fοrтy", "yεаrs аbοve тhe fιsh mаrkeт"}, true},
		"Latin and Devanagari":       {[]string{strings.Repeat("kक ", 10)}, true},
		"in two languages":           {[]string{"the clerk kept the books", "писарь вёл книги сорок лет над рынком"}, false},
		"Japanese, of its scripts":   {[]string{strings.Repeat("港の書記カタ ", 12)}, false},
		"a quarter of its words":     {append(slices.Clone(sound), "μm", "μg", "μl", "μs"), false},
		"more than a quarter":        {append(slices.Clone(sound), "μm", "μg", "μl", "μs", "μA"), true},
		"of too few words to tell":   {[]string{"тhe clεrк kepт тhе bοοкs"}, false},
		"with accents and ligatures": {[]string{strings.Repeat("Œuvre ﬁnale naïve ", 5)}, false},
	} {
		if got := Mixed(test.rows); got != test.want {
			t.Errorf("%s: %v, want %v: %q", name, got, test.want, test.rows)
		}
	}
}

func TestSigns(t *testing.T) {
	for text, want := range map[string][2]int{
		"Harbour 12, § 3": {10, 0}, "a\ufffdb\x01c\ue000": {3, 3}, "— (…)": {0, 0}, "港口": {2, 0}, "": {0, 0},
	} {
		if letters, strange := Signs(text); letters != want[0] || strange != want[1] {
			t.Errorf("%q: %d letters, %d that no text has, want %v", text, letters, strange, want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"The clerk's books, 1911": "The clerk books", "a b cd": "cd", "x2yz": "yz", "end": "end", "": "",
	} {
		if got := strings.Join(Words(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
