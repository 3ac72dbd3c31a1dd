package epub

import (
	"strings"
	"unicode"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// fileEnding is what the names of files end with that books were made of.
var fileEnding = lang.Regexp(`(?i)\.(?:epub|docx?|odt|rtf|indd|html?|xhtml|txt|md|tex|pdf|mobi)$`)

// isFileName says whether what is given as a title is the name of a file or of a
// package: words without spaces, joined by hyphens.
func isFileName(title string) bool {
	if strings.ContainsFunc(title, unicode.IsSpace) || len(title) > longestTitle {
		return false
	}
	return fileEnding.MatchString(title) || strings.ContainsAny(title, "-_")
}

// shownTitle gives the title that the book shows for one that is only the name
// of a file: the first one of the same letters, else "".
func (b *ebook) shownTitle(title string) string {
	if !isFileName(title) {
		return ""
	}
	name := onlyLetters(fileEnding.ReplaceAllString(title, ""))
	for _, shown := range b.firstTitles() {
		if shown != title && name != "" && spellsName(shown, name) && !isFileName(shown) {
			return shown
		}
	}
	return ""
}

// spellsName says whether a title has the letters of a name, or has them after a
// first word of its own, such as that of the publisher.
func spellsName(title, name string) bool {
	_, rest, _ := strings.Cut(title, " ")
	return onlyLetters(title) == name || onlyLetters(rest) == name
}

// onlyLetters gives the letters and figures of a text, in small letters.
func onlyLetters(s string) string { return strings.ReplaceAll(lang.Plain(s), " ", "") }

// The bounds of where a book shows its title.
const (
	firstParts  = 3
	firstNodes  = 500
	firstTitles = 3 // of the table of contents
)

// firstTitles gives the titles at the start of the table of contents and the
// first heading of each of the first parts.
func (b *ebook) firstTitles() []string {
	var out []string
	for _, e := range b.contents[:min(len(b.contents), firstTitles)] {
		out = append(out, e.title)
	}
	for _, id := range b.spine[:min(len(b.spine), firstParts)] {
		tree := b.trees[b.items[id].name]
		if tree == nil {
			continue
		}
		looked := 0
		for n := range tree.Descendants() {
			if looked++; looked > firstNodes {
				break
			}
			if level := xhtml.HeadingLevel(n); level > 0 && level <= 2 || xhtml.TagOf(n) == "p" && xhtml.HasToken(n, "title", "booktitle") {
				out = append(out, shortText(n, longestTitle))
				break
			}
		}
	}
	return out
}
