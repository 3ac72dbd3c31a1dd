// Package quote checks whether a quotation stands in a library: word for word, with
// differences that change nothing, or with such as change what it means.
//
//	found, err := quote.Check(ctx, engine, library, text, nil)
//	switch found.Verdict { … }
//
// It is slow to call a difference small: a negation more or less, another number, name, owner,
// date or quantifier, and words that changed places are told, in the spelling of both sides
// ([Checked.Runs]). What is language stands in [words]. A name behind a dash at the end
// is who is said to have said it, and is held against who wrote the source and who speaks
// there.
package quote

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval"
)

// A Verdict says whether a quotation stands in a library.
type Verdict string

// The verdicts, from the worst on.
const (
	Absent   Verdict = "absent"   // nothing like it was found
	Similar  Verdict = "similar"  // only similar wording
	Differs  Verdict = "differs"  // found, but the meaning differs
	Reworded Verdict = "reworded" // found, with other words that tell something
	Small    Verdict = "small"    // found, with differences that change nothing
	Verbatim Verdict = "verbatim" // found word for word
)

var verdicts = []Verdict{Absent, Similar, Differs, Reworded, Small, Verbatim}

// Found says whether the quotation was found, if only with another meaning.
func (v Verdict) Found() bool { return slices.Index(verdicts, v) >= slices.Index(verdicts, Differs) }

// Stands says whether it was found, with no difference that tells anything.
func (v Verdict) Stands() bool { return v == Verbatim || v == Small }

// A Side is where a run of words stands.
type Side string

// The sides.
const (
	Both      Side = "both"
	Quotation Side = "quotation" // only there
	Source    Side = "source"    // only there
)

// A Run is some words of a quotation beside the text, as they are spelled.
type Run struct {
	Side  Side   `json:"side"`
	Text  string `json:"text"`
	Kinds []Kind `json:"kinds"` // in what the meaning differs there; none if it does not
}

// Checked is the best place for a quotation that was found.
type Checked struct {
	Verdict Verdict
	Source  corpus.Source
	Passage corpus.Passage // in which it begins
	Text    string         // what stands there
	Runs    []Run          // quotation and text beside each other; none where they are the same word for word
	Kinds   []Kind         // in what the meaning differs
	Cut     bool           // the quotation says itself that it leaves something out
	Dropped []string       // the negations in what it leaves out there
	Before  string         // what stands before it in its sentence and says whose word it is, or how sure; as it is written
	Behind  string         // such as stands behind it
	Named   *corpus.Source // where it was said to stand, or nil
	Said    *Attribution   // who was said to have said it, or nil

	distance int
	next     byte // that stands behind it and its marks in the source
}

// Elsewhere says whether it was found in another source than the one named.
func (c Checked) Elsewhere() bool {
	return c.Named != nil && c.Verdict.Found() && c.Named.ID != c.Source.ID
}

// AsGiven says whether it stands there as it was given: with the words, in the source that
// was named, and by who was named, as far as that is known.
func (c Checked) AsGiven() bool {
	return c.Verdict.Stands() && !c.Elsewhere() && !c.Said.IsDoubtful()
}

// Least is how many words a quotation has to have.
const Least = 3

// ErrShort is of a quotation that is too short to be checked.
var ErrShort = fmt.Errorf("a quotation of fewer than %d words", Least)

// candidates is how many passages are compared word by word because they rank best.
const candidates = 20

// Check looks for the best place of a quotation in a library: in the passages that rank
// best, and if it does not stand there, in all that hold a run of its words. named is the
// source that it is said to stand in, or nil.
func Check(ctx context.Context, engine *retrieval.Engine, lib *library.Library, text string, named *corpus.Source) (Checked, error) {
	s := search{engine: engine, library: lib, named: named}
	body, name := attribution(text)
	s.quote(text)
	if len(s.words) < Least {
		return Checked{}, ErrShort
	}
	err := s.look(ctx)
	if body != strings.TrimSpace(text) && err == nil && s.best.Verdict != Verbatim {
		err = s.lookWithout(ctx, text, body, name)
	}
	if err == nil {
		err = s.lookAround(ctx)
	}
	s.best.Named = named
	s.best.Verdict = cmp.Or(s.best.Verdict, Absent)
	if err != nil {
		return Checked{}, fmt.Errorf("check quotation: %w", err)
	}
	return s.best, nil
}

// lookWithout looks for a quotation without what stands behind it, and keeps what it finds
// unless that is the source's own.
func (s *search) lookWithout(ctx context.Context, text, body, name string) error {
	whole := s.best
	s.best, s.said = Checked{}, name
	s.quote(body)
	if err := s.look(ctx); err != nil {
		return err
	}
	if own := strings.HasSuffix(strings.TrimRight(text, "., "), ")") && s.best.next == '('; own || !s.best.Verdict.Found() {
		s.best = whole
		return nil
	}
	if name == "" {
		return nil
	}
	var err error
	s.best.Said, err = s.attributed(ctx, s.best, name)
	typed := strings.Trim(strings.TrimPrefix(strings.TrimSpace(text), body), " \n–—―-~()\".,”")
	if strings.Count(typed, "(") > strings.Count(typed, ")") {
		typed += ")"
	}
	if err == nil && s.best.Said.Finding == Author && ofAnotherWork(typed, s.best) {
		s.best.Said = &Attribution{typed, Another, []string{workOf(s.best.Said.Who, s.best.Source)}}
	}
	return err
}

// A search looks for the best place of a quotation in a library.
type search struct {
	engine  *retrieval.Engine
	library *library.Library
	named   *corpus.Source
	said    string // by whom, as far as it was said
	text    string
	words   []token
	best    Checked
	sources map[corpus.SourceID]writing
}

func (s *search) quote(text string) {
	s.text = fitted.ReplaceAllString(trimMarks(text), "$1$2")
	s.words = tokens(s.text)
	s.words = s.words[:min(len(s.words), most)]
}

// fitted is a first letter that who quotes has fitted into a sentence of his own: "[T]he wall".
var fitted = lang.Regexp(`\[(\p{L})\](\p{L})`)

// look looks in the passages that rank best, and then in all.
func (s *search) look(ctx context.Context) error {
	if len(s.words) < Least {
		return nil
	}
	ranking, err := s.engine.Rank(ctx, s.text, candidates)
	if err != nil {
		return err
	}
	for _, hit := range ranking.Hits {
		if err := s.consider(ctx, hit.Passage); err != nil {
			return err
		}
	}
	if !s.best.Verdict.Stands() || s.named != nil && !s.isNamed(s.best) {
		err = s.lookInAll(ctx)
	}
	if err == nil && s.best.Verdict != "" {
		s.best.Source, err = s.library.Source(ctx, s.best.Passage.Source)
	}
	return err
}

// lookInAll looks in all passages that hold the first or the last words of the quotation.
func (s *search) lookInAll(ctx context.Context) error {
	n := min(len(s.words), 4)
	first, last := run(s.words[:n]), run(s.words[len(s.words)-n:])
	for p, err := range s.library.Passages(ctx, 0) {
		if err != nil {
			return err
		}
		if !strings.Contains(strings.ToLower(p.Text), s.words[0].word) && !strings.Contains(strings.ToLower(p.Text), s.words[len(s.words)-1].word) {
			continue
		}
		if held := run(tokens(p.Text)); !strings.Contains(held, first) && !strings.Contains(held, last) {
			continue
		}
		if err := s.consider(ctx, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// run joins words, so that one run of words can be looked for in another.
func run(list []token) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range list {
		b.WriteString(t.word + " ")
	}
	return b.String()
}

// consider compares the quotation with a passage and its neighbours.
func (s *search) consider(ctx context.Context, id corpus.PassageID) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	around, err := s.library.Around(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil // removed a moment ago
	}
	if err != nil {
		return err
	}
	text, starts := joined(around, false)
	if err := s.considerText(ctx, around, text, starts); err != nil || s.best.Verdict == Verbatim {
		return err
	}
	if headed, starts := joined(around, true); headed != text {
		return s.considerText(ctx, around, headed, starts)
	}
	return nil
}

// considerText compares the quotation with a text of neighbouring passages.
func (s *search) considerText(ctx context.Context, around []corpus.Passage, text string, starts []int) error {
	found, err := s.compare(ctx, around, text, starts)
	if err != nil {
		return err
	}
	better, err := s.isBetter(ctx, found)
	if better {
		s.best = found
	}
	return err
}

// isBetter says whether a place is better than the best so far: first one in the source that
// was named, if it stands there; of two that are as good, where who was named wrote or says it.
func (s *search) isBetter(ctx context.Context, c Checked) (bool, error) {
	a, b := slices.Index(verdicts, c.Verdict), slices.Index(verdicts, s.best.Verdict)
	switch {
	case c.Verdict.Stands() && s.best.Verdict.Stands() && s.isNamed(c) != s.isNamed(s.best):
		return s.isNamed(c), nil
	case a != b:
		return a > b && c.Verdict != "", nil
	case c.distance != s.best.distance:
		return c.distance < s.best.distance, nil
	case s.isNamed(c) != s.isNamed(s.best):
		return s.isNamed(c), nil
	case s.said == "" || !c.Verdict.Found() || c.Passage.ID == s.best.Passage.ID:
		return false, nil
	}
	here, err := s.isSaid(ctx, c)
	if err != nil || !here {
		return false, err
	}
	there, err := s.isSaid(ctx, s.best)
	return !there, err
}

func (s *search) isNamed(c Checked) bool { return s.named != nil && c.Passage.Source == s.named.ID }

// isSaid says whether who was said to have said it wrote the source or speaks there.
func (s *search) isSaid(ctx context.Context, c Checked) (bool, error) {
	var err error
	if c.Source, err = s.library.Source(ctx, c.Passage.Source); err != nil {
		return false, err
	}
	a, err := s.attributed(ctx, c, s.said)
	return err == nil && (a.Finding == Author || a.Finding == Speaker), err
}

// How many of a quotation's words may differ where it is found, and where there is only
// similar wording.
const shareFound, shareSimilar = 0.25, 0.6

// compare aligns the quotation with neighbouring passages.
func (s *search) compare(ctx context.Context, around []corpus.Passage, text string, starts []int) (c Checked, err error) {
	there := tokens(text)
	steps, distance := align(s.words, there)
	list := hunks(steps, s.words, there)
	for _, h := range list {
		if joinedAlike(pick(s.words, h.quoted), pick(there, h.text)) {
			distance -= h.to - h.from
		}
	}
	share := float64(distance) / float64(len(s.words))
	first, last := ends(steps)
	counted := share > shareFound && sameWording(steps, list, s.words, there)
	if first < 0 || share > shareSimilar && !counted {
		return Checked{}, nil
	}
	start, end := there[first].start, there[last].end
	c = Checked{Verdict: Similar, Text: text[start:end], Passage: passageAt(around, starts, start), distance: distance}
	if rest := strings.TrimLeft(text[end:], " \n\"'”’»«“*_"); rest != "" {
		c.next = rest[0]
	}
	if share > shareFound && !counted {
		return c, nil
	}
	c.Cut = slices.ContainsFunc(s.words, func(t token) bool { return t.gap })
	whose, isOwned := owned(s.words, there, steps, text)
	if len(list) == 0 && !isOwned && strings.Contains(strings.Join(strings.Fields(text), " "), s.text) {
		c.Verdict = Verbatim
		return c, nil
	}
	source, err := s.know(ctx, c.Passage.Source)
	if err != nil {
		return c, err
	}
	h, ok := beginning(s.words, there, steps, text)
	if isOwned && !ok {
		h, ok = whose, true
	}
	if ok {
		c.Text = text[there[h.text[0]].start:end]
		steps, list = slices.Concat(h.steps(), steps), slices.Concat([]hunk{h}, shifted(list, h.to))
	}
	m := meaning{quoted: s.words, text: there, common: func(w string) bool { return source.small[w] }, language: source.language, hunks: list, shouting: isShouting(s.words)}
	c.Runs, c.Kinds = runs(m, steps, list, s.text, text)
	c.Dropped = m.dropped(list)
	if counted && len(c.Kinds) == 0 {
		c.Runs, c.Dropped, c.Cut = nil, nil, false
		return c, nil
	}
	c.Verdict = Small
	switch {
	case slices.ContainsFunc(c.Kinds, func(k Kind) bool { return k != Word }):
		c.Verdict = Differs
	case len(c.Kinds) > 0:
		c.Verdict = Reworded
	case c.Cut && !slices.ContainsFunc(list, func(h hunk) bool { return !h.open }):
		c.Verdict, c.Runs = Verbatim, nil
	}
	return c, nil
}

// joined puts neighbouring passages together, and tells where each starts. Who copies a
// page copies the headings between its passages, too, which stand in their locators: headed
// puts them where they begin a section.
func joined(around []corpus.Passage, headed bool) (text string, starts []int) {
	var b strings.Builder
	for i, p := range around {
		starts = append(starts, b.Len())
		if headed {
			b.WriteString(headingBefore(around[:i], p))
		}
		b.WriteString(p.Text + "\n")
	}
	return b.String(), starts
}

// headingBefore gives the headings that stand between a passage and the one before it.
func headingBefore(before []corpus.Passage, p corpus.Passage) string {
	headings := strings.Split(p.Locator.Section, " > ")
	switch {
	case p.Locator.Section == "":
		return ""
	case len(before) == 0 && p.Locator.Paragraph > 1:
		return ""
	case len(before) > 0:
		last := before[len(before)-1].Locator.Section
		if last == p.Locator.Section {
			return ""
		}
		for _, outer := range strings.Split(last, " > ") {
			if len(headings) == 1 || outer != headings[0] {
				break
			}
			headings = headings[1:]
		}
	}
	return strings.Join(headings, "\n") + "\n"
}

func passageAt(around []corpus.Passage, starts []int, at int) corpus.Passage {
	i := len(starts) - 1
	for i > 0 && starts[i] > at {
		i--
	}
	return around[i]
}

// A writing is how a source writes: its language, and the words that it writes without a
// capital.
type writing struct {
	language string
	small    map[string]bool
}

// know gives how a source writes.
func (s *search) know(ctx context.Context, id corpus.SourceID) (writing, error) {
	if w, ok := s.sources[id]; ok {
		return w, nil
	}
	source, err := s.library.Source(ctx, id)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) { // removed a moment ago
		return writing{}, err
	}
	passages, err := s.library.PassagesOf(ctx, []corpus.SourceID{id}, math.MaxInt64)
	if err != nil {
		return writing{}, err
	}
	w := writing{source.Language, map[string]bool{}}
	for _, p := range passages {
		for _, t := range tokens(p.Text) {
			if !t.capital {
				w.small[t.word] = true
			}
		}
	}
	if s.sources == nil {
		s.sources = map[corpus.SourceID]writing{}
	}
	s.sources[id] = w
	return w, nil
}

// isShouting says whether capitals tell nothing of names in a text: it has none within its
// sentences, or nothing else.
func isShouting(list []token) bool {
	capitals, others := 0, 0
	for _, t := range list {
		switch {
		case t.opens:
		case t.capital:
			capitals++
		default:
			others++
		}
	}
	return capitals == 0 || others == 0
}

// trimMarks takes quotation marks and spaces from the ends of a quotation, and brings the
// space within to one.
func trimMarks(text string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(text), " "), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»'‘’‚‹›`>", r)
	})
}
