package quote

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
)

// A Kind is in what a quotation means something else than the text.
type Kind string

// The kinds of differences that change the meaning.
const (
	Negation   Kind = "negation"   // one more or less
	Opposite   Kind = "opposite"   // "before" for "after"
	Number     Kind = "number"     // another one
	Date       Kind = "date"       // another one
	Name       Kind = "name"       // another one
	Person     Kind = "person"     // "their" for "our"
	Order      Kind = "order"      // words changed places
	Quantifier Kind = "quantifier" // "some" for "all"
	Word       Kind = "word"       // another one that tells something: "lake" for "river"
	Joined     Kind = "joined"     // passages that stand apart, without a mark between them
	Omission   Kind = "omission"   // one left out that tells something: "minister" for "minister of war"
)

// A meaning compares what quotation and text say where they differ.
type meaning struct {
	quoted, text []words.Token
	written      string                 // the text
	common       func(word string) bool // whether the source has a word in small letters
	language     string                 // of the source, empty if it is not known
	hunks        []hunk                 // where they differ
	shouting     bool                   // whether the quotation has no capitals within, or nothing else
}

// kinds tells in what a place means something else, none if in nothing that matters.
func (m meaning) kinds(h hunk) (kinds []Kind) {
	q, t := words.Pick(m.quoted, h.quoted), words.Pick(m.text, h.text)
	if joinedAlike(q, t) {
		return nil
	}
	add := func(differs bool, kind Kind) {
		if differs {
			kinds = united(kinds, kind)
		}
	}
	shortened := h.open && len(t) > shortestCut
	add(!shortened && !sameWords("NEGATION", q, t) || m.turned(q, t), Negation)
	add(opposed(q, t), Opposite)
	months := m.months(h)
	if dates, numbers := m.figures(h, q, t, months); dates || numbers {
		add(dates, Date)
		add(numbers && !dates && !m.oneOf(q, t), Number)
	}
	add(m.names(h), Name)
	add(m.persons(h), Person)
	add(m.moved(h), Order)
	short := len(q) > 0 || len(t) <= shortestCut && !h.open
	add(short && !h.open && len(kinds) == 0 && unranked(q, t), Number)
	add(short && len(kinds) == 0 && m.hedged(h, months), Quantifier)
	add(!h.open && len(kinds) == 0 && (replaced(filter(q, m.tells), filter(t, m.tells)) || m.done(h)), Word)
	add(!h.open && len(kinds) == 0 && m.omits(h), Omission)
	return kinds
}

// oneOf says whether "one of" stands where the text has a word for how many, as "only":
// it is told as such.
func (m meaning) oneOf(q, t []string) bool {
	return slices.Equal(values(q), []float64{1}) && slices.Contains(q, "of") && len(ofKind("QUANTIFIER", t)) > 0
}

// shortestCut is from how many words on what a quotation leaves out is a clause, which may
// have negations of its own.
const shortestCut = 3

// dropped gives the negations in the clauses that the quotation says it leaves out, each
// once: what is left may mean the opposite, or what it meant.
func (m meaning) dropped(places []hunk) (list []string) {
	for _, h := range places {
		t := words.Pick(m.text, h.text)
		if !h.open || len(t) <= shortestCut {
			continue // told as a difference
		}
		for _, w := range ofKind("NEGATION", t) {
			if !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	return list
}

// joinedAlike: "antiwar" and "anti-war".
func joinedAlike(q, t []string) bool { return strings.Join(q, "") == strings.Join(t, "") }

// sameWords says whether both sides have the same words of a kind.
func sameWords(kind string, a, b []string) bool {
	return slices.Equal(ofKind(kind, a), ofKind(kind, b))
}

func ofKind(kind string, list []string) []string {
	return sorted(filter(list, func(w string) bool { return words.English().Is(kind, w) }))
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// turned says whether a word became its opposite by a beginning: "likely", "unlikely".
func (m meaning) turned(q, t []string) bool {
	for _, a := range q {
		for _, b := range t {
			for prefix := range words.English().Kinds["PREFIX"] {
				if len(a) > 3 && len(b) > 3 && (a == prefix+b || b == prefix+a) {
					return true
				}
			}
		}
	}
	return false
}

func opposed(q, t []string) bool {
	for _, a := range q {
		for _, b := range t {
			if words.English().Opposites[[2]string{a, b}] {
				return true
			}
		}
	}
	return false
}

// figures says whether the numbers differ, and whether they are of a date. A number that
// a quotation leaves out is none that differs.
func (m meaning) figures(h hunk, q, t []string, months func(string) bool) (dates, numbers bool) {
	isDate := func(w string) bool { return months(w) || words.English().Is("DAY", w) || words.English().Is("ERA", w) }
	dates = !subset(filter(q, isDate), filter(t, isDate))
	isUnit := func(w string) bool { return words.English().Is("UNIT", w) }
	if units := filter(t, isUnit); len(units) > 0 && !subset(filter(q, isUnit), units) {
		dates = true
	}
	mine, theirs := values(q), values(t)
	isScale := func(w string) bool { return words.English().Scales[w] > 0 }
	numbers = len(q) == 0 && slices.ContainsFunc(t, isScale) // "five million" became "five"
	numbers = numbers || !sameOrNone(currencies(q), currencies(t))
	for _, x := range mine {
		if slices.Contains(theirs, x) {
			continue
		}
		numbers = true
		dates = dates || slices.ContainsFunc(q, lang.IsYear) || m.besideMonth(h)
	}
	return dates, numbers
}

// currencies gives the words for money of some words, each as of one: "dollar".
func currencies(list []string) (out []string) {
	for _, w := range list {
		if words.English().Is("CURRENCY", w) {
			out = append(out, strings.TrimSuffix(w, "s"))
		}
	}
	return out
}

// sameOrNone says whether two lists are the same, or one of them is empty.
func sameOrNone(a, b []string) bool { return len(a) == 0 || len(b) == 0 || slices.Equal(a, b) }

// sameFigures says whether some words are the same number on both sides, and nothing else:
// "seventy" and "70".
func sameFigures(q, t []string) bool {
	count := func(w string) bool { _, ok := valueOf(w); return ok || words.English().Scales[w] > 0 }
	a, b := values(q), values(t)
	return len(a) > 0 && slices.Equal(a, b) && len(filter(q, count)) == len(q) && len(filter(t, count)) == len(t)
}

func filter(list []string, is func(string) bool) (kept []string) {
	for _, w := range list {
		if is(w) {
			kept = append(kept, w)
		}
	}
	return kept
}

// subset says whether all of a stand in b, an abbreviation for its whole word.
func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.ContainsFunc(b, func(o string) bool {
			return o == w || len(w) >= 3 && strings.HasPrefix(o, w) || len(o) >= 3 && strings.HasPrefix(w, o)
		}) {
			return false
		}
	}
	return true
}

// months tells which words are months where quotation and text differ: "may" is one
// beside a day or a year, with a capital within a sentence, or in place of another month.
func (m meaning) months(h hunk) func(word string) bool {
	sure := map[string]bool{}
	for _, i := range h.quoted {
		sure[m.quoted[i].Word] = sure[m.quoted[i].Word] || isMonth(m.quoted, i, m.shouting)
	}
	for _, i := range h.text {
		sure[m.text[i].Word] = sure[m.text[i].Word] || isMonth(m.text, i, false)
	}
	other := false
	for _, is := range sure {
		other = other || is
	}
	return func(w string) bool { return sure[w] || other && words.English().Is("MODAL", w) }
}

// isMonth says whether a word of a text is a month; shouting is of a text whose capitals
// tell nothing.
func isMonth(list []words.Token, i int, shouting bool) bool {
	t := list[i]
	if !words.English().Is("MONTH", t.Word) || !words.English().Is("MODAL", t.Word) {
		return words.English().Is("MONTH", t.Word)
	}
	figure := func(j int) bool { return j >= 0 && j < len(list) && list[j].Word[0] >= '0' && list[j].Word[0] <= '9' }
	return t.Capital && !t.Opens && !shouting || figure(i-1) || figure(i+1) || i > 0 && list[i-1].Word == "of" && figure(i-2)
}

// besideMonth says whether a month stands beside a place of the text.
func (m meaning) besideMonth(h hunk) bool {
	for _, i := range h.text {
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(m.text) && isMonth(m.text, j, false) {
				return true
			}
		}
	}
	return false
}

// values gives the numbers of some words: "25", and "twenty five", and "2.5 million".
func values(list []string) (all []float64) {
	w := words.English()
	var sum, last float64
	open := false
	end := func() {
		if open {
			all = append(all, sum+last)
		}
		sum, last, open = 0, 0, false
	}
	for _, word := range list {
		scale, isScale := w.Scales[word]
		value, ok := valueOf(word)
		switch {
		case isScale:
			last, open = max(last, 1)*scale, true
		case !ok:
			end()
		case open && last >= 20 && value < last:
			sum, last = sum+last, value
		default:
			end()
			last, open = value, true
		}
	}
	end()
	return all
}

func valueOf(word string) (float64, bool) {
	if x, ok := words.English().Numbers[word]; ok {
		return x, true
	}
	digits := strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyz") // "21st"
	if strings.Count(digits, ".")+strings.Count(digits, ":") > 1 {
		digits = strings.NewReplacer(".", "", ":", "").Replace(digits) // a place, as in "act 5.8.15"
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(digits, ":", "."), 64)
	return x, err == nil
}
