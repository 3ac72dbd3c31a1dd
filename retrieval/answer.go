package retrieval

import "footnote/corpus"

// A Grade says in a word how much a passage bears on the question.
type Grade string

// The grades, best first.
const (
	Strong  Grade = "strong"
	Related Grade = "related"
	Weak    Grade = "weak"
)

// A Span is a byte range of a passage's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Evidence is one passage that bears on a question.
type Evidence struct {
	Passage    corpus.Passage
	Source     corpus.Source
	Score      float64
	Grade      Grade
	Highlights []Span // the sentence worth reading first
}

// An Answer is what a library says to a question: passages, or none if it
// abstained.
type Answer struct {
	Question   string
	Evidence   []Evidence
	Confidence float64         // from 0 to 1
	Nearest    []corpus.Source // up to three, when it abstained
	Partial    error           // why words answered alone, or nil
}
