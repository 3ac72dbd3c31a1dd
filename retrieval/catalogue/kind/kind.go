// Package kind reads in a question which kind of texts is asked for, and tells which sources
// are of it, as far as their records do.
//
//	k, ok := kind.Find("list all theses") // "theses"
//	k.Of(sources)                         // those whose record calls them so
package kind

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// A Kind is a kind of texts that a question names.
type Kind struct {
	Start, End int  // of the words for it in the plain question
	Plural     bool // of these words
	// Strict says that nobody calls another text so: any text may be called a book.
	Strict bool

	is func(corpus.Source) bool
}

// kinds are the words for each kind, longer ones before their ends.
var kinds = []struct {
	words  *lang.Pattern
	strict bool
	is     func(corpus.Source) bool
}{
	{words(`masters? thes[ie]s|masters? dissertations?|masterarbeit(?:en)?`), true, thesisOf("master")},
	{words(`(?:doctoral|phd) (?:thes[ie]s|dissertations?)|doktorarbeit(?:en)?`), true, thesisOf("doctoral", "phd", "dissertation")},
	{words(`bachelors? thes[ie]s|bachelorarbeit(?:en)?`), true, thesisOf("bachelor")},
	{words(`thes[ie]s|dissertation(?:s|en)?|abschlussarbeit(?:en)?|tesis`), true, formed(work.Thesis)},
	{words(`interviews?`), true, called("Interview")},
	{words(`(?:lecture )?slides|slide decks?|lectures?`), true, func(s corpus.Source) bool {
		return work.Of(s).Form == work.Talk || strings.Contains(s.MediaType, "presentation")
	}},
	{words(`(?:journal|academic|scholarly|scientific|peer reviewed|research) (?:articles?|papers?)`), true, formed(work.Article)},
	{words(`(?:magazine|newspaper|news|press) (?:articles?|pieces?)`), true, formed(work.Magazine)},
	{words(`web ?pages?|websites?|blog ?posts?`), true, formed(work.WebPage)},
	{words(`book chapters?|chapters? of books`), true, formed(work.Chapter)},
	{words(`(?:technical |research )?reports?`), false, formed(work.Report)},
	{words(`chapters?`), false, formed(work.Chapter)},
	{words(`books?`), false, formed(work.Book)},
}

// inKinds are the letters of which each of these words has some: the expressions take long.
var inKinds = []string{"thes", "dissertation", "arbeit", "tesis", "interview", "slide", "lecture", "article", "paper", "piece", "page", "website", "blog", "chapter", "book", "report"}

// articles are what the newest article is one of, but "list the articles" asks for any texts.
var articles = words(`articles?`)

func words(text string) *lang.Pattern { return lang.Regexp(`\b(?:` + text + `)\b`) }

func formed(forms ...work.Form) func(corpus.Source) bool {
	return func(s corpus.Source) bool { return slices.Contains(forms, work.Of(s).Form) }
}

func called(genre string) func(corpus.Source) bool {
	return func(s corpus.Source) bool { return strings.EqualFold(s.Genre, genre) }
}

// thesisOf tells the theses of a degree, which the genre has.
func thesisOf(degrees ...string) func(corpus.Source) bool {
	return func(s corpus.Source) bool {
		genre := strings.ToLower(s.Genre)
		return work.Of(s).Form == work.Thesis && slices.ContainsFunc(degrees, func(d string) bool { return strings.Contains(genre, d) })
	}
}

// Find finds the kind that a plain question names first.
func Find(plain string) (k Kind, ok bool) {
	if !slices.ContainsFunc(inKinds, func(letters string) bool { return strings.Contains(plain, letters) }) {
		return Kind{}, false
	}
	for _, known := range kinds {
		if at := known.words.FindStringIndex(plain); at != nil {
			return Kind{at[0], at[1], isPlural(plain[at[0]:at[1]]), known.strict, known.is}, true
		}
	}
	return Kind{}, false
}

// FindOne is [Find] for who asks for one text, the newest or the longest: there an article is
// one of a journal, of a newspaper or of the web, if there is any.
func FindOne(plain string) (Kind, bool) {
	if k, ok := Find(plain); ok {
		return k, true
	}
	at := articles.FindStringIndex(plain)
	if at == nil {
		return Kind{}, false
	}
	return Kind{at[0], at[1], isPlural(plain[at[0]:at[1]]), false, formed(work.Article, work.Magazine, work.WebPage)}, true
}

// IsKnown says whether the record of a source tells of which kind it is, as that of each does
// that is of one.
func IsKnown(s corpus.Source) bool {
	return work.Of(s).Form != work.Document || s.Genre != "" || strings.Contains(s.MediaType, "presentation")
}

// Named is [Find] of words that are nothing but the name of a kind: "book", "master theses".
func Named(name string) (Kind, bool) {
	k, ok := Find(name)
	return k, ok && k.Start == 0 && k.End == len(name)
}

func isPlural(words string) bool {
	return (strings.HasSuffix(words, "s") || strings.HasSuffix(words, "en")) && !strings.HasSuffix(words, "thesis") && words != "tesis"
}

// Of gives those of some sources that are known to be of the kind.
func (k Kind) Of(sources []corpus.Source) []corpus.Source {
	return slices.DeleteFunc(slices.Clone(sources), func(s corpus.Source) bool { return !k.is(s) })
}
