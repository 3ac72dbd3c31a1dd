// Package notebook reads Jupyter notebooks: what is written in their cells.
package notebook

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// mostCells bounds the cells of a notebook.
const mostCells = 20000

// Read reads a Jupyter notebook: what is written in its cells, and its
// programs as they stand. What the programs gave out is not text of the work.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	var n notebook
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(f.Data), "\uFEFF")), &n); err != nil {
		return corpus.Document{}, fmt.Errorf("notebook: %w: %w", err, corpus.ErrMalformed)
	}
	for _, sheet := range n.Worksheets { // before version 4
		n.Cells = append(n.Cells, sheet.Cells...)
	}
	if len(n.Cells) > mostCells {
		return corpus.Document{}, fmt.Errorf("notebook of %d cells: %w", len(n.Cells), corpus.ErrTooLarge)
	}
	var lines []structure.Line
	for i, cell := range n.Cells {
		for _, l := range cell.lines() {
			l.Page, l.Label = i+1, fmt.Sprintf("cell %d", i+1)
			lines = append(lines, l)
		}
	}
	var authors []string
	for _, a := range n.Metadata.Authors {
		authors = append(authors, record.Names(lang.Squeeze(lang.Scrub(a.Name)), record.Typed).People...)
	}
	known := record.Merge(record.Finding{Field: "title", Value: lang.Squeeze(lang.Scrub(n.Metadata.Title)), From: fromNotebook},
		record.Finding{Field: "authors", Names: authors, From: fromNotebook})
	return structure.Refine(ctx, structure.Work, lines, known)
}

// fromNotebook is where its own data say who made it.
const fromNotebook = "notebook"

// A notebook is what is read of one: https://nbformat.readthedocs.io
type notebook struct {
	Cells      []cell
	Worksheets []struct{ Cells []cell }
	Metadata   struct {
		Title   string
		Authors []struct{ Name string }
	}
}

type cell struct {
	Type   string `json:"cell_type"`
	Source rowsOfCell
	Input  rowsOfCell // of a program, before version 4
	Level  int        // of a heading, before version 4
}

// rowsOfCell is text that is written as one string or as a list of rows.
type rowsOfCell string

func (r *rowsOfCell) UnmarshalJSON(data []byte) error {
	var rows []string
	if json.Unmarshal(data, &rows) == nil {
		*r = rowsOfCell(strings.Join(rows, ""))
		return nil
	}
	var text string
	err := json.Unmarshal(data, &text)
	*r = rowsOfCell(text)
	return err
}

// lines reads a cell.
func (c cell) lines() []structure.Line {
	text := lang.Scrub(string(c.Source + c.Input))
	switch {
	case strings.TrimSpace(text) == "":
		return nil
	case c.Type == "code":
		return []structure.Line{{Block: corpus.Block{Text: strings.Trim(text, "\n")}, Code: true, Marked: true, Gap: true}}
	case c.Type == "heading":
		return []structure.Line{{Block: corpus.Block{Kind: corpus.Heading, Level: max(1, min(c.Level, 6)), Text: lang.Squeeze(text)}, Marked: true, Gap: true}}
	case c.Type == "raw":
		return line.TextLines(text)
	}
	return markdown.Lines(text)
}

// opening is how one begins, be it whole or broken.
var opening = lang.Regexp(`^\{\s*"(?:cells|worksheets)"\s*:\s*\[`)

// Sniff says whether a file is a notebook: JSON with cells. A broken one is, too: it is
// refused, for its brackets are no text.
func Sniff(data []byte) bool {
	head := strings.TrimSpace(sniff.Head(data))
	return opening.MatchString(head) ||
		strings.HasPrefix(head, "{") && (strings.Contains(head, `"cell_type"`) || strings.Contains(string(data), `"nbformat"`)) &&
			strings.Contains(string(data), `"cell_type"`)
}
