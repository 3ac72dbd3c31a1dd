package record

import (
	"footnote/corpus/lang"
	"strings"
)

// WithSubtitle puts a subtitle behind a title.
func WithSubtitle(title, subtitle string) string {
	if title == "" {
		return subtitle
	}
	if strings.ContainsAny(title[len(title)-1:], ":.?!") {
		return title + " " + subtitle
	}
	return title + ": " + subtitle
}

// titleSeparators stand between a title and the name of a site or a rubric.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · "}

// BesideTitle says whether a text is the title with something before or after it,
// and gives what stands after it: the name of the site.
func BesideTitle(text, norm string) (site string, ok bool) {
	for _, sep := range titleSeparators {
		if at := strings.LastIndex(text, sep); at > 0 && lang.Plain(text[:at]) == norm {
			return strings.TrimSpace(text[at+len(sep):]), true
		}
		if at := strings.Index(text, sep); at > 0 && lang.Plain(text[at+len(sep):]) == norm {
			return "", true
		}
	}
	return "", false
}
