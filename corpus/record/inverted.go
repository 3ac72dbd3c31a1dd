package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// Records have names "Family, Given": which word the family name begins with, and how names
// in capitals, with initials or of Turkish are written.

// AuthorName reads a name that somebody typed into the form that records have:
// "Family, Given", a suffix last. One in {braces}, one with a comma, of one word or
// of an institution is a name as it is.
func AuthorName(typed string) string {
	name := lang.Squeeze(typed)
	if inner, ok := strings.CutPrefix(name, "{"); ok {
		return strings.TrimSpace(strings.TrimSuffix(inner, "}"))
	}
	return familyFirst(name)
}

func isInstitution(word string) bool {
	return institutions()[strings.ToLower(strings.Trim(word, ".,"))]
}

// regnal is the name of a pope or a king, who has no family name: "Benedict XVI", "John Paul II".
// Two capitals behind one word are initials as often as not.
var regnal = lang.Regexp(`^\p{Lu}\p{Ll}+ (?:III|VII|VIII|XII|XIII|XIV|XVI|XVII|XVIII|XIX|XXI{0,3})$|^(?:John|Jean|Johannes|Juan|Giovanni|João|Jan|Ioan|Иоанн) (?:Paul|Paulus|Pablo|Paolo|Paulo|Paweł|Павел) II$`)

// familyFirst writes a name "Family, Given". A name of one word, of a script
// without capitals, with a comma already, of an institution, or after "The", stays
// as it is.
func familyFirst(name string) string {
	name = cleanName(name)
	words := joinedInitials(strings.Fields(name))
	switch {
	case strings.Contains(name, ","), len(words) < 2, regnal.MatchString(name), words[0] == "The", OrganisationWords.MatchString(name),
		!unicode.IsUpper(lang.FirstRune(name)) && !particles()[strings.ToLower(words[0])],
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
	if AllCaps(strings.Join(family, "")) { // "Jan VAN DER MEER"
		for i, w := range family[:len(family)-1] {
			if IsParticle(w) {
				family[i] = strings.ToLower(w)
			}
		}
	}
	return nameCase(family) + ", " + nameCase(given) + suffix
}

// turkishSign is a letter or a title that only Turkish has: an I without a dot is there
// the capital of "ı".
var turkishSign = lang.Regexp(`[ıİğĞşŞ]|(?i:(?:^|\s)(?:öğr|doç|yrd|üyesi|gör)\.?\s)`)

// inTurkish writes the words of a Turkish name that are in capitals as names are written:
// "Selin YILDIRIM", after a title that shows the language, is Selin Yıldırım.
func inTurkish(name string) string {
	if !turkishSign.MatchString(name) {
		return name
	}
	words := strings.Fields(name)
	if !AllCaps(words[len(words)-1]) { // capitals at the front say which is the family name
		return name
	}
	for i, w := range words {
		if r := []rune(w); AllCaps(w) && len(r) > 2 && !strings.ContainsAny(w, ".-'’") {
			words[i] = string(r[0]) + strings.ToLowerSpecial(unicode.TurkishCase, string(r[1:]))
		}
	}
	return strings.Join(words, " ")
}

var (
	bareInitials   = lang.Regexp(`^(?:\p{Lu}-?){1,3}$`)
	dottedInitials = lang.Regexp(`^(?:\p{Lu}\.-?){1,4}$`)
)

// joinedInitials makes one word of the initials that stand apart behind a family name of one
// word: "Doe J. P.".
func joinedInitials(words []string) []string {
	if len(words) < 2 || slices.ContainsFunc(words[1:], func(w string) bool { return !dottedInitials.MatchString(w) }) {
		return words
	}
	return []string{words[0], strings.Join(words[1:], "")}
}

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

// gaelic begins an Irish or Scottish family name as a word of its own: "Ó Néill", "Ní
// Bhriain", "Mac Cumhaill". An "O" without the accent is an initial as often as not.
var gaelic = lang.Regexp(`^(?:[ÓÒ]|[NU][íÍ]|Ua|N[iI][cC]|M[hH]?[aA][cC])$`)

// isInitial says whether a word is a capital alone: "Maria E Costa" has a second given name,
// where "Maria e Costa" are two.
func isInitial(w string) bool {
	return utf8.RuneCountInString(w) == 1 && unicode.IsUpper(lang.FirstRune(w))
}

// familyStart is the index of the word that the family name begins with.
func familyStart(words []string) int {
	last := len(words) - 1
	switch {
	case AllCaps(words[0]) && !AllCaps(words[last]) && !strings.Contains(words[0], "."), patronymic(words[last]) && len(words) == 3:
		return 0
	}
	at := last
	for at > 1 && (particles()[strings.ToLower(words[at-1])] && !isInitial(words[at-1]) || gaelic.MatchString(words[at-1]) || AllCaps(words[at-1]) && AllCaps(words[at]) && !AllCaps(words[0])) {
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
