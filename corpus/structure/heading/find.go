package heading

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A text is lines in which headings are looked for.
type text struct {
	lines    []line.Line
	speakers map[string]int // how many lines begin with a name and a colon
}

// IsShaped says whether a line looks like a heading, before it is known who speaks.
func IsShaped(lines []line.Line, i int) bool { return text{lines: lines}.isShaped(i) }

// Find finds the headings that no markup shows.
func Find(lines []line.Line) {
	t := text{lines, speakersOf(lines)}
	marked := 0
	first, _ := line.Body(lines)
	for _, l := range lines {
		if l.Marked && l.Kind == corpus.Heading {
			marked++
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.Kept() && !l.Marked && l.Kind == corpus.Paragraph && record.Article.MatchString(l.Text) {
			l.Kind, l.Level = corpus.Heading, 0
			continue
		}
		if l.Kept() && (marked < 2 || l.Bold) && (l.Kind == corpus.Paragraph || l.Kind == corpus.Item && !l.Marked) && t.isShaped(i) && t.headsText(i) && !(i < first && saysWho(l.Text)) {
			l.Kind, l.Level = corpus.Heading, 0
		}
	}
}

// labelled is a line of a label of up to three words and what it stands for.
var labelled = lang.Regexp(`^\p{Lu}\p{L}+(?: \p{L}+){0,2}\s?[:：]\s(\S.*)$`)

// saysWho says whether a line over a text says who was there, or how many: "Chair: Ida Sund",
// "Present: 14 members". It heads nothing.
func saysWho(text string) bool {
	m := labelled.FindStringSubmatch(text)
	if m == nil || line.Chapterish(text) {
		return false
	}
	who, _, _ := strings.Cut(m[1], ". ")
	return unicode.IsDigit(lang.FirstRune(who)) || len(record.Names(who, record.OfLine).People) > 0
}

// isShaped says whether a line looks like a heading: short, without the end
// of a sentence, set apart.
func (t text) isShaped(i int) bool {
	l := t.lines[i]
	if l.Prose || l.Front || l.Verse || l.Code || l.Hint == line.Detail || l.Words > 14 || l.Words == 0 || len(l.Text) > 160 || l.Note != "" || l.Kind == corpus.Quote || l.Kind == corpus.Table || l.Kind == corpus.Footnote {
		return false
	}
	if isOneOfAmounts(t.lines, i) {
		return false
	}
	if l.Marked && !l.Bold || l.Kind == corpus.Item && (!line.Chapterish(l.Text) || inList(t.lines, i)) {
		return false
	}
	if i+1 < len(t.lines) && !t.lines[i+1].Gap && unicode.IsLower(lang.FirstRune(t.lines[i+1].Text)) && strings.ContainsAny(l.Text, "\"“”„«»") {
		return false // the term that the next row says the meaning of
	}
	last := lang.LastRune(lang.TrimClosers(l.Text))
	switch {
	case strings.ContainsRune(",;:，；：、،-–—", last), strings.ContainsAny(l.Text, "|@"), record.RefNumber.MatchString(l.Text), strings.HasPrefix(l.Text, "“"), strings.HasPrefix(l.Text, "\""), t.isSpeech(l.Text):
		return false
	case lang.IsFinal(last) && !record.ChapterWord.MatchString(l.Text) && !record.PartHeading.MatchString(l.Text) && !line.IsCapitals(l.Text):
		if last != '?' || line.TitleShare(l.Text) < 0.8 || l.Words < 2 {
			return false
		}
	}
	first := lang.FirstRune(strings.TrimLeftFunc(l.Text, lang.NotWordRune))
	if unicode.IsLower(first) || !strings.ContainsFunc(l.Text, unicode.IsLetter) {
		return false
	}
	apart := l.Gap || l.Bold || i == 0 || t.lines[i-1].Final || !t.lines[i-1].Kept() || t.lines[i-1].Kind == corpus.Heading || line.Chapterish(l.Text)
	return apart && !date.IsWhole(l.Text) && !line.IsStreet(l.Text) && !(i > 0 && line.IsStreet(t.lines[i-1].Text) && postcode.MatchString(l.Text))
}

// postcode is what the row under the street of an address begins with.
var postcode = lang.Regexp(`^(?:\p{Lu}{1,2}-)?\d{4,6}\s\p{Lu}`)

// amount is how a row says how much of something is needed: "2 kg plums".
var amount = lang.Regexp(`^\d{1,4}(?:[.,/]\d{1,3})?\s?\p{Ll}`)

// isOneOfAmounts says whether a row says how much of something is needed, as one right above
// or below it does, where no blank line stands between.
func isOneOfAmounts(lines []line.Line, i int) bool {
	isAmount := func(l line.Line) bool { return !l.Marked && amount.MatchString(l.Text) }
	return isAmount(lines[i]) && (i > 0 && !lines[i].Gap && isAmount(lines[i-1]) || i+1 < len(lines) && !lines[i+1].Gap && isAmount(lines[i+1]))
}

// inList says whether a numbered line stands next to another one.
func inList(lines []line.Line, i int) bool {
	numbered := func(l line.Line) bool { return l.Kind == corpus.Item && line.Chapterish(l.Text) }
	return i > 0 && numbered(lines[i-1]) || i+1 < len(lines) && numbered(lines[i+1])
}

var speaker = lang.Regexp(`^(\p{Lu}[\p{L}.’' -]{0,40}?)\s?[:：]\s`)

// SpeakerOf gives the name before a colon that a line of what several say begins with, and
// all that stands before what is said.
func SpeakerOf(text string) (name, front string) {
	m := speaker.FindStringSubmatch(text[:min(len(text), 60)])
	if m == nil {
		return "", ""
	}
	return m[1], m[0]
}

// speakersOf counts the names before a colon that lines begin with.
func speakersOf(lines []line.Line) map[string]int {
	speakers := map[string]int{}
	for _, l := range lines {
		if name, _ := SpeakerOf(l.Text); name != "" {
			speakers[name]++
		}
	}
	return speakers
}

// isSpeech says whether a line opens with the name of one who speaks more often.
func (t text) isSpeech(s string) bool {
	name, _ := SpeakerOf(s)
	return name != "" && t.speakers[name] > 1
}

// headsText says whether text follows a line: prose, verse or a list, or
// another heading over such.
func (t text) headsText(i int) bool {
	for j, seen := i+1, 0; j < len(t.lines) && seen < 3; j++ {
		next := t.lines[j]
		if !next.Kept() || next.Kind == corpus.Footnote {
			continue
		}
		seen++
		switch {
		case next.Prose || next.Verse || next.Code, seen == 1 && isOneOfAmounts(t.lines, j):
			return true
		case next.Kind == corpus.Item || next.Kind == corpus.Table:
			return t.lines[i].Kind != corpus.Item && (next.Marked || next.Kind == corpus.Table || seen == 1)
		case next.Kind == corpus.Heading:
			continue
		case !t.isShaped(j):
			// A short paragraph: the first line of a talk or a letter.
			return line.Chapterish(t.lines[i].Text) || t.lines[i].Bold || line.IsCapitals(t.lines[i].Text) || next.Final && next.Words >= 3
		}
	}
	return false
}

// DropRuns takes back what was found to be headings where three or more follow
// each other: that is a list. Before the text it is its table of contents, which stays where all stays.
func DropRuns(lines []line.Line, keeps bool) {
	later := map[string]int{} // the last heading with these words
	for i, l := range lines {
		if l.Kind == corpus.Heading {
			later[l.Norm] = i
		}
	}
	var run []int
	for i, l := range append(lines, line.Line{}) {
		switch {
		case !l.Kept():
		case l.Kind == corpus.Heading && !l.Marked:
			run = append(run, i)
		default:
			if len(run) >= 3 {
				dropRun(lines, run, later, keeps)
			}
			run = nil
		}
	}
}

// dropRun keeps the last line or two of a run as headings of what follows.
func dropRun(lines []line.Line, run []int, later map[string]int, keeps bool) {
	keep := 1
	above, under := lines[run[len(run)-2]].Text, lines[run[len(run)-1]].Text
	if line.Chapterish(above) && (!line.Chapterish(under) || keeps && lang.FirstWord(above) != lang.FirstWord(under)) {
		keep = 2
	}
	for _, i := range run[:len(run)-keep] {
		lines[i].Kind = corpus.Paragraph
		if !keeps && (line.Chapterish(lines[i].Text) || later[lines[i].Norm] > i) {
			lines[i].Leave("contents")
		}
	}
}

// Level settles the level of each heading. Markup with several levels decides, if it
// counts, unless it has printed numbers of several depths on one level; else a printed
// number does, and headings without one stand on the first level if their words or
// capitals say so, else below the last that does. Levels that are read off sizes of type
// do not count as markup: numbers contradict them.
func Level(lines []line.Line, markup bool) {
	numbered, parts, top, lowest := 0, false, 7, 0
	said, depths := map[int]saying{}, map[int]int{}
	for i, l := range lines {
		if !l.Kept() || l.Kind != corpus.Heading {
			continue
		}
		said[i] = sayingOf(l.Text)
		if said[i].chapter {
			numbered++
		}
		parts = parts || said[i].part
		if l.Marked {
			top, lowest = min(top, l.Level), max(lowest, l.Level)
			markup = markup && said[i].agrees(depths, l.Level)
		}
	}
	var open headingLevels
	for i := range lines {
		l := &lines[i]
		if !l.Kept() || l.Kind != corpus.Heading {
			continue
		}
		printed := l.Level
		l.Level = open.level(*l, said[i], numbered >= 2, markup && lowest > top, parts, top)
		open.last, open.printed = l.Level, printed
		if l.Marked {
			open.over = open.opened(printed, l.Level)
		}
		if said[i].chapter || l.Level == 1 {
			open.main, open.mainPrinted = l.Level, printed
		}
	}
}

// A saying is what the words of a heading say of its level.
type saying struct {
	chapter, part bool
	number        string
}

func sayingOf(text string) saying {
	return saying{line.Chapterish(text), record.PartHeading.MatchString(text), record.SectionNumber(text)}
}

// depth is how many numbers stand before a heading: 2 before "1.1 Rivers", 0 for none.
func (s saying) depth() int {
	if s.number == "" {
		return 0
	}
	return strings.Count(s.number, ".") + 1
}

// agrees says whether the headings of a level of the markup that have numbers have as
// many of them; depths holds how many by level.
func (s saying) agrees(depths map[int]int, level int) bool {
	if s.depth() == 0 {
		return true
	}
	if depths[level] == 0 {
		depths[level] = s.depth()
	}
	return depths[level] == s.depth()
}

// headingLevels is what the level of the next heading depends on.
type headingLevels struct {
	last, printed     int
	main, mainPrinted int            // of the last heading with a number or on level 1
	over              []headingLevel // those by markup that the next one may stand under
}

// A headingLevel is the level that markup has for a heading, and the one that it was given.
type headingLevel struct{ printed, given int }

// deepest is the deepest level that the next heading by markup may have: that of the one
// before it that the markup has on the same level, or right below the one it stands under.
func (h headingLevels) deepest(printed int) int {
	for _, above := range slices.Backward(h.over) {
		switch {
		case above.printed == printed:
			return above.given
		case above.printed < printed:
			return above.given + 1
		}
	}
	return mostLevels
}

// mostLevels is how many levels headings have.
const mostLevels = 6

// opened is what may stand over the next heading by markup, once one was placed.
func (h headingLevels) opened(printed, given int) []headingLevel {
	over := h.over
	for len(over) > 0 && over[len(over)-1].printed >= printed {
		over = over[:len(over)-1]
	}
	return append(over, headingLevel{printed, given})
}

func (h headingLevels) level(l line.Line, said saying, numbered, ranked, parts bool, top int) int {
	below := 0
	if parts {
		below = 1
	}
	switch {
	case l.Marked && (ranked || !numbered):
		return min(max(l.Level-top+1, 1), h.last+1, h.deepest(l.Level))
	case said.part:
		return 1
	case said.number != "":
		return min(said.depth()+below, 6)
	case said.chapter, line.SectionWords()[l.Norm]:
		return 1 + below
	case l.Marked && h.main > 0:
		return max(1, min(h.main+l.Level-h.mainPrinted, h.last+1))
	case numbered && h.main > 0:
		return h.main + 1
	}
	return 1
}

// leastSaid is how many words a heading with nothing under it has that may say something.
const leastSaid = 6

// DropEmpty leaves out headings with nothing under them.
func DropEmpty(lines []line.Line, keeps bool) {
	deepest := 0 // the level of headings that something kept stands under, from here on
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		switch {
		case !l.Kept() || l.Kind == corpus.Footnote:
		case l.Kind != corpus.Heading:
			deepest = 1 << 20
		case deepest > l.Level:
			deepest = l.Level
		case l.Words >= leastSaid && (keeps || !l.Marked), keeps && !l.Marked: // it says something, or is only guessed to be one
			l.Kind, l.Level, deepest = corpus.Paragraph, 0, 1<<20
		default:
			l.Skip = "empty section"
		}
	}
}
