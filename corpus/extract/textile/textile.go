// Package textile reads Textile, in which Redmine and some blogs are written, and the markup of
// Jira and Confluence, which took it over: their marks are rewritten as those of Markdown, which
// says the same with others.
package textile

import (
	"context"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// look is what may stand between the name of a block and its full stop: a class, a style, a
// language, a place.
const look = `(?:\([^()\n]*\)|\{[^{}\n]*\}|\[[^\[\]\n]*\]|[<>=]+)*`

var (
	heading = lang.Regexp(`(?m)^h[1-6]` + look + `\. +\S`)
	macro   = lang.Regexp(`\{(code|noformat|quote|panel|info|note|warning|tip|expand|color)(?::[^{}\n]*)?\}`)
)

// Sniff says whether a text is in this markup: two headings, one that it begins with, or two
// kinds of blocks of Jira that are opened and closed.
func Sniff(data []byte) bool {
	head := sniff.Head(data)
	found := heading.FindAllStringIndex(head, 2)
	if len(found) == 2 || len(found) == 1 && strings.TrimSpace(head[:found[0][0]]) == "" {
		return true
	}
	times := map[string]int{}
	pairs := 0
	for _, m := range macro.FindAllStringSubmatch(head, -1) {
		if times[m[1]]++; times[m[1]] == 2 {
			pairs++
		}
	}
	return pairs >= 2
}

// Read reads such a text.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	c := converter{notes: map[string]bool{}}
	for _, m := range noteBlock.FindAllStringSubmatch(text, -1) {
		c.notes[m[1]] = true
	}
	c.in = strings.Split(withoutMacros(text), "\n")
	for c.at < len(c.in) {
		c.block()
	}
	lines := markdown.Lines(strings.Join(c.out, "\n"))
	return structure.Refine(ctx, structure.Plain(lines), lines, corpus.Metadata{})
}

// A converter rewrites a text block by block.
type converter struct {
	in    []string
	at    int
	out   []string
	notes map[string]bool // the marks of notes that stand in the text
}

func (c *converter) put(rows ...string) { c.out = append(c.out, rows...) }

// next takes a row, without the spaces around it.
func (c *converter) next() string {
	c.at++
	return strings.TrimSpace(c.in[c.at-1])
}

var (
	noteBlock = lang.Regexp(`(?m)^fn(\d{1,3})` + look + `\. `)
	signature = lang.Regexp(`^(p|bq|bc|pre|notextile|###|table|fn\d{1,3}|h[1-6])` + look + `\.(\.?)(?::\S+)?(?: +(.*)|$)`)
	item      = lang.Regexp(`^([*#]+|-)` + look + ` +(.*)$`)
	defined   = lang.Regexp(`^(?:- (\S.*?) := ?(.*)|[;:] +(\S.*))$`)
	rule      = lang.Regexp(`^(?:-{3,}|\*{3,}|_{3,})$`)
)

// block rewrites what begins at the present row.
func (c *converter) block() {
	row := c.next()
	m := signature.FindStringSubmatch(row)
	switch {
	case row == fence:
		c.program(func(row string) bool { return row == fence })
	case m != nil:
		c.signed(m[1], m[3], m[2] != "")
	case c.table(row):
	case rule.MatchString(row):
		c.put("", "---", "")
	case defined.MatchString(row):
		m := defined.FindStringSubmatch(row)
		c.put("", c.inline(lang.JoinSome(": ", m[1], m[2])+m[3]), "")
	case item.MatchString(row):
		m := item.FindStringSubmatch(row)
		mark := "- "
		if strings.HasSuffix(m[1], "#") {
			mark = "1. "
		}
		c.put(strings.Repeat("   ", min(len(m[1]), deepest)-1) + mark + c.inline(m[2]))
	default:
		c.put(c.inline(row))
	}
}

// deepest bounds how deep lists stand in lists.
const deepest = 8

// signed rewrites a block that says what it is. One with two full stops goes on until the next
// of its kind begins.
func (c *converter) signed(name, text string, long bool) {
	ends := func(row string) bool { return row == "" }
	if long {
		ends = signature.MatchString
	}
	switch {
	case name == "bc", name == "pre":
		c.at--
		c.in[c.at] = text
		c.program(ends)
	case name == "###": // a remark for those who write it
		for c.at < len(c.in) && !ends(strings.TrimSpace(c.in[c.at])) {
			c.at++
		}
	case name == "bq":
		c.put("", "> "+c.inline(text))
	case name[0] == 'h':
		c.put("", strings.Repeat("#", int(name[1]-'0'))+" "+c.inline(text), "")
	case strings.HasPrefix(name, "fn"):
		c.put("", "[^"+name[2:]+"]: "+c.inline(text))
	default:
		c.put("", c.inline(text))
	}
}

// fence is what programs stand between once macros are rewritten.
const fence = "```"

// program puts rows as they stand, up to one that ends them.
func (c *converter) program(ends func(string) bool) {
	c.put("", fence)
	for c.at < len(c.in) && !ends(strings.TrimSpace(c.in[c.at])) {
		c.put(c.in[c.at])
		c.at++
	}
	if c.at < len(c.in) && strings.TrimSpace(c.in[c.at]) == fence {
		c.at++
	}
	c.put(fence, "")
}

// A rewriting is a mark and what stands for it.
type rewriting struct {
	mark *lang.Pattern
	with string
}

func rewrite(s string, list []rewriting) string {
	for _, r := range list {
		s = r.mark.ReplaceAllString(s, r.with)
	}
	return s
}

const (
	before = `(^|[\s(\[{|>"'])`
	after  = `($|[\s)\]}|<"'.,;:!?])`
)

// marks are those in a row.
var marks = []rewriting{
	{lang.Regexp(`\["([^"\n]+)":[^\]\s]+\]`), "$1"},
	{lang.Regexp(`"([^"\s][^"\n]*?)\s*(?:\([^()\n]*\))?":(?:https?:|mailto:|ftp:|/|\./|#|[\w-]+[./])[^\s|]*[^\s.,;:!?)|]`), "$1"},
	{lang.Regexp(`\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]`), "$1"},
	{lang.Regexp(`\[([^\[\]|\n]+)\|[^\[\]\n]+\]`), "$1"},
	{lang.Regexp(`(\d|\b\p{Ll}{1,2}) (\^[1-9]\d?\^)`), "$1$2"}, // a power, which has to stand apart
	{lang.Regexp(`\[?\^([^\s^\[\]]{1,20})\^\]?`), "<sup>$1</sup>"},
	{lang.Regexp(`\[?~([^\s~\[\]]{1,20})~\]?`), "<sub>$1</sub>"},
	{lang.Regexp(`\[[~^]([^\[\]\n]+)\]`), "$1"},
	{lang.Regexp(`(?i)!(?:[<>=]|\([^()\n]*\)|\{[^{}\n]*\})?[^\s!|()]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)(?:\|[^!\n]*|\([^()\n]*\))?!(?::\S+)?`), ""},
	{lang.Regexp(`\{\{(\S(?:[^{}\n]*\S)?)\}\}`), "`$1`"},
	{lang.Regexp(before + `@(\S(?:[^@\n]*\S)?)@` + after), "$1`$2`$3"},
	{lang.Regexp(before + `\?\?(\S[^?\n]*)\?\?` + after), "$1$2$3"},
	{lang.Regexp(before + `%(?:\{[^{}\n]*\}|\([^()\n]*\)|\[\w+\])+([^%\n]+)%` + after), "$1$2$3"},
	{lang.Regexp(before + `\+(\p{L}(?:[^+\n]*\S)?)\+` + after), "$1$2$3"},
	{lang.Regexp(before + `-[\p{L}\d](?:[^\s|-]*[^\s,|-])?-` + after), "$1$2"}, // struck out; several words may be between two hyphens of others
	{lang.Regexp(`\\\\(\s|$)`), " $1"},
}

var noteMark = lang.Regexp(`\[(\d{1,3})\]`)

// inline rewrites the marks in a row.
func (c *converter) inline(row string) string {
	row = rewrite(row, marks)
	return noteMark.ReplaceAllStringFunc(row, func(mark string) string {
		if n, err := strconv.Atoi(mark[1 : len(mark)-1]); err == nil && c.notes[strconv.Itoa(n)] {
			return "[^" + mark[1:]
		}
		return mark
	})
}
