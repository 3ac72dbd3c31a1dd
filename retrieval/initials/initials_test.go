package initials

import (
	"slices"
	"strings"
	"testing"
)

// What stands in one way is found in the others, and a longer name that has one in it is
// another name.
func TestBeside(t *testing.T) {
	n := New(true)
	n.Learn("The Harbour Pilots' Union (HPU) was founded in 1901. Sea Rescue Boats (SRBs) came later.")
	for sentence, want := range map[string]string{
		"The US sent wheat.": "usa united states america",
		"The U.S has wheat.": "usa united states america", "The U.S.S.R. sent wheat.": "ussr soviet union",
		"The U.S. sent wheat.":                      "usa united states america",
		"The United States sent wheat.":             "usa america",
		"Wheat of America is cheap.":                "usa united states",
		"Wheat of Latin America is cheap.":          "",
		"Let us eat wheat.":                         "",
		"LET US EAT WHEAT":                          "",
		"The WHO warned of it.":                     "world health organization organisation",
		"The man who warned of it.":                 "",
		"The HPU met.":                              "harbour pilots union",
		"An SRB was lost.":                          "sea rescue boats",
		"Two SRBs were lost.":                       "srb sea rescue boats",
		"SRBX was lost.":                            "",
		"The Harbour Pilots' Union met.":            "hpu",
		"The fall of the Soviet Union was no union": "ussr",
		"": "",
	} {
		if got := n.Beside(sentence, sentence); got != want {
			t.Errorf("Beside(%q) = %q, want %q", sentence, got, want)
		}
	}
	if got := n.Beside("The HPU met.", "The Harbour Pilots' Union (HPU) is old. The HPU met."); got != "" {
		t.Errorf("what the passage has stands beside it: %q", got)
	}
	if got := New(false).Beside("El UN y el US", ""); got != "" {
		t.Errorf("beside a text in another language: %q", got)
	}
	if got := New(true).Beside("The HPU met.", ""); got != "" {
		t.Errorf("what one source spells out stands beside another's: %q", got)
	}
}

func TestLearn(t *testing.T) {
	for text, want := range map[string]string{
		"It was the Joint Plan of Boats (JPOB).":                    "jpob Joint Plan of Boats",
		"The JPB (Joint Plan of Boats) failed.":                     "jpb Joint Plan of Boats",
		"Fishing rights in unmanned aerial vehicles (UAVs) are few": "uav unmanned aerial vehicles",
		"the Green Dock’s Guard Corps’ (GDGC) ships":                "gdgc Green Dock’s Guard Corps",
		"the town of Brick (UK)":                                    "",
		"the Church (CH)":                                           "",
		"in Paris (France), (IT), ()":                               "",
		"a line\nGreen Dock (GD":                                    "",
		"Red\nGreen Dock (RGD)":                                     "",
		"İİİ ẞ (IS)":                                                "",
	} {
		n := New(true)
		n.Learn(text)
		var got []string
		for short, long := range n.long {
			got = append(got, short+" "+long)
		}
		slices.Sort(got)
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("Learn(%q): %q, want %q", text, s, want)
		}
	}
}

func TestLong(t *testing.T) {
	n := New(true)
	n.Learn("The Island State (IS) sank.")
	for short, want := range map[string]string{"us": "United States", "is": "Island State", "who": "World Health Organization", "it": ""} {
		if got := n.Long(short); got != want {
			t.Errorf("Long(%q) = %q, want %q", short, got, want)
		}
	}
}

// Every line of the file has initials, a name in full, and no name that stands on another.
func TestKnown(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		ways := strings.Split(line, ", ")
		if hasSmall(ways[0]) || !slices.ContainsFunc(ways, hasSmall) {
			t.Errorf("no initials, or no name: %q", line)
		}
		for _, w := range ways {
			if seen[w] {
				t.Errorf("%q stands twice", w)
			}
			seen[w] = true
		}
	}
}

func FuzzLearn(f *testing.F) {
	f.Add("The Joint Plan of Boats (JPOB) and the JPB (Joint Plan)")
	f.Add("İ(İİ)ẞ (A")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		n := New(true)
		n.Learn(text)
		n.Beside(text, text)
		for short, long := range n.long {
			if !strings.Contains(text, long) {
				t.Errorf("%q stands for %q, which the text has not got", short, long)
			}
		}
	})
}
