package bot

import (
	"cmp"

	"footnote/corpus"
)

// citationStyles lists the styles to choose from, the usual one first.
func citationStyles() []string { return []string{"apa"} }

// styleName names a style for people.
func styleName(style string) string {
	names := map[string]string{"apa": "APA 7"}
	return cmp.Or(names[style], style)
}

// inText gives the citation that stands in a text, empty where the style has
// none.
func inText(style string, s corpus.Source, at corpus.Locator) string { return "" }

// styleExtension ends the name of a file of citations.
func styleExtension(style string) string {
	extensions := map[string]string{"bibtex": ".bib", "ris": ".ris", "csl-json": ".json"}
	return cmp.Or(extensions[style], ".txt")
}
