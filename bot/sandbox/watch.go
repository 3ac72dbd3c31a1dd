package sandbox

import (
	"context"
	"fmt"
)

// Messages are those of the channel that the viewer sees, in order.
func (s *Server) Messages(channel, viewer ID) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.visible(channel, viewer)
}

func (w *world) visible(channel, viewer ID) []Message {
	var list []Message
	for _, p := range w.messages[channel] {
		if p.visibleTo(viewer) {
			list = append(list, p.copy())
		}
	}
	return list
}

// AwaitMessage waits until the viewer sees a message in the channel that is
// wanted, new or edited, and returns the last such.
func (s *Server) AwaitMessage(ctx context.Context, channel, viewer ID, wanted func(Message) bool) (*Message, error) {
	var found *Message
	err := s.Await(ctx, func() bool {
		for _, m := range s.Messages(channel, viewer) {
			if wanted(m) {
				found = &m
			}
		}
		return found != nil
	})
	return found, err
}

// Await waits until the condition holds. It is tried again after every change
// of anything in the stand-in; it may call the Server's methods.
func (s *Server) Await(ctx context.Context, condition func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if condition() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("wait for a condition: %w", ctx.Err())
		case <-s.ctx.Done():
			return fmt.Errorf("wait for a condition: the stand-in is closed")
		}
	}
}
