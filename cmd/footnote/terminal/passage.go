package terminal

import "footnote/retrieval"

// Margin is the space before the text of a passage; where nothing can be
// printed bold, the mark in it points at the sentence worth reading first.
const (
	Margin = "    "
	marked = "  > "
)

// Quote prints a passage word for word, with its key sentence bold or marked.
func (s *Screen) Quote(text string, highlights []retrieval.Span) {
	for _, l := range wrap(text, s.Width-columns(Margin)) {
		line, touched := s.emphasise(text, l, highlights)
		if touched && !s.styled {
			s.line(marked, line)
		} else {
			s.line(Margin, line)
		}
	}
}

// emphasise gives one line of a text with the highlighted parts of it bold.
func (s *Screen) emphasise(text string, line retrieval.Span, highlights []retrieval.Span) (styled Printable, touched bool) {
	at := line.Start
	for _, h := range highlights {
		start, end := max(h.Start, at), min(h.End, line.End)
		if start >= end {
			continue
		}
		styled += Plain(text[at:start]) + s.Bold(text[start:end])
		at, touched = end, true
	}
	return styled + Plain(text[at:line.End]), touched
}
