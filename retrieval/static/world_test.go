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
	for _, text := range []string{"the parliament passed a law on taxes", "cells divide and copy their chromosomes", "the striker scored two goals"} {
		if got := w.Nearest(m.embed(text)); got < 0.4 || got > 1 {
			t.Errorf("the world's largest cosine with %q = %.2f, want much", text, got)
		}
	}
	said := "can you tell me a joke please?"
	if wider := w.With(m, []string{said}); wider.Nearest(m.embed(said)) < 0.999 || w.Nearest(m.embed(said)) > 0.99 {
		t.Error("With does not add its text, or adds it to the world itself")
	}
}

func TestWorldIsKept(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	vectors := [][]float32{m.embed("a river and its banks"), m.embed("a court and its judges")}
	b, err := EncodeWorld(m, vectors)
	if err != nil {
		t.Fatal(err)
	}
	w, err := DecodeWorld(b, m)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range vectors {
		if got := dot(v, w.rows[i]); got < 0.999 {
			t.Errorf("cosine of vector %d with itself after reading = %.4f", i, got)
		}
	}
	if _, err := EncodeWorld(m, [][]float32{{1, 2}}); err == nil {
		t.Error("EncodeWorld takes a vector of another length")
	}
	for name, bad := range map[string][]byte{"nothing": nil, "cut": b[:len(b)-1], "another table's": append([]byte("fnworld1\x00"), b[9:]...)} {
		if _, err := DecodeWorld(bad, m); !errors.Is(err, ErrTable) {
			t.Errorf("DecodeWorld of %s: %v, want %v", name, err, ErrTable)
		}
	}
}
