package catalogue

import (
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/phrase"
)

// A Topic is what a question about the library itself asks for.
type Topic string

// What can be asked of a catalogue.
const (
	TopicAuthors   Topic = "authors"   // who wrote a source
	TopicIssued    Topic = "issued"    // when it was published
	TopicPublished Topic = "published" // where, or by whom, it was published
	TopicCount     Topic = "count"     // how many sources there are
	TopicList      Topic = "list"      // which sources there are: all, of an author, of a year
	TopicMention   Topic = "mention"   // which sources have a word
	TopicAbout     Topic = "about"     // what the library is about
	TopicLength    Topic = "length"    // how long a source is
)

// An Answer is what the records of a library answer.
type Answer struct {
	Topic   Topic
	Sources []corpus.Source // that answer it, in the order of their titles
	Words   string          // that were looked for, where the topic is TopicMention
	Without bool            // then: the sources that do not have them are asked for
	Extreme Extreme         // that only the oldest, the longest … of the sources are asked for: see [Answer.Most]
	Of      int             // then: of how many the records tell it
	Beside  bool            // that passages may be asked for as well: "which rulings are about mould"
	Called  bool            // that the question calls the sources so: "who wrote the tea article"
	Missed  string          // the time that was asked for, as written, where none is of it: the sources fit the rest

	// Undated says that no record has a date, where the oldest or the newest is asked for.
	Undated bool
	// Recent says that what was added lately is asked for: see [Answer.Most].
	Recent *Recent
	// Ahead are those that are dated years ahead, and count as no newest.
	Ahead []corpus.Source
	// Unkinded is how many other sources may be of the kind that was asked for, since the
	// records do not tell of which they are.
	Unkinded int

	// Also answer what the question asks besides: "who wrote it and when".
	Also []Answer

	Kind string // the kind of texts that was asked for, as written, where none is known to be of it, or none of it has the words

	ofKind []corpus.Source // those of the kind that is asked for, if one is: see [Answer.WithinKind]
	kind   string          // as written
	dated  []corpus.Source // of which those of a time were asked for: see [Records.After]
}

// Told says whether the record of one source at least tells what was asked for: who wrote
// it, when or where it was published.
func (a Answer) Told() bool {
	return slices.ContainsFunc(a.Sources, func(s corpus.Source) bool {
		switch a.Topic {
		case TopicAuthors:
			return len(s.Authors) > 0 || s.Organisation != ""
		case TopicIssued:
			return s.Issued != ""
		case TopicPublished:
			return s.Container != "" || s.Publisher != "" || s.URL != ""
		}
		return true
	})
}

// pattern makes a way to ask of a pattern that stands for all of a plain question.
func pattern(text string) way { return phrase.Whole(text) }

// aboutWorks are the questions about single sources or single authors: what the
// pattern calls source or author is looked for in the records.
var aboutWorks = []struct {
	topic Topic
	way   way
}{
	{TopicAuthors, pattern(`(?:who|(?:which|what) (?:authors?|writers?)) (?:(?:all|actually|really|has|have) )?(?:wrote|authored|written|write|writes|penned|edited) (?P<source>.+)`)},
	{TopicAuthors, pattern(`(?:(?:who|what|which|name|whats) )?(?:<is> )?(?:the )?(?:names? of )?(?:the )?(?:authors?|writers?|editors?)(?: names?)? (?:of|for|behind) (?P<source>.+)`)},
	{TopicAuthors, pattern(`who <is> behind (?P<source>.+)`)},
	{TopicAuthors, pattern(`who <is> (?P<source>.+?) (?:written |authored )?(?:by|from)`)},
	{TopicAuthors, pattern(`by who(?:m)? <is> (?P<source>.+?)(?: written| by)?`)},
	{TopicAuthors, pattern(`whose <text> is (?P<source>.+)`)},
	{TopicAuthors, pattern(`(?P<source>.+) (?:authors?|writer)`)},

	{TopicIssued, pattern(`when <is> (?P<source>.+?) (?:been |first |actually )?(?:<put>|come out|came out|appear|from|dated)(?: in)?`)},
	{TopicIssued, pattern(`(?:in |from )?(?:what|which) (?:year|date|month|day)(?: ,)? <is> (?P<source>.+?)(?: (?:<put>|from|come out|came out|appear|date from))?(?: in| on)?`)},
	{TopicIssued, pattern(`(?:what <is> )?(?:the )?(?:publication |release |publishing )?(?:date|year)(?: of publication)? (?:of|for|on) (?P<source>.+)`)},
	{TopicIssued, pattern(`(?P<source>.+?) (?:publication|release|publishing|pub) (?:date|year)`)},
	{TopicIssued, pattern(`how (?:old|recent) (?:is|are) (?P<source>.+)`)},
	{TopicIssued, pattern(`when did (?P<author>.+?) (?:write|publish|post|release)(?: (?:his|her|their|its|the|this|that|it)(?: <text>)?)?`)},
	{TopicIssued, pattern(`(?:when|what year|in what year|in which year) did (?P<author>.+?) <wrote> (?P<source>.+)`)},

	{TopicPublished, pattern(`where <is> (?P<source>.+?) (?:been |first |originally )?(?:<put>|come out|came out|appear|come from|from)(?: in)?`)},
	{TopicPublished, pattern(`(?:from |at )?(?:what|which) (?:university|college|school) <is> (?P<source>.+?)(?: (?:<put>|from|at))+`)},
	{TopicPublished, pattern(`where did (?P<author>.+?) (?:write|publish|post|release) (?:his|her|their|its|the|this|that|it)(?: <text>)?`)},
	{TopicPublished, pattern(`who (?:published|printed|released|put out|issued) (?P<source>.+)`)},
	{TopicPublished, pattern(`(?:(?:what|who) <is> )?(?:the )?(?:publisher|journal|outlet) (?:of|for) (?P<source>.+)`)},
	{TopicPublished, pattern(`(?:in |on |by )?(?:what|which) (?:journal|magazine|newspaper|outlet|publisher|site|website|blog|press)(?: <is>)? (?:published )?(?P<source>.+?)(?: (?:<put>|from|in|on|appear|come out|by))*`)},

	{TopicAbout, pattern(`what <is> (?P<source>.+) about`)},
	{TopicLength, pattern(`(?:how (?:long|big) (?:is|are)|(?:what is )?(?:the )?length of) (?P<source>.+)`)},
	{TopicLength, pattern(`how many (?:passages|pages) (?:does|do|has|have|are in|is in|are there in) (?P<source>.+?)(?: (?:have|has|contain))?`)},

	{TopicList, pattern(`(?:what|which)(?: else)?(?: other)?(?: (?:<texts>|<text>))?(?: else)? <is> (?P<author>.+?) <wrote>(?: (?P<years><when>))?`)},
	{TopicList, pattern(`<is> (?P<author>.+?) <wrote> (?:anything|something|any <texts>|an? <text>|other <texts>)(?: else)?(?: (?P<years><when>))?`)},
	{TopicCount, pattern(`how many <texts> <is> (?P<author>.+?) <wrote>(?: (?P<years><when>))?`)},
	{TopicList, pattern(`(?:(?:what|whats) (?:is )?)?(?:the )?(?:title|name) of (?P<source>(?:the |that )?<text> .+)`)},
	{TopicList, pattern(`(?P<author>.+?) (?:<texts>|bibliography)`)},
}

// workWords are those of which each of these questions has one.
var workWords = lang.Set(`behind wrote authored written write writes penned edited author authors writer writers editor editors by from whose published released printed posted issued put made come
	came appear dated year date month day publication release publishing pub old recent long big length passages pages publish post release publisher journal outlet magazine newspaper site website blog press about submitted handed defended university college school title name
	sources texts books articles papers pieces documents readings works essays reports studies posts files pdfs publications material materials bibliography`)

// aboutAll are the questions about what the whole library speaks of.
var aboutAll = pattern(`what (?:is|are|do|does) (?:all )?(?:of )?(?:<library>|here|(?:the|these|our|your|those)(?: <library>)? <texts>)(?: here)?(?: (?:all|about|on|for|cover|deal with|talk about|discuss|generally|mostly|mainly))+` +
	`|(?:what|which) (?:topics?|subjects?|themes?|areas?)(?: (?:do|does|is|are|have|can|could|covered|cover|there|you|we|i|<library>|<texts>|here|in|ask|about|on|the|these|deal|with|discussed|discuss|search|for|available))+` +
	`|(?:(?:tell (?:me|us) )?(?:something |more |all )?about )?<library>` +
	`|what (?:can|could|should) (?:i|we) ask(?: (?:you|here|about|<library>|the))*` +
	`|(?:summari[sz]e|describe|overview of|summary of|give an overview of)(?: me)?(?: all)? (?:<library>|(?:the|these|our)(?: the)? <texts>)` +
	`|what (?:kinds?|sorts?|types?) of (?:<texts>|<text>|stuff|things)(?: (?:is|are|do|does|you|we|there|this|these|have|here|<library>|in))+`)

// asLong asks which sources are as long as others: how long each is tells it.
var asLong = pattern(`(?:which|what|are there|are|do)(?: any| all| of| the| our| these| them| two| ones| <texts>)*(?: (?:is|are|have|with))?(?: (?:about|roughly|nearly|almost|around|of|the|a))* (?:same|similar|equal|equally) (?:size|sizes|length|lengths|long|big)`)

// Answer reads a question about the library itself, and gives the sources
// whose records answer it, in the order of their titles: none where the library
// has none of that author or year. It is false for all questions to the texts,
// also those of the same form: "who wrote the constitution" is about a source
// only where one is called so. Where the topic is [TopicMention] the sources are
// still to be found, by the words.
func (rs *Records) Answer(q Asked) (Answer, bool) {
	if a, ok := rs.answerOne(q); ok {
		return a, true
	}
	return rs.answerEach(q.typed.question)
}

// answerOne reads a question that asks one thing.
func (rs *Records) answerOne(q Asked) (Answer, bool) {
	for _, f := range q.forms() {
		if _, ok := f.match(aboutAll); ok {
			return Answer{Topic: TopicAbout, Sources: rs.Sources()}, true
		}
		if _, ok := f.match(asLong); ok {
			return Answer{Topic: TopicLength, Sources: rs.Sources()}, true
		}
		for _, read := range []func(framed) (Answer, bool){rs.addedLately, rs.ordered, rs.ofForm, rs.extremeOf, rs.lacking, rs.aboutLibrary, rs.cameOut} {
			if c, ok := read(f); ok {
				return c, true
			}
		}
		if c, ok := rs.aboutWork(f); ok {
			return c, true
		}
		for _, read := range []func(framed) (Answer, bool){rs.present, rs.abroad, rs.kinds} {
			if c, ok := read(f); ok {
				return c, true
			}
		}
	}
	return Answer{}, false
}

// aboutWork reads a question about single sources.
func (rs *Records) aboutWork(f framed) (Answer, bool) {
	if !f.has(workWords) {
		return Answer{}, false
	}
	for _, way := range aboutWorks {
		named, ok := f.match(way.way)
		if !ok {
			continue
		}
		if a, ok := rs.mostOf(f, named["source"], way.topic); ok {
			return a, true
		}
		found := rs.meantBy(f, named, way.topic)
		part, isSource := named["source"]
		if isSource && len(found) == 0 && f.has(madeWords) && slices.Contains(ofOne, way.topic) {
			found = rs.namedByTitle(f.naming(part), way.topic)
		}
		if len(found) == 0 {
			continue
		}
		a := Answer{Topic: way.topic, Sources: ByTitle(found), Called: isSource && f.naming(part).noun}
		if years, ok := named["years"]; ok {
			a = rs.during(a, f, years)
		}
		return a, true
	}
	return Answer{}, false
}

// madeWords are of questions for how a text came to be, which hardly anything else that is
// called like a part of its title did: "how old is Alice" is none.
var madeWords = lang.Set("wrote written write authored author published publish released printed issued " +
	"geschrieben schrieb verfasst veroffentlicht erschienen erschien publiziert herausgegeben")

// namedByTitle finds the one source that is named by a word of its title that no other has,
// or by a whole title, where the record does not tell who wrote it.
func (rs *Records) namedByTitle(n naming, topic Topic) []corpus.Source {
	if found := rs.distinctive(n); len(found) > 0 {
		return found
	}
	if topic == TopicAuthors {
		return rs.whole(n)
	}
	return nil
}

// meantBy finds the sources that the parts of a question mean: a work, the works of an
// author, or the work of an author that is named with him.
func (rs *Records) meantBy(f framed, parts map[string]span, topic Topic) []corpus.Source {
	source, isSource := parts["source"]
	author, isAuthor := parts["author"]
	switch {
	case isSource && isAuthor:
		return f.naming(source).among(rs.authored(f.naming(author), true))
	case isSource:
		return rs.works(f.naming(source), topic)
	}
	return rs.byAny(f, author)
}

func within(list []corpus.Source, id corpus.SourceID) bool {
	return slices.ContainsFunc(list, func(s corpus.Source) bool { return s.ID == id })
}

// byAny finds the sources of an author, or of each of several that are named.
func (rs *Records) byAny(f framed, part span) (found []corpus.Source) {
	if found = rs.authored(f.naming(part), true); len(found) > 0 {
		return found
	}
	for _, one := range f.split(part) {
		by := rs.authored(f.naming(one), true)
		if len(by) == 0 {
			return rs.byGiven(f.naming(part))
		}
		found = union(found, by)
	}
	return found
}

// works finds the sources that a question about works means. A title of one or
// two words, which may be what the texts speak of, is meant by who asks for its
// authors, and by who asks for its date only where it has both.
func (rs *Records) works(n naming, topic Topic) []corpus.Source {
	if of := rs.theKind(n); len(of) > 0 {
		return of
	}
	if len(n.words) == 0 {
		// "who wrote these texts", "when was this published": all, or the only one.
		if n.noun && n.plural || len(rs.all) == 1 && (n.noun || len(n.all) == 0) {
			return rs.Sources()
		}
		if found := rs.distinct(naming{words: n.all, article: n.article}); len(found) > 0 || topic == TopicAbout {
			return found // "the handbook", where one title has that
		}
		return rs.onlyOne(n)
	}
	if file := rs.filed(n.all); len(file) > 0 {
		return file
	}
	found := rs.named(n, topic != TopicAbout)
	if len(found) == 0 && topic == TopicAuthors {
		return rs.distinctWithMaker(n)
	}
	if n.noun || n.quoted || n.long || len(n.words) > 2 {
		return found
	}
	known := func(s corpus.Source) bool {
		authors := len(s.Authors) > 0 || s.Organisation != ""
		return authors && (topic == TopicAuthors || s.Issued != "")
	}
	if !slices.ContainsFunc(found, known) {
		return nil
	}
	return found
}
