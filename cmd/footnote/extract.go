package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"footnote/corpus"
)

type extractOptions struct {
	path string
	json bool
}

// extract shows what add would keep of a file.
func (a *app) extract(ctx context.Context, o extractOptions) error {
	file, err := a.read(ctx, o.path)
	if err != nil {
		return at(o.path, err)
	}
	doc, err := corpus.Extract(ctx, file)
	if err != nil {
		return at(o.path, err)
	}
	passages := corpus.Split(doc)
	if o.json {
		return a.printJSON(shapeExtract(doc, passages))
	}
	a.printMetadata(doc.Metadata)
	for _, p := range passages {
		a.printPassage(p)
	}
	a.printSkipped(doc.Skipped)
	return nil
}

func shapeExtract(doc corpus.Document, passages []corpus.Passage) extractJSON {
	shape := extractJSON{
		Metadata: doc.Metadata, Language: doc.Metadata.Language,
		Passages: []extractedPassageJSON{}, Skipped: list(doc.Skipped),
	}
	shape.Metadata.Authors = list(doc.Metadata.Authors)
	for _, p := range passages {
		shape.Passages = append(shape.Passages, extractedPassageJSON{p.Ordinal, p.Locator, p.Text})
	}
	return shape
}

func (a *app) printMetadata(m corpus.Metadata) {
	for _, row := range [][2]string{
		{"Title", m.Title}, {"Authors", strings.Join(m.Authors, "; ")}, {"Organisation", m.Organisation},
		{"Date", m.Issued}, {"In", m.Container}, {"Publisher", m.Publisher}, {"DOI", m.DOI}, {"ISBN", m.ISBN},
		{"Address", m.URL}, {"Language", m.Language},
	} {
		known := row[1] != "" || row[0] == "Title" || row[0] == "Authors" || row[0] == "Date"
		if known {
			a.out.paragraph(fmt.Sprintf("%-14s", row[0]), cmp.Or(row[1], "not found"))
		}
	}
}

func (a *app) printPassage(p corpus.Passage) {
	s := a.out
	s.printf("\n")
	s.block("", strings.TrimSuffix(fmt.Sprintf("%d  %s", p.Ordinal, p.Locator), "  "), s.dim)
	s.quote(p.Text, nil)
}

func (a *app) printSkipped(skipped []corpus.Skipped) {
	if len(skipped) == 0 {
		return
	}
	a.out.printf("\nLeft out\n")
	for _, s := range skipped {
		a.out.paragraph("  "+clean(s.Reason)+": ", s.Text)
	}
}
