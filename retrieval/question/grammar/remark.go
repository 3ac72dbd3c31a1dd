package grammar

import "slices"

// RemarksAbroad says whether words tell of who writes them, or of what was said before, in
// another language than English, and none of them asks or says what is worked on.
func (g Grammar) RemarksAbroad(words []string) bool {
	if g["SELFABROAD"].Longest(words, 0) == 0 {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return g.Has("ASKSABROAD", w) || g.Has("WORKSABROAD", w) || g.Has("ASKING", w)
	})
}
