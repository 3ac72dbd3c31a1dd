package record

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// Where a record states authors, a group may stand as one of them. Its name is no person's and
// stays as it is: "World Bank" is no W. Bank.

var (
	// namedWhole are names of organisations that read as those of persons, and beginsWhole
	// words that begin such names and no person's.
	namedWhole, beginsWhole = lang.AsWord("organisation-names"), lang.PhraseSet("organisation-beginnings")
	// articleFirst begins the name of a group in the midst of a list: "and the Timber Guild".
	articleFirst = lang.Regexp(`^the (\p{Lu}.*\s\p{Lu}.*)$`)
)

// NamesGroup says whether a name that somebody wrote is that of an organisation though
// words with capitals may be a person's: "World Bank", "British Red Cross", "Our World in
// Data", "Timber Guild".
func NamesGroup(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || strings.ContainsAny(name, ",{") {
		return false
	}
	small := func(w string) bool { return notNames()[w] && w == strings.ToLower(w) }
	return namedWhole.MatchString(name) || beginsWhole()[strings.ToLower(words[0])] || slices.ContainsFunc(words[1:], small) || endsSpeakAgainst(words)
}

// endsSpeakAgainst says whether neither the first of words is one of a given name nor the last
// one of a family name. An initial is a sign of a person, and "Latest Posts" is nobody.
func endsSpeakAgainst(words []string) bool {
	first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
	if notNames()[first] || slices.ContainsFunc(words, isOneLetter) {
		return false
	}
	return signsAtEnds(first, last) == 2 || lang.IsOrdinary(first) && lang.EndsNoName(last)
}

// IsGroup says whether one of the names of authors is that of a group.
func IsGroup(name string) bool {
	return articleFirst.MatchString(name) || !strings.Contains(name, ",") && (NamesGroup(name) ||
		OrganisationWords.MatchString(name) || slices.ContainsFunc(strings.Fields(name), isBody))
}

// writtenAs writes one name of a list as records have it: that of a group as it stands.
func writtenAs(name string) string {
	if IsGroup(name) {
		return lang.Squeeze(articleFirst.ReplaceAllString(name, "$1"))
	}
	return familyFirst(name)
}

// withGroups gives those of a list of persons and groups, in their order, nil where something
// else is among them, or nobody. With a comma between, a group behind each person is where
// they work, and is none of them.
func withGroups(list string) (all []string) {
	list = mailBehind.ReplaceAllString(list, "")
	joints := append(NameJoint.FindAllString(list, -1), "")
	var persons []string
	groups, ofWork := 0, 0
	for i, name := range NameJoint.Split(list, -1) {
		name = leadingAnd.ReplaceAllString(strings.TrimSpace(name), "")
		switch {
		case IsGroup(name):
			if groups++; i > 0 && strings.TrimSpace(joints[i-1]) == "," && len(persons) > 0 && all[len(all)-1] == persons[len(persons)-1] {
				ofWork++
			}
		case PersonName(name):
			persons = append(persons, familyFirst(name))
		default:
			return nil
		}
		all = append(all, writtenAs(name))
	}
	switch {
	case len(persons) == 0:
		return nil
	case groups == len(persons) && ofWork == groups:
		return persons
	}
	return all
}

// ofPress is a word in the name of an agency or of a desk of a paper.
var ofPress = lang.Regexp(`(?i)(?:^|[\s-])(?:agen(?:cy|ce|tur|cia|zia)|press\p{L}*|news\p{L}*|desk|editors?|editorial|staff|team|bureau|wires?)(?:$|[\s-])`)

// BesidePersons says whether a group may be an author beside those of an article of a paper: an
// agency and the desk of a paper are none.
func BesidePersons(group string) bool {
	return IsGroup(group) && !ofPress.MatchString(group) && !corporate.MatchString(group) && !ofPaper.MatchString(group)
}

var acronym = lang.Regexp(`^\p{Lu}{2,6}$`)

// IsAcronym says whether a name is the short one of an organisation, which it is in a list where
// the others are written out: "FAO".
func IsAcronym(name string) bool { return acronym.MatchString(name) && !notAuthor.MatchString(name) }
