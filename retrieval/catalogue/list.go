package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
	"footnote/retrieval/catalogue/period"
)

// What a question about the whole library begins with: words that ask, that hold
// it together, and that the library's sources are called by.
var (
	libraryFillers = lang.Set(`who what which whats is are do does did have has we you they i me us got own hold contain include keep can could read find search see
		there all any some anything something stuff everything much more other different the a an our your my of to how many number count total list lists show name give
		display view currently now so far altogether available loaded added been exactly use please material else title names`)
	libraryNouns = lang.Set(`sources source texts books articles papers documents readings essays reports studies posts files pdfs publications titles works pieces authors writers`)
	// One of them, as in "which text mentions …".
	libraryNoun = lang.Set(`text book article paper document reading essay report study post publication author`)
	before      = lang.Set("which what any a one")
)

var (
	asksLibrary = lang.Regexp(`\b(?:what|which|how many|number|count|lists?|show|name|give|display|view|all|everything|is there|are there|who are|any|anything|something|some)\b`)
	hasLibrary  = lang.Regexp(`\b(?:we|you)(?: all)? (?:have|got|own|keep|hold)\b|\bhave (?:we|you)\b`)
	seeksAny    = lang.Regexp(`\b(?:anything|something|stuff|everything|any|some|much|more)\b`)
	inLibrary   = lang.Regexp(parts.Replace(`\b(?:(?:(?:in|on|from|of|inside|within) )?(?:<library>|here)|in there|does <library>)\b`))
	ourOwn      = lang.Regexp(` (?:do (?:we|you) have|have (?:we|you)(?: got)?|(?:are|is) there|there (?:are|is)|we have)$`)
	howMany     = lang.Regexp(`^(?:many|much)\b`)
	numbers     = lang.Regexp(`\b(?:how many|number|count|total)\b`)

	// link parts these words from whom or what is looked for.
	link = lang.Regexp(`^(?:that |which )?(?:(?:are|is|were|was|stand) )?(?:` +
		`(?P<by>(?:written |published |released |posted |came out |come out |appeared )?(?:by|from|in|during)|of|for|dated)|(?P<on>on|under)|(?:written |published |released |posted |came out |come out |appeared )?(?P<since>since|after|before|until|between|(?:older|earlier|newer|later|more recent) than)|` +
		`(?P<about>about|regarding|concerning|(?P<without>(?:says?|has|have|contains?) (?:nothing|no word) (?:about|on|of)|omits?|lacks?|leaves? out|(?:do not|does not|dont|doesnt|not|never)(?: ever)? (?:mention|discuss|cover|contain|have|talk about|speak (?:of|about)|write about|refer to|bring up|deal with|say (?:something|anything) (?:about|on)))|(?:do |does )?(?:mention(?:s|ing|ed)?|(?:talk|speak|write)s? (?:about|of|on)|discuss(?:es|ing)?|covers?|covering|deals? with|refers? to|brings? up|says? (?:something|anything) (?:about|on)|contains?)))` +
		` (?P<rest>.+)$`)
	ofThem         = lang.Regexp(parts.Replace(`^(?:(?:all|the|our|your|my|these) )*<texts>\b`))
	trailingPeriod = lang.Regexp(`^(.+?) (` + period.Words + `)$`)
	lastWords      = lang.Regexp(parts.Replace(`(?: in)? (?:(?:the|these|our|your|all|any|of) )*<texts>$`))
	whereIs        = pattern(`where (?:is|are|was|were) (?P<words>.+?) (?:mentioned|discussed|talked about|referred to)|(?:in )?(?:what|which) (?:<texts>|<text>) (?:is|are|was) (?P<words2>.+?) (?:mentioned|discussed|talked about)(?: in)?|(?:is|are|was|were) (?P<words3>.+?) (?:mentioned|discussed|talked about)(?: (?:anywhere|somewhere|in any.*|in one.*|in the.*|here))*`)
)

// insideParts are those of which whatever inLibrary matches has one: the pattern is slow, and
// most questions have none.
var insideParts = []string{"librar", "collection", "database", "archive", "corpus", "reading list", "bibliography", "catalog", "bot", "here"}

// mereTitles asks for the titles of the library, or of the list before it.
var mereTitles = pattern(`(?:just |only |all )?(?:the )?titles(?: only)?`)

// A scope is what a question asks of the whole library, as far as its first
// words tell it.
type scope struct {
	topic    Topic
	mustBe   bool // "do we have", "in here": it can be about nothing else
	any      bool // "anything", "any texts"
	asks     bool
	noun     bool
	from, to int // what is left of the plain question
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
		return Answer{Topic: TopicList, Sources: rs.sources()}, true
	}
	s := f.scope()
	rest := f.plain[s.from:s.to]
	if rest == "" {
		whole := s.mustBe && (s.asks || s.noun) || s.asks && s.noun
		return Answer{Topic: s.topic, Sources: rs.sources()}, whole
	}
	at := link.FindStringSubmatchIndex(rest)
	if at == nil {
		on := rs.scheduled(f, span{s.from, s.to})
		return Answer{Topic: s.topic, Sources: ByTitle(on)}, on != nil
	}
	part := span{s.from + at[2*link.SubexpIndex("rest")], s.to}
	group := func(name string) bool { return at[2*link.SubexpIndex(name)] >= 0 }
	if on := rs.scheduled(f, part); on != nil && s.from > 0 {
		return Answer{Topic: s.topic, Sources: ByTitle(on)}, true
	}
	if !s.noun && !s.mustBe && !s.any {
		return Answer{}, false
	}
	if group("about") || group("on") && rs.onShelf(f, part) == nil {
		if s.topic == TopicAuthors { // a question to the authors
			return Answer{}, false
		}
		known, ok := f.mention(part)
		known.Without = group("without")
		return known, ok
	}
	relation := ""
	if group("since") {
		relation = rest[at[2*link.SubexpIndex("since")]:at[2*link.SubexpIndex("since")+1]]
	}
	known, ok := rs.part(f, part, s.topic, relation)
	if !ok && s.mustBe && strings.HasPrefix(rest, "by ") {
		return Answer{Topic: s.topic}, true // by nobody that it knows
	}
	return known, ok && (s.mustBe || s.noun || s.any)
}

// scope reads the first words of a question about the whole library.
func (f framed) scope() scope {
	// What says "in the library" stands anywhere, and is no word of what is sought.
	blank := func(found string) string { return strings.Repeat(" ", len(found)) }
	plain := f.plain
	if slices.ContainsFunc(insideParts, func(part string) bool { return strings.Contains(plain, part) }) {
		plain = inLibrary.ReplaceAllStringFunc(plain, blank)
	}
	mustBe := plain != f.plain
	plain = ourOwn.ReplaceAllStringFunc(plain, blank)
	s := scope{topic: TopicList, mustBe: mustBe, to: len(strings.TrimRight(plain, " ,"))}
	last := ""
	for s.from < s.to {
		word, after, _ := strings.Cut(plain[s.from:s.to], " ")
		begun := s.noun || s.mustBe || hasLibrary.MatchString(plain[:s.from]) || seeksAny.MatchString(plain[:s.from])
		if begun && link.MatchString(plain[s.from:s.to]) && !(word == "of" && ofThem.MatchString(after)) {
			break
		}
		one := libraryNoun[word] && (before[last] || f.single)
		thing := f.single && (word == "thing" || word == "one")
		if word == "how" && !howMany.MatchString(after) {
			break // "how did the papers write about it" asks for what they wrote
		}
		if word != "" && word != "," && !libraryFillers[word] && !libraryNouns[word] && !one && !thing {
			break
		}
		s.noun = s.noun || libraryNouns[word] || one || thing
		if word != "" {
			last = word
		}
		if word == "authors" || word == "writers" {
			s.topic = TopicAuthors
		}
		s.from = min(s.to, s.from+len(word)+1)
	}
	head := plain[:s.from]
	s.mustBe = s.mustBe || hasLibrary.MatchString(f.plain[:s.from]) || hasLibrary.MatchString(ourOwn.FindString(f.plain))
	s.asks = asksLibrary.MatchString(head)
	s.any = seeksAny.MatchString(head)
	if s.topic == TopicList && numbers.MatchString(head) {
		s.topic = TopicCount
	}
	return s
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
	all := Answer{Topic: topic, Sources: rs.sources()}
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
	without := slices.DeleteFunc(rs.sources(), func(s corpus.Source) bool {
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
