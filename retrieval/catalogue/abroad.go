package catalogue

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"footnote/retrieval/catalogue/period"
	"footnote/retrieval/lexical"
)

// Questions about the library in other languages than English stand in abroad/TAG.txt,
// one file for each; the first tells their form.
//
//go:embed abroad/*.txt
var abroadFiles embed.FS

// What is no topic, but says where to look, or what to compare, or that authors are asked for
// and not of what: see [Unnamed].
const namedAbroad, comparedAbroad, unnamedAbroad Topic = "named", "compare", "whose"

// An abroadWay is a way to ask about the library in another language.
type abroadWay struct {
	topic   Topic
	extreme Extreme
	without bool
	beside  bool
	way     way
	needs   []string // a question that is asked this way has one of them; none: nobody knows
}

// mayMatch says whether a question has what its pattern needs. Most have no word of most
// languages: they are seen before a pattern is made ready, which takes a hundred times as
// long.
func (w abroadWay) mayMatch(f framed, has *pairs) bool {
	return len(w.needs) == 0 || slices.ContainsFunc(w.needs, func(word string) bool { return has.mayBegin(word) && strings.Contains(f.plain, word) })
}

// pairs are the pairs of bytes that stand beside each other in a text, and more: several
// share a place. Of hundreds of words that are looked for most begin with none of them.
type pairs [1024]bool

func pairsOf(text string) *pairs {
	var has pairs
	for i := 1; i < len(text); i++ {
		has[pairAt(text[i-1], text[i])] = true
	}
	return &has
}

func pairAt(a, b byte) int { return (int(a)<<5 ^ int(b)) % len(pairs{}) }

// mayBegin says whether a word may stand in the text by how it begins.
func (has *pairs) mayBegin(word string) bool {
	return len(word) < 2 || has[pairAt(word[0], word[1])]
}

// possibleWays are those in which a question may be asked.
func possibleWays(f framed) (ways []abroadWay) {
	has := pairsOf(f.plain)
	for _, w := range waysAbroad() {
		if w.mayMatch(f, has) {
			ways = append(ways, w)
		}
	}
	return ways
}

// ofMost are the names of the patterns for what is most so.
var ofMost = map[string]Extreme{"<oldest>": Oldest, "<newest>": Newest, "<longest>": Longest, "<shortest>": Shortest}

// waysAbroad reads the files when a question is first asked.
var waysAbroad = sync.OnceValue(func() (ways []abroadWay) {
	files, _ := abroadFiles.ReadDir("abroad") // what is built in is there
	for _, file := range files {
		text, _ := abroadFiles.ReadFile("abroad/" + file.Name())
		ways = append(ways, readAbroad(string(text))...)
	}
	return ways
})

func readAbroad(text string) (ways []abroadWay) {
	p := fileParts{needs: map[string][]string{}}
	for row := range strings.Lines(text) {
		row = strings.TrimSpace(lexical.Fold(row))
		if name, pattern, ok := strings.Cut(row, " = "); ok && strings.HasPrefix(row, "<") {
			p.name(name, pattern)
			continue
		}
		topic, pattern, ok := strings.Cut(row, ": ")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		switch topic {
		case "most":
			for name, most := range ofMost {
				ways = append(ways, p.way(strings.ReplaceAll(pattern, "<most>", name), abroadWay{topic: TopicList, extreme: most}))
			}
		case "without":
			// Before the ways to ask for those that have the words, which would read "not" as one.
			ways = slices.Insert(ways, 0, p.way(pattern, abroadWay{topic: TopicMention, without: true}))
		case "beside":
			ways = append(ways, p.way(pattern, abroadWay{topic: TopicMention, beside: true}))
		default:
			ways = append(ways, p.way(pattern, abroadWay{topic: Topic(topic)}))
		}
	}
	return ways
}

// abroad reads a question about the library in another language than English.
func (rs *Records) abroad(f framed) (Answer, bool) {
	for _, w := range f.abroad {
		if w.topic == namedAbroad || w.topic == comparedAbroad || w.topic == unnamedAbroad {
			continue
		}
		if named, ok := f.match(w.way); ok {
			if a, ok := rs.answerAbroad(f, w, named); ok {
				return a, true
			}
		}
	}
	return Answer{}, false
}

func (rs *Records) answerAbroad(f framed, w abroadWay, named map[string]span) (Answer, bool) {
	a := Answer{Topic: w.topic, Extreme: w.extreme}
	if words, ok := named["words"]; ok {
		a, ok = f.mention(words)
		a.Without, a.Beside = w.without, w.beside
		return a, ok
	}
	source, ok := named["source"]
	if years, written, dated := f.periodAbroad(named); dated && !ok {
		a.Sources = ByTitle(rs.sources())
		return rs.of(a, years, written), len(years.Of(a.Sources)) > 0
	}
	if !ok {
		a.Sources = ByTitle(rs.sources())
		return a, true
	}
	n := f.naming(source)
	n.noun = n.noun || named["noun"] != span{}
	a.Sources = ByTitle(rs.works(n, w.topic))
	if len(a.Sources) == 0 && w.topic == TopicAuthors {
		n.article = true
		a.Sources = rs.distinctWithMaker(n)
	}
	if len(a.Sources) == 0 && slices.Contains(ofOne, w.topic) && (f.has(madeWords) || strings.HasPrefix(f.plain, "von wann ")) {
		a.Sources = rs.namedByTitle(n, w.topic)
	}
	return a, len(a.Sources) > 0
}

// periodAbroad reads the time that the parts of a question in another language name by what
// they are in English: "before" is the year before which something is asked for.
func (f framed) periodAbroad(named map[string]span) (years period.Period, written string, ok bool) {
	year := func(part string) string { return f.plain[named[part].start:named[part].end] }
	if named["from"] != (span{}) {
		years, ok = period.Read("between " + year("from") + " and " + year("to"))
		return years, year("from") + "–" + year("to"), ok
	}
	for _, relation := range []string{"during", "before", "until", "after", "since"} {
		if named[relation] != (span{}) {
			years, ok = period.Read(relation + " " + year(relation))
			return years, year(relation), ok
		}
	}
	return period.Period{}, "", false
}

// calledAbroad finds the sources that a question in another language names: see [Records.Named].
func (rs *Records) calledAbroad(f framed) (Named, bool) {
	for _, w := range f.abroad {
		if w.topic != namedAbroad {
			continue
		}
		parts, ok := f.match(w.way)
		if !ok {
			continue
		}
		n := f.naming(parts["name"])
		n.noun = n.noun || parts["noun"] != span{}
		found := rs.named(n, true)
		if n.article = true; len(found) == 0 {
			found = rs.distinct(n)
		}
		if len(found) > 0 {
			return Named{Sources: ByTitle(found), Names: 1, Rest: f.rest(parts)}, true
		}
	}
	return Named{}, false
}

// comparingAbroad reads a question in another language for what each source says.
func comparingAbroad(f framed) (topic string, ok bool) {
	for _, w := range f.abroad {
		if w.topic != comparedAbroad {
			continue
		}
		if parts, ok := f.match(w.way); ok {
			return f.written(parts["topic"]), true
		}
	}
	return "", false
}
