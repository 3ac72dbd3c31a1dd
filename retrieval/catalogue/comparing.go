package catalogue

import (
	"strings"

	"footnote/corpus/lang"
)

// Who is compared, and in what they may be.
var compared = strings.NewReplacer(
	"<they>", `(?:(?:all|both|each|any|most|either|neither|some|every|the|these|those|our|your|my|all of|both of|each of|any of|most of|of|different|various|other|two|three|four|five|\d+) )*(?:authors?|writers?|sources?|texts?|articles?|papers?|pieces?|readings?|books?|essays?|reports?|documents?|scholars|they|them|everyone|everybody|all|both|perspectives)`,
	"<agree>", `(?:agree|agrees|agreed|disagree|disagrees|differ|differs|concur|concurs|diverge|conflict|contradict(?: (?:each other|one another))?|clash|align|(?:all )?(?:say|think|claim|argue|believe|tell) (?:the same|the same thing|the same story|something different|different things|otherwise)|have the same (?:view|opinion)|share the same (?:view|opinion)|see eye to eye|line up|match up|(?:in (?:full )?agreement|on the same page|of the same opinion|at odds|unanimous|consistent|in conflict)(?: with each other)?)`,
	"<do>", `(?:do|does|is|are|dont|doesnt|would|can)`,
	"<say>", `(?:say|says|think|thinks|argue|argues|claim|claims|believe|believes|write|writes|state|states|mention|mentions|discuss|discusses|talk|talks|support|supports|oppose|opposes|agree|agrees|disagree|disagrees|cover|covers|address|addresses|suggest|suggests|deal|deals|bring up|brings up|see|sees|describe|describes|explain|explains|deny|denies|defend|defends|favou?rs?|reject|rejects|accept|accepts|criticise|criticises|criticize|criticizes|blame|blames)`,
	"<about>", `(?:about|on|of|over|regarding|concerning|that|whether|with|in|as to|when it comes to|if|how|why)`,
	"<views>", `(?:views?|positions?|opinions?|arguments?|takes?|perspectives?|accounts?|stances?|interpretations?|what (?:they|<they>) (?:all )?(?:each )?(?:say|think|write|argue|claim))`,
)

func compares(text string) way { return pattern(compared.Replace(compared.Replace(text))) }

// comparisons are the ways to ask for what each source says; the pattern calls
// topic what they are to be compared on.
var comparisons = []way{
	compares(`(?:(?:where|how|in what|on what) )?<do> <they> (?:all |both |really |actually |ever )?<agree>(?: (?:with each other|with one another|among themselves|here))?(?: <about>)?(?: (?P<topic>.+))?`),
	compares(`(?:(?:where|how|on what) )?<they> (?:all )?<agree>(?: <about>)? (?P<topic>.+)`),
	compares(`(?P<topic>.+?)(?: ,)? (?:(?:where|how) )?(?:<do> )?<they> (?:(?:all|really|quite) )?(?:(?:do|dont|do not) )?<agree>(?: (?:about|on) (?:this|that|it))?`),
	compares(`(?:which|what)(?: one| ones)? (?:of )?(?:(?:the|these|those|our) )*(?:them|authors?|writers?|scholars|two|three) (?:(?:also|actually|all) )?(?:do |does |dont |doesnt )?<say>(?: (?:about|on|of|with|anything|something|that))*(?: (?P<topic>.+))?`),
	compares(`(?:which|what)(?: of)?(?: the| these| our)? (?:sources?|texts?|articles?|papers?|pieces?|readings?|books?|essays?) (?:agree|agrees|disagree|disagrees|differ|support|supports|oppose|opposes|argue|argues|claim|claims|think|thinks|believe|believes|say|says|deny|denies|reject|rejects)(?: (?:with each other|about|on|over|that|with))*(?: (?P<topic>.+))?`),
	compares(`who (?:else )?(?:agrees|disagrees|disagree|agree)(?: (?:with (?:this|that|it|him|her|them)|and who (?:agrees|disagrees|doesnt|does not|not)|or (?:agrees|disagrees)))*(?: (?:about|on|over|that|regarding) (?P<topic>.+))?`),
	compares(`<do> (?:all|both|any|most|each)(?: of)?(?: (?:the|these|our|those))* (?:them|authors?|writers?|sources?|texts?|articles?|papers?|readings?) (?:think|believe|say|claim|argue|support|oppose|accept)(?: that)? (?P<topic>.+)`),
	compares(`(?:which|what)(?: one)?(?: of)?(?: (?:the|these|our|those))* (?:them|authors?|writers?|sources?|texts?|articles?|papers?|readings?) (?:is|are) (?P<topic>(?:the )?(?:most|more|less|least|best|closest) .+)`),
	compares(`who (?:else )?(?:mentions|discusses|(?:talks|writes) about) (?P<topic>.+)`),
	compares(`(?:is|are) there (?:(?:a|an|any|some|another|other) )*<they> (?:that|who|which) (?:<agree>|think otherwise|says? otherwise)(?: <about>)?(?: (?P<topic>.+))?`),
	compares(`does (?:anyone|anybody|any of them|someone)(?: else)? <agree>(?: <about>)?(?: (?P<topic>.+))?`),
	compares(`(?:(?:is|are) there )?(?:any |some )?disagreements (?:on|about|over) (?P<topic>.+)`),
	compares(`who (?:mentions|argues|claims|thinks|believes|says)(?: (?:about|that))? (?P<topic>.+) and who (?:does not|doesnt|does|not|disagrees|argues|thinks|says).*`),
	compares(`(?:compare|contrast|compare and contrast|comparison of|a comparison of)(?: (?:all|the|different|their|these|our|various))*(?: <they>)? <views>(?: (?:of|in|from|by|between|among|across) <they>)?(?: (?:about|on|of|regarding|concerning|for) (?P<topic>.+))?`),
	compares(`(?:compare|contrast|compare and contrast)(?: (?:all|the|these|our|both))*(?: <they>)?(?: (?:about|on|regarding|concerning) (?P<topic>.+))`),
	compares(`(?:what (?:is|are) )?(?:the )?(?:differences?|disagreements?|similarit(?:y|ies)|different <views>|differing <views>)(?: (?:between|among|of|in|across) <they>)(?: (?:about|on|over|regarding|concerning|in) (?P<topic>.+))?`),
	compares(`(?:what (?:is|are) )?(?:the )?(?:different|differing|conflicting|opposing|various|competing) <views>(?: (?:between|among|of|in|across) <they>)?(?: (?:about|on|over|of|regarding|concerning) (?P<topic>.+))`),
	compares(`is there (?:an |a |any )?(?:agreement|disagreement|consensus|debate|dispute)(?: (?:between|among|of|in|across) <they>)(?: (?:about|on|over|regarding|that) (?P<topic>.+))?`),
	compares(`how (?:do|does) (?:the |their )?(?:views|opinions|accounts|positions|<they> (?:views|opinions|accounts|positions)|<they>) (?:differ|compare|diverge)(?: (?:about|on|over|of|regarding|in) (?P<topic>.+))?`),
	compares(`what (?:do|does) (?:they (?:each|both|all)|each(?: of)?(?: the| these| our| them)*(?: (?:authors?|sources?|texts?|articles?|papers?|one|writers?))?|(?:all|both)(?: of)?(?: the| these| our)* (?:authors|sources|texts|articles|papers|them|writers)|the (?:different|various) (?:authors|sources|texts|articles|papers|writers)|(?:the )?(?:authors|sources|texts) each) (?:each |all |both )?(?:say|think|argue|claim|write|have to say|believe)(?: (?:about|on|of|regarding) (?P<topic>.+))?`),
}

// compareWords are those of which each comparison has one.
var compareWords = lang.Set(`agree agrees agreed disagree disagrees differ differs concur concurs diverge diverges conflict contradict clash align same different otherwise eye line match
	mentions discusses talks writes disagreements odds consistent unanimous which what who compare contrast comparison difference differences disagreement disagreements similarity similarities differing conflicting opposing various competing agreement consensus debate dispute each both all`)

// Comparing reads a question that wants to know what each source says: whether
// they agree, which of them mention something, who disagrees. The topic is what
// they are compared on, as it was written; it is empty where the question names
// none and goes on from one before.
func (q Asked) Comparing() (topic string, ok bool) {
	f := q.bare
	if !f.has(compareWords) {
		return comparingAbroad(f)
	}
	for _, way := range comparisons {
		if parts, ok := f.match(way); ok {
			return f.written(parts["topic"]), true
		}
	}
	return comparingAbroad(f)
}
