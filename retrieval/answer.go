package retrieval

import "footnote/corpus"

// A Span is a byte range of a passage's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Evidence is one passage that bears on a question.
type Evidence struct {
	Passage    corpus.Passage
	Source     corpus.Source
	Score      float64 // from 0 to 1, to order passages by; what it means differs from question to question
	Grade      Grade   // how likely it bears on the question
	Highlights []Span  // the sentence worth reading first
	Reasons    Reasons
}

// An Answer is what a library says to a question: passages, or none if it
// abstained.
type Answer struct {
	Question   string
	Evidence   []Evidence
	Confidence float64         // from 0 to 1, how surely the library answers; below 0.5 it abstained
	Nearest    []corpus.Source // up to three, best first, when it abstained
	Partial    error           // why words answered alone, or nil
	// Foreign is the language of the question, a primary subtag, when it abstained and
	// neither a source nor the embedder is in it: a multilingual model helps.
	Foreign string
	Missing []string // words of the question that no passage has
}

// A Hit is one ranked passage.
type Hit struct {
	Passage corpus.PassageID
	Source  corpus.SourceID
	Score   float64 // from 0 to 1
	Grade   Grade
}

// A Ranking is a library's best passages for a question, whether they answer
// or not.
type Ranking struct {
	Hits       []Hit
	Confidence float64 // that the first hit answers
	Partial    error   // why words ranked alone, or nil
}

// Answered says whether the first hit answers.
func (r Ranking) Answered() bool { return r.Confidence >= answers }
