package extract

import (
	"context"
	"errors"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/pdf"
)

// mostSecond is how many pages are read a second time.
const mostSecond = 300

// hasGarbled tells whether pages of a document were left out because their letters
// cannot be told.
func hasGarbled(d corpus.Document) bool {
	return len(d.Unread) > 0 && slices.ContainsFunc(d.Skipped, func(s corpus.Skipped) bool {
		return s.Reason == pdf.Unreadable && strings.HasPrefix(s.Text, "PDF page ")
	})
}

// readAgain reads a file with the pages in it that only the second reader can read. It
// is not ok if there are none; what was read before stays then.
func (r *Reader) readAgain(ctx context.Context, f corpus.File, d corpus.Document, before error) (again corpus.Document, ok bool) {
	pages := d.Unread
	if errors.Is(before, corpus.ErrGarbled) {
		n, err := r.Second.Pages(ctx, f.Data)
		if err != nil {
			return d, false
		}
		for i := range min(n, mostSecond) {
			pages = append(pages, i+1)
		}
	}
	read, err := r.Second.Words(ctx, f.Data, pages[:min(mostSecond, len(pages))])
	if err != nil {
		return d, false
	}
	others := map[int]pdf.Other{}
	for n, page := range read {
		others[n] = pdf.Other{Page: page}
	}
	again, err = extract(pdf.WithOthers(ctx, others), f, r.run)
	return again, err == nil
}
