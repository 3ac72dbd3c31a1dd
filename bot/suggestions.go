package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/journal"
	"footnote/retrieval/wording/texts"
)

// suggestions is the handler of /suggestions and of its button for the next: what
// members suggested and nobody has decided on, one after the other.
func suggestions(ctx context.Context, c *call) (reply, error) {
	after, _ := strconv.ParseInt(c.arg(0), 10, 64)
	open, err := c.lease.Journal.OpenSuggestions(ctx, after, 2)
	if err != nil {
		return reply{}, err
	}
	if len(open) == 0 {
		return reply{message: say(c.in.Say("No suggestion waits for a decision."))}, nil
	}
	m := renderSuggestion(c.in, open[0])
	if len(open) > 1 {
		row := &m.Components[0]
		row.Components = append(row.Components, button(c.in.Say("Next"), "suggestions", strconv.FormatInt(open[0].ID, 10)))
	}
	return reply{message: m}, nil
}

// fetchable refuses an address that leads to nothing. Where something stands there
// that the bot may not read, it says so: who keeps the library may save it by hand.
func (c *call) fetchable(ctx context.Context, address string) (note string, err error) {
	ctx, cancel := context.WithTimeout(ctx, suggestTime)
	defer cancel()
	_, err = c.bot.o.Fetcher.Fetch(ctx, address)
	switch {
	case err == nil:
		return "", nil
	case errors.Is(err, corpus.ErrForbiddenAddress), errors.Is(err, corpus.ErrUnreachable), errors.Is(err, corpus.ErrGone):
		return "", err
	}
	return "\n-# " + sentence(c.in, err), nil
}

// suggestTime is how long the address of a suggestion is tried.
const suggestTime = 20 * time.Second

// tellSuggester writes to who suggested a source what became of it. Who takes no direct
// messages does not hear of it.
func (b *Bot) tellSuggester(ctx context.Context, guild string, s journal.Suggestion) {
	ctx, cancel := context.WithTimeout(ctx, suggestTime)
	defer cancel()
	in := b.languageOf(guild)
	if locale := b.localeOf(ctx, s.Member); locale != "" {
		in = texts.In(locale)
	}
	title, server := bold(cut(s.Title, 300)), bold(b.serverName(guild))
	text := in.Say("Your suggestion %s for the library of %s was approved.", title, server)
	if s.State != journal.Approved {
		text = in.Say("Your suggestion %s for the library of %s was declined.", title, server)
		if s.Reason != "" {
			text += "\n> " + cut(escape(plain(s.Reason)), 500)
		}
	}
	if err := b.direct(ctx, s.Member, say(text), newAnswerID()); err != nil {
		b.log.Info("who suggested could not be told", "server", guild, "error", err)
	}
}
