// Package sheet reads tables, from Excel's workbooks and from files of separated values: each
// row is a paragraph that names its columns, so that it says by itself what its cells are.
package sheet

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// The bounds of a table.
const (
	mostRows    = 100_000
	mostColumns = 200
	mostCell    = 32 << 10 // bytes
)

// A table is the rows of a sheet.
type table struct {
	name  string   // of the sheet, "" where there is only one
	names []string // of the columns, where the file says so beside the rows
	rows  []row
}

// A row is its cells, and its number as the program shows it.
type row struct {
	number int
	cells  []string
}

// document makes a document of tables.
func document(ctx context.Context, tables []table, known corpus.Metadata) (corpus.Document, error) {
	var lines []structure.Line
	for _, t := range tables {
		more := t.lines()
		if t.name != "" && len(more) > 0 {
			lines = append(lines, structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: t.name}, Gap: true, Marked: true})
		}
		lines = append(lines, more...)
	}
	return structure.Refine(ctx, structure.Kept, lines, known)
}

// lines makes a line of each row but the head. What stands above that, as the name of the
// table does, is in none of its columns.
func (t table) lines() []structure.Line {
	names, top, first := t.head()
	var out []structure.Line
	for n, r := range t.rows {
		head := names
		if top <= n && n < first {
			continue
		} else if n < top {
			head = nil
		}
		var parts []string
		for i, cell := range filled(r.cells, head) {
			if cell == "" {
				continue
			}
			if i < len(head) && head[i] != "" {
				cell = asLabel(head[i]) + cell
			}
			parts = append(parts, cell)
		}
		if len(parts) == 0 {
			continue
		}
		block := corpus.Block{Kind: corpus.Table, Text: strings.Join(parts, " | "), Page: r.number, Label: "row " + strconv.Itoa(r.number)}
		out = append(out, structure.Line{Block: block, Gap: true, Marked: true})
	}
	return out
}

// asLabel is a name of a column before a cell; a question has its mark already.
func asLabel(name string) string {
	if strings.HasSuffix(name, "?") {
		return name + " "
	}
	return name + ": "
}

// head gives the names of the columns, the row where they stand, and the first row below them:
// the first row of at least two cells is taken for them if all of its cells are words, or years over
// figures, and one of the next rows has as many.
func (t table) head() (names []string, top, first int) {
	if t.names != nil {
		return t.names, 0, 0
	}
	for i, r := range t.rows {
		full, words := 0, 0
		for k, cell := range r.cells {
			if cell = clean(cell); cell != "" {
				full++
				if isName(cell) || asksFor(cell, k, t.rows[i+1:]) {
					words++
				}
			}
		}
		if full < 2 {
			continue
		}
		if names, rows := namesIn(r.cells, words == full, t.rows[i+1:]); names != nil {
			return names, i, i + rows
		}
		return nil, 0, 0
	}
	return nil, 0, 0
}

// namesIn gives the names that a row gives columns, with that below it or alone, and how many
// rows that are; none where it does not, or nothing stands below.
func namesIn(cells []string, words bool, below []row) (names []string, rows int) {
	if len(below) == 0 {
		return nil, 0
	}
	for _, cell := range cells {
		names = append(names, strings.TrimSuffix(clean(cell), ":"))
	}
	if parts := partsBelow(names, below[0].cells); words && parts != nil && len(below) > 1 {
		return parts, 2
	}
	if parts := groupsOf(cells, below); parts != nil {
		return parts, 2
	}
	if !words {
		names = yearsOf(cells, below)
	}
	return names, 1
}

// partsBelow gives the names of columns of which some stand over several, whose parts the row
// below names and nothing else, as in "Pairs" over "1992" and "1995"; nil where it does not. The
// first column is the one that every row of the table itself fills.
func partsBelow(names, below []string) []string {
	out := slices.Clone(names)
	parted := false
	for i := 0; i < len(names); {
		end := i + 1
		for end < len(names) && names[end] == "" {
			end++
		}
		parts := 0
		for k := i; k < end; k++ {
			if part := cellAt(below, k); part != "" {
				out[k] = names[i] + " " + part
				parts++
			}
		}
		if parts > 0 && (i == 0 || parts < 2) {
			return nil
		}
		parted = parted || parts > 0
		i = end
	}
	if !parted {
		return nil
	}
	return out
}

// fewestInSentence is how many words a cell has at least that asks or tells something.
const fewestInSentence = 4

// isSentence says whether a cell is one, as those of questions and answers are, and no name of
// a column.
func isSentence(cell string) bool {
	return lang.EndsSentence(cell) && lang.WordCount(cell) >= fewestInSentence
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' || s[0] == '-' }

func clean(cell string) string {
	if len(cell) > mostCell {
		cell = cell[:mostCell]
	}
	return strings.ReplaceAll(lang.Squeeze(lang.Scrub(strings.ToValidUTF8(cell, ""))), " | ", ", ")
}

func tooLarge() error {
	return fmt.Errorf("table of more than %d rows or %d columns: %w", mostRows, mostColumns, corpus.ErrTooLarge)
}
