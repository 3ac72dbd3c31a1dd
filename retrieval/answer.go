package retrieval

import (
	"footnote/corpus"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/ranking"
	"footnote/retrieval/verdict"
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
	Score      float64 // from 0 to 1, to order passages by; what it means differs from question to question
	Grade      Grade   // how likely it bears on the question
	Highlights []Span  // the sentence worth reading first
	Reasons    Reasons // none but where the engine is to [Engine.Explain]
}

// An Answer is what a library says to a question: passages, unless the verdict
// is [Nothing].
type Answer struct {
	Question   string
	Verdict    Verdict
	Evidence   []Evidence
	Confidence float64         // from 0 to 1, that a right passage is among the first three
	Nearest    []corpus.Source // up to three, best first, where the verdict is Nothing
	Partial    error           // why words answered alone, or nil
	// Foreign is the language of the question, a primary subtag, where it is not that
	// of any source, and the embedder does not know it: a multilingual model helps.
	Foreign string
	Missing []string // words of the question that no passage has
	// Corrected are the words of the question that were taken for misspelled words of
	// the library, or of English where it has none; where the verdict is Nothing, the former
	// are offered only.
	Corrected []Correction
	// NoText says that the library has records alone, and no text to look in.
	NoText bool
	// Talk says that the question is small talk, which asks nothing of a library.
	Talk bool
	// Remark says that the message asks nothing by its words ("off to the mill with the kids"):
	// passages that have a word of it are shown, but none is missing from the library.
	Remark bool
	// After are the earlier questions that a follow-up was read together with, oldest
	// first; none for a question that stands alone.
	After []string
	// Each are the questions of a message that asks more than one: the evidence is the best
	// passage of each, and what else they have. Unanswered are those that have none.
	Each, Unanswered []string
	// Within are the sources that the question names, where it was asked of these alone.
	Within []corpus.Source
	// Compared says that the question asks for a comparison: the evidence is the best
	// passage of each source that has one, and Silent are those that have none. Silent are
	// also the sources that a question names where others alone have something on it.
	Compared bool
	Silent   []corpus.Source
	// Further are the sources that have a passage, too, where there are too many to compare.
	Further []corpus.Source
	// Textless are the sources that the question names, or that were to be compared, whose
	// record alone is in the library: they may well speak of it. Named are the others that
	// it names, where the verdict is Nothing.
	Textless, Named []corpus.Source
	// Place says that the question asks for a place in a source, and that the evidence is what
	// stands there, or nearest to it; nil for all other questions.
	Place *Place
	// Catalogue says that the question is about the library itself, and what answers it.
	// The verdict is then Sure where sources do, and Nothing where none do; where their
	// records do not tell it and passages bear on it, it is that of the passages.
	Catalogue *catalogue.Answer
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
	Verdict    Verdict
	Confidence float64 // from 0 to 1, that a right passage is among the first three
	Partial    error   // why words ranked alone, or nil
}

// Answered says whether there is something to show.
func (r Ranking) Answered() bool { return r.Verdict.Answered() }

// A Verdict says how sure an answer is.
type Verdict = verdict.Verdict

// The verdicts, surest first.
const (
	Sure    = verdict.Sure
	Maybe   = verdict.Maybe
	Nothing = verdict.Nothing
)

// A Grade says in a word how much a passage bears on the question.
type Grade = verdict.Grade

// The grades, best first.
const (
	Strong  = verdict.Strong
	Related = verdict.Related
	Weak    = verdict.Weak
)

// A Correction is a word of a question and the word of the library that it was
// taken for.
type Correction = ranking.Correction
