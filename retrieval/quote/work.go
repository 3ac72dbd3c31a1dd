package quote

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/quote/speech"
	"footnote/retrieval/quote/words"
)

// yearIn finds the years of what stands behind a quotation.
var yearIn = lang.Regexp(`\b(?:1[4-9]|20)\d\d\b`)

// ofAnotherWork says whether what is typed behind a quotation by its author names another year
// or title than the source has: an author has more than one work.
func ofAnotherWork(typed string, c Checked) bool {
	if mine := yearIn.FindAllString(typed, -1); len(mine) > 0 && c.Source.Issued != "" {
		theirs := c.Source.Issued + " " + c.Source.Original + " " + c.Source.Title
		return !slices.ContainsFunc(mine, func(y string) bool { return strings.Contains(theirs, y) })
	}
	_, title, _ := strings.Cut(typed, ",")
	title, _, _ = strings.Cut(title, "(")
	all := words.Tokens(withoutRoles(title))
	list := filter(words.Pick(all, words.Places(all)), isContent)
	own := speech.NameWords(strings.Join([]string{c.Source.Title, c.Source.Container, c.Source.Publisher, c.Passage.Locator.Section, strings.Join(c.Source.Authors, " ")}, " "))
	known := func(w string) bool { return slices.Contains(own, w) || words.English().IsNumber(w) }
	return len(list) >= 2 && !slices.ContainsFunc(all, func(t words.Token) bool { return !t.Capital && isContent(t.Word) }) && !slices.ContainsFunc(list, func(w string) bool { return words.English().Is("TITLE", w) || known(w) })
}

// withoutRoles leaves out of what is typed behind an author what only says who that is:
// "Keeper of the Locks, Letter on the Weirs".
func withoutRoles(typed string) string {
	parts := strings.Split(typed, ",")
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return isRole(words.Tokens(part)) }), ",")
}

// institutions and organisations are words for where somebody is: "University of Leeds".
var institutions, organisations = lang.PhraseSet("institutions"), lang.AsWord("organisations")

// isRole says whether some words are what somebody is, or where: a word for that, before the
// first preposition. With a capital article it is a title: "The Keeper of the Locks".
func isRole(list []words.Token) bool {
	if len(list) == 0 || list[0].Word == "the" && list[0].Capital {
		return false
	}
	head := 0
	for head+1 < len(list) && !words.English().Is("OF", list[head+1].Word) {
		head++
	}
	w := list[head].Word
	return institutions()[w] || organisations.MatchString(w) || words.English().Is("ROLE", w) || words.English().Is("TITLE", w) || words.English().EndsAs("ROLE_END", w)
}

// workOf gives a source as it is named behind a quotation: "Ada Harrow, Of Weirs, 1852".
func workOf(who []string, s corpus.Source) string {
	year, _, _ := strings.Cut(s.Issued, "-")
	parts := slices.DeleteFunc([]string{strings.Join(who, " & "), s.Title, year}, func(p string) bool { return p == "" })
	return strings.Join(parts, ", ")
}
