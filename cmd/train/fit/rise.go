package fit

import (
	"slices"

	"footnote/retrieval/rank"
)

// everyBroad is which of the encyclopaedia's libraries are put together with the groups',
// to make a library about many things.
const everyBroad = 10

// fitRise learns how much more it takes in a library that is about many things: as much
// as leaves the number of the groups' questions that something is shown for as it is in
// their own libraries, when these are put together with many others. Nothing more is to
// be denied because the library grew, and nothing more shown. A library of two fields is
// not broad yet, and none is taken for broader than that which this was learned from.
func (c *collection) fitRise(f *rank.Fitted) error {
	c.shipped.Fitted = f
	about := &f.Read.About
	about.Rise = rank.Rise{}
	shown := 0
	for _, g := range c.material.groups {
		alone, err := c.askOf(g)
		if err != nil {
			return err
		}
		for _, r := range alone {
			if r.kind == answeredKind && about.Holds(r.supports, 0) {
				shown++
			}
		}
	}
	answers, err := c.askOf(c.everything())
	if err != nil {
		return err
	}
	if about.Rise, err = c.riseBounds(); err != nil || about.Rise.To == 0 {
		return err
	}
	about.Rise.By = rounded(riseOf(about, answers, shown))
	return nil
}

// riseBounds gives the breadths between which it takes more and more, none where the table
// has not embedded the libraries.
func (c *collection) riseBounds() (r rank.Rise, err error) {
	groups := c.material.groups
	for i, g := range groups {
		two, err := c.breadthOf(joined(g, groups[(i+1)%len(groups)]))
		if err != nil {
			return rank.Rise{}, err
		}
		r.From = max(r.From, rounded(two))
	}
	to, err := c.breadthOf(c.everything())
	if err != nil || to <= r.From {
		return rank.Rise{}, err
	}
	r.To = rounded(to)
	return r, nil
}

func (c *collection) breadthOf(g studyGroup) (float64, error) {
	g.questions = g.questions[:1]
	answers, err := c.askOf(g)
	if err != nil {
		return 0, err
	}
	return answers[0].breadth, nil
}

// joined puts groups together. The questions stay the first one's.
func joined(groups ...studyGroup) studyGroup {
	all := studyGroup{name: "joined", texts: map[string]string{}, questions: groups[0].questions}
	for _, g := range groups {
		for title, text := range g.texts {
			all.texts[g.name+" "+title] = text
		}
	}
	return all
}

// everything puts all groups together with some libraries of the encyclopaedia.
func (c *collection) everything() studyGroup {
	all := joined(c.material.groups...)
	all.questions = nil
	for _, g := range c.material.groups {
		all.questions = append(all.questions, g.questions...)
	}
	for i := 0; i < len(c.material.libraries); i += everyBroad {
		for _, title := range c.material.libraries[i] {
			all.texts[title] = c.material.articles[title]
		}
	}
	return all
}

// riseOf gives the largest rise that leaves something shown for so many of the questions.
func riseOf(about *rank.Confidence, answers []ranked, shown int) float64 {
	var rises []float64 // up to which something is shown
	for _, r := range answers {
		if r.kind == answeredKind {
			above := rank.Logit(about.Chance(r.supports)) - rank.Logit(about.Threshold)
			rises = append(rises, above/(r.breadth-about.Rise.From))
		}
	}
	if shown == 0 || shown > len(rises) {
		return 0
	}
	slices.Sort(rises)
	return max(0, rises[len(rises)-shown])
}
