package corpustest

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"
)

// yardsticks is how many times as long as the yardstick a small file may take: nearly twice as
// long as the slowest of the tests takes where the garbage collector has cores to itself, which
// counts as the processor's time too. What these tests are for takes a hundred times as long.
const yardsticks = 32

// MostGreedy is how much of the processor's time a small file may take that asks for the work of
// a large one: a multiple of what it takes here and now to sort half a million words, as machines
// are not equally fast, nor always alone.
func MostGreedy(t testing.TB) time.Duration {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 500_000)
	began := ProcessorTime(t)
	for i := range words {
		words[i] = strconv.FormatUint(rng.Uint64(), 36)
	}
	slices.Sort(words)
	took := ProcessorTime(t) - began
	t.Logf("sorting %d words takes %v", len(words), took.Round(time.Millisecond))
	return yardsticks * took
}
