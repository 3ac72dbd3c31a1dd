package markdown

import (
	"slices"
	"strings"
)

// Readers of other markups rewrite these as Markdown.

// Table writes the rows of a table, the first of them as its head. All get as many cells as the
// longest has.
func Table(rows [][]string) []string {
	wide := 0
	for _, cells := range rows {
		wide = max(wide, len(cells))
	}
	out := []string{""}
	for i, cells := range rows {
		if wide > 0 {
			out = append(out, "| "+strings.Join(slices.Concat(cells, make([]string, wide-len(cells))), " | ")+" |")
		}
		if i == 0 {
			out = append(out, strings.Repeat("|---", wide)+"|")
		}
	}
	return append(out, "")
}
