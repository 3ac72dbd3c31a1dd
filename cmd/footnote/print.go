package main

import (
	"cmp"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// margin is the space before the text of a passage; where nothing can be
// printed bold, the mark in it points at the sentence worth reading first.
const (
	margin = "    "
	marked = "  > "
)

// printAnswer prints passages with their citations, or that there are none.
func (a *app) printAnswer(answer asked, explain bool) error {
	if len(answer.Evidence) == 0 {
		a.printAbstention(answer, explain)
	}
	for i, e := range answer.Evidence {
		if err := a.printEvidence(i+1, e, answer.citer); err != nil {
			return err
		}
		if explain {
			a.out.block(margin, whyChosen(e), a.out.dim)
			a.out.printf("\n")
		}
	}
	if note := foreignSentence(answer.Foreign); note != "" {
		a.err.paragraph("", note)
	}
	if answer.Partial != nil {
		a.err.paragraph("", partialSentence(answer.library, answer.Partial))
	}
	if answer.library == starterLibrary {
		a.err.paragraph("", starterNotice)
	}
	return nil
}

const starterNotice = `This is the starter library: each passage is from a study note on the work, not from the work itself. Add the full texts with: footnote add PATH`

func (a *app) printAbstention(answer asked, explain bool) {
	if answer.shelf == "" {
		a.out.paragraph("", "Nothing in this library answers that.")
	} else {
		a.out.paragraph("", "Nothing on the shelf “"+answer.shelf+"” answers that.")
	}
	if answer.elsewhere {
		a.out.paragraph("", "The rest of the library has something: ask again without --shelf.")
	}
	if explain {
		a.out.paragraph("", whyNone(answer.Answer))
	}
	if len(answer.Nearest) == 0 {
		return
	}
	a.out.printf("\nThe nearest sources:\n")
	for _, s := range answer.Nearest {
		a.out.paragraph("  - ", titleOf(s))
	}
}

func (a *app) printEvidence(rank int, e retrieval.Evidence, citer corpus.Citer) error {
	_, citation, err := citer.Cite("apa", e.Source, corpus.Locator{})
	if err != nil {
		return fmt.Errorf("cite source %d: %w", e.Source.ID, err)
	}
	s := a.out
	s.printf("%s  %s\n\n", s.bold(fmt.Sprintf("%2d", rank)), s.dim(string(e.Grade)))
	s.quote(e.Passage.Text, e.Highlights)
	s.printf("\n")
	s.block(margin, citation, s.dim)
	s.block(margin, whereOf(e), func(line string) printable { return s.link(line, corpus.Link(e.Source, e.Passage)) })
	s.printf("\n")
	return nil
}

// whereOf gives the place of a passage, with the file where the work has no
// title to be known by.
func whereOf(e retrieval.Evidence) string {
	where := e.Passage.Locator.String()
	if e.Source.Title == "" {
		where = strings.TrimSuffix(e.Source.Origin+", "+where, ", ")
	}
	return where
}

// quote prints a passage word for word, with its key sentence bold or marked.
func (s *screen) quote(text string, highlights []retrieval.Span) {
	for _, l := range wrap(text, s.width-columns(margin)) {
		line, touched := s.emphasise(text, l, highlights)
		if touched && !s.styled {
			s.line(marked, line)
		} else {
			s.line(margin, line)
		}
	}
}

// emphasise gives one line of a text with the highlighted parts of it bold.
func (s *screen) emphasise(text string, line retrieval.Span, highlights []retrieval.Span) (styled printable, touched bool) {
	at := line.Start
	for _, h := range highlights {
		start, end := max(h.Start, at), min(h.End, line.End)
		if start >= end {
			continue
		}
		styled += plain(text[at:start]) + s.bold(text[start:end])
		at, touched = end, true
	}
	return styled + plain(text[at:line.End]), touched
}

// titleOf names a source even where its text has no title.
func titleOf(s corpus.Source) string { return cmp.Or(s.Title, s.Origin, "untitled") }

// sourceLine names a source for people and scripts: 3 "Title" (12 passages).
func sourceLine(s corpus.Source) string {
	return fmt.Sprintf(`%d "%s" (%s)`, s.ID, titleOf(s), count(s.Passages, "passage"))
}

// count gives a number with its noun: "1 passage", "2 passages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
