package bot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

const strikes = "why does Russia tolerate Israeli strikes?"

func TestServerErrorsAndLimitsOnEveryRoute(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for _, route := range []string{"POST /interactions/*/*/callback", "PATCH /webhooks/*/*/messages/*", "POST /channels/*/messages"} {
		for _, fault := range []sandbox.Fault{
			{Times: 2, Status: 500},
			{Times: 1, Status: 503, Lost: true},
			{Times: 1, Status: 429, RetryAfter: 100 * time.Millisecond},
			{Times: 1, Drop: true},
		} {
			fault.Route = route
			w.Fail(fault)
			if route != "POST /channels/*/messages" {
				w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
				continue
			}
			m, err := w.member(0).Mention(w.ctx, strikes)
			if err != nil {
				t.Fatalf("%+v: %v", fault, err)
			}
			w.wantWords(m, "1 · ")
		}
	}
}

// While Discord takes no answer at all, the bot lives on.
func TestNoAnswerCanBeSent(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.Fail(sandbox.Fault{Route: "POST /interactions/*/*/callback", Times: 1, Status: 403})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Reply(w.ctx); !errors.Is(err, sandbox.ErrNoResponse) {
		t.Errorf("Reply = %v, want %v", err, sandbox.ErrNoResponse)
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

func TestGatewayCutInMidAnswer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Acknowledged(w.ctx); err != nil {
		t.Fatal(err)
	}
	w.Cut()
	close(hold)
	reply, err := p.Reply(w.ctx)
	w.wantWords(w.message(reply, err), "1 · ")
	w.awaitAnswer()
}

// awaitAnswer asks until the bot answers: while it connects again, what is
// asked is lost.
func (w *world) awaitAnswer() {
	w.t.Helper()
	for {
		ctx, cancel := context.WithTimeout(w.ctx, 5*time.Second)
		reply, err := w.member(0).Command(ctx, "ask", sandbox.Opt("question", strikes))
		cancel()
		if err == nil && reply.Message != nil {
			return
		}
		if w.ctx.Err() != nil {
			w.t.Fatalf("no answer: %v", err)
		}
	}
}

func TestGatewayFaults(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for name, fault := range map[string]func(*sandbox.Server){
		"op 7":   (*sandbox.Server).Reconnect,
		"op 9":   func(s *sandbox.Server) { s.InvalidSession(false) },
		"closed": func(s *sandbox.Server) { s.CloseGateway(4000, "unknown error") },
		"op 7 in place of READY": func(s *sandbox.Server) {
			s.Refuse(sandbox.Refusal{On: "IDENTIFY", Op: 7, Close: 4000})
			s.Cut()
		},
		"op 9 in place of READY": func(s *sandbox.Server) {
			s.Refuse(sandbox.Refusal{On: "IDENTIFY", Op: 9, Close: 4000})
			s.Cut()
		},
		"500 for the gateway's address": func(s *sandbox.Server) {
			s.Fail(sandbox.Fault{Route: "GET /gateway", Status: 500, Times: 2})
			s.Cut()
		},
	} {
		t.Log(name)
		fault(w.Server)
		w.awaitAnswer()
	}
}

func TestHopelessCloseCodesEndTheProgram(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]string{4004: "DISCORD_TOKEN", 4014: "intents", 4011: "2500", 4012: "Update"} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			srv, err := sandbox.New(sandbox.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer srv.Close()
			srv.Refuse(sandbox.Refusal{On: "IDENTIFY", Times: -1, Close: code})
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			b, err := New(ctx, Options{Token: srv.Token(), APIURL: srv.URL(), Data: t.TempDir(), Pause: time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			err = b.Run(ctx)
			refused, ok := errors.AsType[ErrRefused](err)
			if !ok || refused.Code != code || !strings.Contains(err.Error(), want) {
				t.Errorf("Run = %v, want ErrRefused of code %d that says %q", err, code, want)
			}
		})
	}
}

func TestOnlyThisMachineIsAStandIn(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]error{
		"http://127.0.0.1:4000": nil, "http://localhost:4000": nil, "http://[::1]:4000": nil,
		"http://example.org": ErrNotLoopback, "http://127.0.0.1.example.org": ErrNotLoopback, "http://10.0.0.1": ErrNotLoopback,
		"file:///etc/passwd": ErrNotLoopback, "http://user@127.0.0.1": ErrNotLoopback, "127.0.0.1:4000": ErrNotLoopback,
	} {
		if _, err := newDiscord("token", address); !errors.Is(err, want) {
			t.Errorf("newDiscord(%q) = %v, want %v", address, err, want)
		}
	}
}

func TestInteractionsOfUnknownKind(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for _, test := range []struct {
		kind int
		data any
	}{
		{99, map[string]any{}},
		{sandbox.CommandInteraction, nil},
		{sandbox.CommandInteraction, map[string]any{"name": "no such command", "type": 1}},
		{sandbox.ComponentInteraction, map[string]any{"custom_id": "v0:old:button"}},
		{sandbox.ComponentInteraction, map[string]any{"custom_id": strings.Repeat("v1:", 300)}},
		{sandbox.ComponentInteraction, map[string]any{"custom_id": "v1:page"}},
		{sandbox.ComponentInteraction, map[string]any{"custom_id": "v1:page:' OR 1=1:-1"}},
		{sandbox.ModalInteraction, map[string]any{"custom_id": 7}},
		{sandbox.ModalInteraction, nil},
	} {
		p, err := w.member(0).Interact(test.kind, test.data, nil)
		if err != nil {
			t.Fatal(err)
		}
		reply, err := p.Reply(w.ctx)
		if m := w.message(reply, err); !isPrivate(m) || strings.TrimSpace(m.Content) == "" {
			t.Errorf("interaction %d %v: message %q, private %v, want a private sentence", test.kind, test.data, m.Content, isPrivate(m))
		}
	}
	w.Dispatch("INTERACTION_CREATE", "not an object")
	w.Dispatch("INTERACTION_CREATE", map[string]any{})
	w.Dispatch("MESSAGE_CREATE", []int{1})
	w.Dispatch("READY", 3)
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

func TestPanicInAHandler(t *testing.T) {
	t.Parallel()
	w := serve(t)
	broken := w.bot.actions.buttons["helpful"]
	m := w.command(w.member(0), "ask", sandbox.Opt("question", strikes))
	broken.run = func(context.Context, *call) (reply, error) { panic("a bug") }
	w.bot.actions.buttons["helpful"] = broken
	w.wantWords(w.press(w.member(0), m, "helpful"), "Something went wrong", "E-")
	w.wantWords(w.press(w.member(0), m, "cite"), "```")
}

func TestStorageFails(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	path, err := w.bot.libraryOf(string(w.Guilds()[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	lease, err := w.bot.pool.Use(w.ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	lease.Library.Close() // what is asked of it now fails
	lease.Release()
	for _, verb := range []string{"page", "wide", "cite", "helpful"} {
		if verb == "page" {
			continue // a short answer has one page only
		}
		w.wantWords(w.press(w.member(0), m, verb), "Something went wrong")
	}
	failed := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(failed, "Something went wrong", "E-")
	if !isPrivate(failed) {
		t.Error("the failure is told in public, want it private")
	}
	w.add(1, lighthouses)
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", aboutOil)), "whale oil")
}

func TestDamagedLibrary(t *testing.T) {
	t.Parallel()
	w := serve(t)
	path, err := w.bot.libraryOf(string(w.Guilds()[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("no library ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "damaged")
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

func TestStopFinishesWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	w := serve(t)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Acknowledged(w.ctx); err != nil {
		t.Fatal(err)
	}
	stopped := make(chan struct{})
	go func() { w.stop(); close(stopped) }()
	w.await("the end to begin", w.bot.draining.Load)
	close(hold)
	reply, err := p.Reply(w.ctx)
	w.wantWords(w.message(reply, err), "1 · ")
	select {
	case <-stopped:
	case <-w.ctx.Done():
		t.Error("the bot does not end")
	}
}

func TestTooManyQuestions(t *testing.T) {
	t.Parallel()
	w := serve(t, func(o *Options) {
		o.PerMember = 2
		o.Now = func() time.Time { return time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC) }
	})
	for range 2 {
		w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
	}
	m := w.command(w.member(0), "ask", sandbox.Opt("question", strikes))
	w.wantWords(m, "many questions", "30 seconds")
	if !isPrivate(m) {
		t.Error("the refusal is public, want it private")
	}
	w.wantWords(w.command(w.moderator(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

// The log is for operators: no question's text, no token.
func TestLogTellsNoSecrets(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.command(w.member(0), "ask", sandbox.Opt("question", "does the zeppelin cross the ocean at night?"))
	w.await("the log line", func() bool { return strings.Contains(w.log.String(), "command=ask") })
	for _, secret := range []string{"zeppelin", w.Token()} {
		if strings.Contains(w.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
