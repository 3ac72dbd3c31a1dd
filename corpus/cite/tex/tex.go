// Package tex writes text for TeX and the programs that read BibTeX: with what has a
// meaning there escaped ([Escape], [Verbatim]), and languages as babel calls them.
package tex

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Escape writes what has a meaning in TeX. Braces that have no partner are
// written as commands, because BibTeX counts also those with a backslash.
func Escape(s string) string {
	left, right := `\{`, `\}`
	if !Balanced(s) {
		left, right = `{\textbraceleft}`, `{\textbraceright}`
	}
	return apart(strings.NewReplacer(
		`\`, `{\textbackslash}`, `{`, left, `}`, right,
		`~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
		`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`,
	).Replace(s))
}

// apart puts an empty group, which no reader shows, between what Zotero would
// make one sign of: ⁈ of "?!", ‼ of "!!", and ℡ of "TEL" within any word.
func apart(tex string) string {
	tex = strings.ReplaceAll(tex, "TEL", "T{}EL")
	for _, marks := range []string{"?!", "!?", "!!"} {
		for strings.Contains(tex, marks) {
			tex = strings.ReplaceAll(tex, marks, marks[:1]+"{}"+marks[1:])
		}
	}
	return tex
}

// Balanced counts braces as BibTeX does, which knows no escapes.
func Balanced(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// Verbatim encodes what would end a field that is otherwise taken as it is.
func Verbatim(s string) string {
	return strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20").Replace(s)
}

// Language gives the name that babel and biblatex know a language by: its
// English name in small letters. It is empty where that is not one word.
func Language(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return ""
	}
	base, _ := parsed.Base()
	name := strings.ToLower(display.English.Languages().Name(base))
	if strings.Contains(name, " ") {
		return ""
	}
	return name
}
