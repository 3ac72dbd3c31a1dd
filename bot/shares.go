package bot

import (
	"sync"
	"time"
)

// A shared page is one of an answer that stands in a channel for all.
type sharedPage struct{ answer, page, channel string }

// shares are the pages that were shared lately: one that is pressed twice, or by two who see
// the same answer, is posted once. The zero value is empty.
type shares struct {
	mu sync.Mutex
	at map[sharedPage]time.Time
}

const (
	shareTime  = time.Hour // after that it has been scrolled away, and may be wanted again
	mostShares = 10_000
)

// take notes that a page is shared now, and reports whether it was not before.
func (s *shares) take(p sharedPage, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isFresh(p, now) {
		return false
	}
	if s.at == nil || len(s.at) >= mostShares {
		s.at = map[sharedPage]time.Time{} // the worst is that one is posted again
	}
	s.at[p] = now
	return true
}

// has reports whether a page is shared already.
func (s *shares) has(p sharedPage, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.isFresh(p, now)
}

// isFresh reports it to who holds the lock.
func (s *shares) isFresh(p sharedPage, now time.Time) bool {
	at, ok := s.at[p]
	return ok && now.Sub(at) < shareTime
}

// forget drops a page that was not posted after all.
func (s *shares) forget(p sharedPage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.at, p)
}

// dismissed drops what was shared of an answer in a channel: it is not there any more.
func (s *shares) dismissed(answer, channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for p := range s.at {
		if p.answer == answer && p.channel == channel {
			delete(s.at, p)
		}
	}
}
