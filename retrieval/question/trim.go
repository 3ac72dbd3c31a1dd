package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval/question/grammar"
)

// Trim gives a question without the frames and fillers around it: greetings,
// politeness, requests to be told, reasons for asking, mentions, emoji, marks.
// They are cut off at the two ends only, again until nothing changes; between,
// the same words carry meaning. A question that would be nothing then, or only
// words that hold a sentence together, keeps them. What is left is a run of q.
func Trim(q string) string {
	start, end := TrimRange(q, nil)
	return q[start:end]
}

// TrimRange gives the bytes of q that Trim leaves.
//
// stands, if there is one, says whether a phrase of lower-case words stands in
// the library: then a greeting that belongs to a name of the library ("Hey
// Jude") stays. Without it a capital, and a list of known names, decide.
func TrimRange(q string, stands func(phrase string) bool) (start, end int) {
	all := words(q)
	if len(all) == 0 {
		t := strings.TrimSpace(q)
		start = strings.Index(q, t)
		return start, start + len(t)
	}
	from, to := newFramed(all, stands).core()
	return opening(q, all, from), closing(q, all, to-1)
}

// A framed question is one whose frames are being cut off.
type framed struct {
	grammar grammar.Grammar
	words   []word
	texts   []string
	stands  func(string) bool
	shouted bool

	// Of the words before each: how many are more than fillers, and how many ask.
	telling, asking []int
}

func newFramed(all []word, stands func(string) bool) *framed {
	f := &framed{grammar: grammar.English(), words: all, texts: texts(all), stands: stands, shouted: shouted(all)}
	f.telling, f.asking = make([]int, len(all)+1), make([]int, len(all)+1)
	for i, w := range f.texts {
		f.telling[i+1], f.asking[i+1] = f.telling[i], f.asking[i]
		if !f.grammar.Has("FUNCTION", w) && !f.grammar.Has("FILLER", w) {
			f.telling[i+1]++
		}
		if f.grammar.Has("ASKING", w) {
			f.asking[i+1]++
		}
	}
	return f
}

// longestFrame bounds the words of a frame, and with it the time for a long message.
const (
	longestFrame = 24
	longestTitle = 5
)

func (f *framed) core() (from, to int) {
	to = len(f.words)
	for {
		front := f.front(from, to, longestFrame)
		back := f.back(front, to)
		if front == from && back == to {
			return from, to
		}
		from, to = front, back
	}
}

// front is where the words begin without one frame, if they begin with one.
func (f *framed) front(from, to, depth int) int {
	if f.title(from, to, true) || depth == 0 {
		return from
	}
	best := from
	window := f.texts[from:min(to, from+longestFrame)]
	for _, kind := range []string{"FRONT", "SOFT", "OPEN", "CALL", "ASIDE"} {
		for _, n := range f.grammar[kind].Ends(window, 0) {
			if at := from + n; at > best && f.says(at, to) && f.endsFront(kind, from, at, to, depth) {
				best = at
			}
		}
	}
	return best
}

// endsFront says whether a frame of this kind may end before word at.
func (f *framed) endsFront(kind string, from, at, to, depth int) bool {
	if kind == "ASIDE" {
		return f.words[at].gap && f.asks(at) && !f.pointsBack(at, to) && !f.quotes(from, at) && !f.tellsCase(from, at, to, depth)
	}
	if f.words[at].gap {
		return true
	}
	next := f.texts[at]
	if f.grammar.Has("BOUND", next) {
		return false
	}
	switch kind {
	case "FRONT":
		return true
	case "SOFT":
		return !f.named(at)
	case "CALL":
		return f.grammar.Has("ASKING", next) && !f.grammar.Has("RELATIVE", next) || f.front(at, to, depth/4) > at
	}
	return f.asks(at) || f.grammar.Has("ASKSABROAD", next) || f.front(at, to, depth/4) > at
}

// asks says whether a question begins with word at.
func (f *framed) asks(at int) bool {
	return opens(f.grammar, f.texts[at])
}

// pointsBack says whether one of the words stands for what was said before them.
func (f *framed) pointsBack(from, to int) bool {
	return slices.ContainsFunc(f.texts[from:to], func(w string) bool { return f.grammar.Has("BACKWARD", w) })
}

// tellsCase says whether the words before word at tell of what the question behind them is
// about: it asks for the asker himself ("will I be punished?"), and one of them stands in the
// library ("I burned tyres").
func (f *framed) tellsCase(from, at, to, depth int) bool {
	asks := f.front(at, to, depth/4)
	himself := func(w string) bool { return f.grammar.Has("HIMSELF", w) }
	if !slices.ContainsFunc(f.texts[asks:f.back(asks, to)], himself) {
		return false
	}
	return slices.ContainsFunc(f.texts[from:at], func(w string) bool {
		return !f.grammar.Has("FUNCTION", w) && !f.grammar.Has("FILLER", w) && !f.grammar.Has("SELF", w) && f.stands(w)
	})
}

// quotes says whether three words one after the other stand in the library: then what looks
// like a word of the asker about himself may be somebody's ("I think, therefore I am").
// Without a library nobody knows.
func (f *framed) quotes(from, to int) bool {
	if f.stands == nil {
		return true
	}
	for at := from; at+spoken <= to; at++ {
		if f.stands(strings.Join(f.texts[at:at+spoken], " ")) {
			return true
		}
	}
	return false
}

// spoken is how many words of somebody are no chance.
const spoken = 3

// named says whether the greeting before word at makes a name together with it.
func (f *framed) named(at int) bool {
	if f.grammar.Has("FUNCTION", f.texts[at]) {
		return false
	}
	if f.stands != nil {
		return f.stands(f.texts[at-1] + " " + f.texts[at])
	}
	return f.words[at].capital && !f.words[at].shout && f.words[at-1].capital && !f.shouted
}

// back is where the words end without one frame, if they end with one.
func (f *framed) back(from, to int) int {
	if f.title(from, to, false) {
		return to
	}
	for at := max(from+1, to-longestFrame); at < to; at++ {
		if !f.says(from, at) {
			continue
		}
		if f.reaches("BACK", at, to) || f.words[at].gap && f.reaches("APART", at, to) {
			return at
		}
	}
	return to
}

func (f *framed) reaches(kind string, at, to int) bool {
	return f.grammar[kind].Longest(f.texts[at:to], 0) == to-at
}

// title says whether the words begin or end with a name that has a filler in it.
func (f *framed) title(from, to int, begins bool) bool {
	if begins {
		return f.grammar["BEGINS"].Longest(f.texts[from:min(to, from+longestTitle)], 0) > 0
	}
	for at := max(from, to-longestTitle); at < to; at++ {
		if f.reaches("ENDS", at, to) {
			return true
		}
	}
	return false
}

// says says whether these words by themselves ask or name something: one of
// them is more than a filler, or they are a question of three words or more.
func (f *framed) says(from, to int) bool {
	return f.telling[to] > f.telling[from] || f.asking[to] > f.asking[from] && to-from >= 3
}

// opening goes back from a word over the marks that belong to it: quotation
// marks, brackets, "$".
func opening(q string, all []word, i int) int {
	start, before := all[i].start, 0
	if i > 0 {
		before = all[i-1].end
	}
	for start > before {
		r, size := utf8.DecodeLastRuneInString(q[before:start])
		if !strings.ContainsRune(`"'([{#$-+~.`, r) && !unicode.In(r, unicode.Pi, unicode.Ps, unicode.Sc) || r == '.' && all[i].text[0] > '9' {
			break
		}
		start -= size
	}
	return start
}

// closing goes on from a word over the marks that belong to it, and over one
// mark that ends the question.
func closing(q string, all []word, i int) int {
	end, after := all[i].end, len(q)
	if i+1 < len(all) {
		after = all[i+1].start
	}
	var ended rune
	for end < after {
		r, size := utf8.DecodeRuneInString(q[end:after])
		switch {
		case strings.ContainsRune("?.!。？！؟", r):
			if ended != 0 && (r != '?' || ended == '?') {
				return end
			}
			ended = r
		case !strings.ContainsRune(`"')]}%°#+-`, r) && !unicode.In(r, unicode.Pf, unicode.Pe, unicode.Sc):
			return end
		}
		end += size
	}
	return end
}
