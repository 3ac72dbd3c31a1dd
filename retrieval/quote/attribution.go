package quote

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// A Finding is what became of who was said to have said something.
type Finding string

// The findings.
const (
	Author    Finding = "author"    // wrote the source
	Speaker   Finding = "speaker"   // is named beside it as who says it
	Another   Finding = "another"   // somebody else is named
	Unchecked Finding = "unchecked" // nobody is named
)

// An Attribution is who was said to have said a quotation, and who is named there.
type Attribution struct {
	Name    string
	Finding Finding
	Who     []string // who is named as author or speaker
}

// longestTail is in bytes, and longestName in words.
const longestTail, longestName = 90, 8

// inBrackets finds what students write behind a quotation: "(Ramani, 2021, p. 3)".
var inBrackets = regexp.MustCompile(`^(?s)(.*\S)\s*\(([^()\n]*(?:\d{4}|n\.d\.|p\. ?\d+)[^()\n]*)\)[.,]?$`)

// attribution parts a quotation from the name behind a dash or in brackets at its end, if there
// is one.
func attribution(text string) (body, name string) {
	text = strings.TrimSpace(text)
	if match := inBrackets.FindStringSubmatch(text); match != nil {
		return match[1], nameIn(match[2])
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

var particles = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "von": true, "van": true, "der": true, "de": true, "da": true, "di": true, "la": true, "le": true, "of": true, "the": true}

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

// attributed holds a name against who wrote the source and who speaks in the passage.
func (s *search) attributed(ctx context.Context, name string) (*Attribution, error) {
	authors := slices.Clone(s.best.Source.Authors)
	if s.best.Source.Organisation != "" {
		authors = append(authors, s.best.Source.Organisation)
	}
	for i, a := range authors {
		authors[i] = turned(a)
	}
	outlets := slices.DeleteFunc([]string{s.best.Source.Container, s.best.Source.Publisher}, func(o string) bool { return o == "" })
	around, err := s.library.Around(ctx, s.best.Passage.ID)
	if err != nil {
		return nil, err
	}
	text, _ := joined(around)
	speakers, reported := speakersOf(text, s.best.Text)
	switch isNamed := func(who string) bool { return sameName(name, who) }; {
	case slices.ContainsFunc(speakers, isNamed):
		return &Attribution{name, Speaker, speakers}, nil
	case reported && len(speakers) > 0:
		return &Attribution{name, Another, speakers}, nil
	case slices.ContainsFunc(authors, isNamed):
		return &Attribution{name, Author, authors}, nil
	case slices.ContainsFunc(outlets, isNamed):
		return &Attribution{name, Author, outlets}, nil
	case reported || len(authors) == 0:
		return &Attribution{name, Unchecked, nil}, nil
	}
	return &Attribution{name, Another, authors}, nil
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
		if !words().is("TITLE", t.word) && !particles[t.word] {
			list = append(list, t.word)
		}
	}
	return list
}

// speakersOf gives who is said to say something in the sentences where a run of a text
// stands, and in those beside them, and whether the run stands in quotation marks.
func speakersOf(text, said string) (speakers []string, reported bool) {
	at := strings.Index(text, said)
	if at < 0 {
		return nil, false
	}
	end := at + len(said)
	reported = inMarks(text[:at])
	sentences := lang.Sentences(text)
	first := slices.IndexFunc(sentences, func(r lang.Range) bool { return r.End > at })
	last := slices.IndexFunc(sentences, func(r lang.Range) bool { return r.End >= end })
	if first < 0 {
		return nil, reported
	}
	if last < 0 {
		last = len(sentences) - 1
	}
	from, to := sentences[max(0, first-1)].Start, sentences[min(len(sentences)-1, last+1)].End
	for _, name := range append(saying(text[from:at]), saying(text[end:max(end, to)])...) {
		if !slices.Contains(speakers, name) {
			speakers = append(speakers, name)
		}
	}
	return speakers, reported
}

// inMarks says whether a quotation is open at the end of a text.
func inMarks(before string) bool {
	if at := strings.LastIndex(before, "\n"); at >= 0 {
		before = before[at:]
	}
	if open, closed := strings.LastIndexAny(before, "“„«"), strings.LastIndexAny(before, "”»"); open >= 0 || closed >= 0 {
		return open > closed
	}
	return strings.Count(before, `"`)%2 == 1
}

// near is how many words may stand between a name and the word for saying.
const near = 4

// saying gives the names in a text beside a word for saying.
func saying(text string) (names []string) {
	list := tokens(text)
	for i := 0; i < len(list); i++ {
		j := i
		for j < len(list) && list[j].capital && (j == i || strings.TrimSpace(text[list[j-1].end:list[j].start]) == "" || text[list[j-1].end:list[j].start] == "-") {
			j++
		}
		for i < j && (question.IsFunction(list[i].word) || words().is("STARTER", list[i].word)) {
			i++ // "As Lord Moss"
		}
		if j <= i {
			continue
		}
		telling := slices.ContainsFunc(list[i:j], func(t token) bool {
			return !words().is("STARTER", t.word) && !words().is("MONTH", t.word) && !words().is("TITLE", t.word) && !question.IsFunction(t.word)
		})
		if beside := list[max(0, i-near):min(len(list), j+near)]; telling && slices.ContainsFunc(beside, func(t token) bool { return words().is("SAYING", t.word) }) {
			names = append(names, text[list[i].start:list[j-1].end])
		}
		i = j - 1
	}
	return names
}
