package sheet

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

var (
	figure = lang.Regexp(`^(?:[-+–−~<>≈(]?\s?[€$£]?\s?[.,]?\d.*|[-–—.…?*]{1,3}|(?i:n/?a))$`)
	year   = lang.Regexp(`^(?:1[5-9]|20)\d\d(?:[-/–]\d{2,4})?(?: ?\([^()]*\))?$`)
)

// mostLooked is how many rows below a head say what its columns hold.
const mostLooked = 8

// isName says whether a cell may name a column.
func isName(cell string) bool {
	return strings.ContainsFunc(cell, lang.IsWordRune) && !startsWithDigit(cell) && len(cell) <= 80 && !isSentence(cell)
}

// longestQuestion bounds a question that names a column, in bytes.
const longestQuestion = 240

// asksFor says whether a cell is the question that the cells below it answer, as forms put
// them over their answers. On cards each row has a question.
func asksFor(cell string, column int, below []row) bool {
	if !strings.HasSuffix(cell, "?") || len(cell) > longestQuestion || len(below) == 0 {
		return false
	}
	return !slices.ContainsFunc(below[:min(len(below), mostLooked)], func(r row) bool {
		return strings.HasSuffix(cellAt(r.cells, column), "?")
	})
}

// holdsFigures says whether columns hold figures and nothing else in the first of some rows, as
// far as they are filled. Under years figures are no years themselves, most of them.
func holdsFigures(rows []row, columns []int) bool {
	figures, years := 0, 0
	for _, r := range rows[:min(len(rows), mostLooked)] {
		for _, i := range columns {
			cell := cellAt(r.cells, i)
			switch {
			case cell == "":
			case !figure.MatchString(cell):
				return false
			case year.MatchString(cell):
				years++
				fallthrough
			default:
				figures++
			}
		}
	}
	return 2*years < figures
}

func cellAt(cells []string, i int) string {
	if i >= len(cells) {
		return ""
	}
	return clean(cells[i])
}

// yearsOf gives the names of columns of which several are years in their order, over figures.
func yearsOf(cells []string, below []row) (names []string) {
	var years []string
	var columns []int
	for i := range cells {
		cell := cellAt(cells, i)
		switch {
		case year.MatchString(cell):
			years, columns = append(years, cell), append(columns, i)
		case cell != "" && !isName(cell):
			return nil
		}
		names = append(names, cell)
	}
	distinct := len(slices.Compact(slices.Clone(years))) == len(years)
	falling := slices.Clone(years)
	slices.Reverse(falling)
	if len(years) < 2 || !distinct || !slices.IsSorted(years) && !slices.IsSorted(falling) || !holdsFigures(below, columns) {
		return nil
	}
	return names
}

// groupsOf gives the names of columns over which groups stand whose parts the row below names,
// words or years, with figures under all of these: "2019" over "Men" and "Women". What is left
// of the groups is named by the lower row, if it does.
func groupsOf(over []string, rows []row) []string {
	names := make([]string, max(len(over), len(rows[0].cells)))
	var parted []int
	wide := false
	for i := 0; i < len(names); {
		end := i + 1
		for end < len(names) && cellAt(over, end) == "" {
			end++
		}
		if i == 0 && !isGroup(over, rows[1:], end) {
			nameCorner(names[:end], over, rows[0].cells)
			i = end
			continue
		}
		parts := nameParts(names[i:end], cellAt(over, i), rows[0].cells[min(i, len(rows[0].cells)):])
		for _, k := range parts {
			parted = append(parted, i+k)
		}
		wide = wide || len(parts) > 1
		i = end
	}
	for _, k := range parted {
		if part := cellAt(rows[0].cells, k); !isName(part) && !year.MatchString(part) {
			return nil
		}
	}
	if !wide || !areNames(over) || !holdsFigures(rows[1:], parted) {
		return nil
	}
	return names
}

// areNames says whether all filled cells name columns or groups of them, years among them.
func areNames(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool {
		cell = clean(cell)
		return cell != "" && !isName(cell) && !year.MatchString(cell)
	})
}

// isGroup says whether the first columns of a table, up to one, are a group as the others are.
func isGroup(over []string, rows []row, end int) bool {
	if cellAt(over, 0) == "" || end < 2 {
		return false
	}
	columns := make([]int, end)
	for i := range columns {
		columns[i] = i
	}
	return holdsFigures(rows, columns)
}

// nameCorner names the columns left of groups.
func nameCorner(names, over, below []string) {
	for k := range names {
		if names[k] = cellAt(below, k); names[k] == "" {
			names[k] = cellAt(over, k)
		}
		names[k] = strings.TrimSuffix(names[k], ":")
	}
}

// nameParts names the columns of a group, and gives those that have a name of their own.
func nameParts(names []string, group string, below []string) (parts []int) {
	group = strings.TrimSuffix(group, ":")
	for k := range names {
		if part := cellAt(below, k); part != "" {
			names[k] = lang.JoinSome(" ", group, strings.TrimSuffix(part, ":"))
			parts = append(parts, k)
		}
	}
	if len(parts) == 0 {
		names[0] = group
	}
	return parts
}

// blank stands for an empty cell of a row of figures, where those behind it would seem to stand
// in its column.
const blank = "–"

// filled gives the cells of a row. Those between others that are empty are shown where a figure
// without a name follows, which says its column by its place alone.
func filled(cells, names []string) []string {
	out := make([]string, len(cells))
	before := -1 // the last cell that is filled
	for i := range cells {
		if out[i] = cellAt(cells, i); out[i] == "" {
			continue
		}
		named := i < len(names) && names[i] != ""
		for k := before + 1; k < i && before >= 0 && !named && figure.MatchString(out[i]); k++ {
			out[k] = blank
		}
		before = i
	}
	return out
}
