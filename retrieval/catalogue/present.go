package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// presentWays are the questions whether a work is in the library at all.
var presentWays = []way{
	pattern(`(?:(?:do|does|did) )?(?:we|you|they|<library>|have we|have you) (?:have|own|hold|got|contain|include)(?: got)?(?: a copy of)? (?P<source>.+?) by (?P<author>.+?)(?: (?:in )?(?:here|there|<library>))?`),
	pattern(`(?:(?:do|does|did) )?(?:we|you|they|<library>|have we|have you) (?:have|own|hold|got|contain|include)(?: got)?(?: a copy of)? (?P<source>.+?)(?: (?:in )?(?:here|there|<library>))?`),
	pattern(`(?:is|are) (?P<source>.+?) by (?P<author>.+?) (?:(?:already |also )?(?:in )?(?:here|<library>)|available)`),
	pattern(`(?:is|are) (?P<source>.+?) (?:(?:already |also )?(?:in )?(?:here|<library>)|available)`),
}

// present reads a question whether a work is there, where it is: one that is named by two words
// at least, or called a text, since "do we have rights" asks for no title.
func (rs *Records) present(f framed) (Answer, bool) {
	first, _, _ := strings.Cut(f.plain, " ")
	if !presentFirst[first] || !f.has(presentWords) {
		return Answer{}, false
	}
	for _, way := range presentWays {
		named, ok := f.match(way)
		if !ok {
			continue
		}
		n := f.naming(named["source"])
		if len(n.words) < 2 && !n.quoted && (!n.noun || slices.Contains(f.words(named["source"]), "by")) {
			continue // nor is "the report by the commission" just any report
		}
		found := rs.meantBy(f, named, TopicAuthors)
		if len(found) == 0 && named["author"] == (span{}) {
			found = rs.owned(f, named["source"])
		}
		if len(found) > 0 {
			return Answer{Topic: TopicList, Sources: ByTitle(found), Called: true}, true
		}
	}
	return Answer{}, false
}

// owned finds the source of an author that words of its title follow: "Hadian's Delta".
func (rs *Records) owned(f framed, part span) []corpus.Source {
	words := f.words(part)
	if len(words) < 2 {
		return nil
	}
	return naming{all: words[1:]}.among(rs.authored(naming{words: words[:1]}, false))
}

// presentFirst are the words that such a question begins with, and presentWords those of which
// it has one.
var (
	presentFirst = lang.Set("is are do does did have we you")
	presentWords = lang.Set("have own hold got contain include here available library collection database archive corpus list bibliography catalogue catalog bot")
)
