package sandbox

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's operations.
const (
	opDispatch = iota
	opHeartbeat
	opIdentify
	opPresence
	opVoice
	_
	opResume
	opReconnect
	opMembers
	opInvalidSession
	opHello
	opAck
)

// Intents, as bits.
const (
	intentGuilds         = 1 << 0
	intentMembers        = 1 << 1
	intentPresences      = 1 << 8
	intentGuildMessages  = 1 << 9
	intentDirectMessages = 1 << 12
	intentContent        = 1 << 15

	privilegedIntents = intentMembers | intentPresences | intentContent
	knownIntents      = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
)

const (
	maxGatewayPayload = 4096             // bytes that a client may send at once
	maxGatewaySends   = 120              // in a minute
	maxReplay         = 1000             // events kept for RESUME
	writeWait         = 10 * time.Second // for a client that reads slowly
)

// A frame is one message of the gateway.
type frame struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int   `json:"s"`
	Type string `json:"t,omitempty"`
}

// A conn is one websocket connection.
type conn struct {
	ws       *websocket.Conn
	compress bool
	session  *session
	version  string

	mu    sync.Mutex
	queue []func() error // waiting to be written
	wake  chan struct{}
	ended bool // by this side, so that the client's answer to that says nothing
	done  chan struct{}
	once  sync.Once
}

// upgradePage makes a connection of a request of our own page, whose Origin it wants.
func upgradePage(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	return (&websocket.Upgrader{}).Upgrade(w, r, nil)
}

// serveGateway speaks with one client until the connection ends.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return r.Header.Get("Origin") == "" }} // no browser has business here
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{ws: ws, version: r.URL.Query().Get("v"), wake: make(chan struct{}, 1), done: make(chan struct{})}
	if !s.enter(c) {
		ws.Close()
		return
	}
	defer s.leave(c)
	s.work.Go(c.write)
	if c.version != "" && c.version != "9" && c.version != "10" {
		c.close(4012, "Invalid API version.")
	} else if e := r.URL.Query().Get("encoding"); e != "" && e != "json" {
		c.close(4002, "The stand-in speaks JSON only.")
	}
	c.send(frame{Op: opHello, Data: map[string]any{"heartbeat_interval": s.opt.Heartbeat.Milliseconds(), "_trace": []string{"sandbox"}}})
	s.read(c)
}

func (s *Server) enter(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil {
		return false
	}
	s.conns[c] = true
	return true
}

func (s *Server) leave(c *conn) {
	c.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	if c.session != nil && c.session.conn == c {
		c.session.conn, c.session.lostAt = nil, s.now()
		s.touch()
	}
}

// send puts a frame into the queue; it never waits for the client.
func (c *conn) send(f frame) {
	data, err := json.Marshal(f)
	if err != nil {
		panic(err) // every frame is made of plain values
	}
	kind := websocket.TextMessage
	if c.compress {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write(data)
		z.Close()
		kind, data = websocket.BinaryMessage, b.Bytes()
	}
	c.push(func() error {
		c.ws.SetWriteDeadline(time.Now().Add(writeWait))
		return c.ws.WriteMessage(kind, data)
	})
}

var errClosing = errors.New("the connection is closing")

// close sends what is queued, then a close frame.
func (c *conn) close(code int, reason string) {
	c.mu.Lock()
	c.ended = true
	c.mu.Unlock()
	c.push(func() error {
		c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(writeWait))
		return errClosing
	})
}

func (c *conn) push(write func() error) {
	c.mu.Lock()
	c.queue = append(c.queue, write)
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// end drops the connection without a close frame.
func (c *conn) end() {
	c.once.Do(func() {
		close(c.done)
		c.ws.Close()
	})
}

// write is the one goroutine that writes to the connection.
func (c *conn) write() {
	defer c.end()
	for {
		select {
		case <-c.wake:
		case <-c.done:
			return
		}
		c.mu.Lock()
		queue := c.queue
		c.queue = nil
		c.mu.Unlock()
		for _, write := range queue {
			if write() != nil {
				return
			}
		}
	}
}

// read answers the client's frames until it goes or breaks a rule.
func (s *Server) read(c *conn) {
	c.ws.SetReadLimit(64 << 10)
	sent, since := 0, time.Now()
	for {
		c.ws.SetReadDeadline(time.Now().Add(2*s.opt.Heartbeat + writeWait))
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			s.left(c, err)
			return
		}
		if time.Since(since) > time.Minute {
			sent, since = 0, time.Now()
		}
		sent++
		code, reason := s.receive(c, data)
		if sent > maxGatewaySends {
			code, reason = 4008, "You are being rate limited."
		}
		if code != 0 {
			c.close(code, reason)
			<-c.done
			return
		}
	}
}

// left ends the session when the client has closed it on purpose.
func (s *Server) left(c *conn, err error) {
	var timeout interface{ Timeout() bool }
	if errors.As(err, &timeout) && timeout.Timeout() {
		c.close(4009, "Session timed out.")
		<-c.done
		return
	}
	c.mu.Lock()
	echo := c.ended
	c.mu.Unlock()
	if echo || !websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.session != nil && c.session.conn == c {
		delete(s.sessions, c.session.id)
	}
}

// receive handles one frame and returns a close code, 0 to go on.
func (s *Server) receive(c *conn, data []byte) (int, string) {
	if len(data) > maxGatewayPayload {
		return 4002, "Payload too large."
	}
	var f struct {
		Op   int             `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if json.Unmarshal(data, &f) != nil {
		return 4002, "Error while decoding payload."
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch f.Op {
	case opHeartbeat:
		if !s.deaf {
			c.send(frame{Op: opAck})
		}
		return 0, ""
	case opIdentify:
		return s.identify(c, f.Data)
	case opResume:
		return s.resume(c, f.Data)
	case opPresence, opVoice, opMembers:
		if c.session == nil {
			return 4003, "Not authenticated."
		}
		return 0, ""
	}
	return 4001, "Unknown opcode."
}
