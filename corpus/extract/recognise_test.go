package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/lang"
	"footnote/corpus/ocr"
	"footnote/corpus/picture"
)

// pictures draws in children of this binary, see TestMain.
func pictures() *picture.Pictures {
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("footnote-pdfium-%d", os.Getuid()))
	return &picture.Pictures{Child: &child.Pool{Command: []string{os.Args[0], "draw", cache}}, Prepare: func() error { return picture.Warm(cache) }}
}

// recogniser has tesseract read, where it is.
func recogniser(t *testing.T) Recogniser {
	t.Helper()
	program, err := ocr.Find(t.Context())
	if err != nil || !program.Reads("eng") {
		t.Skipf("without tesseract and its English: %v", err)
	}
	return Recogniser{Pages: pictures(), Program: program, Languages: "eng"}
}

// grayOf draws a page of a file in gray.
func grayOf(t *testing.T, file []byte, n, dpi int) *image.Gray {
	t.Helper()
	drawn, err := pictures().Gray(t.Context(), file, n, dpi, 0)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(drawn.PNG))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Gray)
}

// found is the share of the words of a text that passages have.
func found(text string, passages []corpus.Passage) float64 {
	have := map[string]int{}
	for _, p := range passages {
		for _, w := range strings.Fields(p.Text) {
			have[lang.Plain(w)]++
		}
	}
	words, n := strings.Fields(text), 0
	for _, w := range words {
		if have[lang.Plain(w)] > 0 {
			have[lang.Plain(w)]--
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}

// knownPage gives a page of a file as it looks with so many dots to the inch, and its text.
func knownPage(t *testing.T, dpi int) (page *image.Gray, text string) {
	t.Helper()
	book, err := os.ReadFile("testdata/pdf/chapter.pdf")
	if err != nil {
		t.Fatal(err)
	}
	_, passages, err := Read(t.Context(), corpus.File{Name: "chapter.pdf", Data: book})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range passages {
		if p.Page == 2 && p.LastPage == 0 {
			text += p.Text + " "
		}
	}
	return grayOf(t, book, 2, dpi), text
}

// A scan of a known text gives its words, its pages and how sure they are; of a poor
// one as much as can be read, and never nothing that looks like success.
func TestRecognise(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	with := recogniser(t)
	for _, c := range []struct {
		name  string
		dpi   int
		noisy bool
		least float64
	}{{"300", 300, false, .95}, {"150", 150, false, .9}, {"300, noise", 300, true, .8}, {"150, noise", 150, true, 0}} {
		page, text := knownPage(t, c.dpi)
		if c.noisy {
			page = corpustest.Scanned(page, .8, .8, 30)
		}
		scan := corpus.File{Name: "scan.pdf", Data: corpustest.ScanOf(c.dpi, page)}
		if _, _, err := Read(t.Context(), scan); !errors.Is(err, corpus.ErrScanned) {
			t.Fatalf("%s: read as %v, want %v", c.name, err, corpus.ErrScanned)
		}
		var steps []int
		with.Progress = func(done, total int) { steps = append(steps, done*10+total) }
		_, got, r, err := new(Reader).Recognise(t.Context(), scan, with)
		share := found(text, got)
		t.Logf("%s dpi: %.3f of the words, %+v, %v", c.name, share, r, err)
		switch {
		case err != nil && (c.least > 0 || !errors.Is(err, corpus.ErrUnclear)), err == nil && len(got) == 0:
			t.Errorf("%s: %d passages, %v", c.name, len(got), err)
		case share < c.least:
			t.Errorf("%s: %.3f of the words, want %.2f", c.name, share, c.least)
		}
		if fmt.Sprint(steps) != "[11]" {
			t.Errorf("%s: progress %v", c.name, steps)
		}
		for _, p := range got {
			if p.Page < 1 || p.Recognised < ocr.Least || !strings.HasSuffix(p.Locator.String(), corpus.ReadByOCR) {
				t.Errorf("%s: a passage stands at %v, sure %d", c.name, p.Locator, p.Recognised)
			}
		}
	}
}

// A page that grain makes unreadable is read once it is smoothed, and grain alone stays
// without text.
func TestRecogniseGrain(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	with := recogniser(t)
	page, text := knownPage(t, 300)
	blank := image.NewGray(image.Rect(0, 0, 300, 200))
	scan := corpustest.ScanOf(300, corpustest.Scanned(page, .3, .8, 60), corpustest.Scanned(blank, 0, .5, 60))
	_, got, r, err := new(Reader).Recognise(t.Context(), corpus.File{Name: "scan.pdf", Data: scan}, with)
	if err != nil || r.Read != 1 || fmt.Sprint(r.Unclear) != "[2]" {
		t.Fatalf("recognised %+v, %v", r, err)
	}
	if share := found(text, got); share < .85 {
		t.Errorf("%.3f of the words", share)
	}
}

// standIn is a program in the place of tesseract, which says of the first page what
// another says and of each further one that it is not sure.
const standIn = `#!/bin/sh
case "$1" in --list-langs) echo "List of available languages in x:"; echo eng; echo osd; exit 0;; esac
cat > /dev/null
[ "$OMP_THREAD_LIMIT" = 1 ] || exit 3
[ -z "$DISCORD_TOKEN" ] || exit 4
n=$(cat "$0.count" 2>/dev/null || echo 0); n=$((n+1)); echo $n > "$0.count"
sure=91; [ $n -gt 1 ] && sure=31
printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
printf '1\t1\t0\t0\t0\t0\t0\t0\t1750\t2479\t-1\t\n'
i=0
for line in "The harbour books were kept by a clerk who wrote" "down each ship that came in and each that left." "He counted the casks of tar and the bales of hemp."; do
  i=$((i+1)); x=200; k=0
  for w in $line; do k=$((k+1)); printf '5\t1\t1\t1\t%d\t%d\t%d\t%d\t90\t40\t%d\t%s\n' $i $k $x $((200+60*i)) $sure $w; x=$((x+110)); done
done
`

// with the stand-in, so that it is tested everywhere: the unsure page is left out and
// told, and of a file with text the text is taken as it stands.
func TestRecogniseWithStandIn(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "tesseract")
	if err := os.WriteFile(path, []byte(standIn), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("DISCORD_TOKEN", "secret")
	program, err := ocr.Find(t.Context())
	if err != nil || program.Usual() != "eng" || program.Reads("eng+deu") {
		t.Skipf("no shell to stand in with: %+v, %v", program, err)
	}
	kept := map[int][]byte{}
	with := Recogniser{Pages: pictures(), Program: program, Keep: func(page int, read []byte) error { kept[page] = read; return nil }}
	blank := image.NewGray(image.Rect(0, 0, 300, 400))
	scan := corpus.File{Name: "scan.pdf", Data: corpustest.ScanOf(100, blank, blank)}
	_, passages, r, err := new(Reader).Recognise(t.Context(), scan, with)
	if err != nil || len(passages) != 1 || r.Read != 1 || fmt.Sprint(r.Unclear) != "[2]" {
		t.Fatalf("%d passages, %+v, %v", len(passages), r, err)
	}
	want := "The harbour books were kept by a clerk who wrote down each ship that came in and each that left. He counted the casks of tar and the bales of hemp."
	if p := passages[0]; lang.Squeeze(p.Text) != want || p.Page != 1 || p.Recognised != 91 {
		t.Errorf("passage = %q at %v, sure %d", p.Text, p.Locator, p.Recognised)
	}
	// What was kept is not read again: the stand-in would be sure of no page now.
	again := with
	again.Before, again.Keep = kept, func(page int, _ []byte) error { t.Errorf("page %d was read again", page); return nil }
	_, before, was, err := new(Reader).Recognise(t.Context(), scan, again)
	if err != nil || !reflect.DeepEqual(was, r) || !reflect.DeepEqual(before, passages) {
		t.Errorf("of pages that were kept: %+v, %+v, %v, want %+v, %+v", before, was, err, passages, r)
	}
	lost := with
	lost.Keep = func(int, []byte) error { return corpus.ErrLost }
	if _, _, _, err := new(Reader).Recognise(t.Context(), scan, lost); !errors.Is(err, corpus.ErrLost) {
		t.Errorf("what cannot be kept: %v, want %v", err, corpus.ErrLost)
	}
	// The counter of the stand-in goes on: now no page is sure.
	if _, _, _, err := new(Reader).Recognise(t.Context(), scan, with); !errors.Is(err, corpus.ErrUnclear) {
		t.Errorf("a scan that cannot be read: %v, want %v", err, corpus.ErrUnclear)
	}
	_, passages, r, err = new(Reader).Recognise(t.Context(), corpus.File{Name: "book.pdf", Data: corpustest.BookPDF(1)}, with)
	if err != nil || r.Read != 0 || len(passages) == 0 || passages[0].Recognised != 0 {
		t.Errorf("a file with text: %d passages, %+v, %v", len(passages), r, err)
	}
	if _, _, _, err := new(Reader).Recognise(t.Context(), corpus.File{Name: "a.txt", Data: []byte("no PDF")}, with); !errors.Is(err, corpus.ErrUnsupported) {
		t.Errorf("no PDF: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, _, err := new(Reader).Recognise(ctx, scan, with); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}
