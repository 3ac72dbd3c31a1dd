package question

import (
	"slices"
	"strings"

	"footnote/retrieval/question/grammar"
)

// mostSeveral bounds the questions of one message, and fewestTelling the words of each that
// tell something: "and which does Trent" goes on from another.
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
		telling := slices.DeleteFunc(Words(part), IsFunction)
		if !Opens(part) || len(telling) < fewestTelling || len(list) > 0 && Leans(part, rarity) {
			return nil
		}
		list = append(list, part)
	}
	if len(list) < 2 || len(list) > mostSeveral {
		return nil
	}
	return list
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

// Pieces cuts a message behind the marks that end a sentence, and before an "and" with a word
// that asks behind it.
func Pieces(q string) []string {
	all, g := words(q), grammar.English()
	return cut(q, all, func(_, i int) bool {
		return all[i].text == "and" && i+1 < len(all) && g.Has("ASKING", all[i+1].text)
	})
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
