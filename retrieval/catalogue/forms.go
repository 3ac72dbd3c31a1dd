package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/work"
)

// forms are the names of what works are published as, which a record tells where its title may
// not: who asks for journal articles wants what stands in a journal.
var forms = []struct {
	way  way
	form work.Form
}{
	{formWay(`(?:journal|academic|scholarly|scientific|peer reviewed|research) (?:articles?|papers?)`), work.Article},
	{formWay(`(?:magazine|newspaper|news|press) (?:articles?|pieces?)`), work.Magazine},
	{formWay(`book chapters?|chapters? of books`), work.Chapter},
	{formWay(`thes[ie]s|dissertations?`), work.Thesis},
	{formWay(`web ?pages?|websites?|blog ?posts?`), work.WebPage},
}

func formWay(names string) way {
	const lead = `(?:(?:can you )?(?:list|show|give|find|what|which|got|any|how many|(?:do|have) (?:we|you)(?: have| got)?|(?:are|is) there)(?: (?:me|us|all|any|an?|the|our|your|of|other))*) `
	const tail = `(?: (?:(?:do|have) (?:we|you)(?: have| got)?|(?:we|you) have|(?:are|is) there|there are|(?:are |is )?(?:in )?(?:here|<library>)))`
	return pattern(lead + `(?:` + names + `)` + tail + `*|(?:` + names + `)` + tail + `+`)
}

// ofForm reads a question for what is published in some form. Where no record tells it, all are
// listed, with passages beside: they may be of it, or speak of it.
func (rs *Records) ofForm(f framed) (Answer, bool) {
	for _, known := range forms {
		if _, ok := f.match(known.way); !ok {
			continue
		}
		all := ByTitle(rs.sources())
		a := Answer{Topic: TopicList, Sources: slices.DeleteFunc(slices.Clone(all), func(s corpus.Source) bool { return work.Of(s).Form != known.form })}
		if len(a.Sources) == 0 {
			return Answer{Topic: TopicList, Sources: all, Beside: true}, true
		}
		if strings.HasPrefix(f.plain, "how many ") {
			a.Topic = TopicCount
		}
		return a, true
	}
	return Answer{}, false
}
