package catalogue

import (
	"strings"

	"footnote/retrieval/catalogue/phrasebook"
	"footnote/retrieval/question"
)

// An Asked is a question, read once for all that it may want of the records.
type Asked struct {
	typed framed // as it was typed
	bare  framed // without frames around it
}

// Read reads a question.
func Read(asked string) Asked {
	q := Asked{typed: frame(asked)}
	q.typed.abroad = phrasebook.Ways(q.typed.plain)
	q.bare = q.typed
	// Most lose but a mark at their end, which says nothing of what they ask; a quotation mark may.
	if bare := frame(question.Trim(asked)); bare.plain != q.typed.plain || strings.ContainsAny(asked, quotes) && bare.question != asked {
		q.bare = bare
		q.bare.abroad = phrasebook.Ways(q.bare.plain)
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
