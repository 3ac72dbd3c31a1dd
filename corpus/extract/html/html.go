package html

import (
	"context"
	"errors"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// Read reads a page of the web: its main text without what stands around
// it, and its record from the data for programs in it, then from its words. A
// page that is none, such as one that asks for a login, gives its sentinel.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	source, err := encoding.DecodeHTML(f)
	if err != nil {
		return corpus.Document{}, err
	}
	root, err := xhtml.Parse(ctx, source)
	if err != nil {
		return corpus.Document{}, err
	}
	apart := aroundText(root)
	lines, err := xhtml.Lines(ctx, root, apart)
	if err != nil {
		return corpus.Document{}, err
	}
	data := dataOf(root, apart)
	leaveReferences(lines)
	kept, left := parted(lines)
	d, err := structure.Refine(ctx, structure.Page, kept, data.record(f.Origin))
	if err != nil && !errors.Is(err, corpus.ErrNoText) {
		return corpus.Document{}, err
	}
	look := lookAt(root, data, d.Blocks)
	if err := look.refusal(); err != nil {
		return corpus.Document{}, err
	}
	if !look.hasText {
		return corpus.Document{}, fmt.Errorf("less than two sentences: %w", corpus.ErrNoText)
	}
	if written := lang.Contradicted(d.Metadata.Language, d.Text()); written != "" {
		d.Metadata.Language = written
		d.Metadata.Note(corpus.FoundInText, "language")
	}
	d.Skipped = append(d.Skipped, left...)
	structure.LeftByReader(ctx, &d, left)
	return d, nil
}

// leaveReferences leaves out the notes that only name a source, where half of
// the notes do: the list of references of a wiki. Those that explain stay.
func leaveReferences(lines []structure.Line) {
	notes := 0
	var entries []int
	for i, l := range lines {
		if l.Note == "" || l.Skip != "" {
			continue
		}
		notes++
		if words := lang.WordCount(l.Text); words < 60 && record.IsReference(l.Text) || words < 40 && l.Source {
			entries = append(entries, i)
		}
	}
	if len(entries)*2 < notes {
		return
	}
	for _, i := range entries {
		lines[i].Skip = structure.References
	}
}

// parted parts the lines of the text from those of the page around it.
func parted(lines []structure.Line) (kept []structure.Line, left []corpus.Skipped) {
	for _, l := range lines {
		if l.Skip == "" {
			kept = append(kept, l)
		} else {
			left = append(left, corpus.Skipped{Text: lang.Squeeze(l.Text), Reason: l.Skip})
		}
	}
	return kept, left
}
