package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/retrieval/quote/words"
)

// How many of a quotation's words may differ where it is found, and where there is only
// similar wording.
const shareFound, shareSimilar = 0.25, 0.6

// compare aligns the quotation with neighbouring passages.
func (s *search) compare(ctx context.Context, around []corpus.Passage, text string, starts []int) (c Checked, err error) {
	there := words.Tokens(text)
	steps, distance := alignDenied(s.words, there)
	list := hunks(steps, s.words, there)
	distance -= s.alike(list, there)
	share := float64(distance) / float64(len(s.words))
	first, last := ends(steps)
	counted := share > shareFound && sameWording(steps, list, s.words, there)
	if first < 0 || share > shareSimilar && !counted {
		return Checked{}, nil
	}
	start, end := there[first].Start, there[last].End
	c = Checked{Verdict: Similar, Text: text[start:end], Passage: passageAt(around, starts, start), distance: distance}
	c.cites, c.poorest = citesNext(text[end:]), poorest(steps, s.words, there)
	if share > shareFound && !counted {
		return c, nil
	}
	c.Cut = slices.ContainsFunc(s.words, func(t words.Token) bool { return t.Gap })
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
		c.Text = text[there[h.text[0]].Start:end]
		steps, list = slices.Concat(h.steps(), steps), slices.Concat([]hunk{h}, shifted(list, h.to))
	}
	m := meaning{quoted: s.words, text: there, written: text, common: func(w string) bool { return source.small[w] }, language: source.language, hunks: list, shouting: isShouting(s.words)}
	c.Runs, c.Kinds = runs(m, steps, list, s.text, text)
	c.Dropped = m.dropped(list)
	if counted && len(c.Kinds) == 0 {
		c.Runs, c.Dropped, c.Cut = nil, nil, false
		return c, nil
	}
	if c.Verdict = c.verdict(list); c.Verdict == Verbatim {
		c.Runs = nil
	}
	return c, nil
}

// alike counts the steps of the hunks that differ only in how words are joined or figures written.
func (s *search) alike(list []hunk, there []words.Token) (steps int) {
	for _, h := range list {
		if q, t := words.Pick(s.words, h.quoted), words.Pick(there, h.text); joinedAlike(q, t) || sameFigures(q, t) {
			steps += h.to - h.from
		}
	}
	return steps
}

// verdict judges a quotation of which it is known what differs.
func (c Checked) verdict(list []hunk) Verdict {
	switch {
	case slices.ContainsFunc(c.Kinds, func(k Kind) bool { return k != Word && k != Omission }):
		return Differs
	case len(c.Kinds) > 0:
		return Reworded
	case c.Cut && !slices.ContainsFunc(list, func(h hunk) bool { return !h.open }):
		return Verbatim
	}
	return Small
}

// trimMarks takes quotation marks and spaces from the ends of a quotation, and brings the
// space within to one.
func trimMarks(text string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(text), " "), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»'‘’‚‹›`>", r)
	})
}
