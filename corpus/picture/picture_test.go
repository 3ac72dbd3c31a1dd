package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/internal/corpustest"
)

// TestMain is the child of a test, if it is started as one.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "draw" {
		if err := Serve(context.Background(), os.Args[2], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// pictures draws as the program does, in children of this binary. The cache stays
// from one run of the tests to the next.
func pictures(t *testing.T) *Pictures {
	t.Helper()
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("footnote-pdfium-%d", os.Getuid()))
	return &Pictures{
		Child:   &child.Pool{Command: []string{os.Args[0], "draw", cache}},
		Prepare: func() error { return Warm(cache) },

		deadline: 5 * time.Minute, // a busy machine under the race detector takes one
	}
}

// twoPages has a sentence that is broken by a hyphen, and on its second page another.
var twoPages = corpustest.PdfOf("",
	corpustest.TextRow(12, 60, 500, "The ropewalk of the town is four hun-")+"\n"+
		corpustest.TextRow(12, 60, 484, "dred paces long, and it has a roof.")+"\n"+
		corpustest.TextRow(12, 60, 300, "Nothing of this row belongs to the passage."),
	corpustest.TextRow(12, 60, 500, "A second page tells of the tar kettle."))

func decode(t *testing.T, p Page) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(p.PNG))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// penned counts what the pen has touched in a part of the height of a picture.
func penned(img image.Image, from, to float64) (n int) {
	b := img.Bounds()
	for y := b.Min.Y + int(from*float64(b.Dy())); y < b.Min.Y+int(to*float64(b.Dy())); y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, blue, _ := img.At(x, y).RGBA(); r>>8 > 200 && blue>>8 < 120 {
				n++
			}
		}
	}
	return n
}

func TestDraw(t *testing.T) {
	p := pictures(t)
	page, err := p.Draw(t.Context(), twoPages, 1, "The ropewalk of the town is four hundred paces long, and it has a roof.")
	if err != nil {
		t.Fatal(err)
	}
	img := decode(t, page)
	if b := img.Bounds(); page.Pages != 2 || !page.Marked || b.Dx() > phone.width || b.Dy() > phone.height || b.Dx() < 1000 && b.Dy() < 1000 {
		t.Errorf("page 1 of %d, marked: %v, size %v", page.Pages, page.Marked, b)
	}
	// The pages of PdfOf are 595 points high; the passage stands from 484 to 512.
	in, out := penned(img, 1-516./595, 1-478./595), penned(img, 0, 1)
	if in < 5000 || out != in {
		t.Errorf("the pen touched %d dots, %d of them at the passage", out, in)
	}
	second, err := p.Draw(t.Context(), twoPages, 2, "The ropewalk of the town is four hundred paces long.")
	if err != nil || second.Marked || penned(decode(t, second), 0, 1) > 0 {
		t.Errorf("another page: %v, marked: %v", err, second.Marked)
	}
}

func TestGray(t *testing.T) {
	p := pictures(t)
	page, err := p.Gray(t.Context(), twoPages, 2, 300, 0)
	if err != nil {
		t.Fatal(err)
	}
	img := decode(t, page)
	if _, gray := img.(*image.Gray); !gray || img.Bounds().Dx() < 1700 {
		t.Errorf("%T of %v, want gray at 300 dots to the inch", img, img.Bounds())
	}
	if n, err := p.Pages(t.Context(), twoPages); n != 2 || err != nil {
		t.Errorf("Pages = %d, %v", n, err)
	}
}

// Each dot is the mean of the nine around it, of those that there are at an edge.
func TestSmooth(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 5, 3))
	img.Pix[1*img.Stride+1], img.Pix[1*img.Stride+4] = 90, 120
	smooth(img)
	want := []uint8{
		23, 15, 15, 20, 30,
		15, 10, 10, 13, 20,
		23, 15, 15, 20, 30,
	}
	if !slices.Equal(img.Pix, want) {
		t.Errorf("smoothed: %d, want %d", img.Pix, want)
	}
	one := image.NewGray(image.Rect(0, 0, 1, 1))
	one.Pix[0] = 7
	if smooth(one); one.Pix[0] != 7 {
		t.Errorf("a picture of one dot is %d then", one.Pix[0])
	}
}

func TestErrors(t *testing.T) {
	p := pictures(t)
	for name, c := range map[string]struct {
		data []byte
		page int
		want error
	}{
		"no such page": {twoPages, 3, corpus.ErrNotFound},
		"page below":   {twoPages, -1, corpus.ErrNotFound},
		"no PDF":       {[]byte("%PDF-1.4 and nothing else"), 1, corpus.ErrMalformed},
	} {
		if _, err := p.Draw(t.Context(), c.data, c.page, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	p.Prepare, p.prepared = func() error { return errors.New("no room") }, nil
	if _, err := p.Draw(t.Context(), twoPages, 1, ""); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("what cannot be prepared: %v", err)
	}
}

// A folder for machine code that others may write to is refused.
func TestCacheIsOurOwn(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Warm(dir); err == nil {
		t.Error("a folder that everybody may write to is taken")
	}
	made := filepath.Join(t.TempDir(), "a", "b")
	if err := ownFolder(made); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(made); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
}

func TestShared(t *testing.T) {
	page := "The head of the page. It was a long and windy walk along the quay, they say. Another one."
	for passage, want := range map[string]string{
		"It was a long and windy walk along the quay, they say.":   "itwasalongandwindywalkalongthequaytheysay",
		"Then: it was a long and win- dy walk along a wall, once.": "itwasalongandwindywalkalong",
		"Another":                            "another",
		"nothing of it stands on this page":  "",
		"":                                   "",
		"a walk that was long and was windy": "",
	} {
		got := ""
		folded := fold(page)
		for _, s := range shared(folded, fold(passage)) {
			got += string(folded[s.from:s.to])
		}
		if got != want {
			t.Errorf("%q: marks %q, want %q", passage, got, want)
		}
	}
}

// A line that is shorter than a seed is marked, too, where the numbers of lines stand
// between it and its neighbours.
func TestSharedBetweenLineNumbers(t *testing.T) {
	page := fold("7 the first of the lines is a rather long one and be- 8 gan at the quay. 9 The third of the lines is a rather long one, too.")
	passage := fold("the first of the lines is a rather long one and began at the quay. The third of the lines is a rather long one, too.")
	got := ""
	for _, s := range shared(page, passage) {
		got += string(page[s.from:s.to])
	}
	if got != string(passage) {
		t.Errorf("marks %q, want %q", got, string(passage))
	}
}
