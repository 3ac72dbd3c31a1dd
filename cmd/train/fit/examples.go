package fit

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"footnote/cmd/train/fit/group"
	"footnote/cmd/train/table"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
)

// A ranked question is what the fit learns from: the candidates of a library for
// it, and which of them are right.
type ranked struct {
	Kind     kindOf
	Library  string
	Group    bool // of a study group
	Fold     int  // of the libraries that a broad one is put together of
	Question string
	Supports rank.Supports
	Breadth  float64         // of the library
	Texts    int             // different passages that it has
	First    []rank.Features // of all, best first
	Read     int             // how many of them were read
	Right    []bool          // of all
	Passages []corpus.PassageID
	Sources  []corpus.SourceID

	Sentences []rank.KeyFeatures // of the first right passage of a group's question
	Keys      []bool             // which of them answer
}

// rows are the features of the candidates that were read.
func (r *ranked) rows() []rank.Features { return r.First[:r.Read] }

// kindOf says what a question is to its library.
type kindOf int

const (
	answeredKind kindOf = iota // some passage answers it
	keywordsKind               // the same, a few words of the passage
	nearKind                   // of the field, but nothing answers it
	otherKind                  // of another field
	offKind                    // chatter
)

// A shelf is a library that questions are asked of.
type shelf struct {
	name   string
	group  bool
	engine *retrieval.Engine
	lib    *library.Library
	text   map[corpus.PassageID]string
}

// openShelf puts texts, by their names, into a library that an embedder ranks, the table if
// it is nil.
func openShelf(name string, texts map[string]string, m retrieval.Models, emb embed.Embedder) (*shelf, error) {
	if emb == nil {
		emb = m.Table
	}
	ctx := context.Background()
	lib, err := library.Open(ctx, library.InMemory)
	if err != nil {
		return nil, err
	}
	s := &shelf{name: name, lib: lib, text: map[corpus.PassageID]string{}}
	for _, n := range slices.Sorted(maps.Keys(texts)) {
		source, passages, err := extract.Read(ctx, corpus.File{Name: n + ".md", Origin: n, Data: []byte(texts[n])})
		if err != nil {
			continue // too little text, or none
		}
		if _, err := lib.Add(ctx, source, passages); err != nil {
			return nil, err
		}
	}
	if s.engine, err = retrieval.NewWith(ctx, lib, emb, m); err != nil {
		return nil, err
	}
	if err := s.engine.Sync(ctx, nil); err != nil {
		return nil, err
	}
	for p, err := range lib.Passages(ctx, 0) {
		if err != nil {
			return nil, err
		}
		s.text[p.ID] = p.Text
	}
	return s, nil
}

// ask asks a library; right tells which passages answer.
func (s *shelf) ask(kind kindOf, asked string, right func(text string) bool) (ranked, error) {
	in, err := s.engine.Inspect(context.Background(), asked)
	if err != nil {
		return ranked{}, err
	}
	r := ranked{Kind: kind, Library: s.name, Group: s.group, Question: asked, Supports: in.Supports, Breadth: in.Breadth, Texts: in.Texts, Read: in.Read}
	for _, c := range in.Candidates {
		r.First = append(r.First, c.Features)
		r.Right = append(r.Right, right(s.text[c.Passage]))
		r.Passages = append(r.Passages, c.Passage)
		r.Sources = append(r.Sources, c.Source)
	}
	return r, nil
}

func kindOfQuestion(q group.Question) kindOf {
	switch {
	case len(q.Gold) > 0:
		return answeredKind
	case q.Kind == "near":
		return nearKind
	case q.Kind == "other":
		return otherKind
	}
	return offKind
}

// keywords makes a question of a few words of one sentence, as people look things up.
func keywords(rng *rand.Rand, paragraph string) string {
	var sentences []string
	table.EachSentence(paragraph, func(s string) { sentences = append(sentences, s) })
	s := sentences[rng.IntN(len(sentences))]
	var words []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return !(r == '\'' || r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127)
	}) {
		if !question.IsFunction(strings.ToLower(w)) && len(w) > 2 {
			words = append(words, w)
		}
	}
	n := 3 + rng.IntN(5)
	if len(words) < n {
		return ""
	}
	at := rng.IntN(len(words) - n + 1)
	words = words[at : at+n]
	if rng.IntN(3) == 0 {
		rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	}
	q := strings.Join(words, " ")
	if rng.IntN(2) == 0 {
		q = strings.ToLower(q)
	}
	if rng.IntN(3) == 0 {
		q = []string{"what ", "when did ", "how many ", "who ", "why "}[rng.IntN(5)] + q
	}
	return q
}

func none(string) bool { return false }
