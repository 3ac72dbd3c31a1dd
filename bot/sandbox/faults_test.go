package sandbox_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"

	"github.com/gorilla/websocket"
)

func TestFaultsOfRequests(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	g := srv.Guilds()[0]
	path, hello := "/channels/"+string(g.Channels[0].ID)+"/messages", object{"content": "hello"}
	count := func(want int, what string) {
		t.Helper()
		if got := len(srv.Messages(g.Channels[0].ID, "")); got != want {
			t.Errorf("messages after %s = %d, want %d", what, got, want)
		}
	}
	srv.Fail(sandbox.Fault{Route: "POST /channels/*/messages", Times: 2, Status: 500})
	b.want(200, "GET", "/users/@me", nil)
	b.want(500, "POST", path, hello)
	b.want(500, "POST", path, hello)
	b.want(200, "POST", path, hello)
	count(1, "two failures")

	srv.Fail(sandbox.Fault{Status: 502, Lost: true})
	b.want(502, "POST", path, hello)
	count(2, "a lost answer")

	srv.Fail(sandbox.Fault{Drop: true})
	b.call("POST", path, hello)
	count(3, "a connection that was dropped")

	hold, answered := make(chan struct{}), make(chan struct{})
	srv.Fail(sandbox.Fault{Hold: hold})
	go func() {
		defer close(answered)
		b.call("POST", path, hello)
	}()
	select {
	case <-answered:
		t.Error("a request that is held was answered")
	default:
	}
	close(hold)
	<-answered
	count(4, "a request that was held")
}

func TestRateLimits(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{RateLimit: 2, RatePer: time.Hour})
	get := func() *http.Response {
		r, err := http.NewRequest("GET", srv.URL()+"/api/v9/users/@me", nil)
		check(t, err)
		r.Header.Set("Authorization", "Bot "+srv.Token())
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer
	}
	for n, want := range []struct {
		status    int
		remaining string
	}{{200, "1"}, {200, "0"}, {429, "0"}} {
		answer := get()
		if got := answer.Header.Get("X-RateLimit-Remaining"); answer.StatusCode != want.status || got != want.remaining {
			t.Errorf("request %d = %d with %s remaining, want %d with %s", n, answer.StatusCode, got, want.status, want.remaining)
		}
		if limited := answer.StatusCode == 429; limited != (answer.Header.Get("Retry-After") != "") {
			t.Errorf("request %d: Retry-After = %q", n, answer.Header.Get("Retry-After"))
		}
	}
}

func TestGatewayClosesWithACode(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	for name, c := range map[string]struct {
		first frame
		want  int
	}{
		"wrong token":         {frame{Op: 2, Data: object{"token": "x", "intents": 0, "properties": object{}}}, 4004},
		"no such intent":      {frame{Op: 2, Data: object{"token": srv.Token(), "intents": 1 << 30, "properties": object{}}}, 4013},
		"intent not enabled":  {frame{Op: 2, Data: object{"token": srv.Token(), "intents": 1 << 15, "properties": object{}}}, 4014},
		"no such shard":       {frame{Op: 2, Data: object{"token": srv.Token(), "intents": 0, "properties": object{}, "shard": []int{2, 2}}}, 4010},
		"not identified":      {frame{Op: 3, Data: object{}}, 4003},
		"unknown operation":   {frame{Op: 99}, 4001},
		"identify of nothing": {frame{Op: 2}, 4002},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := dial(t, srv)
			b.send(c.first)
			if _, err := b.next(); !websocket.IsCloseError(err, c.want) {
				t.Errorf("the connection ended with %v, want code %d", err, c.want)
			}
		})
	}
}

func TestResumeReplays(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	b.event("GUILD_CREATE")
	b.event("GUILD_CREATE")
	seq, session := b.Seq, b.Session
	srv.Cut()
	check(t, srv.Await(deadline(t), func() bool { return !srv.Connected() }))
	_, err := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName).Say("missed")
	check(t, err)
	again := dial(t, srv)
	again.send(frame{Op: 6, Data: object{"token": "Bot " + srv.Token(), "session_id": session, "seq": seq}})
	if got := again.read(); got.Type != "MESSAGE_CREATE" || got.Seq != seq+1 {
		t.Errorf("first frame after RESUME = %+v, want the message that was missed", got)
	}
	if got := again.read(); got.Type != "RESUMED" {
		t.Errorf("second frame after RESUME = %+v, want RESUMED", got)
	}
}

func TestResumeRefused(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	session := b.Session
	srv.Refuse(sandbox.Refusal{On: "RESUME", Op: 9})
	again := dial(t, srv)
	again.send(frame{Op: 6, Data: object{"token": srv.Token(), "session_id": session, "seq": 1}})
	if got := again.read(); got.Op != 9 || got.Data != false {
		t.Errorf("RESUME = %+v, want op 9 with false", got)
	}
	again.identify(nil) // on the same connection
	again.event("READY")
	srv.Refuse(sandbox.Refusal{On: "IDENTIFY", Op: 7})
	third := dial(t, srv)
	third.identify(nil)
	if got := third.read(); got.Op != 7 {
		t.Errorf("IDENTIFY = %+v, want op 7", got)
	}
	srv.Reconnect()
	for f := again.read(); f.Op != 7; f = again.read() {
		if f.Op != 0 {
			t.Fatalf("frame = %+v, want events and then op 7", f)
		}
	}
}

func TestCompressedPayloads(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := dial(t, srv)
	b.identify(object{"compress": true})
	kind, data, err := b.ws.ReadMessage()
	if err != nil || kind != websocket.BinaryMessage {
		t.Fatalf("ReadMessage() = %d, %v, want a binary message", kind, err)
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	check(t, err)
	var f frame
	check(t, json.NewDecoder(z).Decode(&f))
	if f.Type != "READY" {
		t.Errorf("decompressed = %+v, want READY", f)
	}
}

func TestHeartbeats(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	b.send(frame{Op: 1, Data: 1})
	for f := b.read(); f.Op != 11; f = b.read() {
		if f.Op != 0 {
			t.Fatalf("frame = %+v, want events and then op 11", f)
		}
	}
}

// A message that does not mention the bot comes without its text.
func TestContentIsHidden(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	member := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName)
	_, err := member.Say("among us")
	check(t, err)
	_, err = member.Say("<@" + string(srv.Application()) + "> to you")
	check(t, err)
	_, err = member.Direct().Say("to you alone")
	check(t, err)
	for _, want := range []string{"", "<@" + string(srv.Application()) + "> to you", "to you alone"} {
		if got := str(b.event("MESSAGE_CREATE"), "content"); got != want {
			t.Errorf("content = %q, want %q", got, want)
		}
	}
}

func TestKickAndInvite(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	g := srv.Guilds()[1]
	srv.Kick(g.ID)
	if got := str(b.event("GUILD_DELETE"), "id"); got != string(g.ID) {
		t.Errorf("GUILD_DELETE of %q, want %q", got, g.ID)
	}
	b.want(403, "POST", "/channels/"+string(g.Channels[0].ID)+"/messages", object{"content": "x"})
	srv.Invite(g.ID)
	if got := str(b.event("GUILD_CREATE"), "id"); got == "" || len(srv.Guilds()) != 2 {
		t.Errorf("GUILD_CREATE of %q with %d servers, want 2", got, len(srv.Guilds()))
	}
}

func TestThePageIsForItsBrowserAlone(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	for name, c := range map[string]struct {
		method, path, host, origin, key string
		want                            int
	}{
		"no key":         {"GET", "/", "", "", "", 403},
		"wrong key":      {"GET", "/?key=x", "", "", "", 403},
		"another name":   {"GET", "/sandbox/state?as=robin", "example.org", "", "yes", 403},
		"another origin": {"POST", "/sandbox/message", "", "http://example.org", "yes", 403},
		"no origin":      {"POST", "/sandbox/message", "", "", "yes", 403},
		"assets":         {"GET", "/sandbox/page/app.js", "", "", "", 403},
		"own":            {"GET", "/sandbox/state?as=robin", "", "", "yes", 200},
		"nobody":         {"GET", "/sandbox/state?as=nobody", "", "", "yes", 404},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequest(c.method, srv.URL()+c.path, nil)
			check(t, err)
			r.Host = c.host
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			if c.key != "" {
				r.AddCookie(cookie(t, srv))
			}
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			policy := answer.Header.Get("Content-Security-Policy")
			if answer.StatusCode != c.want || !strings.Contains(policy, "connect-src 'self' ws"+strings.TrimPrefix(srv.URL(), "http")+";") {
				t.Errorf("%s %s = %d, want %d and a policy", c.method, c.path, answer.StatusCode, c.want)
			}
		})
	}
	r, err := http.NewRequest("GET", srv.URL(), nil)
	check(t, err)
	r.Header.Set("Origin", "http://example.org")
	r.Header.Set("Upgrade", "websocket")
	if answer, err := http.DefaultClient.Do(r); err != nil || answer.StatusCode == http.StatusSwitchingProtocols {
		t.Errorf("gateway for a browser = %v %v, want a refusal", answer.StatusCode, err)
	}
}

// The page's own websocket is for it alone, too: it wants the cookie and our Origin.
func TestThePageHearsAlone(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	key := cookie(t, srv).String()
	for name, c := range map[string]struct {
		header http.Header
		want   int
	}{
		"own":            {http.Header{"Origin": {srv.URL()}, "Cookie": {key}}, http.StatusSwitchingProtocols},
		"no key":         {http.Header{"Origin": {srv.URL()}}, http.StatusForbidden},
		"another origin": {http.Header{"Origin": {"http://example.org"}, "Cookie": {key}}, http.StatusForbidden},
	} {
		ws, answer, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(srv.URL(), "http")+"/sandbox/events?as=robin", c.header)
		if answer == nil || answer.StatusCode != c.want {
			t.Errorf("%s: %v, %v; want %d", name, answer, err, c.want)
		}
		if err != nil {
			continue
		}
		if _, news, err := ws.ReadMessage(); err != nil || !strings.Contains(string(news), `"reset":true`) {
			t.Errorf("first news %s, %v", news, err)
		}
		ws.Close()
	}
}

// cookie opens the page with its key and returns the cookie that it sets.
func cookie(t *testing.T, srv *sandbox.Server) *http.Cookie {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(srv.PageURL())
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if len(answer.Cookies()) != 1 {
		t.Fatalf("cookies = %v, want one", answer.Cookies())
	}
	return answer.Cookies()[0]
}
