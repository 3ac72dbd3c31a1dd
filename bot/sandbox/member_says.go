package sandbox

import (
	"context"
	"fmt"
	"strings"
)

// Say writes a message into the channel, with files, without waiting for
// anything.
func (m *Member) Say(text string, files ...File) (*Message, error) {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.say(text, "", files)
}

// Reply writes a reply to a message, which mentions its author unless that is turned
// off, and waits for the bot's answer to it.
func (m *Member) Reply(ctx context.Context, to *Message, text string) (*Message, error) {
	said, err := m.Answer(to, text, true)
	if err != nil {
		return nil, err
	}
	return m.srv.AwaitMessage(ctx, m.channel, m.user.ID, said.answeredBy)
}

// Answer writes a reply to a message, with the mention of its author or without, and
// waits for nothing.
func (m *Member) Answer(to *Message, text string, mention bool) (*Message, error) {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.write(text, to.ID, mention, nil)
}

func (m *Member) say(text string, replyTo ID, files []File) (*Message, error) {
	return m.write(text, replyTo, true, files)
}

func (m *Member) write(text string, replyTo ID, mention bool, files []File) (*Message, error) {
	switch {
	case m.err != nil:
		return nil, m.err
	case strings.TrimSpace(text) == "" && len(files) == 0:
		return nil, errEmptyMessage
	case len([]rune(text)) > maxContent:
		return nil, fmt.Errorf("the message is too long: %d characters of %d", len([]rune(text)), maxContent)
	}
	p := &posted{Message: Message{ChannelID: m.channel, Author: m.user, Content: text}}
	if replyTo != "" {
		if err := m.srv.refer(p, &Reference{MessageID: replyTo}); err != nil {
			return nil, err
		}
	}
	for _, f := range files {
		p.Attachments = append(p.Attachments, m.srv.attach(m.channel, f))
	}
	m.srv.mention(p, &allowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: mention})
	m.srv.post(p, m.srv.opt.Messages)
	copied := p.copy()
	return &copied, nil
}

// Mention writes "@bot text" and waits for the bot's answer to it.
func (m *Member) Mention(ctx context.Context, text string) (*Message, error) {
	return m.ask(ctx, "<@"+string(m.srv.bot.ID)+"> "+text)
}

// DM writes the text into the direct messages with the bot and waits for the
// bot's answer.
func (m *Member) DM(ctx context.Context, text string) (*Message, error) {
	return m.Direct().ask(ctx, text)
}

func (m *Member) ask(ctx context.Context, text string) (*Message, error) {
	said, err := m.Say(text)
	if err != nil {
		return nil, err
	}
	return m.srv.AwaitMessage(ctx, m.channel, m.user.ID, said.answeredBy)
}

// answeredBy says whether the other message is the bot's answer: a reply to
// this one or, of a bot that does not reply, what it writes next.
func (m Message) answeredBy(other Message) bool {
	if !other.Author.Bot || other.InteractionMetadata != nil {
		return false
	}
	if other.MessageReference != nil {
		return other.MessageReference.MessageID == m.ID
	}
	return other.ID > m.ID
}
