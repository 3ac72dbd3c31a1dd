package main

import (
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/link"
	"footnote/retrieval"
	"footnote/retrieval/wording"
)

// margin is the space before the text of a passage; where nothing can be
// printed bold, the mark in it points at the sentence worth reading first.
const (
	margin = "    "
	marked = "  > "
)

// printAnswer prints what an answer is, and its passages with their citations.
func (a *app) printAnswer(answer asked, explain bool) error {
	if explain {
		if answer.followed {
			a.out.paragraph("", howRead(answer))
		}
		a.out.paragraph("", whyVerdict(answer.Answer))
		a.out.printf("\n")
	}
	a.printLines(answer)
	for i, e := range answer.Evidence {
		if err := a.printEvidence(i+1, e, answer); err != nil {
			return err
		}
		if explain {
			a.out.block(margin, whyChosen(e), a.out.dim)
			a.out.printf("\n")
		}
	}
	for _, note := range answer.notes() {
		a.err.paragraph("", note)
	}
	return nil
}

// notes are what else there is to say of an answer, for who looks at a terminal.
func (answer asked) notes() []string {
	var notes []string
	if n := answer.leftOut; n > 0 {
		notes = append(notes, fmt.Sprintf("Left out: %s. To see more, use --top %d", count(n, "weaker passage"), len(answer.Evidence)+n))
	}
	if note := foreignSentence(answer.Foreign); note != "" {
		notes = append(notes, note)
	}
	if answer.Partial != nil {
		notes = append(notes, partialSentence(answer.library, answer.Partial))
	}
	if answer.library == starterLibrary {
		notes = append(notes, starterNotice(answer.folder))
	}
	return notes
}

// starterNotice says what the starter library is, and where no other was found.
func starterNotice(folder string) string {
	return "This is the starter library: each passage is from a study note on the work, not from the work itself. No library of yours with a text in it was found in " +
		folder + ". Add the full texts with: footnote add PATH"
}

// printLines prints what stands above the passages of an answer.
func (a *app) printLines(answer asked) {
	if answer.elsewhere {
		answer.Missing = nil // others stand elsewhere, so these alone would mislead
	}
	lines := voiceOf(answer).Lines(answer.Answer)
	for _, l := range lines {
		switch l.Kind {
		case wording.Item:
			a.out.paragraph("  - ", l.Text)
		case wording.Verdict:
			a.out.block("", l.Text, a.out.bold)
		default:
			a.out.paragraph("", l.Text)
		}
	}
	if answer.elsewhere {
		a.out.paragraph("", "The whole library has more on it: ask again without "+answer.part+".")
	} else if answer.Verdict == retrieval.Nothing && !answer.Talk && answer.Catalogue == nil {
		a.out.paragraph("", nextStep(answer))
	}
	if len(lines) > 0 {
		a.out.printf("\n")
	}
}

// nextStep says what to do where nothing was found.
func nextStep(answer asked) string {
	if answer.NoText {
		return "Add their texts: footnote add PATH"
	}
	return "Ask in other words, or add a text that tells of it: footnote add PATH"
}

// voiceOf writes sentences for a terminal, on a library or a part of it.
func voiceOf(answer asked) wording.Voice {
	v := wording.Voice{
		Name: func(text string) string { return "“" + text + "”" }, Plain: clean, Where: "in this library",
		Talk: `I find passages in this library that bear on a question. Ask for example: footnote ask "why does …?"`,
	}
	switch {
	case answer.shelf != "":
		v.Where = "on the shelf “" + answer.shelf + "”"
	case answer.part != "":
		v.Where = "in what you named with --source"
	}
	return v
}

// printEvidence prints a passage, plainer where it is not sure that it answers.
func (a *app) printEvidence(rank int, e retrieval.Evidence, answer asked) error {
	_, citation, err := answer.citer.Cite("apa", e.Source, corpus.Locator{})
	if err != nil {
		return fmt.Errorf("cite source %d: %w", e.Source.ID, err)
	}
	s := a.out
	number := s.bold
	if answer.Verdict == retrieval.Maybe {
		number = s.dim
	}
	s.printf("%s  %s\n\n", number(fmt.Sprintf("%2d", rank)), s.dim(string(e.Grade)))
	if answer.Compared {
		s.block(margin, wording.Label(e.Source), s.bold)
		s.printf("\n")
	}
	s.quote(e.Passage.Text, e.Highlights)
	s.printf("\n")
	s.block(margin, citation.String(), s.dim)
	s.block(margin, strings.TrimPrefix(whereOf(e)+" · "+numbersOf(e), " · "), func(line string) printable { return s.link(line, link.To(e.Source, e.Passage)) })
	s.printf("\n")
	return nil
}

// numbersOf gives the numbers that other commands want: the passage's where a page can be
// drawn of it.
func numbersOf(e retrieval.Evidence) string {
	numbers := fmt.Sprintf("source %d", e.Source.ID)
	if e.Source.MediaType == corpus.PDF {
		numbers += fmt.Sprintf(" · passage %d", e.Passage.ID)
	}
	return numbers
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

// sourceLine names a source for people and scripts: 3 "Title" (12 passages).
func sourceLine(s corpus.Source) string {
	return fmt.Sprintf(`%d "%s" (%s)`, s.ID, wording.Title(s), count(s.Passages, "passage"))
}

// count gives a number with its noun: "1 passage", "2 passages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
