package textile

import (
	"strings"

	"footnote/corpus/lang"
)

// wholeText are the marks that go over rows.
var wholeText = []rewriting{
	{lang.Regexp(`(?s)\{(?:code|noformat)(?::[^{}\n]*)?\}[ \t]*\n(.*?)\n?[ \t]*\{(?:code|noformat)\}`), "\n" + fence + "\n$1\n" + fence + "\n"},
	{lang.Regexp(`\{(?:code|noformat)(?::[^{}\n]*)?\}([^\n]*?)\{(?:code|noformat)\}`), "`$1`"},
	{lang.Regexp(`(?s)<pre>(?:\s*<code[^<>]*>)?\n?(.*?)(?:</code>\s*)?</pre>`), "\n" + fence + "\n$1\n" + fence + "\n"},
	{lang.Regexp(`(?m)^[ \t]*\{\{[<>]?\w+(?:\([^()\n]*\))?[ \t]*\}\}[ \t]*$`), ""}, // of Redmine
	{lang.Regexp(`(?m)^[ \t]*\{\{collapse(?:\(([^()\n]*)\))?[ \t]*$`), "\n$1\n"},
	{lang.Regexp(`(?m)^[ \t]*\}\}[ \t]*$`), ""},
	{lang.Regexp(`\{color(?::[^{}\n]*)?\}`), ""},
	{lang.Regexp(`\{(?:anchor|toc|children|pagetree|include|mention|recently-updated)(?::[^{}\n]*)?\}`), ""},
}

// boxes are macros of Jira around a part of the text, some with a title; a status stands in a
// row, and its title is all that it shows.
var boxes = lang.Regexp(`\{(panel|info|note|warning|tip|expand|quote|section|column|excerpt|cloak|align|div|status)(?::([^{}\n]*))?\}`)

// withoutMacros rewrites the marks that go over rows, and keeps the titles of boxes.
func withoutMacros(text string) string {
	return boxes.ReplaceAllStringFunc(rewrite(text, wholeText), func(box string) string {
		m := boxes.FindStringSubmatch(box)
		if m[1] == "status" {
			return titleOf(m[2])
		}
		return "\n\n" + titleOf(m[2]) + "\n\n"
	})
}

// titleOf finds the title among what is set of a box: under that name, or first and without one.
func titleOf(settings string) string {
	for setting := range strings.SplitSeq(settings, "|") {
		name, value, named := strings.Cut(strings.TrimSpace(setting), "=")
		switch {
		case !named:
			return name
		case strings.EqualFold(name, "title"):
			return value
		}
	}
	return ""
}
