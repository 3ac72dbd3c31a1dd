package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"footnote/bot/fleet"
	"footnote/retrieval/secrets"
)

// A shard is the part of a bot's servers that one connection tells of. Its session
// outlives a connection, so that the next one goes on where it was.
type shard struct {
	gateway    *Gateway
	number, of int

	tries int          // how often the gateway would not let the session be taken up
	since time.Time    // when it was first tried in vain, zero while events come
	seq   atomic.Int64 // of the last event, 0 before there is one
	open  openEvents
	asked atomic.Int64 // when the heartbeat was sent that has no ACK yet, in ns; 0: none is out

	mu               sync.Mutex
	session, address string // of the session, empty before there is one
	status           ShardStatus
}

// What ends a connection besides an error of the network.
var (
	errReconnect = errors.New("the gateway asks to connect again")
	errZombie    = errors.New("the gateway left a heartbeat without an answer")
	errRefreshed = errors.New("the gateway ended the session")
	errSilent    = errors.New("the gateway takes the session up again later")
	errReshard   = errors.New("the gateway wants other shards")
)

const (
	closedShard, closedSharding = 4010, 4011 // that number of shards will not do
	closedSeq, closedTimeout    = 4007, 4009 // the session cannot be resumed
	closedToken                 = 4004
)

// hopeless reports whether a close code must not be answered by another try.
func hopeless(code int) bool { return code == closedToken || 4012 <= code && code <= 4014 }

// stay keeps the shard connected until ctx ends, which gives nil, or until no other
// try helps.
func (s *shard) stay(ctx context.Context) error {
	fails, broken := 0, 0 // connections in a row on which the gateway never let us in, and of the last those on which it asked for no other
	for {
		began := time.Now()
		served, err := s.connect(ctx)
		err = secrets.New(s.gateway.Client.token).Error(err)
		if ctx.Err() != nil {
			return nil
		}
		s.note(StateConnecting, nil)
		switch code := closeCode(err); {
		case hopeless(code):
			return Refused{code}
		case code == closedShard || code == closedSharding:
			return fmt.Errorf("%w: %w", errReshard, Refused{code})
		case code == closedSeq || code == closedTimeout || errors.Is(err, errRefreshed):
			s.forget()
		}
		fails, broken = fails+1, broken+1
		switch {
		case served:
			fails, broken = 0, 0
		case errors.Is(err, errReconnect):
			broken = 0 // it is there
		}
		if fails == mostResumes {
			id, _ := s.resumable()
			s.setSession(id, s.gateway.url()) // its own may be gone
		}
		wait := s.gateway.pauseAfter(err, broken, time.Since(began))
		s.gateway.Log.Warn("connection ended", "shard", s.number, "error", err, "next_try_in", wait)
		if Sleep(ctx, wait) != nil {
			return nil
		}
	}
}

// mostResumes is how often a session or its address is tried that never answers, and
// lastResume how many times [Gateway.Opening] any session is tried. Discord says of one
// that it has forgotten that it is over; this is for what says nothing of the kind.
const (
	mostResumes = 3
	lastResume  = 20
)

func (s *shard) forget() {
	s.setSession("", "")
	s.tries, s.since = 0, time.Time{}
	s.seq.Store(0)
	s.open.mu.Lock()
	defer s.open.mu.Unlock()
	clear(s.open.at) // which were of that session
}

func (s *shard) setSession(id, address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.session, s.address = id, address
}

// resumable gives the session that can be taken up, empty where there is none.
func (s *shard) resumable() (id, address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.session, s.address
}

// at tells how far the shard has come.
func (s *shard) at() fleet.Session {
	id, address := s.resumable()
	return fleet.Session{ID: id, Address: address, Sequence: s.seq.Load()}
}

// openEvents are those that were handed over and are not dealt with, with when they came.
type openEvents struct {
	mu sync.Mutex
	at map[int64]time.Time
}

// openTime is how long an event that is not dealt with is handed out again after a kill:
// after that what it asks for is kept elsewhere, or too late.
const openTime = 10 * time.Second

func (s *shard) begin(seq int64) (done func()) {
	s.open.mu.Lock()
	defer s.open.mu.Unlock()
	if s.open.at == nil {
		s.open.at = map[int64]time.Time{}
	}
	s.open.at[seq] = time.Now()
	return func() {
		s.open.mu.Lock()
		defer s.open.mu.Unlock()
		delete(s.open.at, seq)
	}
}

// dealtWith is [shard.at] of the last event before which none is open.
func (s *shard) dealtWith() fleet.Session {
	at := s.at() // before the open ones are asked for: later ones do not count
	s.open.mu.Lock()
	defer s.open.mu.Unlock()
	for seq, came := range s.open.at {
		if time.Since(came) > openTime {
			delete(s.open.at, seq)
			continue
		}
		at.Sequence = min(at.Sequence, seq-1)
	}
	return at
}

// entrance is where to connect: where the last session can be resumed, or else, when it is
// this shard's turn to begin one, the gateway's own.
func (s *shard) entrance(ctx context.Context) (string, error) {
	if session, address := s.resumable(); session != "" {
		return address, nil
	}
	s.note(StateWaiting, nil)
	if err := s.gateway.slot(ctx, s.number); err != nil {
		return "", err
	}
	s.note(StateConnecting, nil)
	return s.gateway.url(), nil
}

// connect holds one connection until it ends. It tells whether the gateway let us in.
func (s *shard) connect(ctx context.Context) (served bool, err error) {
	g := s.gateway
	if s.tries == mostResumes || !s.since.IsZero() && time.Since(s.since) > lastResume*g.Opening {
		s.forget()
	}
	address, err := s.entrance(ctx)
	if err != nil {
		return false, err
	}
	w, err := dial(ctx, address, g.Opening)
	if err != nil {
		return false, err
	}
	defer w.cut()
	leave := w.end
	if g.Fleet != nil {
		leave = w.cut // another process takes the session up
	}
	defer context.AfterFunc(ctx, leave)()
	within := time.Now().Add(g.Opening)
	interval, err := hello(w, within)
	if err == nil {
		err = s.enter(w)
	}
	if err != nil {
		return false, err
	}
	done := make(chan struct{})
	defer close(done)
	var zombie atomic.Bool
	s.asked.Store(0)
	go s.beat(w, interval, &zombie, done)
	for {
		f, err := w.read(within)
		if errors.Is(err, errGarbled) {
			g.Log.Warn("frame of the gateway cannot be read", "shard", s.number, "error", err)
			continue
		}
		if err == nil {
			err = s.take(w, f)
		}
		if f.Type == "READY" || f.Type == "RESUMED" {
			served, within = true, time.Time{} // heartbeats watch from here on
		}
		if zombie.Load() {
			err = errZombie
		}
		if err != nil {
			if !served && refuses(err) {
				s.tries++
			}
			return served, err
		}
	}
}

// refuses reports whether the end of a connection speaks against the session that was to
// be taken up on it: a code that the gateway closes with does, and silence. A line that
// breaks does not, nor a gateway that wants another connection: to begin anew would lose
// what was asked meanwhile.
func refuses(err error) bool {
	if late, ok := errors.AsType[net.Error](err); ok && late.Timeout() {
		return true
	}
	return closeCode(err) != 0
}

// hello reads how often the gateway wants a heartbeat.
func hello(w *wire, within time.Time) (time.Duration, error) {
	f, err := w.read(within)
	if err != nil {
		return 0, fmt.Errorf("open gateway: %w", err)
	}
	var said struct {
		Interval float64 `json:"heartbeat_interval"` // ms
	}
	if f.Op == opReconnect {
		return 0, errReconnect
	}
	if err := json.Unmarshal(f.Data, &said); err != nil || f.Op != opHello || said.Interval < 50 || said.Interval > 1e6 {
		return 0, errors.New("open gateway: it does not say how often it wants a heartbeat")
	}
	return time.Duration(said.Interval * float64(time.Millisecond)), nil
}

// enter resumes the session, or begins one.
func (s *shard) enter(w *wire) error {
	token := "Bot " + s.gateway.Client.token
	if session, _ := s.resumable(); session != "" {
		if s.since.IsZero() {
			s.since = time.Now()
		}
		s.note("", func(st *ShardStatus) { st.Resumes++ })
		return w.write(opResume, map[string]any{"token": token, "session_id": session, "seq": s.seq.Load()})
	}
	s.note("", func(st *ShardStatus) { st.Identifies++ })
	return w.write(opIdentify, map[string]any{
		"token": token, "intents": intents, "compress": true, "shard": [2]int{s.number, s.of},
		"properties": map[string]string{"os": runtime.GOOS, "browser": "footnote", "device": "footnote"},
	})
}

// beat sends a heartbeat in every interval, the first after a random part of it. One
// that finds the last without an answer ends the connection: nothing comes on it any
// more, whatever the network says.
func (s *shard) beat(w *wire, interval time.Duration, zombie *atomic.Bool, done <-chan struct{}) {
	for wait := rand.N(interval); ; wait = interval {
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-done:
			timer.Stop()
			return
		}
		if s.asked.Load() != 0 {
			zombie.Store(true)
			s.note("", func(st *ShardStatus) { st.Zombies++ })
			w.cut()
			return
		}
		if s.pulse(w) != nil {
			w.cut()
			return
		}
	}
}

func (s *shard) pulse(w *wire) error {
	s.asked.Store(time.Now().UnixNano())
	var last any // null before the first event
	if n := s.seq.Load(); n != 0 {
		last = n
	}
	return w.write(opHeartbeat, last)
}

// take does what a frame asks for. An error ends the connection.
func (s *shard) take(w *wire, f frame) error {
	switch f.Op {
	case opDispatch:
		s.dispatch(f)
	case opHeartbeat:
		return s.pulse(w)
	case opAck:
		if asked := s.asked.Swap(0); asked != 0 {
			s.note("", func(st *ShardStatus) { st.Latency = time.Since(time.Unix(0, asked)) })
		}
	case opReconnect:
		return errReconnect
	case opInvalidSession:
		var resumable bool
		_ = json.Unmarshal(f.Data, &resumable) // what says nothing is no
		if resumable {
			return errSilent
		}
		return errRefreshed
	}
	return nil
}

// dispatch hands an event over and notes that it came.
func (s *shard) dispatch(f frame) {
	if f.Type == "READY" {
		var ready struct {
			Session string `json:"session_id"`
			Address string `json:"resume_gateway_url"`
		}
		if err := json.Unmarshal(f.Data, &ready); err == nil && s.gateway.Client.checkAddress(ready.Address) == nil {
			s.setSession(ready.Session, ready.Address)
		}
	}
	if f.Type == "READY" || f.Type == "RESUMED" {
		s.note(StateServing, nil)
	}
	if f.Type != "" {
		e := Event{Shard: s.number, Name: f.Type, Data: f.Data}
		if f.Seq != nil {
			e.begin = func() func() { return s.begin(*f.Seq) }
		}
		s.hand(e)
	}
	if f.Seq != nil {
		s.seq.Store(*f.Seq)
		s.tries, s.since = 0, time.Time{}
	}
}

// hand lets the bot take an event. A panic over one ends that event alone.
func (s *shard) hand(e Event) {
	defer func() {
		if p := recover(); p != nil {
			s.gateway.Log.Error("panic", "event", e.Name, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	s.gateway.Handle(e)
}

func (s *shard) isServed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.status.State == StateServing
}

// note keeps what became of the shard for who asks. An empty state is the one before.
func (s *shard) note(state string, change func(*ShardStatus)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if state != "" && state != s.status.State {
		s.status.State, s.status.Since = state, time.Now()
	}
	if change != nil {
		change(&s.status)
	}
}
