package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/wording/texts"
)

// Lengths that Discord takes, in UTF-16 units.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxAuthor      = 256
	maxEmbeds      = 6000 // all texts of all embeds of a message together
	maxTexts       = 4000 // all texts of a message that consists of components
	maxURL         = 512  // of a link button
)

// Colours of the grades.
var colours = map[retrieval.Grade]int{retrieval.Strong: 0x2e7d32, retrieval.Related: 0x1565c0, retrieval.Weak: 0x757575}

// say makes a message of a sentence.
func say(text string) *Message { return &Message{Content: cut(text, maxContent)} }

// maxNotes is how much of a message the notes below what is said of an answer take.
const maxNotes = 600

// A shownAnswer is what one page of an answer shows.
type shownAnswer struct {
	in        texts.Language
	id        string // its number for buttons
	question  string // shown above; empty where it stands next to the answer anyway
	verdict   retrieval.Verdict
	said      string // of the answer, in Markdown
	evidence  []ranked
	open      opening // what of it is shown in full
	compared  bool    // the passages are the best one of each source
	from      int     // how many passages came before on earlier pages
	more      int     // how many come after
	page      int
	private   bool
	missed    bool // a source that answers may be suggested here
	sharedBy  string
	scope     string                   // which part of the library was asked, empty: all of it
	part      string                   // the same as it is kept
	follows   string                   // the answer that its question may go on from
	drawable  map[corpus.SourceID]bool // pages of these can be shown
	elsewhere bool                     // the whole library answers more surely
	listed    []corpus.Source          // sources that what is said names
	links     []string                 // addresses that the citations of its passages lead to
	notes     []string                 // sentences about the answer
	citing    citing
}

// An opening says which passages of a page are shown in full: the one of a number,
// all, or the best.
type opening int

const (
	openBest opening = 0
	openAll  opening = -1
)

// opens reports whether the i-th passage of the page is shown in full.
func (a shownAnswer) opens(i int) bool {
	switch a.open {
	case openAll:
		return true
	case openBest:
		return i == 0 && !a.compared
	}
	return a.evidence[i].rank == int(a.open)
}

// opened is the passage that the buttons below a page are about.
func (a shownAnswer) opened() ranked {
	for i, e := range a.evidence {
		if a.opens(i) {
			return e
		}
	}
	return a.evidence[0]
}

// renderAnswer says what an answer is and shows a page of its passages, so that it fits on
// the screen of a phone: of each the key sentence, of the best also what stands around it,
// whose it is and where it stands. One button leads to all of them in full.
func renderAnswer(a shownAnswer) *Message {
	if a.id == "" {
		a.open = openAll // it could not be kept, so nothing leads back to it
	}
	head := answerHead(a)
	m := &Message{Flags: flagComponents}
	if head != "" {
		m.Components = append(m.Components, component{Type: typeText, Content: head})
	}
	if len(a.evidence) > 0 {
		notes := a.below()
		room := maxTexts - size(head) - size(notes)
		a.links = linksOf(a, room/3)
		box := component{Type: typeContainer, Components: passageBox(a, room)}
		if a.verdict != retrieval.Maybe {
			box.Colour = colours[a.evidence[0].Grade]
		}
		m.Components = append(m.Components, box)
		if notes != "" {
			m.Components = append(m.Components, component{Type: typeText, Content: notes})
		}
	}
	m.Components = append(m.Components, answerActs(a)...)
	return m
}

func answerHead(a shownAnswer) string {
	var lines []string
	if a.sharedBy != "" {
		lines = append(lines, a.in.Say("Shared by %s", mention(a.sharedBy)))
	}
	if a.question != "" {
		lines = append(lines, "> "+cut(escape(plain(a.question)), 300))
	}
	if a.page > 0 && len(a.evidence) > 0 {
		lines = append(lines, a.in.Say("**Passages %d to %d of %d**", a.evidence[0].rank, a.evidence[len(a.evidence)-1].rank, a.total()))
	}
	if a.scope != "" && len(a.evidence) > 0 {
		lines = append(lines, noteScope(a.in, a.scope))
	}
	said := []string{cut(strings.Join(lines, "\n"), maxContent-size(a.said)-maxNotes), a.said}
	if len(a.evidence) == 0 {
		said = append(said, a.below())
	}
	head := strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "\n")
	if len(a.evidence) == 0 {
		return cmp.Or(head, a.in.Say(noteGoneHere))
	}
	return head
}

// below is what stands below the passages: whoever asked wants to see those first.
func (a shownAnswer) below() string {
	notes := slices.Clone(a.notes)
	if a.elsewhere {
		notes = append(notes, a.in.Say(noteElsewhere))
	}
	return cut(strings.Join(notes, "\n"), maxNotes-2)
}

// total is how many passages the answer has on all its pages.
func (a shownAnswer) total() int { return a.evidence[len(a.evidence)-1].rank + a.more }

// passageBox shows the passages of a page in at most room units.
func passageBox(a shownAnswer, room int) []component {
	n, opened := len(a.evidence), 0
	for i := range a.evidence {
		room -= size(a.linkTo(i)) // so that an address takes nothing from the text above it
		if a.opens(i) {
			opened++
		}
	}
	texts, left := make([]string, n), room
	for i := range a.evidence {
		if !a.opens(i) {
			texts[i] = folded(a, i, min(mostFolded, room/(n+3*opened)))
			left -= size(texts[i]) - size(a.linkTo(i))
		}
	}
	var box []component
	for i := range a.evidence {
		if i > 0 && !a.compared {
			box = append(box, component{Type: typeSeparator})
		}
		if a.opens(i) {
			texts[i] = inFull(a, i, left/opened)
		}
		box = append(box, component{Type: typeText, Content: texts[i]})
	}
	return box
}

// Units of what is seen of passages before somebody wants to read more: together they are
// to fit on the screen of a phone, so that the best does not hide the others.
const (
	mostFolded = 280 // of one that is not opened, with whose it is
	mostKey    = 140 // of its key sentence
	mostBest   = 240 // of the text of the best one
	mostAlone  = 700 // the same where there is no other
	mostBold   = 420 // the same where its key sentence takes that much
)

// glance is how much of the text of an opened passage is seen at first; 0 is all.
func (a shownAnswer) glance() int {
	switch {
	case a.open != openBest || a.compared:
		return 0
	case len(a.evidence) == 1:
		return mostAlone
	}
	return mostBest
}

// shortens reports whether of an opened passage only the key sentence and what stands
// around it is shown.
func (a shownAnswer) shortens(e ranked) bool {
	most := a.glance()
	return most > 0 && size(escape(e.Passage.Text)) > most
}

// inFull shows an opened passage: word for word, or at a glance; in room units, besides
// the link to its place.
func inFull(a shownAnswer, i, room int) string {
	e := a.evidence[i]
	head := "**" + passageName(e, a, sourceLabel(e.Source)) + "**" + a.afterName(e)
	foot := citationLine(a.in, e.Source, e.Passage.Locator, a.citing, min(600, room/3)) + a.linkTo(i)
	if a.glance() > 0 && len(a.evidence) > 1 {
		foot = whose(a, i, min(mostWhose, room/3))
	}
	room -= size(head) + size(foot) - size(a.linkTo(i)) + 1
	if a.shortens(e) {
		room = min(room, max(a.glance(), min(cost(keyOf(e.Evidence))+40, mostBold)))
	}
	return head + excerpt(e.Passage.Text, e.Highlights, room) + "\n" + foot
}

// folded shows the key sentence of a passage, whose it is and where it stands; in room
// units, besides the link there.
func folded(a shownAnswer, i, room int) string {
	e := a.evidence[i]
	head, foot := "**"+passageName(e, a, "")+"**"+a.afterName(e), "\n"+whose(a, i, min(mostWhose, room/2))
	key := mostKey
	if a.compared {
		head, foot = comparedHead(a, i, min(mostWhose, room/2))+"\n", ""
		key = mostKeyOf(e, len(a.evidence))
	}
	return head + keySentence(e.Evidence, min(key, room-size(head)-size(foot)+size(a.linkTo(i)))) + foot
}

// mostKeyOf is how much of the key sentence of one of so many compared passages is seen at first.
// A sentence that is not long is seen whole, since its last word may turn it round; of longer ones
// the less, the more there are.
func mostKeyOf(e ranked, of int) int {
	if size(escape(keyOf(e.Evidence))) <= mostKey {
		return mostKey
	}
	return mostKey * fewPassages / max(fewPassages, of)
}

// mostWhose is how much of a line below a passage says whose it is and where it stands,
// without the link there: about the width of a phone.
const mostWhose = 84

// whose says in small print, in one line where it can, whose a passage is and where it
// stands, and leads there. Of what is too long the title and the headings are cut.
func whose(a shownAnswer, i, limit int) string {
	e := a.evidence[i]
	where := placeEscaped(a.in, e.Passage.Locator, limit/2)
	label := labelWithin(e.Source, limit-size(where))
	return "-# " + escape(label) + beforePlace(label) + where + a.linkTo(i)
}

// comparedHead heads a passage of a comparison by its source.
func comparedHead(a shownAnswer, i, limit int) string {
	e := a.evidence[i]
	where := placeEscaped(a.in, e.Passage.Locator, limit/3)
	label := labelWithin(e.Source, limit-size(where)-size(passageName(e, shownAnswer{in: a.in}, "")))
	return "**" + passageName(e, a, label) + "**" + beforePlace(label) + where + a.linkTo(i)
}

// afterName is what stands between the head of a passage and its text: one of another
// direction has a line of its own, which begins on its own side.
func (a shownAnswer) afterName(e ranked) string {
	if a.compared || a.in.RightToLeft() || texts.IsRightToLeft(e.Passage.Text) {
		return "\n"
	}
	return " · "
}

// beforePlace is what stands between a citation and the place of a passage. Behind a
// citation that runs from right to left the place, which does not, would be torn apart.
func beforePlace(citation string) string {
	if texts.IsRightToLeft(citation) {
		return "\n-# "
	}
	return " · "
}

// grades are what grades are called.
var grades = map[retrieval.Grade]texts.Text{retrieval.Strong: "strong", retrieval.Related: "related", retrieval.Weak: "weak"}

// passageName heads a passage: its number and grade, in a comparison whose it is.
func passageName(e ranked, a shownAnswer, label string) string {
	name := fmt.Sprintf("%d · %s", e.rank, a.in.Say(grades[e.Grade]))
	if a.compared {
		name += " · " + escape(label)
	}
	return cut(name, maxAuthor)
}

// citationLine gives the citation and the place in the work in small print. Of what
// is too long the citation is cut, not the place.
func citationLine(in texts.Language, s corpus.Source, at corpus.Locator, how citing, limit int) string {
	citation := how.readable().full(s)
	where := beforePlace(citation.String()) + placeEscaped(in, at, limit/2)
	return "-# " + showCitation(citation, max(20, limit-size(where)-3)) + where
}

// place says where in its work a passage stands. Where that is too long its
// headings are cut, not the numbers of page and paragraph.
func place(in texts.Language, l corpus.Locator, limit int) string {
	text := plain(l.String())
	if over := size(text) - limit; over > 0 {
		l.Section = cut(plain(l.Section), max(1, size(plain(l.Section))-over))
		text = plain(l.String())
	}
	return cut(cmp.Or(text, in.Say(noPlace)), limit)
}

// placeEscaped is place in Markdown.
func placeEscaped(in texts.Language, l corpus.Locator, limit int) string {
	text := escape(place(in, l, limit))
	if size(text) > limit {
		text = escape(place(in, l, limit/2))
	}
	return signs.Replace(text)
}

// signs keeps a sign and what it stands before on one line.
var signs = strings.NewReplacer("§ ", "§\u00a0", "¶ ", "¶\u00a0")

// rows makes rows of those that have anything in them.
func rows(lists ...[]component) []component {
	var out []component
	for _, l := range lists {
		if len(l) > 0 {
			out = append(out, component{Type: typeRow, Components: l})
		}
	}
	return out
}

// inRows makes as few rows of buttons as Discord takes.
func inRows(buttons []component) []component {
	return rows(slices.Collect(slices.Chunk(buttons, mostButtons))...)
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
	noteStarter   texts.Text = "-# From the starter library, study notes on works, until a moderator adds texts with /source add."
	nextStep      texts.Text = "Ask in other words, look at /sources, or suggest a source that tells of it."
	noteGap       texts.Text = "-# Moderators see this question, without your name."
	noteElsewhere texts.Text = "-# The whole library has more on it than the part that was asked."
	noteLanguage  texts.Text = "-# Your question seems to be in a language that no source of this library is in."
	noteOld       texts.Text = "-# From memory: the bot's database does not answer at the moment, so the library may hold something newer, and this answer has no buttons."
	noteGoneHere  texts.Text = "These passages are no longer in the library."
	noPlace       texts.Text = "no page or section known"
	notePartial   texts.Text = "-# Words answered alone this time, because the vectors are not ready. Later there may be more."
)
