package structure

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// FewestStories is how many stories by different people make an issue of a file: two may be an
// article and what stands in a box beside it.
const FewestStories = 3

// partStories keeps the bylines of the stories of an issue in the text. No one of those who wrote
// them is its author.
func (d *Draft) partStories() {
	var bylines []int
	var people []string
	for i := range d.Lines {
		if named := d.storyBy(i); len(named) > 0 {
			bylines, people = append(bylines, i), append(people, named...)
		}
	}
	if people = lang.Unique(people); len(bylines) < FewestStories || len(people) < FewestStories {
		return
	}
	for _, i := range bylines {
		l := &d.Lines[i]
		l.Skip, l.Front, l.Marked = "", false, true // of the text, not of the head of the file
	}
	from := d.Meta.Found["authors"]
	isRead := from == record.FromHead || from == record.FromNames || from == record.FromFirstPage
	if isRead && len(d.Meta.Authors) < len(people) && !slices.ContainsFunc(d.Meta.Authors, func(name string) bool { return !slices.Contains(people, name) }) {
		d.Meta.Authors = nil
		delete(d.Meta.Found, "authors")
	}
}

// mostInByline bounds the words of the byline of a story.
const mostInByline = 10

// IsStoryBy says whether a text of some words may be the byline of a story.
func IsStoryBy(text string, words int) bool {
	return words <= mostInByline && record.IsByline(text)
}

// storyBy gives who wrote the story whose byline line i is, between its headline and its text.
func (d *Draft) storyBy(i int) []string {
	l := d.Lines[i]
	if i == 0 || i+1 == len(d.Lines) || !l.Kept() && l.Skip != line.Byline {
		return nil
	}
	above, next := d.Lines[i-1], d.Lines[i+1]
	if above.Prose || above.Final || above.Words == 0 || above.Words > longestFront || !next.Kept() || !next.Prose || !IsStoryBy(l.Text, l.Words) {
		return nil
	}
	return record.ReadByline(l.Text).People
}
