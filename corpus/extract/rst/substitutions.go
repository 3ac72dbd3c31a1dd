package rst

import (
	"strings"

	"footnote/corpus/lang"
)

// substitution is what a name between bars stands for: words, or a picture.
var substitution = lang.Regexp(`(?m)^[ \t]*\.\. \|(\S(?:[^|\n]*\S)?)\| (replace|image):: *([^\n]*(?:\n[ \t]+[^\s:][^\n]*)*)`)

// How many substitutions are made, and how much longer they may make a text.
const (
	mostSubstitutions = 500
	mostAdded         = 1 << 20
)

// substituted puts the words that a text gives for names between bars in their place.
func substituted(text string) string {
	var pairs []string
	added := 0
	for _, m := range substitution.FindAllStringSubmatch(text, mostSubstitutions) {
		name, words := "|"+m[1]+"|", lang.Squeeze(m[3])
		if m[2] == "image" {
			words = ""
		}
		added += strings.Count(text, name) * len(words)
		pairs = append(pairs, name+"__", words, name+"_", words, name, words)
	}
	if len(pairs) == 0 || added > mostAdded {
		return text
	}
	return strings.NewReplacer(pairs...).Replace(substitution.ReplaceAllString(text, ""))
}
