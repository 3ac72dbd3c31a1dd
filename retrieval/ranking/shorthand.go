package ranking

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/initials"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/shorthand"
)

// mostShort is for how many words of a question the library is looked through.
const mostShort = 4

// lengthen writes what the short forms of a question stand for, where no passage has them
// and one has that: "crits" is "critical", "dmg" is "damage", "pfd" a "personal flotation
// device". What they were taken for is told as other corrections are, and nothing is sure.
func (a *Question) lengthen(x *Ranker, correct corrector) {
	a.lengthenPair(x)
	words := question.Words(a.Text)
	sought := 0
	for i, word := range words {
		if question.IsFunction(word) || x.HasForm(word) || x.hasIrregular(word) || correct.isSlipOfFunction(word) {
			continue
		}
		if sought++; sought > mostShort {
			return
		}
		long := x.longOf(word, words)
		if question.ShortYear(words, i) {
			long = x.yearOf(word)
		}
		if long != "" && a.write(word, long) {
			a.Corrected = append(a.Corrected, Correction{word, long})
			a.Lengthened = true
		}
	}
}

// joined is two initials with the sign for "and".
var joined = lang.Regexp(`(?i)\b\pL&\pL\b`)

// lengthenPair writes what initials with the sign for "and" stand for: "j&k" is "jammu and
// kashmir", where no passage has it so.
func (a *Question) lengthenPair(x *Ranker) {
	pair := joined.FindString(a.Text)
	if pair == "" || len(x.WithPhrase(question.Words(pair))) > 0 {
		return
	}
	if long := initials.Sought(x.Words, len(x.Entries), strings.ToLower(pair)); long != "" {
		a.Text = strings.Replace(a.Text, pair, long, 1)
		a.Corrected = append(a.Corrected, Correction{pair, long})
		a.Lengthened = true
	}
}

// isSlipOfFunction says whether a word is a mistyped one that only holds a sentence together:
// "teh" is "the", and not the beginning of "Tehran".
func (correct corrector) isSlipOfFunction(word string) bool {
	meant, ok := correct(word)
	return ok && question.IsFunction(meant)
}

// write puts other words in the place of one of the question, and says whether it stands there.
func (a *Question) write(word, other string) bool {
	at := lexical.IndexWord(strings.ToLower(a.Text), word)
	if at < 0 || at+len(word) > len(a.Text) {
		return false
	}
	a.Text = a.Text[:at] + other + a.Text[at+len(word):]
	return true
}

// hasIrregular says whether a passage has another form of an irregular word.
func (x *Ranker) hasIrregular(word string) bool {
	return slices.ContainsFunc(shorthand.Forms(word), x.HasForm)
}

// longOf gives what a short form stands for, "" if nothing in the library.
func (x *Ranker) longOf(word string, asked []string) string {
	if list := slices.DeleteFunc(slices.Clone(shorthand.Known(word)), func(w string) bool { return !x.HasForm(w) }); len(list) > 0 {
		return x.bestOf(list, asked)
	}
	if x.IsEnglish(word) && strings.ContainsAny(word, "aeiouy") {
		return "" // it means something else, where "hp" and "tv" may mean several
	}
	if list := x.clipped(shorthand.Singular(word)); len(list) > 0 {
		return x.bestOf(list, asked)
	}
	return initials.Sought(x.Words, len(x.Entries), word)
}

// yearOf gives the one year of the library that ends with two digits, "" if it has none or
// several.
func (x *Ranker) yearOf(digits string) (year string) {
	for _, century := range []string{"15", "16", "17", "18", "19"} {
		if !x.HasForm(century + digits) {
			continue
		}
		if year != "" {
			return ""
		}
		year = century + digits
	}
	return year
}

// clipped lists the words of the library that a word may be a short form of.
func (x *Ranker) clipped(short string) (list []string) {
	for _, letters := range shorthand.Beginnings(short) {
		for word := range x.Words.Beginning(letters) {
			if shorthand.Clips(short, word) {
				list = append(list, word)
			}
		}
	}
	return list
}

// bestOf gives the word of the library that stands in most passages with another one of a
// question, and of those the commonest, the shortest.
func (x *Ranker) bestOf(list, asked []string) string {
	with := make([]bool, len(x.Entries))
	for _, w := range asked {
		if !question.IsFunction(w) {
			for doc := range x.withForm(w) {
				with[doc] = true
			}
		}
	}
	together, alone := map[string]int{}, map[string]int{}
	for _, w := range list {
		for doc := range x.withForm(w) {
			if alone[w]++; with[doc] {
				together[w]++
			}
		}
	}
	return slices.MaxFunc(list, func(a, b string) int {
		return cmp.Or(together[a]-together[b], alone[a]-alone[b], len(b)-len(a), strings.Compare(b, a))
	})
}

// withForm yields the documents that have a word of the same stem.
func (x *Ranker) withForm(word string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for _, language := range x.Languages {
			id := x.Words.Stems.Known(lexical.Stem(word, language))
			if id < 0 {
				continue
			}
			for doc := range x.Words.Stems.In(id) {
				if !yield(doc) {
					return
				}
			}
		}
	}
}
