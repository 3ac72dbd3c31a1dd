package textile

import (
	"strconv"
	"strings"

	"footnote/corpus/extract/markdown"
	"footnote/corpus/lang"
)

var (
	rowLook  = lang.Regexp(`^` + look + `\. +\|`)
	cellLook = lang.Regexp(`^(?:_|[~^<>=]|[\\/]\d+|\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\])+\. *`)
)

// tallest bounds the rows of a file that are one of a table.
const tallest = 50

// table rewrites the table that begins at a row, and says whether it is one.
func (c *converter) table(row string) bool {
	var rows [][]string
	open := spans{}
	for {
		whole, more := c.wholeRow(row)
		if whole == "" {
			break
		}
		c.at += more
		rows = append(rows, open.fill(cellsOf(c.inline(whole))))
		if c.at == len(c.in) {
			c.at++
			break
		}
		row = c.next()
	}
	if len(rows) == 0 {
		return false
	}
	c.at-- // the row that is none of it
	c.put(markdown.Table(rows)...)
	return true
}

// wholeRow gives a row of a table with those below that it goes on in, and how many these are;
// "" where it is none.
func (c *converter) wholeRow(row string) (string, int) {
	if at := rowLook.FindStringIndex(row); at != nil {
		row = row[at[1]-1:]
	}
	if !strings.HasPrefix(row, "|") {
		return "", 0
	}
	for more := range tallest {
		if len(row) > 1 && strings.HasSuffix(row, "|") {
			return row, more
		}
		if c.at+more >= len(c.in) || strings.TrimSpace(c.in[c.at+more]) == "" {
			break
		}
		row += " " + strings.TrimSpace(c.in[c.at+more])
	}
	return "", 0
}

// cellsOf cuts a row of a table.
func cellsOf(row string) []string {
	if strings.HasPrefix(row, "||") { // the head of one in Jira
		row = strings.ReplaceAll(row, "||", "|")
	}
	return strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(row), "|"), "|"), "|")
}

// mostColumns bounds those that cells over others fill.
const mostColumns = 100

// A span is a cell that stands in rows below as well.
type span struct {
	rows int // that are to come
	text string
}

// spans are those of a table, by their columns.
type spans map[int]span

var (
	rowsOfCell    = lang.Regexp(`/(\d{1,2})`)
	columnsOfCell = lang.Regexp(`\\(\d{1,2})`)
)

// fill gives the cells of a row each in its column: one that goes over several rows in all of
// these, and one over several columns with empty ones behind it.
func (s spans) fill(cells []string) (out []string) {
	for _, cell := range cells {
		out = s.above(out)
		look := cellLook.FindString(cell)
		cell = cell[len(look):]
		for n := range max(min(numberIn(columnsOfCell, look), mostColumns-len(out)), 1) {
			if rows := numberIn(rowsOfCell, look); rows > 1 && len(out) < mostColumns {
				s[len(out)] = span{rows, cell}
				s.take(len(out))
			}
			if n > 0 {
				cell = ""
			}
			out = append(out, cell)
		}
	}
	return s.above(out)
}

// above adds the cells of rows above that stand here too.
func (s spans) above(out []string) []string {
	for s[len(out)].rows > 0 {
		out = append(out, s.take(len(out)))
	}
	return out
}

// take gives what stands in a column, for one row.
func (s spans) take(column int) string {
	at := s[column]
	at.rows--
	s[column] = at
	return at.text
}

// numberIn reads the number that a mark in a look has, 0 without one.
func numberIn(mark *lang.Pattern, look string) int {
	if m := mark.FindStringSubmatch(look); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}
