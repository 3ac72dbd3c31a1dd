package quote

import (
	"strings"

	"footnote/corpus"
)

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
