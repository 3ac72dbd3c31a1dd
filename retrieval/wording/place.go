package wording

import (
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// place says which sources have the place that was asked for, or which places there are where
// none has it.
func (v Voice) place(p retrieval.Place) []Line {
	switch {
	case p.HowMany:
		return []Line{{Note, v.In.Say("How many %s there are, by where the passages stand: %s", v.Name(p.Asked), v.counts(p.Counted))}}
	case len(p.Unknown) > 0:
		note := Line{Note, v.In.Say("It is not known where %s stands in: %s", v.Name(p.Asked), v.titles(p.Unknown))}
		if p.Beside {
			return []Line{note, {Verdict, v.In.Say("What stands nearest to it:")}}
		}
		return []Line{note, {Verdict, v.In.Say("How it begins:")}}
	case len(p.Titles) > 0:
		return []Line{
			{Note, v.In.Say("The first slide has the title alone: %s", v.titles(p.Titles))},
			{Verdict, v.In.Say("What stands nearest to it:")},
		}
	case p.Missing:
		return []Line{
			{Note, v.In.Say("There is no %s. There are: %s", v.Name(p.Asked), v.Plain(strings.Join(bounded(v, p.Counted, counted), "; ")))},
			{Verdict, v.In.Say("What stands nearest to it:")},
		}
	}
	return v.several(p)
}

// several says which of several numbers are not there, and which sources have the place.
func (v Voice) several(p retrieval.Place) (lines []Line) {
	if len(p.Absent) > 0 {
		lines = append(lines, Line{Note, v.In.Say("There is no %s. There are: %s", v.In.Or(bounded(v, p.Absent, v.Name)), v.Plain(strings.Join(bounded(v, p.Counted, counted), "; ")))})
	}
	if len(p.Sources) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Several have a place of that number; name one to see it alone: %s", v.titles(p.Sources))})
	}
	return lines
}

// counts says how many there are in each source: "River Treaties (Solheim): 4 (1–2, 4, 7)".
func (v Voice) counts(list []retrieval.Counted) string {
	return v.Plain(strings.Join(bounded(v, list, func(c retrieval.Counted) string {
		return fmt.Sprintf("%s%s: %d (%s)", ShortTitle(c.Source), Facts(c.Source), c.Count, numbers(c))
	}), "; "))
}

// counted says what a source has: "River Treaties (Solheim): 1–2, 4, 7".
func counted(c retrieval.Counted) string {
	return ShortTitle(c.Source) + Facts(c.Source) + ": " + numbers(c)
}

func numbers(c retrieval.Counted) string {
	runs := each(c.Runs, corpus.PageSpan.Whole)
	if len(runs) > mostRuns {
		runs = append(runs[:mostRuns], "…", runs[len(runs)-1])
	}
	return strings.Join(runs, ", ")
}

// mostRuns is how many runs of numbers are told of one source.
const mostRuns = 12
