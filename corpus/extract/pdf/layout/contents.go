package layout

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Leaders is how a row of a table of contents ends.
var Leaders = lang.Regexp(`(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$`)

// fewestLeaders is how many such rows a page has at least that is one.
const fewestLeaders = 4

// dropContents leaves out a table of contents: from the first to the last row
// with leaders all that is no sentence, and the entries without leaders before.
func (p *Page) dropContents() {
	first, last, n := len(p.Rows), -1, 0
	for i, r := range p.Rows {
		if r.Kept() && Leaders.MatchString(r.Text) {
			first, last, n = min(first, i), i, n+1
		}
	}
	if n < fewestLeaders {
		return
	}
	for first > 0 && p.Rows[first-1].Kept() && line.PageAtEnd.MatchString(p.Rows[first-1].Text) {
		first--
	}
	if first > 0 && NamesContents(p.Rows[first-1].Text) {
		first--
		n++ // it counts as a row that belongs here
	}
	for last+1 < len(p.Rows) && p.Rows[last+1].goesOnListing(p.Rows[last]) {
		last, n = last+1, n+1
	}
	for i := first; i <= last; i++ {
		if r := &p.Rows[i]; r.Kept() && (Leaders.MatchString(r.Text) || n*3 >= last-first && (!lang.EndsSentence(r.Text) || line.Chapterish(r.Text))) {
			r.Skip = "contents"
		}
	}
}

// goesOnListing says whether a row without leaders under one of a table of
// contents is the next entry: a chapter that begins no earlier, or the index.
func (r Row) goesOnListing(before Row) bool {
	page := func(text string) int {
		words := strings.Fields(text)
		n, _ := strconv.Atoi(words[len(words)-1])
		return n
	}
	return r.Kept() && before.Text != "" && lang.WordCount(r.Text) <= 10 && line.StartsBig(r.Text) && !record.PartHeading.MatchString(r.Text) && !record.ChapterWord.MatchString(r.Text) &&
		line.PageAtEnd.MatchString(r.Text) && page(before.Text) > 0 && page(r.Text) >= page(before.Text)
}

// NamesContents says whether a text is what a table of contents stands under.
func NamesContents(text string) bool {
	reason := line.Phrases()[lang.Plain(text)]
	return reason == "contents" || reason == "navigation" // both have a "table of contents"
}
