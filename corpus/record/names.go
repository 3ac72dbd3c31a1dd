package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/corpus/record/judgment"
)

// particles belong to the family name that follows them.
var particles = lang.PhraseSet("particles")

// IsParticle says whether a word is one that belongs to the family name behind it:
// "von", "de", "al".
func IsParticle(word string) bool { return particles()[strings.ToLower(word)] }

// notNames are words that no person is called by, so that "Middle East" or
// "Foreign Policy" is not taken for one.
var notNames = lang.PhraseSet("not-names")

// bylineWords announce a name and are no part of it.
var bylineWords = lang.PhraseSet("byline")

// institutions are words in the names of organisations of which the rest looks
// like a name: "Human Rights Watch". A person may be called Church or Bank.
var institutions = lang.PhraseSet("institutions")

// OrganisationWords make a name that of an organisation.
var OrganisationWords = lang.AsWord("organisations")

var (
	degrees    = lang.Regexp(`(?i)^(?:(?:dr\.-ing|dipl\.-\p{L}+|bsc|msc|dr|prof|mr|mrs|ms|sir|assoc|asst|doç|yrd|öğr|gör|üyesi|ph\.?d|mgr|inż|(?:bc|ing|phdr|rndr|judr|mudr|thdr|doc|lic|drs|dipl|mag|dott)\.)\.?\s+(?:(?:med|rer|nat|phil|jur|iur|oec|pol|theol|vet|dent|ing|habil|hab|h\.\s?c)\.\s?)*)+|,?\s+(?:ph\.?\s?d|m\.?\s?d|m\.\s?a|m\.?\s?sc|esq|d\.?\s?phil|csc|drsc)\.?$|,\s*[mb]\.?\s?a\.?$`)
	nameSuffix = lang.Regexp(`(?i)^(?:jr|sr|ii|iii|iv)\.?$`)
	// joinedParticle begins a family name such as "al-Basre" or "d'Arc".
	joinedParticle = lang.Regexp(`^(?:(?:al|el|ad|an|ar|as|ash|at|az)[-‐]|[dl]['’])\p{Lu}`)
	noteMarks      = lang.Regexp(`(^|[^.\d])[\d¹²³⁴-⁹*†‡§]{1,3}$`) // after a full stop stands the number of a thing: "T.4"; four figures are a year
)

// A Reading says what is known of a text before the names in it are read.
type Reading int

const (
	OfLine     Reading = iota // nothing: it names persons where it is names from end to end
	BelowTitle                // it stands right under a title, where short names without capitals are names too
	Stated                    // data says that it names who made the work
	Inverted                  // the same, and the family name of each may stand first
	Typed                     // somebody wrote it as names: what is no person's is a name as it stands
)

// Named is who a text names: persons, each "Family, Given", or else an organisation.
type Named struct {
	People       []string
	Organisation string
}

// Names reads who a text names. It is the one door to names, wherever they stand.
func Names(text string, as Reading) Named {
	switch {
	case as == Typed:
		return Named{People: writtenNames(text)}
	case as != Inverted && isAddress(text):
		return Named{}
	case as == Stated, as == Inverted:
		people, organisation := statedAuthors(text, as == Inverted)
		return Named{people, organisation}
	case townLead.MatchString(text):
		return Named{}
	}
	people := namesOfLine(text)
	if !ofPersons(people) {
		return Named{}
	}
	if len(people) == 0 && as == BelowTitle {
		people = hanNames(text)
	}
	return Named{People: people}
}

// townLead begins the name of a town that looks like that of a person: "Port Ellery". Where
// nothing says that somebody is named, such a line names nobody.
var townLead = lang.Regexp(`^(?i:` + lang.OneOf("town-leads") + `)\.?[ -]\p{Lu}[\p{L}’'-]+$`)

// placeLead begins the address of a house or the name of a place, however many words follow:
// "Rue des Lilas".
var placeLead = lang.Regexp(`^(?i:` + lang.OneOf("place-leads") + `)\s\p{L}`)

// houseNumber is that of a house behind the name of its street: "Oude Gracht 12". The mark of a
// note is a figure, and stands right behind the name or its comma.
var houseNumber = lang.Regexp(`^[^\d,;]+(?:,\s\d{1,4}|\s\d{2,4})\s?[a-z]?$`)

func isAddress(text string) bool { return placeLead.MatchString(text) || houseNumber.MatchString(text) }

// Person gives the one person that a text names, "" if it is no name or several.
func Person(text string) string {
	if !PersonName(text) {
		return ""
	}
	return familyFirst(text)
}

// PersonName says whether a line is the name of one person: two to four words
// with a capital each, particles aside, and none that is no name.
func PersonName(s string) bool {
	s = cleanName(s)
	if s == "" || utf8.RuneCountInString(s) > 60 || jointArticle.MatchString(s) || spokenBy.MatchString(s) || OrganisationWords.MatchString(s) || theses.MatchString(s) || division.MatchString(s) {
		return false
	}
	capital := 0
	words := joinedInitials(strings.Fields(s))
	if len(words) == 2 && article.MatchString(words[0]) || plainArticle.MatchString(words[0]) || len(words) > 1 && ByWord.MatchString(s) && plainArticle.MatchString(words[1]) && words[1] != strings.ToLower(words[1]) { // "La República", "Die Glocken von Au", "Von Der Bote"
		return false
	}
	if isOfDate(words) || endsInRole(words) {
		return false
	}
	if initialsLast(words) { // "van der Berg JP"
		words = append(words[len(words)-1:], words[:len(words)-1]...)
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(strings.ReplaceAll(w, "İ", "I"), ".,"))
		switch {
		case utf8.RuneCountInString(low) >= shortestDerived && derived.MatchString(low), adopted()[low]:
			return false
		case strings.Trim(w, "'’-.") == "" || strings.ContainsFunc(w, notOfName) || possessive.MatchString(w):
			return false
		case particles()[low] && i > 0 && (i+1 < len(words) || AllCaps(w)), nameSuffix.MatchString(w):
			continue
		case i == 0 && bylineWords()[low] && (!particles()[low] || len(words) == 2), i+1 < len(words) && lang.IsOrdinary(low), len(low) >= longDateWord && dateLabels()[low], notNames()[low] || institutions()[low] || !unicode.IsUpper(lang.FirstRune(w)) && !joinedParticle.MatchString(w):
			return false
		}
		capital++
	}
	return capital >= 2 && capital <= 4 && len(words) <= 6 && slices.ContainsFunc(words, wordOfName)
}

// article begins the name of a thing: of a newspaper, of a place.
var article = lang.Regexp(`(?i)^(?:la|los|las|les|le|il|lo|the|der|die|das|zur|zum)$`)

// jointArticle is how the name of two things goes on: "El faro y la ría".
var jointArticle = lang.Regexp(`(?i)\s(?:y|e|et|und|and|og|och)\s(?:la|el|los|las|il|lo|gli|le|les|der|die|das|the|het)\s`)

// spokenBy is how a line says whose a lecture or a letter is: "Conférence de Jeanne Dupont" is no
// name as a whole.
var spokenBy = lang.Regexp(`(?i)^` + lang.LongestOf("spoken-works") + `\s(?:de|du|des|del|della|di|do|da|van|von|of)\s`)

// plainArticle is one that begins no name of a person, however many words follow.
var plainArticle = lang.Regexp(`(?i)^(?:the|der|die|das|los|las|les|zur|zum|eine?|une)$`)

// derived is how words end that languages make of others: "biology", "Gesellschaft". Nobody
// is called by one; endings that names have as well, as Clement and Harkness, are left out.
var derived = lang.Regexp(`(?:tions?|sions?|olog(?:y|ies|ie|ia|ía)|graph(?:y|ies|ie|ia)|grafía|istics?|tics|ical|ism|ismus|isme|ismo|ability|ivity|heit|keit|schaft|tät|funk|gruppe|klinikum|verband|ausschuss|komitee|[a-zäöüß]{3}kirche|(?:enden|enten|hilfs|jugend|bildungs)werk)$`)

// adopted says of rules and resolutions that a body gave them to itself: "Beschlossen vom Heimrat"
// is nobody, with or without the date in between.
var adopted = lang.PhraseSet("adopted")

// shortestDerived is the letters of the shortest such word.
const shortestDerived = 7

// roleEnds are last words of what somebody is to a paper, which papers write with capitals
// behind a name as if it were another: "Gardening Editor", "Chief Reporter".
var roleEnds = lang.PhraseSet("role-ends")

func endsInRole(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	return roleEnds()[last] || roleCompound.MatchString(last)
}

// roleCompound is a role in one word with what it is for: "Wirtschaftsredakteur".
var roleCompound = lang.Regexp(`^\p{L}{3,}(?:redakteur|korrespondent|reporter|redacteur|verslaggever|correspondent)(?:in)?$`)

// isRole says whether a text is what somebody is to a paper, and not "editor" alone, which is
// said of a book.
func isRole(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && len(words) <= 4 && endsInRole(words)
}

// ofOurs begins a byline that names nobody.
var ofOurs = lang.Regexp(`(?i)^(?:by (?:our|an?|the)|von (?:unser(?:em|er|en)|eine[mr])|par (?:notre|nos)|por (?:nuestr[oa]|noss[oa])|dal nostro|door onze) (\S.*)$`)

// IsRoleByline says whether a line is a byline without a name: "By our Moscow Correspondent".
func IsRoleByline(text string) bool {
	m := ofOurs.FindStringSubmatch(text)
	return m != nil && isRole("our "+m[1])
}

// possessive is a word for whose a thing is: "the Contributor's Version" is nobody.
var possessive = lang.Regexp(`\p{Ll}['’]s\.?$`)

// isOfDate says whether words are months and what stands beside them: "Fri May". Somebody
// may be called Freitag, but not Fri.
func isOfDate(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		w = strings.ToLower(strings.Trim(w, ".,"))
		return lang.Month(w) == 0 && (!date.BesideWords()[w] || len(w) > longestAbbreviated)
	})
}

// longestAbbreviated is the letters of the longest short form of a weekday.
const longestAbbreviated = 4

// dateLabels announce a date; a long one is no name: "published".
var dateLabels = lang.PhraseSet("label-issued")

const longDateWord = 7

// wordOfName says whether a word is more than letters that stand for something:
// "PN LPS" is the number of a part.
func wordOfName(w string) bool {
	return utf8.RuneCountInString(w) > 3 || !AllCaps(w)
}

func notOfName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-.‐", r)
}

// nameSigns takes away what stands by a name for a note of the title page.
var nameSigns = strings.NewReplacer("(✉)", "", "✉", "", "*", "", "∗", "", "†", "", "‡", "", "§", "", "¶", "", "‖", "")

// fullerForm is how catalogues write initials out: "H. G. (Herbert George) Wells".
var fullerForm = lang.Regexp(`\s\([\p{L}.’' -]+\)\s+(\p{Lu})`)

// gluedInitial is one that no space parts from the family name: "Yu.A.Brook".
var gluedInitial = lang.Regexp(`((?:^|[\s.])\p{Lu}\p{Ll}?\.)(\p{Lu}\p{Ll}{2})`)

// gluedBy is a word before a name that only a style parts from it: "ByJane Doe".
var gluedBy = lang.Regexp(`^(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar)(\p{Lu}[\p{Ll}.])`)

// endOfSentence is a full stop behind a name that is none of a short form.
var endOfSentence = lang.Regexp(`(\p{Ll}{3})\.$`)

// reporter is what the press of East Asia writes beside the name of who works for it.
var reporter = lang.Regexp(`^(\p{Hangul}{2,5})\s?\p{Hangul}{0,3}(?:기자|특파원|논설위원|칼럼니스트)$`)

// cleanName drops degrees, titles, fuller forms and the figures of notes around a name.
func cleanName(s string) string {
	s = gluedInitial.ReplaceAllString(fullerForm.ReplaceAllString(inTurkish(s), " $1"), "$1 $2")
	s = withoutGlued(strings.Trim(lang.Squeeze(nameSigns.Replace(s)), " ,;:|·•"))
	s = endOfSentence.ReplaceAllString(gluedBy.ReplaceAllString(s, "$1"), "$1")
	s = withoutRank(reporter.ReplaceAllString(s, "$1"))
	return lang.Squeeze(noteMarks.ReplaceAllString(degrees.ReplaceAllString(s, ""), "$1"))
}

// ranks stand before the name of who has them: "Captain", "Rev.".
var ranks = lang.PhraseSet("ranks")

// withoutRank drops the rank before a name, of which a given and a family name are left.
func withoutRank(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if ranks()[strings.ToLower(strings.TrimSuffix(first, "."))] && strings.Contains(rest, " ") {
		return rest
	}
	return name
}

// writtenNames gives those whom a value of a record names: a name, with the family name first
// or last, or a list of them, groups among them as they stand; or the value itself, if it is
// neither. A semicolon parts two of them, whatever they are.
func writtenNames(s string) (out []string) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ';' })
	if len(parts) > 1 && !strings.Contains(s, "{") {
		for _, part := range parts {
			out = append(out, writtenNames(strings.TrimSpace(mailBehind.ReplaceAllString(part, "")))...)
		}
		return out
	}
	if s == "" || notAuthor.MatchString(s) {
		return nil
	}
	if all := withGroups(s); len(all) > 0 {
		return all
	}
	if people := namesOfLine(s); len(people) > 1 {
		return people
	}
	if IsGroup(s) {
		return []string{s}
	}
	for name := range slices.Values(ListJoint.Split(s, -1)) {
		if !PersonName(name) && !familyLead.MatchString(name) {
			return []string{familyFirst(s)}
		}
		out = append(out, familyFirst(name))
	}
	return out
}

// mailBehind is the address behind a name: "Jane Roe <roe@example.org>".
var mailBehind = lang.Regexp(`[\s,;]*[(<\[]?(?i:e-?mail\s*:?\s*)?[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+[)>\]]?`)

// namesOfLine gives the persons in a line of nothing but names, each with or without an
// address behind it.
func namesOfLine(text string) []string {
	var out []string
	if judgment.NamesJudge(text) {
		return nil
	}
	text = mailBehind.ReplaceAllString(text, "")
	if AllCaps(text) { // "JANE DOE AND JOHN ROE"
		text = jointInCapitals.ReplaceAllStringFunc(text, strings.ToLower)
	}
	for name := range slices.Values(NameJoint.Split(text, -1)) {
		name = leadingAnd.ReplaceAllString(cleanName(name), "")
		switch {
		case len(out) > 0 && (name == "" || loneDegree.MatchString(name) || membership.MatchString(name) || isRole(name)): // "Jane Roe, MD, and John Doe"
		case !PersonName(name):
			return nil
		default:
			out = append(out, familyFirst(name))
		}
	}
	return out
}

var (
	jointInCapitals = lang.Regexp(`\s(?:AND|UND|ET|OG|OCH|ILE|VE)\s`)

	leadingAnd = lang.Regexp(`^` + lang.OneOf("name-joints") + `\s+`)
	loneDegree = lang.Regexp(`^(?i:ph\.?\s?d|d\.?\s?phil|m\.?\s?d|[mb]\.?\s?a|m\.?\s?sc?|b\.?\s?sc?|m\.?p\.?h|m\.?b\.?a|r\.?n|ll\.?m|esq|mbbs|mbch?b|drph|scd|edd|psyd|pharmd|dds|dmd|dvm|msn|bsn|facs|frcp|frcs|mphil|jd)\.?$|^(?:\p{Lu}\p{Ll}?\.){3,}$|^(?:Dr|Ph|Sc|Ed|Psy|Pharm)\.\s?(?:\p{Lu}\.){1,3}$`)
)

// membership is what engineers write behind their names: "Senior Member, IEEE".
var membership = lang.Regexp(`^(?:(?:(?:Graduate )?Student|Senior|Life|Associate) )?(?:Member|Fellow)$|^(?:IEEE|ACM|OSA|SPIE|AIAA|ASCE|ASME|IET)$`)

// WithoutDegrees gives a row that goes on with a list of names without the degrees that it
// begins with, which are those of the last one in the row before.
func WithoutDegrees(row string) string {
	for {
		first, rest, found := strings.Cut(row, ",")
		if !found || !loneDegree.MatchString(strings.TrimSpace(first)) {
			return row
		}
		row = strings.TrimSpace(rest)
	}
}

// hanNames gives the persons in a line of Chinese names, which have two to four
// characters each.
func hanNames(text string) []string {
	names := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '、' || r == '，' || r == ',' })
	for _, name := range names {
		n := utf8.RuneCountInString(name)
		if n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			return nil
		}
	}
	return names
}

// handle is a name of one word that somebody goes by.
var handle = lang.Regexp(`^\p{L}[\p{L}\p{M}\d_.-]{0,23}[\p{L}\p{M}\d_]$`)

// domainEnd is how the name of a site ends.
var domainEnd = lang.Regexp(`\.\p{L}{2,}$`)

// Handle gives the name of one word that a text is, as people in forums and blogs go by
// one, with or without a word that announces it; "" for one that is of no person.
func Handle(text string) string {
	name := strings.Trim(ByWord.ReplaceAllString(lang.Squeeze(text), ""), " ,;:|·•–—@-")
	low := strings.ToLower(name)
	switch {
	case !handle.MatchString(name), domainEnd.MatchString(name), notAuthor.MatchString(name), notNames()[low], dateLabels()[low], bylineWords()[low], IsOrganisation(name),
		lang.IsOrdinary(low), lang.IsFunctionWord(low), lang.Month(low) > 0, jobTitle.MatchString(name), strings.Contains(low, "admin"), strings.Contains(low, "redaktion"):
		return ""
	}
	return name
}
