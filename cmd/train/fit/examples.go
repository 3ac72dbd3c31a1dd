package fit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

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
	First    []rank.Features // of all, best first
	Read     int             // how many of them were read
	Right    []bool          // of all
	Passages []corpus.PassageID

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
	r := ranked{Kind: kind, Library: s.name, Group: s.group, Question: asked, Supports: in.Supports, Breadth: in.Breadth, Read: in.Read}
	for _, c := range in.Candidates {
		r.First = append(r.First, c.Features)
		r.Right = append(r.Right, right(s.text[c.Passage]))
		r.Passages = append(r.Passages, c.Passage)
	}
	return r, nil
}

func none(string) bool { return false }

var spaces = regexp.MustCompile(`\s+`)

var plainMarks = strings.NewReplacer("*", "", "_", "", `\`, "", "’", "'", "‘", "'", "“", `"`, "”", `"`)

func normal(s string) string {
	return strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(plainMarks.Replace(s), " ")))
}

// quotes tells whether a text holds one of some quotations.
func quotes(gold []string) func(string) bool {
	var list []string
	for _, g := range gold {
		list = append(list, normal(g))
	}
	return func(text string) bool {
		text = normal(text)
		return slices.ContainsFunc(list, func(g string) bool { return strings.Contains(text, g) })
	}
}

// overlaps tells whether a text has at least half of a paragraph, or is half of it.
func overlaps(paragraph string) func(string) bool {
	grams := map[string]bool{}
	const n = 5
	words := strings.Fields(normal(paragraph))
	for i := 0; i+n <= len(words); i++ {
		grams[strings.Join(words[i:i+n], " ")] = true
	}
	return func(text string) bool {
		w := strings.Fields(normal(text))
		hits := 0
		for i := 0; i+n <= len(w); i++ {
			if grams[strings.Join(w[i:i+n], " ")] {
				hits++
			}
		}
		return len(grams) > 0 && (2*hits >= len(grams) || len(w) > n && 3*hits >= 2*(len(w)-n))
	}
}

// A studyGroup is a library of one field with questions as students type them.
type studyGroup struct {
	name      string
	texts     map[string]string
	questions []groupQuestion
	own       bool // of articles that the shipped table has read
	kept      bool // back: nothing is learned from it
}

// A groupQuestion is one of a group's; Gold are the quotations that answer it.
type groupQuestion struct {
	Kind, Q string
	Gold    []string
}

func (q groupQuestion) kind() kindOf {
	switch {
	case len(q.Gold) > 0:
		return answeredKind
	case q.Kind == "near":
		return nearKind
	}
	return offKind
}

// readGroups reads the study groups of a folder: NAME.jsonl and texts/NAME/*.md.
func readGroups(folder string) ([]studyGroup, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no study groups in %q: %w", folder, errors.Join(err, os.ErrNotExist))
	}
	var groups []studyGroup
	for _, f := range files {
		g := studyGroup{name: strings.TrimSuffix(filepath.Base(f), ".jsonl"), texts: map[string]string{}}
		if g.questions, err = readGroup(f); err != nil {
			return nil, fmt.Errorf("read %q: %w", f, err)
		}
		texts, err := filepath.Glob(filepath.Join(folder, "texts", g.name, "*.md"))
		if err != nil {
			return nil, err
		}
		for _, path := range texts {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			g.texts[strings.TrimSuffix(filepath.Base(path), ".md")] = string(data)
		}
		if len(g.texts) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

func readGroup(path string) ([]groupQuestion, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var questions []groupQuestion
	for d := json.NewDecoder(f); d.More(); {
		var q groupQuestion
		if err := d.Decode(&q); err != nil {
			return nil, err
		}
		questions = append(questions, q)
	}
	return questions, nil
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
