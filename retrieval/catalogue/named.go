package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A Named is what a question says of where to look.
type Named struct {
	Sources []corpus.Source // that are named, in the order of their titles
	Names   int             // how many were named: the passages of several stand side by side
	Rest    string          // the question without the names and their frame, as it was written; empty where nothing is left
}

// Ways to say what somebody says, thinks or writes, in all forms.
var sayings = strings.NewReplacer(
	"<say>", `(?:say|says|said|saying|think|thinks|thought|write|writes|written|wrote|argue|argues|argued|claim|claims|claimed|believe|believes|believed|mean|means|meant|conclude|concludes|concluded|state|states|stated|tell us|tells us|teach|teaches|taught|suggest|suggests|suggested|mention|mentions|mentioned|discuss|discusses|discussed|report|reports|reported|make of|makes of|note|notes|noted|have to say|has to say|had to say|talk|talks|talked|maintain|maintains|recommend|recommends|propose|proposes|predict|predicts|expect|expects|warn|warns|point out|points out|emphasi[sz]es?|stress|stresses)`,
	"<explain>", `(?:explain|explains|explained|see|sees|saw|describe|describes|described|define|defines|defined|view|views|viewed|characteri[sz]es?|interpret|interprets|interpreted|justify|justifies|justified|understand|understands|understood|explain|criticise|criticises|criticize|criticizes|treat|treats|treated|portray|portrays|evaluate|assess|assesses|analy[sz]es?|argue for|argues for|argue against|argues against)`,
	"<view>", `(?:views?|take|takes|position|opinion|opinions|argument|arguments|stance|account|thoughts|analysis|explanation|perspective|reading|theory|definition|critique|criticism|conclusions?|claims?|thesis|verdict|interpretation|description)`,
	"<about>", `(?:about|on|of|regarding|concerning|for|that|to|as to|with regard to)`,
	"<do>", `(?:do|does|did|has|have|had|would|is|are|was)`,
	"<text>", `(?:source|text|book|article|paper|piece|document|reading|essay|report|study|post|chapter|publication|thesis)`,
)

// says reads a pattern for all of a plain question.
func says(text string) way { return pattern(sayings.Replace(text)) }

// A nameFrame is a way to name a source in a question. The pattern calls it
// name; rest is what is left of the question, with lead before it; place is what
// may be a shelf or something that is called a text.
type nameFrame struct {
	way    way
	by     bool // an author or an outlet, and no title
	speaks bool // says something: then a title of one word is one, if somebody wrote it
}

var nameFrames = []nameFrame{
	{says(`what(?: else| exactly| all)? (?:<do> )?(?P<name>.+?) (?:<do> )?<say>(?: (?:anything|something|much|exactly))?(?: <about>)?(?: (?P<rest>.+))?`), false, true},
	{says(`(?P<name>.+?) <say>(?: (?:anything|something|much))? <about> (?P<rest>.+)`), true, true},
	{says(`(?:(?:what|how|explain|describe|summari[sz]e) )?(?:<do> )?(?P<name>.+?) (?:own |main |overall )?<view>(?: <about> (?P<rest>.+))?`), false, true},
	{says(`<do> (?P<name>.+?) (?:<say>|agree|disagree|support|address|cover)(?: (?:anything|something|much))?(?: <about>)?(?: (?P<rest>.+))?`), false, true},
	{says(`(?P<lead>how|why|when|where|who)(?: <do>)? (?P<name>.+?) <say>(?: <about>)? (?P<rest>.+)`), false, true},
	{says(`(?:(?P<lead>how|why|when|where|who)(?: <do>)? )?(?P<name>.+?) (?P<rest><explain> .+)`), false, true},
	{says(`(?:according to|as per|per|going by|based on) (?P<name>.+?)(?: view| opinion| words| account)? , (?P<rest>.+)`), false, true},
	{says(`(?:according to|going by|based on) (?P<name>.+?) (?P<rest>(?:what|who|when|where|why|how|which|is|are|was|were|do|does|did|can|should) .+)`), false, true},
	{says(`(?P<lead>what|who|when|where|why|how|which .+?)(?: ,)? according to (?P<name>.+?) (?:, )?(?P<rest>(?:is|are|was|were|do|does|did|has|have|can|should) .+)`), false, true},
	{says(`(?P<rest>.+)(?: ,)? (?:according to|as per|going by|based on|in the (?:view|opinion|words) of) (?P<name>.+)`), false, true},
	{says(`(?:in|from|for|on|looking at|using) (?P<place>.+?) , (?P<rest>.+)`), false, false},
	{says(`(?:in|from|for|on) (?P<place>.+?) (?P<rest>(?:what|who|when|where|why|how|which|is|are|was|were|do|does|did) .+)`), false, false},
	{says(`(?P<rest>.+)(?: ,)? (?:in|from|on|for) (?P<place>.+)`), false, false},
	{says(`(?P<rest>.+?)(?: ,)? (?:in|from|on|for) (?P<place>.+)`), false, false},
	{says(`(?P<name>.+?) (?:on|about|regarding) (?P<rest>.+)`), true, false},
	{says(`(?P<name>.+?) , (?P<rest>.+)`), true, false},
	{says(`compare (?P<name>.+?)(?: (?:on|about|regarding) (?P<rest>.+))?`), true, false},
	{says(`(?:what (?:is|are) )?(?:the )?(?:difference|differences|disagreements?|similarity|similarities) between (?P<name>.+?)(?: (?:on|about|regarding) (?P<rest>.+))?`), true, false},
	{says(`(?:(?:how|where|why) )?<do> (?P<name>.+?) (?:agree|disagree|differ|say the same|think the same|contradict each other)(?: (?:on|about|over|that|in|with|regarding))?(?: (?P<rest>.+))?`), true, false},
}

// speakWords are those of which each way of speaking has one.
var speakWords = lang.Set(`say says said saying think thinks thought write writes written wrote argue argues argued claim claims claimed believe believes believed mean means meant conclude concludes
	concluded state states stated tell tells teach teaches taught suggest suggests suggested mention mentions mentioned discuss discusses discussed report reports reported make makes note notes noted have
	has had talk talks talked maintain maintains recommend recommends propose proposes predict predicts expect expects warn warns point points emphasise emphasises emphasize emphasizes emphasi stress stresses
	agree disagree support supports address cover explain explains explained see sees saw describe describes described define defines defined view views viewed characterise characterises characterize
	characterizes interpret interprets interpreted justify justifies justified understand understands understood criticise criticises criticize criticizes treat treats treated portray portrays evaluate assess
	assesses analyse analyses analyze analyzes argues take takes position opinion opinions argument arguments stance account thoughts analysis explanation perspective reading theory definition critique criticism
	conclusion conclusions thesis verdict interpretation description according per going based words`)

// namingWords are those of which each of the other ways has one, or the comma.
var namingWords = lang.Set(`in from for on looking using about regarding , compare between agree disagree differ same contradict`)

// Named finds the authors, outlets, titles and shelves that a question
// names, where it has the form of naming them: "what does X say about …",
// "according to X", "X on …", "in X, who …". Elsewhere a name is what is asked
// about, as is a short title that nobody calls a text.
func (rs *Records) Named(q Asked) (Named, bool) {
	f := q.bare
	speaks, names := f.has(speakWords), f.has(namingWords)
	for _, way := range nameFrames {
		if way.speaks && !speaks || !way.speaks && !names {
			continue
		}
		parts, ok := f.match(way.way)
		if !ok {
			continue
		}
		if found, names := rs.whoseIs(f, parts, way); len(found) > 0 {
			if f.rest(parts) == "" && rs.areShort(f.naming(parts["name"])) {
				continue // "what does gpl mean"
			}
			return Named{Sources: ByTitle(found), Names: names, Rest: f.rest(parts)}, true
		}
	}
	return rs.calledAbroad(f)
}

// Called finds the sources that a few words by themselves name: an author, an outlet, a
// title of three words or more, or what is called a text ("Ramani", "the LSE piece").
func (rs *Records) Called(text string) []corpus.Source {
	f := frame(text)
	n := f.naming(span{0, len(f.plain)})
	if n.noun || n.quoted || len(n.words) > 2 {
		return ByTitle(rs.named(n, true))
	}
	return ByTitle(rs.authored(n, true))
}

// Titled finds the one source whose title alone has all of some words, ordinary as they may be:
// "the minutes". It is for who knows that they name a source.
func (rs *Records) Titled(text string) []corpus.Source {
	f := frame(text)
	n := f.naming(span{0, len(f.plain)})
	n.article = true
	return rs.distinct(n)
}

// whoseIs finds the sources that the name in a question means, or each of
// several names.
func (rs *Records) whoseIs(f framed, parts map[string]span, way nameFrame) (found []corpus.Source, names int) {
	if part, ok := parts["place"]; ok {
		return rs.place(f, part), 1
	}
	part := parts["name"]
	several := f.split(part)
	if found = rs.meant(f, part, way); len(found) > 0 && (len(several) < 2 || !f.has(ofTwo) || f.naming(part).fits(found[0])) {
		return found, 1
	}
	if len(several) < 2 {
		return nil, 0
	}
	for _, one := range several {
		meant := rs.meant(f, one, way)
		if len(meant) == 0 {
			return nil, 0
		}
		found = union(found, meant)
	}
	return found, min(len(several), len(found))
}

func (rs *Records) meant(f framed, part span, way nameFrame) []corpus.Source {
	n := f.naming(part)
	if way.by && !n.noun && !n.quoted {
		return rs.authored(n, way.speaks)
	}
	if found := rs.named(n, way.speaks); len(found) > 0 || !way.speaks || !f.has(textual) {
		return found
	}
	return rs.distinct(n)
}

// ofTwo are words of who asks for two things: "the diary and the interview" are no diary then.
var ofTwo = lang.Set("between compare")

// textual are words for what texts do, and hardly anybody that they speak of.
var textual = lang.Set("say says said according per states")

// areShort says whether a naming is nothing but a short name of sources.
func (rs *Records) areShort(n naming) bool {
	return !n.noun && slices.ContainsFunc(rs.candidates(n.words, false), n.isShort)
}

// place finds what "in …" names: a shelf that is told by its name alone or
// called one, or what is called a text.
func (rs *Records) place(f framed, part span) []corpus.Source {
	if on := rs.scheduled(f, part); on != nil {
		return on
	}
	switch n := f.naming(part); {
	case n.noun || n.quoted:
		return rs.named(n, false)
	case rs.areShort(n):
		return rs.authored(n, false)
	}
	return nil
}

// rest gives what is left of a question without its names.
func (f framed) rest(parts map[string]span) string {
	return strings.TrimSpace(f.written(parts["lead"]) + " " + f.written(parts["rest"]))
}

// split parts several names.
func (f framed) split(part span) (names []span) {
	start := part.start
	for _, at := range between.FindAllStringIndex(f.plain[part.start:part.end], -1) {
		names = append(names, span{start, part.start + at[0]})
		start = part.start + at[1]
	}
	return append(names, span{start, part.end})
}

var between = lang.Regexp(` (?:, )?(?:and|or|vs|versus|,) `)

// union adds sources that are not there yet.
func union(all, more []corpus.Source) []corpus.Source {
	for _, s := range more {
		if !within(all, s.ID) {
			all = append(all, s)
		}
	}
	return all
}
