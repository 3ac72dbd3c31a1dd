package library

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
)

// killedEnv names the library that this test binary, run again by
// TestKilledWhileAdding, adds to until it is killed.
const killedEnv = "FOOTNOTE_TEST_KILLED"

// TestKilledChild is the body of the child. It does nothing in a usual run.
func TestKilledChild(t *testing.T) {
	path := os.Getenv(killedEnv)
	if path == "" {
		t.Skip("run by TestKilledWhileAdding")
	}
	fmt.Println("begin")
	l := mustOpen(t, path)
	for i := uint64(0); ; i++ {
		s, passages := killedWork(uint64(os.Getpid()), i)
		if _, err := l.Add(t.Context(), s, passages); err != nil {
			t.Fatal(err)
		}
		fmt.Println("added", s.Digest)
		embedPending(t, l)
	}
}

// killedWork makes a source whose digest is that of its passages' texts.
func killedWork(seed, i uint64) (corpus.Source, []corpus.Passage) {
	numbers := rand.New(rand.NewPCG(seed, i))
	passages := make([]corpus.Passage, 1+numbers.IntN(80))
	for j := range passages {
		passages[j].Text = strings.Repeat(fmt.Sprintf("%x ", numbers.Uint64()), 1+numbers.IntN(60))
	}
	return corpus.Source{Metadata: corpus.Metadata{Title: fmt.Sprint("Work ", i)}, Digest: digestOf(passages)}, passages
}

func digestOf(passages []corpus.Passage) string {
	hash := sha256.New()
	for _, p := range passages {
		fmt.Fprintln(hash, p.Text)
	}
	return fmt.Sprintf("%x", hash.Sum(nil))
}

func embedPending(t *testing.T, l *Library) {
	passages, _, err := l.Pending(t.Context(), "m", 40)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []Embedding
	for _, p := range passages {
		vectors = append(vectors, Embedding{Passage: p.ID, Vector: []float32{float32(p.ID), 1}})
	}
	if err := l.AddEmbeddings(t.Context(), "m", vectors); err != nil {
		t.Fatal(err)
	}
}

// A process that adds to a library is killed with SIGKILL at a random moment,
// again and again. The library opens every time, all that was reported added
// is whole, and nothing is half there. Every fifth kill hits a new library, so
// that some hit its creation.
func TestKilledWhileAdding(t *testing.T) {
	t.Parallel()
	kills := 50
	if testing.Short() {
		kills = 5
	}
	dir, path, reported, total := t.TempDir(), "", map[string]bool{}, 0
	within := 150 * time.Millisecond // longer where the machine is slow
	for i := range kills {
		if i%5 == 0 {
			path = filepath.Join(dir, fmt.Sprintf("%d.sqlite", i))
			reported = map[string]bool{}
		}
		before := len(reported)
		addUntilKilled(t, path, rand.N(within), reported)
		total += len(reported) - before
		if total == 0 {
			within *= 2
		}
		checkWhole(t, path, reported)
	}
	if total == 0 {
		t.Error("no source was reported added before a kill")
	}
	t.Logf("%d kills, %d sources reported added", kills, total)
}

// addUntilKilled runs a child, kills it some time after it has begun, and notes
// the digests that it reported.
func addUntilKilled(t *testing.T, path string, after time.Duration, reported map[string]bool) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestKilledChild$") // killed with SIGKILL
	child.Env = append(os.Environ(), killedEnv+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // the end; a line that the kill cut short counts for nothing
			break
		}
		switch digest, added := strings.CutPrefix(line, "added "); {
		case added:
			reported[strings.TrimSpace(digest)] = true
		case line == "begin\n":
			time.AfterFunc(after, cancel)
		default:
			t.Errorf("child: %s", line)
		}
	}
	child.Wait()
}

// checkWhole opens a library and compares every source with its passages.
func checkWhole(t *testing.T, path string, reported map[string]bool) {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var verdict string
	if err := l.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity_check = %q, %v, want ok", verdict, err)
	}
	passages := map[corpus.SourceID][]corpus.Passage{}
	for _, p := range collect(t, l.Passages(t.Context(), 0)) {
		passages[p.Source] = append(passages[p.Source], p)
	}
	sources, err := l.Sources(t.Context())
	if err != nil || len(sources) != len(passages) {
		t.Errorf("%d sources, %v, but passages of %d", len(sources), err, len(passages))
	}
	there := map[string]bool{}
	for _, s := range sources {
		there[s.Digest] = true
		if got := len(passages[s.ID]); got != s.Passages || digestOf(passages[s.ID]) != s.Digest {
			t.Errorf("source %d has %d passages, want %d and those of its digest", s.ID, got, s.Passages)
		}
	}
	for digest := range reported {
		if !there[digest] {
			t.Errorf("source %s was reported added and is not there", digest)
		}
	}
	checkVectors(t, l)
}

// checkVectors checks that each vector is that of its passage and that what is
// pending is what has none.
func checkVectors(t *testing.T, l *Library) {
	t.Helper()
	vectors := collect(t, l.Embeddings(t.Context(), "m", 0))
	for _, e := range vectors {
		if len(e.Vector) != 2 || e.Vector[0] != float32(e.Passage) {
			t.Errorf("vector of passage %d = %v", e.Passage, e.Vector)
		}
	}
	all := countRows(t, l, "passages")
	pending, n, err := l.Pending(t.Context(), "m", all+1)
	if err != nil || n != all-len(vectors) || len(pending) != n {
		t.Errorf("Pending = %d of %d, %v, want %d", len(pending), n, err, all-len(vectors))
	}
}
