package bot

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/library/journal"
)

// suggest is the handler of /suggest.
func suggest(ctx context.Context, c *call) (reply, error) {
	return c.suggest(ctx, c.text("title"), c.text("url"), c.text("note"))
}

// suggestForm asks, below what is no answer, for a source that is missing.
func suggestForm(_ context.Context, _ *call) (reply, error) {
	return reply{modal: suggestionForm(customID("suggest"), "Suggest a source", journal.Suggestion{})}, nil
}

func suggested(ctx context.Context, c *call) (reply, error) {
	return c.suggest(ctx, c.fields["title"], c.fields["url"], c.fields["note"])
}

// suggest keeps a suggestion and shows a card to the moderators.
func (c *call) suggest(ctx context.Context, title, url, note string) (reply, error) {
	s := journal.Suggestion{Member: c.member, Title: plain(title), URL: url, Note: plain(note), At: c.bot.o.Now(), State: journal.Undecided}
	if s.Title == "" {
		return reply{}, tell("Say what the source is called.")
	}
	if s.URL != "" && !corpus.IsAddress(s.URL) {
		return reply{}, tell("%s is no web address. Write it with https:// in front.", quoted(s.URL))
	}
	unread := ""
	if s.URL != "" {
		var err error
		if unread, err = c.fetchable(ctx, s.URL); err != nil {
			return reply{}, err
		}
	}
	id, err := c.lease.Journal.Suggest(ctx, s)
	if err != nil {
		return reply{}, err
	}
	s.ID = id
	const thanks = "Thank you. The moderators see your suggestion, and I write to you when they have decided."
	if c.settings.review == "" {
		return reply{message: say(thanks + unread)}, nil // they find it with /suggestions
	}
	if _, err := c.bot.post(ctx, c.settings.review, renderSuggestion(s), newAnswerID()); err != nil {
		c.bot.log.Warn("review card could not be posted", "server", c.guild, "error", err)
	}
	return reply{message: say(thanks + unread)}, nil
}

// renderSuggestion is the card that moderators decide on.
func renderSuggestion(s journal.Suggestion) *Message {
	text := "**" + cut(escape(s.Title), 300) + "**"
	if s.URL != "" {
		text += "\n" + cut(escape(s.URL), 500)
	}
	if s.Note != "" {
		text += "\n" + cut(escape(s.Note), 600)
	}
	text += "\nSuggested by <@" + s.Member + ">"
	m := &Message{Embeds: []Embed{{Description: cut(text, maxDescription)}}}
	id := strconv.FormatInt(s.ID, 10)
	switch s.State {
	case journal.Approved:
		m.Content = fmt.Sprintf("Suggestion approved by <@%s>. Add it with /source add.", s.DecidedBy)
		if s.URL != "" {
			m.Components = rows([]component{button("Add what stands at its address", "take", id)})
		}
	case journal.Rejected:
		m.Content = cut(fmt.Sprintf("Suggestion rejected by <@%s>: %s", s.DecidedBy, escape(cmp.Or(s.Reason, "no reason given"))), maxContent)
	default:
		m.Content = "A suggestion for the library"
		m.Components = rows([]component{button("Approve", "approve", id), button("Edit", "reword", id), dangerous(button("Reject", "reject", id))})
	}
	return m
}

func (c *call) suggestion(ctx context.Context) (journal.Suggestion, error) {
	id, err := strconv.ParseInt(c.arg(0), 10, 64)
	if err != nil {
		return journal.Suggestion{}, ErrUnknownButton
	}
	return c.lease.Journal.Suggestion(ctx, id)
}

// takeSuggested adds what stands at the address of an approved suggestion.
func takeSuggested(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	if s.State != journal.Approved || s.URL == "" {
		return reply{}, ErrUnknownButton
	}
	return c.add(ctx, addition{load: c.bot.fetch(s.URL)})
}

func approve(ctx context.Context, c *call) (reply, error) {
	return c.decide(ctx, journal.Approved, "")
}

func rejected(ctx context.Context, c *call) (reply, error) {
	return c.decide(ctx, journal.Rejected, plain(c.fields["reason"]))
}

func (c *call) decide(ctx context.Context, state, reason string) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	if err := c.lease.Journal.Decide(ctx, s.ID, state, reason, c.member); err != nil {
		return reply{}, err
	}
	s.State, s.Reason, s.DecidedBy = state, reason, c.member
	c.log = append(c.log, "by", c.member, "state", state)
	guild := c.guild
	c.bot.start(func() { c.bot.tellSuggester(context.WithoutCancel(ctx), guild, s) })
	return reply{message: renderSuggestion(s)}, nil
}

func rejectForm(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{modal: reasonForm(s)}, nil
}

func reasonForm(s journal.Suggestion) *modal {
	return &modal{CustomID: customID("reject", strconv.FormatInt(s.ID, 10)), Title: "Reject this suggestion", Components: []component{
		field("reason", "Why", "", inputParagraph, false, 500),
	}}
}

func rewordForm(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{modal: suggestionForm(customID("reword", strconv.FormatInt(s.ID, 10)), "Edit this suggestion", s)}, nil
}

func suggestionForm(id, title string, s journal.Suggestion) *modal {
	return &modal{CustomID: id, Title: title, Components: []component{
		field("title", "Title", s.Title, inputShort, true, 200),
		field("url", "Web address", s.URL, inputShort, false, 500),
		field("note", "Note", s.Note, inputParagraph, false, 500),
	}}
}

func reworded(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	s.Title, s.URL, s.Note = plain(c.fields["title"]), c.fields["url"], plain(c.fields["note"])
	if s.Title == "" || s.URL != "" && !corpus.IsAddress(s.URL) {
		return reply{}, tell("A suggestion needs a title, and its web address needs https:// in front.")
	}
	if err := c.lease.Journal.ChangeSuggestion(ctx, s); err != nil {
		return reply{}, err
	}
	return reply{message: renderSuggestion(s)}, nil
}
