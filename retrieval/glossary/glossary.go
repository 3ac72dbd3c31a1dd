package glossary

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
	"sync/atomic"

	"footnote/retrieval/lexical"
	"footnote/retrieval/static"
)

//go:embed words.tsv
var table string

//go:embed asking.tsv
var asking string

// A Glossary knows words of some languages, and how near they are. Words are read when they
// are first asked for, nearness likewise. Nil knows none.
type Glossary struct {
	model     *static.Model
	read      sync.Once
	measured  sync.Once                     // the rows, which only texts and questions in two languages need
	senses    map[string]map[string][]Sense // by language and stem, and by the word without accents
	rows      []float32                     // of the English words, of unit length
	words     []string                      // the English words
	asking    map[string]map[string]string  // what asks or stands for people, in English, by language and word
	languages []string                      // of the table, English first
	near      []atomic.Pointer[[]float32]   // of each English word with all of them
}

// A Sense is an English word by its place in the table.
type Sense uint16

// A Reading is what a word is in English: for each of its parts, the senses that it may have.
// A word that the glossary does not know has none.
type Reading [][]Sense

// New makes the glossary by whose model words are near.
func New(model *static.Model) *Glossary { return &Glossary{model: model} }

// Default gives the glossary by the table in the binary: one for all libraries of a process, since
// it is read once and takes megabytes.
var Default = sync.OnceValues(func() (*Glossary, error) {
	model, err := static.Default()
	return New(model), err
})

// Knows says whether the glossary has words of a language, a primary subtag.
func (g *Glossary) Knows(language string) bool {
	if g == nil {
		return false
	}
	g.read.Do(g.load)
	return g.senses[language] != nil
}

// Lists says whether the glossary has a word of a language by itself, and not by its parts.
func (g *Glossary) Lists(word, language string) bool {
	return g.Knows(language) && g.senses[language][lexical.Stem(word, language)] != nil
}

// load reads the tables.
func (g *Glossary) load() {
	g.senses, g.asking, g.languages = map[string]map[string][]Sense{}, map[string]map[string]string{}, languagesOf(table)
	for _, language := range g.languages {
		g.senses[language], g.asking[language] = map[string][]Sense{}, map[string]string{}
	}
	for english, words := range cells(table) {
		g.words = append(g.words, english)
		for language, word := range words {
			g.note(word, language, Sense(len(g.words)-1))
		}
	}
	for english, words := range cells(asking) {
		for language, word := range words {
			g.asking[language][lexical.Fold(word)] = english
		}
	}
	g.near = make([]atomic.Pointer[[]float32], len(g.words))
}

// measure gives each English word its row.
func (g *Glossary) measure() {
	g.rows = make([]float32, 0, g.model.Dimensions()*len(g.words))
	for _, english := range g.words {
		g.rows = append(g.rows, unit(g.model.Sum(g.model.Tokens(english)))...)
	}
}

// languagesOf gives the head of a table: a column for each language, English first.
func languagesOf(table string) []string {
	head, _, _ := strings.Cut(table, "\n")
	return strings.Split(head, "\t")
}

// cells yields what each row of a table is in English, and the words in it with their
// languages, those of the English among them.
func cells(table string) iter.Seq2[string, iter.Seq2[string, string]] {
	languages := languagesOf(table)
	_, rows, _ := strings.Cut(table, "\n")
	return func(yield func(string, iter.Seq2[string, string]) bool) {
		for row := range strings.Lines(rows) {
			columns := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
			words := func(yield func(string, string) bool) {
				for i, column := range columns {
					for word := range strings.FieldsFuncSeq(column, func(r rune) bool { return r == ',' || i == 0 && r == ' ' }) {
						if !yield(languages[i], word) {
							return
						}
					}
				}
			}
			if !yield(columns[0], words) {
				return
			}
		}
	}
}

// note adds a sense of a word.
func (g *Glossary) note(word, language string, s Sense) {
	if word == "" {
		return
	}
	known, form, stem := g.senses[language], lexical.Fold(word), lexical.Stem(word, language)
	known[stem] = append(known[stem], s)
	if form != stem {
		known[form] = append(known[form], s)
	}
	if soft := softened(form); language == "tr" && soft != form {
		known[soft] = append(known[soft], s)
	}
}

// Read gives what a word of a language is in English, by its stem.
func (g *Glossary) Read(stem, language string) Reading {
	if !g.Knows(language) {
		return nil
	}
	known := g.senses[language]
	if s := known[stem]; s != nil {
		return Reading{s}
	}
	switch language {
	case "de":
		return compound(stem, known)
	case "tr", "ru":
		return beginning(stem, known)
	}
	return nil
}

// leastNear is the cosine from which words are near at all, and nearest that from which they
// count as the same: those of "employer" and "boss" are 0.43, of "river" and "boss" 0.
const leastNear, nearest = 0.15, 0.65

// Near says from 0 to 1 how much of what is asked by one word another says: the mean over its
// parts.
func (g *Glossary) Near(asked, said Reading) float64 {
	if len(asked) == 0 || len(said) == 0 {
		return 0
	}
	var sum float32
	for _, part := range asked {
		var best float32
		for _, s := range part {
			best = max(best, g.nearest(s, said))
		}
		sum += max(0, min(best, nearest)-leastNear)
	}
	return float64(sum) / float64(len(asked)) / (nearest - leastNear)
}

// leastSought is the cosine from which a word is sought for another.
const leastSought = 0.4

// Around yields the senses that are near to one of those of a word, that word's own among
// them, some twice.
func (g *Glossary) Around(asked Reading) func(yield func(Sense) bool) {
	return func(yield func(Sense) bool) {
		for _, part := range asked {
			for _, s := range part {
				for other, cosine := range g.nearTo(s) {
					if cosine >= leastSought && !yield(Sense(other)) {
						return
					}
				}
			}
		}
	}
}

// nearest is the largest cosine of a sense with those of a word.
func (g *Glossary) nearest(s Sense, said Reading) (best float32) {
	near := g.nearTo(s)
	for _, part := range said {
		for _, other := range part {
			best = max(best, near[other])
		}
	}
	return best
}

// nearTo gives the cosines of a sense with all.
func (g *Glossary) nearTo(s Sense) []float32 {
	if known := g.near[s].Load(); known != nil {
		return *known
	}
	g.measured.Do(g.measure)
	near, d := make([]float32, len(g.near)), g.model.Dimensions()
	static.Dots(near, g.rows[d*int(s):][:d], g.rows, d)
	g.near[s].Store(&near)
	return near
}
