package quote

import (
	"slices"

	"footnote/retrieval/quote/words"
)

// runs puts quotation and text beside each other, and says in what they mean something else.
func runs(m meaning, steps []step, list []hunk, quoted, text string) (out []Run, kinds []Kind) {
	at, written := 0, placesOf(steps)
	inText := func(side Side, places []int, kinds []Kind) Run {
		last := places[len(places)-1]
		run := Run{side, spelled(text, m.text, places), kinds, ""}
		if last < written[len(written)-1] {
			end := m.text[last].End
			run.After = text[end:max(end, m.text[last+1].Start)] // the parts of a joined word overlap
		}
		return run
	}
	for _, h := range append(list, hunk{from: len(steps), to: len(steps)}) {
		if same := placesOf(steps[at:h.from]); len(same) > 0 {
			out = append(out, inText(Both, same, nil))
		}
		own := m.kinds(h)
		if h.open && len(h.quoted) == 0 && len(own) == 0 {
			out = append(out, Run{Side: Both, Text: "…"})
			at = h.to
			continue
		}
		if len(h.quoted) > 0 {
			out = append(out, Run{Side: Quotation, Text: spelled(quoted, m.quoted, h.quoted), Kinds: own})
		}
		if len(h.text) > 0 {
			out = append(out, inText(Source, h.text, own))
		}
		kinds = united(kinds, own...)
		at = h.to
	}
	return out, kinds
}

// united gives some kinds and such of others as are not among them.
func united(kinds []Kind, others ...Kind) []Kind {
	for _, k := range others {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// placesOf gives the places of the text in some steps.
func placesOf(steps []step) (places []int) {
	for _, s := range steps {
		if s.text >= 0 {
			places = append(places, s.text)
		}
	}
	return places
}

// spelled gives the run of a text over some words.
func spelled(text string, list []words.Token, places []int) string {
	return text[list[places[0]].Start:list[places[len(places)-1]].End]
}
