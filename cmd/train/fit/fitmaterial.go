package fit

import (
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"footnote/cmd/train/fit/group"
	"footnote/cmd/train/table"
	"footnote/retrieval"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A fitMaterial is the text that the fit learns from.
type fitMaterial struct {
	encyclopaedia string
	reserved      map[string]bool
	questions     map[string][]asked // by article
	unasked       []asked            // that tables and translations learn from, and no library is asked
	articles      map[string]string  // with questions, as Markdown
	libraries     [][]string         // of articles, to ask questions of
	groups        []group.Group
	reservedCount int           // of the first of them, whose articles no table has read
	clubs         []group.Group // small libraries
}

func readFitMaterial(p *fitPlan) (*fitMaterial, error) {
	r := &table.Reader{}
	m := &fitMaterial{questions: map[string][]asked{}}
	m.encyclopaedia = r.Read(p.plan.Text)
	m.reserved = table.ReservedTitles(r.Read(p.plan.Reserved))
	questions := readAsked(r.Read(p.plan.Questions), m.reserved)
	raw := table.RawArticles(m.encyclopaedia)
	m.unasked = readAsked(p.plan.ReadPlaced(r, raw), m.reserved)
	if r.Err != nil {
		return nil, r.Err
	}
	for _, q := range questions {
		m.questions[q.article] = append(m.questions[q.article], q)
	}
	m.articles = markdownOf(raw, questions)
	groups, err := group.Read(p.groups)
	if err != nil {
		return nil, err
	}
	own, err := group.ReadOwn(p.own, raw)
	m.reservedCount, m.groups = len(groups), append(groups, own...)
	if err != nil || p.clubs == "" {
		return m, err
	}
	m.clubs, err = group.ReadClubs(p.clubs)
	return m, err
}

// reservedGroups are those whose articles no table has read.
func (m *fitMaterial) reservedGroups() []group.Group { return m.groups[:m.reservedCount] }

// untouched are the titles that the table of half of the articles must not have read: those
// that are asked about, and those of our own groups.
func (m *fitMaterial) untouched(asked map[string]string) []string {
	titles := slices.Collect(maps.Keys(asked))
	for _, g := range m.groups[m.reservedCount:] {
		titles = append(titles, slices.Collect(maps.Keys(g.Texts))...)
	}
	slices.Sort(titles)
	return slices.Compact(titles)
}

// models makes a world for a table from the encyclopaedia without the reserved
// articles and some more.
func (m *fitMaterial) models(table0 *static.Model, without []string) (retrieval.Models, error) {
	left := map[string]bool{}
	for title := range m.reserved {
		left[title] = true
	}
	for _, title := range without {
		left[title] = true
	}
	b, err := table.EncodeWorldOf(table0, table.LongParagraphs(m.encyclopaedia, left))
	if err != nil {
		return retrieval.Models{}, err
	}
	w, err := static.DecodeWorld(b, table0)
	return retrieval.Models{Table: table0, World: w}, err
}

// askAll asks all questions: every so manieth of the libraries, and the groups; those of
// groups that are kept back apart.
func (c *collection) askAll(f *rank.Fitted, every int, progress io.Writer) (all, kept []ranked, err error) {
	c.models.Fitted, c.shipped.Fitted = f, f
	n := len(c.material.libraries)
	lists := make([][]ranked, n+len(c.material.groups))
	errs := make([]error, len(lists))
	var done int
	var mu sync.Mutex
	table.Parallel(len(lists), func(from, to int) {
		for i := from; i < to; i++ {
			switch {
			case i >= n:
				lists[i], errs[i] = c.askGroup(i - n)
			case i%every == 0:
				lists[i], errs[i] = c.askLibrary(i)
			}
			mu.Lock()
			if done++; done%50 == 0 {
				fmt.Fprintf(progress, "asked %d of %d libraries\n", done, len(lists))
			}
			mu.Unlock()
		}
	})
	for i, list := range lists {
		switch {
		case errs[i] != nil:
			return nil, nil, errs[i]
		case i >= n && c.material.groups[i-n].Kept:
			kept = append(kept, list...)
		default:
			all = append(all, list...)
		}
	}
	return all, kept, nil
}

// How many questions of other libraries a library is asked, and the share of its
// paragraphs that are asked for by keywords besides.
const (
	others        = 4
	keywordsShare = 0.4
)

func libraryName(i int) string { return fmt.Sprintf("library %d", i) }

// askLibrary asks a library of the encyclopaedia its own questions and some of others.
func (c *collection) askLibrary(i int) ([]ranked, error) {
	m := c.material
	texts := map[string]string{}
	for _, title := range m.libraries[i] {
		texts[title] = m.articles[title]
	}
	s, err := openShelf(libraryName(i), texts, c.models, c.embedder)
	if err != nil {
		return nil, err
	}
	defer s.lib.Close()
	rng := rand.New(rand.NewPCG(uint64(i), 3))
	a := &asker{shelf: s}
	for _, title := range m.libraries[i] {
		for _, q := range m.questions[title] {
			a.ask(answeredKind, q.question, group.Overlaps(q.paragraph))
			if rng.Float64() < keywordsShare {
				if k := keywords(rng, q.paragraph); k != "" {
					a.ask(keywordsKind, k, group.Overlaps(q.paragraph))
				}
			}
		}
	}
	for range others {
		j := rng.IntN(len(m.libraries))
		if list := m.questions[m.libraries[j][rng.IntN(librarySize)]]; j != i && len(list) > 0 {
			a.ask(otherKind, list[rng.IntN(len(list))].question, none)
		}
	}
	return a.answers, a.err
}

// askGroup asks a group its own questions, and of those of the others as many as one
// has; but no others are asked those of a group that is kept back.
func (c *collection) askGroup(i int) ([]ranked, error) {
	groups := c.material.groups
	g := groups[i]
	models := c.shipped
	if g.Own {
		models = c.models
	}
	s, err := openShelf(g.Name, g.Texts, models, c.embedder)
	if err != nil {
		return nil, err
	}
	defer s.lib.Close()
	s.group = true
	a := &asker{shelf: s}
	a.askOwn(g)
	for j, other := range groups {
		for k, q := range other.Questions {
			if j != i && !other.Kept && k%len(groups) == i && len(q.Gold) > 0 {
				a.ask(otherKind, q.Q, none)
			}
		}
	}
	return a.answers, a.err
}

// askOf asks a group nothing but its own questions.
func (c *collection) askOf(g group.Group) ([]ranked, error) {
	s, err := openShelf(g.Name, g.Texts, c.shipped, c.embedder)
	if err != nil {
		return nil, err
	}
	defer s.lib.Close()
	a := &asker{shelf: s}
	a.askOwn(g)
	return a.answers, a.err
}

// An asker asks a library until something goes wrong.
type asker struct {
	shelf   *shelf
	answers []ranked
	err     error
}

func (a *asker) ask(kind kindOf, question string, right func(string) bool) {
	if a.err != nil {
		return
	}
	var r ranked
	if r, a.err = a.shelf.ask(kind, question, right); a.err == nil {
		a.answers = append(a.answers, r)
	}
}

func (a *asker) askOwn(g group.Group) {
	for _, q := range g.Questions {
		a.ask(kindOfQuestion(q), q.Q, group.Quotes(q.Gold))
		a.askSentences(q)
	}
}

// askSentences adds the sentences of the first right passage to the question that was
// asked last, with those right that a quotation stands in.
func (a *asker) askSentences(q group.Question) {
	if a.err != nil {
		return
	}
	last := &a.answers[len(a.answers)-1]
	at := slices.Index(last.Right, true)
	if at < 0 {
		return
	}
	sentences, err := a.shelf.engine.KeySentences(context.Background(), q.Q, last.Passages[at])
	if a.err = err; err != nil {
		return
	}
	text := a.shelf.text[last.Passages[at]]
	for _, s := range sentences {
		last.Sentences = append(last.Sentences, s.Features)
		last.Keys = append(last.Keys, sharesQuote(text[s.Start:s.End], q.Gold))
	}
}

// sharesQuote says whether a sentence and one of some quotations have a good part of
// each other.
func sharesQuote(sentence string, gold []string) bool {
	for _, g := range gold {
		if a, b := group.Normal(sentence), group.Normal(g); strings.Contains(a, b) || strings.Contains(b, a) || group.Overlaps(g)(sentence) {
			return true
		}
	}
	return false
}
