package record

import (
	"strings"

	"footnote/corpus/lang"
)

var (
	bioStart = lang.Regexp(`^((?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)?\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+` + lang.OneOf("particles") + `){0,2}(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,4}?)(?:\s*\([^)]{1,60}\))?(?:,[^,.]{2,80},)?\s*(?:` + lang.OneOf("biography-verbs") + `|[—–])(?:\s|,)`)
	BioRole  = lang.AsWord("roles")
	bioClaim = lang.Regexp(`(?i)\btweets?\s+(?:at|as|@|from)|\bon (?:twitter|x|bluesky|mastodon)\b|\bfollow (?:him|her|them|me)\b|(?:^|\s)@\w{3,}|\bis the author of\b|\b(?:his|her|their) (?:research|work|writing|latest book|books?|articles)\b|\b(?:he|she|they) (?:is|are|has|have|received|focuses|focus|holds|hold|completed|teaches|writes|lives|earned|currently|previously)\b|\bcan be reached\b|\bwrites (?:about|on|for)\b`)
)

// MostTail bounds how far from the end of a text biographies are looked for.
const MostTail = 100

// LeastBiography is how many signs make a line one on the author.
const LeastBiography = 4

// BioOf gives the name that a biography begins with and how many signs there
// are that the line is one; 0 if it does not begin with a name.
func BioOf(text string) (name string, signs int) {
	m := bioStart.FindStringSubmatch(text)
	if m == nil || !PersonName(m[1]) {
		return "", 0
	}
	signs = 2 + min(len(BioRole.FindAllString(strings.ReplaceAll(text, " ", "  "), 3)), 2)
	if bioClaim.MatchString(text) {
		signs += 2
	}
	return cleanName(m[1]), signs
}
