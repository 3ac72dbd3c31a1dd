package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
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
	return b.edit(ctx, c, done.message)
}

func (b *Bot) edit(ctx context.Context, c *call, m *Message) error {
	m = m.safe()
	_, err := b.discord.Send(ctx, http.MethodPatch, c.originalPath(), m, m.Files)
	return err
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
		sendErr = b.respondMessage(ctx, c, say(sentence(err)), true)
	}
	if sendErr != nil {
		b.log.Info("error could not be told", "command", c.name(), "error", sendErr)
	}
}

// fail tells what went wrong after the acknowledgement: in place of a private
// one; in place of a public one nobody else should see it, so that goes away.
func (b *Bot) fail(ctx context.Context, c *call, ack acknowledgement, cause error) error {
	m := say(sentence(cause))
	if ack == ackPrivate {
		return b.edit(ctx, c, m)
	}
	m = m.safe()
	m.Flags = flagEphemeral
	if ack == ackPublic {
		// The first followup of a deferred answer would take its place and be
		// as public as that.
		if _, err := b.discord.Send(ctx, http.MethodDelete, c.originalPath(), nil, nil); err != nil {
			return fmt.Errorf("tell error: %w", b.edit(ctx, c, m))
		}
	}
	_, err := b.discord.Send(ctx, http.MethodPost, c.followupPath(), m, nil)
	return err
}

// post sends a message of the bot's own to a channel and gives its number.
func (b *Bot) post(ctx context.Context, channel string, m *Message) (string, error) {
	m = m.safe()
	m.Nonce, m.EnforceNonce = newAnswerID(), true
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

// safe completes a message: lists are lists, nothing pings, files are named.
func (m *Message) safe() *Message {
	s := *m
	s.AllowedMentions.Parse = []string{}
	if s.Embeds == nil {
		s.Embeds = []Embed{}
	}
	if s.Components == nil {
		s.Components = []row{}
	}
	s.Attachments = []attachmentName{}
	for i, f := range s.Files {
		s.Attachments = append(s.Attachments, attachmentName{strconv.Itoa(i), f.Name})
	}
	return &s
}
