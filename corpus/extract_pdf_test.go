package corpus

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The files of testdata/pdf are made of those in testdata/pdf/src, which say by
// what.
func TestGoldenPDF(t *testing.T) {
	files, err := filepath.Glob("testdata/pdf/*.pdf")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d files in testdata/pdf (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Extract(t.Context(), File{Name: filepath.Base(file), Data: data})
			got := ""
			if errors.Is(err, ErrEncrypted) || errors.Is(err, ErrScanned) || errors.Is(err, ErrGarbled) {
				got = err.Error() + "\n"
			} else if err != nil {
				t.Fatal(err)
			} else {
				checkPassages(t, d, Split(d))
				got = golden(t, d)
			}
			compareGolden(t, file, got)
		})
	}
}

func TestJoinLines(t *testing.T) {
	words := map[string]int{"coastal": 2, "self-made": 1, "metafont": 3, "war": 1}
	tests := []struct {
		rows []string
		want string
	}{
		{[]string{"along the coas-", "tal road"}, "along the coastal road"},
		{[]string{"a self-", "made man"}, "a self-made man"},
		{[]string{"an anti-", "war song"}, "an anti-war song"},
		{[]string{"an unknow-", "able thing"}, "an unknowable thing"},
		{[]string{"the Anglo-", "Saxon one"}, "the Anglo-Saxon one"},
		{[]string{"in META-", "FONT only"}, "in METAFONT only"},
		{[]string{"pages 12-", "14 and"}, "pages 12-14 and"},
		{[]string{"plain rows", "of text"}, "plain rows of text"},
		{[]string{"中文", "文本"}, "中文文本"},
	}
	for _, test := range tests {
		if got := joinLines(test.rows, words); got != test.want {
			t.Errorf("joinLines(%q) = %q, want %q", test.rows, got, test.want)
		}
	}
}

// FuzzPDF starts from small files whose content is not compressed, so that what
// is changed is text and its places.
func FuzzPDF(f *testing.F) {
	f.Add(bookPDF(1))
	f.Add(bookPDF(3))
	f.Add(bytes.ReplaceAll(bookPDF(1), []byte("BT /F 10 Tf 50 "), []byte("BT /F 10 Tf 90 Tz 220 ")))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkPDF(t, data)
	})
}

// FuzzPDFPages changes what two pages show and how they are numbered; its kept
// cases are in testdata/fuzz.
func FuzzPDFPages(f *testing.F) {
	f.Add(pageContent(rand.New(rand.NewPCG(3, 4)), 1), pageContent(rand.New(rand.NewPCG(5, 6)), 2), "/PageLabels << /Nums [0 << /S /r /St 11 >> 1 << /S /D /P (A-) >>] >>")
	f.Fuzz(func(t *testing.T, first, second, catalogue string) {
		checkPDF(t, pdfOf(catalogue, first, second))
	})
}

func checkPDF(t *testing.T, data []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	d, err := readPDF(ctx, File{Name: "a.pdf", Data: data})
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if err == nil {
		checkDocument(t, d)
	}
}
