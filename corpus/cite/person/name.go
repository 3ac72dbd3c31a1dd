package person

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// A Name is that of a person. A whole one is a family name alone, which may be that of
// an institution.
type Name struct {
	Family, Given, Suffix string
	Whole                 bool
}

// ofOffice is between the word for an institution and what it is for, as in no family name.
var ofOffice = lang.Regexp(`(?i)\s(?:of|for|on|für|pour|para)\s\p{L}`)

// officeWords and institutions make a name that of an institution: "Ministry", "Bank".
var (
	officeWords  = lang.AsWord("organisations")
	institutions = lang.PhraseSet("institutions")
)

func isInstitution(name string) bool {
	return officeWords.MatchString(name) || slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(word string) bool { return institutions()[word] && word != "of" })
}

// Read takes "Family, Given, Suffix" apart. A name without a comma is whole, and so is that of an
// institution that lists what it is for: "Ministry of Rivers, Lakes and Ports".
func Read(name string) Name {
	name = lang.Squeeze(lang.Scrub(name))
	family, rest, parted := strings.Cut(name, ",")
	if parted && ofOffice.MatchString(family) && isInstitution(family) {
		family, rest, parted = name, "", false
	}
	given, suffix, _ := strings.Cut(rest, ",")
	p := Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given), Suffix: strings.Trim(suffix, " ,")}
	p.Whole = !parted && p.Family != ""
	return p
}

// Inverted gives "Family, Given, Suffix".
func (p Name) Inverted() string {
	return lang.JoinSome(", ", p.Family, p.Given, p.Suffix)
}

// Listed gives the name that an American list begins with: inverted, unless the
// family name stands first anyway.
func (p Name) Listed() string {
	if p.EastAsian() {
		return p.Direct()
	}
	return p.Inverted()
}

// Direct gives "Given Family Suffix"; in Chinese, Japanese and Korean letters
// the family name stands first.
func (p Name) Direct() string {
	if p.EastAsian() {
		return p.Family + p.Given
	}
	return lang.JoinSome(" ", p.Given, p.Family, p.Suffix)
}

// Short gives the name that stands in the text.
func (p Name) Short() string {
	if p.Family != "" {
		return p.Family
	}
	return lang.JoinSome(" ", p.Given, p.Suffix)
}

// EastAsian says whether the family name stands first and nothing between the two.
func (p Name) EastAsian() bool {
	for _, name := range []string{p.Family, p.Given} {
		if !IsEastAsian(lang.FirstRune(name)) {
			return false
		}
	}
	return true
}

// IsEastAsian says whether a letter is Chinese, Japanese or Korean.
func IsEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// partBefore matches the particle that a family name begins with.
var partBefore = lang.Regexp(`^(?:(?:\p{Ll}[\p{Ll}’']*\s+)+|(?:al|el|ad|an|ar|as|ash|at|az)[-‐]|[dl][’'])`)

// WithoutParticle gives a name with the particle before the family name behind
// the given one, as Chicago lists it: "Berg, Pieter van den".
func (p Name) WithoutParticle() Name {
	particle := partBefore.FindString(p.Family)
	if p.Whole || particle == "" || p.Given == "" || particle == p.Family {
		return p
	}
	p.Family = strings.TrimPrefix(p.Family, particle)
	p.Given += " " + strings.TrimSpace(particle)
	return p
}
