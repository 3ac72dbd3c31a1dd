package imprint

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
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
	// newsCompound is a word for a newspaper in one with where it is from: "Talbote".
	newsCompound = lang.Regexp(`(?:^|\s)\p{Lu}\p{Ll}{2,}(?:zeitung|bote|blatt|anzeiger|kurier|nachrichten|krant|bode|blad|courant|tidning|bladet|tidende|posten)$`)
	entryOf      = lang.Regexp(`(?i)^(?:` + lang.LongestOf("kind-leads") + `\s)?` + lang.LongestOf("entry-leads") + `(?:$|\s)|^in:\s`)
	ofKind       = lang.Regexp(`(?i)^(?:[\p{Ll}-]+\s)?` + lang.LongestOf("outlet-kinds") + `(?:\s(?:of|by|for|der|des|von|du|de|del|della|van)\s.*)?$`)
	// volumeBehind is that of a journal with the year behind it: "Water Review 12 (2004)".
	volumeBehind = lang.Regexp(`^(\S.*\p{L})\s(\d{1,3})$`)
	numbered     = lang.Regexp(`(?i)^(\S.*\S)\s((?:` + lang.LongestOf("issues") + `|` + lang.LongestOf("volumes") + `)\.?\s*\d\S*)$`)
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
	text, behindIt := onWeekday.ReplaceAllString(pieces[0], ""), ""
	if named, people := partedFromBy(text); len(people) > 0 {
		if name, weight := r.outlet(named, pieces, false); name != "" {
			r.put("container", name)
			r.name("authors", people)
			r.weight += weight + weightOfRole
			r.last = "outlet"
			return 1
		}
	}
	if m := numbered.FindStringSubmatch(text); m != nil && !record.SaysThesis(m[1]) {
		text, behindIt = m[1], m[2]
	} else if m := volumeBehind.FindStringSubmatch(text); m != nil && (isOutlet(m[1]) || led.MatchString(m[1])) && len(pieces) > 1 && lang.IsYear(pieces[1]) {
		r.put("volume", m[2])
		text = m[1]
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

// onWeekday is the day of a date that follows: "in the Evening Herald on Tuesday, 4 May 1999".
var onWeekday = lang.Regexp(`(?i)\s(?:` + lang.LongestOf("before-dates") + `\s)?` + lang.LongestOf("weekdays") + `$`)

// byBehind is what stands behind the name of a book: "Low Water by Jane Doe".
var byBehind = lang.Regexp(`^(\S.*)\s` + lang.LongestOf("agents") + `\s(\p{Lu}.*)$`)

// partedFromBy parts the name of a book from who wrote it.
func partedFromBy(text string) (name string, people []string) {
	if m := byBehind.FindStringSubmatch(text); m != nil {
		return m[1], persons(m[2])
	}
	return text, nil
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
			if isOutlet(name) && lang.WordCount(name) <= mostOfBody/2 && (hasNumber || len(pieces) > 1 && isEdition(pieces[1])) {
				return name, weightOfAnnounced // "From: A short dictionary of rivers, vol. 2"
			}
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
		case isTitle && lang.WordCount(name) > 2 && !IsBodyName(name):
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

// slavicAdjective is how the name of a paper goes on that begins with the word for one: "Tygodnik
// Nadbrzeżny".
var slavicAdjective = lang.Regexp(`^\p{L}+(?:[sc]k[ia]|n[ya]|w[ya]|ий|ый|ая)$`)

// announcedName gives the name behind a word for what it is, "" for another text.
func announcedName(text string) string {
	m := announced.FindStringSubmatch(text)
	if m == nil || !isName(bare(m[1])) {
		return ""
	}
	kind := lang.LastWord(strings.TrimSpace(strings.TrimSuffix(text, m[1])))
	if bare(m[1]) == m[1] && unicode.IsUpper(lang.FirstRune(kind)) && (ofField.MatchString(m[1]) || slavicAdjective.MatchString(m[1])) {
		return strings.TrimSpace(kind + " " + m[1])
	}
	return bare(m[1])
}

// bareOutlet gives the outlet that a piece is nothing but the name of.
func (r *reading) bareOutlet(text string, pieces []string, hasNumber bool) (name string, weight int) {
	if bare(text) != text && isCapitalised(bare(text)) && isName(bare(text)) && r.fields["container"] == "" && (isDatedBehind(pieces) || hasNumber) && (r.weight+r.before > 0 || len(r.loose) > 0) {
		return bare(text), weightOfOutlet // «The Weir», 3 May 2020
	}
	if !isCapitalised(text) || !isName(text) || strings.ContainsAny(text, "0123456789\"“„«") || r.fields["container"] != "" {
		return "", 0
	}
	switch {
	case r.opened && IsBodyName(text):
		return "", 0
	case isOutlet(text) && !mayBePerson(text) && (r.body == "" || !record.PersonName(text)):
		return text, weightOfOutlet
	case isOutlet(text) && isDatedBehind(pieces) && (len(r.loose) > 0 || len(pieces) == 3 && len(persons(pieces[2])) > 0):
		return text, weightOfOutlet // "Jane Doe, Valley Post, 9 May 2018"
	case isOutlet(text) && !record.PersonName(text):
		return text, 0
	case !r.opened && lang.WordCount(text) > 1 && !IsBodyName(text) && !record.PersonName(text) && hasNumber:
		return text, 1
	case !r.opened && len(pieces) > 1 && ofKind.MatchString(pieces[1]):
		return text, weightOfOutlet
	}
	return "", 0
}

// surnames are words of the names of newspapers that persons are called by as well.
var surnames = lang.Set("post star mercury herald banner mail standard record messenger reader bell page echo bote kurier merkur voz wire bank banks court parish stern")

func mayBePerson(name string) bool {
	return lang.WordCount(name) == 2 && len(record.Names(name, record.OfLine).People) > 0 && surnames[strings.ToLower(lang.LastWord(name))]
}

// bare takes the quotes off a name.
func bare(name string) string { return strings.Trim(name, `"“”„«»‘’' `) }

// isName says whether a text may be the name of an outlet: not too long, and no sentence.
func isName(name string) bool {
	return lang.WordCount(name) <= mostOfOutlet && !strings.ContainsAny(name, "?!@()")
}

// isOutlet says whether a word of a name shows that it is one of an outlet.
func isOutlet(name string) bool {
	if isKindWord(name) {
		return false // a leaflet is a "Flugblatt", and no newspaper
	}
	return periodical.Kind(name) != "" || periodical.IsReference(name) || !record.NamesInstitution(name) && (outletKey.MatchString(name) || newsKey.MatchString(name) || newsCompound.MatchString(name))
}

// isCapitalised says whether each word of a text but small ones begins with a capital, and the
// first does.
func isCapitalised(text string) bool {
	words := strings.Fields(text)
	for i, w := range words {
		first := lang.FirstRune(strings.TrimLeft(w, `"“„«‘'(`))
		isSmall := i > 0 && (lang.SmallWords[w] || lang.IsFunctionWord(w) || record.IsParticle(w) || w == "&" || record.JoinsNames(w) || elided.MatchString(w))
		if !isCapital(first) && !unicode.IsDigit(first) && !isSmall {
			return false
		}
	}
	return len(words) > 0 && isCapital(lang.FirstRune(strings.TrimLeft(text, `"“„«`)))
}

// isCapital says whether a letter may begin a name: a capital, or one of a script without them.
func isCapital(r rune) bool { return unicode.IsUpper(r) || record.IsUncased(r) }

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
	name, people := partedFromBy(m[1])
	r.name("authors", people)
	r.put("container", bare(name))
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
	if front, _, listed := strings.Cut(line.Name, ", "); listed && len(record.ListedNames(front)) > 0 {
		return false // "Jane Doe, The Weir, no. 12"
	}
	if name := announcedName(line.Name); name != "" {
		line.Name = name
	} else if m := led.FindStringSubmatch(line.Name); m != nil {
		line.Name = strings.TrimSpace(m[1] + m[2])
	}
	for _, f := range line.Findings(record.FromImprint) {
		if f.Value != "" {
			r.put(f.Field, f.Value)
		}
	}
	r.weight += weightOfAnnounced
	return true
}

// readJournal reads the same where it stands behind something else in its sentence: "by Jane Doe, in
// The Weir, 12, 2014, pp. 33–48".
func readJournal(r *reading, pieces []string) int {
	if !r.opened || len(pieces) < 2 || r.fields["container"] != "" || len(persons(pieces[0])) > 0 || slices.ContainsFunc(pieces, isEdition) {
		return 0
	}
	first := pieces[0]
	if _, _, iso := date.Cut(first); iso != "" || lang.WordCount(first) < 2 {
		return 0 // "Mon 14 Oct 2013, 11-12"
	}
	if m := led.FindStringSubmatch(first); m != nil {
		first = strings.TrimSpace(m[1] + m[2])
	}
	first = bare(first)
	text := strings.Join(append([]string{first}, pieces[1:]...), ", ")
	if line, ok := container.ReadIssueLine(text); !ok || strings.Contains(line.Name, ",") || !r.readIssue(text) {
		return 0 // "Great Hall, G.03, Mon 14 Oct 2013, 11-12"
	}
	r.last = "outlet"
	return len(pieces)
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
