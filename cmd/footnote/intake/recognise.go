package intake

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/ocr"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// Scans are read by tesseract, a program of its own, where the user asks for it.

// recogniser finds what recognises pages, if it is asked for.
func (a app) recogniser(ctx context.Context, wanted bool, languages string) (extract.Recogniser, error) {
	if !wanted {
		if languages != "" {
			return extract.Recogniser{}, advice.Mistake("--ocr-language says in which languages scans are read: add --ocr.")
		}
		return extract.Recogniser{}, nil
	}
	if a.Pages == nil {
		return extract.Recogniser{}, advice.Mistake("Pages cannot be drawn here: there is no folder for what that needs. Set HOME or XDG_CACHE_HOME.")
	}
	program, err := ocr.Find(ctx)
	if errors.Is(err, corpus.ErrNotFound) {
		return extract.Recogniser{}, advice.Because(err, "Text recognition needs tesseract, which is not installed, or has no language. Install it with the language of the text, on Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-deu; on a Mac: brew install tesseract tesseract-lang")
	}
	if err != nil {
		return extract.Recogniser{}, err
	}
	if languages != "" && !program.Reads(languages) {
		return extract.Recogniser{}, advice.Mistake("tesseract does not have the languages %s here. It has %s; others are in packages such as tesseract-ocr-deu.", languages, strings.Join(program.Languages, ", "))
	}
	return extract.Recogniser{Pages: a.Pages, Program: program, Languages: languages}, a.ReadyPages(ctx)
}

// readFile makes one file a source and its passages, and has its pages recognised if
// that is asked for.
func (r *adding) readFile(ctx context.Context, file corpus.File, path string) (text, error) {
	if !r.o.ocr {
		return r.app.readFile(ctx, file, path, r.o.given)
	}
	return r.app.recognise(ctx, file, path, r.o.given, r.o.recogniser, r.bar.Stage)
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
