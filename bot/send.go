package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"footnote/bot/discord"
)

// Routes under /api/v9/.
func (c *call) callbackPath() string { return "interactions/" + c.ID + "/" + c.Token + "/callback" }
func (c *call) originalPath() string {
	return "webhooks/" + c.AppID + "/" + c.Token + "/messages/@original"
}
func (c *call) followupPath() string { return "webhooks/" + c.AppID + "/" + c.Token }

func (b *Bot) respond(ctx context.Context, c *call, answer callback) error {
	_, err := b.discord.Send(ctx, http.MethodPost, c.callbackPath(), answer, nil)
	return err
}

func (b *Bot) respondMessage(ctx context.Context, c *call, m *Message, private bool) error {
	m = m.safe()
	if private {
		m.Flags |= flagEphemeral
	}
	_, err := b.discord.Send(ctx, http.MethodPost, c.callbackPath(), callback{callbackMessage, m}, m.Files)
	return err
}

// finish puts a handler's reply in the place of the acknowledgement.
func (b *Bot) finish(ctx context.Context, c *call, done reply) error {
	if done.remove {
		_, err := b.discord.Send(ctx, http.MethodDelete, c.originalPath(), nil, nil)
		return err
	}
	if done.message == nil {
		return errors.New("handler gave no message")
	}
	sent, err := b.replace(ctx, c, done.message)
	if c.ack == ackPublic { // to what only one member sees nobody can reply
		b.noteShown(ctx, c.guild, sent, done.answer)
	}
	return err
}

func (b *Bot) edit(ctx context.Context, c *call, m *Message) error {
	_, err := b.replace(ctx, c, m)
	return err
}

// replace puts a message in the place of the first answer and gives its number. Discord
// may not know of the first answer yet, where its own answer to it got lost.
func (b *Bot) replace(ctx context.Context, c *call, m *Message) (id string, err error) {
	m = m.safe()
	data, err := b.discord.Send(ctx, http.MethodPatch, c.originalPath(), m, m.Files)
	if isGone(err) && discord.Sleep(ctx, time.Second) == nil {
		data, err = b.discord.Send(ctx, http.MethodPatch, c.originalPath(), m, m.Files)
	}
	var sent struct{ ID string }
	if err == nil {
		_ = json.Unmarshal(data, &sent) // without its number nobody can reply to it; it stands there
	}
	return sent.ID, err
}

// sayAtOnce answers an interaction with a sentence, as its first answer; one
// that wants choices gets none.
func (b *Bot) sayAtOnce(ctx context.Context, c *call, err error) {
	if c.ID == "" || c.Token == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	var sendErr error
	if c.Type == kindAutocomplete {
		sendErr = b.respondChoices(ctx, c, nil)
	} else {
		sendErr = b.respondMessage(ctx, c, c.failure(err), true)
	}
	if sendErr != nil {
		b.log.Info("error could not be told", "command", c.name(), "error", sendErr)
	}
}

// tokenTime is how long an answer can be sent under an interaction's token, which
// lives for 15 minutes.
const tokenTime = 14 * time.Minute

// fail tells what went wrong, whoever noticed it, so that no interaction is left at
// "thinking …":
//
//	not acknowledged   the sentence is the first answer
//	private deferral   it takes the place of the acknowledgement
//	public deferral    the acknowledgement goes away, and it follows in private; if it
//	                   cannot go, the sentence takes its place
//	button             the message stays as it is, and it follows in private
//
// What Discord does not take is tried again until the token is dead.
func (b *Bot) fail(c *call, cause error) error {
	if c.acked.IsZero() {
		b.sayAtOnce(b.last, c, cause)
		return nil
	}
	ctx, cancel := context.WithDeadline(b.last, c.acked.Add(tokenTime))
	defer cancel()
	m := c.failure(cause)
	if c.ack == ackPrivate {
		return b.insist(ctx, func() error { return b.edit(ctx, c, m) })
	}
	m = m.safe()
	m.Flags = flagEphemeral
	if c.ack == ackPublic {
		// The first followup of a deferred answer would take its place and be
		// as public as that.
		deleting, cancel := context.WithTimeout(ctx, deleteTime)
		defer cancel()
		if _, err := b.discord.Send(deleting, http.MethodDelete, c.originalPath(), nil, nil); err != nil && !isGone(err) {
			return errors.Join(err, b.insist(ctx, func() error { return b.edit(ctx, c, m) }))
		}
	}
	return b.insist(ctx, func() error {
		_, err := b.discord.Send(ctx, http.MethodPost, c.followupPath(), m, nil)
		return err
	})
}

// deleteTime is how long the deletion of a public acknowledgement is tried.
const deleteTime = 5 * time.Second

// insist sends something until Discord takes it, says three times that there is
// nothing to answer to, or may have taken it.
func (b *Bot) insist(ctx context.Context, send func() error) error {
	gone := 0
	for pause := 200 * time.Millisecond; ; pause = min(2*pause, time.Minute) {
		err := send()
		if isGone(err) {
			gone++
		}
		if err == nil || gone == 3 || errors.Is(err, discord.ErrUnsure) || discord.Sleep(ctx, pause) != nil {
			return err
		}
	}
}

// isGone reports whether Discord says that there is nothing to answer to: the
// acknowledgement never came, was deleted, or is too old.
func isGone(err error) bool {
	code := discord.ErrorCode(err)
	return code == discord.UnknownWebhook || code == discord.UnknownMessage || code == discord.ExpiredToken
}

// post sends a message of the bot's own to a channel and gives its number. With one
// nonce there is one message, however often it is sent.
func (b *Bot) post(ctx context.Context, channel string, m *Message, nonce string) (string, error) {
	m = m.safe()
	m.Nonce, m.EnforceNonce = nonce, true
	data, err := b.discord.Send(ctx, http.MethodPost, "channels/"+channel+"/messages", m, m.Files)
	if err != nil {
		return "", err
	}
	var sent struct{ ID string }
	if err := json.Unmarshal(data, &sent); err != nil {
		return "", fmt.Errorf("read posted message: %w", err)
	}
	return sent.ID, nil
}

// direct sends a member a message of the bot's own, as post does.
func (b *Bot) direct(ctx context.Context, member string, m *Message, nonce string) error {
	data, err := b.discord.Send(ctx, http.MethodPost, "users/@me/channels", map[string]string{"recipient_id": member}, nil)
	if err != nil {
		return err
	}
	var channel struct{ ID string }
	if err := json.Unmarshal(data, &channel); err != nil {
		return fmt.Errorf("read channel of direct messages: %w", err)
	}
	_, err = b.post(ctx, channel.ID, m, nonce)
	return err
}

// safe completes a message: lists are lists, nothing pings, files are named.
func (m *Message) safe() *Message {
	s := *m
	s.AllowedMentions.Parse = []string{}
	if s.Embeds == nil {
		s.Embeds = []Embed{}
	}
	if s.Components == nil {
		s.Components = []component{}
	}
	s.Attachments = []attachmentName{}
	for i, f := range s.Files {
		s.Attachments = append(s.Attachments, attachmentName{strconv.Itoa(i), f.Name, f.Description})
	}
	return &s
}
