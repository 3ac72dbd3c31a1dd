package catalogue

import "footnote/retrieval/question"

// An Asked is a question, read once for all that it may want of the records.
type Asked struct {
	typed framed // as it was typed
	bare  framed // without frames around it
}

// Read reads a question.
func Read(asked string) Asked {
	q := Asked{typed: frame(asked)}
	q.typed.abroad = possibleWays(q.typed)
	q.bare = q.typed
	if bare := question.Trim(asked); bare != asked {
		q.bare = frame(bare)
		q.bare.abroad = possibleWays(q.bare)
	}
	return q
}

// forms are the question without frames, and as it was typed: "list" is a frame, too.
func (q Asked) forms() []framed {
	if q.bare.question == q.typed.question {
		return []framed{q.bare}
	}
	return []framed{q.bare, q.typed}
}
