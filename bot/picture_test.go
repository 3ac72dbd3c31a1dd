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
	return w.command(w.member(0), "ask", sandbox.Opt("question", "Why did the glassmakers of Ardle choose the valley for its sand?"))
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
