// Package rst reads reStructuredText, in which the manuals of Python and others are written: its
// marks are rewritten as those of Markdown, which says the same with others.
package rst

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Sniff says whether a text is in this markup: a directive, or fields of the record under a title
// that is underlined.
var Sniff = sniff.Matches(`(?m)^\.\. (?:[a-z][\w:.-]*:: ?|_[^\n:]+:)|\A\s*(?:(?:[=*#~^+-]{4,}\n)?[^\n]+\n[=*#~^+-]{4,}\n+){1,2}:[A-Z][\w ]*: `)

// Read reads such a text.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	c := converter{in: strings.Split(referred(substituted(text)), "\n"), levels: map[string]int{}}
	c.blocks()
	known := record.Merge(record.Said("fields", c.said)...)
	lines := markdown.Lines(strings.Join(c.out, "\n"))
	return structure.Refine(ctx, structure.Plain(lines), lines, known)
}

// A converter rewrites a text block by block.
type converter struct {
	in      []string
	at      int
	out     []string
	levels  map[string]int // of the headings, by their rules
	begun   bool           // a paragraph has been, so that no more fields of the record come
	columns []int          // where those of the table begin, between its rules
	title   string         // the first heading, which no other of its level follows
	said    corpus.Metadata
	depth   int // in how many directives it is
}

var (
	rule      = lang.Regexp("^(?:={2,}|-{2,}|~{2,}|\\^{2,}|\\*{2,}|#{2,}|\\+{2,}|\"{2,}|'{2,}|`{2,}|_{2,}|:{3,}|\\.{3,})$")
	tableRule = lang.Regexp(`^\s*(?:=+(?:\s+=+)+|\+[-=+]+\+)\s*$`)
	field     = lang.Regexp(`^:([A-Za-z][\w -]*):\s*(.*)$`)
	directive = lang.Regexp(`^\.\. (?:\|[^|]+\| )?([A-Za-z][\w:.-]*)::\s*(.*)$`)
	footnote  = lang.Regexp(`^\.\. \[(#?[\w-]*|\*)\]\s*(.*)$`)
)

func (c *converter) put(rows ...string) { c.out = append(c.out, rows...) }

// row gives the row so many after the present one, "" behind the end.
func (c *converter) row(n int) string {
	if c.at+n >= len(c.in) {
		return ""
	}
	return strings.TrimRight(c.in[c.at+n], " \t\r")
}

// blocks rewrites all rows.
func (c *converter) blocks() {
	for c.at < len(c.in) {
		c.block()
	}
}

// block rewrites what begins at the present row.
func (c *converter) block() {
	row := c.row(0)
	switch {
	case row == "":
		c.put("")
		c.at++
	case tableRule.MatchString(row):
		c.columns = nil
		if c.at++; strings.HasPrefix(row, "=") && c.row(0) != "" && c.closes() {
			c.columns = startsOf(row)
		}
	case rule.MatchString(row) && rule.MatchString(c.row(2)) && c.row(1) != "" && row[0] == c.row(2)[0]:
		if text := strings.TrimSpace(c.row(1)); c.isSubtitle(row[0]) {
			c.said.Title = record.WithSubtitle(c.title, inline(text))
		} else {
			c.heading(text, "over"+row[:1])
		}
		c.at += 3
	case rule.MatchString(row) && len(row) >= 4:
		c.put("", "---", "")
		c.at++
	case c.row(1) != "" && rule.MatchString(c.row(1)) && len(c.row(1)) >= min(len([]rune(row)), 3) && row[0] != ' ':
		c.heading(row, c.row(1)[:1])
		c.at += 2
	case !c.begun && field.MatchString(row):
		c.field()
	case strings.HasPrefix(row, ".. ") || row == "..":
		c.explicit(row)
	default:
		c.text(row)
	}
}

// heading puts a heading, of the level that its rule has had first.
func (c *converter) heading(text, mark string) {
	level := c.levels[mark]
	if level == 0 {
		level = len(c.levels) + 1
		c.levels[mark] = level
	}
	text = inline(strings.TrimSpace(text))
	if len(c.levels) == 1 && c.title == "" {
		c.title = text
	}
	c.put("", strings.Repeat("#", min(level, 6))+" "+text, "")
}

// isSubtitle says whether the heading between rules at the present row is the subtitle: it
// comes right after the title, and no other has such rules.
func (c *converter) isSubtitle(rules byte) bool {
	if c.begun || c.title == "" || len(c.levels) != 1 || c.levels["over"+string(rules)] != 0 {
		return false
	}
	for i := c.at + 3; i+2 < len(c.in); i++ {
		if over, under := strings.TrimSpace(c.in[i]), strings.TrimSpace(c.in[i+2]); rule.MatchString(over) && rule.MatchString(under) && over[0] == rules && under[0] == rules {
			return false
		}
	}
	return true
}

// field reads a field of the record; what goes on in the rows below is indented.
func (c *converter) field() {
	m := field.FindStringSubmatch(c.row(0))
	c.at++
	value := m[2]
	for _, more := range c.indented() {
		value += " " + strings.TrimSpace(more)
	}
	value = lang.Scrub(lang.Squeeze(inline(value)))
	switch strings.ToLower(m[1]) {
	case "title":
		c.said.Title = value
	case "subtitle":
		c.said.Title = record.WithSubtitle(c.said.Title, value)
	case "author", "authors":
		c.said.Authors = append(c.said.Authors, record.Names(value, record.Typed).People...)
	case "organization", "organisation":
		c.said.Organisation = value
	case "date":
		if iso, ok := date.Parse(value); ok {
			c.said.Issued = iso
		}
	case "language":
		c.said.Language = lang.Code(value)
	}
}

// indented takes the rows that are indented, with the blank ones between them.
func (c *converter) indented() (out []string) {
	for c.at < len(c.in) {
		row := c.row(0)
		if row != "" && row[0] != ' ' && row[0] != '\t' {
			break
		}
		out = append(out, row)
		c.at++
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
		c.at--
	}
	return out
}

// What directives hold: words of the work, a program, or nothing to read.
var (
	spoken   = lang.Set("note warning tip important hint caution attention danger error admonition seealso topic epigraph highlights pull-quote sidebar container rubric versionadded versionchanged deprecated compound parsed-literal line-block")
	programs = lang.Set("code code-block sourcecode highlight literalinclude doctest testcode productionlist")
)

// explicit rewrites a directive, a note or a target; what is none of these is a comment.
func (c *converter) explicit(row string) {
	c.at++
	if m := footnote.FindStringSubmatch(row); m != nil {
		text := m[2]
		for _, more := range c.indented() {
			text = lang.JoinSome(" ", text, strings.TrimSpace(more))
		}
		c.put("", "[^"+strings.TrimPrefix(m[1], "#")+"]: "+inline(text), "")
		return
	}
	m := directive.FindStringSubmatch(row)
	body := dedent(c.indented())
	if m == nil {
		return
	}
	options := body
	for len(body) > 0 && field.MatchString(body[0]) {
		body = body[1:]
	}
	options = options[:len(options)-len(body)]
	name := strings.ToLower(m[1])
	switch {
	case name == "csv-table", name == "list-table":
		c.listing(name, m[2], options, body)
	case name == "math":
		c.formulas(append([]string{m[2]}, body...))
	case programs[name]:
		c.program(body)
	case spoken[name], name == "table":
		c.put("", inline(m[2]), "")
		c.nested(body)
	case name == "figure": // of which the picture's file comes first
		c.put("")
		c.nested(body)
	}
}

// listing rewrites a table that is written as rows of cells or as a list, with its title; what
// is none is read as any text.
func (c *converter) listing(name, title string, options, body []string) {
	for len(body) > 0 && body[0] == "" {
		body = body[1:]
	}
	var rows [][]string
	if name == "csv-table" {
		rows = separatedRows(options, body)
	} else {
		rows = listedRows(body)
	}
	c.put("", inline(title), "")
	if !c.writeTable(rows) {
		c.nested(body)
	}
}

// formulas puts formulas that are set off, with blank rows between them, as those in a row.
func (c *converter) formulas(rows []string) {
	for tex := range strings.SplitSeq(strings.Join(rows, "\n"), "\n\n") {
		c.put("", formula.InText(tex), "")
	}
}

// program puts rows as they stand.
func (c *converter) program(rows []string) {
	c.put("", "```")
	c.put(rows...)
	c.put("```", "")
}

// mostNested bounds how deep blocks stand in blocks.
const mostNested = 8

// nested rewrites the rows inside a directive.
func (c *converter) nested(body []string) {
	if c.depth == mostNested {
		return
	}
	inner := converter{in: body, levels: c.levels, begun: true, depth: c.depth + 1}
	inner.blocks()
	c.put(inner.out...)
	c.put("")
}

// dedent takes away what all rows are indented by.
func dedent(rows []string) []string {
	least := -1
	for _, row := range rows {
		if n := len(row) - len(strings.TrimLeft(row, " \t")); row != "" && (least < 0 || n < least) {
			least = n
		}
	}
	out := make([]string, len(rows))
	for i, row := range rows {
		if row != "" {
			out[i] = row[least:]
		}
	}
	for len(out) > 0 && out[0] == "" {
		out = out[1:]
	}
	return out
}

// text rewrites a row of text. One that ends in two colons announces a program.
func (c *converter) text(row string) {
	c.begun = true
	c.at++
	if strings.HasPrefix(row, "#. ") {
		row = "1. " + row[len("#. "):]
	}
	announces := strings.HasSuffix(row, "::") && c.row(0) == ""
	if announces {
		row = strings.TrimSuffix(row, ":")
		if strings.TrimSpace(row) == ":" {
			row = ""
		}
	}
	if len(c.columns) > 0 {
		c.tableRow(row)
		return
	}
	c.put(inline(row))
	if !announces {
		return
	}
	if body := dedent(c.indented()); len(body) > 0 {
		c.program(body)
	}
}

// tableRow puts a row of a table, and under its first the rule that Markdown wants.
func (c *converter) tableRow(row string) {
	cells := cellsOf([]rune(row), c.columns)
	c.put("| " + inline(strings.Join(cells, " | ")) + " |")
	if c.at > 1 && tableRule.MatchString(c.in[c.at-2]) && tableRule.MatchString(c.row(0)) {
		c.put(strings.Repeat("|---", len(cells)) + "|")
	}
}

// mostRows bounds a table.
const mostRows = 500

// closes says whether the rule that a table ends with follows.
func (c *converter) closes() bool {
	return slices.ContainsFunc(c.in[c.at:min(c.at+mostRows, len(c.in))], tableRule.MatchString)
}

// startsOf gives where the runs of a rule begin.
func startsOf(rule string) (starts []int) {
	for i, r := range rule {
		if r == '=' && (i == 0 || rule[i-1] != '=') {
			starts = append(starts, i)
		}
	}
	return starts
}

// cellsOf cuts a row where columns begin.
func cellsOf(row []rune, starts []int) (cells []string) {
	for i, from := range starts {
		to := len(row)
		if i+1 < len(starts) {
			to = min(to, starts[i+1])
		}
		cells = append(cells, strings.TrimSpace(string(row[min(from, to):to])))
	}
	return cells
}

var (
	roleLink  = lang.Regexp("(?::[a-z][\\w:.+-]*:)`([^`<]+?)(?:\\s*<[^`>]*>)?`")
	namedLink = lang.Regexp("`([^`<]+?)\\s*<[^`>]+>`__?")
	reference = lang.Regexp("`([^`]+)`__?")
	code      = lang.Regexp("``([^`]+)``")
	mark      = lang.Regexp(`\s?\[(#?[\w-]*|\*)\]_`)
	word      = lang.Regexp(`(^|[\s(])([\p{L}\d][\p{L}\d.-]*)__?($|[\s,.;:)!?])`)
)

// formulaRole is a formula in a row.
var formulaRole = lang.Regexp("(?::math:`([^`]+)`)")

// inline rewrites the marks in a row.
func inline(row string) string {
	row, formulas := formula.Keep(row, formulaRole)
	row = code.ReplaceAllString(row, "\x00$1\x00")
	row = roleLink.ReplaceAllString(row, "$1")
	row = namedLink.ReplaceAllString(row, "$1")
	row = reference.ReplaceAllString(row, "$1")
	row = mark.ReplaceAllStringFunc(row, func(m string) string {
		return "[^" + strings.Trim(strings.TrimSpace(m), "[]_#") + "]"
	})
	row = word.ReplaceAllString(row, "$1$2$3")
	return formulas.Back(strings.ReplaceAll(row, "\x00", "`"))
}
