package bot

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/child"
	"footnote/corpus/picture"
)

// drawArgument is the first argument of a child that draws, see TestMain.
const drawArgument = "draw"

// drawing gives a bot that draws pages, and room for files.
func drawing(o *Options) {
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("footnote-pdfium-%d", os.Getuid()))
	o.Files = 1 << 20
	o.Pages = &picture.Pictures{Child: &child.Pool{Command: []string{os.Args[0], drawArgument, cache}}, Prepare: func() error { return picture.Warm(cache) }}
}

const chapterQuestion = "Why did the glassmakers of Ardle choose the valley for its sand?"

const chapterFile = "../corpus/extract/testdata/pdf/chapter.pdf"

// addChapter adds a PDF file as a moderator does.
func (w *world) addChapter() *sandbox.Message {
	w.t.Helper()
	data, err := os.ReadFile(chapterFile)
	if err != nil {
		w.t.Fatal(err)
	}
	m := w.command(w.moderator(0), "source add", sandbox.Opt("title", "Sand of Ardle"), sandbox.Opt("file", sandbox.File{Name: "chapter.pdf", Data: data}))
	w.wantWords(m, "Added.")
	return m
}

func (w *world) askChapter() *sandbox.Message {
	w.t.Helper()
	return w.command(w.member(0), "ask", sandbox.Opt("question", chapterQuestion))
}

// The page of a passage is shown to who asks for it, also after the bot was started
// again; and that it cannot be is said once its source is gone.
func TestShowThePage(t *testing.T) {
	t.Parallel()
	w := serve(t, drawing)
	w.addChapter()
	answer := w.askChapter()
	w.stop()
	w.start(drawing)
	m := w.press(w.member(0), answer, "picture")
	if len(m.Attachments) != 1 || !strings.HasPrefix(m.Attachments[0].Filename, "page-") {
		t.Fatalf("the page = %q with %d files", words(m), len(m.Attachments))
	}
	w.wantWords(m, "Sand of Ardle")
	if got := m.Attachments[0].Description; !strings.HasPrefix(got, "Picture of page ") || !strings.Contains(got, "glass") {
		t.Errorf("the picture is described as %q, want its page and the passage", got)
	}
	if strings.Contains(words(m), "not found") {
		t.Errorf("the page = %q, want its words marked", words(m))
	}
	img, err := png.Decode(bytes.NewReader(w.file(m)))
	if err != nil || img.Bounds().Dx() < 600 {
		t.Errorf("the picture: %v", err)
	}
	w.press(w.moderator(0), w.command(w.moderator(0), "source remove", sandbox.Opt("source", "1")), "remove")
	gone := w.press(w.member(0), answer, "picture")
	w.wantWords(gone, "removed")
}

// An export has whole works only where it is asked for them, and a library that takes it
// in shows their pages.
func TestShowThePageAfterImport(t *testing.T) {
	t.Parallel()
	w := serve(t, drawing)
	w.addChapter()
	without := w.file(w.command(w.moderator(0), "library export"))
	m := w.command(w.moderator(0), "library export", sandbox.Opt("files", true))
	w.wantWords(m, "whole works")
	bare := sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: without})
	w.wantWords(w.command(w.moderator(1), "library import", bare), "1 of them new", "Pages of 1 source cannot be shown")
	ask := func() *sandbox.Message {
		return w.command(w.member(1), "ask", sandbox.Opt("question", chapterQuestion))
	}
	for _, b := range parts(ask().Components) {
		if verb, _, _ := readCustomID(b.CustomID); verb == "picture" {
			t.Error("an export without files brings a page to show")
		}
	}
	whole := sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: w.file(m)})
	w.wantWords(w.command(w.moderator(1), "library import", whole), "0 of them new", "1 file that a source was read from came along")
	if m := w.press(w.member(1), ask(), "picture"); len(m.Attachments) != 1 {
		t.Errorf("the page = %q with %d files", words(m), len(m.Attachments))
	}
}

// There is no button where there is nothing to show.
func TestNoPageToShow(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Options){
		"no room for files": func(o *Options) { drawing(o); o.Files = 0 },
		"nothing to draw":   func(o *Options) { drawing(o); o.Pages = nil },
	} {
		w := serve(t, change)
		w.addChapter()
		if hasButton(w.askChapter(), "picture") {
			t.Errorf("%s: there is a button for the page", name)
		}
	}
	w := serve(t, drawing)
	w.add(0, wells)
	if hasButton(w.command(w.member(0), "ask", sandbox.Opt("question", "who dug the wells of the upper village?")), "picture") {
		t.Error("there is a button for a page of Markdown")
	}
}

// What draws pages may not be ready, or never be.
func TestPagesThatAreNotReady(t *testing.T) {
	t.Parallel()
	w := serve(t, func(o *Options) {
		drawing(o)
		o.Pages.Prepare = func() error { return errors.New("no room") }
	})
	w.addChapter()
	w.wantWords(w.press(w.member(0), w.askChapter(), "picture"), "Try again in a minute")
}

// tesseractStandIn says of each page the same, and is sure of it.
const tesseractStandIn = `#!/bin/sh
if [ "$1" = --list-langs ]; then echo eng; exit 0; fi
cat > /dev/null
printf '1\t1\t0\t0\t0\t0\t0\t0\t1750\t2479\t-1\t\n'
i=0
for line in "The harbour books were kept by a clerk who wrote down each" "ship that came in. He counted the casks of tar on the quay" "of the harbour, and was paid by the week for it until the war."; do
  i=$((i+1)); x=200; k=0
  for w in $line; do k=$((k+1)); printf '5\t1\t1\t1\t%d\t%d\t%d\t%d\t90\t40\t88\t%s\n' $i $k $x $((200+60*i)) $w; x=$((x+110)); done
done
`

const scannedFile = "../corpus/extract/testdata/pdf/scanned.pdf"

// A moderator has a refused scan read with a button; what was said of it is not lost,
// and what was read says that it was.
func TestRecogniseAScan(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(tesseractStandIn), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	w := serve(t, drawing)
	data, err := os.ReadFile(scannedFile)
	if err != nil {
		t.Fatal(err)
	}
	refused := w.command(w.moderator(0), "source add", sandbox.Opt("title", "Harbour Books"), sandbox.Opt("shelf", "Week 3"), sandbox.Opt("file", sandbox.File{Name: "scan.pdf", Data: data}))
	w.wantWords(refused, "pictures without text")
	added := w.press(w.moderator(0), refused, "recognise")
	w.wantWords(added, "Added.", "Harbour Books", "read by OCR, which may be wrong", "Week 3")
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", "Who counted the casks of tar on the quay of the harbour?"))
	w.wantWords(answer, "read by OCR")
	w.press(w.member(0), answer, "picture") // its page is shown as it looks
	cited := w.press(w.member(0), answer, "cite")
	w.wantWords(cited, "read by OCR")
	if again := w.press(w.moderator(0), refused, "recognise"); !strings.Contains(words(again), "does not wait any more") && !strings.Contains(words(again), "in the library already") {
		t.Errorf("pressed again = %q", words(again))
	}
}

// Without the program a refused scan says how to get text, and offers nothing.
func TestScanWithoutRecognition(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	w := serve(t, drawing)
	data, err := os.ReadFile(scannedFile)
	if err != nil {
		t.Fatal(err)
	}
	refused := w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "scan.pdf", Data: data}))
	w.wantWords(refused, "pictures without text", "Attach a copy with text", "tesseract")
	if hasButton(refused, "recognise") {
		t.Error("a button offers what cannot be done")
	}
}
