package corpustest

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// ProcessorTime is what this process has used of the processor.
func ProcessorTime(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// yardsticks is how many times as long as the yardstick a small file may take: half as much
// again as the slowest of the tests takes.
const yardsticks = 16

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
