package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
	"footnote/retrieval/catalogue/period"
	"footnote/retrieval/catalogue/phrase"
	"footnote/retrieval/catalogue/scope"
)

var (
	trailingPeriod = lang.Regexp(`^(.+?) (` + period.Words + `)$`)
	lastWords      = phrase.Within(`(?: in)? (?:(?:the|these|our|your|all|any|of) )*<texts>$`)
	whereIs        = pattern(`where (?:is|are|was|were) (?P<words>.+?) (?:mentioned|discussed|talked about|referred to)|(?:in )?(?:what|which) (?:<texts>|<text>) (?:is|are|was) (?P<words2>.+?) (?:mentioned|discussed|talked about)(?: in)?|(?:is|are|was|were) (?P<words3>.+?) (?:mentioned|discussed|talked about)(?: (?:anywhere|somewhere|in any.*|in one.*|in the.*|here))*`)
)

// mereTitles asks for the titles of the library, or of the list before it.
var mereTitles = pattern(`(?:just |only |all )?(?:the )?titles(?: only)?`)

// scope reads what the first words of a question ask of the whole library.
func (f framed) scope() scope.Scope { return scope.Of(f.plain, f.single) }

// topicOf gives what is asked of the texts that a scope names.
func topicOf(s scope.Scope) Topic {
	switch {
	case s.Authors:
		return TopicAuthors
	case s.Counted:
		return TopicCount
	}
	return TopicList
}

// aboutLibrary reads a question about the whole library, or the part of it that
// is by somebody, from a year, on a shelf, or that has a word.
func (rs *Records) aboutLibrary(f framed) (Answer, bool) {
	if named, ok := f.match(whereIs); ok {
		for _, words := range named { // there is one
			return f.mention(words)
		}
	}
	if _, ok := f.match(mereTitles); ok {
		return Answer{Topic: TopicList, Sources: rs.Sources()}, true
	}
	s := f.scope()
	rest := f.plain[s.From:s.To]
	if rest == "" {
		whole := s.MustBe && (s.Asks || s.Noun) || s.Asks && s.Noun
		return Answer{Topic: topicOf(s), Sources: rs.Sources()}, whole
	}
	at := scope.Link.FindStringSubmatchIndex(rest)
	if at == nil {
		on := rs.scheduled(f, span{s.From, s.To})
		return Answer{Topic: topicOf(s), Sources: ByTitle(on)}, on != nil
	}
	part := span{s.From + at[2*scope.Link.SubexpIndex("rest")], s.To}
	group := func(name string) bool { return at[2*scope.Link.SubexpIndex(name)] >= 0 }
	if on := rs.scheduled(f, part); on != nil && s.From > 0 {
		return Answer{Topic: topicOf(s), Sources: ByTitle(on)}, true
	}
	if !s.Noun && !s.MustBe && !s.Any {
		return Answer{}, false
	}
	if group("about") || group("on") && rs.onShelf(f, part) == nil {
		if s.Authors { // a question to the authors
			return Answer{}, false
		}
		known, ok := f.mention(part)
		known.Without = group("without")
		return known, ok
	}
	relation := ""
	if group("since") {
		relation = rest[at[2*scope.Link.SubexpIndex("since")]:at[2*scope.Link.SubexpIndex("since")+1]]
	}
	known, ok := rs.part(f, part, topicOf(s), relation)
	if !ok && s.MustBe && strings.HasPrefix(rest, "by ") {
		return Answer{Topic: topicOf(s)}, true // by nobody that it knows
	}
	return known, ok && (s.MustBe || s.Noun || s.Any)
}

// mostSought bounds the telling words that are looked for as they are. Who asks
// for a longer description is better served by the passages that come near it.
const mostSought = 3

func (f framed) mention(part span) (Answer, bool) {
	words := f.sought(part)
	n := len(names.Telling(words))
	return Answer{Topic: TopicMention, Words: words}, 0 < n && n <= mostSought
}

// sought gives the words that are looked for in the texts.
func (f framed) sought(part span) string {
	if at := lastWords.FindStringIndex(f.plain[part.start:part.end]); at != nil && at[0] > 0 {
		part.end = part.start + at[0]
	}
	text := strings.Trim(f.written(part), "\"“”„«»‘’' ")
	for _, article := range []string{"the ", "a ", "an "} {
		if len(text) > len(article) && strings.EqualFold(text[:len(article)], article) {
			return text[len(article):]
		}
	}
	return text
}

// part finds the sources of some years, of a shelf or of somebody.
func (rs *Records) part(f framed, part span, topic Topic, relation string) (Answer, bool) {
	text := f.plain[part.start:part.end]
	all := Answer{Topic: topic, Sources: rs.Sources()}
	when := strings.TrimSpace(relation + " " + text)
	if years, ok := period.Read(when); ok {
		return rs.of(all, years, when), true
	}
	if relation != "" || strings.HasSuffix(text, " about") {
		return Answer{}, false
	}
	if on := rs.onShelf(f, part); on != nil {
		return Answer{Topic: topic, Sources: ByTitle(on)}, true
	}
	from, at := part.start, trailingPeriod.FindStringSubmatchIndex(text)
	if at != nil {
		part.end = part.start + at[3]
	}
	a := Answer{Topic: topic, Sources: ByTitle(rs.madeBy(f.naming(part)))}
	if len(a.Sources) == 0 {
		a.Sources = ByTitle(rs.byGiven(f.naming(part)))
	}
	known := len(a.Sources) > 0
	if at != nil {
		a = rs.during(a, f, span{from + at[4], from + at[5]})
	}
	return a, known
}

// scheduled finds the sources of a shelf that nothing else is called by: "week 3".
func (rs *Records) scheduled(f framed, part span) []corpus.Source {
	text := f.plain[part.start:part.end]
	if at := lastWords.FindStringIndex(text); at != nil && at[0] > 0 {
		part.end, text = part.start+at[0], text[:at[0]]
	}
	if !strings.Contains(text, "shelf") && !schedule.MatchString(text) {
		return nil
	}
	return rs.onShelf(f, part)
}

var schedule = lang.Regexp(`\b(?:week|session|class|seminar|lecture|unit|module|semester|term|meeting|part|block|section|topic|day)\b.*\d|^(?:the )?[a-z]*\d+[a-z]*$`)

// onShelf finds the sources of the shelf that a part names, nil for none.
func (rs *Records) onShelf(f framed, part span) []corpus.Source {
	text := strings.TrimPrefix(f.plain[part.start:part.end], "the ")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "shelf "), " shelf")
	words := strings.Fields(text)
	var on []corpus.Source
	for _, r := range rs.candidates(words, false) {
		if r.IsShelf(words) {
			on = append(on, r.Source)
		}
	}
	return on
}

// lacking reads a question for the sources whose records say nothing on something: "which
// sources have no date".
func (rs *Records) lacking(f framed) (Answer, bool) {
	named, ok := f.match(lacks)
	if !ok {
		return Answer{}, false
	}
	field := f.plain[named["field"].start:named["field"].end]
	without := slices.DeleteFunc(rs.Sources(), func(s corpus.Source) bool {
		switch strings.TrimSuffix(field, "s") {
		case "author", "writer":
			return len(s.Authors) > 0 || s.Organisation != ""
		case "date", "year":
			return s.Issued != ""
		case "title":
			return s.Title != ""
		}
		return s.Publisher != "" || s.Container != ""
	})
	return Answer{Topic: TopicList, Sources: without}, true
}

var lacks = pattern(`(?:(?:which|what|list|show|show me|how many|are there)(?: (?:all|the|any|our))* )?(?:<texts>|<text>) (?:(?:that|which) )?(?:have no|has no|with no|without(?: an?| any)?|lack|lacks|lacking|miss|are missing|is missing|dont have(?: an?| any)?|doesnt have(?: an?| any)?)(?: (?:an?|the|its|their))? (?P<field>authors?|writers?|dates?|years?|titles?|publishers?|journals?|outlets?)`)
