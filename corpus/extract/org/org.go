// Package org reads the outlines of Emacs (Org mode): its marks are rewritten as those of
// Markdown, which says the same with others.
package org

import (
	"context"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Sniff says whether a text is an outline: keywords of a file, or a drawer of properties.
var Sniff = sniff.Matches(`(?mi)^#\+(?:title|author|date|options|startup|begin_\w+|filetags|setupfile|property|latex_class|language|email|category|include)\b:?|^\*+ [^\n]*\n(?:[^\n]*\n)?\s*:PROPERTIES:`)

// Read reads an outline.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	var c converter
	for row := range strings.SplitSeq(text, "\n") {
		c.row(row)
	}
	known := record.Merge(record.Said("#+ lines", c.said)...)
	lines := markdown.Lines(strings.Join(c.rows, "\n"))
	return structure.Refine(ctx, structure.Plain(lines), lines, known)
}

// A converter rewrites an outline row by row.
type converter struct {
	said   corpus.Metadata // of the work, by its keywords
	rows   []string
	drawer bool   // of properties, up to its end
	block  string // that is open: "src", "quote"
	hidden int    // the level of a headline whose part is a comment, 0 without one
}

var (
	keyword   = lang.Regexp(`^\s*#\+([A-Za-z_]+)(?:\[[^\]]*\])?:\s*(.*)$`)
	beginning = lang.Regexp(`(?i)^\s*#\+begin_(\w+)`)
	ending    = lang.Regexp(`(?i)^\s*#\+end_(\w+)`)
	headline  = lang.Regexp(`^(\*+) +(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED|PROJ|HOLD) +)?(?:\[#[A-Z0-9]\] +)?(.*?)(?: +:[\w@#%:]+:)?\s*$`)
	drawer    = lang.Regexp(`^\s*:[\w-]+:\s*$`)
	planning  = lang.Regexp(`^\s*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*(?:<[^>]*>|\[[^\]]*\])(?:--\[[^\]]*\])?(?:\s*=>.*)?\s*)+$`)
	tableRule = lang.Regexp(`^\s*\|[-+|]+\s*$`)
	noteStart = lang.Regexp(`^\[fn:([\w-]+)\]\s+`)
	listTerm  = lang.Regexp(`^(\s*[-+] )(.+?) :: `)
	checkbox  = lang.Regexp(`^(\s*(?:[-+]|\d+[.)]) )\[[ X-]\] `)
)

func (c *converter) row(row string) {
	if m := headline.FindStringSubmatch(row); m != nil && c.block == "" && (c.hidden == 0 || len(m[1]) <= c.hidden) {
		c.hidden = 0
		if strings.HasPrefix(m[2]+" ", "COMMENT ") {
			c.hidden = len(m[1])
		}
	}
	switch {
	case c.hidden > 0:
	case c.block != "":
		c.inBlock(row)
	case c.drawer:
		c.drawer = strings.TrimSpace(strings.ToUpper(row)) != ":END:"
	case drawer.MatchString(row):
		c.drawer = true
	case beginning.MatchString(row):
		c.begin(strings.ToLower(beginning.FindStringSubmatch(row)[1]))
	case keyword.MatchString(row):
		m := keyword.FindStringSubmatch(row)
		c.keyword(strings.ToLower(m[1]), lang.Squeeze(m[2]))
	case strings.HasPrefix(strings.TrimLeft(row, " \t"), "# ") || strings.TrimSpace(row) == "#" || planning.MatchString(row):
	case headline.MatchString(row):
		m := headline.FindStringSubmatch(row)
		c.put("", strings.Repeat("#", min(len(m[1]), 6))+" "+inline(m[2]), "")
	case tableRule.MatchString(row):
		c.put(strings.NewReplacer("+", "|").Replace(row))
	default:
		c.text(row)
	}
}

func (c *converter) put(rows ...string) { c.rows = append(c.rows, rows...) }

// text rewrites a row of text.
func (c *converter) text(row string) {
	row = checkbox.ReplaceAllString(row, "$1")
	row = listTerm.ReplaceAllString(row, "$1$2: ")
	if note := noteStart.FindStringSubmatch(row); note != nil {
		c.put("", "[^"+note[1]+"]: "+inline(row[len(note[0]):]))
		return
	}
	if example, ok := strings.CutPrefix(strings.TrimLeft(row, " "), ": "); ok {
		c.put("    " + example)
		return
	}
	c.put(inline(row))
}

func (c *converter) begin(block string) {
	c.block = block
	if block == "src" || block == "example" || block == "export" {
		c.put("", "```")
	}
}

func (c *converter) inBlock(row string) {
	if m := ending.FindStringSubmatch(row); m != nil && strings.EqualFold(m[1], c.block) {
		if c.block == "src" || c.block == "example" || c.block == "export" {
			c.put("```", "")
		}
		c.block = ""
		c.put("")
		return
	}
	switch c.block {
	case "comment":
	case "src", "example", "export":
		c.put(row)
	case "quote":
		c.put("> " + inline(row))
	case "verse":
		c.put("> " + inline(row) + "  ")
	default:
		c.text(row)
	}
}

// keyword reads a line of the record or a caption; others are for programs.
func (c *converter) keyword(name, value string) {
	value = lang.Scrub(links.ReplaceAllString(value, "$2"))
	switch name {
	case "title":
		c.said.Title = lang.JoinSome(" ", c.said.Title, value)
	case "subtitle":
		c.said.Title = record.WithSubtitle(c.said.Title, value)
	case "author":
		c.said.Authors = append(c.said.Authors, record.Names(value, record.Typed).People...)
	case "date":
		if iso, ok := date.Parse(strings.Trim(value, "<>[] ")); ok {
			c.said.Issued = iso
		} else if iso, ok := date.Parse(strings.Trim(strings.SplitN(strings.Trim(value, "<>[] ")+" ", " ", 2)[0], " ")); ok {
			c.said.Issued = iso
		}
	case "caption":
		c.put("", inline(value), "")
	case "language":
		c.said.Language = lang.Code(value)
	}
}

var (
	links  = lang.Regexp(`\B\[\[([^\]\[]+)\](?:\[([^\]\[]*)\])?\]`)
	bold   = lang.Regexp(`(^|[\s({'"-])\*(\S(?:[^*\n]*\S)?)\*($|[\s)}'".,;:!?-])`)
	slant  = lang.Regexp(`(^|[\s({'"-])/(\S(?:[^/\n]*\S)?)/($|[\s)}'".,;:!?-])`)
	under  = lang.Regexp(`(^|[\s({'"-])[_+](\S(?:[^_+\n]*\S)?)[_+]($|[\s)}'".,;:!?-])`)
	asCode = lang.Regexp("(^|[\\s({'\"-])[=~]([^=~\\s](?:[^=~\\n]*[^=~\\s])?)[=~]($|[\\s)}'\".,;:!?-])")
	notes  = lang.Regexp(`\[fn:([\w-]+)\]`)
	inNote = lang.Regexp(`\[fn:[\w-]*:([^\]]*)\]`)
	target = lang.Regexp(`<<<?[^<>\s](?:[^<>\n]*[^<>\s])?>?>>`)
	cites  = lang.Regexp(`\[cite(?:/[\w/-]+)?:[^\]]*\]`)
)

// inline rewrites the marks in a row.
func inline(row string) string {
	row = links.ReplaceAllStringFunc(row, func(link string) string {
		m := links.FindStringSubmatch(link)
		if m[2] != "" {
			return m[2]
		}
		if pictures.MatchString(m[1]) {
			return ""
		}
		return strings.TrimPrefix(m[1], "file:")
	})
	row = target.ReplaceAllString(cites.ReplaceAllString(inNote.ReplaceAllString(row, ""), ""), "")
	row = notes.ReplaceAllString(row, "[^$1]")
	row = asCode.ReplaceAllString(row, "$1`$2`$3")
	row = bold.ReplaceAllString(row, "$1**$2**$3")
	row = slant.ReplaceAllString(row, "$1*$2*$3")
	row = under.ReplaceAllString(row, "$1$2$3")
	return strings.TrimSuffix(row, `\\`)
}

var pictures = lang.Regexp(`(?i)\.(?:png|jpe?g|gif|svg|webp|pdf)$`)
