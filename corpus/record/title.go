package record

import "strings"

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
