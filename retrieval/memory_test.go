package retrieval

import (
	"fmt"
	"runtime"
	"testing"
)

// TestMemory opens a library of 500 passages and asks it, and holds what it takes against
// what a server of a bot may take, and against what the pool is told.
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
	if _, err := newEngine(t, lib, emb).Ask(t.Context(), words.text(8), 5); err != nil { // what all libraries share
		t.Fatal(err)
	}
	before := heap()
	e := newEngine(t, lib, emb)
	for range 20 {
		if _, err := e.Ask(t.Context(), words.text(8), 5); err != nil {
			t.Fatal(err)
		}
	}
	took, said := int64(heap()-before), e.Bytes()+e.Kept()
	runtime.KeepAlive([]any{e, words})
	t.Logf("%d bytes, said %d", took, said)
	if took > most || said > most {
		t.Errorf("an open library takes %d bytes, and is said to take %d, want at most %d", took, said, most)
	}
	if said < took*4/5 || said > took*5/4 {
		t.Errorf("an open library is said to take %d bytes, but takes %d", said, took)
	}
}
