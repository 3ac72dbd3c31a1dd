package question

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// Leans says whether a question has to be read together with one before it: it goes on
// from it ("and in Turkey?"), or points at what it does not name ("when was that", "did
// he like the other one"). rarity tells how much a word tells, as [Told] sums it up.
func Leans(q string, rarity func(word string) float64) bool {
	l := leaningOf(q)
	if len(l.words) == 0 {
		return false
	}
	told := Told(q, rarity)
	switch {
	case l.first() < 0, l.grammar["ALONE"].Longest(l.texts, 0) == len(l.texts):
		return true
	case l.begins(), l.fragment(), l.points(""):
		return told < enough
	case told < little && (l.goesOn || l.points("THEY")), told < hardlyAny && l.asks() && !l.defines():
		return true
	}
	return told < little/2 && l.grammar.Has("TOO", l.texts[len(l.texts)-1])
}

// Bare gives a question without the fillers at its ends, also where little is left, and
// without what goes on from others: "pls and for the poor ones lol" is "for the poor ones".
func Bare(q string) string {
	l := leaningOf(q)
	if len(l.words) == 0 {
		return q
	}
	return q[l.words[0].start:l.words[len(l.words)-1].end]
}

// leaningOf reads a question from its "and" on, without fillers.
func leaningOf(q string) leaning {
	start, end := TrimRange(q, nil)
	l := leaning{grammar: grammar.English(), language: lang.Surely(q)}
	said := false
	for i, w := range words(q) {
		goesOn := !l.goesOn && !said && l.grammar.Has("GOESON", w.text) && (w.text != "but" || i == 0)
		said = said || l.telling(w.text)
		switch {
		case goesOn:
			l.goesOn, l.words = true, nil
		case w.start >= start && w.end <= end:
			l.words = append(l.words, w)
		}
	}
	for n := len(l.words); n > 1 && l.grammar.Has("CHATTER", l.words[n-1].text); n-- {
		l.words = l.words[:n-1]
	}
	for len(l.words) > 1 && l.grammar.Has("CHATTER", l.words[0].text) {
		l.words = l.words[1:]
	}
	l.texts = texts(l.words)
	return l
}

// A question that tells as much as enough stands alone, whatever it points at; one that
// tells less than little and begins with "and" does not, nor one that speaks of "they", who
// may be anybody, nor one that tells hardly anything and ends with "then". Of the first questions in the
// groups 9 of 10 tell more than the one, of later ones as many less than the other.
const enough, little = 28, 20

// hardlyAny is of what a question tells that asks of nothing in particular: "who died".
const hardlyAny = 7

// Told sums up how much the words of a question tell, without those that only hold it
// together in its language.
func Told(q string, rarity func(word string) float64) (sum float64) {
	language := lang.Surely(q)
	for _, w := range Words(Bare(q)) {
		if !IsFunction(w) && !grammar.English().Has("ASKED", w) && !lang.IsSmallWord(w, language) {
			sum += rarity(w)
		}
	}
	return sum
}

// longestInstead is in words of a fragment that names something else.
const longestInstead = 5

// A leaning is a question of which is asked whether it leans on another.
type leaning struct {
	grammar  grammar.Grammar
	language string // that it shows beyond doubt, "" if it shows none
	words    []word
	texts    []string
	goesOn   bool // it began with "and"
}

// first is the place of the first word that tells something, -1 if none does.
func (l *leaning) first() int {
	return slices.IndexFunc(l.texts, l.telling)
}

func (l *leaning) telling(w string) bool {
	return !l.grammar.Has("FUNCTION", w) && !l.grammar.Has("FILLER", w) && !l.grammar.Has("ASKED", w) &&
		(l.language == "en" || !lang.IsSmallWord(w, l.language))
}

// begins: "what about …", "same for …".
func (l *leaning) begins() bool { return l.grammar["LEANS"].Longest(l.texts, 0) > 0 }

// fragment: "and in France?", "on appeal as well?".
func (l *leaning) fragment() bool {
	if asks := slices.ContainsFunc(l.texts[1:], l.isAsking); asks {
		return false
	}
	last := len(l.texts) - 1
	return l.goesOn || l.grammar.Has("LINK", l.texts[0]) || last > 0 && l.grammar.Has("TOO", l.texts[last])
}

func (l *leaning) isAsking(w string) bool {
	return opens(l.grammar, w)
}

// asks says whether it is put as a question in English, and not as words to look up: "was"
// asks otherwise in German.
func (l *leaning) asks() bool {
	return l.isAsking(l.texts[0]) && (l.language == "" || l.language == "en")
}

// defines: "what is money", "who was Marx".
func (l *leaning) defines() bool { return l.grammar["DEFINES"].Longest(l.texts, 0) == len(l.texts) }

// points: a word that points at what the question has not named; besides the pronouns of a
// kind, if there is one.
func (l *leaning) points(also string) bool {
	for i, w := range l.texts {
		if l.pointsAt(i) || also != "" && l.grammar.Has(also, w) && l.standsFor(i) {
			return true
		}
	}
	return false
}

func (l *leaning) pointsAt(i int) bool {
	g, w := l.grammar, l.texts[i]
	switch {
	case g["OTHER"].Longest(l.texts, i) > i, g["ENDING"].Longest(l.texts, i) == len(l.texts):
		return true
	case g.Has("POINTING", w):
		return l.demonstrates(i)
	}
	return (g.Has("PERSONAL", w) || g.Has("POSSESSIVE", w)) && l.standsFor(i)
}

// demonstrates says whether "that" and its like point at something: they join sentences, too.
func (l *leaning) demonstrates(i int) bool {
	last := i == len(l.texts)-1
	if !last && l.grammar.Has("ATHAND", l.texts[i+1]) {
		return false
	}
	return i == 0 || last || l.grammar.Has("BEFORETHAT", l.texts[i-1])
}

// standsFor says whether a pronoun stands for what the question has not named before it.
// Within one clause it does not stand for the subject, unless it is possessive.
func (l *leaning) standsFor(i int) bool {
	g := l.grammar
	if g["DUMMY"].Longest(l.texts, max(0, i-1)) > i || g["DUMMY"].Longest(l.texts, i) > i {
		return false
	}
	first := l.first()
	if first < 0 || first >= i {
		return true
	}
	if g.Has("POSSESSIVE", l.texts[i]) {
		return false
	}
	for k := first + 1; k <= i; k++ {
		if l.words[k].gap || g.Has("BOUNDARY", l.texts[k]) {
			return false
		}
	}
	return true
}

// Instead gives the words of a follow-up that asks the same of something else: "what
// about the ferry?", "and in Wales?". It gives none for one that asks something else.
func Instead(q string) []string {
	l := leaningOf(q)
	if len(l.words) == 0 {
		return nil
	}
	begins := l.grammar["LEANS"].Longest(l.texts, 0)
	conditional := func(w string) bool { return l.grammar.Has("IFABROAD", w) }
	if slices.ContainsFunc(l.texts[:min(begins+1, len(l.texts))], conditional) {
		return nil // what if something is so: no other thing is named
	}
	if begins > 0 || l.fragment() && len(l.words) <= longestInstead {
		return l.texts[begins:]
	}
	return nil
}
