package bot

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus/link"
	"footnote/retrieval/wording/texts"
)

// What can be done with an answer stands in one row of buttons, and what is rarer in one
// menu below them: on a phone each row takes a twentieth of the screen from the passages.
// What is chosen from that menu does what a button of its name does. Discord's programs
// send nothing for what is chosen there a second time, so what one does again and again
// is a button.

const (
	mostButtons = 5 // in a row
	mostActs    = 4 // in the row below an answer
)

// menuVerb is that of the menu's custom ID; its values are the custom IDs of buttons.
const menuVerb = "menu"

// answerActs are the rows below an answer.
func answerActs(a shownAnswer) []component {
	links := placeLinks(a)
	if a.id == "" {
		return inRows(links)
	}
	often, rare := a.oftenActs(), a.rareActs()
	var listed []component
	if len(a.evidence) > 0 { // there is a menu, so none of its own is needed
		rare = slices.Concat(a.listedActs(), rare)
	} else {
		listed = a.listedMenu()
	}
	if n := len(links) + len(often) + len(rare); n <= mostActs {
		often, rare = slices.Concat(often, rare), nil
	}
	return slices.Concat(rows(listed), inRows(slices.Concat(links, often)), rows(a.menuOf(rare)))
}

// oftenActs are the buttons below an answer.
func (a shownAnswer) oftenActs() []component {
	page := strconv.Itoa(a.page)
	var acts []component
	if a.elsewhere {
		acts = append(acts, button(a.in.Say("Ask the whole library"), "whole", a.id))
	}
	if a.missed {
		acts = append(acts, button(a.in.Say("Suggest a source"), "suggest"))
	}
	if a.page > 0 {
		acts = slices.Concat(acts, a.turn("Back", -1, true), a.turn("More", 1, a.more > 0))
	}
	if a.holdsBack() {
		acts = append(acts, button(a.in.Say("Read more"), "readall", a.id, page))
	}
	if len(a.evidence) > 0 {
		acts = append(acts, button(a.in.Say("Cite"), "cite", a.id, page))
	}
	if a.page == 0 {
		acts = append(acts, a.goOn()...)
	}
	return acts
}

// rareActs are what the menu below an answer offers.
func (a shownAnswer) rareActs() []component {
	acts := a.readActs()
	if len(a.evidence) > 0 {
		opened := a.opened()
		acts = append(acts, button(a.in.Say("Context of %d", opened.rank), "wide", a.id, strconv.Itoa(opened.rank-1)))
		acts = append(acts, pageButton(a)...)
		if a.page == 0 {
			acts = append(acts, a.turn("More passages", 1, a.more > 0)...)
		} else {
			acts = append(acts, a.goOn()...)
		}
		acts = append(acts, button(a.in.Say("Helpful"), "helpful", a.id), button(a.in.Say("Not helpful"), "unhelpful", a.id))
	}
	if a.private && a.verdict.Answered() {
		acts = append(acts, button(a.in.Say("Share"), "share", a.id, strconv.Itoa(a.page)))
	}
	return append(acts, button(a.in.Say("Dismiss"), "dismiss", a.id))
}

// menuOf offers what is rarer than the buttons.
func (a shownAnswer) menuOf(acts []component) []component {
	if len(acts) == 0 {
		return nil
	}
	menu := component{Type: typeSelect, CustomID: customID(menuVerb, a.id, strconv.Itoa(a.page)), Placeholder: a.menuHolds()}
	for _, b := range acts {
		menu.Options = append(menu.Options, selectOption{Label: b.Label, Value: b.CustomID})
	}
	return []component{menu}
}

// menuHolds says what the menu offers that people look for: what is not there is not promised.
func (a shownAnswer) menuHolds() string {
	if len(a.evidence) == 0 {
		return "…"
	}
	var holds []string
	if len(a.readActs()) > 0 {
		holds = append(holds, a.in.Say("Read one"))
	}
	holds = append(holds, a.in.Say("Context"))
	if a.page == 0 && a.more > 0 {
		holds = append(holds, a.in.Say("More"))
	}
	return strings.Join(append(holds, a.in.Say("Rate")), " · ") + " …"
}

// holdsBack reports whether anything of a page's passages is not shown.
func (a shownAnswer) holdsBack() bool {
	for i := range a.evidence {
		if a.withholds(i) {
			return true
		}
	}
	return false
}

// withholds reports whether anything of the i-th passage of a page is not shown.
func (a shownAnswer) withholds(i int) bool { return !a.opens(i) || a.shortens(a.evidence[i]) }

// readActs open one passage of several.
func (a shownAnswer) readActs() []component {
	if len(a.evidence) < 2 {
		return nil
	}
	var acts []component
	for i, e := range a.evidence {
		if a.withholds(i) {
			acts = append(acts, button(cut(a.in.Say("Read %d", e.rank)+": "+labelWithin(e.Source, maxLabel), maxLabel), "read", a.id, strconv.Itoa(e.rank-1)))
		}
	}
	return acts
}

const maxLabel = 80 // of a button, in UTF-16 units

// turn leads to the page before or after, if it is there.
func (a shownAnswer) turn(label texts.Text, by int, there bool) []component {
	if !there {
		return nil
	}
	return []component{button(a.in.Say(label), "page", a.id, strconv.Itoa(a.page+by))}
}

// goOn asks on from what is an answer.
func (a shownAnswer) goOn() []component {
	if len(a.evidence) == 0 && !a.verdict.Answered() {
		return nil
	}
	return []component{button(a.in.Say("Follow up"), "goon", a.id)}
}

// linksOf gives the addresses that the citations of a page's passages lead to. Where they
// take more than room units there are none, and buttons lead there.
func linksOf(a shownAnswer, room int) []string {
	links := make([]string, len(a.evidence))
	for i, e := range a.evidence {
		links[i] = inParentheses.Replace(link.To(e.Source, e.Passage))
		if strings.ContainsAny(links[i], " \t\n\"<>\\") {
			links[i] = ""
		}
		if links[i] != "" {
			room -= size(a.linkText(e, links[i]))
		}
	}
	if room < 0 {
		return make([]string, len(a.evidence))
	}
	return links
}

// inParentheses makes an address one that may stand in those of Markdown.
var inParentheses = strings.NewReplacer("(", "%28", ")", "%29")

func (a shownAnswer) linkText(e ranked, address string) string {
	return " · [" + a.in.Say("Open %d", e.rank) + "](" + address + ")"
}

// linkTo is what stands behind the citation of a passage and leads to its place.
func (a shownAnswer) linkTo(i int) string {
	if i >= len(a.links) || a.links[i] == "" {
		return ""
	}
	return a.linkText(a.evidence[i], a.links[i])
}

// placeLinks are buttons that lead to the places of opened passages which have no link in
// their citation.
func placeLinks(a shownAnswer) []component {
	var links []component
	for i, e := range a.evidence {
		if address := link.To(e.Source, e.Passage); a.opens(i) && a.linkTo(i) == "" && address != "" && size(address) <= maxURL {
			links = append(links, component{Type: typeButton, Style: styleLink, Label: a.in.Say("Open %d", e.rank), URL: address})
		}
	}
	return links
}
