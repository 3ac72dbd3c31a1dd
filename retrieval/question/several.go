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
	for _, part := range pieces(q) {
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
	for _, part := range cutWords(q, all, remarksOf(q, all)) {
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

// pieces cuts a message behind the marks that end a sentence, and before an "and" with a word
// that asks behind it.
func pieces(q string) []string {
	g := grammar.English()
	return cut(q, func(all []word, i int) bool {
		return all[i].text == "and" && i+1 < len(all) && g.Has("ASKING", all[i+1].text)
	})
}

// cut cuts a message behind the marks that end a sentence, and before other words.
func cut(q string, before func(all []word, i int) bool) (list []string) {
	return cutWords(q, words(q), before)
}

func cutWords(q string, all []word, before func(all []word, i int) bool) (list []string) {
	start := 0
	for i := 1; i < len(all); i++ {
		if all[i].first || before(all, i) {
			list, start = append(list, q[start:all[i].start]), all[i].start
		}
	}
	return append(list, q[start:])
}
