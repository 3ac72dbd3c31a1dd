package corpus

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// readText reads plain and pasted text.
func readText(ctx context.Context, f File) (Document, error) {
	text, err := decodeRows(f.Data)
	if err != nil {
		return Document{}, err
	}
	return refine(ctx, pagePasses, textLines(text), Metadata{})
}

// mostRows bounds the rows of a text as it stands: each takes a few hundred bytes
// while it is read, however short it is. The largest file has fewer if they are
// as long as those of a book.
const mostRows = 600000

// decodeRows turns bytes into clean text of no more than mostRows rows.
func decodeRows(data []byte) (string, error) {
	text, err := decode(data)
	if err != nil {
		return "", err
	}
	if rows := fullRows(text); rows > mostRows {
		return "", fmt.Errorf("%d lines of at most %d: %w", rows, mostRows, ErrTooLarge)
	}
	return text, nil
}

// fullRows counts the rows that are not empty.
func fullRows(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i] == '\n' && text[i-1] != '\n' {
			n++
		}
	}
	return n
}

// textLines cuts plain text into lines: paragraphs as far as they can be told.
func textLines(text string) []line {
	groups := groupsOf(text)
	width := wrapWidth(groups)
	var out []line
	for _, g := range groups {
		first := len(out)
		out = append(out, g.quotedLines(width)...)
		if first < len(out) {
			out[first].gap, out[first].cut = true, g.cut
		}
	}
	return out
}

// A group is a run of lines without a blank one between them.
type group struct {
	rows []string // as they are, with their indent
	page int
	cut  bool
}

// rule matches lines that only draw: "* * *", "-----", "=====".
var rule = regexp.MustCompile(`^\s*(?:[-*_=~·•#+]\s*){3,}$`)

func groupsOf(text string) []group {
	var out []group
	paged := strings.Contains(strings.TrimRight(text, "\f\n "), "\f")
	page, cut, open := 1, false, false
	for row := range strings.SplitSeq(text, "\n") {
		for strings.HasPrefix(row, "\f") {
			row, cut, open = row[1:], true, false
			page++
		}
		row = strings.ReplaceAll(row, "\f", " ")
		row = strings.TrimRightFunc(row, unicode.IsSpace)
		switch {
		case row == "":
			open = false
			continue
		case len(row) < 200 && rule.MatchString(row):
			open, cut = false, true
			continue
		case !open || isQuotedRow(row) != isQuotedRow(out[len(out)-1].rows[0]):
			out = append(out, group{cut: cut})
			open, cut = true, false
		}
		g := &out[len(out)-1]
		g.rows = append(g.rows, row)
		if paged {
			g.page = page
		}
	}
	return out
}

// wrapWidth is the length at which the text was wrapped by hand, in characters,
// 0 if its lines are whole paragraphs.
func wrapWidth(groups []group) int {
	var inner []int
	for _, g := range groups {
		for _, row := range g.rows[:len(g.rows)-1] {
			inner = append(inner, utf8.RuneCountInString(row))
		}
	}
	if len(inner) < 3 {
		return 0
	}
	slices.Sort(inner)
	width := inner[len(inner)*8/10]
	if width < 30 || width > 130 || longShare(groups, width*3/2) > 0.2 {
		return 0
	}
	return width
}

// longShare is the share of the text that stands in lines longer than width: in
// a wrapped text there are none.
func longShare(groups []group, width int) float64 {
	long, all := 0, 1
	for _, g := range groups {
		for _, row := range g.rows {
			n := utf8.RuneCountInString(row)
			if all += n; n > width {
				long += n
			}
		}
	}
	return float64(long) / float64(all)
}

// quoteMarks stand before each row of a quoted e-mail.
var quoteMarks = regexp.MustCompile(`^(?:> ?)+`)

func isQuotedRow(row string) bool { return strings.HasPrefix(row, ">") }

// quotedLines reads a group, without the marks of a quotation if it is one.
func (g group) quotedLines(width int) []line {
	if !isQuotedRow(g.rows[0]) {
		return g.lines(width)
	}
	for i, row := range g.rows {
		g.rows[i] = quoteMarks.ReplaceAllString(row, "")
	}
	out := g.lines(width)
	if !g.isList() && !g.isVerse() {
		out = g.joined(g.quotedStarts())
	}
	for i := range out {
		if out[i].Kind == Paragraph {
			out[i].Kind, out[i].marked = Quote, true
		}
	}
	return out
}

// quotedStarts gives the rows at which the paragraphs of a quotation start:
// mail programs wrap them, and leave a bare mark between two.
func (g group) quotedStarts() []int {
	var starts []int
	for i, row := range g.rows {
		if i == 0 || row != "" && g.rows[i-1] == "" {
			starts = append(starts, i)
		}
	}
	return starts
}

// lines reads a group as a list, as verse, as one wrapped paragraph, or as one
// paragraph a line.
func (g group) lines(width int) []line {
	switch {
	case g.isList():
		return g.items(width)
	case g.isVerse():
		return []line{{Block: Block{Text: g.verse(), Page: g.page}, verse: true}}
	case g.isWrapped(width):
		return g.paragraphs(width)
	}
	var out []line
	for _, row := range g.rows {
		out = append(out, g.line(row))
	}
	return out
}

// line makes one line of a row, an item if it starts with a bullet.
func (g group) line(row string) line {
	l := line{Block: Block{Text: squeeze(row), Page: g.page}}
	if m := bullet.FindString(l.Text); m != "" {
		l.Kind, l.Level, l.Text = Item, 1, l.Text[len(m):]
	} else if m := numberMark.FindString(l.Text); m != "" && len(l.Text) > len(m) && !isDate(l.Text) {
		l.Kind, l.Level = Item, 1
	}
	return l
}

var (
	bullet     = regexp.MustCompile(`^[•◦▪▫●○■□‣⁃∙►▶➤✓✔➢*–-]\s+`)
	numberMark = regexp.MustCompile(`^(?:\(?\d{1,2}\)\s+|\d{1,2}\s?-\s+|\(?[a-z]\)\s+|\(?[ivx]{1,4}\)\s+|\d{1,2}\.\s+|\d{1,2}、)`)
)

func isItem(row string) bool {
	row = strings.TrimLeft(row, " \t")
	row = row[:min(len(row), 40)]
	return bullet.MatchString(row) || numberMark.MatchString(row)
}

// isList says whether the group starts with an item and has another one, or is
// one item wrapped.
func (g group) isList() bool {
	if !isItem(g.rows[0]) {
		return false
	}
	n := 0
	for _, row := range g.rows {
		if isItem(row) {
			n++
		}
	}
	return n > 1 || len(g.rows) > 1 && startsWithSpace(g.rows[1])
}

func startsWithSpace(s string) bool { return strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\t") }

// items makes one line of each item; rows that are no item go on with the one
// before if they are indented or it was wrapped.
func (g group) items(width int) []line {
	var starts []int
	for i, row := range g.rows {
		wrapped := i > 0 && (startsWithSpace(row) || width > 0 && utf8.RuneCountInString(g.rows[i-1])*10 >= width*8)
		if isItem(row) || !wrapped {
			starts = append(starts, i)
		}
	}
	return g.joined(starts)
}

// joined makes one line of the rows from each start to the next.
func (g group) joined(starts []int) []line {
	var out []line
	for i, start := range starts {
		end := len(g.rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		out = append(out, g.line(joinRows(g.rows[start:end])))
	}
	return out
}

// isVerse says whether the group is a stanza: short lines that mostly start
// with a capital, end in punctuation often and at a sentence's end seldom.
func (g group) isVerse() bool {
	n := len(g.rows)
	if n < 3 || n > 60 {
		return false
	}
	length, capital, stops, finals, words := 0, 0, 0, 0, 0
	for _, row := range g.rows {
		row = strings.TrimSpace(row)
		runes := utf8.RuneCountInString(row)
		if runes > 70 {
			return false
		}
		length += runes
		words += lang.WordCount(row)
		if r := lang.FirstRune(strings.TrimLeftFunc(row, lang.NotWordRune)); unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) {
			capital++
		}
		if r := lang.LastRune(lang.TrimClosers(row)); strings.ContainsRune(",;—،؛，、；", r) {
			stops++
		} else if lang.IsFinal(r) {
			finals++
		}
	}
	return length < 60*n && words >= 3*n && stops+finals >= (n+2)/3 && stops > 1 && capital*10 >= n*7 && stops*10 >= finals*4
}

func (g group) verse() string {
	var rows []string
	for _, row := range g.rows {
		rows = append(rows, squeeze(row))
	}
	return strings.Join(rows, "\n")
}

// isWrapped says whether the rows are one paragraph wrapped at the width: every
// row but the last is nearly full, and few end a sentence.
func (g group) isWrapped(width int) bool {
	if len(g.rows) < 2 || width == 0 {
		return false
	}
	full, finals := 0, 0
	inner := g.rows[:len(g.rows)-1]
	for _, row := range inner {
		if n := utf8.RuneCountInString(row); n*10 >= width*7 && n <= width*3/2+10 {
			full++
		}
		if lang.EndsSentence(row) {
			finals++
		}
	}
	return full*10 >= len(inner)*8 && finals*2 <= len(inner)+1
}

// paragraphs joins wrapped rows. A short first row is a heading of its own, and
// an indented row after a full stop starts anew.
func (g group) paragraphs(width int) []line {
	starts := []int{0}
	for i, row := range g.rows[1:] {
		before := g.rows[i]
		indented := startsWithSpace(row) && !startsWithSpace(before) && lang.EndsSentence(before)
		headed := i == 0 && utf8.RuneCountInString(before)*10 < width*6 && !lang.EndsSentence(before) && startsBig(row)
		if indented || headed {
			starts = append(starts, i+1)
		}
	}
	return g.joined(starts)
}

// startsBig says whether the first letter is not a small one.
func startsBig(s string) bool {
	r := lang.FirstRune(strings.TrimLeftFunc(s, lang.NotWordRune))
	return r != 0 && !unicode.IsLower(r)
}

// joinRows joins the rows of a wrapped paragraph.
func joinRows(rows []string) string {
	var b strings.Builder
	for i, row := range rows {
		row = squeeze(row)
		if i+1 < len(rows) {
			end, between := seam(row, squeeze(rows[i+1]))
			row = row[:end] + between
		}
		b.WriteString(row)
	}
	return b.String()
}

// seam says how two halves of a broken sentence are joined: how much of the
// first is kept and what goes between. That is one space, nothing in scripts
// without spaces, and nothing inside a word that was hyphenated.
func seam(a, b string) (end int, between string) {
	switch first, last := lang.FirstRune(b), lang.LastRune(a); {
	case lang.Unspaced(first) && (lang.Unspaced(last) || strings.ContainsRune("。，、；：！？）」』", last)):
		return len(a), ""
	case (last == '-' || last == '‐') && unicode.IsLower(first):
		if word := strings.TrimRight(a, "-‐"); unicode.IsLower(lang.LastRune(word)) {
			return len(word), ""
		}
	}
	return len(a), " "
}
