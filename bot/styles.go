package bot

import (
	"cmp"
	"slices"

	"footnote/corpus"
)

// citationStyles lists the styles to choose from, the usual one first.
func citationStyles() []string { return corpus.CitationStyles() }

// styleName names a style for people; what is no style stays as it is.
func styleName(style string) string { return cmp.Or(corpus.CitationLabel(style), style) }

// inText gives the citation that stands in a text, empty where the style has
// none.
func inText(style string, s corpus.Source, at corpus.Locator) string {
	short, _, err := corpus.CiteAt(style, s, at)
	if err != nil {
		return ""
	}
	return short
}

// styleExtension ends the name of a file of citations.
func styleExtension(style string) string { return cmp.Or(corpus.CitationExtension(style), textFile) }

const textFile = ".txt" // of the styles for people

// readableStyle is a style for people, also where the server has set one for
// programs.
func readableStyle(style string) string {
	if styleExtension(style) == textFile && slices.Contains(citationStyles(), style) {
		return style
	}
	return citationStyles()[0]
}
