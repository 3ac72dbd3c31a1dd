package quote

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/speech"
)

// A Finding is what became of who was said to have said something.
type Finding string

// The findings.
const (
	Author    Finding = "author"    // wrote the source
	Speaker   Finding = "speaker"   // is named beside it as who says it
	Another   Finding = "another"   // somebody else is named
	Elsewhere Finding = "elsewhere" // wrote another source, and nobody is named here
	Unchecked Finding = "unchecked" // nobody is surely named
)

// An Attribution is who was said to have said a quotation, and who is named there.
type Attribution struct {
	Name    string
	Finding Finding
	Who     []string // who is named as author or speaker; of Elsewhere, the other source's title
}

// IsDoubtful says whether somebody else is named than who was said to have said it.
func (a *Attribution) IsDoubtful() bool {
	return a != nil && (a.Finding == Another || a.Finding == Elsewhere)
}

// inBrackets finds what students write behind a quotation: "(Ramani, 2021, p. 3)", "(§ 4)",
// "(emphasis added)", "(Ramani)"; not "(UNSC)", which explains a name.
var inBrackets = lang.Regexp(`^(?s)(.*\S)\s*\(([^()\n]*(?:\d{4}|n\.d\.|\b(?:pp?|S|ll?|vv?|ch|chap|art|para|no|Art|Kap|Abs|Rn)\. ?\d+|§|\d:\d|emphasis|translation|Hervorhebung|Übersetzung|traduction|souligné|traducción|énfasis)[^()\n]*|\d{1,4}|\p{Lu}\p{Ll}[\p{L}’'.&\s-]*)\)[.,]?$`)

// placeIn is how brackets begin that name a place in a work alone.
var placeIn = lang.Regexp(`^\s*(?:§|(?:S|Art|Kap|Abs|Rn)\. ?\d)`)

// citesNext says whether a text begins, behind marks, with such brackets.
func citesNext(text string) bool {
	bracket, _, ok := strings.Cut(strings.TrimLeft(text, " \n\"'”’»«“*_"), ")")
	return ok && strings.HasPrefix(bracket, "(") && len(bracket) < 2*speech.LongestTail && inBrackets.MatchString("x"+bracket+")")
}

// attribution parts a quotation from the name behind a dash or in brackets at its end, if there
// is one.
func attribution(text string) (body, name string) {
	text = strings.TrimSpace(text)
	if body, name, ok := introduced(text); ok {
		return body, name
	}
	if match := inBrackets.FindStringSubmatch(text); match != nil {
		if name := speech.NameIn(match[2]); name != "" && !placeIn.MatchString(match[2]) {
			return match[1], name
		}
		return attribution(match[1]) // the name may stand before the brackets
	}
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if len(text)-i > speech.LongestTail {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if dash := strings.ContainsRune("–—―", r) || strings.ContainsRune("-~", r) && !unicode.IsLetter(before) && !unicode.IsDigit(before); !dash {
			continue
		}
		if name := speech.NameIn(text[i+size:]); name != "" {
			return strings.TrimRight(text[:i], "–—―-~ \t\n"), name
		}
	}
	return text, ""
}

// said gives the text whose speaker is looked for.
func (c Checked) said() string { return cmp.Or(c.first, c.Text) }

// attributed holds a name against who wrote the source of a place that was found, and
// who speaks there.
func (s *search) attributed(ctx context.Context, c Checked, name string) (*Attribution, error) {
	authors := turnedAuthors(c.Source)
	if c.Source.Organisation != "" {
		authors = append(authors, c.Source.Organisation) // the comma in its name parts no family name
	}
	outlets := slices.DeleteFunc([]string{c.Source.Container, c.Source.Publisher}, func(o string) bool { return o == "" })
	text, err := s.textAround(ctx, c)
	if err != nil {
		return nil, err
	}
	said := c.said()
	_, recorded := c.Passage.Seconds()
	speakers, reported := speech.Speakers(text, said, recorded)
	if mark, _ := speech.TurnAt(text, said); !slices.ContainsFunc(speakers, func(who string) bool { return who != mark }) {
		if a, err := s.inTurn(ctx, c, text, name); a != nil || err != nil {
			return a, err
		}
	}
	switch isNamed := func(who string) bool { return speech.SameName(name, who) }; {
	case slices.ContainsFunc(speakers, isNamed):
		return &Attribution{name, Speaker, speakers}, nil
	case reported && speech.CitedAs(text, said, name):
		return &Attribution{name, Unchecked, nil}, nil
	case reported && len(speakers) > 0:
		return &Attribution{name, Another, speakers}, nil
	case slices.ContainsFunc(authors, isNamed):
		return &Attribution{name, Author, authors}, nil
	case slices.ContainsFunc(outlets, isNamed):
		return &Attribution{name, Author, outlets}, nil
	case len(speakers) > 0:
		return &Attribution{name, Another, speakers}, nil
	case reported:
		return &Attribution{name, Unchecked, nil}, nil
	case len(authors) == 0:
		return s.unnamed(ctx, name)
	}
	return &Attribution{name, Another, authors}, nil
}

// unnamed is what became of a name where the source names nobody: who wrote another source
// of the library is mistaken for who wrote this one.
func (s *search) unnamed(ctx context.Context, name string) (*Attribution, error) {
	sources, err := s.library.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, other := range sources {
		wrote := func(a string) bool { return speech.SameName(name, speech.Turned(a)) }
		if slices.ContainsFunc(other.Authors, wrote) {
			return &Attribution{name, Elsewhere, []string{other.Title}}, nil
		}
	}
	return &Attribution{name, Unchecked, nil}, nil
}
