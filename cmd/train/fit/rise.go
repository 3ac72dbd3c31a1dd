package fit

import (
	"slices"

	"footnote/cmd/train/fit/group"
	"footnote/retrieval/rank"
)

// everyBroad is which of the encyclopaedia's libraries are put together with the groups',
// to make a library about many things.
const everyBroad = 10

// A comparison is what the rise of what is shown is learned from: the questions of the
// groups asked of one library of everything, and the breadths between which it rises.
type comparison struct {
	Together []ranked
	From, To float64
	Texts    int // different passages of the smallest group
}

// fitRise learns how much more it takes in a library that is about many things: as much
// as leaves something shown for the wanted share of the groups' questions when these are put
// together with many others. Nothing more is to be denied because the library grew. A library
// of two fields is not broad yet, and none is taken for broader than that which this was
// learned from.
func (q *questions) fitRise(f *rank.Fitted) {
	about := &f.Read.About
	about.Rise = rank.Rise{}
	if q.Rise.To == 0 {
		return
	}
	about.Rise = rank.Rise{From: q.Rise.From, To: q.Rise.To}
	about.Rise.By = rounded(riseOf(f, q.Rise.Together, shownShare))
}

// compare asks the groups whose articles no table has read for the rise.
func (c *collection) compare() (r comparison, err error) {
	for _, g := range c.material.reservedGroups() {
		g.Questions = g.Questions[:1]
		alone, err := c.askOf(g)
		if err != nil {
			return r, err
		}
		if texts := alone[0].Texts; r.Texts == 0 || texts < r.Texts {
			r.Texts = texts
		}
	}
	if r.Together, err = c.askOf(c.everything()); err != nil {
		return r, err
	}
	bounds, err := c.riseBounds()
	r.From, r.To = bounds.From, bounds.To
	return r, err
}

// riseBounds gives the breadths between which it takes more and more, none where the table
// has not embedded the libraries.
func (c *collection) riseBounds() (r rank.Rise, err error) {
	groups := c.material.reservedGroups()
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

func (c *collection) breadthOf(g group.Group) (float64, error) {
	g.Questions = g.Questions[:1]
	answers, err := c.askOf(g)
	if err != nil {
		return 0, err
	}
	return answers[0].Breadth, nil
}

// joined puts groups together. The questions stay the first one's.
func joined(groups ...group.Group) group.Group {
	all := group.Group{Name: "joined", Texts: map[string]string{}, Questions: groups[0].Questions}
	for _, g := range groups {
		for title, text := range g.Texts {
			all.Texts[g.Name+" "+title] = text
		}
	}
	return all
}

// everything puts all groups together with some libraries of the encyclopaedia.
func (c *collection) everything() group.Group {
	all := joined(c.material.reservedGroups()...)
	all.Questions = nil
	for _, g := range c.material.reservedGroups() {
		all.Questions = append(all.Questions, g.Questions...)
	}
	for i := 0; i < len(c.material.libraries); i += everyBroad {
		for _, title := range c.material.libraries[i] {
			all.Texts[title] = c.material.articles[title]
		}
	}
	return all
}

// riseOf gives the largest rise that leaves something shown for a share of the questions.
func riseOf(f *rank.Fitted, answers []ranked, shown float64) float64 {
	about := &f.Read.About
	var rises []float64 // up to which something is shown
	for _, r := range answers {
		if r.Kind == answeredKind {
			above := rank.Logit(about.Chance(judgedBy(f, r).Supports)) - rank.Logit(about.Threshold)
			rises = append(rises, above/(r.Breadth-about.Rise.From))
		}
	}
	if len(rises) == 0 {
		return 0
	}
	slices.Sort(rises)
	return max(0, rises[int((1-shown)*float64(len(rises)))])
}
