package record

import "footnote/corpus/lang"

// theses are words for what is written for a degree.
var theses = lang.AsWord("theses")

// IsThesis says whether a genre is that of what is written for a degree.
func IsThesis(genre string) bool { return theses.MatchString(genre) }
