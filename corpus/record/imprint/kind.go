package imprint

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

var (
	kindWords     = lang.PhraseSet("imprint-kinds")
	workWords     = lang.PhraseSet("works")
	kindModifiers = lang.PhraseSet("kind-modifiers")
)

func isKindWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".:"))
	return kindWords()[w] || workWords()[w]
}

// isKind says whether a text says what kind of text it is and no more: "public lecture",
// "shortened transcript", "a homily for Harvest".
func isKind(text string) bool {
	kinds := 0
	for i, w := range strings.Fields(text) {
		low := strings.ToLower(strings.Trim(w, ".:"))
		switch {
		case isKindWord(w):
			kinds++
		case kindModifiers()[low] || lang.IsFunctionWord(low) && i < mostOfKind:
		case kinds > 0 && i < mostOfKind && occasion.MatchString(text):
		default:
			return false
		}
	}
	return kinds > 0 && (kinds > 1 || lang.WordCount(text) <= mostOfKind)
}

// occasion is how a kind of text goes on with what it was for.
var occasion = lang.Regexp(`(?i)^(?:\p{L}+\s){1,3}(?:for|to|at|on|zum|zur|für|pour|para|per|voor)\s`)

const mostOfKind = 7

// isNamedKind says whether a text is the name of a lecture, a meeting or the like that has one:
// "The Fourteenth Marlow Lecture", "Conference on Low Water".
func isNamedKind(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && len(words) <= mostOfBody && isCapitalised(text) && !strings.ContainsAny(text, "0123456789") && (isKindWord(words[0]) || isKindWord(words[len(words)-1]))
}

// isKindOfSomebody is a lecture or the like with whose it is, in a form that no record has: "Лекция
// профессора Ивана Соболева".
var isKindOfSomebody = lang.Regexp(`(?i)^` + lang.LongestOf("spoken-works") + `(?:\s(?-i:\p{Ll})[\p{L}.]*){1,2}(?:\s(?-i:\p{Lu})[\p{L}.-]*){1,3}$`)

// isState says whether a text says how a text was made ready: "lightly edited".
func isState(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for _, w := range words {
		if !kindModifiers()[w] && !lang.IsFunctionWord(w) {
			return false
		}
	}
	return len(words) > 0
}

// readKind reads what kind of text it is, which no field holds but that of a thesis.
func readKind(r *reading, pieces []string) int {
	text := pieces[0]
	r.report = r.report || isReport.MatchString(text)
	switch {
	case record.IsThesis(text) && lang.WordCount(text) <= mostOfKind && record.ThesisKind(text) != "":
		r.put("genre", record.ThesisKind(text))
		r.weight++
	case (r.opened || r.before > 0) && isState(text), isKind(text), isNamedKind(text), isKindOfSomebody.MatchString(text):
		r.left = true
		if record.ReportName.MatchString(text) {
			r.weight++
		}
	default:
		return r.readKindOf(text)
	}
	r.last = "kind"
	return 1
}

// kindOf is how a kind of text goes on with who gave it out: "Press release of Marlow Railways".
var kindOf = lang.Regexp(`(?i)^((?:[\p{L}-]+\s){0,3}?[\p{L}-]+)\s(?:of|by|from|der|des|vom|von|du|de la|de l['’]|de|del|della|do|da|van|van de|van het)\s(?:(?:the|der|het)\s)?((?-i:\p{Lu}).*)$`)

func (r *reading) readKindOf(text string) int {
	m := kindOf.FindStringSubmatch(text)
	if m == nil || !isIssued.MatchString(m[1]) || !isCapitalised(m[2]) && !IsBodyName(m[2]) || record.PersonName(m[2]) && !namesBody(m[2]) || strings.ContainsAny(m[2], "0123456789:") || r.body != "" {
		return 0
	}
	r.body = m[2]
	r.left = true
	r.weight++
	r.last = "body"
	return 1
}

// GivenOutBy gives the institution that a text names as who gave another out, "" for one that does
// not: "Report of the Marlow Drainage Board".
func GivenOutBy(text string) string {
	var r reading
	r.readKindOf(text)
	return r.body
}

// isReport is how the name of one begins.
var isReport = lang.Regexp(`(?i)^(?:[\p{L}-]+\s){0,2}?` + lang.LongestOf("report-kinds") + `(?:$|\s)`)

// isIssued says whether a kind of text is one that institutions give out.
var isIssued = lang.Regexp(`(?i)(?:^|\s)` + lang.OneOf("issued-kinds") + `$`)

// venue is where something was said: "given at the Marlow School".
var venue = lang.Regexp(`(?i)^(?:[\p{L}-]+\s){0,3}?` + lang.LongestOf("venue-verbs") + `\s(?:at|in|before|to|im|in der|an der|am|vor|à|au|aux|en|a|ante|al|alla|presso|na|no|w|op|på|i|ved|vid|в|на)\s(\S.*)$`)

// venueOf is the same behind whose it was, in languages in which that name has another form.
var venueOf = lang.Regexp(`(?i)^` + lang.LongestOf("spoken-works") + `\s(?:\S+\s){1,5}?` + lang.LongestOf("venue-verbs") + `(?:$|\s)`)

// venueAlone is what was done, before the day: "delivered".
var venueAlone = lang.Regexp(`(?i)^` + lang.LongestOf("venue-verbs") + `$`)

// readVenue reads where something was said, which no field holds.
func readVenue(r *reading, pieces []string) int {
	m := venue.FindStringSubmatch(pieces[0])
	isOfSomebody := (venueOf.MatchString(pieces[0]) || r.opened && venueAlone.MatchString(pieces[0])) && lang.WordCount(pieces[0]) <= mostOfOutlet
	if !isOfSomebody && (m == nil || lang.WordCount(m[1]) > mostOfOutlet) {
		return 0
	}
	r.left = true
	r.weight++
	r.last = "venue"
	return 1
}

const mostOfBody = 12

var (
	bodyWords = lang.AsWord("imprint-bodies")
	// bodyCompound is a word for an institution in one with what it is for.
	bodyCompound = lang.Regexp(`(?:^|\s)\p{Lu}\p{Ll}{2,}(?:verein|verband|amt|gesellschaft|kammer|ministerium|schule|bund|rat|forening|förening|vereniging|selskab|universität|institut)(?:$|[\s,])`)
)

func namesBody(name string) bool {
	return record.IsOrganisation(name) || record.NamesTown(name) || bodyWords.MatchString(name) || bodyCompound.MatchString(name)
}

// IsBodyName says whether a text is the name of an institution or a group, by its words.
func IsBodyName(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > mostOfBody || !isCapital(lang.FirstRune(name)) || strings.ContainsAny(name, ":;?!@0123456789") || capitalShare(words) < leastCapitals {
		return false
	}
	before, _, isQuoted := cutQuoted(name)
	if isQuoted && (before == "" || !namesBody(before)) || !namesBody(name) || parties.MatchString(name) || mayBePerson(name) {
		return false
	}
	if m := kindOf.FindStringSubmatch(name); m != nil && isIssued.MatchString(m[1]) {
		return false
	}
	first := strings.ToLower(words[0])
	return !indefinite[first] && !isKindWord(first) && !announces.MatchString(name)
}

// cutQuoted gives what stands before a name in quotes: "Садовое товарищество «Ромашка»".
func cutQuoted(name string) (before, behind string, isQuoted bool) {
	at := strings.IndexAny(name, "\"“”„«»")
	if at < 0 {
		return name, "", false
	}
	return strings.TrimSpace(name[:at]), name[at:], true
}

// parties are those of a case.
var parties = lang.Regexp(`\s(?:v|vs|gegen|contre|contra)\.?\s`)

// announces is how a piece begins that says where a text appeared, or for whom or by whom it is.
var announces = lang.Regexp(`(?i)^(?:` + lead + `|(?:for|to|by|with|für|von|pour|par|para|por|per|di|voor|door)\s)`)

var indefinite = lang.Set("a an ein eine un une uma um una en et on in how why what")

// leastCapitals is the share of the words of such a name that begin with a capital, small ones
// aside, and the first of these does.
const leastCapitals = 0.3

func capitalShare(words []string) float64 {
	capital, all := 0, 0
	for _, w := range words {
		if lang.IsFunctionWord(strings.ToLower(w)) {
			continue
		}
		if all++; isCapital(lang.FirstRune(w)) {
			capital++
		} else if capital == 0 {
			return 0
		}
	}
	return float64(capital) / float64(max(all, 1))
}

// ofBody is what an institution is, before its name.
var ofBody = lang.Regexp(`^(?i:(?:(?:the|der|die|das|la|le|el|il|o|a|de|het)\s)?` + lang.LongestOf("body-kinds") + `\s)(\p{Lu}.*)$`)

// bodyBehind gives the institution that a text behind a "by" names, "" for another text.
func bodyBehind(text string) string {
	if m := ofBody.FindStringSubmatch(text); m != nil && isCapitalised(m[1]) {
		return m[1]
	}
	name := withoutArticle.ReplaceAllString(text, "")
	if IsBodyName(name) {
		return name
	}
	return ""
}

var withoutArticle = lang.Regexp(`^(?:the|der|die|das|den|dem|la|le|el|il|o|a|de|het)\s`)

// readGivenBy reads by whom a text was made ready for somebody else: "Prepared for the Marlow Council
// by Jane Doe".
func readGivenBy(r *reading, pieces []string) int {
	m := madeFor.FindStringSubmatch(pieces[0])
	if m == nil {
		return 0
	}
	n := r.readPeople("authors", m[1], pieces)
	if n > 0 {
		r.left = true
		r.weight += weightOfRole
		r.last = "people"
	}
	return n
}

var madeFor = lang.Regexp(`(?i)^\p{L}+\s(?:for|für|pour|para|per|voor)\s.{3,80}?\s(?:by|von|par|por|da|door)\s(\S.*)$`)

// readBody reads which institution gave a text out, and who of it wrote it: "The Weir Project:
// Jane Doe, John Roe". Behind a person it is where they work.
func readBody(r *reading, pieces []string) int {
	name, behind, listed := strings.Cut(pieces[0], ": ")
	if !IsBodyName(name) {
		return 0
	}
	n := 1
	if listed {
		people := record.ListedNames(behind)
		if len(people) == 0 {
			return 0
		}
		more, taken := goesOn(pieces[1:])
		r.name("authors", append(people, more...))
		r.weight += weightOfRole
		n += taken
	}
	switch {
	case r.last == "people" || r.last == "venue" || r.body != "":
		r.left = true
	default:
		r.body = record.OrganisationName(name)
		r.weight++
	}
	r.last = "body"
	return n
}

// mostPlaces bounds the places in a line, and mostOfPlace and mostOfOffice the words of one and of
// what somebody is.
const (
	mostPlaces   = 2
	mostOfPlace  = 4
	mostOfOffice = 8
)

// besidePlace are the things that a place stands behind.
var besidePlace = lang.Set("body venue people outlet date time kind")

var (
	course = lang.Regexp(`^\p{Lu}{2,5}[ -]?\d{2,4}\p{Lu}?\b`)
	within = lang.Regexp(`^(?:in|at|im|in der|am|à|au|dans|en|nel|nella|na|no|op|te|w|i|på|в|на)\s`)
)

// readBeside reads a place behind what was read, what somebody is behind the name, and the course
// that a text is for. No field holds these.
func readBeside(r *reading, pieces []string) int {
	text := pieces[0]
	words := strings.Fields(text)
	isShort := len(words) <= mostOfPlace && r.places < mostPlaces && besidePlace[r.last]
	isPlace := isShort && isCapitalised(text) && !strings.ContainsAny(text, ":\"“?!") || isShort && (within.MatchString(text) && r.last != "people" || r.last == "time" && unicode.IsLower(lang.FirstRune(text)))
	isOffice := (r.last == "people" || r.last == "asked") && len(words) <= mostOfOffice && unicode.IsLower(lang.FirstRune(text))
	isCourse := !r.opened && len(words) <= mostOfOffice && course.MatchString(text)
	if !isPlace && !isOffice && !isCourse {
		return 0
	}
	if isPlace {
		r.places++
	}
	r.left = true
	return 1
}
