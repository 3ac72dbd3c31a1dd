package retrieval

import (
	"path/filepath"
	"testing"
)

func BenchmarkX(b *testing.B) {
	dir := filepath.Join("..", "..", "shared", "eval", "nq")
	e, _ := engineOver(b, readLines(b, filepath.Join(dir, "corpus.jsonl")), "en")
	qs := readLines(b, filepath.Join(dir, "queries.jsonl"))
	i := 0
	for b.Loop() {
		e.Rank(b.Context(), qs[i%len(qs)].Text, 10)
		i++
	}
}
