package question

import (
	"slices"
	"strings"

	"footnote/retrieval/question/grammar"
)

// mostSeveral bounds the questions of one message, and fewestTelling the words that tell
// something of one beside which something else is said.
const mostSeveral, fewestTelling = 3, 2

// Several gives the questions of a message that asks more than one, each of which stands alone:
// "who founded it? when does it open" has a second one that does not. It is nil for any other
// message, and where something is said besides. rarity is as for [Leans].
func Several(q string, rarity func(word string) float64) (list []string) {
	if len(Quoted(q)) > 0 {
		return nil
	}
	for _, part := range Pieces(q) {
		if IsTalk(part) {
			continue
		}
		part = Trim(part)
		if !standsAlone(part) || len(list) > 0 && Leans(part, rarity) {
			return nil
		}
		list = append(list, part)
	}
	if len(list) < 2 || len(list) > mostSeveral {
		return nil
	}
	return list
}

// standsAlone says whether a part of a message asks, and has what is asked: "and which does Trent"
// goes on from another part.
func standsAlone(part string) bool {
	all := Words(part)
	telling := len(slices.DeleteFunc(slices.Clone(all), IsFunction))
	does := len(all) > 1 && grammar.English().Has("DOES", all[len(all)-2])
	return Opens(part) && telling > 0 && (telling > 1 || !does)
}

// Alone gives the one question of a message that says something besides ("why did the weir break?
// sounds like a joke"), and what else it says; none for any other message. What a member tells of
// a case of his own belongs to what he asks.
func Alone(q string) (alone string, besides []string) {
	if len(Quoted(q)) > 0 || len(OwnCase(q)) > 0 {
		return "", nil
	}
	all := words(q)
	for _, part := range cut(q, all, remarksIn(q, all)) {
		part = Trim(part)
		switch {
		case !Opens(part) && !strings.Contains(part, "?"):
			besides = append(besides, part)
		case alone != "" || len(slices.DeleteFunc(Words(part), IsFunction)) < fewestTelling:
			return "", nil
		default:
			alone = part
		}
	}
	if alone == "" || len(besides) == 0 {
		return "", nil
	}
	return alone, besides
}

// Pieces cuts a message behind the marks that end a sentence, and before an "and" behind which
// something is asked: "and where", "and do they".
func Pieces(q string) []string {
	all, asks := words(q), grammar.English()["ASKSBESIDES"]
	list := texts(all)
	return cut(q, all, func(_, i int) bool { return asks.Longest(list, i) > i })
}

// cut cuts a message behind the marks that end a sentence, and before other words: those of
// which before says so, given the first word of the part that they stand behind.
func cut(q string, all []word, before func(start, i int) bool) (list []string) {
	start, from := 0, 0 // the word and the byte
	for i := 1; i < len(all); i++ {
		if all[i].first || before(start, i) {
			list = append(list, q[from:all[i].start])
			start, from = i, all[i].start
		}
	}
	return append(list, q[from:])
}
