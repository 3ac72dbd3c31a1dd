package picture

import (
	"context"
	"os"

	"footnote/corpus/pdf"
)

// Words reads the text of pages of a PDF file with PDFium, by their numbers from 1,
// for who cannot read it otherwise. It takes what PDFium says of the letters, and
// leaves lines and columns to package corpus/pdf.
func (p *Pictures) Words(ctx context.Context, data []byte, pages []int) (map[int]pdf.Page, error) {
	a, err := p.answer(ctx, data, order{Words: pages})
	return a.Words, err
}

// Prepared tells whether PDFium is compiled, so that nobody has to wait for that.
func (p *Pictures) Prepared() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.prepared != nil {
		select {
		case <-p.prepared.done:
			return p.prepared.err == nil
		default:
			return false
		}
	}
	there, _ := os.ReadDir(p.Cache)
	return p.Cache != "" && len(there) > 0
}

// words reads pages that an order names.
func (e *engine) words(doc document, pages []int) (map[int]pdf.Page, error) {
	out := map[int]pdf.Page{}
	for _, n := range pages {
		width, height, err := e.size(doc, n)
		if err != nil {
			return nil, err
		}
		letters, err := e.typed(doc, n, height)
		if err != nil {
			return nil, err
		}
		out[n] = pdf.Lay(letters, width, height)
	}
	return out, nil
}
