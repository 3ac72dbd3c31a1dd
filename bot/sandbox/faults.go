package sandbox

import (
	"context"
	"net/http"
	"path"
	"strings"
	"time"
)

// A Fault makes requests of the bot fail. The zero value of a field means no
// such failure.
type Fault struct {
	// Route is a pattern of path.Match for the method and the path without
	// /api/v9, such as "PATCH /webhooks/*/*/messages/*"; every request when empty.
	Route string
	Times int // how often, once when 0, always when negative

	Status     int             // to answer, 500 or 429, say
	Code       int             // Discord's code to answer
	RetryAfter time.Duration   // with status 429
	Lost       bool            // carry the request out, then answer Status
	Drop       bool            // carry the request out, then hang up without an answer
	Delay      time.Duration   // before anything else
	Hold       <-chan struct{} // wait until this is closed before anything else
}

// Fail arms a fault. Several may be armed: the oldest that fits is used.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults = append(s.faults, &f)
}

// Armed is how many more requests the faults will meet that end by themselves.
func (s *Server) Armed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, f := range s.faults {
		n += max(0, f.Times)
	}
	return n
}

// Heal disarms all faults and refusals.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.refusals, s.deaf = nil, nil, false
}

// faultFor takes the fault that the request meets, nil for none.
func (s *Server) faultFor(c *call) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, rest, _ := strings.Cut(strings.TrimPrefix(c.URL.Path, "/api/"), "/")
	name := c.Method + " /" + rest
	for _, f := range s.faults {
		fits, _ := path.Match(f.Route, name)
		if f.Times != 0 && (f.Route == "" || fits) {
			f.Times-- // a negative number never comes to 0
			return f
		}
	}
	return nil
}

func (f *Fault) wait(server, request context.Context) {
	if f == nil || f.Hold == nil && f.Delay == 0 {
		return
	}
	hold := f.Hold
	if hold == nil {
		closed := make(chan struct{})
		close(closed)
		hold = closed
	}
	select {
	case <-hold:
	case <-server.Done():
	case <-request.Done():
	}
	select {
	case <-time.After(f.Delay):
	case <-server.Done():
	case <-request.Done():
	}
}

func (f *Fault) refuses() bool { return f != nil && f.Status != 0 && !f.Lost }
func (f *Fault) loses() bool   { return f != nil && f.Status != 0 && f.Lost }
func (f *Fault) drops() bool   { return f != nil && f.Drop }

func (f *Fault) err() error {
	if f.Status == http.StatusTooManyRequests {
		return tooMany(f.RetryAfter.Seconds())
	}
	return &apiError{Status: f.Status, Code: f.Code, Message: http.StatusText(f.Status)}
}

// A Refusal makes the gateway turn a client away.
type Refusal struct {
	On    string // "IDENTIFY" or "RESUME"
	Times int    // how often, once when 0, always when negative
	Op    int    // to answer: 7 (reconnect) or 9 (invalid session); 0 for none
	Close int    // close code to end with; 0 leaves the connection open
	Cut   bool   // drop the connection without a word, as a broken line does
}

// Refuse arms a refusal: op 7 where READY was due, op 9 for a RESUME, a close
// code such as 4004.
func (s *Server) Refuse(r Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Times == 0 {
		r.Times = 1
	}
	s.refusals = append(s.refusals, &r)
}

// refuse uses up a refusal, if one is armed, and returns its close code.
func (s *Server) refuse(c *conn, on string) (bool, int) {
	for _, r := range s.refusals {
		if r.On != on || r.Times == 0 {
			continue
		}
		r.Times--
		switch r.Op {
		case opReconnect:
			c.send(frame{Op: opReconnect})
		case opInvalidSession:
			c.send(frame{Op: opInvalidSession, Data: false})
		}
		if r.Cut {
			c.end()
		}
		return true, r.Close
	}
	return false, 0
}

// Reconnect asks every connected client to reconnect and resume (op 7).
func (s *Server) Reconnect() { s.toAll(func(c *conn) { c.send(frame{Op: opReconnect}) }) }

// InvalidSession tells every connected client that its session is over
// (op 9), resumable or not.
func (s *Server) InvalidSession(resumable bool) {
	s.toAll(func(c *conn) {
		c.send(frame{Op: opInvalidSession, Data: resumable})
		if !resumable && c.session != nil {
			delete(s.sessions, c.session.id)
			c.session = nil // it may identify again on the same connection
		}
	})
}

// CloseGateway ends every connection with a close code.
func (s *Server) CloseGateway(code int, reason string) {
	s.toAll(func(c *conn) { c.close(code, reason) })
}

// Cut drops every connection without a word, as a broken line does. Sessions
// can be resumed.
func (s *Server) Cut() { s.toAll((*conn).end) }

func (s *Server) cutAll() { s.toAll((*conn).end) }

// Deaf leaves heartbeats without an ACK, or answers them again.
func (s *Server) Deaf(deaf bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.deaf = deaf
}

func (s *Server) toAll(do func(*conn)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		do(c)
	}
}

// Dispatch sends any event to every connected bot: for events that the
// stand-in would not make by itself, malformed ones above all.
func (s *Server) Dispatch(event string, data any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch(event, data, forAll)
}
