package docx

import (
	"encoding/xml"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// A docxTable is a table while it is read.
type docxTable struct {
	reader *docxReader
	rows   [][]docxCell
}

// A docxCell is the lines in a cell of a table.
type docxCell []structure.Line

// table reads a table: as lines with its cells side by side, or as the blocks
// in its cells where it only lays out a page.
func (r *docxReader) table(x *zipxml.ElementReader) error {
	t := docxTable{reader: r}
	if err := t.read(x); err != nil {
		return err
	}
	if t.laysOut() {
		for _, row := range t.rows {
			for _, l := range slices.Concat(row...) {
				if err := r.add(l); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if labelled := t.labelled(); labelled != nil {
		for _, l := range labelled {
			if err := r.add(l); err != nil {
				return err
			}
		}
		return nil
	}
	if l := t.line(); l.Text != "" {
		return r.add(l)
	}
	return nil
}

// read reads the rows in the element that was just opened.
func (t *docxTable) read(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "tr":
			row := docxRow{table: t}
			if err := row.read(x); err != nil {
				return err
			}
			if !row.deleted {
				t.rows = append(t.rows, row.cells)
			}
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return t.read(x)
		}
		return nil
	})
}

// A docxRow is a row while it is read.
type docxRow struct {
	table   *docxTable
	cells   []docxCell
	deleted bool
}

func (row *docxRow) read(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "trPr":
			return x.Children(func(tag xml.StartElement) error {
				row.deleted = row.deleted || tag.Name.Local == "del"
				return nil
			})
		case "tc":
			cell, err := row.cell(x)
			row.cells = append(row.cells, cell)
			return err
		case "sdt", "sdtContent", "customXml":
			return row.read(x)
		}
		return nil
	})
}

// cell reads a cell. One that goes on from the row above is empty, as it is shown.
func (row *docxRow) cell(x *zipxml.ElementReader) (docxCell, error) {
	r := row.table.reader
	goesOn := false
	lines, err := r.collect(func() error {
		return x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local != "tcPr" {
				return r.block(x, tag)
			}
			return x.Children(func(tag xml.StartElement) error {
				goesOn = goesOn || tag.Name.Local == "vMerge" && zipxml.ValueOf(tag, "val") != "restart"
				return nil
			})
		})
	})
	if goesOn {
		lines = nil
	}
	return lines, err
}

// mostCellWords is the mean length of cells from which a table is taken for a
// page with columns or boxes.
const mostCellWords = 60

// laysOut says whether a table only arranges text: it has one column, or
// headings, or long texts in its cells.
func (t *docxTable) laysOut() bool {
	widest, cells, words := 0, 0, 0
	for _, row := range t.rows {
		widest = max(widest, len(row))
		for _, cell := range row {
			if len(cell) > 0 {
				cells++
			}
			for _, l := range cell {
				if l.Kind == corpus.Heading {
					return true
				}
				words += lang.WordCount(l.Text)
			}
		}
	}
	return widest <= 1 || words > mostCellWords*max(cells, 1)
}

// fewestLabels is from how many rows on a table may be a list of labels.
const fewestLabels = 3

// labelled gives the rows of a table of labels and what they stand for, as the cover of a
// paper has one, each as a line: "Title: Penny Ferries". It gives nothing for another. Labels
// without a colon are some where several rows are fields of the record: "Title | Low Water".
func (t *docxTable) labelled() []structure.Line {
	if len(t.rows) < fewestLabels {
		return nil
	}
	var out []structure.Line
	bare, fields := false, 0
	for _, row := range t.rows {
		if len(row) != 2 {
			return nil
		}
		name, value := flat(row[0]), flat(row[1])
		label := strings.TrimSuffix(name, ":") + ":"
		if lang.WordCount(label) > 4 || lang.WordCount(value) > mostLabelled {
			return nil
		}
		said := label + " " + value
		bare = bare || label != name
		if record.Labelled(said) || record.IsByline(said) {
			fields++
		}
		if value != "" {
			out = append(out, structure.Line{Block: corpus.Block{Text: said}, Gap: true})
		}
	}
	if bare && fields < fewestLabels {
		return nil
	}
	return out
}

// mostLabelled bounds the words behind such a label.
const mostLabelled = 30

// line writes a table, one row a line. Rows without a word are left out.
func (t *docxTable) line() structure.Line {
	out := structure.Line{Block: corpus.Block{Kind: corpus.Table}, Marked: true}
	var rows []string
	for _, row := range t.rows {
		var texts []string
		words := false
		for _, cell := range row {
			text := strings.ReplaceAll(flat(cell), " | ", ", ")
			texts = append(texts, text)
			words = words || text != ""
			for _, l := range cell {
				out.Marks = append(out.Marks, l.Marks...)
			}
		}
		if words {
			rows = append(rows, strings.Join(texts, " | "))
		}
	}
	out.Text = strings.Join(rows, "\n")
	return out
}
