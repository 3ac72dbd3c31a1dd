package extract

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
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
			d, err := Extract(t.Context(), corpus.File{Name: filepath.Base(file), Data: data})
			got := ""
			if errors.Is(err, corpus.ErrEncrypted) || errors.Is(err, corpus.ErrScanned) || errors.Is(err, corpus.ErrGarbled) {
				got = err.Error() + "\n"
			} else if err != nil {
				t.Fatal(err)
			} else {
				corpustest.CheckPassages(t, d, split.Split(d))
				got = corpustest.Golden(t, d)
			}
			corpustest.CompareGolden(t, file, got)
		})
	}
}

// FuzzPDF starts from small files whose content is not compressed, so that what
// is changed is text and its places.
func FuzzPDF(f *testing.F) {
	f.Add(corpustest.BookPDF(1))
	f.Add(corpustest.BookPDF(3))
	f.Add(bytes.ReplaceAll(corpustest.BookPDF(1), []byte("BT /F 10 Tf 50 "), []byte("BT /F 10 Tf 90 Tz 220 ")))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkPDF(t, data)
	})
}

// FuzzPDFPages changes what two pages show and how they are numbered; its kept
// cases are in testdata/fuzz.
func FuzzPDFPages(f *testing.F) {
	f.Add(corpustest.PageContent(rand.New(rand.NewPCG(3, 4)), 1), corpustest.PageContent(rand.New(rand.NewPCG(5, 6)), 2), "/PageLabels << /Nums [0 << /S /r /St 11 >> 1 << /S /D /P (A-) >>] >>")
	strip := corpustest.TextRow(7, 40, 700, "Edited by:") + corpustest.TextRow(7, 40, 690, "Received: 3 March 2018") + corpustest.TextRow(7, 40, 680, "Accepted: 4 April 2018") + corpustest.TextRow(7, 40, 670, "Published: 5 May 2018")
	for y := 700; y > 600; y -= 13 {
		strip += corpustest.TextRow(10, 180, y, "The ferry crossed the sound twice a day, at the turn of the tide")
	}
	f.Add(strip, corpustest.PageContent(rand.New(rand.NewPCG(7, 8)), 2), "") // with a strip beside the text
	f.Fuzz(func(t *testing.T, first, second, catalogue string) {
		checkPDF(t, corpustest.PdfOf(catalogue, first, second))
	})
}

func checkPDF(t *testing.T, data []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	d, err := pdf.Read(ctx, corpus.File{Name: "a.pdf", Data: data})
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if err == nil {
		checkDocument(t, d)
	}
}
