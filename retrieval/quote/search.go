package quote

import (
	"context"
	"errors"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/quote/speech"
	"footnote/retrieval/quote/words"
)

// A search looks for the best place of a quotation in a library.
type search struct {
	engine  *retrieval.Engine
	library *library.Library
	named   *corpus.Source
	said    string // by whom, as far as it was said
	text    string
	words   []words.Token
	best    Checked
	sources map[corpus.SourceID]writing // as they became known, for the parts of the quotation too
}

// most is how many words of a quotation are compared.
const most = 600

// quote takes a text as what is looked for.
func (s *search) quote(text string) {
	s.text = fitted.ReplaceAllString(trimMarks(text), "$1$2")
	s.words = words.Tokens(s.text)
	s.words = s.words[:min(len(s.words), most)]
}

// fitted is a first letter that who quotes has fitted into a sentence of his own: "[T]he wall".
var fitted = lang.Regexp(`\[(\p{L})\](\p{L})`)

// candidates is how many passages are compared word by word because they rank best.
const candidates = 20

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
	if err == nil {
		err = s.lookApart(ctx)
	}
	return err
}

// lookWithout looks for a quotation without what stands behind it, and keeps what it finds
// unless that is the source's own.
func (s *search) lookWithout(ctx context.Context, text, body, name string) error {
	whole := s.best
	typed, isBehind := strings.CutPrefix(strings.TrimSpace(text), body)
	s.best, s.said = Checked{}, name
	s.quote(body)
	if err := s.look(ctx); err != nil {
		return err
	}
	if own := strings.HasSuffix(strings.TrimRight(text, "., "), ")") && s.best.cites; own || !s.best.Verdict.Found() || !isBehind && coversMore(whole, s.best, text) {
		s.best = whole
		return nil
	}
	if name == "" {
		return nil
	}
	var err error
	s.best.Said, err = s.attributed(ctx, s.best, name)
	if before, isBefore := strings.CutSuffix(strings.TrimSpace(text), body); isBefore {
		typed = before
	} else if !isBehind {
		typed = name // around it, or between its words
	}
	typed = strings.Trim(typed, " \n–—―-~()\".,:”")
	if strings.Count(typed, "(") > strings.Count(typed, ")") {
		typed += ")"
	}
	if err == nil && s.best.Said.Finding == Author && ofAnotherWork(typed, s.best) {
		s.best.Said = &Attribution{typed, Another, []string{workOf(s.best.Said.Who, s.best.Source)}}
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
		if !strings.Contains(strings.ToLower(p.Text), s.words[0].Word) && !strings.Contains(strings.ToLower(p.Text), s.words[len(s.words)-1].Word) {
			continue
		}
		if held := run(words.Tokens(p.Text)); !strings.Contains(held, first) && !strings.Contains(held, last) {
			continue
		}
		if err := s.consider(ctx, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// run joins words, so that one run of words can be looked for in another.
func run(list []words.Token) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range list {
		b.WriteString(t.Word + " ")
	}
	return b.String()
}

// lookAround keeps what qualifies the best place, but for who was named as its speaker.
func (s *search) lookAround(ctx context.Context) error {
	if !s.best.Verdict.Found() || s.best.Apart || s.best.Said != nil && s.best.Said.Finding == Speaker {
		return nil
	}
	return s.qualify(ctx, &s.best)
}

// qualify keeps what qualifies a place where it stands.
func (s *search) qualify(ctx context.Context, c *Checked) error {
	text, err := s.textAround(ctx, *c)
	if err == nil {
		c.Before, c.Behind = speech.Around(text, c.Text)
	}
	return err
}

// textAround gives the text of the passage of a place and its neighbours, without headings.
func (s *search) textAround(ctx context.Context, c Checked) (string, error) {
	around, err := s.library.Around(ctx, c.Passage.ID)
	text, _ := joined(around, false)
	return text, err
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
