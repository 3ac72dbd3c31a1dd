package library

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/originals"
)

// exported writes a library with the files of its sources to a file.
func exported(t *testing.T, l *Library) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.sqlite")
	if err := l.Export(t.Context(), path, true); err != nil {
		t.Fatal(err)
	}
	return mustRead(t, path)
}

// noise are bytes that no compression makes fewer.
func noise(seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, 0))
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return string(data)
}

// addPDF adds a source of a PDF file, and keeps that.
func addPDF(t *testing.T, l *Library, data string) corpus.Source {
	t.Helper()
	s, err := l.Add(t.Context(), corpus.Source{Digest: sumOf(data), MediaType: corpus.PDF}, []corpus.Passage{{Text: "of " + sumOf(data)}})
	if err == nil {
		_, err = l.KeepOriginal(t.Context(), Original{Data: []byte(data)}, 1<<30)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A stranger's files come with the sources that were read from them, also such as go
// in many pieces.
func TestReadLibraryWithFiles(t *testing.T) {
	l := newLibrary(t)
	large := noise(1, 3<<20)
	addPDF(t, l, large)
	addPDF(t, l, "ropes")
	data := exported(t, l)
	for how, r := range readers() {
		for most, want := range map[int64][]bool{0: {false, false}, 1 << 10: {false, true}, 1 << 30: {true, true}} {
			got, out, err := ReadStranger(t.Context(), r, slices.Clone(data), filepath.Join(t.TempDir(), "in.sqlite"), "m", most)
			if err != nil || len(out.Rows) > 0 {
				t.Fatalf("%s: %+v, %v", how, out, err)
			}
			defer got.Close()
			for i, file := range []string{large, "ropes"} {
				if has, err := got.HasOriginal(t.Context(), sumOf(file)); has != want[i] || err != nil {
					t.Errorf("%s: with room for %d, file %d is there: %v, %v", how, most, i, has, err)
				}
			}
			if want[0] {
				wantFile(t, got, large, true)
			}
		}
	}
}

// What no source was read from is not kept, whatever is said of it.
func TestReadLibraryRefusesFiles(t *testing.T) {
	bomb, err := originals.Pack(make([]byte, corpus.MaxBytes+1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := originals.Pack([]byte("other"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		statement string
		told      bool
	}{
		"another file":                    {fmt.Sprintf("UPDATE originals SET data = x'%x'", other), true},
		"a bomb":                          {fmt.Sprintf("UPDATE originals SET data = x'%x'", bomb), true},
		"no deflated file":                {"UPDATE originals SET data = x'ffff'", true},
		"a huge one":                      {fmt.Sprintf("UPDATE originals SET data = zeroblob(%d)", foreign.MostFile+1), true},
		"text":                            {"UPDATE originals SET data = 'ropes'", true},
		"of no source":                    {"UPDATE originals SET digest = '" + sumOf("none") + "'", false},
		"a huge digest":                   {"UPDATE originals SET digest = hex(zeroblob(200000))", false},
		"a digest of ours that is a blob": {"UPDATE originals SET digest = CAST(digest AS BLOB)", false},
	} {
		l := newLibrary(t)
		addPDF(t, l, "ropes")
		path := filepath.Join(t.TempDir(), "bad.sqlite")
		if err := l.Export(t.Context(), path, true); err != nil {
			t.Fatal(err)
		}
		bad, err := OpenExisting(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = bad.db.Exec(c.statement)
		if err := errors.Join(err, bad.Close()); err != nil {
			t.Fatal(err)
		}
		for how, r := range readers() {
			got, out, err := readLibrary(t, r, mustRead(t, path))
			if err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
				continue
			}
			if told := len(out.Rows) == 1 && strings.HasPrefix(out.Rows[0].String(), "file of source 1 ("); told != c.told {
				t.Errorf("%s, %s: left out %v", name, how, out)
			}
			if files, _, err := got.Originals(t.Context()); files != 0 || err != nil {
				t.Errorf("%s, %s: %d files kept, %v", name, how, files, err)
			}
			if sources, err := got.Sources(t.Context()); len(sources) != 1 || err != nil {
				t.Errorf("%s, %s: %d sources, %v", name, how, len(sources), err)
			}
		}
	}
}

// A library of the largest size, all of it files, is read within the memory that a child
// may have.
func TestReadLibraryOfLargeFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 90 MB")
	}
	l := newLibrary(t)
	var files []string
	for seed := range uint64(4) {
		files = append(files, noise(seed, corpus.MaxBytes-1<<20))
		addPDF(t, l, files[seed])
	}
	data := exported(t, l)
	if len(data) < foreign.MostLibrary*9/10 {
		t.Fatalf("a library of %d bytes, want one near the bound", len(data))
	}
	got, out, err := ReadStranger(context.WithoutCancel(t.Context()), libraryChild("serve library"), data, filepath.Join(t.TempDir(), "in.sqlite"), "m", 1<<30)
	if err != nil || len(out.Rows) > 0 {
		t.Fatal(out, err)
	}
	defer got.Close()
	for _, f := range files {
		if has, err := got.HasOriginal(t.Context(), sumOf(f)); !has || err != nil {
			t.Errorf("a file of %d bytes is not there: %v", len(f), err)
		}
	}
}

// Files are kept for sources that are here, within the room there is, also where the
// source was here before; what no longer has one is told.
func TestCopyFiles(t *testing.T) {
	from, to := newLibrary(t), newLibrary(t)
	addPDF(t, from, "ropes")
	addPDF(t, from, noise(1, 3000))
	without, err := from.Add(t.Context(), corpus.Source{Digest: sumOf("none"), MediaType: corpus.PDF}, []corpus.Passage{{Text: "none"}})
	if err != nil || without.ID == 0 {
		t.Fatal(err)
	}
	if _, _, err := to.CopyAll(t.Context(), from, "m", nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		most int64
		want Files
	}{{0, Files{0, 3}}, {1000, Files{1, 2}}, {1 << 20, Files{1, 1}}, {1 << 20, Files{0, 1}}} {
		if got, err := to.CopyFiles(t.Context(), from, c.most); got != c.want || err != nil {
			t.Errorf("with room for %d: %+v, %v, want %+v", c.most, got, err, c.want)
		}
	}
	wantFile(t, to, "ropes", true)
}
