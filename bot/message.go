package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"footnote/retrieval/wording/texts"
)

// mentioned is the command that a message is: a mention, or a direct message.
const mentioned = "mention"

// serveMessage answers a direct message or a mention with one message that
// replies to it.
func (b *Bot) serveMessage(ctx context.Context, m inMessage, question string) {
	began := time.Now()
	r := &request{options: map[string]optionValue{}, command: mentioned, member: m.Author.ID, question: question, files: len(m.Files) > 0, repliedTo: m.repliedTo()}
	r.GuildID, r.ChannelID = m.GuildID, m.ChannelID
	if m.Member != nil {
		r.roles = m.Member.Roles
	}
	b.visits.note(r.member, visit{guild: m.GuildID})
	c := &call{request: r, bot: b, began: began, guild: m.GuildID, event: m.ID, in: b.languageOf(m.GuildID), progress: func(string) {}}
	if m.GuildID == "" {
		c.in = texts.In(b.localeOf(ctx, c.member))
	}
	c.own = c.in // everybody there sees it
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	stopTyping := b.showTyping(ctx, m.ChannelID)
	done, err := b.answerMessage(ctx, c)
	stopTyping()
	answer := done.message
	if err != nil {
		answer = say(c.sentence(err))
	}
	answer.Reference = &messageReference{MessageID: m.ID}
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer stop()
	sent, sendErr := b.post(last, m.ChannelID, answer, "re-"+m.ID) // told of twice, it is answered once
	b.noteShown(last, c.guild, sent, done.answer)
	b.logCall(c, errors.Join(err, sendErr))
}

const (
	quick      = 300 * time.Millisecond // what is answered within is not announced
	typingTime = 8 * time.Second        // Discord shows typing for ten
)

// showTyping shows in a channel that the bot is typing, from when that takes a
// moment until it is stopped.
func (b *Bot) showTyping(ctx context.Context, channel string) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var shown sync.WaitGroup
	shown.Go(func() {
		for wait := quick; ; wait = typingTime {
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return
			}
			if _, err := b.discord.Send(ctx, http.MethodPost, "channels/"+channel+"/typing", nil, nil); err != nil && ctx.Err() == nil {
				b.log.Info("typing could not be shown", "error", err)
			}
		}
	})
	return func() {
		cancel()
		shown.Wait()
	}
}

func (b *Bot) answerMessage(ctx context.Context, c *call) (done reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic", "command", c.name(), "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	c.settings = b.settingsInTime(ctx, c.guild)
	if c.guild != "" {
		c.in = c.channelLanguage()
		c.own = c.in
	}
	if len(c.settings.channels)+len(c.settings.shelves) > 0 {
		c.Channel = b.channelOf(ctx, c.ChannelID)
	}
	act := action{limited: true, direct: true, run: func(ctx context.Context, c *call) (reply, error) {
		if c.question == "" && c.files {
			return reply{message: say(c.in.Say(textFiles))}, nil
		}
		if c.guild == "" {
			return b.askDirect(ctx, c, asking{question: c.question})
		}
		return c.answer(ctx, asking{question: c.question})
	}}
	if err := errors.Join(b.refusal(c, act), b.takePlace(c, act)); err != nil {
		return reply{}, err
	}
	defer c.turn.leave()
	if c.guild != "" && (c.settings.private || !c.publicHere()) {
		return reply{}, tell("This server wants answers to be private here. Use /ask: only you see its answer.")
	}
	return b.run(ctx, c, act)
}

// textFiles answers a message that has nothing but files.
const textFiles texts.Text = "I add no files that come in a message. Who keeps a server's library adds them there with /source add and its option “file”; with /suggest you can propose a source."

// noteFiles says below an answer that the files of its message were not read.
func (c *call) noteFiles() []string {
	if !c.files {
		return nil
	}
	return []string{"-# " + c.in.Say(textFiles)}
}

// channelOf asks Discord about a channel, for a message does not tell whether it
// stands in a thread. What cannot be found out is taken for none.
func (b *Bot) channelOf(ctx context.Context, id string) channel {
	var c channel
	data, err := b.discord.Send(ctx, http.MethodGet, "channels/"+id, nil, nil)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		b.log.Warn("channel cannot be read", "error", err)
	}
	return c
}
