package question

import (
	"slices"
	"strings"
	"unicode"

	"footnote/retrieval/question/grammar"
	"footnote/retrieval/question/spelling"
)

// longestTalk bounds the words of small talk: who writes more says something.
const longestTalk = 32

// IsTalk says whether a whole message is small talk: a greeting, thanks, a
// goodbye, laughter, praise, or a question about the bot itself. It asks
// nothing of a library and gets a friendly line.
func IsTalk(q string) bool {
	all := words(q)
	if len(all) == 0 {
		return talkMarks(q)
	}
	list, g := texts(all), grammar.English()
	if len(all) > longestTalk || g["BEGINS"].Longest(list, 0) > 0 {
		return false
	}
	if (g.Has("LEAVES", list[0]) || calls(all)) && !requests(q, list) {
		return true // "brb feeding the cat": no more than why he goes, or what he wishes
	}
	talked := make([]bool, len(list)+1)  // words up to here are talk and frames, talk among them
	reached := make([]bool, len(list)+1) // the same, talk among them or not
	reached[0] = true
	for i := range list {
		if !reached[i] {
			continue
		}
		for _, end := range g["TALK"].Ends(list, i) {
			reached[end], talked[end] = true, true
		}
		for _, end := range g["FRAME"].Ends(list, i) {
			reached[end] = true
			talked[end] = talked[end] || talked[i]
		}
	}
	return talked[len(list)]
}

// Calls says whether a message thanks, praises or greets somebody whom it calls by a word that
// a library may have as well ("thanks chef"). Behind a mark something may be sought.
func Calls(q string) bool {
	all := words(q)
	return len(all) > 0 && calls(all) && !requests(q, texts(all))
}

func calls(all []word) bool {
	parted := slices.ContainsFunc(all[1:], func(w word) bool { return w.gap })
	return !parted && grammar.English()["CALLS"].Longest(texts(all), 0) == len(all)
}

// Requests says whether a message has a question mark or a word that asks, or wants to be shown
// something at its beginning: "read me item 5".
func Requests(q string) bool { return requests(q, texts(words(q))) }

// requests says whether a message has a question mark or a word that asks, or wants to be shown
// something at its beginning.
func requests(q string, list []string) bool {
	g := grammar.English()
	asks := func(w string) bool { return g.Has("ASKING", w) }
	if strings.ContainsAny(q, "?؟？") || slices.ContainsFunc(list, asks) {
		return true
	}
	return g["WANTS"].Longest(list, 0) > 0 || g["WANTSABROAD"].Longest(list, 0) > 0
}

// Addresses says whether a message speaks of who writes it, or to those who read it.
func Addresses(q string) bool {
	g := grammar.English()
	return slices.ContainsFunc(texts(words(q)), func(w string) bool { return g.Has("ADDRESSES", w) })
}

// Sought gives the word of a message that is but one, which a library may hold though it
// would be talk or nothing else ("help", "nobody"). Greetings, and words that ask or stand
// for what was said before ("why?"), are none.
func Sought(q string) (string, bool) {
	all, g := words(q), grammar.English()
	if len(all) != 1 {
		return "", false
	}
	for _, never := range []string{"TALKALWAYS", "ASKING", "AUXILIARY", "DETERMINER"} {
		if g.Has(never, all[0].text) {
			return "", false
		}
	}
	return strings.ToLower(q[all[0].start:all[0].end]), true
}

// Thanks says whether somebody thanks in a message of small talk.
func Thanks(q string) bool {
	list, g := texts(words(q)), grammar.English()
	for i := range list {
		if g["THANKS"].Longest(list, i) > i || g["THANKSABROAD"].Longest(list, i) > i {
			return true
		}
	}
	return false
}

// talkMarks says whether a message without a word is an emoji or a mention. Who sends an
// address alone seeks what it leads to.
func talkMarks(q string) bool {
	for i, r := range q {
		if unicode.In(r, unicode.So, unicode.Sk) && r > unicode.MaxLatin1 {
			return true
		}
		if n := noiseAt(q, i); n > 0 && !strings.Contains(q[i:i+n], "://") {
			return true
		}
	}
	return false
}

// IsNonsense says whether a message holds nothing that could be sought: neither
// a letter nor a digit, or only words as they come from a hand laid on the keys.
// It is slow to say so: names of other languages are not nonsense.
func IsNonsense(q string) bool {
	mashed := false
	for _, w := range Words(q) {
		switch {
		case spelling.IsMash(w):
			mashed = true
		case !shortMash(w):
			return false
		}
	}
	return mashed || !strings.ContainsFunc(q, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// shortMash says whether a word of up to three letters may belong to a mash.
func shortMash(w string) bool { return len(w) <= 3 && len(w) > 1 && spelling.KeyRun(w) }
