package phrasebook

import (
	"strings"

	"footnote/corpus/lang"
)

// fileParts are the parts of patterns that a file names.
type fileParts struct {
	list  []string            // a name and its pattern, by turns
	full  *strings.Replacer   // of these
	needs map[string][]string // by name
}

func (p *fileParts) replace(pattern string) string {
	if p.full == nil {
		p.full = strings.NewReplacer(p.list...)
	}
	return p.full.Replace(pattern)
}

func (p *fileParts) name(name, pattern string) {
	p.list, p.full = append(p.list, name, p.replace(pattern)), nil
	p.needs[name] = p.needsOf(pattern)
}

// way gives a way its pattern.
func (p *fileParts) way(pattern string, w Way) Way {
	w.Pattern, w.needs = lang.Regexp(`^(?:`+p.replace(pattern)+`)$`), p.needsOf(pattern)
	return w
}

// needsOf gives words of which every text has one that a pattern matches; none if nobody
// knows. Names are read as they stand there, which takes a tenth of the time of all that
// they stand for.
func (p *fileParts) needsOf(pattern string) []string { return lang.Needs(pattern, p.needsOfLiteral) }

// needsOfLiteral takes what stands in a pattern as it is: words, and names of parts.
func (p *fileParts) needsOfLiteral(text string) (best []string) {
	for text != "" {
		word, rest, _ := strings.Cut(text, "<")
		name, after, isName := strings.Cut(rest, ">")
		if strings.Contains(word, ">") {
			word = "" // half of a name, which belongs to one above it
		}
		if word != "" {
			best = lang.Rarer(best, []string{word})
		}
		if isName {
			best = lang.Rarer(best, p.needs["<"+name+">"])
		}
		text = after
	}
	return best
}
