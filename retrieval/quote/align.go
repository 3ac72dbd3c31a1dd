package quote

import (
	"footnote/retrieval/quote/words"
)

// A step of an alignment: a word of the quotation, of the text, or of both. The index is
// -1 on the side that has none.
type step struct{ quoted, text int }

func (s step) same(quoted, text []words.Token) bool {
	return s.quoted >= 0 && s.text >= 0 && quoted[s.quoted].Word == text[s.text].Word
}

// align finds the run of the text that differs from the quotation in the fewest words
// (Sellers, "The Theory and Computation of Evolutionary Distances", 1980). Where the
// quotation says that something is left out, leaving out costs nothing. Of several runs that
// are as good it is the first.
func align(quoted, text []words.Token) (steps []step, distance int) {
	rows, columns := len(quoted)+1, len(text)+1
	cost := make([]int32, rows*columns)
	at := func(i, j int) *int32 { return &cost[i*columns+j] }
	skip := func(i int) int32 {
		if i < len(quoted) && quoted[i].Gap {
			return 0
		}
		return 1
	}
	for i := 1; i < rows; i++ {
		*at(i, 0) = int32(i)
		for j := 1; j < columns; j++ {
			*at(i, j) = min(*at(i-1, j-1)+differ(quoted[i-1], text[j-1]), *at(i-1, j)+1, *at(i, j-1)+skip(i))
		}
	}
	first, end := 0, 0
	for j := 1; j < columns; j++ {
		switch least := *at(rows-1, end); {
		case *at(rows-1, j) < least:
			first, end = j, j
		case *at(rows-1, j) == least && j < first+len(quoted):
			end = j // of the same place: so that a last word that differs has one beside it
		}
	}
	distance = int(*at(rows-1, end))
	for i, j := rows-1, end; i > 0; {
		switch here := *at(i, j); {
		case j > 0 && here == *at(i-1, j-1)+differ(quoted[i-1], text[j-1]):
			i, j = i-1, j-1
			steps = append(steps, step{i, j})
		case here == *at(i-1, j)+1:
			i--
			steps = append(steps, step{i, -1})
		default:
			j--
			steps = append(steps, step{-1, j})
		}
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps, distance
}

func differ(a, b words.Token) int32 {
	if a.Word == b.Word {
		return 0
	}
	return 1
}

// ends gives the first and last word of the text in an alignment, -1 if none.
func ends(steps []step) (first, last int) {
	first, last = -1, -1
	for _, s := range steps {
		if s.text >= 0 {
			if first < 0 {
				first = s.text
			}
			last = s.text
		}
	}
	return first, last
}

// A hunk is a run of steps in which quotation and text differ.
type hunk struct {
	quoted, text []int // places of the words
	from, to     int   // of the steps
	open         bool  // the quotation says there that something is left out
}

// hunks gives the places where quotation and text differ.
func hunks(steps []step, quoted, text []words.Token) (list []hunk) {
	for i := 0; i < len(steps); i++ {
		if steps[i].same(quoted, text) {
			continue
		}
		h := hunk{from: i}
		for ; i < len(steps) && !steps[i].same(quoted, text); i++ {
			if steps[i].quoted >= 0 {
				h.quoted = append(h.quoted, steps[i].quoted)
			}
			if steps[i].text >= 0 {
				h.text = append(h.text, steps[i].text)
			}
		}
		h.to = i
		if i < len(steps) && steps[i].quoted >= 0 {
			h.open = quoted[steps[i].quoted].Gap
		}
		for _, q := range h.quoted {
			h.open = h.open || quoted[q].Gap
		}
		list = append(list, h)
	}
	return list
}
