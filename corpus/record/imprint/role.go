package imprint

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A role is what somebody did for a text, with the words that stand before who did it. What
// has no field of its own is known and stays in the text.
type role struct {
	field string
	label *lang.Pattern
}

// asking are who asked, who are the authors of an interview as it is printed.
const asking = "asking"

var roles = []role{
	{asking, labelled("role-interviewers")},
	{"translators", labelled("role-translators")},
	{"translators", lang.Regexp(`(?i)^` + lang.LongestOf("translated-from") + `\s(?:\p{L}{1,3}['’ ]\s?)?\p{L}+\s` + lang.LongestOf("agents") + `\s(\S.*)$`)},
	{"editors", labelled("role-editors", "edited-by")},
	{"authors", labelled("role-authors", "works-by")},
	{"authors", lang.Regexp(`(?i)^(?:\p{L}{1,4}\s)?(?:[\p{L}-]+\s){0,2}?(?:` + lang.OneOf("works") + `|` + lang.OneOf("imprint-kinds") + `)\s(?:` + lang.LongestOf("venue-verbs") + `\s)?` + lang.LongestOf("works-by", "agents") + `\s(\S.*)$`)},
	{"authors", lang.Regexp(`(?i)^(?:\p{L}{1,4}\s)?` + lang.OneOf("spoken-works") + `\s(?:of|from|de|do|da|del|van|von)\s(\S.*)$`)},
	{"authors", lang.Regexp(`(?i)^(\S.*)['’](?:n?[ıiuü]n|s)\s(?:\p{L}+\s){0,2}?` + lang.LongestOf("genitive-works") + `$`)},
	{"", labelled("role-others", "thesis-leaders")},
	{"", labelled("other-credits")},
}

func labelled(lists ...string) *lang.Pattern {
	return lang.Regexp(`(?i)^(?:\p{L}{1,3}\s)?` + lang.LongestOf(lists...) + `(?:\s*[:：]\s*|\s+)(\S.*)$`)
}

// ledThesis is who led or judged a thesis; of a lecture the same word names who gave it.
var ledThesis = lang.Regexp(`(?i)^` + lang.LongestOf("thesis-leaders") + `(?:\s*[:：]\s*|\s+)(\S.*)$`)

const weightOfRole = 2

// readRole reads who did what for a text.
func readRole(r *reading, pieces []string) int {
	for _, role := range roles {
		m := role.label.FindStringSubmatch(pieces[0])
		if m == nil {
			continue
		}
		if r.thesis && ledThesis.MatchString(pieces[0]) {
			role.field = ""
		}
		if role.field == "translators" && bentName.MatchString(pieces[0]) {
			r.left, r.last = true, "people"
			r.weight++
			return 1
		}
		n := r.readPeople(role.field, m[1], pieces)
		if n == 0 && role.field == "" && doneBy.MatchString(strings.TrimSuffix(pieces[0], m[1])) && unicode.IsLower(lang.FirstRune(m[1])) && lang.WordCount(m[1]) <= mostOfOffice {
			n = 1 // "transcribed by the students"
		}
		if n > 0 {
			if r.weight += weightOfRole; role.field == "" {
				r.weight-- // the date may be that of the pictures
				r.left = true
			}
			r.last = "people"
			return n
		}
	}
	if record.IsRoleByline(pieces[0]) || ofOurs.MatchString(pieces[0]) {
		r.left = true
		r.weight++
		return 1
	}
	return 0
}

// doneBy ends a label that says by whom something was done.
var doneBy = lang.Regexp(`(?i)\s` + lang.LongestOf("agents") + `\s+$`)

// bentName is how a translation says from which language it is and whose, in a form of the name that
// no record has: "Перевод с финского Ольги Дымовой".
var bentName = lang.Regexp(`(?i)^(?:\p{L}+\s)(?:с|со|z|ze)\s\p{L}+(?:\s(?-i:\p{Lu})[\p{L}.-]*){1,3}$`)

// ofOurs is how a paper says that one of its own wrote a text, without a name.
var ofOurs = lang.Regexp(`(?i)^` + lang.LongestOf("own-reporters") + `(?:\s(?:in|at|from|à|en|a|te)\s\p{Lu}\S*)?$`)

// readPeople reads the names behind a label, in its own piece and in those that go on with it,
// or the institution that it names.
func (r *reading) readPeople(field, text string, pieces []string) int {
	people, tail := leadingNames(text)
	if len(people) == 0 {
		if body := bodyBehind(text); body != "" && (field == "authors" || field == "") && r.body == "" {
			r.body = body
			return 1
		}
		return 0
	}
	if original := ofOriginal.FindStringSubmatch(tail); field == "translators" && original != nil {
		if authors, more := leadingNames(original[1]); len(authors) > 0 {
			r.name("authors", authors)
			tail = more
		}
	}
	more, taken := goesOn(pieces[1:])
	people = append(people, more...)
	switch field {
	case "":
	case asking:
		r.asking = append(r.asking, people...)
	default:
		r.name(field, people)
	}
	r.left = r.left || tail != ""
	return 1 + taken
}

// ofOriginal is how a translation says whose the original is.
var ofOriginal = lang.Regexp(`(?i)^(?:from|aus|du|del|dal|uit)\s(?:the|dem|het)?\s?\p{L}+\s(?:of|von|de|di|van)\s(\S.*)$`)

// mostBeforeName bounds the words for what somebody is that stand before the name, "his pupil Jane
// Doe".
const mostBeforeName = 3

// leadingNames gives the names that a text is or begins with, before a small word, and what
// stands behind them.
func leadingNames(text string) (people []string, tail string) {
	text = behindName.ReplaceAllString(text, "")
	words := strings.Fields(text)
	for from := 0; from <= min(mostBeforeName, len(words)-1); from++ {
		if from > 0 && (!unicode.IsLower(lang.FirstRune(words[from-1])) || indefinite[words[from-1]]) {
			break
		}
		if unicode.IsLower(lang.FirstRune(words[from])) && !record.IsParticle(words[from]) {
			continue
		}
		for to := len(words); to > from+1; to-- {
			if to < len(words) && !goesBehind(words[to]) {
				continue
			}
			if names := persons(strings.Join(words[from:to], " ")); len(names) > 0 {
				return names, strings.Join(words[to:], " ")
			}
		}
	}
	return nil, ""
}

// goesBehind says whether a word may stand behind a name in such a line: a small one, or what was
// done there, "Jane Doe at the Weir School", "Jane Doe given in Marlow". A verb makes a sentence.
func goesBehind(word string) bool {
	return unicode.IsLower(lang.FirstRune(word)) && (lang.IsFunctionWord(word) || record.IsParticle(word) || behindNames()[word] || elided.MatchString(word))
}

var behindNames = lang.PhraseSet("after-names", "venue-verbs", "before-dates", "agents")

// behindName are the letters of an order or an honour behind a name: "Jane Doe OP".
var behindName = lang.Regexp(`\s(?:OP|SJ|OSB|OFM|OBE|MBE|CBE|FRS|MP|MD|PhD|RN|QC|KC|JP|LLM|MA|BA|MSc|BSc|LL\.M\.)$`)

// persons gives the persons that a text names and nothing else; what only looks like the names of
// such is none.
func persons(text string) []string {
	if record.IsUncased(lang.FirstRune(text)) {
		return uncasedPersons(text)
	}
	names := record.ListedNames(text)
	if len(names) == 0 || len(names) == 1 && (record.IsGroup(text) || isOutlet(text) && !mayBePerson(text)) || len(record.ReadByline("by "+text).People) == 0 {
		return nil
	}
	return names
}

// uncasedPersons gives the persons behind a label in a script without capitals, where nothing but
// their words tells a name from another text.
func uncasedPersons(text string) []string {
	names := record.NameJoint.Split(text, -1)
	for i, name := range names {
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > 4 || namesBody(name) || outletKey.MatchString(name) || strings.ContainsAny(name, ":0123456789") {
			return nil
		}
		names[i] = record.AuthorName(name)
	}
	return names
}

// goesOn gives the names in the pieces behind a name: a list that ends with an "and", or with the
// sentence. One before a date may be where somebody wrote.
func goesOn(pieces []string) (people []string, taken int) {
	closed := 0
	for i, piece := range pieces {
		names := record.Names(piece, record.OfLine).People
		if len(names) == 0 {
			break
		}
		people = append(people, names...)
		if len(names) > 1 || record.JoinsNames(lang.FirstWord(piece)) || i+1 == len(pieces) {
			closed = i + 1
		}
	}
	if closed == 0 {
		return nil, 0
	}
	return people, closed
}

// What a line says of who was asked and by whom: "Jane Doe was interviewed by John Roe", "John Roe
// talks to Jane Doe", "Interview with Jane Doe". Who asked is the author of what is printed.
var (
	askedBy   = lang.Regexp(`(?i)^(?:` + lang.LongestOf("asked-before") + `\s)?(\S.*?)\s` + lang.LongestOf("asked-by") + `\s(\S.*)$`)
	asks      = lang.Regexp(`(?i)^(\S.*?)\s` + lang.LongestOf("asks") + `\s(\S.*)$`)
	withAsked = lang.Regexp(`(?i)^(?:mit|z|ze|с|со|with|con|com|avec|met|med)\s.{3,60}?\s` + lang.LongestOf("asks-behind") + `\s(\S.*)$`)
	askedName = lang.Regexp(`(?i)^(\S.*?)\s` + lang.LongestOf("asked-behind") + `$`)
	wasAsked  = lang.Regexp(`(?i)^(?:\p{L}{1,4}\s)?` + lang.LongestOf("asked-before") + `\s(\S.*)$`)
	agentPart = lang.Regexp(`(?i)^(\S.*?),?\s` + lang.LongestOf("agents") + `\s(\S.*)$`)
)

func readAsked(r *reading, pieces []string) int {
	who, whom := "", ""
	if m := withAsked.FindStringSubmatch(pieces[0]); m != nil {
		return r.readAskers(m[1])
	} else if m := askedName.FindStringSubmatch(pieces[0]); m != nil {
		whom = m[1]
	} else if m := askedBy.FindStringSubmatch(pieces[0]); m != nil {
		whom, who = m[1], m[2]
	} else if m := asks.FindStringSubmatch(pieces[0]); m != nil {
		who, whom = m[1], m[2]
	} else if m := wasAsked.FindStringSubmatch(pieces[0]); m != nil {
		whom = m[1]
		if m := agentPart.FindStringSubmatch(whom); m != nil {
			whom, who = m[1], m[2]
		}
	}
	asked, _ := leadingNames(whom)
	askers, _ := leadingNames(who)
	if len(asked) == 0 || who != "" && len(askers) == 0 {
		return 0
	}
	r.asking, r.asked = append(r.asking, askers...), true
	r.left = true // no field holds who was asked
	r.weight += weightOfRole
	r.last = "asked"
	return 1
}

// readAskers reads who asked, where whom is said in a form that no record has: "Z Anną Zielińską
// rozmawiał Piotr Lis".
func (r *reading) readAskers(text string) int {
	askers, _ := leadingNames(text)
	if len(askers) == 0 {
		return 0
	}
	r.asking, r.asked, r.left = append(r.asking, askers...), true, true
	r.weight += weightOfRole
	r.last = "asked"
	return 1
}

// initials begin a name that can be nobody's but a person's.
var initials = lang.Regexp(`^(?:Dr\.? |Prof\.? |Mrs?\.? |Ms\.? |Sir |Dame |Fr\.? )?(?:\p{Lu}\.[ -]?)+\s?(?:\p{Ll}+ )*\p{Lu}\p{L}+`)

// titled is the title of somebody, by which a name is told from that of a place or a thing.
var titled = lang.Regexp(`^(?:Dr|Prof|Professor|Professorin|Professeur|Profesor|Profesora|Mr|Mrs|Ms|Sir|Dame|Fr|Rev|Mgr|Dott|Dra?)\.?\s\p{Lu}`)

// readNames reads names without a word for what their bearers did, who have written the text if
// nobody else is said to. Behind an institution or an outlet such a name is that of a place as often
// as not, and many in a row are those who were there.
func readNames(r *reading, pieces []string) int {
	if r.last == "body" || r.last == "venue" || r.last == "people" || len(r.loose) > 0 {
		return 0
	}
	text := behindName.ReplaceAllString(pieces[0], "")
	people := record.Names(text, record.OfLine).People
	if len(people) == 0 && (titled.MatchString(text) || initials.MatchString(text)) {
		people = persons(text)
	}
	if len(people) == 0 || len(people) == 1 && (record.IsGroup(text) || isOutlet(text) || namesBody(text)) {
		return 0
	}
	n := 1
	for n < len(pieces) && len(people) < mostLoose {
		more := record.Names(pieces[n], record.OfLine).People
		if len(more) == 0 || !initials.MatchString(pieces[n]) && !record.JoinsNames(lang.FirstWord(pieces[n])) && len(more) == 1 {
			break
		}
		people = append(people, more...)
		n++
	}
	r.loose = people
	switch {
	case titled.MatchString(text) || initials.MatchString(text):
		r.weight += weightOfRole
	case len(people) > 1: // a single one may be a place, "Hohen Ellern, den 3. Juni 1991"
		r.weight++
	}
	r.last = "people"
	return n
}

// mostLoose bounds the names in such a row.
const mostLoose = 8
