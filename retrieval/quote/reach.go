package quote

import (
	"slices"

	"footnote/retrieval/quote/words"
)

// The fewest differences are not always those that were made: "Pell signed" of "Pell, the
// owner of the ferry, signed" differs in one word from "ferry, signed", and in five from
// what was quoted. So where the first or the last words of a quotation do not stand beside
// the rest, they are looked for a little farther on, in the same sentence.

// farOff is how many words may stand between, and mostMoved how many are looked for. Of
// several, the outermost two have to stand together.
const farOff, mostMoved = 30, 8

// reach puts the first and last words of a quotation where they stand in the text, and
// counts what stands between as one difference. Of "doornail" beside "door" it takes "nail".
func reach(steps []step, distance int, quoted, text []words.Token) ([]step, int) {
	steps, distance = reachEnd(steps, distance, quoted, text)
	steps, distance = reachStart(steps, distance, quoted, text)
	return steps, max(distance, 0) // what a quotation says it leaves out was none
}

func reachEnd(steps []step, distance int, quoted, text []words.Token) ([]step, int) {
	if len(steps) == 0 || steps[len(steps)-1].same(quoted, text) {
		return steps, distance
	}
	if longer, ok := joinEnd(steps, quoted, text); ok {
		return longer, distance
	}
	for from := max(1, len(quoted)-mostMoved); from < len(quoted); from++ {
		n := placeOf(steps, from-1)
		if n < 0 || !steps[n].same(quoted, text) {
			continue
		}
		at := steps[n].text + 1
		for to := at + 1; to <= min(at+farOff+len(quoted)-from, len(text)) && !text[to-1].Opens; to++ {
			if text[to-1].Word != quoted[len(quoted)-1].Word {
				continue
			}
			if moved, ok := inOrder(quoted, text, from, len(quoted), at, to); ok && (from+1 == len(quoted) || moved[len(moved)-2].quoted >= 0) {
				return slices.Concat(steps[:n+1], moved), distance - cost(steps[n+1:], quoted, text) + 1
			}
		}
	}
	return apartEnd(steps, quoted, text), distance
}

// joinEnd takes a word more of the text where the last ones are one of the quotation.
func joinEnd(steps []step, quoted, text []words.Token) ([]step, bool) {
	last := steps[len(steps)-1]
	if last.quoted < 0 || last.text < 0 || last.text+1 >= len(text) {
		return nil, false
	}
	next := last.text + 1
	if !joinedAlike([]string{quoted[last.quoted].Word}, []string{text[last.text].Word, text[next].Word}) {
		return nil, false
	}
	return append(slices.Clone(steps), step{-1, next}), true
}

func reachStart(steps []step, distance int, quoted, text []words.Token) ([]step, int) {
	if len(steps) == 0 || steps[0].same(quoted, text) {
		return steps, distance
	}
	for to := min(len(quoted)-1, mostMoved); to > 0; to-- {
		n := placeOf(steps, to)
		if n < 0 || !steps[n].same(quoted, text) {
			continue
		}
		end := steps[n].text
		for at := end - 1; at >= max(0, end-farOff-to) && !text[at+1].Opens; at-- {
			if text[at].Word != quoted[0].Word {
				continue
			}
			if moved, ok := inOrder(quoted, text, 0, to, at, end); ok && moved[0].quoted >= 0 && (to == 1 || moved[1].quoted >= 0) {
				return slices.Concat(moved, steps[n:]), distance - cost(steps[:n], quoted, text) + 1
			}
		}
	}
	return apartStart(steps, quoted, text), distance
}

func placeOf(steps []step, quoted int) int {
	return slices.IndexFunc(steps, func(s step) bool { return s.quoted == quoted })
}

// inOrder gives the steps of a run of the quotation all of whose words stand in a run of the
// text, in their order, the last ones as late as can be.
func inOrder(quoted, text []words.Token, from, to, at, end int) (moved []step, ok bool) {
	i := to - 1
	for j := end - 1; j >= at; j-- {
		if i >= from && quoted[i].Word == text[j].Word {
			moved = append(moved, step{i, j})
			i--
			continue
		}
		moved = append(moved, step{-1, j})
	}
	slices.Reverse(moved)
	return moved, i < from
}

// apartStart takes first words of the quotation for words of its own that stand beside the
// sentence before.
func apartStart(steps []step, quoted, text []words.Token) []step {
	for i, s := range steps {
		if i > 0 && s.text >= 0 && text[s.text].Opens {
			return slices.Concat(alone(steps[:i]), steps[i:])
		}
		if s.same(quoted, text) {
			break
		}
	}
	return steps
}

// apartEnd does so with last words that stand beside the next sentence.
func apartEnd(steps []step, quoted, text []words.Token) []step {
	for i := len(steps) - 1; i > 0 && !steps[i].same(quoted, text); i-- {
		if steps[i].text >= 0 && text[steps[i].text].Opens {
			return slices.Concat(steps[:i], alone(steps[i:]))
		}
	}
	return steps
}

// alone takes the text from some steps.
func alone(steps []step) (out []step) {
	for _, s := range steps {
		if s.quoted >= 0 {
			out = append(out, step{s.quoted, -1})
		}
	}
	return out
}

// cost is how many of some steps differ.
func cost(steps []step, quoted, text []words.Token) (n int) {
	for _, s := range steps {
		if !s.same(quoted, text) {
			n++
		}
	}
	return n
}
