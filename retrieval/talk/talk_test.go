package talk

import (
	"slices"
	"strings"
	"testing"
)

func TestAsks(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for message, asks := range map[string]bool{
		"can we bring a dog to the boat": true, "how much is a berth for the winter": true, "bowline": true, "what if the mast breaks": true,
		"leeward mark": true, "my anchor chain snapped": true, "thanks! and where do visitors park?": true,
		"Wer darf das Boot ausleihen?": true, "combien coûte une place au port": true, "сколько стоит место на причале": true,
		"can my brother come along on the boat": true, "my rope is stiff": true, "wer hat die arche gebaut": true,
		"гульпа ґанок шкворень": true, "ما هي القواعد": true,
		"cant wait to see you all on saturday": false, "lol same here": false, "happy birthday mate!!": false, "brb dinner": false,
		"ugh sundays": false, "ok see you later then": false,
		"bin gleich wieder da": false, "see you tonight then": false,
	} {
		if got := !m.IsTalk(message); got != asks {
			t.Errorf("%q asks: %v (%.1f), want %v", message, got, m.Asks(message), asks)
		}
	}
}

// What people leave out or repeat changes no word.
func TestWords(t *testing.T) {
	for message, want := range map[string][]string{
		"Can't WAIT!!!":          {"cant", "wait", "!"},
		"sooooo gut, bis Später": {"soo", "gut", ",", "bis", "spater"},
		"at 20:30 😂😂":            {"at", "#", ":", "#", "☺"},
		"":                       nil,
	} {
		if got := Words(message); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", message, got, want)
		}
	}
	if n := len(Words(strings.Repeat("x y ", mostWords))); n > mostWords {
		t.Errorf("%d words are read, want at most %d", n, mostWords)
	}
}

// The subject of a question is no matter, however its word ends.
func TestSubjectsSayLittle(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, subject := range []string{"zarquon", "blivet", "mondays", "party", "lollipop"} {
		if m.IsTalk("who invented the " + subject) {
			t.Errorf("a question about %q is taken for talk", subject)
		}
	}
}

// Words that are not known are alike but for their pieces, borders among them.
func TestPieces(t *testing.T) {
	parts := Parts("aber klar!", func(word string) bool { return word == "klar" || word == "!" })
	want := []string{"!", "! >", "*", "* klar", "< *", "klar", "klar !",
		"~<ab", "~<abe", "~<kl", "~<kla", "~abe", "~aber", "~ar>", "~ber", "~ber>", "~er>", "~kla", "~klar", "~lar", "~lar>"}
	if !slices.Equal(parts, want) {
		t.Errorf("Parts = %q, want %q", parts, want)
	}
}

// A sentence ends behind its own mark, also where the same words stood before another.
func TestSentences(t *testing.T) {
	for message, want := range map[string][]string{
		"no way! no way?":  {"no way!", " no way?"},
		"wait… who has it": {"wait…", " who has it"},
		"thanks":           {"thanks"},
		"":                 nil,
	} {
		if got := slices.Collect(sentences(message)); !slices.Equal(got, want) {
			t.Errorf("%q is cut into %q, want %q", message, got, want)
		}
	}
}
