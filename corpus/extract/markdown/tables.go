package markdown

import (
	"strings"

	"footnote/corpus/lang"
)

// tableRule stands between the head of a table and its rows.
var tableRule = lang.Regexp(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)

// mostCells bounds the cells that a head is widened by.
const mostCells = 50

// widenTables gives the heads of tables as many cells as the longest of their rows has:
// the parser leaves out what stands in a row behind the last cell of the head.
func widenTables(rows []string) {
	inFence := false
	for i := 1; i < len(rows); i++ {
		if fence.MatchString(rows[i-1]) {
			inFence = !inFence
		}
		if inFence || !strings.Contains(rows[i], "|") || !strings.Contains(rows[i-1], "|") || !tableRule.MatchString(rows[i]) {
			continue
		}
		head, widest, end := cellsOf(rows[i]), 0, i+1
		for ; end < len(rows) && strings.Contains(rows[end], "|"); end++ {
			widest = max(widest, cellsOf(rows[end]))
		}
		if more := min(widest-head, mostCells); more > 0 && cellsOf(rows[i-1]) == head {
			rows[i-1] = closedRow(rows[i-1]) + strings.Repeat(" |", more)
			rows[i] = closedRow(rows[i]) + strings.Repeat("-|", more)
		}
		i = end - 1
	}
}

// cellsOf counts the cells of a row.
func cellsOf(row string) int {
	row = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(row), "|"), "|")
	return strings.Count(row, "|") - strings.Count(row, `\|`) + 1
}

func closedRow(row string) string {
	return strings.TrimSuffix(strings.TrimRight(row, " \t"), "|") + "|"
}
