package record

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// Particles belong to the family name that follows them.
var Particles = lang.PhraseSet("particles")

// notNames are words that no person is called by, so that "Middle East" or
// "Foreign Policy" is not taken for one.
var notNames = lang.PhraseSet("not-names")

// institutions are words in the names of organisations of which the rest looks
// like a name: "Human Rights Watch". A person may be called Church or Bank.
var institutions = lang.PhraseSet("institutions")

// OrganisationWords make a name that of an organisation.
var OrganisationWords = lang.AsWord("organisations")

var (
	degrees    = regexp.MustCompile(`(?i)^(?:(?:dr|prof|mr|mrs|ms|sir|assoc|asst|doç|yrd|öğr|gör|üyesi|ph\.?d)\.?\s+)+|,?\s+(?:ph\.?\s?d|m\.?d|m\.?a|m\.?sc|esq|d\.?phil)\.?$`)
	nameSuffix = regexp.MustCompile(`(?i)^(?:jr|sr|ii|iii|iv)\.?$`)
	// joinedParticle begins a family name such as "al-Basre" or "d'Arc".
	joinedParticle = regexp.MustCompile(`^(?:(?:al|el|ad|an|ar|as|ash|at|az)[-‐]|[dl]['’])\p{Lu}`)
	noteMarks      = regexp.MustCompile(`(^|[^.\d])[\d¹²³⁴-⁹*†‡§]+$`) // after a full stop stands the number of a thing: "T.4"
)

// PersonName says whether a line is the name of one person: two to four words
// with a capital each, particles aside, and none that is no name.
func PersonName(s string) bool {
	s = cleanName(s)
	if s == "" || len(s) > 60 || OrganisationWords.MatchString(s) {
		return false
	}
	capital := 0
	words := strings.Fields(s)
	if initialsLast(words) { // "van der Berg JP"
		words = append(words[len(words)-1:], words[:len(words)-1]...)
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ".,"))
		switch {
		case strings.Trim(w, "'’-.") == "" || strings.ContainsFunc(w, notOfName):
			return false
		case Particles[low] && i > 0, nameSuffix.MatchString(w) && i > 1:
			continue
		case i+1 < len(words) && lang.IsOrdinary(low), notNames[low] || institutions[low] || !unicode.IsUpper(lang.FirstRune(w)) && !joinedParticle.MatchString(w):
			return false
		}
		capital++
	}
	return capital >= 2 && capital <= 4 && len(words) <= 6 && slices.ContainsFunc(words, wordOfName)
}

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

// cleanName drops degrees, titles and the figures of notes around a name.
func cleanName(s string) string {
	s = strings.Trim(lang.Squeeze(nameSigns.Replace(s)), " ,;:|·•")
	return lang.Squeeze(noteMarks.ReplaceAllString(degrees.ReplaceAllString(s, ""), "$1"))
}

// AuthorName reads a name that somebody typed into the form that records have:
// "Family, Given", a suffix last. One in {braces}, one with a comma, of one word or
// of an institution is a name as it is.
func AuthorName(typed string) string {
	name := lang.Squeeze(typed)
	if inner, ok := strings.CutPrefix(name, "{"); ok {
		return strings.TrimSpace(strings.TrimSuffix(inner, "}"))
	}
	return FamilyFirst(name)
}

func isInstitution(word string) bool { return institutions[strings.ToLower(strings.Trim(word, ".,"))] }

// FamilyFirst writes a name "Family, Given". A name of one word, of a script
// without capitals, with a comma already, of an institution, or after "The", stays
// as it is.
func FamilyFirst(name string) string {
	name = cleanName(name)
	words := strings.Fields(name)
	switch {
	case strings.Contains(name, ","), len(words) < 2, words[0] == "The", OrganisationWords.MatchString(name),
		!unicode.IsUpper(lang.FirstRune(name)) && !Particles[strings.ToLower(words[0])],
		slices.ContainsFunc(words, func(w string) bool { return isInstitution(w) || !strings.ContainsFunc(w, unicode.IsLetter) }):
		return name
	}
	if last := len(words) - 1; initialsLast(words) {
		return nameCase(words[:last]) + ", " + spacedInitials(words[last])
	}
	suffix := ""
	if last := words[len(words)-1]; nameSuffix.MatchString(last) && len(words) > 2 {
		suffix, words = ", "+last, words[:len(words)-1]
	}
	at := familyStart(words)
	family, given := words[at:], words[:at]
	if at == 0 { // the family name stands first: "DUPONT Jean", "Пушкин Александр Сергеевич"
		family, given = words[:1], words[1:]
	}
	if len(given) == 0 {
		return name
	}
	return nameCase(family) + ", " + nameCase(given) + suffix
}

var (
	bareInitials   = regexp.MustCompile(`^(?:\p{Lu}-?){1,3}$`)
	dottedInitials = regexp.MustCompile(`^(?:\p{Lu}\.-?){1,4}$`)
)

// initialsLast says whether a name is one of medicine's: the family name and then
// the initials, "Doe JP". Three capitals without a full stop may be a family name.
func initialsLast(words []string) bool {
	last := len(words) - 1
	if last < 1 || nameSuffix.MatchString(words[last]) || AllCaps(words[0]) && !dottedInitials.MatchString(words[last]) {
		return false
	}
	first := bareInitials.MatchString(words[0]) || dottedInitials.MatchString(words[0])
	return !first && (bareInitials.MatchString(words[last]) && utf8.RuneCountInString(strings.ReplaceAll(words[last], "-", "")) <= 2 || dottedInitials.MatchString(words[last]))
}

// spacedInitials writes "JP" and "J.P." as styles do: "J. P.".
func spacedInitials(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteString(" " + string(r) + ".")
		case unicode.IsUpper(r):
			b.WriteString(string(r) + ".")
		case r == '-':
			b.WriteRune(r)
		}
	}
	return b.String()
}

// familyStart is the index of the word that the family name begins with.
func familyStart(words []string) int {
	last := len(words) - 1
	switch {
	case AllCaps(words[0]) && !AllCaps(words[last]), patronymic(words[last]) && len(words) == 3:
		return 0
	}
	at := last
	for at > 1 && (Particles[strings.ToLower(words[at-1])] || AllCaps(words[at-1]) && AllCaps(words[at]) && !AllCaps(words[0])) {
		if at--; words[at] == "y" && at > 1 { // "José Ortega y Gasset"
			at--
		}
	}
	return at
}

func AllCaps(w string) bool {
	return utf8.RuneCountInString(strings.Trim(w, ".")) > 1 && w == strings.ToUpper(w)
}

func patronymic(w string) bool {
	w = strings.ToLower(w)
	return strings.HasSuffix(w, "вич") || strings.HasSuffix(w, "вна") || strings.HasSuffix(w, "чна")
}

// nameCase writes words in capitals as names are written: AL-BASRE, Al-Basre.
func nameCase(words []string) string {
	var out []string
	for _, w := range words {
		if AllCaps(w) && !strings.Contains(w, ".") && utf8.RuneCountInString(w) > 2 {
			w = Capitalised(w)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// Capitalised writes each part of a word, cut at hyphens and apostrophes that
// stand after one letter, with one capital.
func Capitalised(w string) string {
	var b strings.Builder
	start, count := true, 0
	for _, r := range w {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			b.WriteRune(r)
			start = r == '-' || r == '‐' || r == '/' || (r == '\'' || r == '’') && count == 1
			count = 0
			continue
		case start:
			b.WriteRune(unicode.ToUpper(r))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		start, count = false, count+1
	}
	return b.String()
}

// WrittenNames gives the persons in a value of a record: a name, with the family
// name first or last, or a list of them; or the value itself, if it is neither.
func WrittenNames(s string) []string {
	if people := NamesIn(s); len(people) > 1 {
		return people
	}
	var out []string
	for name := range slices.Values(ListJoint.Split(s, -1)) {
		if !PersonName(name) && !familyLead.MatchString(name) {
			return []string{FamilyFirst(s)}
		}
		out = append(out, FamilyFirst(name))
	}
	return out
}
