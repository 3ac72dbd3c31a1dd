package static

import (
	"errors"
	"testing"
)

func TestDefaultWorld(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	w, err := DefaultWorld()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"the parliament passed a law on taxes", "hi, what is your name and who made you?", "can we order a burger tonight?"} {
		if got := w.Nearest(m.embed(text)); got < 0.3 || got > 1 {
			t.Errorf("nearness of %q to the world = %.2f, want much", text, got)
		}
	}
	if common, rare := w.Rarity(m.Tokens("the")[0]), w.Rarity(m.Tokens("chromosome")[0]); common > 1 || rare < 4 {
		t.Errorf("rarity of a common word = %.1f, of a rare one %.1f", common, rare)
	}
}

func TestWorldIsKept(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	vectors := [][]float32{m.embed("a river and its banks"), m.embed("a court and its judges")}
	rarity := make([]float64, m.Size())
	rarity[7] = 11.5
	b, err := EncodeWorld(m, vectors, vectors[:1], rarity)
	if err != nil {
		t.Fatal(err)
	}
	w, err := DecodeWorld(b, m)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range vectors {
		if got := Dot(v, w.rows[i]); got < 0.999 {
			t.Errorf("cosine of vector %d with itself after reading = %.4f", i, got)
		}
	}
	if len(w.rows) != 2 || len(w.chatter) != 1 || Dot(w.chatter[0], vectors[0]) < 0.999 {
		t.Errorf("%d passages and %d of chatter after reading, want 2 and 1", len(w.rows), len(w.chatter))
	}
	if got := w.Rarity(7); got != 11.5 || w.Rarity(8) != 0 {
		t.Errorf("rarities after reading = %v and %v, want 11.5 and 0", got, w.Rarity(8))
	}
	if _, err := EncodeWorld(m, [][]float32{{1, 2}}, nil, rarity); err == nil {
		t.Error("EncodeWorld takes a vector of another length")
	}
	if _, err := EncodeWorld(m, vectors, nil, rarity[1:]); err == nil {
		t.Error("EncodeWorld takes rarities for fewer tokens")
	}
	for name, bad := range map[string][]byte{"nothing": nil, "cut": b[:len(b)-1], "another table's": append([]byte("fnworld2\x00"), b[9:]...)} {
		if _, err := DecodeWorld(bad, m); !errors.Is(err, ErrTable) {
			t.Errorf("DecodeWorld of %s: %v, want %v", name, err, ErrTable)
		}
	}
}
