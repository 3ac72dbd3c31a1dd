package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/cite"
	"footnote/retrieval"
)

// Lengths that Discord takes, in UTF-16 units.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxFooter      = 2048
	maxAuthor      = 256
	maxEmbeds      = 6000 // all texts of all embeds of a message together
	maxURL         = 512  // of a link button
)

// Colours of the grades.
var colours = map[retrieval.Grade]int{retrieval.Strong: 0x2e7d32, retrieval.Related: 0x1565c0, retrieval.Weak: 0x757575}

// say makes a message of a sentence.
func say(text string) *Message { return &Message{Content: cut(text, maxContent)} }

// A shownAnswer is what one page of an answer shows.
type shownAnswer struct {
	id        string // its number for buttons
	question  string // shown above; empty where it stands next to the answer anyway
	verdict   retrieval.Verdict
	said      string // of the answer, in Markdown
	evidence  []ranked
	compared  bool // the passages are the best one of each source
	from      int  // how many passages came before on earlier pages
	more      int  // how many come after
	page      int
	private   bool
	missed    bool // a source that answers may be suggested here
	sharedBy  string
	scope     string   // which part of the library was asked, empty: all of it
	elsewhere bool     // the whole library answers more surely
	notes     []string // sentences about the answer
	citing    citing
}

// renderAnswer says what an answer is and shows a page of its passages: each word
// for word with its key sentence in bold, then citation, locator and grade.
func renderAnswer(a shownAnswer) *Message {
	m := &Message{Content: answerHead(a)}
	share := maxEmbeds / max(1, len(a.evidence))
	for _, e := range a.evidence {
		m.Embeds = append(m.Embeds, renderEvidence(e, a, share))
	}
	m.Components = answerButtons(a)
	return m
}

func answerHead(a shownAnswer) string {
	var lines []string
	if a.sharedBy != "" {
		lines = append(lines, "Shared by <@"+a.sharedBy+">")
	}
	if a.question != "" {
		lines = append(lines, "> "+cut(escape(plain(a.question)), 300))
	}
	if a.scope != "" && len(a.evidence) > 0 {
		lines = append(lines, noteScope(a.scope))
	}
	lines = append(lines, a.notes...)
	if a.elsewhere {
		lines = append(lines, noteElsewhere)
	}
	head := cut(strings.Join(lines, "\n"), maxContent-size(a.said)-1)
	return strings.Trim(head+"\n"+a.said, "\n")
}

// renderEvidence shows one passage, plainer where it is not sure that it answers.
// The texts take at most share units.
func renderEvidence(e ranked, a shownAnswer, share int) Embed {
	author := fmt.Sprintf("%d · %s", e.rank, e.Grade)
	if a.compared {
		author += " · " + sourceLabel(e.Source)
	}
	author = cut(author, min(maxAuthor, share/4))
	footer := citationLine(e.Evidence, a.citing, min(maxFooter, 600, share/3))
	room := min(maxDescription, share-size(author)-size(footer))
	box := Embed{
		Author:      &embedAuthor{author},
		Description: excerpt(e.Passage.Text, e.Highlights, room),
		Footer:      &embedFooter{footer},
	}
	if a.verdict != retrieval.Maybe {
		box.Color = colours[e.Grade]
	}
	return box
}

// citationLine gives the citation and the place in the work, for a place that
// reads no Markdown. Of what is too long the citation is cut, not the place.
func citationLine(e retrieval.Evidence, how citing, limit int) string {
	where := cut(plain(cmp.Or(e.Passage.Locator.String(), "no page or section known")), limit/2)
	return cut(plain(how.readable().full(e.Source)), limit-size(where)-1) + "\n" + where
}

// excerpt gives a text in Markdown with its key sentence bold: all of it if it
// fits into limit units, else the key sentence and what fits around it, with
// […] where something is left out.
func excerpt(text string, spans []retrieval.Span, limit int) string {
	before, key, after := text, "", ""
	if len(spans) > 0 && 0 <= spans[0].Start && spans[0].Start < spans[0].End && spans[0].End <= len(text) {
		before, key, after = text[:spans[0].Start], text[spans[0].Start:spans[0].End], text[spans[0].End:]
	}
	const gap = "[…]"
	if whole := escape(before) + bold(key) + escape(after); size(whole) <= limit {
		return cmp.Or(strings.TrimSpace(whole), gap)
	}
	key, rest := headOf(key, limit-20)
	if rest != "" {
		return bold(key) + " " + gap
	}
	if key == "" {
		head, _ := headOf(before, limit-20)
		return escape(head) + " " + gap
	}
	left := limit - size(bold(key)) - 2*size(gap) - 4
	missing, tail := tailOf(before, max(left/2, left-cost(after)))
	head, rest := headOf(after, left-cost(tail))
	out := escape(tail) + bold(key) + escape(head)
	if missing != "" {
		out = gap + " " + out
	}
	if rest != "" {
		out += " " + gap
	}
	return out
}

func bold(text string) string {
	if strings.TrimSpace(text) == "" {
		return escape(text)
	}
	return "**" + escape(text) + "**"
}

// cost is how many units a text takes at most once it is escaped.
func cost(text string) int {
	n := 0
	for _, r := range text {
		n += runeCost(r)
	}
	return n
}

func runeCost(r rune) int {
	n := 1
	if r > 0xffff {
		n = 2
	}
	if unicode.IsPunct(r) || unicode.IsSymbol(r) {
		n++ // a backslash
	}
	return n
}

// headOf gives as much of the beginning of a text as costs at most limit,
// ending between words where there are any.
func headOf(text string, limit int) (head, rest string) {
	n := 0
	for i, r := range text {
		if n += runeCost(r); n > limit {
			end := i
			for end > 0 && unicode.Is(unicode.M, r) { // not between a letter and its accent
				r, end = lastRune(text[:end])
			}
			if space := strings.LastIndexFunc(text[:end], unicode.IsSpace); space > end*3/4 {
				end = space
			}
			return text[:end], text[end:]
		}
	}
	return text, ""
}

// tailOf gives as much of the end of a text as costs at most limit.
func tailOf(text string, limit int) (rest, tail string) {
	n := 0
	for i := len(text); i > 0; {
		r, start := lastRune(text[:i])
		if n += runeCost(r); n > limit {
			begin := i
			if space := strings.IndexFunc(text[begin:], unicode.IsSpace); space >= 0 && space < (len(text)-begin)/4 {
				begin += space
			}
			return text[:begin], text[begin:]
		}
		i = start
	}
	return "", text
}

// lastRune gives the last letter of a text and where it begins.
func lastRune(text string) (rune, int) {
	start := len(text) - 1
	for start > 0 && text[start]&0xc0 == 0x80 {
		start--
	}
	return []rune(text[start:])[0], start
}

// answerButtons are the rows below an answer: a link to each passage's place,
// then what else can be done.
func answerButtons(a shownAnswer) []row {
	var links []component
	for _, e := range a.evidence {
		if address := cite.Link(e.Source, e.Passage); address != "" && size(address) <= maxURL {
			links = append(links, component{Type: typeButton, Style: styleLink, Label: fmt.Sprintf("Open %d", e.rank), URL: address})
		}
	}
	lists := slices.Collect(slices.Chunk(links, mostButtons))
	if a.id == "" { // it could not be kept, so nothing leads back to it
		return rows(lists...)
	}
	if len(a.evidence) > 0 {
		lists = append(lists, passageButtons(a))
	}
	return rows(append(lists, mannerButtons(a))...)
}

const mostButtons = 5 // in a row

// passageButtons are what can be done with the passages of a page.
func passageButtons(a shownAnswer) []component {
	page := strconv.Itoa(a.page)
	var does []component
	if a.page > 0 {
		does = append(does, button("Back", "page", a.id, strconv.Itoa(a.page-1)))
	}
	if a.more > 0 {
		does = append(does, button("More passages", "page", a.id, strconv.Itoa(a.page+1)))
	}
	return append(does, button("Wider context", "wide", a.id, strconv.Itoa(a.from)), button("Cite", "cite", a.id, page))
}

// mannerButtons are what can be done with an answer as a whole. What is no answer
// is not shared.
func mannerButtons(a shownAnswer) []component {
	var manners []component
	if a.elsewhere {
		manners = append(manners, button("Ask the whole library", "whole", a.id))
	}
	if a.missed {
		manners = append(manners, button("Suggest a source", "suggest"))
	}
	if len(a.evidence) > 0 {
		manners = append(manners, button("Helpful", "helpful", a.id), button("Not helpful", "unhelpful", a.id))
	}
	if a.private && a.verdict.Answered() {
		manners = append(manners, button("Share", "share", a.id, strconv.Itoa(a.page)))
	}
	return append(manners, button("Dismiss", "dismiss", a.id))
}

// rows makes rows of those that have anything in them.
func rows(lists ...[]component) []row {
	var out []row
	for _, l := range lists {
		if len(l) > 0 {
			out = append(out, row{typeRow, l})
		}
	}
	return out
}

func button(label, verb string, args ...string) component {
	return component{Type: typeButton, Style: styleSecondary, Label: label, CustomID: customID(verb, args...)}
}

func dangerous(b component) component {
	b.Style = styleDanger
	return b
}

// Sentences about answers.
const (
	noteStarter   = "-# This server has added no source yet. The starter library answers: study notes on works, not the works themselves. A moderator can add texts with /source add."
	nextStep      = "Ask in other words, look at /sources, or suggest a source that tells of it."
	noteGap       = "-# Who keeps this library sees the question in the list of open ones, without your name."
	noteElsewhere = "-# The whole library has more on it than the part that was asked."
	noteLanguage  = "-# Your question seems to be in a language that no source of this library is in."
	notePartial   = "-# Words answered alone this time, because the vectors are not ready. Later there may be more."
)
