package static

import (
	"errors"
	"math/rand/v2"
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
		if got := Dot(v, w.passages.row(make([]float32, m.Dimensions()), i)); got < 0.999 {
			t.Errorf("cosine of vector %d with itself after reading = %.4f", i, got)
		}
	}
	if n := len(w.passages.scales); n != 2 || len(w.chatter.scales) != 1 || Dot(w.chatter.row(make([]float32, m.Dimensions()), 0), vectors[0]) < 0.999 {
		t.Errorf("%d passages and %d of chatter after reading, want 2 and 1", n, len(w.chatter.scales))
	}
	if len(w.Probes()) != 1 || Dot(w.Probes()[0], vectors[0]) < 0.999 {
		t.Errorf("%d probes after reading, want the first passage", len(w.Probes()))
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

// What bytes choose has the largest cosines to the last digit, near or far.
func TestMeanOfLargest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range []int{3, 32, 256} {
		rows := bytesRows{dimensions: d}
		for i := range 300 {
			rows.scales = append(rows.scales, r.Float32()/127)
			for range d {
				rows.numbers = append(rows.numbers, byte(r.IntN(256)))
			}
			if i%3 == 0 { // and a twin, all but one step
				last := rows.bytes(len(rows.scales) - 1)
				rows.numbers = append(rows.numbers, last...)
				rows.numbers[len(rows.numbers)-1] ^= 1
				rows.scales = append(rows.scales, r.Float32()/127)
			}
		}
		rows.measure()
		for at := range 20 {
			vector := rows.row(make([]float32, d), at)
			for i := range vector {
				vector[i] += r.Float32() - 0.5
			}
			normalise(vector)
			want := make(largest, 5)
			for i := range rows.scales {
				want.add(Dot(rows.row(make([]float32, d), i), vector))
			}
			if got, sum := rows.meanOfLargest(vector, 5), want[0]+want[1]+want[2]+want[3]+want[4]; got != float64(sum)/5 {
				t.Errorf("%d dimensions: mean %v, want %v of %v", d, got, float64(sum)/5, want)
			}
		}
	}
}
