package bot

import (
	"context"
	"net/http"
	"os"
	"sync"
	"time"

	"footnote/bot/discord"
	"footnote/bot/fleet"
	"footnote/retrieval/wording/texts"
)

// pendings are noted, so that a bot that was killed tells them once it is back, or
// another process does: nobody else can.
type pendings struct {
	notes   notes
	writing sync.Mutex

	mu   sync.Mutex
	open map[string]fleet.Waiting // by token
	kept int                      // how many are noted
}

// newPendings reads what a bot before this one has left.
func newPendings(ctx context.Context, n notes) (*pendings, []fleet.Waiting) {
	p := &pendings{notes: n, open: map[string]fleet.Waiting{}}
	left, _ := n.LeftWaiting(ctx) // a broken note is as good as none
	p.takeOver(left)
	return p, left
}

// takeOver adds those whom another process has left. They stay noted until they are
// told.
func (p *pendings) takeOver(left []fleet.Waiting) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range left {
		p.open[w.Token] = w
	}
	p.kept += len(left)
}

func (p *pendings) begin(c *call) {
	if c.ack != ackPrivate && c.ack != ackPublic {
		return // nothing thinks
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, announced := p.open[c.Token]; !announced {
		p.open[c.Token] = fleet.Waiting{App: c.AppID, Token: c.Token, At: c.acked, Language: c.in.Code()}
	}
}

// announce notes at once who will wait. What cannot be noted is not told of after a kill.
func (p *pendings) announce(ctx context.Context, c *call, now time.Time) {
	p.mu.Lock()
	p.open[c.Token] = fleet.Waiting{App: c.AppID, Token: c.Token, At: now.Add(-pendingTick), Language: c.in.Code()}
	p.mu.Unlock()
	_ = p.write(ctx, now)
}

func (p *pendings) end(token string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, token)
}

// settle ends the wait of one who has been announced, and notes that at once.
func (p *pendings) settle(ctx context.Context, token string) {
	p.end(token)
	_ = p.write(ctx, time.Now()) // else the next tick does
}

// pendingTick is how often the note is written. Most questions are answered within, and
// are never noted.
const pendingTick = 250 * time.Millisecond

// write notes who has waited for a while, unless nobody does and nobody did.
func (p *pendings) write(ctx context.Context, now time.Time) error {
	p.writing.Lock() // and not p.mu: nobody waits for a disk or a database
	defer p.writing.Unlock()
	long, kept := p.waiting(now)
	if len(long)+kept == 0 {
		return nil
	}
	if err := p.notes.NoteWaiting(ctx, long); err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.kept = kept // they may be noted still
		return err
	}
	return nil
}

// waiting gives who has waited for a while, and how many are noted.
func (p *pendings) waiting(now time.Time) (long []fleet.Waiting, kept int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range p.open {
		if now.Sub(w.At) >= pendingTick {
			long = append(long, w)
		}
	}
	kept, p.kept = p.kept, len(long)
	return long, kept
}

// keepPendings writes the note until ctx ends.
func (b *Bot) keepPendings(ctx context.Context) {
	tick := time.NewTicker(pendingTick)
	defer tick.Stop()
	told := false
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		err := b.pendings.write(ctx, time.Now())
		failed := err != nil && !os.IsNotExist(err) && ctx.Err() == nil
		if failed && !told {
			b.log.Warn("who waits for an answer could not be noted", "error", err)
		}
		told = failed
	}
}

// tellLeft tells those whom a bot that was killed has left waiting, once Discord can
// be reached.
func (b *Bot) tellLeft(ctx context.Context, left []fleet.Waiting) {
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
