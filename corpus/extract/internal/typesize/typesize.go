// Package typesize finds the title of a document whose writer used no styles by the size of
// its type.
package typesize

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// TitleTimes is how many times as large as the type of the text that of a title is, at least,
// and mostRows how many lines in it one has at most.
const (
	TitleTimes = 1.25
	mostRows   = 3
	mostWords  = 40
)

// A Paragraph gathers the size of a paragraph's type while that is read.
type Paragraph struct {
	size  int
	mixed bool
}

// Add notes that letters of a size, in half points, were read.
func (p *Paragraph) Add(size, letters int) {
	if letters > 0 {
		p.mixed = p.mixed || p.size != 0 && p.size != size
		p.size = size
	}
}

// Size gives the one size of all its letters, 0 without one.
func (p *Paragraph) Size() int {
	if p.mixed {
		return 0
	}
	return p.size
}

// Find reads the title of a document that has none so far: the lines of the head that alone are
// in the largest type, before any heading and any running text.
func Find(lines []structure.Line, known *corpus.Metadata) {
	if known.Title != "" {
		return
	}
	from, to := largest(lines)
	for i := from; i < to; i++ {
		l := &lines[i]
		known.Title = lang.JoinSome(" ", known.Title, l.Text)
		l.Skip = "title"
	}
	if from < to {
		l := &lines[from]
		l.Kind, l.Level, l.Marked, l.Bold = corpus.Heading, 1, true, false
		known.Note(record.FromStyle, "title")
	}
}

// largest gives the lines of the title, none where it cannot be told.
func largest(lines []structure.Line) (from, to int) {
	often := map[int]int{}
	for _, l := range lines {
		if l.Kind != corpus.Heading { // which may be as large as the title
			often[l.Size] += len(l.Text)
		}
	}
	text := 0
	for size, letters := range often {
		if size > 0 && (text == 0 || letters > often[text] || letters == often[text] && size < text) {
			text = size
		}
	}
	head := lines[:min(len(lines), structure.MostHead)]
	for i := 0; i < len(head) && head[i].Kind != corpus.Heading && lang.WordCount(head[i].Text) <= mostWords; {
		end := i + 1
		for end < len(head) && end-i < mostRows && head[end].Size == head[i].Size && head[end].Kind == head[i].Kind {
			end++
		}
		if float64(head[i].Size) >= TitleTimes*float64(text) && (from == to || head[i].Size > head[from].Size) && MayBeTitle(head[i:end]) {
			from, to = i, end
		}
		i = end
	}
	if from < to && often[head[from].Size] > lettersOf(head[from:to]) {
		return 0, 0 // headings have the same
	}
	return from, to
}

func lettersOf(lines []structure.Line) (n int) {
	for _, l := range lines {
		n += len(l.Text)
	}
	return n
}

// MayBeTitle says that no line is anything else that is set large: a name, a body, a date, a
// numbered section, the kind of paper it is.
func MayBeTitle(lines []structure.Line) bool {
	for _, l := range lines {
		_, isDate := date.Whole(l.Text)
		if isDate || l.Kind != corpus.Paragraph || l.Skip != "" || record.PersonName(l.Text) || record.IsOrganisation(l.Text) ||
			record.SectionNumber(l.Text) != "" || record.IsDegreeLine(l.Text) {
			return false
		}
		if around, _ := line.SaidAround(line.Measured(l), false); around != "" {
			return false
		}
	}
	return true
}
