package bot

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus"
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
	evidence  []ranked
	from      int // how many passages came before on earlier pages
	more      int // how many come after
	page      int
	private   bool
	sharedBy  string
	scope     string   // which part of the library was asked, empty: all of it
	elsewhere bool     // the rest of the library has an answer
	notes     []string // sentences about the answer
	citing    citing
}

// renderAnswer shows a page of passages: each the passage word for word with
// its key sentence in bold, then citation, locator and grade.
func renderAnswer(a shownAnswer) *Message {
	m := &Message{Content: answerHead(a)}
	share := maxEmbeds / max(1, len(a.evidence))
	for _, e := range a.evidence {
		m.Embeds = append(m.Embeds, renderEvidence(e, a.citing, share))
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
	return cut(strings.Join(lines, "\n"), maxContent)
}

// renderEvidence shows one passage. The texts take at most share units.
func renderEvidence(e ranked, how citing, share int) Embed {
	author := cut(fmt.Sprintf("%d · %s", e.rank, e.Grade), maxAuthor)
	footer := cut(citationLine(e.Evidence, how), min(maxFooter, 600, share/3))
	room := min(maxDescription, share-size(author)-size(footer))
	return Embed{
		Author:      &embedAuthor{author},
		Description: excerpt(e.Passage.Text, e.Highlights, room),
		Footer:      &embedFooter{footer},
		Color:       colours[e.Grade],
	}
}

// citationLine gives the citation and the place in the work, for a place that
// reads no Markdown.
func citationLine(e retrieval.Evidence, how citing) string {
	where := e.Passage.Locator.String()
	if where == "" {
		where = "no page or section known"
	}
	return plain(how.readable().full(e.Source)) + "\n" + plain(where)
}

func titleOf(s corpus.Source) string { return cmp.Or(plain(s.Title), plain(s.Origin), "untitled") }

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
		if address := corpus.Link(e.Source, e.Passage); address != "" && size(address) <= maxURL {
			links = append(links, component{Type: typeButton, Style: styleLink, Label: fmt.Sprintf("Open %d", e.rank), URL: address})
		}
	}
	if a.id == "" { // it could not be kept, so nothing leads back to it
		return rows(links)
	}
	page := strconv.Itoa(a.page)
	var does []component
	if a.page > 0 {
		does = append(does, button("Back", "page", a.id, strconv.Itoa(a.page-1)))
	}
	if a.more > 0 {
		does = append(does, button("More passages", "page", a.id, strconv.Itoa(a.page+1)))
	}
	does = append(does, button("Wider context", "wide", a.id, strconv.Itoa(a.from)), button("Cite", "cite", a.id, page))
	manners := []component{button("Helpful", "helpful", a.id), button("Not helpful", "unhelpful", a.id)}
	if a.private {
		manners = append(manners, button("Share", "share", a.id, page))
	}
	manners = append(manners, button("Dismiss", "dismiss", a.id))
	return rows(links, does, manners)
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

// renderAbstention says that the library does not answer, with what is nearest
// and without any citation.
func renderAbstention(a shownAnswer, nearest []corpus.Source) *Message {
	text := "**Nothing in this library answers that.**"
	if a.scope != "" {
		text = "**Nothing " + escape(a.scope) + " answers that.**"
	}
	if a.elsewhere {
		text += " The rest of the library has something on it."
	}
	if len(nearest) > 0 {
		text += "\nNearest titles:"
		for _, s := range nearest {
			text += "\n- " + cut(escape(titleOf(s)), 150)
		}
	}
	m := &Message{Content: cut(strings.TrimPrefix(answerHead(a)+"\n"+text, "\n"), maxContent)}
	var manners []component
	if a.id != "" && a.elsewhere {
		manners = append(manners, button("Ask the whole library", "whole", a.id))
	}
	if a.id != "" && a.private {
		manners = append(manners, button("Share", "share", a.id, "0"))
	}
	if a.id != "" {
		manners = append(manners, button("Dismiss", "dismiss", a.id))
	}
	m.Components = rows(manners)
	return m
}

// Sentences about answers.
const (
	noteStarter  = "-# This server has added no source yet. The starter library answers: study notes on works, not the works themselves. A moderator can add texts with /source add."
	noteGap      = "-# Who keeps this library sees the question in the list of open ones, without your name."
	noteLanguage = "-# Your question seems to be in a language that no source of this library is in."
	notePartial  = "-# Words answered alone this time, because the vectors are not ready. Later there may be more."
)
