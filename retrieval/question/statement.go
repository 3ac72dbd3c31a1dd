package question

import (
	"slices"
	"strings"

	"footnote/retrieval/question/grammar"
)

// Tells says whether a message tells something of who writes it ("I love honey"), or how
// something pleases ("honey is so good"), in one clause, and asks for nothing: there may be
// passages about it, but none that answers.
func Tells(q string) bool {
	all := words(q)
	list, g := texts(all), grammar.English()
	if g.RemarksAbroad(list) && !strings.ContainsAny(q, "?¿") {
		return true
	}
	asks := slices.ContainsFunc(list, func(w string) bool { return g.Has("ASKING", w) })
	if len(list) < 2 || asks || g.Has("AUXILIARY", list[0]) || slices.ContainsFunc(all[1:], func(w word) bool { return w.gap }) {
		return false
	}
	for i := range list {
		if i > 0 && g["PLEASES"].Longest(list, i) == len(list) {
			return true
		}
	}
	works := slices.ContainsFunc(list, func(w string) bool { return g.Has("WORKSON", w) })
	return !works && g["OFONESELF"].Longest(list, 0) > 0
}

// Opens says whether a message begins as a question does: "what is it", "can we".
func Opens(q string) bool {
	list, g := texts(words(q)), grammar.English()
	return len(list) > 0 && opens(g, list[0])
}

// opens says whether a question begins with a word.
func opens(g grammar.Grammar, w string) bool { return g.Has("ASKING", w) || g.Has("AUXILIARY", w) }

// Doer gives the word by which a question calls who does something, where no article stands
// before it: "ignatius" of "how did ignatius start the order", "otters" of "what do otters eat".
// It is "" where nobody is called so.
func Doer(q string) string {
	all := words(q)
	list, g := texts(all), grammar.English()
	for i := 0; i+2 < len(list); i++ {
		begins := i == 0 || all[i].gap || g.Has("ASKING", list[i-1])
		if begins && g.Has("DOES", list[i]) && !IsFunction(list[i+1]) {
			return list[i+1]
		}
	}
	return ""
}

// longestThing is in words.
const longestThing = 3

// ThingOf gives what a question asks of something, and of what: "capital" and "France" of
// "capital of France" or "what is the capital of France". It gives none where the question
// asks otherwise, or says more: then the thing may well be called otherwise.
func ThingOf(q string) (thing, of []string) {
	list := texts(words(q))
	from := grammar.English()["TERMAFTER"].Longest(list, 0)
	at := slices.Index(list, "of")
	if at <= from || at > from+longestThing {
		return nil, nil
	}
	thing = list[from:at]
	for _, w := range list[at+1:] {
		switch {
		case !IsFunction(w):
			of = append(of, w)
		case w != "of" && w != "and" && !grammar.English().Has("DETERMINER", w):
			return nil, nil
		}
	}
	if len(of) == 0 || len(of) > longestThing || slices.ContainsFunc(thing, IsFunction) {
		return nil, nil
	}
	return thing, of
}
