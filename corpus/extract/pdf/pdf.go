package pdf

import (
	"context"
	"errors"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/extract/pdf/opening"
	"footnote/corpus/extract/pdf/titling"
	"footnote/corpus/pdf"
	"footnote/corpus/structure"
)

// Read reads the text of a PDF file. It gives ErrEncrypted for one that needs
// a password, ErrScanned for one that is only pictures of pages, and ErrGarbled
// where letters stand for others than they look like, or for none.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	s, err := arranged(ctx, f)
	if err != nil {
		return corpus.Document{}, err
	}
	record := readRecord(s)
	d, err := structure.Refine(ctx, structure.Print, s.Lines(), record)
	if err != nil {
		return corpus.Document{}, err
	}
	titleInNeed(s, &d.Metadata)
	if d.Metadata.Authors = persons(s, d.Metadata.Authors); len(d.Metadata.Authors) == 0 {
		delete(d.Metadata.Found, "authors")
	}
	left := s.Skipped()
	d.Skipped = append(left, d.Skipped...)
	structure.LeftByReader(ctx, &d, left)
	d.Unread = s.Unread
	return d, nil
}

// arranged reads the pages of a file, with the rows that are no text of it left out.
func arranged(ctx context.Context, f corpus.File) (*layout.File, error) {
	file, err := pdf.Open(ctx, f.Data)
	if err != nil {
		return nil, pdfError(err)
	}
	s := &layout.File{Info: file.Info}
	for n := 1; n <= file.Pages(); n++ {
		page, err := file.Page(ctx, n)
		if err != nil {
			return nil, pdfError(err)
		}
		s.Add(page)
	}
	if err := readable(s, OthersIn(ctx)); err != nil {
		return nil, err
	}
	s.Cover = leaveCover(s)
	opening.LeaveStamps(s)
	s.Arrange()
	return s, nil
}

// TitleCandidates gives all that may be the title of a file, for who learns how to choose.
func TitleCandidates(ctx context.Context, f corpus.File) ([]titling.Candidate, error) {
	s, err := arranged(ctx, f)
	if err != nil {
		return nil, err
	}
	first := firstText(s)
	if first == nil {
		return nil, nil
	}
	return titlingPage(s, first).Candidates(), nil
}

// pdfError puts the errors of the package that reads the format into ours.
func pdfError(err error) error {
	for theirs, ours := range map[error]error{pdf.ErrEncrypted: corpus.ErrEncrypted, pdf.ErrTooLarge: corpus.ErrTooLarge, pdf.ErrMalformed: corpus.ErrMalformed} {
		if errors.Is(err, theirs) {
			return fmt.Errorf("%w: %w", ours, err)
		}
	}
	return err
}

// Sniff says whether bytes are a PDF file.
func Sniff(data []byte) bool { return pdf.Sniff(data) }
