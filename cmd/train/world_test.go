package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"footnote/retrieval/static"
)

// The world of a table depends on table and text, not on the number of processors,
// and is near to what the text is about.
func TestWriteWorld(t *testing.T) {
	args := madeUp(t)
	b, _ := trained(t, args, 2)
	table, err := static.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	m := static.New(table)
	var worlds [][]byte
	for _, processors := range []int{1, 3} {
		worlds = append(worlds, worldOf(t, args, processors))
	}
	if !bytes.Equal(worlds[0], worlds[1]) {
		t.Error("3 processors give another world than 1")
	}
	if _, err := static.DecodeWorld(worlds[0], m); err != nil {
		t.Error(err)
	}
	if err := run(append(args, "-reserved", "", "-text", args[1], "-world", filepath.Join(t.TempDir(), "w")), io.Discard, io.Discard); err == nil {
		t.Error("a text without paragraphs makes a world")
	}
}

func worldOf(t *testing.T, args []string, processors int) []byte {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	path := filepath.Join(t.TempDir(), "world.bin")
	if err := run(append(args, "-world", path), io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
