package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/wording/texts"
)

// turnPage shows another page of an answer, to who pressed alone.
func turnPage(ctx context.Context, c *call) (reply, error) {
	a, page, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	shown, err := c.page(ctx, a, page, true)
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderAnswer(shown)}, nil
}

// readPassage shows the page of a passage with that one in full.
func readPassage(ctx context.Context, c *call) (reply, error) {
	a, index, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	return c.opened(ctx, a, a.pages(c.settings.passages).holding(index), opening(index+1))
}

// readAll shows a page with all its passages in full.
func readAll(ctx context.Context, c *call) (reply, error) {
	a, page, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	return c.opened(ctx, a, page, openAll)
}

// opened shows a page of an answer with other passages in full than at first.
func (c *call) opened(ctx context.Context, a pressedAnswer, page int, open opening) (reply, error) {
	shown, err := c.page(ctx, a, page, true)
	if err != nil {
		return reply{}, err
	}
	if open > 0 && !slices.ContainsFunc(shown.evidence, func(e ranked) bool { return e.rank == int(open) }) {
		return reply{}, ErrGone
	}
	shown.open = open
	return reply{message: renderAnswer(shown)}, nil
}

// pressedAt gives the answer whose button was pressed, and the number of the page or
// passage that the button's name carries.
func (c *call) pressedAt(ctx context.Context) (pressedAnswer, int, error) {
	a, err := c.pressed(ctx)
	if err != nil {
		return a, 0, err
	}
	n, err := c.place()
	return a, n, err
}

// place gives the number of a page or passage that a button's name carries.
func (c *call) place() (int, error) {
	n, ok := c.number(1, keptPassages)
	if !ok {
		return 0, ErrUnknownButton
	}
	return n, nil
}

// widerContext shows a passage with those around it.
func widerContext(ctx context.Context, c *call) (reply, error) {
	a, index, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	onPage, err := a.onPage(ctx, a.pages(c.settings.passages).holding(index), c.settings.passages)
	if err != nil {
		return reply{}, err
	}
	chosen := slices.IndexFunc(onPage, func(e ranked) bool { return e.rank == index+1 })
	if chosen < 0 {
		return reply{}, a.missing(index)
	}
	around, err := a.library.Around(ctx, onPage[chosen].Passage.ID)
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderContext(c.in, a.KeptAnswer, onPage, chosen, around, c.citing(ctx, a.library))}, nil
}

// renderContext shows a passage of an answer between its neighbours; buttons lead to
// the context of the others of the page.
func renderContext(in texts.Language, of journal.KeptAnswer, onPage []ranked, chosen int, around []corpus.Passage, how citing) *Message {
	e := onPage[chosen]
	head := "> " + cut(escape(plain(of.Question)), 300) + "\n" + in.Say("**Passage %d with what stands before and after it**", e.rank)
	m := &Message{Flags: flagComponents, Components: []component{{Type: typeText, Content: head}}}
	foot := citationLine(in, e.Source, e.Passage.Locator, how, 600)
	share := (maxTexts - size(head) - size(foot)) / max(1, len(around))
	for _, p := range around {
		text := component{Type: typeText}
		box := component{Type: typeContainer}
		if p.ID == e.Passage.ID {
			box.Colour = colours[e.Grade]
			text.Content = excerpt(p.Text, e.Highlights, share-1) + "\n" + foot
		} else {
			where := "\n-# " + placeEscaped(in, p.Locator, share/4) // it may stand in another section, or on another page
			text.Content = excerpt(p.Text, nil, share-size(where)) + where
		}
		box.Components = []component{text}
		m.Components = append(m.Components, box)
	}
	var others []component
	for i, o := range onPage {
		if i != chosen {
			others = append(others, button(in.Say("Context of %d", o.rank), "wide", of.ID, strconv.Itoa(o.rank-1), "u"))
		}
	}
	m.Components = append(m.Components, inRows(others)...)
	return m
}

func rateHelpful(ctx context.Context, c *call) (reply, error)   { return c.rate(ctx, true) }
func rateUnhelpful(ctx context.Context, c *call) (reply, error) { return c.rate(ctx, false) }

func (c *call) rate(ctx context.Context, helpful bool) (reply, error) {
	a, err := c.pressed(ctx)
	if err != nil {
		return reply{}, err
	}
	if err := c.lease.Journal.Rate(ctx, a.ID, c.member, helpful); err != nil {
		return reply{}, err
	}
	if helpful {
		return reply{message: say(c.in.Say("Thank you. That is noted."))}, nil
	}
	return reply{message: say(c.in.Say("Thank you. Who keeps this library sees the question, without your name. If a source is missing, /suggest it."))}, nil
}

// sharePrivacy keeps a share private where public answers are not welcome; then
// it only tells so.
func sharePrivacy(c *call) acknowledgement {
	if !c.mayShareHere() || c.bot.shares.has(c.toShare(), c.bot.o.Now()) {
		return ackPrivate
	}
	return ackPublic
}

// mayShareHere reports whether an answer may be shown to all where the button is.
func (c *call) mayShareHere() bool { return c.GuildID != "" && c.publicHere() }

// toShare is what the button shares.
func (c *call) toShare() sharedPage { return sharedPage{c.arg(0), c.arg(1), c.ChannelID} }

// share posts a private answer for all, if who asked or a moderator wants it, once.
func share(ctx context.Context, c *call) (reply, error) {
	if !c.mayShareHere() {
		return reply{}, tell("This server wants no public answers in this channel.")
	}
	a, err := c.pressed(ctx)
	if err != nil {
		return reply{}, err
	}
	if err := c.ownOrModerated(a); err != nil {
		return reply{}, err
	}
	if !retrieval.Verdict(a.Verdict).Answered() {
		return reply{}, tell("That is no answer, so there is nothing to share.")
	}
	page, err := c.place()
	if err != nil {
		return reply{}, err
	}
	shown, err := c.page(ctx, a, page, false)
	if err != nil {
		return reply{}, err
	}
	shown.sharedBy = c.member
	if !c.bot.shares.take(c.toShare(), c.bot.o.Now()) {
		return reply{}, tell("Everybody here sees that already: it was shared in this channel a short while ago, so nothing was posted again.")
	}
	return reply{message: renderAnswer(shown), answer: a.ID, unsent: func() { c.bot.shares.forget(c.toShare()) }}, nil
}

// dismiss takes an answer away.
func dismiss(ctx context.Context, c *call) (reply, error) {
	a, err := c.pressed(ctx)
	if err != nil {
		return reply{}, err
	}
	if err := c.ownOrModerated(a); err != nil {
		return reply{}, err
	}
	c.bot.shares.dismissed(a.ID, c.ChannelID)
	return reply{remove: true}, nil
}

func (c *call) ownOrModerated(a pressedAnswer) error {
	if a.Member == c.member || c.moderates(c.settings.role) || c.onPrivate() {
		return nil
	}
	return tell("Only who asked, or a moderator, can do that.")
}

// citeAsSet shows the citations of the sources on a page of an answer.
func citeAsSet(ctx context.Context, c *call) (reply, error) { return c.cite(ctx, c.settings.style) }

// citeInStyle is citeAsSet after another style was chosen from its menu.
func citeInStyle(ctx context.Context, c *call) (reply, error) {
	if !slices.Contains(citationStyles(), c.value()) {
		return reply{}, ErrUnknownButton
	}
	return c.cite(ctx, c.value())
}

func (c *call) cite(ctx context.Context, style string) (reply, error) {
	a, page, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	evidence, err := a.onPage(ctx, page, c.settings.passages)
	if err != nil {
		return reply{}, err
	}
	if len(evidence) == 0 {
		return reply{}, a.missing(page)
	}
	how := c.citing(ctx, a.library)
	how.style = style
	return reply{message: renderCitations(c.in, a.ID, page, evidence, how)}, nil
}

// renderCitations gives the citations to copy, each source once, with the
// places of its passages, and a menu of styles.
func renderCitations(in texts.Language, id string, page int, evidence []ranked, how citing) *Message {
	var order []corpus.SourceID
	bySource := map[corpus.SourceID][]ranked{}
	for _, e := range evidence {
		if bySource[e.Source.ID] == nil {
			order = append(order, e.Source.ID)
		}
		bySource[e.Source.ID] = append(bySource[e.Source.ID], e)
	}
	var shown, bare, whole strings.Builder
	for _, source := range order {
		of := bySource[source]
		places, full := placesOf(in, of, how), how.full(of[0].Source)
		fmt.Fprintf(&shown, "%s\n%s%s\n", places, asSet(full), codeBlock(full.String()))
		fmt.Fprintf(&bare, "%s\n%s\n", places, codeBlock(full.String()))
		fmt.Fprintf(&whole, "%s\n\n", full)
	}
	m := &Message{Content: strings.TrimSpace(shown.String()), Components: rows([]component{styleMenu(in, id, page, how.style)})}
	if size(m.Content) > maxContent {
		m.Content = strings.TrimSpace(bare.String())
	}
	if size(m.Content) > maxContent {
		m.Content = in.Say("The citations are in the file, for they are too long for a message.")
		m.Files = []discord.File{{Name: "citations" + styleExtension(how.style), MediaType: "text/plain; charset=utf-8", Data: []byte(whole.String())}}
	}
	return m
}

// asSet is a line with a citation as its style sets it, nothing where that has no
// italics: what is to be copied can show none.
func asSet(c cite.Citation) string {
	if !slices.ContainsFunc(c, func(r cite.Run) bool { return r.Italic }) {
		return ""
	}
	return c.Markdown(escape) + "\n"
}

// mostPlace is how many units the place of a passage takes beside a citation.
const mostPlace = 150

// placesOf names the passages of one source: "1: p. 3 · 4: ¶ 2".
func placesOf(in texts.Language, of []ranked, how citing) string {
	var places []string
	for _, e := range of {
		where := how.inText(e.Source, e.Passage.Locator).Markdown(escape)
		switch {
		case where == "" || size(where) > mostPlace: // a cut would take its page
			where = placeEscaped(in, e.Passage.Locator, mostPlace)
		case e.Passage.Recognised > 0:
			where += ", " + corpus.ReadByOCR
		}
		places = append(places, fmt.Sprintf("**%d** %s", e.rank, where))
	}
	return strings.Join(places, " · ")
}

func styleMenu(in texts.Language, id string, page int, style string) component {
	menu := component{Type: typeSelect, CustomID: customID("style", id, strconv.Itoa(page)), Placeholder: in.Say("Another style")}
	for _, s := range citationStyles() {
		menu.Options = append(menu.Options, selectOption{Label: styleName(s), Value: s, Default: s == style})
	}
	return menu
}
