package bot

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"footnote/bot/discord"
	"footnote/retrieval/wording/texts"
)

// A pending is an interaction that shows "thinking …".
type pending struct {
	App, Token string // the token is good for its one answer, and for 15 minutes
	At         time.Time
	Language   string // of the answer
}

// pendings keep on disk who waits for an answer, so that a bot that was killed tells
// them once it is back: nobody else can.
type pendings struct {
	file string

	mu   sync.Mutex
	open map[string]pending // by token
	kept int                // how many the file holds
}

// newPendings reads what a bot before this one has left.
func newPendings(dir string) (*pendings, []pending) {
	p := &pendings{file: filepath.Join(dir, "discord-pending.json"), open: map[string]pending{}}
	if data, err := os.ReadFile(p.file); err == nil {
		_ = json.Unmarshal(data, &p.open) // a broken note is as good as none
	}
	if p.open == nil {
		p.open = map[string]pending{}
	}
	var left []pending
	for w := range maps.Values(p.open) {
		left = append(left, w)
	}
	p.kept = len(left)
	return p, left
}

func (p *pendings) begin(c *call) {
	if c.ack != ackPrivate && c.ack != ackPublic {
		return // nothing thinks
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[c.Token] = pending{c.AppID, c.Token, c.acked, c.in.Code()}
}

func (p *pendings) end(token string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, token)
}

// pendingTick is how often the note is written. Most questions are answered within, and
// are never noted.
const pendingTick = 250 * time.Millisecond

// write notes who has waited for a while, unless nobody does and nobody did.
func (p *pendings) write(now time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	long := map[string]pending{}
	for token, w := range p.open {
		if now.Sub(w.At) >= pendingTick {
			long[token] = w
		}
	}
	if len(long)+p.kept == 0 {
		return nil
	}
	p.kept = len(long)
	if len(long) == 0 {
		return os.Remove(p.file)
	}
	data, err := json.Marshal(long)
	if err != nil {
		return err
	}
	return os.WriteFile(p.file, data, 0o600)
}

// keepPendings writes the note until ctx ends.
func (b *Bot) keepPendings(ctx context.Context) {
	tick := time.NewTicker(pendingTick)
	defer tick.Stop()
	for ctx.Err() == nil {
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
		if err := b.pendings.write(time.Now()); err != nil && !os.IsNotExist(err) {
			b.log.Warn("who waits for an answer could not be noted", "error", err)
			return
		}
	}
}

// tellLeft tells those whom a bot that was killed has left waiting, once Discord can
// be reached.
func (b *Bot) tellLeft(ctx context.Context, left []pending) {
	select {
	case <-b.connected:
	case <-ctx.Done():
		return
	}
	for _, w := range left {
		ctx, cancel := context.WithDeadline(ctx, w.At.Add(tokenTime))
		c := &call{request: &request{}}
		c.AppID, c.Token = w.App, w.Token
		if ctx.Err() == nil {
			err := b.insist(ctx, func() error {
				err := b.edit(ctx, c, say(texts.In(w.Language).Say("The bot was restarted before it could answer. Please ask again.")))
				if discord.StatusCode(err) == http.StatusBadRequest {
					return nil // it was answered: an answer consists of components, which a sentence cannot replace
				}
				return err
			})
			b.log.Info("told that the answer was lost", "error", err)
		}
		cancel()
		b.pendings.end(w.Token)
	}
}
