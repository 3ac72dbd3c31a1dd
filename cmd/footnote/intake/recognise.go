package intake

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/ocr"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// Scans are read by tesseract, a program of its own, where the user asks for it.

// A recognition is whether pages that are pictures are recognised, and by what.
type recognition struct {
	wanted    bool
	languages string             // by tesseract's names
	with      extract.Recogniser // once it is prepared
}

// flags has those by which it is asked for.
func (r *recognition) flags(f command.Flags) {
	f.Flags().BoolVar(&r.wanted, "ocr", false, "read the pages of PDF files that are pictures with text recognition (tesseract)")
	f.Flags().StringVar(&r.languages, "ocr-language", "", "the `languages` that such pages are in, by tesseract's names, as in eng+deu")
}

// prepare finds what recognises pages, if that is asked for.
func (a app) prepare(ctx context.Context, r *recognition) error {
	if !r.wanted {
		if r.languages != "" {
			return advice.Mistake("--ocr-language says in which languages scans are read: add --ocr.")
		}
		return nil
	}
	program, err := ocr.Find(ctx)
	if errors.Is(err, corpus.ErrNotFound) {
		return advice.Because(err, "Text recognition needs tesseract, which is not installed, or has no language. Install it with the language of the text, on Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-deu; on a Mac: brew install tesseract tesseract-lang")
	}
	if err != nil {
		return err
	}
	if r.languages != "" && !program.Reads(r.languages) {
		return advice.Mistake("tesseract does not have the languages %s here. It has %s; others are in packages such as tesseract-ocr-deu.", r.languages, strings.Join(program.Languages, ", "))
	}
	r.with = extract.Recogniser{Pages: a.Pages, Program: program, Languages: r.languages}
	return a.ReadyPages(ctx)
}

// readFile makes one file a source and its passages, and has its pages recognised if
// that is asked for.
func (r *adding) readFile(ctx context.Context, file corpus.File, path string) (text, error) {
	if !r.o.ocr.wanted {
		return r.app.readFile(ctx, file, path, r.o.given)
	}
	return r.app.recognise(ctx, file, path, r.o.given, r.o.ocr.with, r.bar.Stage)
}

// recognise makes a file a source, with its pages recognised.
func (a app) recognise(ctx context.Context, file corpus.File, path string, g typed.Record, with extract.Recogniser, stage func(string)) (text, error) {
	with.Progress = func(done, total int) {
		stage(fmt.Sprintf("recognised %d of %s", done, terminal.Count(total, "page")))
	}
	source, passages, did, err := a.Reader.Recognise(ctx, file, with)
	switch {
	case errors.Is(err, corpus.ErrUnsupported): // what is no PDF has no pictures of pages
		return a.readFile(ctx, file, path, g)
	case err != nil:
		return text{}, err
	}
	return text{source: completeSource(source, path, g), passages: passages, file: file, recognised: did}, nil
}

// reportRecognised says which pages were read by text recognition, and which could not
// be.
func (a app) reportRecognised(r added) {
	if line := wording.Recognised(texts.Language{}, r.recognised.Read, r.recognised.Unclear); line != "" && r.status() == fresh {
		a.Err.Paragraph("      ", fmt.Sprintf("%d: %s", r.source.ID, line))
	}
}
