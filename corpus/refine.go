package corpus

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A draft is a text between reading and document: its lines, of which the
// rules mark some as left out, and the record that they fill in.
//
// The rules weigh evidence: what a line says, how it looks, where it stands,
// whether it comes again. What stays uncertain is kept, because a lost
// paragraph is worse than a caption too many.
type draft struct {
	lines    []line
	meta     Metadata
	first    int            // the first line of prose
	last     int            // the last one
	title    int            // the line of the title, -1 without one
	speakers map[string]int // how many lines begin with a name and a colon
}

// mostLines bounds the lines that the costlier rules look at one by one; a
// longer text is a book or a log, and only its ends are looked at.
const (
	mostLines = 20000
	endLines  = 400
)

// refine makes a document of lines: it leaves out what is not of the text,
// fills in the record, and finds the sections.
func refine(ctx context.Context, lines []line, record Metadata) (Document, error) {
	d := &draft{lines: lines, meta: record, title: -1}
	for _, rule := range []func(){
		d.measure, d.rejoin, d.cutLicence, d.around, d.captions, d.findBody, d.findTitle, d.readHead,
		d.references, d.repeats, d.tail, d.readTail, d.edges, d.headings, d.footnotes, d.restore,
	} {
		if err := ctx.Err(); err != nil {
			return Document{}, err
		}
		rule()
	}
	return d.document()
}

var (
	bracketMark = regexp.MustCompile(`([.,;:!?”"’')\]])\[(\d{1,3})\]`)
	raisedMark  = regexp.MustCompile(`([\p{L}]{4}|[.,;:!?”"’')\]])([¹²³⁰⁴-⁹]{1,3})`)
)

// measure takes the marks of footnotes out of the text and measures each line.
func (d *draft) measure() {
	for i, l := range d.lines {
		if !l.code && strings.ContainsAny(l.Text, "[¹²³⁴⁵⁶⁷⁸⁹") {
			l.Text = bracketMark.ReplaceAllString(l.Text, "$1")
			l.Text = raisedMark.ReplaceAllString(l.Text, "$1")
		}
		if !l.code && !l.verse && l.Kind != Table {
			l.Text = strings.TrimSpace(l.Text)
		}
		if l.note != "" && l.Kind == Paragraph {
			l.Kind = Footnote
		}
		d.lines[i] = measured(l)
	}
	d.lines = slices.DeleteFunc(d.lines, func(l line) bool { return l.Text == "" })
}

// rejoin puts together sentences that the end of a page cut, over page numbers
// and the footnotes that stand at the foot of the page.
func (d *draft) rejoin() {
	out := d.lines[:0]
	open := -1 // the line in out that may go on
	cut := false
	for _, l := range d.lines {
		switch {
		case l.Kind == Footnote || l.words <= 1 && isPageNumber(l):
			cut = true
		case open >= 0 && goesOn(out[open], l, cut || l.cut):
			out[open] = joined(out[open], l)
			cut = false
			continue
		default:
			cut = false
			open = -1
			if l.Kind == Paragraph && !l.verse && !l.code || l.Kind == Item {
				open = len(out)
			}
		}
		out = append(out, l)
	}
	d.lines = out
}

func isPageNumber(l line) bool {
	return len(l.Text) < 8 && strings.Trim(l.Text, "0123456789-–— ") == ""
}

// longestParagraph bounds what rejoin puts together, in bytes.
const longestParagraph = 8000

// goesOn says whether line b goes on with the unfinished sentence of line a; cut
// says that a page ended between them.
func goesOn(a, b line, cut bool) bool {
	if b.Kind != Paragraph || b.verse || b.code || a.bold != b.bold || a.final || a.words < 6 || len(a.Text) > longestParagraph {
		return false
	}
	if last := lastRune(trimClosers(a.Text)); last == ':' || last == '：' {
		return false
	}
	first := firstRune(b.Text)
	if unicode.IsLower(first) {
		return a.Kind != Item || !b.gap || cut
	}
	cut = cut || a.Page != b.Page
	lastOfA := strings.ToLower(strings.TrimFunc(lastWord(a.Text), notWordRune))
	unfinished := strings.HasSuffix(a.Text, ",") || len(languagesOf[lastOfA]) > 0 && lastOfA != "i"
	return cut && a.prose && (unfinished || unspaced(first) && b.prose)
}

func joined(a, b line) line {
	end, between := seam(a.Text, b.Text)
	a.Text = a.Text[:end] + between + b.Text
	a.marks = append(a.marks, b.marks...)
	a.words, a.final, a.norm = a.words+b.words, b.final, ""
	a.prose = a.prose || b.prose || isProse(a)
	return a
}

var (
	licenceStart = regexp.MustCompile(`(?i)^\**\s*start of (?:the|this) project gutenberg`)
	licenceEnd   = regexp.MustCompile(`(?i)^(?:\**\s*end of (?:the |this )?project gutenberg|\**\s*end of the project gutenberg)`)
)

// cutLicence leaves out the licence that e-text archives put around a book; the
// labels of the record in front of it are still read.
func (d *draft) cutLicence() {
	for i, l := range d.lines {
		switch {
		case l.words > 30 || !strings.Contains(strings.ToLower(l.Text), "project gutenberg"):
		case licenceStart.MatchString(l.Text):
			d.readLabels(d.lines[:i])
			d.skipRange(0, i+1, "notice")
		case licenceEnd.MatchString(l.Text):
			d.skipRange(i, len(d.lines), "notice")
		}
	}
}

// skipRange leaves out lines that no rule has left out before.
func (d *draft) skipRange(from, to int, reason string) {
	for i := from; i < to; i++ {
		d.skip(i, reason)
	}
}

func (d *draft) skip(i int, reason string) {
	if d.lines[i].skip == "" {
		d.lines[i].skip = reason
	}
}

// looked says whether the rules that look at single lines look at this one.
func (d *draft) looked(i int) bool {
	return len(d.lines) <= mostLines || i < endLines || i >= len(d.lines)-endLines
}

// around notes what the words of each line tell, and leaves out those that are
// certainly not of the text. What opens a part of the page waits for tail.
func (d *draft) around() {
	for i := range d.lines {
		l := &d.lines[i]
		if !d.looked(i) || !l.kept() {
			continue
		}
		l.hint, l.whole = saidAround(*l)
		switch l.hint {
		case "contents":
			d.skipContents(i)
			continue
		case "", references, biography:
			continue
		case related, comments:
			if l.whole || l.Kind == Heading || l.hint == comments {
				continue
			}
		}
		if l.Kind == Heading || l.whole && l.hint == "navigation" && d.mayHead(i) {
			continue
		}
		l.skip = l.hint
		if l.hint == "keywords" && strings.TrimRight(l.Text, " :：") != l.Text && i+1 < len(d.lines) && !d.lines[i+1].final && d.lines[i+1].words < 40 && d.lines[i+1].Kind != Heading {
			d.lines[i+1].skip = l.hint
		}
	}
}

// skipContents leaves out a table of contents: links, or lines that end in the
// number of a page, under a heading of that name.
func (d *draft) skipContents(i int) {
	end := i + 1
	for end < len(d.lines) && (d.lines[end].link || pageAtEnd.MatchString(d.lines[end].Text)) {
		end++
	}
	if end > i+1 {
		d.skipRange(i, end, "contents")
	}
}

var pageAtEnd = regexp.MustCompile(`(?:\.{3,}|…|\s)\s?(?:\d{1,4}|[ivxlc]{1,6})$`)

// mayHead says whether a short line stands between two paragraphs of prose, as
// a heading does.
func (d *draft) mayHead(i int) bool {
	return i > 0 && i+1 < len(d.lines) && d.lines[i].Kind == Paragraph && d.lines[i-1].prose && d.lines[i+1].prose
}

// captions leaves out what describes pictures, and sentences that stand twice in
// a row: the text of a picture and its caption. Lines that only look like
// captions go if they are few.
func (d *draft) captions() {
	var alike []int
	prose := 0
	for i := range d.lines {
		l := &d.lines[i]
		if l.prose {
			prose++
		}
		if !d.looked(i) || !l.kept() || l.Kind == Heading || l.Kind == Footnote {
			continue
		}
		if i > 0 && l.sameLetters(d.lines[i-1]) && l.Kind == Paragraph && l.words >= 5 && l.words <= 45 && l.final {
			l.skip = caption
			d.skip(i-1, caption)
		} else if isCaption(*l) {
			if saysCaption(*l) {
				l.skip = caption
			} else {
				alike = append(alike, i)
			}
		}
	}
	if prose >= 5 && len(alike)*5 <= prose {
		for _, i := range alike {
			d.skip(i, caption)
		}
	}
}

func saysCaption(l line) bool {
	return captionLabel.MatchString(l.Text) || figureLabel.MatchString(l.Text) || creditEnd.MatchString(l.Text)
}

// findBody finds the first and the last line of prose.
func (d *draft) findBody() {
	d.first, d.last = len(d.lines), -1
	for i, l := range d.lines {
		if l.kept() && l.prose && l.Kind != Footnote {
			d.first = min(d.first, i)
			d.last = i
		}
	}
}

// repeats leaves out quotations that a page shows twice: paragraphs whose words
// stand in the paragraphs around the text once more.
func (d *draft) repeats() {
	if len(d.lines) > mostLines || d.proseWords(0, len(d.lines)) > mostPairs {
		return
	}
	pairs := newPairIndex(d.lines)
	for i := range d.lines {
		l := &d.lines[i]
		if l.kept() && l.Kind <= Quote && l.Kind != Heading && l.Kind != Item && !l.verse && !l.code && l.prose &&
			l.words >= 8 && l.words <= 60 && pairs.holds(i) {
			l.skip = "pull quote"
			pairs.forget(i)
		}
	}
}

// tail leaves out what follows the text under a heading of its own: related
// articles, comments, the author. Such a line inside the text goes alone.
func (d *draft) tail() {
	total, before := d.proseWords(0, len(d.lines)), 0
	part := "" // what the last heading of this kind opened
	for i := range d.lines {
		l := &d.lines[i]
		if part != "" && l.skip == part && (l.hint == comments || l.hint == biography) {
			part = l.hint
			d.reskip(i, part)
		}
		if !l.kept() {
			continue
		}
		if l.prose {
			before += l.words
		}
		if l.hint != related && l.hint != comments && l.hint != biography || l.hint == comments && l.marked && l.whole {
			continue
		}
		switch {
		case before > 0 && (l.hint == comments && before*10 >= total*3 || before*10 >= total*6):
			part = l.hint
			d.skipRange(i, d.endOfPart(i), part)
		case l.Kind != Heading:
			l.skip = l.hint
		}
	}
}

// reskip gives the lines that are left out from line i on, for the same reason
// as line i, another one.
func (d *draft) reskip(i int, reason string) {
	for old := d.lines[i].skip; i < len(d.lines); i++ {
		if d.lines[i].skip == old {
			d.lines[i].skip = reason
		}
	}
}

// endOfPart is where the part that line i opens ends: at the next heading by
// markup that is not deeper, else at the end.
func (d *draft) endOfPart(i int) int {
	for j := i + 1; j < len(d.lines); j++ {
		l := d.lines[j]
		if l.Kind == Heading && d.lines[i].Kind == Heading && l.Level <= d.lines[i].Level {
			return j
		}
	}
	return len(d.lines)
}

func (d *draft) proseWords(from, to int) int {
	n := 0
	for _, l := range d.lines[from:to] {
		if l.kept() && l.prose {
			n += l.words
		}
	}
	return n
}

// edges leaves out the short lines before and after the prose. In a text that
// is not mostly prose (a list, a poem) nothing is.
func (d *draft) edges() {
	d.findBody()
	all, lines := 0, 0
	for _, l := range d.lines {
		if l.kept() {
			all += l.words
		}
		if l.kept() && l.prose {
			lines++
		}
	}
	if lines < 3 || d.proseWords(0, len(d.lines))*2 < all {
		return
	}
	headed := false // stands under a heading of the markup
	for i := range d.first {
		l := d.lines[i]
		headed = l.kept() && (headed || l.marked && l.Kind == Heading)
		if l.kept() && !headed && !l.marked && l.Kind != Footnote && !d.maySayMore(l) && !d.leadsToBody(i) {
			d.skip(i, d.edgeReason(i))
		}
	}
	announced := true // the line before announces a list, or is of one that is announced
	for i := d.last + 1; i < len(d.lines); i++ {
		l := d.lines[i]
		announced = announced && i > 0 && d.lines[i-1].kept() && (l.Kind == Item || announces(l))
		switch {
		case l.verse || l.code || l.final || l.words > 12 || l.Kind == Table || l.Kind == Footnote || l.marked && !l.link:
		case l.Kind == Item && announced, i > 0 && d.lines[i-1].kept() && d.lines[i-1].Kind == Heading:
		default:
			d.skip(i, "navigation")
		}
	}
}

// maySayMore says whether a line before the prose may be part of it.
func (d *draft) maySayMore(l line) bool {
	return l.Kind != Item && (l.final && l.words >= 4 || l.words >= 7 && functionShare(l.Text) >= 0.2)
}

// leadsToBody says whether a short line is the heading of the first prose, or a
// numbered one over that.
func (d *draft) leadsToBody(i int) bool {
	if d.title < 0 || i < d.title || !d.headingShape(i) {
		return false
	}
	for j := i + 1; j <= d.first && j < len(d.lines); j++ {
		if d.lines[j].kept() {
			return j == d.first || chapterish(d.lines[i].Text) && !chapterish(d.lines[j].Text) && d.leadsToBody(j)
		}
	}
	return false
}

func (d *draft) edgeReason(i int) string {
	if d.title >= 0 && i > d.title {
		return "front matter"
	}
	return "navigation"
}

// announces says whether a line after the prose may lead to a list.
func announces(l line) bool {
	return strings.HasSuffix(l.Text, ":") || strings.HasSuffix(l.Text, "：") || l.Kind == Heading
}

// restore keeps everything where the rules would leave nothing.
func (d *draft) restore() {
	for _, l := range d.lines {
		if l.kept() && l.Kind != Heading {
			return
		}
	}
	for i := range d.lines {
		d.lines[i].skip = ""
		if d.lines[i].Kind == Heading {
			d.lines[i].Kind = Paragraph
		}
	}
}

// document makes the document of what is left.
func (d *draft) document() (Document, error) {
	out := Document{Metadata: d.meta}
	for _, l := range d.lines {
		if !l.kept() {
			out.Skipped = append(out.Skipped, Skipped{Text: l.Text, Reason: l.skip})
			continue
		}
		if l.Kind != Heading && l.Kind != Item {
			l.Level = 0
		}
		out.Blocks = append(out.Blocks, l.Block)
	}
	if len(out.Blocks) == 0 {
		return Document{}, ErrNoText
	}
	if out.Metadata.Language == "" {
		out.Metadata.Language = mainLanguage(out.Blocks)
	}
	return out, nil
}
