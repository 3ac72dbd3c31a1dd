package extract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"footnote/corpus"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/ocr"
	"footnote/corpus/picture"
)

// A Recogniser reads the pages of PDF files that are pictures.
type Recogniser struct {
	Pages     *picture.Pictures
	Program   ocr.Program
	Languages string                // as in "eng+deu"; empty: those that the program usually reads
	Progress  func(done, total int) // is told after each page; may be nil

	// Keep is given each page that was read, and Before those that it was given for the
	// same file: they are not read again. Both may be nil. An error of Keep ends the work.
	Keep   func(page int, read []byte) error
	Before map[int][]byte
}

// A readPage is what was read of a page, and how sure that is.
type readPage struct {
	pdf.Other
	Sure int
}

// A Recognition tells what became of the pages of a scan.
type Recognition struct {
	Read    int   // how many were recognised
	Unclear []int // those that were too poor, and are left out; as a program counts them
}

// Recognise reads a PDF file as Read does, and has those of its pages recognised that
// are pictures, or whose letters cannot be told. It takes some seconds a page. The
// passages on such pages say how sure the recognition was. Errors besides those of
// Read: [corpus.ErrUnclear] where no page is sure enough to be taken,
// [corpus.ErrUnsupported] for what is no PDF file.
func (r *Reader) Recognise(ctx context.Context, f corpus.File, with Recogniser) (corpus.Source, []corpus.Passage, Recognition, error) {
	fail := func(err error) (corpus.Source, []corpus.Passage, Recognition, error) {
		return corpus.Source{}, nil, Recognition{}, fmt.Errorf("recognise %q: %w", f.Name, err)
	}
	if formatOf(f).mediaTypes[0] != corpus.PDF {
		return fail(corpus.ErrUnsupported)
	}
	doc, err := r.Extract(ctx, f)
	if err != nil && !errors.Is(err, corpus.ErrScanned) && !errors.Is(err, corpus.ErrGarbled) {
		return fail(err)
	}
	pages := doc.Unread
	if err != nil {
		if pages, err = with.allPages(ctx, f.Data); err != nil {
			return fail(err)
		}
	}
	others, sure, rest, err := with.read(ctx, f.Data, pages)
	if err != nil {
		return fail(err)
	}
	if len(sure) > 0 {
		doc, err = r.Extract(pdf.WithOthers(ctx, others), f)
	} else if doc.Blocks == nil {
		err = fmt.Errorf("%d pages: %w", len(pages), corpus.ErrUnclear)
	}
	if err != nil {
		return fail(err)
	}
	source, passages, err := sourceOf(f, doc)
	for i := range passages {
		noteRecognised(&passages[i].Locator, sure)
	}
	return source, passages, Recognition{Read: len(sure), Unclear: rest}, err
}

func (with Recogniser) allPages(ctx context.Context, data []byte) (pages []int, err error) {
	n, err := with.Pages.Pages(ctx, data)
	for i := range n {
		pages = append(pages, i+1)
	}
	return pages, err
}

// read recognises pages one by one. It gives how sure it is of those that it took, and
// the numbers of the others.
func (with Recogniser) read(ctx context.Context, data []byte, pages []int) (others map[int]pdf.Other, sure map[int]int, unclear []int, err error) {
	languages := with.Languages
	if languages == "" {
		languages = with.Program.Usual()
	}
	others, sure = map[int]pdf.Other{}, map[int]int{}
	for i, n := range pages {
		r, err := with.once(ctx, data, n, languages)
		if err != nil {
			return nil, nil, nil, err
		}
		if r.Sure >= ocr.Least {
			others[n], sure[n] = r.Other, r.Sure
		} else {
			others[n] = pdf.Other{Refused: fmt.Sprintf("read by OCR, too unsure (%d of 100)", r.Sure)}
			unclear = append(unclear, n)
		}
		if with.Progress != nil {
			with.Progress(i+1, len(pages))
		}
	}
	return others, sure, unclear, nil
}

// once reads a page, unless that was done before.
func (with Recogniser) once(ctx context.Context, data []byte, n int, languages string) (r readPage, err error) {
	if before, ok := with.Before[n]; ok && json.Unmarshal(before, &r) == nil {
		return r, nil
	}
	if r, err = with.page(ctx, data, n, languages); err != nil || with.Keep == nil {
		return r, err
	}
	kept, err := json.Marshal(r)
	if err != nil {
		return r, nil // it has a number that is none: whoever goes on reads it again
	}
	return r, with.Keep(n, kept)
}

// smoothings are how much the picture of a page is smoothed for one try after the other:
// grain may keep the program from seeing any line, but takes nothing from a good page that
// is read as it is.
var smoothings = []int{0, 2, 4}

// page reads a page, and tries again as long as it is not sure enough to be taken.
func (with Recogniser) page(ctx context.Context, data []byte, n int, languages string) (best readPage, err error) {
	for _, smooth := range smoothings {
		r, err := with.smoothed(ctx, data, n, languages, smooth)
		if err != nil {
			return readPage{}, err
		}
		if r.Sure > best.Sure {
			best = r
		}
		if best.Sure >= ocr.Least {
			break
		}
	}
	return best, nil
}

func (with Recogniser) smoothed(ctx context.Context, data []byte, n int, languages string, smooth int) (readPage, error) {
	drawn, err := with.Pages.Gray(ctx, data, n, ocr.DPI, smooth)
	if err != nil {
		return readPage{}, err
	}
	page, sure, err := with.Program.Read(ctx, drawn.PNG, languages, ocr.DPI)
	switch {
	case ctx.Err() != nil || err != nil && !errors.Is(err, context.DeadlineExceeded):
		return readPage{}, errors.Join(ctx.Err(), err)
	case err != nil: // it took too long, as a page of noise does
		return readPage{}, nil
	}
	return readPage{pdf.Other{Page: page}, sure}, nil
}

// noteRecognised notes of a passage how sure the recognition was of its pages, the
// least sure of them.
func noteRecognised(l *corpus.Locator, sure map[int]int) {
	for _, page := range slices.Compact([]int{l.Page, max(l.Page, l.LastPage)}) {
		if s := sure[page]; s > 0 && (l.Recognised == 0 || s < l.Recognised) {
			l.Recognised = s
		}
	}
}
