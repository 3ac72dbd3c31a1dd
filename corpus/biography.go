package corpus

import (
	"regexp"
	"strings"

	"footnote/corpus/lang"
)

var (
	bioStart = regexp.MustCompile(`^((?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)?\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+` + lang.OneOf("particles") + `){0,2}(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,4}?)(?:\s*\([^)]{1,60}\))?(?:,[^,.]{2,80},)?\s*(?:` + lang.OneOf("biography-verbs") + `|[—–])(?:\s|,)`)
	bioRole  = lang.AsWord("roles")
	bioClaim = regexp.MustCompile(`(?i)\btweets?\s+(?:at|as|@|from)|\bon (?:twitter|x|bluesky|mastodon)\b|\bfollow (?:him|her|them|me)\b|(?:^|\s)@\w{3,}|\bis the author of\b|\b(?:his|her|their) (?:research|work|writing|latest book|books?|articles)\b|\b(?:he|she|they) (?:is|are|has|have|received|focuses|focus|holds|hold|completed|teaches|writes|lives|earned|currently|previously)\b|\bcan be reached\b|\bwrites (?:about|on|for)\b`)
)

// mostTail bounds how far from the end of a text biographies are looked for.
const mostTail = 100

// bioOf gives the name that a biography begins with and how many signs there
// are that the line is one; 0 if it does not begin with a name.
func bioOf(text string) (name string, signs int) {
	m := bioStart.FindStringSubmatch(text)
	if m == nil || !personName(m[1]) {
		return "", 0
	}
	signs = 2 + min(len(bioRole.FindAllString(strings.ReplaceAll(text, " ", "  "), 3)), 2)
	if bioClaim.MatchString(text) {
		signs += 2
	}
	return cleanName(m[1]), signs
}

// biographies marks the lines on the authors that follow the text, and gives
// the names in them. A person whom the text is about is no author.
func (d *draft) biographies() []string {
	var names []string
	known := lang.Plain(strings.Join(d.meta.Authors, " "))
	for i := len(d.lines) - 1; i >= max(0, len(d.lines)-mostTail); i-- {
		l := &d.lines[i]
		if !l.kept() && l.skip != biography && l.skip != "contact" || l.Kind == Heading {
			continue
		}
		name, signs := bioOf(l.Text)
		family := lang.LastWord(name)
		switch {
		case l.words > 160:
			signs = 0
		case name != "" && strings.Contains(known, lang.Plain(family)):
			signs++
		case name != "" && d.mentions(family, i) > 1:
			signs -= 2
		}
		if signs < 4 {
			if l.prose && l.kept() {
				break // the text begins here
			}
			continue
		}
		l.skip = biography
		names = append([]string{name}, names...)
	}
	return names
}

// mentions counts the kept lines before limit that have a word.
func (d *draft) mentions(word string, limit int) int {
	n := 0
	for _, l := range d.lines[:limit] {
		if l.kept() && strings.Contains(l.Text, word) {
			n++
		}
	}
	return n
}
