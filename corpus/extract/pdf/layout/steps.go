package layout

import (
	"math"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// stepReason is why rows of a slide are left out that the next page shows again.
const stepReason = "shown again"

// leaveSteps leaves out slides that the next page shows with more on them: programs write a
// page for each step in which a slide comes to be, and only on the last do all of its words
// stand.
func (s *File) leaveSteps() {
	for i := 0; i+1 < len(s.Pages); i++ {
		if p := &s.Pages[i]; p.isStepOf(s.Pages[i+1]) {
			p.LeaveAll(stepReason)
		}
	}
}

// isSlide says whether a page is wider than high.
func (p Page) isSlide() bool { return p.Width > p.Height }

// isStepOf says whether all words of a slide stand in the next page, at their heights.
func (p Page) isStepOf(next Page) bool {
	if !p.isSlide() || p.Width != next.Width || p.Height != next.Height {
		return false
	}
	had := false
	words := next.wordsByHeight()
	for _, r := range p.Rows {
		if !r.Kept() {
			continue
		}
		at := int(math.Round(r.Base))
		for _, w := range strings.Fields(r.Text) {
			switch {
			case strings.IndexFunc(w, unicode.IsLetter) < 0: // numbers of steps, and signs of lists
			case !words[at][w] && !words[at-1][w] && !words[at+1][w]:
				return false
			default:
				had = true
			}
		}
	}
	return had
}

// wordsByHeight gives the words of a page at each height.
func (p Page) wordsByHeight() map[int]map[string]bool {
	out := map[int]map[string]bool{}
	for _, r := range p.Rows {
		if !r.Kept() {
			continue
		}
		at := int(math.Round(r.Base))
		if out[at] == nil {
			out[at] = map[string]bool{}
		}
		for _, w := range strings.Fields(r.Text) {
			out[at][w] = true
		}
	}
	return out
}

// largerThanText is how much larger than the text the type of a slide's title is at least.
const largerThanText = 1.15

// isSlideTitle says whether a row may be the title of a slide, which several slides may have.
func (s *File) isSlideTitle(p *Page, r *Row) bool {
	return p.isSlide() && r.Size >= largerThanText*s.Size && lang.WordCount(r.Text) > 0
}
