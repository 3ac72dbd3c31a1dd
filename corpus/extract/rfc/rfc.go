// Package rfc reads the memos of the Internet (RFCs and drafts) as plain text: pages of fixed
// rows with a head and a foot each, the authors beside what the memo is, the text set in.
package rfc

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

// Sniff says whether a text begins as a memo does.
var Sniff = sniff.Matches(`\A(?:[^\n]*\n){0,12}?(?:Request for Comments: +\d|Internet-Draft {3,})`)

// Read reads a memo.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	rows := withoutEdges(strings.Split(text, "\n"))
	said, body := readHead(rows)
	known := record.Merge(record.Said("the head of the memo", said)...)
	lines := markdown.Lines(strings.Join(rewritten(body), "\n"))
	return structure.Refine(ctx, structure.Plain(lines), lines, known)
}

var (
	foot    = lang.Regexp(`\[Page \d+\]\s*$`)
	head    = lang.Regexp(`^(?:RFC \d+|Internet-Draft)\s{2,}\S.*\s{2,}\S.*\d{4}\s*$`)
	columns = lang.Regexp(`\s{3,}`)
	number  = lang.Regexp(`^(?:Request for Comments:\s*(\d+)|(draft-[\w-]+))`)
	section = lang.Regexp(`^(?:Appendix )?((?:\d+|[A-Z])(?:\.\d+)*)\.?\s+\S`)
	leaders = lang.Regexp(`(?:\. ?){4,}\s*\d*$`)
)

// withoutEdges leaves out the foot and the head of each page, and what is empty between them.
func withoutEdges(rows []string) (out []string) {
	broken := false
	for i, row := range rows {
		row = strings.TrimRight(strings.ReplaceAll(row, "\f", ""), " \t\r")
		switch {
		case foot.MatchString(row):
			for len(out) > 0 && out[len(out)-1] == "" {
				out = out[:len(out)-1]
			}
			broken = true
		case i > mostOfSniffed && head.MatchString(row):
		case broken && row == "":
		default:
			if broken && len(out) > 0 && (lang.EndsSentence(out[len(out)-1]) || !strings.HasPrefix(row, "   ")) {
				out = append(out, "")
			}
			broken = false
			out = append(out, row)
		}
	}
	return out
}

// mostOfSniffed bounds the rows in which a memo says that it is one.
const mostOfSniffed = 12

// mostOfHead bounds the rows over the text.
const mostOfHead = 40

// readHead reads what stands over the title, and the title, and gives the rows after it.
func readHead(rows []string) (m corpus.Metadata, rest []string) {
	m.Genre = "Request for Comments"
	i := 0
	for i < min(len(rows), mostOfHead) && rows[i] == "" {
		i++
	}
	for ; i < min(len(rows), mostOfHead) && rows[i] != ""; i++ {
		readHeadRow(&m, rows[i])
	}
	for ; i < min(len(rows), mostOfHead) && rows[i] == ""; i++ {
	}
	for ; i < min(len(rows), mostOfHead) && strings.HasPrefix(rows[i], "  "); i++ {
		if name := number.FindStringSubmatch(strings.TrimSpace(rows[i])); name != nil { // of the file of a draft
			m.Number = name[2]
			continue
		}
		m.Title = lang.JoinSome(" ", m.Title, lang.Squeeze(rows[i]))
	}
	return m, rows[i:]
}

// readHeadRow reads a row of two columns: what the memo is, and who wrote it, where and when.
func readHeadRow(m *corpus.Metadata, row string) {
	cells := columns.Split(strings.TrimSpace(row), -1)
	if found := number.FindStringSubmatch(cells[0]); found != nil && !strings.HasPrefix(row, "   ") {
		m.Number = lang.JoinSome("", found[1], found[2])
	} else if strings.HasPrefix(cells[0], "Internet-Draft") {
		m.Genre = "Internet-Draft"
	}
	if len(cells) < 2 && !strings.HasPrefix(row, "   ") {
		return
	}
	right := cells[len(cells)-1]
	if iso, ok := date.Whole(right); ok {
		m.Issued = iso
		return
	}
	right, _, _ = strings.Cut(right, ", Ed")
	if initialled.MatchString(right) {
		m.Authors = append(m.Authors, record.Person(right))
	}
}

// initialled is how authors stand there: "J. van der Doe".
var initialled = lang.Regexp(`^(?:\p{Lu}[.-]\s?){1,3}(?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’ -]+$`)

// unread are the parts that say nothing of what the memo is about.
var unread = lang.Set("status-of-this-memo copyright-notice table-of-contents intellectual-property full-copyright-statement authors-addresses author's-address authors'-addresses")

// rewritten gives the text with the marks of Markdown: a row that is not set in is a heading.
func rewritten(rows []string) (out []string) {
	isLeft, isDrawn := false, false
	drawn := func(on bool) {
		if on != isDrawn {
			out = append(out, "```")
		}
		isDrawn = on
	}
	for _, row := range rows {
		switch {
		case row != "" && row[0] != ' ' && lang.WordCount(row) <= mostOfHeading:
			drawn(false)
			isLeft = unread[strings.ToLower(strings.ReplaceAll(strings.TrimSpace(row), " ", "-"))]
			if !isLeft {
				out = append(out, "", strings.Repeat("#", levelOf(row))+" "+lang.Squeeze(row), "")
			}
		case isLeft || leaders.MatchString(row):
		case strings.Contains(row, "+--") || strings.Contains(row, "|  ") || strings.Contains(row, "  |"):
			drawn(true)
			out = append(out, row)
		case row == "":
			drawn(false)
			out = append(out, "")
		case isDrawn:
			out = append(out, row)
		default:
			out = append(out, strings.TrimSpace(row))
		}
	}
	drawn(false)
	return out
}

const mostOfHeading = 16

// levelOf counts the parts of the number of a heading.
func levelOf(row string) int {
	if m := section.FindStringSubmatch(row); m != nil {
		return min(2+strings.Count(m[1], "."), 6)
	}
	return 2
}
