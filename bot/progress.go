package bot

import (
	"context"
	"sync"
	"time"
)

// progressTick is how often the message of a long work may change, and how
// long it has to take before it says anything.
const progressTick = time.Second

// lastNote is how long before the token is dead it is said that more comes elsewhere.
const lastNote = 30 * time.Second

// A progress shows how far a long work is: the last that was said of it, in
// place of the acknowledgement.
type progress struct {
	mu    sync.Mutex
	text  string
	ended chan struct{}
	done  sync.WaitGroup
}

// showProgress begins to show what is said of a call until it is stopped.
func (b *Bot) showProgress(ctx context.Context, c *call) *progress {
	p := &progress{ended: make(chan struct{})}
	p.done.Go(func() {
		tick := time.NewTicker(progressTick)
		defer tick.Stop()
		shown := ""
		for {
			select {
			case <-tick.C:
				shown = b.editProgress(ctx, c, p.said(), shown)
			case <-p.ended:
				return
			case <-ctx.Done():
				return
			}
		}
	})
	return p
}

// editProgress gives what is shown now. It gives up quietly: the result counts.
func (b *Bot) editProgress(ctx context.Context, c *call, text, shown string) string {
	left := time.Until(c.acked.Add(tokenTime))
	if c.Token == "" || left <= 0 {
		return shown
	}
	if left < lastNote {
		text = c.own.Say(textLonger)
	}
	if text == shown {
		return shown
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	if err := b.edit(ctx, c, say(text)); err != nil {
		b.log.Info("progress could not be shown", "error", err)
	}
	return text
}

func (p *progress) say(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = text
}

func (p *progress) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text
}

// stop waits until nothing of it is on its way, so that the result comes last.
func (p *progress) stop() {
	close(p.ended)
	p.done.Wait()
}
