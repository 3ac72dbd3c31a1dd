package rst

import (
	"encoding/csv"
	"strings"

	"footnote/corpus/extract/markdown"
	"footnote/corpus/lang"
)

// setting gives what an option of a directive says, over rows that are indented below it too.
func setting(rows []string, name string) string {
	for _, row := range rows {
		if m := field.FindStringSubmatch(row); m != nil && strings.EqualFold(m[1], name) {
			return m[2]
		}
	}
	return ""
}

var separators = map[string]rune{"tab": '\t', "space": ' '}

// separatedRows reads the body of a table whose cells commas part, under the row of its names.
func separatedRows(options, body []string) [][]string {
	mark := ','
	if said := setting(options, "delim"); said != "" {
		if mark = separators[said]; mark == 0 {
			mark = []rune(said)[0]
		}
	}
	text := strings.Join(body, "\n")
	if head := setting(options, "header"); head != "" {
		text = head + "\n" + text
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = mark, -1, true, mark != ' ' && mark != '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return rows
}

var (
	listRow  = lang.Regexp(`^\* +-(?: +(.*))?$`)
	listCell = lang.Regexp(`^ +-(?: +(.*))?$`)
)

// listedRows reads the body of a table that is a list of lists.
func listedRows(body []string) (rows [][]string) {
	for _, row := range body {
		begins, more := listRow.FindStringSubmatch(row), listCell.FindStringSubmatch(row)
		switch last := len(rows) - 1; {
		case begins != nil:
			rows = append(rows, []string{begins[1]})
		case last < 0:
			return nil
		case more != nil:
			rows[last] = append(rows[last], more[1])
		default:
			cells := rows[last]
			cells[len(cells)-1] += " " + strings.TrimSpace(row)
		}
	}
	return rows
}

// mostCells bounds those of a table when each of its rows has as many.
const mostCells = 100_000

// writeTable puts a table, and says whether it is one.
func (c *converter) writeTable(rows [][]string) bool {
	wide := 0
	for _, cells := range rows {
		wide = max(wide, len(cells))
	}
	if wide == 0 || wide*len(rows) > mostCells {
		return false
	}
	for _, cells := range rows {
		for k, cell := range cells {
			cells[k] = strings.ReplaceAll(inline(lang.Squeeze(cell)), "|", "/")
		}
	}
	c.put(markdown.Table(rows)...)
	return true
}
