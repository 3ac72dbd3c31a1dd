package record

import (
	"strings"

	"footnote/corpus/lang"
)

var designation = lang.Regexp(`^\p{Lu}{1,5}(?:[ /.-]+\p{Lu}{0,2}\.?[\d.]*)+$`)

// IsDesignation says whether a text is the number of a standard ("HN-R R.7") or
// where an article stands ("J. Waters (1955) 28, 541–546"), mostly figures.
func IsDesignation(text string) bool {
	words, figures := strings.Fields(text), 0
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			figures++
		}
	}
	return figures > 0 && (designation.MatchString(text) || len(words) > 1 && 2*figures > len(words))
}

// IsAffiliation says whether a row under the title says where an author works.
func IsAffiliation(text string) bool {
	return OrganisationWords.MatchString(text) || strings.Contains(text, "@")
}
