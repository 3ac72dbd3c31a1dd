package zipxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func TestArchive(t *testing.T) {
	data := corpustest.Zipped(t, "a/b.txt", "one", "../../etc/passwd", "two", "A\\C.txt", "three", "a/b.txt", "four", "/d.txt", "five", "folder/", "")
	a, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"A/B.TXT": "four", "etc/passwd": "two", "a/c.txt": "three", "./d.txt": "five", "none": "", "folder": ""} {
		if got, err := a.Take(name, 100); string(got) != want || err != nil {
			t.Errorf("take(%q) = %q (%v), want %q", name, got, err, want)
		}
		if again, err := a.Take(name, 100); len(again) != 0 || err != nil {
			t.Errorf("take(%q) again = %q (%v), want nothing", name, again, err)
		}
	}
}

func TestArchiveBounds(t *testing.T) {
	a, err := Open(corpustest.Zipped(t, "a", strings.Repeat("a", 1000), "b", strings.Repeat("b", 1000)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Take("a", 999); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("take of 1,000 bytes where 999 may be: %v, want ErrTooLarge", err)
	}
	a.left = 10
	if _, err := a.Take("b", 2000); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("take above what all parts may have: %v, want ErrTooLarge", err)
	}
	var many []string
	for i := range MostParts + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	if _, err := Open(corpustest.Zipped(t, many...)); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("openArchive of %d parts: %v, want ErrTooLarge", MostParts+1, err)
	}
}

// A part that lies about its size is read to the end of what it has or refused.
func TestArchiveLies(t *testing.T) {
	const text = "The sea does the work and the miller takes the toll."
	good := corpustest.Zipped(t, "a", text)
	at := bytes.Index(good, directoryMark)
	for size, name := range map[uint32]string{1: "less", 1 << 30: "more"} {
		data := bytes.Clone(good)
		for i := range 4 {
			data[at+24+i] = byte(size >> (8 * i))
		}
		a, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := a.Take("a", 1000); !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("part that claims %s: %q (%v), want ErrMalformed", name, got, err)
		}
	}
	locked := bytes.Clone(good)
	locked[at+8] |= 1
	a, err := Open(locked)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Take("a", 1000); !errors.Is(err, corpus.ErrEncrypted) {
		t.Errorf("part with a password: %v, want ErrEncrypted", err)
	}
}

// A link has a path for its text, which is not that of the part it names.
func TestArchiveLinks(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	header := &zip.FileHeader{Name: "word/document.xml"}
	header.SetMode(0o777 | fs.ModeSymlink)
	p, err := w.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := Open(b.Bytes())
	if err != nil || a.Has("word/document.xml") {
		t.Errorf("openArchive = %v (%v), want no link in it", a.parts, err)
	}
}
