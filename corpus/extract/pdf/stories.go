package pdf

import (
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// holdsStories says whether a page has several stories, each with a byline of its own between
// other rows, so that nobody wrote all of it.
func holdsStories(p *layout.Page) bool {
	isByline := func(i int) bool {
		return i >= 0 && i < len(p.Rows) && structure.IsStoryBy(p.Rows[i].Text, lang.WordCount(p.Rows[i].Text))
	}
	var people []string
	for i, r := range p.Rows {
		if isByline(i) && i > 0 && !isByline(i-1) && !isByline(i+1) {
			people = append(people, record.ReadByline(r.Text).People...)
		}
	}
	return len(lang.Unique(people)) >= structure.FewestStories
}
