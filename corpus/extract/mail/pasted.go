package mail

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/subject"
)

// A letter that somebody copied out of a program for mail into a text begins with the rows that
// the program shows over it: who wrote it, when and what about.

// isPasted says whether a text begins with those. What others write in such rows, as over a
// memo, has no address and answers nothing.
func isPasted(text string) bool {
	rows := strings.Split(strings.TrimLeft(text, "\n "), "\n")
	h := letterHead{}
	if !isField(rows[0]) && !otherField.MatchString(rows[0]) || h.read(rows) < 3 || h.to == len(rows) || !blank(rows[h.to]) {
		return false
	}
	return subject.IsMarked(h.about) || slices.ContainsFunc(rows[:h.to], addressIn.MatchString)
}

// readPasted reads such a text.
func readPasted(ctx context.Context, text string) (corpus.Document, error) {
	letters := pastedIn(strings.Split(text, "\n"))
	d, err := readEach(len(letters), func(i int) (corpus.Document, error) {
		d, err := letters[i].read(ctx, 0)
		d.Skipped = append(left(letters[i].head, "record"), d.Skipped...)
		return d, err
	})
	d.MediaType = "message/rfc822"
	return d, err
}

// A pastedLetter is one of those in such a text, and the rows over it.
type pastedLetter struct {
	letter
	head []string
}

// pastedIn gives the letters in such a text: one, with what it answers or passes on below, or
// several below one another, the first of which answers none or is older than the next.
func pastedIn(rows []string) (letters []pastedLetter) {
	h, found := findHead(rows)
	for found && len(letters) < mostMailParts {
		l := pastedLetter{letter{known: h.found, passing: subject.Passes(h.about), answer: subject.Answers(h.about)}, rows[:h.to]}
		rows = rows[h.to:]
		next, _ := findHead(rows)
		if l.rows, found = rows, next.to > 0 && !next.isMarked && !l.passing && (!l.answer || next.issued() > h.issued()); found {
			l.rows, rows = rows[:next.from], rows[next.from:]
			next.from, next.to = 0, next.to-next.from
		}
		letters, h = append(letters, l), next
	}
	return letters
}

func (h letterHead) issued() string {
	for _, f := range h.found {
		if f.Field == "issued" {
			return f.Value
		}
	}
	return ""
}
