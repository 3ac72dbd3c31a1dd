package retrieval

import (
	"fmt"
	"runtime"
	"testing"
)

// TestMemory opens a library of 500 passages several times and asks it, and holds what it
// takes against what a server of a bot may take, and against what the pool is told.
func TestMemory(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector takes memory of its own")
	}
	const most = 4 << 20
	lib, words := newLibrary(t), newLanguage(500)
	for i := range 5 {
		texts := make([]string, 100)
		for j := range texts {
			texts[j] = words.text(100)
		}
		addSource(t, lib, fmt.Sprintf("Source %d", i), texts...)
	}
	emb := builtIn(t)
	if err := Embed(t.Context(), lib, emb, nil); err != nil {
		t.Fatal(err)
	}
	asked := func() *Engine {
		e := newEngine(t, lib, emb)
		for range 10 {
			if _, err := e.Ask(t.Context(), words.text(8), 5); err != nil {
				t.Fatal(err)
			}
		}
		return e
	}
	engines := [7]*Engine{asked()} // the first also makes what all share
	before := heap()
	var said int64
	for i := range engines[1:] {
		engines[i+1] = asked()
		said += engines[i+1].Bytes() + engines[i+1].Kept()
	}
	took := int64(heap()-before) / int64(len(engines)-1)
	said /= int64(len(engines) - 1)
	runtime.KeepAlive(engines)
	runtime.KeepAlive(words)
	t.Logf("%d bytes, said %d", took, said)
	if took > most || said > most {
		t.Errorf("an open library takes %d bytes, and is said to take %d, want at most %d", took, said, most)
	}
	if said < took*4/5 || said > took*5/4 {
		t.Errorf("an open library is said to take %d bytes, but takes %d", said, took)
	}
}
