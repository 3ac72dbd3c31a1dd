package questions

import (
	"fmt"
	"strings"

	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/link"
	"footnote/retrieval"
	"footnote/retrieval/wording"
)

// printAnswer prints what an answer is, and its passages with their citations.
func (a app) printAnswer(answer asked, explain bool) error {
	if explain {
		if answer.followed {
			a.Out.Paragraph("", howRead(answer))
		}
		a.Out.Paragraph("", whyVerdict(answer.Answer))
		a.Out.Printf("\n")
	}
	a.printLines(answer)
	for i, e := range answer.Evidence {
		if err := a.printEvidence(i+1, e, answer); err != nil {
			return err
		}
		if explain {
			a.Out.Block(terminal.Margin, whyChosen(e), a.Out.Dim)
			a.Out.Printf("\n")
		}
	}
	for _, note := range answer.notes() {
		a.Err.Paragraph("", note)
	}
	return nil
}

// notes are what else there is to say of an answer, for who looks at a terminal.
func (answer asked) notes() []string {
	var notes []string
	if n := answer.leftOut; n > 0 {
		notes = append(notes, fmt.Sprintf("Left out: %s. To see more, use --top %d", terminal.Count(n, "weaker passage"), len(answer.Evidence)+n))
	}
	if answer.folded && len(answer.Evidence) > 1 {
		notes = append(notes, "Of each passage but the first, one sentence is shown. To see all of them, use --full")
	}
	if note := foreignSentence(answer.Foreign); note != "" {
		notes = append(notes, note)
	}
	if answer.Partial != nil {
		notes = append(notes, partialSentence(answer.library, answer.Partial))
	}
	if answer.library == settings.StarterLibrary {
		notes = append(notes, shown.StarterNotice(answer.folder))
	}
	return notes
}

// printLines prints what stands above the passages of an answer.
func (a app) printLines(answer asked) {
	if answer.elsewhere {
		answer.Missing = nil // others stand elsewhere, so these alone would mislead
	}
	lines := voiceOf(answer).Lines(answer.Answer)
	for _, l := range lines {
		switch l.Kind {
		case wording.Item:
			a.Out.Paragraph("  - ", l.Text)
		case wording.Verdict:
			a.Out.Block("", l.Text, a.Out.Bold)
		default:
			a.Out.Paragraph("", l.Text)
		}
	}
	if answer.elsewhere {
		a.Out.Paragraph("", "The whole library has more on it: ask again without "+answer.part+".")
	} else if answer.Verdict == retrieval.Nothing && !answer.Talk && answer.Catalogue == nil {
		a.Out.Paragraph("", nextStep(answer))
	}
	if len(lines) > 0 {
		a.Out.Printf("\n")
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
		Name: func(text string) string { return "“" + text + "”" }, Plain: terminal.Clean, Where: "in this library",
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
func (a app) printEvidence(rank int, e retrieval.Evidence, answer asked) error {
	_, citation, err := answer.citer.Cite("apa", e.Source, corpus.Locator{})
	if err != nil {
		return fmt.Errorf("cite source %d: %w", e.Source.ID, err)
	}
	s := a.Out
	number := s.Bold
	if answer.Verdict == retrieval.Maybe {
		number = s.Dim
	}
	s.Printf("%s  %s\n\n", number(fmt.Sprintf("%2d", rank)), s.Dim(string(e.Grade)))
	if answer.Compared {
		s.Block(terminal.Margin, wording.Label(e.Source), s.Bold)
		s.Printf("\n")
	}
	if answer.folded && rank > 1 {
		s.Quote(keySentence(e), nil)
	} else {
		s.Quote(e.Passage.Text, e.Highlights)
	}
	s.Printf("\n")
	s.Block(terminal.Margin, citation.String(), s.Dim)
	s.Block(terminal.Margin, strings.TrimPrefix(whereOf(e)+" · "+numbersOf(e), " · "), func(line string) terminal.Printable { return s.Link(line, link.To(e.Source, e.Passage)) })
	s.Printf("\n")
	return nil
}

// keySentence gives the sentence of a passage that is worth reading first, with […] where
// the passage has more.
func keySentence(e retrieval.Evidence) string {
	text := e.Passage.Text
	if len(e.Highlights) == 0 {
		return text
	}
	key := e.Highlights[0]
	shown := text[key.Start:key.End]
	if strings.TrimSpace(text[:key.Start]) != "" {
		shown = "[…] " + shown
	}
	if strings.TrimSpace(text[key.End:]) != "" {
		shown += " […]"
	}
	return shown
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
