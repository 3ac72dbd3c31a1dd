// Package scope reads what the first words of a question ask of a whole library: "which texts do
// we have on …", "list everything by …".
package scope

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/phrase"
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
	inLibrary   = phrase.Within(`\b(?:(?:(?:in|on|from|of|inside|within) )?(?:<library>|here)|in there|does <library>)\b`)
	ourOwn      = lang.Regexp(` (?:do (?:we|you) have|have (?:we|you)(?: got)?|(?:are|is) there|there (?:are|is)|we have)$`)
	howMany     = lang.Regexp(`^(?:many|much)\b`)
	numbers     = lang.Regexp(`\b(?:how many|number|count|total)\b`)

	// Link parts these words from whom or what is looked for.
	Link = lang.Regexp(`^(?:that |which )?(?:(?:are|is|were|was|stand) )?(?:` +
		`(?P<by>(?:written |published |released |posted |came out |come out |appeared )?(?:by|from|in|during)|of|for|dated)|(?P<on>on|under)|(?:written |published |released |posted |came out |come out |appeared )?(?P<since>since|after|before|until|between|(?:older|earlier|newer|later|more recent) than)|` +
		`(?P<about>about|regarding|concerning|(?P<without>(?:says?|has|have|contains?) (?:nothing|no word) (?:about|on|of)|omits?|lacks?|leaves? out|(?:do not|does not|dont|doesnt|not|never)(?: ever)? (?:mention|discuss|cover|contain|have|talk about|speak (?:of|about)|write about|refer to|bring up|deal with|say (?:something|anything) (?:about|on)))|(?:do |does )?(?:mention(?:s|ing|ed)?|(?:talk|speak|write)s? (?:about|of|on)|discuss(?:es|ing)?|covers?|covering|deals? with|refers? to|brings? up|says? (?:something|anything) (?:about|on)|contains?)))` +
		` (?P<rest>.+)$`)
	ofThem = phrase.Within(`^(?:(?:all|the|our|your|my|these) )*<texts>\b`)
)

// insideParts are those of which whatever inLibrary matches has one: the pattern is slow, and
// most questions have none.
var insideParts = []string{"librar", "collection", "database", "archive", "corpus", "reading list", "bibliography", "catalog", "bot", "here"}

// A Scope is what a question asks of the whole library, as far as its first words tell it.
type Scope struct {
	Authors  bool // who wrote them is asked for, not the texts
	Counted  bool // how many they are
	MustBe   bool // "do we have", "in here": it can be about nothing else
	Any      bool // "anything", "any texts"
	Asks     bool
	Noun     bool
	From, To int // what is left of the plain question
}

// Of reads the first words of a plain question about the whole library. Where a superlative was
// taken out of it, a single source is sought.
func Of(question string, single bool) Scope {
	// What says "in the library" stands anywhere, and is no word of what is sought.
	blank := func(found string) string { return strings.Repeat(" ", len(found)) }
	plain := question
	if slices.ContainsFunc(insideParts, func(part string) bool { return strings.Contains(plain, part) }) {
		plain = inLibrary.ReplaceAllStringFunc(plain, blank)
	}
	mustBe := plain != question
	plain = ourOwn.ReplaceAllStringFunc(plain, blank)
	s := Scope{MustBe: mustBe, To: len(strings.TrimRight(plain, " ,"))}
	last := ""
	for s.From < s.To {
		word, after, _ := strings.Cut(plain[s.From:s.To], " ")
		begun := s.Noun || s.MustBe || hasLibrary.MatchString(plain[:s.From]) || seeksAny.MatchString(plain[:s.From])
		if begun && Link.MatchString(plain[s.From:s.To]) && !(word == "of" && ofThem.MatchString(after)) {
			break
		}
		one := libraryNoun[word] && (before[last] || single)
		thing := single && (word == "thing" || word == "one")
		if word == "how" && !howMany.MatchString(after) {
			break // "how did the papers write about it" asks for what they wrote
		}
		if word != "" && word != "," && !libraryFillers[word] && !libraryNouns[word] && !one && !thing {
			break
		}
		s.Noun = s.Noun || libraryNouns[word] || one || thing
		if word != "" {
			last = word
		}
		if word == "authors" || word == "writers" {
			s.Authors = true
		}
		s.From = min(s.To, s.From+len(word)+1)
	}
	head := plain[:s.From]
	s.MustBe = s.MustBe || hasLibrary.MatchString(question[:s.From]) || hasLibrary.MatchString(ourOwn.FindString(question))
	s.Asks = asksLibrary.MatchString(head)
	s.Any = seeksAny.MatchString(head)
	s.Counted = !s.Authors && numbers.MatchString(head)
	return s
}
