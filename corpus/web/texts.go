package web

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"footnote/corpus"
)

// mostTexts is how many addresses of a text are tried.
const mostTexts = 3

// isFree says whether one of the licences of a work lets everybody read and keep it.
func isFree(licences []string) bool {
	for _, l := range licences {
		if u, err := url.Parse(l); err == nil && strings.TrimPrefix(u.Host, "www.") == "creativecommons.org" {
			return true
		}
	}
	return false
}

// text fetches the text of a work from the first address at which it stands, nil if it is
// at none: a record without its text is worth having. A page that stands in a PDF file's
// place asks for money or a click.
func (f *Fetcher) text(ctx context.Context, addresses []string) *corpus.File {
	for _, address := range addresses[:min(len(addresses), mostTexts)] {
		u, err := corpus.ParseAddress(address)
		if err != nil {
			continue
		}
		file, err := f.fetch(ctx, u)
		if err == nil && bytes.HasPrefix(bytes.TrimSpace(file.Data[:min(len(file.Data), 1024)]), []byte("%PDF-")) {
			return &file
		}
	}
	return nil
}
