package layout

import (
	"math"
	"strings"
)

// fewestTableRows is how many rows with cells below each other make a table;
// two do if they have three cells.
const fewestTableRows = 3

// tableRows numbers the tables that rows are of, from 1; 0 is for no table.
func tableRows(rows []Row) []int {
	out := make([]int, len(rows))
	tables := 0
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && isTableRow(rows[end]) && (end == i || aligned(rows[end-1], rows[end])) {
			end++
		}
		if end-i >= fewestTableRows || end-i == 2 && len(rows[i].Cells) >= 3 && len(rows[i+1].Cells) >= 3 {
			tables++
			for j := i; j < end; j++ {
				out[j] = tables
			}
		}
		i = max(end, i+1)
	}
	return out
}

// isTableRow says whether a row has cells, and no leader dots to the number of
// a page.
func isTableRow(r Row) bool {
	return len(r.Cells) >= 2 && !strings.Contains(r.Text, "....") && !strings.Contains(r.Text, ". . .") && !r.Bold() || len(r.Cells) >= 3
}

// aligned says whether a cell of two rows begins, ends or has its middle at one
// place, the first cell aside.
func aligned(a, b Row) bool {
	for i, r := range a.Runs {
		if i == 0 || !r.Cell {
			continue
		}
		for _, o := range b.Runs[1:] {
			if o.Cell && (math.Abs(r.Left-o.Left) < 3 || math.Abs(r.Right-o.Right) < 3 || math.Abs(r.Left+r.Right-o.Left-o.Right) < 6) {
				return true
			}
		}
	}
	return false
}

// tableText writes a table, one row a line.
func tableText(rows []Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.Join(r.Cells, " | "))
	}
	return strings.Join(out, "\n")
}
