package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
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

// longestTail is in bytes, and longestName in words.
const longestTail, longestName = 90, 8

// inBrackets finds what students write behind a quotation: "(Ramani, 2021, p. 3)".
var inBrackets = lang.Regexp(`^(?s)(.*\S)\s*\(([^()\n]*(?:\d{4}|n\.d\.|p\. ?\d+)[^()\n]*)\)[.,]?$`)

// attribution parts a quotation from the name behind a dash or in brackets at its end, if there
// is one.
func attribution(text string) (body, name string) {
	text = strings.TrimSpace(text)
	if match := inBrackets.FindStringSubmatch(text); match != nil {
		if name := nameIn(match[2]); name != "" {
			return match[1], name
		}
		return attribution(match[1]) // the name may stand before the brackets
	}
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if len(text)-i > longestTail {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if dash := strings.ContainsRune("–—―", r) || strings.ContainsRune("-~", r) && !unicode.IsLetter(before) && !unicode.IsDigit(before); !dash {
			continue
		}
		if name := nameIn(text[i+size:]); name != "" {
			return strings.TrimRight(text[:i], "–—―-~ \t\n"), name
		}
	}
	return text, ""
}

// particles are what stands in names in small letters, those of institutions too.
var particles = func() map[string]bool {
	out := lang.PhraseSet("particles")
	out["of"], out["the"] = true, true
	return out
}()

// nameIn gives what is a name by its look: words with capitals, up to a comma, a bracket
// or a year.
func nameIn(tail string) string {
	if at := strings.IndexAny(tail, ",(;"); at > 0 {
		tail = tail[:at]
	}
	fields := strings.Fields(strings.Trim(tail, " .\"”*_"))
	for len(fields) > 0 && strings.Trim(fields[len(fields)-1], "0123456789") == "" {
		fields = fields[:len(fields)-1]
	}
	list := tokens(strings.Join(fields, " "))
	if len(list) == 0 || len(list) > longestName {
		return ""
	}
	for _, t := range list {
		if !t.capital && !particles[t.word] {
			return ""
		}
	}
	return strings.Join(fields, " ")
}

// attributed holds a name against who wrote the source of a place that was found, and
// who speaks there.
func (s *search) attributed(ctx context.Context, c Checked, name string) (*Attribution, error) {
	authors := slices.Clone(c.Source.Authors)
	if c.Source.Organisation != "" {
		authors = append(authors, c.Source.Organisation)
	}
	for i, a := range authors {
		authors[i] = turned(a)
	}
	outlets := slices.DeleteFunc([]string{c.Source.Container, c.Source.Publisher}, func(o string) bool { return o == "" })
	around, err := s.library.Around(ctx, c.Passage.ID)
	if err != nil {
		return nil, err
	}
	text, _ := joined(around, false)
	_, recorded := c.Passage.Seconds()
	speakers, reported := speakersOf(text, c.Text, recorded)
	switch isNamed := func(who string) bool { return sameName(name, who) }; {
	case slices.ContainsFunc(speakers, isNamed):
		return &Attribution{name, Speaker, speakers}, nil
	case reported && citedAs(text, c.Text, name):
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
		wrote := func(a string) bool { return sameName(name, turned(a)) }
		if slices.ContainsFunc(other.Authors, wrote) {
			return &Attribution{name, Elsewhere, []string{other.Title}}, nil
		}
	}
	return &Attribution{name, Unchecked, nil}, nil
}

// turned brings "Family, Given" into the order in which it is said.
func turned(name string) string {
	family, given, ok := strings.Cut(name, ",")
	if !ok {
		return name
	}
	return strings.TrimSpace(given) + " " + family
}

// sameName says whether a name may be that of somebody: the family name is in it, or all
// of it is in theirs.
func sameName(name, who string) bool {
	mine, theirs := nameWords(name), nameWords(who)
	if len(mine) == 0 || len(theirs) == 0 {
		return false
	}
	last := theirs[len(theirs)-1]
	alike := func(w string) func(string) bool {
		return func(o string) bool { return o == w || spelledAlike(o, w) }
	}
	if slices.ContainsFunc(mine, alike(last)) {
		return true
	}
	return !slices.ContainsFunc(mine, func(w string) bool { return !slices.ContainsFunc(theirs, alike(w)) })
}

func nameWords(name string) (list []string) {
	for _, t := range tokens(name) {
		if !words.English().Is("TITLE", t.word) && !particles[t.word] {
			list = append(list, t.word)
		}
	}
	return list
}
