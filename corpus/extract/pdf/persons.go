package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
)

const (
	// longWord is how many letters a word has at least that is no given name where a text writes it
	// in small letters: shorter ones are, as "Mark" and "Will".
	longWord = 6
	// pagesOfWords is on how many pages such words are looked for.
	pagesOfWords = 6
)

// persons leaves out of names those that are phrases with capitals, as headings and labels have
// them: "Security Assessment". The first pages of the file write their words in small letters too,
// all of them or the first, long one.
func persons(s *layout.File, names []string) []string {
	if len(names) == 0 {
		return names
	}
	small := smallWords(s)
	isSmall := func(w string) bool { return small[lang.Plain(strings.Trim(w, ".,"))] }
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		family, given, _ := strings.Cut(name, ", ")
		words := strings.Fields(given + " " + family)
		return len(words) > 1 && isSmall(words[0]) && (utf8.RuneCountInString(words[0]) >= longWord || !slices.ContainsFunc(words, func(w string) bool { return !isSmall(w) }))
	})
}

// smallWords are the words that the first pages write in small letters, those of addresses for mail
// not among them.
func smallWords(s *layout.File) map[string]bool {
	if s.Small != nil {
		return s.Small
	}
	s.Small = map[string]bool{}
	for _, p := range s.Pages[:min(len(s.Pages), pagesOfWords)] {
		for _, r := range p.Rows {
			if strings.ContainsAny(r.Text, "@{}") {
				continue
			}
			for _, w := range strings.Fields(r.Text) {
				if unicode.IsLower(lang.FirstRune(w)) {
					s.Small[lang.Plain(w)] = true
				}
			}
		}
	}
	return s.Small
}
