package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// A line names who made a work by its credits: a label and the names behind it. What
// the label is decides whose they are; who took the pictures wrote nothing.

var (
	// bylineLabel is a word that announces the author, or a kind of work and "by",
	// with how many parts it has or without: "A comedy in two acts by".
	bylineLabel = lang.Regexp(`(?i)^(?:` + anArticle + `(?:[\p{L}'’]+ )?` + lang.OneOf("works") + `(?: (?:in|en|em) \p{L}+ \p{L}+)? ` + lang.OneOf("works-by") +
		`|` + lang.LongestOf("byline") + `)(?:\s*[:：/●◎■◆]\s*|\s+)(\S.*)$`)
	// colonLabel is one that announces the author only before a colon.
	colonLabel = lang.Regexp(`(?i)^` + lang.LongestOf("label-byline") + `\s*[:：]\s*(\S.*)$`)
	// authorLabel is one that nothing but an author follows, so that the family name may stand
	// first behind it.
	authorLabel = lang.Regexp(`(?i)^(?:authors?|autor(?:in|en|a|es|zy)?|auteure?s?|autor[ei]|yazar(?:lar)?|автор(?:ы)?)\s*[:：]`)
	// creditLabel is how magazines announce who wrote and who took the pictures, in one row
	// and without a colon: "WORDS TESSA MARLOWE PHOTOGRAPHS BEN ODUYA".
	creditLabel = lang.Regexp(`(?i)^(?:words|text|story|texte|texto|testo|tekst)\s+(\p{Lu}\S.*)$`)
	// otherLabel announces somebody who is not the author, here or further on in a line, and
	// otherFirst only here: most lines are told from one by their first letters.
	otherLabel = lang.Regexp(`(?i)(?:^|[\s,;/|–-])` + otherCredit)
	otherFirst = lang.Regexp(`(?i)^[\s,;/|–-]?` + otherCredit)

	// jointLabel announces who did two things, of which one is writing: "Text und Fotos:".
	jointLabel = lang.Regexp(`(?i)^(?:` + textWord + sharedJoint + lang.LongestOf("other-credits") + `|` + lang.LongestOf("other-credits") + sharedJoint + textWord + `)(?:\s*[:：]\s*|\s+` + madeBy + `\s+)(\S.*)$`)
	// otherRole is what somebody behind whose name it stands did, who is not the author:
	// "Jane Doe (photos)".
	otherRole = lang.Regexp(`(?i)\(` + lang.LongestOf("other-credits") + `\)\s*$`)

	// spokenWith is what stands before who was asked, in the heading of an interview.
	spokenWith = lang.Regexp(`^` + with + `\s`)

	// askedBy is how such a heading goes on with who asked: "with Jane Doe, by John Roe".
	askedBy = lang.Regexp(`,\s` + madeBy + `\s(\p{Lu}.*)$`)

	NameJoint = lang.Regexp(`\s*(?:,|;|、|،|[·•]\s|\s[·•]|\s&\s|\s` + lang.OneOf("name-joints") + `\s)\s*`)
	PartJoint = lang.Regexp(`\s+[|·•–—/]\s*|\s*[|·•]\s+|\t| - |\s*[\x{1F300}-\x{1FAFF}\x{2600}-\x{27BF}]\x{FE0F}?\s*`)
	// innerLabel is a label inside a line: one of a script that writes a wide colon behind
	// it, or one for the author.
	innerLabel = lang.Regexp(`(?i)\s+(\p{L}{1,8}：|\p{Han}{2,6}:|` + lang.LongestOf("byline") + `\s?[:：]\s|\p{L}{4,16}:\s\d[\d.,\s]*$)`)
)

// otherCredit is what somebody else did, and what shows that a name follows.
var otherCredit = lang.LongestOf("other-credits") + `(?:\s*[:：/]|\.?\s+\p{L})`

// textWord is the text in a label, and sharedJoint stands between it and another word.
const textWord = `(?:words|text|story|texte|texto|testo|tekst|текст)`

// Small words in patterns: madeBy stands before who made a work, with before who was asked, and
// anArticle before the kind of a work.
const (
	madeBy    = `(?:by|von|par|por|di|door|av|af)`
	with      = `(?:with|mit|avec|con|com|med|met)`
	anArticle = `(?:an? |the |ein |eine |un |une |una |um |uma |en )?`
)

var sharedJoint = `\s*(?:\s` + lang.OneOf("name-joints") + `\s|[&+/,])\s*`

// Parts cuts a line that speaks of the work where marks, pictures or labels stand
// between what it says: "3 May 2020 | Jane Doe", "2020年5月3日 作者：李明".
func Parts(text string) []string {
	parts := PartJoint.Split(innerLabel.ReplaceAllString(text, " | $1"), -1)
	return slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// JoinsNames says whether a text is nothing but a word between two names: "and".
func JoinsNames(text string) bool { return NameJoint.FindString(" "+text+" ") == " "+text+" " }

// IsByline says whether a line names who wrote the text, with a word that says so.
func IsByline(text string) bool {
	named := ReadByline(text)
	return len(named.People) > 0 || named.Organisation != ""
}

// IsCredit says whether a line says who made a work or when, with a word for that or
// without, so that it is no more of the title.
func IsCredit(text string) bool {
	if IsByline(text) || HasDatePart(text) || len(Names(text, OfLine).People) > 0 {
		return true
	}
	before, after, iso := date.Cut(text)
	return iso != "" && len(Names(date.Beside(before, after), OfLine).People) > 0
}

// AnnouncesAuthor says whether a line ends in a word that the author's name follows, in
// a line of its own: "by", "présentée par".
func AnnouncesAuthor(text string) bool {
	m := bylineLabel.FindStringSubmatch(strings.TrimRight(text, " :：") + " x")
	return m != nil && m[1] == "x"
}

// IsOtherCredit says whether a line begins with what somebody else than the author did:
// "Photographs by", "Betreuer:".
func IsOtherCredit(text string) bool { return otherFirst.MatchString(text) }

// ReadByline gives whom a line says to be the author.
func ReadByline(text string) Named {
	if len(text) > 200 {
		return Named{}
	}
	text = monsieur.ReplaceAllString(strings.TrimPrefix(text, "/ "), "$1$2") // "/ by", as catalogues have it
	if m := monsieurAlone.FindStringSubmatch(text); m != nil {
		return Named{People: []string{m[1]}}
	}
	m := jointLabel.FindStringSubmatch(text)
	if m == nil && IsOtherCredit(text) {
		return Named{}
	}
	if m == nil {
		m = bylineLabel.FindStringSubmatch(text)
	}
	if m == nil {
		m = colonLabel.FindStringSubmatch(text)
	}
	if m == nil {
		m = creditLabel.FindStringSubmatch(text)
		if m == nil || !AllCaps(text) && !otherLabel.MatchString(text) {
			return Named{}
		}
	}
	credited := m[1]
	if spokenWith.MatchString(credited) {
		m := askedBy.FindStringSubmatch(credited)
		if m == nil {
			return Named{}
		}
		credited = m[1]
	}
	if at := otherLabel.FindStringIndex(credited); at != nil && at[0] > 0 && behindRole(strings.Fields(credited)) == "" {
		credited = strings.TrimRight(credited[:at[0]], " .,;/|–-")
	}
	if people := creditedNames(firstSentence(credited)); len(people) > 0 {
		return Named{People: people}
	}
	if authorLabel.MatchString(text) && strings.Contains(credited, ",") {
		if people := Names(credited, Inverted).People; len(people) > 0 {
			return Named{People: people} // "Author: Doe, Jane"
		}
	}
	if (OrganisationWords.MatchString(credited) || HasLegalForm(credited)) && lang.WordCount(credited) <= 8 && !lang.EndsSentence(credited) {
		return Named{Organisation: credited}
	}
	return Named{}
}

// monsieur is how title pages in French name who wrote a work, before a given and a family name:
// "par M. Jean Dupont".
var monsieur = lang.Regexp(`((?:^|\s)(?:[pP]ar|PAR) )(?:MM?\.|(?i:mme|mlle)\.?) ?(\p{Lu}\p{L}+\s+\p{Lu}\p{L})`)

// monsieurAlone is the same with the family name alone: "par M. Dupont".
var monsieurAlone = lang.Regexp(`^[pP]ar (?:M\.|M(?:me|lle)\.?) ((?:(?:de|du|des|de la) )?\p{Lu}\p{Ll}[\p{L}’'-]*)$`)

// firstSentence gives what stands before the full stop behind a name, where a line goes on with
// something else: "Jane Doe. Third, corrected edition". A short word before it may be one that
// is cut off, as in "Hans Chr. Andersen", if no ordinary word follows as in "Jane Roe. Third
// printing", and what is one word may be a family name.
func firstSentence(credited string) string {
	for at := 0; ; {
		i := strings.Index(credited[at:], ". ")
		if i < 0 {
			return credited
		}
		at += i
		words := strings.Fields(credited[:at])
		parts := NameJoint.Split(credited[:at], -1)
		if PersonName(parts[len(parts)-1]) && (utf8.RuneCountInString(words[len(words)-1]) > longestCutOff || lang.HasOrdinary(lang.FirstWord(credited[at+len(". "):]))) && lang.WordCount(credited[at:]) > 1 {
			return credited[:at]
		}
		at += len(". ")
	}
}

// longestCutOff is the letters of the longest part of a name that is cut off with a full stop.
const longestCutOff = 3

// creditedNames gives the persons behind a label, up to a place or a role. Behind a role only
// an "and" says that another follows: after a comma it is where the first one writes.
func creditedNames(credited string) (people []string) {
	credited = inBrackets.ReplaceAllString(credited, "")
	joints := append([]string{""}, NameJoint.FindAllString(credited, -1)...)
	behindRole := false
	for i, name := range NameJoint.Split(credited, -1) {
		person := leadingPerson(name)
		switch {
		case behindRole && strings.ContainsAny(joints[i], ",،") && !leadingAnd.MatchString(name):
			return people
		case otherRole.MatchString(name):
		case person != "":
			people = append(people, familyFirst(person))
		case len(people) > 0 && endsInRole(strings.Fields(name)):
			behindRole = true
		case IsUncased(lang.FirstRune(name)) && utf8.RuneCountInString(name) <= 25 && !strings.ContainsAny(name, ".。:"):
			people = append(people, familyFirst(name))
		case len(people) > 0:
			return people // a role or a place follows
		}
	}
	return people
}

// inBrackets is a list in brackets behind a name: "Jane Doe (Leeds, correspondent)".
var inBrackets = lang.Regexp(`\s\([^(),]{1,60},[^()]{1,60}\)`)

// afterNames are small words between a name and where its bearer was, or for whom.
var afterNames = lang.PhraseSet("after-names")

// leadingPerson gives the name that a text is, or begins with before a small word:
// "Jane Doe in Leeds". It is empty for a text without one.
func leadingPerson(text string) string {
	words := strings.Fields(text)
	if behind := behindRole(words); behind != "" {
		return behind
	}
	if PersonName(text) {
		if thingSigns(familyFirst(text)) == 2 { // "By Royal Appointment"
			return ""
		}
		return text
	}
	for i, w := range words[:min(len(words), 4)] { // "our correspondent Jane Doe"
		if unicode.IsUpper(lang.FirstRune(w)) {
			if rest := strings.Join(words[i:], " "); i > 0 && PersonName(rest) {
				return rest
			}
			break
		}
	}
	for i := 2; i < len(words); i++ {
		if afterNames()[words[i]] || len(words[i]) > 1 && afterNames()[strings.ToLower(words[i])] || strings.HasPrefix(words[i], "(") {
			if front := strings.Join(words[:i], " "); PersonName(front) {
				return front
			}
		}
	}
	return ""
}

// mostOfRole bounds the words of what somebody is to a paper.
const mostOfRole = 5

// behindRole gives the name behind what its bearer is to a paper, which stands before it without
// a mark: "Gardening Correspondent Jane Doe". It is empty for words without a role.
func behindRole(words []string) string {
	for i := min(len(words)-1, mostOfRole) - 1; i >= 0; i-- {
		if endsInRole(words[:i+1]) && !strings.Contains(strings.Join(words[:i], " "), ",") { // "Jane Doe, Editor John Roe"
			if name := strings.Join(words[i+1:], " "); PersonName(name) {
				return name
			}
		}
	}
	return ""
}

// IsUncased says whether a letter is of a script without capitals, in which a
// name cannot be told but by its label.
func IsUncased(r rune) bool { return unicode.Is(unicode.Lo, r) }

// MostNames bounds the words of a line of names.
const MostNames = 60
