package cite

import (
	"cmp"
	"strings"

	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// capitalised gives the work with the capitals of a style in its title, and in
// the name of what it stands in if that is of English words.
func (w citedWork) capitalised(small func(string) bool) citedWork {
	if !w.inEnglish() {
		return w
	}
	if !strings.EqualFold(w.Genre, "software") { // whose names have letters of their own
		w.Title = lang.HeadlineCase(w.Title, small)
	}
	if phrase.IsEnglish(w.Container) || w.Form == work.Chapter && !phrase.HasForeignWord(w.Container) {
		w.Container = lang.HeadlineCase(w.Container, small)
	}
	return w
}

// inEnglish goes by the title, and by the name of what it stands in, where a record without a text
// does not name its language.
func (w citedWork) inEnglish() bool {
	if w.Language != "" {
		return w.Language == "en" || strings.HasPrefix(w.Language, "en-")
	}
	in := cmp.Or(lang.Detect(w.Container), lang.Seems(w.Container, nil))
	return phrase.IsTitleInEnglish(w.Title) && (in == "" || in == "en")
}
