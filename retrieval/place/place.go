// Package place reads in a question that it asks for a place in a source, and says whether a
// passage stands there.
//
//	p, ok := place.Asked("what's on page 12 of Hadian") // page 12, and "Hadian" is left
//	p.Has(passage.Locator)                               // whether the passage stands there
//
// A question asks for a place where nothing else is asked: what is left of it without the
// place and the words that hold a question together may only name a source, which is for the
// caller to find out. It is read word by word, without a regular expression, since every
// question is.
package place

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// A Unit is what a source is counted in.
type Unit string

// The units.
const (
	Page    Unit = "page"
	Slide   Unit = "slide"
	Row     Unit = "row"
	Cell    Unit = "cell"
	Chapter Unit = "chapter"
	Section Unit = "section"
	Minute  Unit = "minute"
)

// A Place is where in a source a question asks to look.
type Place struct {
	Unit  Unit
	Spans []Span // one, unless several are asked for: "pages 4 and 7"

	Written string // as it stands in the question: "slide 3"
	Rest    string // of the question, without it and the words around it; empty where nothing is left

	// Name and Topic are the two parts of the rest where the place is asked about something:
	// "what does page 2 of Hadian say about bees". The topic is empty otherwise.
	Name, Topic string
	// Within is another place that this one is in: "act 2" of "act 2, scene 1".
	Within *Place
	// HowMany says that not a place is asked for, but how many there are: it has no spans then.
	HowMany bool
}

// A Span is from one number to another.
type Span struct {
	First string // in small letters: "12", "4.1", "xii", or [Final]
	Last  string // the same as First, unless there are more: "pages 3 to 5"
}

// Final stands for the last number that a source has: "the last page". Next and Previous stand for
// those beside what was shown before: "the next page".
const (
	Final    = "last"
	Next     = "next"
	Previous = "previous"
)

// IsBeside says whether the place is beside what was shown before, which a question alone does not
// tell.
func (p Place) IsBeside() bool {
	return len(p.Spans) == 1 && (p.Spans[0].First == Next || p.Spans[0].First == Previous)
}

// Inner reads what is left of the question for a second place, of which the first is a part or the
// other way round: "scene 1" of "act 2, scene 1". It is false where there is none.
func (p Place) Inner() (Place, bool) {
	other, ok := Asked(p.Rest)
	if !ok || p.HowMany || other.HowMany || other.Unit == p.Unit || p.IsBeside() || other.IsBeside() {
		return p, false
	}
	p.Written, p.Rest, p.Within = p.Written+", "+other.Written, other.Rest, &other
	return p, true
}

// IsPlain says whether a place is called by a number in figures and by a word that says only that
// something is numbered: "item 5".
func (p Place) IsPlain() bool { return itemised[p.Unit] && p.InFigures() }

// IsBare says whether a question asks for a numbered part and for nothing else, by a word that hardly
// ever calls anything but that: "item 7", "TOP 9".
func (p Place) IsBare() bool {
	return p.Rest == "" && p.Within == nil && numbering[p.Unit] && p.InFigures()
}

// InFigures says whether the number of a place is written in figures, or would be: "rule 3" and
// "rule three", but not "the last rule".
func (p Place) InFigures() bool { return isFigures(p.Spans[0].First) }

// IsOfAWork says whether what is left of the question only calls what the place is in by its kind, "the
// play". Where no title has that word, the place may be in a work that is not there.
func (p Place) IsOfAWork() bool { return works[plain(p.Rest)] }

// Titled gives the sources whose titles have the word that is left of the question.
func (p Place) Titled(sources []corpus.Source) (titled []corpus.Source) {
	for _, s := range sources {
		if slices.Contains(question.Words(s.Title), plain(p.Rest)) {
			titled = append(titled, s)
		}
	}
	return titled
}

// IsOwn says whether only works of the kind that is left of the question have such places, called by
// their name: "act 2 of the play" is in the play that is there.
func (p Place) IsOwn(by By) bool { return by <= ByLine && own[p.Unit][plain(p.Rest)] }

// Printed says whether a place is counted by the thing that a text stands on, and not by the text:
// what a text says of "page 2" is hardly ever asked for by that.
func (u Unit) Printed() bool { return u == Page || u == Slide }

// Asked reads a question for a place. It is false for questions without one.
func Asked(asked string) (Place, bool) {
	words := strings.Fields(nestedIn(asked))
	if p, ok := howMany(words); ok {
		return p, true
	}
	for i := range words {
		p, from, to := at(words, i)
		if len(p.Spans) == 0 {
			continue
		}
		for p.Unit.IsLoose() && from > 0 && qualifiers[plain(words[from-1])] {
			from--
		}
		p.Written = bare(strings.Join(words[from:to], " "))
		p.Rest = left(words[:from], words[to:])
		if p.Rest != "" && isLine(p, words[:from]) {
			continue
		}
		if about := to + slices.IndexFunc(words[to:], isAbout); about >= to {
			p.Name, p.Topic = left(words[:from], words[to:about]), left(nil, words[about+1:])
		}
		return p, true
	}
	return Place{}, false
}

// isLine says whether a number with an article before it is the name of a thing, of a tram or a bus
// ("what happened on the number 4 in november"): parts of a text are called without one.
func isLine(p Place, before []string) bool {
	return p.Unit == "number" && len(before) > 0 && plain(before[len(before)-1]) == "the"
}

// howMany reads a question for how many pages, slides or chapters a source has: "how
// many" and the word for them lead it, and of the rest only a name may tell something.
func howMany(words []string) (Place, bool) {
	for len(words) > 0 && lead[plain(words[0])] {
		words = words[1:]
	}
	n := 0
	for n < len(words) && n < mostManyWords && manyWords[plain(words[n])] {
		n++
	}
	if n == 0 || n == len(words) {
		return Place{}, false
	}
	unit := unitOf(plain(words[n]))
	if unit == "" || unit == Row || unit == Cell || unit == Minute {
		return Place{}, false
	}
	return Place{Unit: unit, HowMany: true, Written: plain(words[n]), Rest: left(nil, having(words[n+1:]))}, true
}

// having leaves out the words at both ends that only say that something has something.
func having(words []string) []string {
	for len(words) > 0 && (has[plain(words[0])] || holds(words[0])) {
		words = words[1:]
	}
	for len(words) > 0 && (has[plain(words[len(words)-1])] || holds(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	return words
}

// mostManyWords is how many words ask for a number at most: "wie viele", "how many".
const mostManyWords = 2

func isAbout(word string) bool { return about[plain(word)] }

// Leads gives the place that a question begins with, of whatever kind, also where it is the bare
// word of one: "chapter 9" of "chapter 9 bankruptcies", "figure 2", "chapter". What stands at a
// kind that is not counted is not known.
func Leads(asked string) string {
	words := strings.Fields(asked)
	for len(words) > 0 && holds(words[0]) && units[plain(words[0])] == "" {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	switch unit := plain(words[0]); {
	case units[unit] == "" && !uncounted[unit]:
		return ""
	case len(words) == 1:
		return unit
	case len(words) <= longestLead && isFigures(plain(words[1])):
		return unit + " " + plain(words[1])
	}
	return ""
}

// longestLead is in words of a question that names a place before what it asks for; longer ones
// are sentences that begin with one.
const longestLead = 5

// at reads the place whose unit is word i, which words from up to to say.
func at(words []string, i int) (p Place, from, to int) {
	word := plain(words[i])
	if unit, number := short(word); unit != "" {
		return Place{Unit: unit, Spans: []Span{{number, number}}}, i, i + 1
	}
	unit := called(words[i])
	if unit == "" {
		return Place{}, 0, 0
	}
	if spans, to := list(unit, words, i+1); len(spans) > 0 {
		return Place{Unit: unit, Spans: spans}, i, to
	}
	if i > 0 {
		if n := ordinal(plain(words[i-1])); n != "" && !(unit == Minute && !isFigures(n)) {
			return Place{Unit: unit, Spans: []Span{{n, n}}}, i - 1, i + 1
		}
	}
	return Place{}, 0, 0
}

// unitOf gives the unit that a word calls, "" for none, also behind a small word that lost its vowel:
// "d'articles".
func unitOf(word string) Unit {
	word = strings.TrimSuffix(word, ".")
	if small, rest, ok := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'"); ok && len(small) == 1 {
		word = rest
	}
	return cmp.Or(units[word], kinds[word])
}

// nestedIn writes a number within another with a point: "2(1)" as "2.1".
func nestedIn(asked string) string {
	at := strings.IndexByte(asked, '(')
	if at < 1 || at+1 == len(asked) || !lang.IsDigits(asked[at-1:at]) || !lang.IsDigits(asked[at+1:at+2]) {
		return asked
	}
	return asked[:at] + "." + asked[at+1:]
}

// list reads the spans that begin with word i and those that follow: "4", "4 and 7", "1 vs
// chapter 7". It says where the words go on behind them.
func list(unit Unit, words []string, i int) (spans []Span, end int) {
	for {
		if i < len(words) && marks[plain(words[i])] {
			i++
		}
		s, took := span(unit, words, i)
		if took == 0 {
			return spans, end
		}
		spans, end = append(spans, s), i+took
		i = end
		if i < len(words) && and[strings.TrimSuffix(plain(words[i]), ".")] {
			i++
		} else if !strings.HasSuffix(words[i-1], ",") {
			return spans, end
		}
		if i < len(words) && unitOf(plain(words[i])) == unit {
			i++
		}
	}
}

// hyphens takes the dashes between two numbers for hyphens.
var hyphens = strings.NewReplacer("–", "-", "—", "-")

// span reads the numbers that begin with word i, and says how many words they are: "3", "3-5",
// "3 to 5".
func span(unit Unit, words []string, i int) (s Span, took int) {
	if i >= len(words) || isPronoun(words, i) {
		return Span{}, 0
	}
	if word := strings.Trim(words[i], ".,:;?!\"'"); lettered[unit] && isLetter(word) && (i+1 == len(words) || word != "a") {
		return Span{strings.ToLower(word), strings.ToLower(word)}, 1
	}
	first, last, _ := strings.Cut(hyphens.Replace(plain(words[i])), "-")
	s = Span{number(first, unit), number(last, unit)}
	switch {
	case s.First == "" || last != "" && s.Last == "":
		return Span{}, 0
	case last != "":
		return s, 1
	case i+2 < len(words) && to[plain(words[i+1])] && isFigures(first):
		if s.Last = number(plain(words[i+2]), unit); s.Last != "" {
			return s, 3
		}
	}
	return Span{s.First, s.First}, 1
}

// isPronoun says whether a word is the "I" of somebody who speaks, and no Roman number: the
// question goes on with what that one does.
func isPronoun(words []string, i int) bool {
	return plain(words[i]) == "i" && i+1 < len(words) && !of[plain(words[i+1])]
}

// short reads what is written without a space: "p.12", "§4.1", "pp.3".
func short(word string) (Unit, string) {
	for _, s := range []struct {
		before string
		unit   Unit
	}{{"pp.", Page}, {"p.", Page}, {"§", Section}} {
		if rest, ok := strings.CutPrefix(word, s.before); ok {
			if n := number(rest, s.unit); n != "" && isFigures(n) {
				return s.unit, n
			}
		}
	}
	return "", ""
}

// number reads a number as it stands behind a unit, "" for what is none.
func number(word string, unit Unit) string {
	word = strings.TrimRight(word, ".")
	switch n := cardinals[word]; {
	case word == "" || len(word) > 12:
		return ""
	case isFigures(word):
		return word
	case n != "":
		return n
	case (unit == Page || unit.IsHeading()) && isRoman(word):
		return word
	}
	return ""
}

// ordinal reads a number before a unit: "second", "2nd", "3.", "2ème".
func ordinal(word string) string {
	if n := lang.Ordinal(word); n > 0 {
		return strconv.Itoa(n)
	}
	switch {
	case finals[word]:
		return Final
	case nexts[word]:
		return Next
	case previous[word]:
		return Previous
	}
	figures := strings.TrimRight(word, ".ªº°-abcdefghijklmnopqrstuvwxyzèéабвгдежзийклмнопрстуфхцчшщъыьэюя")
	if figures != word && isFigures(figures) && !strings.Contains(figures, ".") {
		return figures
	}
	return ""
}

// isFigures says whether a word is a number of figures: "12", "4.1", "12:31".
func isFigures(word string) bool {
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '.' || r == ':' }) {
		if !lang.IsDigits(part) {
			return false
		}
	}
	return word != "" && lang.IsDigits(word[:1])
}

// isLetter says whether a word is one of the letters by which parts are counted.
func isLetter(word string) bool {
	return len(word) == 1 && strings.Contains("abcdefgh", strings.ToLower(word))
}

func isRoman(word string) bool { return word != "" && strings.Trim(word, "ivxlc") == "" }

// left gives what is left of a question around a place: nothing where that only holds it
// together, and no topic that the place is asked about.
func left(before, after []string) string {
	before, after = telling(before), telling(after)
	if isCarrier(before) && isCarrier(after) {
		return ""
	}
	return bare(strings.Join(before, " ") + " " + strings.Join(after, " "))
}

// isCarrier says whether words only call that in which the place is by what it is: "the table".
func isCarrier(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !carriers[plain(word)] && !holds(word) })
}

// telling leaves out the words at both ends that only hold a question together.
func telling(words []string) []string {
	for len(words) > 0 && holds(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && holds(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// holds says whether a word only holds together a question for a place.
func holds(word string) bool {
	word = plain(word)
	return word == "" || !isFigures(word) && holdsTogether(word)
}

func holdsTogether(word string) bool {
	return frame[word] || question.IsFunction(word) || lang.IsSmallOfAny(word)
}

// plain gives a word in small letters without the marks around it.
func plain(word string) string { return strings.ToLower(bare(word)) }

func bare(text string) string {
	return strings.Trim(text, ` "'“”„«»‹›,;:!?¿¡()[]*_…؟،`)
}
