package quote

import (
	"context"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
)

// A quotation may be put together of passages that stand far from each other: with a mark
// between them, as who quotes may do, or without one. Then each part is looked for by itself.

// mostParts is how many parts of a quotation are looked for, and leastCovered the share of
// the words of a part that stand where all were found together.
const mostParts, leastCovered = 6, 0.6

// lookApart looks for the parts of a quotation that is not found in one place, and keeps
// them if all are found in one source.
func (s *search) lookApart(ctx context.Context) error {
	if s.best.Verdict.Stands() {
		return nil
	}
	parts, marked := partsOf(s.text)
	inPlace := s.best.Verdict.Found() && (!marked || s.best.poorest >= leastCovered)
	if len(parts) < 2 || len(parts) > mostParts || inPlace {
		return nil
	}
	var list []Checked
	named := s.named
	for _, text := range parts {
		part := search{engine: s.engine, library: s.library, named: named, said: s.said, sources: s.sources}
		part.quote(text)
		if err := part.look(ctx); err != nil {
			return err
		}
		if !part.best.Verdict.Found() || len(list) > 0 && part.best.Source.ID != list[0].Source.ID {
			return nil
		}
		list, named = append(list, part.best), &part.best.Source
	}
	for i := range list {
		if err := s.qualify(ctx, &list[i]); err != nil {
			return err
		}
	}
	s.best = together(list, marked)
	return nil
}

// partsOf cuts a quotation at the marks that say that something is left out, or where it has
// none, into its sentences.
func partsOf(text string) (parts []string, marked bool) {
	parts = words.Parts(text)
	if marked = len(parts) > 1; !marked {
		parts = nil
		for _, at := range lang.Sentences(text) {
			parts = append(parts, text[at.Start:at.End])
		}
	}
	for _, part := range parts {
		if len(words.Tokens(part)) < Least {
			return nil, marked
		}
	}
	return parts, marked
}

// together makes one place of several: the first one's, with the worst of their verdicts.
func together(list []Checked, marked bool) Checked {
	c := list[0]
	c.Apart, c.Cut, c.first = true, marked, c.Text
	verbatim, texts := true, []string{}
	c.Runs, c.Kinds = nil, nil
	for i, part := range list {
		c.Verdict, c.Kinds = worse(c.Verdict, part.Verdict), united(c.Kinds, part.Kinds...)
		if i > 0 {
			c.Runs = append(c.Runs, Run{Side: Both, Text: "…"})
			if isBefore(part, list[i-1]) {
				c.Verdict, c.Kinds = Differs, united(c.Kinds, Order)
			}
		}
		if c.Runs = append(c.Runs, part.Runs...); len(part.Runs) == 0 {
			c.Runs = append(c.Runs, Run{Side: Both, Text: part.Text})
		}
		verbatim = verbatim && len(part.Runs) == 0
		texts = append(texts, part.Text)
		if c.Before == "" && c.Behind == "" {
			c.Before, c.Behind = part.Before, part.Behind
		}
	}
	if verbatim {
		c.Runs = nil
	}
	if !marked {
		c.Verdict, c.Kinds = worse(c.Verdict, Reworded), united(c.Kinds, Joined)
	}
	c.Text = strings.Join(texts, " … ")
	return c
}

// isBefore says whether a part stands before another one of the same source.
func isBefore(c, other Checked) bool { return c.Passage.Ordinal < other.Passage.Ordinal }

// poorest is the smallest share of the words of a part of a quotation, between its marks,
// that stand in the text.
func poorest(steps []step, quoted, text []words.Token) float64 {
	least, same, all := 1.0, 0, 0
	end := func() {
		if all > 0 {
			least = min(least, float64(same)/float64(all))
		}
		same, all = 0, 0
	}
	for _, s := range steps {
		if s.quoted < 0 {
			continue
		}
		if quoted[s.quoted].Gap {
			end()
		}
		all++
		if s.same(quoted, text) {
			same++
		}
	}
	end()
	return least
}
