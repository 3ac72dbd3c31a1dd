package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/originals"
)

// room is more than the files of these tests take.
const room = 1 << 20

// addWithFile adds a source of some bytes, and keeps them.
func addWithFile(t *testing.T, l *Library, data string) corpus.Source {
	t.Helper()
	s, err := l.Add(t.Context(), corpus.Source{Digest: sumOf(data)}, []corpus.Passage{{Text: data}})
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := l.KeepOriginal(t.Context(), Original{Data: []byte(data)}, room); err != nil || !kept {
		t.Fatalf("keep file: %v, %v", kept, err)
	}
	return s
}

func sumOf(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}

// wantFile says whether the file of some bytes is to be there.
func wantFile(t *testing.T, l *Library, data string, want bool) {
	t.Helper()
	o, err := l.Original(t.Context(), sumOf(data))
	if has, _ := l.HasOriginal(t.Context(), sumOf(data)); has != want {
		t.Errorf("the file of %q is kept: %v, want %v", data, has, want)
	}
	if want && (err != nil || string(o.Data) != data) || !want && !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the file of %q = %q, %v", data, o.Data, err)
	}
}

func TestOriginalGoesWithItsSource(t *testing.T) {
	l := newLibrary(t)
	s := addWithFile(t, l, "ropes")
	wantFile(t, l, "ropes", true)
	if _, err := l.Remove(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes", false)
}

// A removal that can be taken back keeps the file; one that cannot does not.
func TestOriginalOfRemoved(t *testing.T) {
	l := newLibrary(t)
	s := addWithFile(t, l, "ropes")
	_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "member")
	if err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Minute)
	if err := l.ForgetRemovals(t.Context(), time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes", true)
	if _, err := l.Restore(t.Context(), removal); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes", true)
	if _, _, err := l.RemoveKeeping(t.Context(), s.ID, "member"); err != nil {
		t.Fatal(err)
	}
	if err := l.ForgetRemovals(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes", false)
}

// Other bytes take the place of those before.
func TestOriginalOfRefreshed(t *testing.T) {
	l := newLibrary(t)
	s := addWithFile(t, l, "ropes")
	now := corpus.Source{Digest: sumOf("ropes and tar")}
	if _, _, err := l.Replace(t.Context(), s.ID, now, []corpus.Passage{{Text: "ropes and tar"}}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes", false)
	if _, err := l.KeepOriginal(t.Context(), Original{Data: []byte("ropes and tar")}, room); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes and tar", true)
	if _, _, err := l.Replace(t.Context(), s.ID, now, []corpus.Passage{{Text: "ropes and tar"}}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "ropes and tar", true)
}

// A file waits for a person for as long as a removal does.
func TestOriginalThatWaits(t *testing.T) {
	l := newLibrary(t)
	if _, err := l.KeepOriginal(t.Context(), Original{[]byte("scan"), "note"}, room); err != nil {
		t.Fatal(err)
	}
	if o, err := l.Original(t.Context(), sumOf("scan")); err != nil || o.Note != "note" {
		t.Errorf("what waits = %v, %v", o, err)
	}
	if err := l.ForgetRemovals(t.Context(), time.Now().Add(-UndoTime)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "scan", true)
	if err := l.ForgetRemovals(t.Context(), time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, "scan", false)
}

// What takes more room than there is is not kept, and what is there stays.
func TestOriginalsAreBounded(t *testing.T) {
	l := newLibrary(t)
	noise := make([]byte, 4000)
	for i := range noise {
		noise[i] = byte(rand.IntN(256))
	}
	first, second := string(noise[:2000]), string(noise[2000:])
	for _, c := range []struct {
		data string
		most int64
		want bool
	}{{first, 0, false}, {first, 1000, false}, {first, 3000, true}, {second, 3000, false}, {first, 3000, true}, {second, 5000, true}} {
		if kept, err := l.KeepOriginal(t.Context(), Original{Data: []byte(c.data)}, c.most); err != nil || kept != c.want {
			t.Errorf("room for %d: kept %v, %v", c.most, kept, err)
		}
	}
	if files, size, err := l.Originals(t.Context()); err != nil || files != 2 || size < 4000 || size > 4100 {
		t.Errorf("%d files of %d bytes, %v", files, size, err)
	}
	if _, err := l.KeepOriginal(t.Context(), Original{Data: bytes.Repeat([]byte("rope "), 1<<16)}, 6000); err != nil {
		t.Fatal(err)
	}
	wantFile(t, l, strings.Repeat("rope ", 1<<16), true)
}

func TestOriginalsAndExport(t *testing.T) {
	l := newLibrary(t)
	addWithFile(t, l, "ropes")
	if _, err := l.KeepOriginal(t.Context(), Original{Data: []byte("scan")}, room); err != nil {
		t.Fatal(err)
	}
	for _, files := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "out.sqlite")
		if err := l.Export(t.Context(), path, files); err != nil {
			t.Fatal(err)
		}
		out, err := OpenExisting(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		wantFile(t, out, "ropes", files)
		wantFile(t, out, "scan", false)
	}
}

// What is kept is not believed: another program may have changed it.
func TestOriginalThatIsNone(t *testing.T) {
	l := newLibrary(t)
	addWithFile(t, l, "ropes")
	bomb, err := originals.Pack(make([]byte, corpus.MaxBytes+1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := originals.Pack([]byte("other"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		data any
		want error
	}{{[]byte("no deflate"), corpus.ErrMalformed}, {other, corpus.ErrMalformed}, {bomb, corpus.ErrTooLarge}} {
		if _, err := l.db.Exec("UPDATE originals SET data = ?", c.data); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Original(t.Context(), sumOf("ropes")); !errors.Is(err, c.want) {
			t.Errorf("file that is none: %v, want %v", err, c.want)
		}
	}
}
