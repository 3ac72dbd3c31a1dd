// Package phrasebook has the ways in which the library itself is asked about in other languages
// than English. They stand in TAG.txt, one file for each language; that of German tells the
// form. What the parts of a question mean is for the catalogue to say.
package phrasebook

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

//go:embed *.txt
var languages embed.FS

// A Topic is what a way asks for: one of the topics of the catalogue, or one of these.
type Topic string

const (
	Named    Topic = "named"   // where to look
	Compared Topic = "compare" // what each source says of something
	Unnamed  Topic = "whose"   // the authors, and not of what
)

// A Way is a way to ask about the library in another language.
type Way struct {
	Topic   Topic
	Most    string        // so: the oldest, newest, longest or shortest is asked for
	Without bool          // what does not have the words is asked for
	Beside  bool          // passages may be asked for as well
	Pattern *lang.Pattern // for the whole of a plain question

	needs []string // a question that is asked this way has one of them; none: nobody knows
}

// mayMatch says whether a question has what its pattern needs. Most have no word of most
// languages: they are seen before a pattern is made ready, which takes a hundred times as
// long.
func (w Way) mayMatch(plain string, has *beginnings) bool {
	return len(w.needs) == 0 || slices.ContainsFunc(w.needs, func(word string) bool { return has.mayBegin(word) && strings.Contains(plain, word) })
}

// beginnings are the three bytes that stand beside each other at each place of a text, and
// more: several share a place. Of hundreds of words that are looked for most begin with none
// of them.
type beginnings [4096]bool

func beginningsOf(text string) *beginnings {
	var has beginnings
	for i := range max(0, len(text)-2) {
		has[beginningAt(text[i:])] = true
	}
	return &has
}

func beginningAt(text string) int {
	return (int(text[0])<<10 ^ int(text[1])<<5 ^ int(text[2])) % len(beginnings{})
}

// mayBegin says whether a word may stand in the text by how it begins.
func (has *beginnings) mayBegin(word string) bool {
	return len(word) < 3 || has[beginningAt(word)]
}

// Ways are those in which a plain question may be asked.
func Ways(plain string) (ways []Way) {
	has := beginningsOf(plain)
	for _, w := range all().ways {
		if w.mayMatch(plain, has) {
			ways = append(ways, w)
		}
	}
	return ways
}

// ofMost is what can be most so; a pattern has the name of each.
var ofMost = []string{"oldest", "newest", "longest", "shortest"}

// Kind gives the English name of the kind of texts that a word of a plain text calls them by,
// as the files have it; empty where none does.
func Kind(plain string) string {
	for word := range strings.FieldsSeq(plain) {
		if name := all().kinds[word]; name != "" {
			return name
		}
	}
	return ""
}

// A book is what the files say.
type book struct {
	ways  []Way
	kinds map[string]string // by the words that call them so
}

// all reads the files when a question is first asked.
var all = sync.OnceValue(func() book {
	b := book{kinds: map[string]string{}}
	files, _ := languages.ReadDir(".") // what is built in is there
	for _, file := range files {
		text, _ := languages.ReadFile(file.Name())
		b.read(string(text))
	}
	return b
})

func (b *book) read(text string) {
	p := fileParts{needs: map[string][]string{}}
	var ways []Way
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
		case "book", "thesis":
			for word := range strings.FieldsSeq(pattern) {
				b.kinds[word] = topic
			}
		case "most":
			for _, most := range ofMost {
				ways = append(ways, p.way(strings.ReplaceAll(pattern, "<most>", "<"+most+">"), Way{Topic: "list", Most: most}))
			}
		case "without":
			// Before the ways to ask for those that have the words, which would read "not" as one.
			ways = slices.Insert(ways, 0, p.way(pattern, Way{Topic: "mention", Without: true}))
		case "beside":
			ways = append(ways, p.way(pattern, Way{Topic: "mention", Beside: true}))
		default:
			ways = append(ways, p.way(pattern, Way{Topic: Topic(topic)}))
		}
	}
	b.ways = append(b.ways, ways...)
}
