package line

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// TextLines cuts plain text into lines: paragraphs as far as they can be told.
func TextLines(text string) []Line {
	lines := SignedLines(text)
	for i := range lines {
		lines[i].Sign = ""
	}
	return lines
}

// SignedLines is TextLines of a text that somebody wrote as it stands, so that the signs
// of its quotations and items belong to it.
func SignedLines(text string) []Line {
	groups := groupsOf(text)
	width := wrapWidth(groups)
	couplets := coupletsOf(groups)
	var out []Line
	for i, g := range groups {
		first := len(out)
		if couplets[i] {
			out = append(out, g.stanza())
		} else {
			out = append(out, g.quotedLines(width)...)
		}
		if first < len(out) {
			out[first].Gap, out[first].Cut = true, g.cut
		}
	}
	return out
}

// A Group is a run of lines without a blank one between them.
type Group struct {
	Rows []string // as they are, with their indent
	page int
	cut  bool
}

// rule matches lines that only draw: "* * *", "-----", "=====".
var rule = lang.Regexp(`^\s*(?:[-*_=~·•#+]\s*){3,}$`)

// framed is a row between two stars, as a frame is drawn around what nobody should miss.
var framed = lang.Regexp(`^\s*\*\s+(?:(\S.*?)\s+)?\*$`)

func groupsOf(text string) []Group {
	var out []Group
	paged := strings.Contains(strings.TrimRight(text, "\f\n "), "\f")
	page, cut, open := 1, false, false
	for row := range strings.SplitSeq(text, "\n") {
		for strings.HasPrefix(row, "\f") {
			row, cut, open = row[1:], true, false
			page++
		}
		row = strings.ReplaceAll(row, "\f", " ")
		row = strings.TrimRightFunc(row, unicode.IsSpace)
		if m := framed.FindStringSubmatch(row); m != nil {
			row = m[1]
		}
		switch {
		case row == "":
			open = false
			continue
		case len(row) < 200 && rule.MatchString(row):
			open, cut = false, true
			continue
		case !open || isQuotedRow(row) != isQuotedRow(out[len(out)-1].Rows[0]):
			out = append(out, Group{cut: cut})
			open, cut = true, false
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, row)
		if paged {
			g.page = page
		}
	}
	return out
}

// narrowest is the least width, in characters, at which a text is wrapped.
const narrowest = 30

// wrapWidth is the length at which the text was wrapped by hand, in characters,
// 0 if its lines are whole paragraphs.
func wrapWidth(groups []Group) int {
	var inner []int
	for _, g := range groups {
		for _, row := range g.Rows[:len(g.Rows)-1] {
			inner = append(inner, utf8.RuneCountInString(row))
		}
	}
	if len(inner) < 3 {
		return 0
	}
	slices.Sort(inner)
	width := inner[len(inner)*8/10]
	if width < narrowest || width > 130 || longShare(groups, width*3/2) > 0.2 {
		return 0
	}
	return width
}

// longShare is the share of the text that stands in lines longer than width: in
// a wrapped text there are none.
func longShare(groups []Group, width int) float64 {
	long, all := 0, 1
	for _, g := range groups {
		for _, row := range g.Rows {
			n := utf8.RuneCountInString(row)
			if all += n; n > width {
				long += n
			}
		}
	}
	return float64(long) / float64(all)
}

// quoteMarks stand before each row of a quoted e-mail.
var quoteMarks = lang.Regexp(`^(?:> ?)+`)

func isQuotedRow(row string) bool { return strings.HasPrefix(row, ">") }

// quotedLines reads a group, without the marks of a quotation if it is one.
func (g Group) quotedLines(width int) []Line {
	if !isQuotedRow(g.Rows[0]) {
		return g.lines(width)
	}
	sign := strings.TrimSpace(quoteMarks.FindString(g.Rows[0])) + " "
	for i, row := range g.Rows {
		g.Rows[i] = quoteMarks.ReplaceAllString(row, "")
	}
	out := g.lines(width)
	if !g.isList() && !g.IsVerse() {
		out = g.joined(g.quotedStarts())
	}
	for i := range out {
		out[i].Sign = sign + out[i].Sign
		if out[i].Kind == corpus.Paragraph {
			out[i].Kind, out[i].Marked = corpus.Quote, true
		}
	}
	return out
}

// quotedStarts gives the rows at which the paragraphs of a quotation start:
// mail programs wrap them, and leave a bare mark between two.
func (g Group) quotedStarts() []int {
	var starts []int
	for i, row := range g.Rows {
		if i == 0 || row != "" && g.Rows[i-1] == "" {
			starts = append(starts, i)
		}
	}
	return starts
}

// lines reads a group as a list, as verse, as one wrapped paragraph, or as one
// paragraph a line.
func (g Group) lines(width int) []Line {
	switch {
	case g.isList():
		return g.items(width)
	case g.IsVerse():
		return []Line{g.stanza()}
	case g.isWrapped(width) && !g.isCentred():
		return g.paragraphs(width)
	}
	var starts []int
	for i, row := range g.Rows {
		if i == 0 || !breaksWord(g.Rows[i-1], row) {
			starts = append(starts, i)
		}
	}
	return g.joined(starts)
}

// centredIndent is the spaces from which a row is set into the middle.
const centredIndent = 10

// isCentred says whether the rows are set into the middle, each with an indent of its own,
// as those of a title are.
func (g Group) isCentred() bool {
	indents := map[int]bool{}
	for _, row := range g.Rows {
		indent := len(row) - len(strings.TrimLeft(row, " "))
		if indent < centredIndent {
			return false
		}
		indents[indent] = true
	}
	return len(indents) > 1
}

// breaksWord says whether a row ends in the hyphen of a word that goes on in the next.
func breaksWord(row, next string) bool {
	end, between := Seam(row, strings.TrimSpace(next))
	return between == "" && (end < len(row) || strings.HasSuffix(row, "-")) && unicode.IsLower(lang.FirstRune(strings.TrimSpace(next)))
}

// line makes one line of a row, an item if it starts with a bullet.
func (g Group) line(row string) Line {
	l := Line{Block: corpus.Block{Text: lang.Squeeze(row), Page: g.page}}
	if m := Bullet.FindString(l.Text); m != "" {
		l.Kind, l.Level, l.Text, l.Sign = corpus.Item, 1, l.Text[len(m):], m
	} else if m := NumberMark.FindString(l.Text); m != "" && len(l.Text) > len(m) && !date.IsWhole(l.Text) {
		l.Kind, l.Level = corpus.Item, 1
	}
	return l
}

var (
	Bullet     = lang.Regexp(`^[•◦▪▫●○■□‣⁃∙►▶➤✓✔➢☐☑☒✗✘❏❑❒*–-]\s+`)
	NumberMark = lang.Regexp(`^(?:\(?\d{1,2}\)\s+|\d{1,2}\s?-\s+|\(?[a-z]\)\s+|\(?[ivx]{1,4}\)\s+|\d{1,2}\.\s+|\d{1,2}、)`)
)

func IsItem(row string) bool {
	row = strings.TrimLeft(row, " \t")
	row = row[:min(len(row), 40)]
	return Bullet.MatchString(row) || NumberMark.MatchString(row)
}

// isList says whether the group starts with an item and has another one, or is
// one item wrapped.
func (g Group) isList() bool {
	if !IsItem(g.Rows[0]) {
		return false
	}
	n := 0
	for _, row := range g.Rows {
		if IsItem(row) {
			n++
		}
	}
	return n > 1 || len(g.Rows) > 1 && startsWithSpace(g.Rows[1])
}

func startsWithSpace(s string) bool { return strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\t") }

// items makes one line of each item; rows that are no item go on with the one
// before if they are indented or it was wrapped.
func (g Group) items(width int) []Line {
	var starts []int
	for i, row := range g.Rows {
		wrapped := i > 0 && (startsWithSpace(row) || width > 0 && utf8.RuneCountInString(g.Rows[i-1])*10 >= width*8)
		if IsItem(row) || !wrapped {
			starts = append(starts, i)
		}
	}
	return g.joined(starts)
}

// joined makes one line of the rows from each start to the next.
func (g Group) joined(starts []int) []Line {
	var out []Line
	for i, start := range starts {
		end := len(g.Rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		out = append(out, g.line(JoinRows(g.Rows[start:end])))
	}
	return out
}

// isWrapped says whether the rows are one paragraph wrapped at the width: every
// row but the last is nearly full, or had no room for the word that begins the next,
// and few end a sentence.
func (g Group) isWrapped(width int) bool {
	if len(g.Rows) < 2 || width == 0 {
		return false
	}
	full, finals := 0, 0
	inner := g.Rows[:len(g.Rows)-1]
	for i, row := range inner {
		n := utf8.RuneCountInString(row)
		noRoom := n+1+firstWord(g.Rows[i+1]) > width
		if (n*10 >= width*7 || noRoom) && n <= width*3/2+10 {
			full++
		}
		if lang.EndsSentence(row) {
			finals++
		}
	}
	return full*10 >= len(inner)*8 && finals*2 <= len(inner)+1
}

// firstWord is how long the first word of a row is, in characters.
func firstWord(row string) int {
	for word := range strings.FieldsSeq(row) {
		return utf8.RuneCountInString(word)
	}
	return 0
}

// paragraphs joins wrapped rows. A short first row is a heading of its own, and
// an indented row after a full stop starts anew.
func (g Group) paragraphs(width int) []Line {
	starts := []int{0}
	for i, row := range g.Rows[1:] {
		before := g.Rows[i]
		indented := startsWithSpace(row) && !startsWithSpace(before) && lang.EndsSentence(before)
		headed := i == 0 && utf8.RuneCountInString(before)*10 < width*6 && !lang.EndsSentence(before) && StartsBig(row)
		if indented || headed {
			starts = append(starts, i+1)
		}
	}
	return g.joined(starts)
}

// StartsBig says whether the first letter is not a small one.
func StartsBig(s string) bool {
	r := lang.FirstRune(strings.TrimLeftFunc(s, lang.NotWordRune))
	return r != 0 && !unicode.IsLower(r)
}

// JoinRows joins the rows of a wrapped paragraph.
func JoinRows(rows []string) string {
	var b strings.Builder
	for i, row := range rows {
		row = lang.Squeeze(row)
		if i+1 < len(rows) {
			end, between := Seam(row, lang.Squeeze(rows[i+1]))
			row = row[:end] + between
		}
		b.WriteString(row)
	}
	return b.String()
}
