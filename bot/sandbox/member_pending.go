package sandbox

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// A Reply is what the member sees after doing something.
type Reply struct {
	Message *Message // new or changed; nil for none
	Modal   *Modal   // that the bot opened
	Choices []Choice // of an autocompletion
	Deleted bool     // the message with the button is gone
	Pending *Pending // the interaction, to wait for what comes next
}

// A Pending is an interaction on its way.
type Pending struct {
	member *Member
	i      *interaction
}

// ID is the interaction's.
func (p *Pending) ID() ID { return p.i.id }

// Acknowledged waits for the bot's first response and says how long it took.
func (p *Pending) Acknowledged(ctx context.Context) (time.Duration, error) {
	select {
	case <-p.i.acked:
	case <-ctx.Done():
		return 0, fmt.Errorf("wait for the acknowledgement: %w", ctx.Err())
	}
	s := p.member.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.i.failed {
		return 0, ErrNoResponse
	}
	return p.i.ackedAt.Sub(p.i.started), nil
}

// Reply waits until there is more to see than "thinking …", and returns that:
// after a deferral, the first edit or follow-up.
func (p *Pending) Reply(ctx context.Context) (*Reply, error) {
	select {
	case <-p.i.answered:
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for the reply: %w", ctx.Err())
	}
	s := p.member.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.i.failed {
		return nil, ErrNoResponse
	}
	shown := *p.i.shown
	shown.Pending = p
	return &shown, nil
}

// Latest is what there is to see now, after further edits and follow-ups.
func (p *Pending) Latest() *Reply {
	s := p.member.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.look(p.i)
	r.Pending = p
	return r
}

// copy is the message as it is now; later edits replace its slices whole.
func (p *posted) copy() Message {
	m := p.Message
	m.Components = slices.Clone(m.Components)
	return m
}
