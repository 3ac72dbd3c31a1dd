package imprint

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/periodical"
)

// What a text stands in is announced by a word for that ("published in"), by what it is ("the
// magazine"), or it shows by a word of its name that it is one.
var (
	lead      = `(?:(?:` + lang.LongestOf("kind-leads") + `\s)?` + lang.LongestOf("outlet-leads", "entry-leads") + `\s?[:：]?\s+)`
	article   = `(?:(?:the|an?|de[rnms]?|die|das|la|le|les|el|los|las|il|lo|l['’]|del|della|dello|dell['’]|du|des|do|da|het|o|zur|zum)\s?\b\s*)`
	nameStart = `(?-i:[\p{Lu}\p{Lo}"“„«»‘'])`
	announced = lang.Regexp(`(?i)^(?:` + lead + article + `?|(?:` + lang.OneOf("imprint-kinds") + `\s\p{L}{1,4}\s)?(?-i:` + article + `)?)(?:[\p{Ll}-]+\s)?` + lang.LongestOf("outlet-kinds") + `\s*[:：]?\s+(` + nameStart + `.*)$`)
	behind    = lang.Regexp(`^(` + nameStart + `.*\S)\s(?:` + lang.LongestOf("outlet-kinds") + `)$`)
	led       = lang.Regexp(`(?i)^` + lead + `(` + article + `?)(` + nameStart + `.*)$`)
	outletKey = lang.AsWord("outlet-words")
	newsKey   = lang.AsWord("newspapers")
	entryOf   = lang.Regexp(`(?i)^(?:` + lang.LongestOf("kind-leads") + `\s)?` + lang.LongestOf("entry-leads") + `(?:$|\s)|^in:\s`)
	ofKind    = lang.Regexp(`(?i)^(?:[\p{Ll}-]+\s)?` + lang.LongestOf("outlet-kinds") + `(?:\s(?:of|by|for|der|des|von|du|de|del|della|van)\s.*)?$`)
	numbered  = lang.Regexp(`(?i)^(\S.*\S)\s((?:` + lang.LongestOf("issues") + `|` + lang.LongestOf("volumes") + `)\.?\s*\d\S*)$`)
)

// How much an outlet speaks for a line.
const (
	weightOfAnnounced = 3
	weightOfOutlet    = 2
)

// mostOfOutlet bounds the words of the name of one.
const mostOfOutlet = 12

// readOutlet reads what a text stands in.
func readOutlet(r *reading, pieces []string) int {
	text, behindIt := pieces[0], ""
	if m := numbered.FindStringSubmatch(text); m != nil && !record.SaysThesis(m[1]) {
		text, behindIt = m[1], m[2]
	}
	name, weight := r.outlet(text, pieces, behindIt != "")
	if name == "" {
		return 0
	}
	r.put("container", name)
	r.weight += weight
	r.last = "outlet"
	if behindIt != "" && readNumber(r, []string{behindIt}) == 0 {
		r.left = true
	}
	return 1
}

// outlet gives the name of the outlet that a piece names, and how much it speaks for the line.
func (r *reading) outlet(text string, pieces []string, hasNumber bool) (name string, weight int) {
	if name := announcedName(text); name != "" {
		return name, weightOfAnnounced
	}
	hasNumber = hasNumber || hasNumberBehind(pieces)
	if m := led.FindStringSubmatch(text); m != nil && isName(bare(m[2])) {
		name := bare(m[2])
		if name == m[2] && !isCapitalised(name) {
			return "", 0 // "In May Jane Doe told The Courier that …"
		}
		isQuoted, isTitle := name != m[2], isCapitalised(name) && !record.PersonName(name)
		whole := strings.TrimSpace(m[1] + name)
		if unicode.IsLower(lang.FirstRune(whole)) {
			whole = name
		}
		switch {
		case isOutlet(name):
			return whole, weightOfAnnounced
		case entryOf.MatchString(text) && (lang.WordCount(name) > 1 || hasNumber || isDatedBehind(pieces)):
			return whole, weightOfAnnounced
		case isQuoted && isTitle, hasNumber && isCapitalised(name):
			return whole, weightOfOutlet
		case isTitle && lang.WordCount(name) > 2 && !isBodyName(name):
			return whole, 1
		}
		return "", 0
	}
	if m := behind.FindStringSubmatch(text); m != nil && isName(bare(m[1])) {
		return bare(m[1]), weightOfAnnounced
	}
	return r.bareOutlet(text, pieces, hasNumber)
}

// ofField is how the name of a journal goes on with what it is of: the word for one before it
// belongs to the name, "Revista Española de Ríos".
var ofField = lang.Regexp(`\s(?:de|di|do|da|del|della|des|du|der|für|of|for|von|van)\s`)

// announcedName gives the name behind a word for what it is, "" for another text.
func announcedName(text string) string {
	m := announced.FindStringSubmatch(text)
	if m == nil || !isName(bare(m[1])) {
		return ""
	}
	kind := lang.LastWord(strings.TrimSpace(strings.TrimSuffix(text, m[1])))
	if bare(m[1]) == m[1] && unicode.IsUpper(lang.FirstRune(kind)) && ofField.MatchString(m[1]) {
		return strings.TrimSpace(kind + " " + m[1])
	}
	return bare(m[1])
}

// bareOutlet gives the outlet that a piece is nothing but the name of.
func (r *reading) bareOutlet(text string, pieces []string, hasNumber bool) (name string, weight int) {
	if bare(text) != text && isCapitalised(bare(text)) && isName(bare(text)) && r.weight+r.before > 0 && isDatedBehind(pieces) {
		return bare(text), weightOfOutlet // «The Weir», 3 May 2020
	}
	if !isCapitalised(text) || !isName(text) || strings.ContainsAny(text, "0123456789\"“„«") || r.fields["container"] != "" {
		return "", 0
	}
	switch {
	case r.opened && isBodyName(text):
		return "", 0
	case isOutlet(text) && !mayBePerson(text):
		return text, weightOfOutlet
	case isOutlet(text):
		return text, 0
	case !r.opened && lang.WordCount(text) > 1 && !isBodyName(text) && !record.PersonName(text) && hasNumber:
		return text, 1
	case !r.opened && len(pieces) > 1 && ofKind.MatchString(pieces[1]):
		return text, weightOfOutlet
	}
	return "", 0
}

// surnames are words of the names of newspapers that persons are called by as well.
var surnames = lang.Set("post star mercury herald banner mail standard record messenger reader bell page echo bote kurier merkur voz wire")

func mayBePerson(name string) bool {
	return lang.WordCount(name) == 2 && record.PersonName(name) && surnames[strings.ToLower(lang.LastWord(name))]
}

// bare takes the quotes off a name.
func bare(name string) string { return strings.Trim(name, `"“”„«»‘’' `) }

// isName says whether a text may be the name of an outlet: not too long, and no sentence.
func isName(name string) bool {
	return lang.WordCount(name) <= mostOfOutlet && !strings.ContainsAny(name, "?!@()")
}

// isOutlet says whether a word of a name shows that it is one of an outlet.
func isOutlet(name string) bool {
	return periodical.Kind(name) != "" || periodical.IsReference(name) || !record.NamesInstitution(name) && (outletKey.MatchString(name) || newsKey.MatchString(name))
}

// isCapitalised says whether each word of a text but small ones begins with a capital, and the
// first does.
func isCapitalised(text string) bool {
	words := strings.Fields(text)
	for i, w := range words {
		first := lang.FirstRune(strings.TrimLeft(w, `"“„«‘'(`))
		isSmall := i > 0 && (lang.SmallWords[w] || lang.IsFunctionWord(w) || record.IsParticle(w) || w == "&" || record.JoinsNames(w) || elided.MatchString(w))
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !isSmall {
			return false
		}
	}
	return len(words) > 0 && unicode.IsUpper(lang.FirstRune(strings.TrimLeft(text, `"“„«`)))
}

// elided is a small word and the one that it is joined to: "dell'Alpe".
var elided = lang.Regexp(`^\p{Ll}{1,4}['’]\p{Lu}`)

// hasNumberBehind says whether the next piece is a volume, an issue or the like of the first.
func hasNumberBehind(pieces []string) bool {
	if len(pieces) < 2 {
		return false
	}
	for _, pattern := range []*lang.Pattern{volume, issue, episode, pages} {
		if pattern.MatchString(pieces[1]) {
			return true
		}
	}
	return false
}

// isDatedBehind says whether the pieces behind the first begin with a date that is no mere year.
func isDatedBehind(pieces []string) bool {
	var r reading
	return len(pieces) > 1 && readDate(&r, pieces[1:]) > 0 && r.weight > weightOfYear
}

// readPartOf reads which part of what a text is: "Chapter 5 of Low Water: A History".
func readPartOf(r *reading, pieces []string) int {
	m := partOfWork.FindStringSubmatch(pieces[0])
	if m == nil || !isName(bare(m[1])) {
		return 0
	}
	r.put("container", bare(m[1]))
	r.weight += weightOfAnnounced
	r.left = true // which one it is
	r.last = "outlet"
	return 1
}

var partOfWork = lang.Regexp(`(?i)^(?:` + lang.LongestOf("parts-of-works") + `|` + lang.LongestOf("episodes") + `)\s(?:\d{1,4}|[IVXLC]{1,6})\s(?:of|from|in|aus|von|de|du|del|della|di|van|uit|z|из)\s(?:` + article + `)?(?:` + lang.LongestOf("outlet-kinds") + `\s)?(` + nameStart + `.*)$`)

// readIssue reads a sentence that says with its numbers where an article stands.
func (r *reading) readIssue(text string) bool {
	line, ok := container.ReadIssueLine(strings.TrimRight(text, ". "))
	if !ok || line.Name == "" {
		return false
	}
	if name := announcedName(line.Name); name != "" {
		line.Name = name
	}
	for _, f := range line.Findings(record.FromImprint) {
		if f.Value != "" {
			r.put(f.Field, f.Value)
		}
	}
	r.weight += weightOfAnnounced
	r.last = "issue"
	return true
}

// listedReference is how a list of references begins: names with the family name first, and the year.
var listedReference = lang.Regexp(`^(\p{Lu}.*\S) \(((?:1[5-9]|20)\d{2})[a-z]?\)\.?$`)

// readReference reads the names and the year of a text that is given as in a list of references.
func (r *reading) readReference(text string) bool {
	m := listedReference.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return false
	}
	people := record.ListedNames(m[1])
	if len(people) == 0 {
		return false
	}
	r.name("authors", people)
	r.weight += weightOfRole
	r.dated(m[2])
	return true
}
