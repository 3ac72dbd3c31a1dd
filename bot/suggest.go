package bot

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/journal"
	"footnote/retrieval/wording/texts"
)

// suggest is the handler of /suggest, whose options can be corrected as the fields of the
// form can.
func suggest(ctx context.Context, c *call) (reply, error) {
	c.verb, c.fields = "suggest", map[string]string{"title": c.text("title"), "url": c.text("url"), "note": c.text("note")}
	return correctably(suggested)(ctx, c)
}

// suggestForm asks, below what is no answer, for a source that is missing.
func suggestForm(_ context.Context, c *call) (reply, error) {
	return reply{modal: suggestionForm(c.in, customID("suggest"), "Suggest a source", journal.Suggestion{})}, nil
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
	if err := checkAddress(s.URL); err != nil {
		return reply{}, err
	}
	unread := ""
	if s.URL != "" {
		var err error
		if unread, err = c.fetchable(ctx, s.URL); err != nil {
			return reply{}, err
		}
	}
	id, err := c.lease.Journal.Suggest(ctx, s)
	if errors.Is(err, corpus.ErrExists) {
		return reply{message: say(c.in.Say("You have suggested that already, and nobody has decided yet. I write to you when they have."))}, nil
	}
	if err != nil {
		return reply{}, err
	}
	s.ID = id
	thanks := c.in.Say("Thank you. The moderators see your suggestion, and I write to you when they have decided.")
	if c.settings.review == "" {
		return reply{message: say(thanks + unread)}, nil // they find it with /suggestions
	}
	if _, err := c.bot.post(ctx, c.settings.review, renderSuggestion(c.channelLanguage(), s), newAnswerID()); err != nil {
		c.bot.log.Warn("review card could not be posted", "server", c.guild, "error", err)
	}
	return reply{message: say(thanks + unread)}, nil
}

// renderSuggestion is the card that moderators decide on.
func renderSuggestion(in texts.Language, s journal.Suggestion) *Message {
	text := "**" + cut(escape(s.Title), 300) + "**"
	if s.URL != "" {
		text += "\n" + cut(escape(s.URL), 500)
	}
	if s.Note != "" {
		text += "\n" + cut(escape(s.Note), 600)
	}
	text += "\n" + in.Say("Suggested by %s", mention(s.Member))
	m := &Message{Embeds: []Embed{{Description: cut(text, maxDescription)}}}
	id, seen := strconv.FormatInt(s.ID, 10), wordsOfSuggestion(s)
	switch s.State {
	case journal.Approved:
		m.Content = in.Say("Suggestion approved by %s. Add it with /source add.", mention(s.DecidedBy))
		if s.URL != "" {
			m.Components = rows([]component{button(in.Say("Add what stands at its address"), "take", id)})
		}
	case journal.Rejected:
		m.Content = cut(in.Say("Suggestion rejected by %s: %s", mention(s.DecidedBy), cmp.Or(escape(s.Reason), in.Say("no reason given"))), maxContent)
	default:
		m.Content = in.Say("A suggestion for the library")
		m.Components = rows([]component{button(in.Say("Approve"), "approve", id, seen), button(in.Say("Edit"), "reword", id), dangerous(button(in.Say("Reject"), "reject", id, seen))})
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

// errReworded says that a suggestion was reworded since the card was shown whose button was
// pressed.
var errReworded = errors.New("suggestion reworded")

// wordsOfSuggestion stamps what a card says, for the buttons on it.
func wordsOfSuggestion(s journal.Suggestion) string {
	return stamp(strings.Join([]string{s.Title, s.URL, s.Note}, "\n"))
}

// decide decides on a suggestion as it was seen. Where somebody else was quicker it shows the
// card of now.
func (c *call) decide(ctx context.Context, state, reason string) (reply, error) {
	s, err := c.changeSuggestion(ctx, func(s *journal.Suggestion) error {
		if seen := c.arg(1); seen != "" && seen != wordsOfSuggestion(*s) {
			return errReworded
		}
		s.State, s.Reason, s.DecidedBy = state, reason, c.member
		return nil
	})
	card := renderSuggestion(c.in, s)
	switch {
	case errors.Is(err, corpus.ErrExists):
		return c.overtakenCard(card, textDecided)
	case errors.Is(err, errReworded):
		return c.overtakenCard(card, textReworded)
	case err != nil:
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "state", state)
	guild := c.guild
	c.bot.start(func() { c.bot.tellSuggester(context.WithoutCancel(ctx), guild, s) })
	return reply{message: card}, nil
}

const (
	textDecided  texts.Text = "Somebody else has decided on this already, so nothing was changed."
	textReworded texts.Text = "Somebody else has reworded this since you saw it, so nothing was decided. This is what it says now."
)

// overtakenCard shows a card of which somebody else has made what it is now.
func (c *call) overtakenCard(card *Message, why texts.Text) (reply, error) {
	card.Content = cut(c.in.Say(why)+"\n"+card.Content, maxContent)
	return reply{message: card}, nil
}

// changeSuggestion changes the suggestion that a button or form names.
func (c *call) changeSuggestion(ctx context.Context, change func(s *journal.Suggestion) error) (journal.Suggestion, error) {
	id, err := strconv.ParseInt(c.arg(0), 10, 64)
	if err != nil {
		return journal.Suggestion{}, ErrUnknownButton
	}
	return c.lease.Journal.ChangeSuggestion(ctx, id, change)
}

func rejectForm(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{modal: reasonForm(c.in, s, c.arg(1))}, nil
}

// reasonForm asks why a suggestion is rejected that was seen so.
func reasonForm(in texts.Language, s journal.Suggestion, seen string) *modal {
	return &modal{CustomID: customID("reject", strconv.FormatInt(s.ID, 10), seen), Title: in.Say("Reject this suggestion"), Components: []component{
		field("reason", in.Say("Why"), "", inputParagraph, false, 500),
	}}
}

func rewordForm(ctx context.Context, c *call) (reply, error) {
	s, err := c.suggestion(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{modal: stamped(rewordingForm(c.in, s))}, nil
}

func rewordingForm(in texts.Language, s journal.Suggestion) *modal {
	return suggestionForm(in, customID("reword", strconv.FormatInt(s.ID, 10)), "Edit this suggestion", s)
}

func suggestionForm(in texts.Language, id string, title texts.Text, s journal.Suggestion) *modal {
	return &modal{CustomID: id, Title: in.Say(title), Components: []component{
		field("title", in.Say("Title"), s.Title, inputShort, true, 200),
		field("url", in.Say("Web address"), s.URL, inputShort, false, 500),
		field("note", in.Say("Note"), s.Note, inputParagraph, false, 500),
	}}
}

// reworded keeps what the form says, where nobody else has said otherwise meanwhile.
func reworded(ctx context.Context, c *call) (reply, error) {
	s, err := c.changeSuggestion(ctx, func(s *journal.Suggestion) error {
		sent, err := c.sentOver(rewordingForm(c.in, *s))
		if err != nil {
			return err
		}
		s.Title, s.URL, s.Note = plain(sent["title"]), sent["url"], plain(sent["note"])
		if s.Title == "" || s.URL != "" && !corpus.IsAddress(s.URL) {
			return tell("A suggestion needs a title, and its web address needs https:// in front.")
		}
		return nil
	})
	if errors.Is(err, corpus.ErrExists) {
		return c.overtakenCard(renderSuggestion(c.in, s), textDecided)
	}
	if err != nil {
		return reply{}, c.reopening(err)
	}
	return reply{message: renderSuggestion(c.in, s)}, nil
}
