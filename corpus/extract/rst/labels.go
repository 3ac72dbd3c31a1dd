package rst

import (
	"strings"

	"footnote/corpus/lang"
)

var (
	// label is a target over a heading, which a reference shows in its place.
	label    = lang.Regexp("(?m)^\\.\\. _`?([^:`\\n]{1,80})`?:[ \\t]*\\n(?:[ \\t]*\\n|\\.\\. _[^:\\n]{1,80}:[ \\t]*\\n)*(?:[=\\-~^*#+\"'`_:.]{3,}[ \\t]*\\n)?[ \\t]*(\\S[^\\n]{0,200})\\n[=\\-~^*#+\"'`_:.]{3,}[ \\t]*$")
	labelRef = lang.Regexp(":(?:ref|numref|std:ref):`([^`<>\\n]{1,80})`")
)

// referred puts the headings that references name by labels in their place.
func referred(text string) string {
	titles := map[string]string{}
	for _, m := range label.FindAllStringSubmatch(text, mostSubstitutions) {
		titles[strings.ToLower(m[1])] = strings.TrimSpace(m[2])
	}
	added := 0
	return labelRef.ReplaceAllStringFunc(text, func(ref string) string {
		title := titles[strings.ToLower(lang.Squeeze(labelRef.FindStringSubmatch(ref)[1]))]
		if added += len(title); title == "" || added > mostAdded {
			return ref
		}
		return title
	})
}
