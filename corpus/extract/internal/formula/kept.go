package formula

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// Kept are the formulas of a text while that is rewritten: their signs are none of its markup,
// and they stay as they are written.
type Kept []string

// keptMark stands around the number of a formula meanwhile.
const keptMark = "\x01"

func keptPlace(n int) string { return keptMark + strconv.Itoa(n) + keptMark }

// Keep takes the formulas out of a text: what the first group of a pattern finds.
func Keep(text string, formula *lang.Pattern) (rest string, kept Kept) {
	text = strings.ReplaceAll(text, keptMark, "")
	rest = formula.ReplaceAllStringFunc(text, func(whole string) string {
		tex := InText(formula.FindStringSubmatch(whole)[1])
		if tex == "" {
			return ""
		}
		kept = append(kept, tex)
		return keptPlace(len(kept) - 1)
	})
	return rest, kept
}

// InText writes a formula of TeX as it stands in a text, "" for an empty one.
func InText(tex string) string {
	if tex = lang.Squeeze(tex); tex == "" {
		return ""
	}
	return "$" + tex + "$"
}

// Back puts them back.
func (k Kept) Back(text string) string {
	if len(k) == 0 {
		return text
	}
	var pairs []string
	for i, tex := range k {
		pairs = append(pairs, keptPlace(i), tex)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
