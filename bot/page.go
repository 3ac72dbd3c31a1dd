package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/picture"
	"footnote/retrieval/wording/texts"
)

// A page of a PDF file is shown as it looks, to who asks for it alone, with the words
// of the passage marked. It is drawn from the file that is kept with its source.

// drawable gives those sources of passages whose pages can be shown.
func (c *call) drawable(ctx context.Context, lib *library.Library, evidence []ranked) map[corpus.SourceID]bool {
	can := map[corpus.SourceID]bool{}
	for _, e := range evidence {
		if c.old || c.bot.o.Pages == nil || e.Passage.Page == 0 || e.Source.MediaType != corpus.PDF {
			continue
		}
		kept, err := lib.HasOriginal(ctx, e.Source.Digest)
		if err != nil {
			c.bot.log.Warn("files cannot be looked up", "server", c.guild, "error", err)
		}
		can[e.Source.ID] = kept
	}
	return can
}

// pageButton leads to the page of the passage that a page of an answer is about.
func pageButton(a shownAnswer) []component {
	e := a.opened()
	if !a.drawable[e.Source.ID] || e.Passage.Page == 0 {
		return nil
	}
	return []component{button(a.in.Say("Show the page"), "picture", a.id, strconv.Itoa(e.rank-1))}
}

// showPage shows the page that a passage of an answer begins on.
func showPage(ctx context.Context, c *call) (reply, error) {
	a, index, err := c.pressedAt(ctx)
	if err != nil {
		return reply{}, err
	}
	found, err := a.evidence(ctx, index, index+1)
	if err != nil {
		return reply{}, err
	}
	if len(found) == 0 {
		return reply{}, a.missing(index)
	}
	e := found[0]
	drawn, err := c.draw(ctx, a.library, e)
	if err != nil {
		return reply{}, err
	}
	m := say(citationLine(c.in, e.Source, e.Passage.Locator, c.citing(ctx, a.library), 800) + pageNote(c.in, e.Passage, drawn))
	m.Files = []discord.File{{Name: fmt.Sprintf("page-%d.png", e.Passage.Page), MediaType: "image/png", Description: pictured(c.in, e.Passage), Data: drawn.PNG}}
	return reply{message: m}, nil
}

// mostPictured is how long Discord takes what describes a picture, in UTF-16 units.
const mostPictured = 1024

// pictured describes the picture of a page to who does not see it, by the passage that it is
// shown for.
func pictured(in texts.Language, p corpus.Passage) string {
	return cut(in.Say("Picture of page %d. The passage on it: %s", p.Page, plain(p.Text)), mostPictured)
}

// draw draws the page of a passage.
func (c *call) draw(ctx context.Context, lib *library.Library, e ranked) (picture.Page, error) {
	if c.bot.o.Pages == nil || e.Source.MediaType != corpus.PDF || e.Passage.Page == 0 {
		return picture.Page{}, tell("Pages can be shown of PDF files only.")
	}
	o, err := lib.Original(ctx, e.Source.Digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return picture.Page{}, tell("The file of this source is not kept any more, so its page cannot be shown. A moderator can add it again with /source refresh.")
	}
	if err != nil {
		return picture.Page{}, err
	}
	ready, cancel := context.WithTimeout(ctx, drawTime)
	defer cancel()
	if err := c.bot.o.Pages.Ready(ready); err != nil {
		if ready.Err() == nil {
			c.bot.log.Error("pages cannot be drawn", "error", err)
		}
		return picture.Page{}, tell("Pages cannot be shown yet: what draws them is still being made ready. Try again in a minute.")
	}
	drawn, err := c.bot.o.Pages.Draw(ctx, o.Data, e.Passage.Page, e.Passage.Text)
	if err == nil && len(drawn.PNG) > maxUpload {
		err = tell("The picture of this page is larger than Discord takes.")
	}
	return drawn, err
}

// pageNote says what a picture does not show.
func pageNote(in texts.Language, p corpus.Passage, drawn picture.Page) string {
	switch {
	case !drawn.Marked:
		return "\n" + in.Say("-# The words of the passage were not found on the page as it is drawn, so nothing is marked.")
	case p.LastPage > p.Page:
		return "\n" + in.Say("-# The passage goes on on the next page.")
	}
	return ""
}

// keepFile keeps the file of a source, as far as there is room, so that its pages can
// be shown. Without it there is no button for them; nothing else is lost.
func (c *call) keepFile(ctx context.Context, f corpus.File) {
	kept, err := c.lease.KeepOriginal(ctx, library.Original{Data: f.Data}, c.bot.o.Files)
	if err != nil || !kept && c.bot.o.Files > 0 {
		c.bot.log.Warn("file of a source is not kept", "server", c.guild, "bytes", len(f.Data), "error", err)
	}
}

// preparePages has what draws pages made ready before anybody asks for one.
func (b *Bot) preparePages(ctx context.Context) {
	if err := b.o.Pages.Ready(ctx); err != nil && ctx.Err() == nil {
		b.log.Warn("pages cannot be shown", "error", err)
	}
}
