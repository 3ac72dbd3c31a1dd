package place

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
)

// A Part is a part of a source that a question asks for by its heading, or by its end.
type Part struct {
	Written string // as it stands in the question: "conclusion"
	Rest    string // what may name the source: "Azodi"; empty where nothing is left
	words   []string
}

// longestHeading is in words of one that people name.
const longestHeading = 5

// longestForPart is in words of a question for one, without those that only hold it together.
const longestForPart = 9

// Parts reads in a question which part of which source it may ask for: "read me the conclusion of
// Azodi", "what does Azodi say in the conclusion", "the section on tolls". Whether there is such a
// source with such a heading is for the caller to find out: most of what reads so asks of something
// else ("the price of bread").
func Parts(asked string) (list []Part) {
	fields := strings.Fields(asked)
	words := telling(fields)
	if len(words) > longestForPart {
		return nil
	}
	reads := slices.ContainsFunc(fields, func(word string) bool { return reading[plain(word)] })
	for i := range words {
		switch word := plain(words[i]); {
		case i > 0 && i+1 < len(words) && within[word]:
			list = add(list, words[:i], words[i+1:], reads)
			if before := words[:i]; says[plain(before[i-1])] {
				list = add(list, words[i+1:], before[:i-1], true)
			}
		case sectioned[word] && i > 0:
			list = add(list, words[:i], telling(words[i+1:]), reads)
		case sectioned[word] && i+2 < len(words) && onto[plain(words[i+1])]:
			list = add(list, words[i+2:], nil, reads)
		}
	}
	return alone(list, fields, words, reads)
}

// Unread gives a question without the words that ask for something to be read to somebody, "read me",
// and these.
func Unread(asked string) (lead, rest string) {
	words := strings.Fields(asked)
	if len(words) < 3 || !aloud[plain(words[0])] || !hearers[plain(words[1])] {
		return "", asked
	}
	return strings.Join(words[:2], " "), strings.Join(words[2:], " ")
}

// alone adds what is asked for as a whole, where it is what many texts call a part of theirs, or is
// asked to be read and called the one: "read me the conclusion", "the abstract?", "show me the rules".
func alone(list []Part, fields, words []string, reads bool) []Part {
	if len(words) == 0 && len(fields) > 0 && usual[plain(fields[len(fields)-1])] {
		words = fields[len(fields)-1:] // "show me the summary"
	}
	isThe := func(word string) bool { return articles[plain(word)] }
	if len(words) == 1 && usual[plain(words[0])] || reads && slices.ContainsFunc(fields, isThe) {
		p := partOf(words, nil)
		if len(p.words) > 0 && len(p.words) <= longestHeading && (reads || !p.IsEnd()) {
			return append(list, p)
		}
	}
	return list
}

// add adds a part, if its words may be a heading. A text has to be read from its end: "the end of
// the war" asks of something that ended.
func add(list []Part, heading, rest []string, reads bool) []Part {
	if len(heading) > 2 && sectioned[plain(heading[0])] && onto[plain(heading[1])] {
		heading = heading[2:] // "the part on tolls of"
	}
	p := partOf(telling(heading), telling(rest))
	if len(p.words) == 0 || len(p.words) > longestHeading || p.IsEnd() && (!reads || p.Rest == "") {
		return list
	}
	return append(list, p)
}

func partOf(heading, rest []string) Part {
	written := strings.Join(heading, " ")
	return Part{Written: bare(written), Rest: bare(strings.Join(rest, " ")), words: headingWords(written)}
}

// Heads says whether a heading of those that a passage stands under is the part.
func (p Part) Heads(section string) bool {
	for heading := range strings.SplitSeq(section, " > ") {
		heading, _, _ = strings.Cut(heading, "(") // "Timeline (UTC)"
		if slices.Equal(headingWords(heading), p.words) {
			return true
		}
	}
	return false
}

// At gives the passages of a source that are the part, as numbers in their order.
func (p Part) At(sections []string) (found []int) {
	switch {
	case len(sections) > 0 && p.is(beginnings):
		return []int{0}
	case len(sections) > 0 && p.is(ends):
		return []int{len(sections) - 1}
	}
	for i, section := range sections {
		if p.Heads(section) {
			found = append(found, i)
		}
	}
	return found
}

func (p Part) is(kind map[string]bool) bool { return kind[strings.ToLower(p.Written)] }

// IsEnd says whether it is the beginning or the end of a source, which no heading has to call so.
func (p Part) IsEnd() bool { return p.is(beginnings) || p.is(ends) }

func phrases(list string) map[string]bool {
	set := map[string]bool{}
	for phrase := range strings.SplitSeq(list, ", ") {
		set[phrase] = true
	}
	return set
}

// headingWords gives the stems of those words of a heading that tell something.
func headingWords(heading string) (stems []string) {
	for _, word := range question.Words(heading) {
		if !question.IsFunction(word) && !isFigures(strings.TrimRight(word, ".")) && !sectioned[word] {
			stems = append(stems, lexical.Stem(word, "en"))
		}
	}
	return stems
}

var (
	// within stands between a part and its source, says before it, onto behind the word for it.
	within = lang.Set(`of from in at`)
	says   = lang.Set(`say says said write writes wrote argue argues put puts`)
	onto   = lang.Set(`on about called titled named under`)

	sectioned = lang.Set(`section sections chapter part heading`)
	reading   = lang.Set(`read show quote open give gimme lemme pull find lies zeig zeige lis lis-moi lisez-moi montre lee léeme leeme muestra прочитай покажи`)
	aloud     = lang.Set(`read recite lies lese leggi lisez lis прочитай прочти`)
	hearers   = lang.Set(`me us mir uns moi nous out aloud мне нам`)
	articles  = lang.Set(`the that der die das den le la les el los las`)

	// usual is what many texts call parts of theirs.
	usual = lang.Set(`conclusion conclusions introduction intro abstract summary preface foreword prologue epilogue afterword methods results discussion recommendations
		appendix bibliography references acknowledgements acknowledgments glossary timeline limitations
		fazit einleitung zusammenfassung vorwort nachwort schluss résumé préface conclusión introducción resumen prólogo epílogo заключение введение предисловие`)

	beginnings = phrases(`beginning, start, opening, first lines, first paragraph, first sentence, first words`)
	ends       = phrases(`end, ending, last lines, last paragraph, last sentence, last words, last part, final paragraph`)
)
