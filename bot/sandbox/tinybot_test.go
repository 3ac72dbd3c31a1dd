package sandbox_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"

	"github.com/gorilla/websocket"
)

// An object is a decoded JSON object.
type object = map[string]any

// An array is a JSON array.
type array = []any

// at walks into an object: at(o, "data", "options", 0, "value").
func at(v any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			o, _ := v.(object)
			v = o[step]
		case int:
			a, _ := v.(array)
			if step >= len(a) {
				return nil
			}
			v = a[step]
		}
	}
	return v
}

func str(v any, path ...any) string {
	s, _ := at(v, path...).(string)
	return s
}

// A tinyBot is a client of the gateway and of REST with no library.
type tinyBot struct {
	t    *testing.T
	srv  *sandbox.Server
	ws   *websocket.Conn
	mu   sync.Mutex // of writes and of last
	done chan struct{}

	last object // the last command

	Session string
	Seq     int
}

// A frame is one message of the gateway.
type frame struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  int    `json:"s,omitempty"`
	Type string `json:"t,omitempty"`
}

// dial connects and reads HELLO.
func dial(t *testing.T, srv *sandbox.Server) *tinyBot {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(srv.URL(), "http")+"/?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &tinyBot{t: t, srv: srv, ws: ws, done: make(chan struct{})}
	t.Cleanup(func() { ws.Close() })
	if f := b.read(); f.Op != 10 || at(f.Data, "heartbeat_interval") == nil {
		t.Fatalf("first frame = %+v, want HELLO", f)
	}
	return b
}

func (b *tinyBot) send(f frame) {
	b.mu.Lock()
	defer b.mu.Unlock()
	check(b.t, b.ws.WriteJSON(f))
}

func (b *tinyBot) identify(changes object) {
	d := object{"token": b.srv.Token(), "intents": 1 | 1<<9 | 1<<12, "properties": object{"os": "linux"}}
	for k, v := range changes {
		d[k] = v
	}
	b.send(frame{Op: 2, Data: d})
}

// next reads a frame; the error is the close code of the stand-in.
func (b *tinyBot) next() (frame, error) {
	var f frame
	b.ws.SetReadDeadline(time.Now().Add(time.Minute))
	err := b.ws.ReadJSON(&f)
	if f.Seq > 0 {
		b.Seq = f.Seq
	}
	return f, err
}

func (b *tinyBot) read() frame {
	b.t.Helper()
	f, err := b.next()
	if err != nil {
		b.t.Fatal(err)
	}
	return f
}

// event reads until the event.
func (b *tinyBot) event(name string) object {
	b.t.Helper()
	for {
		if f := b.read(); f.Type == name {
			return f.Data.(object)
		}
	}
}

// connect identifies and waits for READY.
func connect(t *testing.T, srv *sandbox.Server) *tinyBot {
	t.Helper()
	b := dial(t, srv)
	b.identify(nil)
	b.Session = str(b.event("READY"), "session_id")
	return b
}

// run connects a bot that answers events until the test ends.
func run(t *testing.T, srv *sandbox.Server, handle func(b *tinyBot, event string, d object)) *tinyBot {
	t.Helper()
	b := connect(t, srv)
	go func() {
		defer close(b.done)
		for {
			f, err := b.next()
			if err != nil {
				return
			}
			if d, ok := f.Data.(object); ok && f.Op == 0 {
				b.note(f.Type, d)
				handle(b, f.Type, d)
			}
		}
	}()
	t.Cleanup(func() {
		b.ws.Close()
		<-b.done
	})
	return b
}

// note keeps the last command.
func (b *tinyBot) note(event string, d object) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if event == "INTERACTION_CREATE" && at(d, "type") == 2.0 {
		b.last = d
	}
}

// call sends a request and returns the status and the answer.
func (b *tinyBot) call(method, path string, body any) (int, any) {
	return rest(b.t, b.srv, method, path, body)
}

func rest(t *testing.T, srv *sandbox.Server, method, path string, body any) (int, any) {
	t.Helper()
	var sent io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		check(t, err)
		sent = bytes.NewReader(data)
	}
	r, err := http.NewRequest(method, srv.URL()+"/api/v10"+path, sent)
	check(t, err)
	r.Header.Set("Authorization", "Bot "+srv.Token())
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil // hung up
	}
	defer answer.Body.Close()
	var v any
	json.NewDecoder(answer.Body).Decode(&v) // 204 has none
	return answer.StatusCode, v
}

// want calls and checks the status.
func (b *tinyBot) want(status int, method, path string, body any) any {
	b.t.Helper()
	got, v := b.call(method, path, body)
	if got != status {
		b.t.Errorf("%s %s = %d %v, want %d", method, path, got, v, status)
	}
	return v
}

// respond makes the first response to an interaction.
func (b *tinyBot) respond(i object, kind int, data any) {
	b.t.Helper()
	b.want(204, "POST", callbackPath(i), object{"type": kind, "data": data})
}

func callbackPath(i object) string {
	return "/interactions/" + str(i, "id") + "/" + str(i, "token") + "/callback"
}

// hook is the path of the interaction's messages.
func hook(i object) string { return "/webhooks/" + str(i, "application_id") + "/" + str(i, "token") }

func (b *tinyBot) register(commands ...object) {
	b.t.Helper()
	b.want(200, "PUT", "/applications/"+string(b.srv.Application())+"/commands", commands)
}

// ask is a command with one required option.
func askCommand() object {
	return object{"name": "ask", "description": "Ask the library a question", "options": array{
		object{"type": 3, "name": "question", "description": "What you want to know", "required": true},
		object{"type": 3, "name": "source", "description": "Only in this source", "autocomplete": true},
		object{"type": 5, "name": "private", "description": "Only you see the answer"},
	}}
}

func button(style int, label, id string) object {
	b := object{"type": 2, "style": style, "label": label}
	if style == 5 {
		b["url"] = id
	} else {
		b["custom_id"] = id
	}
	return b
}

func row(controls ...any) object { return object{"type": 1, "components": controls} }
