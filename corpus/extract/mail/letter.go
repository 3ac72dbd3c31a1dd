package mail

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/html"
	"footnote/corpus/extract/internal/subject"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// A letter is what stands in the body of a mail: what its sender wrote, and what that answers
// or passes on.
type letter struct {
	rows    []string
	lines   []line.Line      // of the rows, if it is written as a page
	known   []record.Finding // who wrote it, when and what about
	passing bool             // its subject says that it passes another one on
	answer  bool             // its subject says that it answers one
}

// coveringNote is why the words over a letter that is passed on are left out.
const coveringNote = "note of who passed it on"

// read reads a letter. What it answers is text of somebody else and is left out. One that it
// passes on is the letter, or a section beside what its sender says of it, if that is more
// than a few words. In an answer those are the sender's, however few they are.
func (l letter) read(ctx context.Context, depth int) (corpus.Document, error) {
	h, found := findHead(l.rows)
	if !found {
		return l.document(ctx)
	}
	own, other := l.part(0, h.from), l.part(h.to, len(l.rows))
	own.known, other.known, other.answer = l.known, h.found, subject.Answers(h.about)
	hasOwn := own.words() >= html.FewestOfLetter || l.answer && own.words() > 0
	switch {
	case other.words() == 0, hasOwn && !h.isPassed && !l.passing, depth > mostMailDepth:
		d, err := own.document(ctx)
		d.Skipped = append(d.Skipped, left(l.rows[h.from:], line.QuotedLetter)...)
		return d, err
	case !hasOwn:
		d, err := other.read(ctx, depth+1)
		d.Skipped = append(d.Skipped, left(l.rows[:h.to], coveringNote)...)
		return d, err
	}
	first, err := own.document(ctx)
	if err != nil {
		return corpus.Document{}, err
	}
	second, err := other.read(ctx, depth+1)
	return joined([]corpus.Document{first, second}), err
}

// part gives some rows of a letter.
func (l letter) part(from, to int) letter {
	part := letter{rows: slices.Clone(l.rows[from:to]), answer: l.answer}
	if l.lines != nil {
		part.lines = l.lines[from:to]
		return part
	}
	if isQuoted := func(row string) bool { return blank(row) || quotedRow.MatchString(row) }; from > 0 && !slices.ContainsFunc(part.rows, func(row string) bool { return !isQuoted(row) }) {
		for i, row := range part.rows {
			part.rows[i] = strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(row, " "), ">"), " ")
		}
	}
	return part
}

// words counts those of whoever wrote a letter.
func (l letter) words() int {
	own, _ := cutSignature(strings.Join(l.rows, "\n"))
	own, _ = cutQuoted(own, l.answer)
	return lang.WordCount(own)
}

// document reads a letter that holds no head of another one.
func (l letter) document(ctx context.Context) (corpus.Document, error) {
	lines, passes := l.lines, structure.Page
	var skipped []corpus.Skipped
	if lines == nil {
		text, notes := cutNotes(strings.Join(l.rows, "\n"))
		text, signature := cutSignature(text)
		text, quoted := cutQuoted(text, l.answer)
		skipped = slices.Concat(left(notes, "notice"), left([]string{signature}, "contact"), quoted)
		lines = line.SignedLines(text)
		passes = structure.Plain(lines)
	}
	d, err := structure.Refine(ctx, passes, lines, record.Merge(l.known...))
	if err != nil {
		return corpus.Document{}, err
	}
	d.Skipped = append(d.Skipped, skipped...)
	record.Put(&d.Metadata, l.known...)
	return d, nil
}

// left names rows that are left out.
func left(rows []string, reason string) []corpus.Skipped {
	if text := lang.Squeeze(strings.Join(rows, " ")); text != "" {
		return []corpus.Skipped{{Text: text, Reason: reason}}
	}
	return nil
}

// What programs for mailing lists write into the letters that they send and keep.
var (
	listFoot  = lang.Regexp(`(?m)^_{20,}[ \t]*\n[^\n]*\bmailing list\b[^\n]*(?:\n\S[^\n]*){0,4}`)
	scrubbed  = lang.Regexp(`(?m)^-{5,} next part -{5,}[ \t]*\n(?:An? [^\n]* was scrubbed\.\.\.[ \t]*(?:\n[A-Z][A-Za-z]+:[^\n]*)*)?`)
	listMarks = []*lang.Pattern{scrubbed, listFoot}
)

// cutNotes parts a letter from that.
func cutNotes(text string) (letter string, notes []string) {
	for _, mark := range listMarks {
		notes = append(notes, mark.FindAllString(text, -1)...)
		text = mark.ReplaceAllString(text, "")
	}
	return text, notes
}
