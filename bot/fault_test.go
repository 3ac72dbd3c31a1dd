package bot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
)

const strikes = "why does Russia tolerate Israeli strikes?"

// A routeUse is something that needs a route, with what it says in the end.
type routeUse struct {
	route string
	use   func(w *world) *sandbox.Message
	want  string
}

// routeUses covers every route that the bot sends to, but the gateway's.
func routeUses() []routeUse {
	ask := func(w *world) *sandbox.Message {
		return w.command(w.member(0), "ask", sandbox.Opt("question", strikes))
	}
	mention := func(w *world) *sandbox.Message {
		m, err := w.member(0).Mention(w.ctx, strikes)
		return w.message(&sandbox.Reply{Message: m}, err)
	}
	return []routeUse{
		{"POST /interactions/*/*/callback", ask, "1 · "},
		{"PATCH /webhooks/*/*/messages/*", ask, "1 · "},
		{"POST /channels/*/messages", mention, "1 · "},
		{"GET /channels/*", mention, "1 · "},
		{"DELETE /webhooks/*/*/messages/*", func(w *world) *sandbox.Message {
			m := ask(w)
			reply, err := w.act(w.member(0), m, w.customID(m, "dismiss"))
			if err != nil || !reply.Deleted {
				w.t.Fatalf("Press(dismiss) = %+v, %v, want the message gone", reply, err)
			}
			return m
		}, "1 · "},
		{"POST /webhooks/*/*", func(w *world) *sandbox.Message {
			return w.command(w.member(0), "ask", sandbox.Opt("question", strikes), sandbox.Opt("source", "No Such Book"))
		}, "No source of this library is called that"},
		{"GET /guilds/*/members/*", func(w *world) *sandbox.Message {
			m, err := w.member(0).DM(w.ctx, "Philosophy Circle: "+strikes)
			return w.message(&sandbox.Reply{Message: m}, err)
		}, "1 · "},
		{"GET /attachments/*/*/*", func(w *world) *sandbox.Message {
			return w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(bridges)}))
		}, "Bridges of the Old Town"},
		{"PUT /applications/*/commands", func(w *world) *sandbox.Message {
			w.stop()
			if err := os.Remove(w.folder().registeredFile()); err != nil {
				w.t.Fatal(err)
			}
			w.start() // waits for the commands
			return ask(w)
		}, "1 · "},
	}
}

func TestServerErrorsAndLimitsOnEveryRoute(t *testing.T) {
	t.Parallel()
	for _, r := range routeUses() {
		t.Run(r.route, func(t *testing.T) {
			t.Parallel()
			w := serve(t)
			owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
			w.command(owner, "settings", sandbox.Opt("public_channel", w.member(0).Channel())) // so that channels are looked at
			for _, fault := range []sandbox.Fault{
				{Times: 2, Status: 500},
				{Times: 1, Status: 503, Lost: true},
				{Times: 1, Status: 429, RetryAfter: 100 * time.Millisecond},
				{Times: 1, Drop: true},
			} {
				fault.Route = r.route
				w.Fail(fault)
				w.wantWords(r.use(w), r.want)
				if n := w.Armed(); n > 0 {
					t.Errorf("%+v met %d requests too few: the route is not used", fault, n)
				}
			}
		})
	}
}

// Whatever was sent again after its answer got lost, there is one message.
func TestLostAnswersMakeNoSecondMessage(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for _, fault := range []sandbox.Fault{{Status: 503, Lost: true}, {Drop: true}} {
		fault.Route = "POST /channels/*/messages"
		w.Fail(fault)
		if _, err := w.member(0).Mention(w.ctx, strikes); err != nil {
			t.Fatal(err)
		}
	}
	w.await("the log lines", func() bool { return strings.Count(w.log.String(), "command=mention") == 2 })
	answers := 0
	for _, m := range w.Messages(w.member(0).Channel(), w.member(0).User().ID) {
		if m.Author.Bot {
			answers++
		}
	}
	if answers != 2 {
		t.Errorf("%d answers to two mentions, want 2", answers)
	}
}

// While an answer takes its time, the bot is seen to type.
func TestTyping(t *testing.T) {
	t.Parallel()
	w := serve(t)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Hold: hold})
	answered := make(chan error, 1)
	go func() {
		_, err := w.member(0).DM(w.ctx, "Philosophy Circle: "+strikes)
		answered <- err
	}()
	w.await("typing", func() bool { return w.countRoute("POST /channels/{channel}/typing") > 0 })
	close(hold)
	if err := <-answered; err != nil {
		t.Error(err)
	}
}

// A long work says how far it is.
func TestProgressIsShown(t *testing.T) {
	t.Parallel()
	w := serve(t, func(o *Options) { o.Ingestions = 1 })
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "GET /attachments/*/*/*", Hold: hold})
	add := func(text string) *sandbox.Pending {
		p, err := w.moderator(0).Start("source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(text)}))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first := add(bridges)
	shown := func(p *sandbox.Pending, text string) func() bool {
		return func() bool {
			now := p.Latest()
			return now.Message != nil && now.Message.Content == text
		}
	}
	w.await("the first stage", shown(first, "Fetching …"))
	second := add(lighthouses)
	w.await("the place in line", shown(second, "Waiting in line: place 1 …"))
	close(hold)
	for _, p := range []*sandbox.Pending{first, second} {
		w.await("the result", func() bool {
			now := p.Latest()
			return now.Message != nil && strings.HasPrefix(now.Message.Content, "Added.")
		})
	}
}

// Commands that Discord does not take are registered again until it does, while the bot
// answers what people had before.
func TestCommandsAreRegisteredUntilItWorks(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.stop()
	if err := os.Remove(w.folder().registeredFile()); err != nil {
		t.Fatal(err)
	}
	for _, status := range []int{403, 404, 405, 429} { // what no request is sent again for, or not in time
		w.Fail(sandbox.Fault{Route: "PUT /applications/*/commands", Status: status, RetryAfter: 100 * time.Millisecond})
	}
	before := w.countRoute("PUT /applications/{app}/commands")
	w.start() // waits for the commands
	if n := w.countRoute("PUT /applications/{app}/commands") - before; n < 5 || w.Armed() > 0 || !w.bot.commands.Load() {
		t.Errorf("%d requests, %d faults left, registered: %v; want another try after each fault", n, w.Armed(), w.bot.commands.Load())
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

// While Discord takes no answer at all, the bot lives on.
func TestNoAnswerCanBeSent(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.Fail(sandbox.Fault{Route: "POST /interactions/*/*/callback", Times: -1, Status: 403})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Reply(w.ctx); !errors.Is(err, sandbox.ErrNoResponse) {
		t.Errorf("Reply = %v, want %v", err, sandbox.ErrNoResponse)
	}
	w.Heal()
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

// asked asks a question that is acknowledged, and whose answer is held back until hold is
// closed.
func (w *world) asked() (p *sandbox.Pending, hold chan struct{}) {
	w.t.Helper()
	hold = make(chan struct{})
	w.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err == nil {
		_, err = p.Acknowledged(w.ctx)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return p, hold
}

func TestGatewayCutInMidAnswer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	p, hold := w.asked()
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
			s.Fail(sandbox.Fault{Route: "GET /gateway/bot", Status: 500, Times: 2})
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
	for code, want := range map[int]string{4004: "DISCORD_TOKEN", 4014: "intents", 4012: "Update", 4013: "intents"} {
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
		if _, err := discord.NewClient("token", address); !errors.Is(err, want) {
			t.Errorf("NewClient(%q) = %v, want %v", address, err, want)
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

// A bug before the acknowledgement is told, too, also where a member types.
func TestPanicBeforeTheAcknowledgement(t *testing.T) {
	t.Parallel()
	w := serve(t)
	guild := string(w.Guilds()[0].ID)
	w.bot.settings.Store(guild, "no settings")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "Something went wrong", "E-")
	m, err := w.member(0).Mention(w.ctx, strikes)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "Something went wrong", "E-")
	w.bot.titles.Store(guild, "no titles")
	choices, err := w.member(0).Autocomplete(w.ctx, "ask", sandbox.Opt("source", "x"), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 0 {
		t.Errorf("Autocomplete = %v, %v, want no choices", choices, err)
	}
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

// Storage that fails while a source is read costs that source, not the program.
func TestStorageFailsInTheMiddle(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "GET /attachments/*/*/*", Hold: hold})
	p, err := w.moderator(0).Start("source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(lighthouses)}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Acknowledged(w.ctx); err != nil {
		t.Fatal(err)
	}
	lease := w.lease(0)
	lease.Library.Close()
	lease.Release()
	close(hold)
	w.await("the failure", func() bool {
		now := p.Latest()
		return now.Message != nil && strings.Contains(now.Message.Content, "Something went wrong")
	})
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", strikes)), "1 · ")
}

func TestStorageFails(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	lease := w.lease(0)
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
	path, err := w.bot.where.Of(string(w.Guilds()[0].ID))
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
	p, hold := w.asked()
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

// restFaults are ways in which a request can fail, each met once but for the last.
func restFaults() []sandbox.Fault {
	const soon = 50 * time.Millisecond
	return []sandbox.Fault{
		{Status: 400}, {Status: 401}, {Status: 403}, {Status: 404}, {Status: 405}, {Status: 413},
		{Status: 429, RetryAfter: soon}, {Status: 429}, {Status: 500}, {Status: 502}, {Status: 503}, {Status: 504}, {Status: 520},
		{Status: 503, Lost: true}, {Status: 504, Lost: true}, {Status: 503, Lost: true, Times: 2}, {Drop: true}, {Drop: true, Times: 2}, {Delay: soon},
		{Status: 404, Code: discord.UnknownMessage}, {Status: 404, Code: discord.UnknownWebhook}, {Status: 404, Code: discord.UnknownInteraction},
		{Status: 400, Code: discord.AlreadyAcknowledged}, {Status: 500, Times: 3},
	}
}

// endOfCall is the one line of the log about a call.
var endOfCall = regexp.MustCompile(`(?m)^.*msg=(done|refused|failed) .*$`)

// Whatever goes wrong on a route, once, each interaction ends: in one message, or in a
// line of the log that says why there is none, and nothing is left at "thinking …".
func TestEveryFaultEnds(t *testing.T) {
	t.Parallel()
	question := sandbox.Opt("question", strikes)
	ask := func(options ...sandbox.Option) func(*world) {
		return func(w *world) {
			if _, err := w.member(0).Start("ask", append(options, question)...); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	wrongly := sandbox.Opt("source", "No Such Book")
	for route, use := range map[string]func(*world){
		"POST /interactions/*/*/callback":  ask(),
		"PATCH /webhooks/*/*/messages/*":   ask(),
		"DELETE /webhooks/*/*/messages/*":  ask(wrongly),
		"POST /webhooks/*/*":               ask(wrongly),
		"PATCH /webhooks/*/*/messages/*\t": ask(wrongly, sandbox.Opt("private", true)),
		"POST /channels/*/messages": func(w *world) {
			ctx, cancel := context.WithTimeout(w.ctx, time.Millisecond)
			defer cancel()
			w.member(0).Mention(ctx, strikes) // its end is waited for below
		},
	} {
		t.Run(strings.TrimSpace(route), func(t *testing.T) {
			t.Parallel()
			w := serveOn(t, sandbox.Options{Check: func(sandbox.Request) error { return nil }})
			w.refusing = true
			answered := 0
			for i, fault := range restFaults() {
				fault.Route = strings.TrimSpace(route)
				w.Fail(fault)
				use(w)
				var said []string
				w.await("the log line", func() bool {
					said = endOfCall.FindAllString(w.log.String(), -1)
					return len(said) == i+1
				})
				last := said[i]
				w.Heal()
				got := w.botMessages()
				switch {
				case len(got) == 1 && !got[0].Thinking():
					answered++
				case len(got) == 0 && (!strings.Contains(last, "msg=done")):
					t.Logf("%+v: no message: %s", fault, last)
				default:
					t.Errorf("%+v: %d messages, thinking: %v, log: %s", fault, len(got), len(got) > 0 && got[0].Thinking(), last)
				}
			}
			t.Logf("%d of %d ended in a message", answered, len(restFaults()))
		})
	}
}

// Nothing is left at "thinking …", though what goes wrong on a route stays wrong.
func TestNoEndlessThinking(t *testing.T) {
	t.Parallel()
	question, wrongly := sandbox.Opt("question", strikes), sandbox.Opt("source", "No Such Book")
	for name, test := range map[string]struct {
		fault   sandbox.Fault
		options []sandbox.Option
		want    string
	}{
		"an acknowledgement whose answer is lost": {sandbox.Fault{Route: "POST /interactions/*/*/callback", Drop: true, Times: -1}, []sandbox.Option{question}, "1 · "},
		"one that comes too late to know":         {sandbox.Fault{Route: "POST /interactions/*/*/callback", Status: 504, Lost: true, Times: -1}, []sandbox.Option{question}, "1 · "},
		"a deletion that fails":                   {sandbox.Fault{Route: "DELETE /webhooks/*/*/messages/*", Status: 500, Times: -1}, []sandbox.Option{question, wrongly}, "No source"},
		"a deletion that hangs":                   {sandbox.Fault{Route: "DELETE /webhooks/*/*/messages/*", Delay: time.Minute, Status: 500, Times: -1}, []sandbox.Option{question, wrongly}, "No source"},
		"a deletion that is refused":              {sandbox.Fault{Route: "DELETE /webhooks/*/*/messages/*", Status: 403, Times: -1}, []sandbox.Option{question, wrongly}, "No source"},
		"an edit that is refused for a while":     {sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Status: 400, Times: 4}, []sandbox.Option{question, sandbox.Opt("private", true)}, "Something went wrong"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := serve(t)
			w.refusing = true
			w.Fail(test.fault)
			p, err := w.member(0).Start("ask", test.options...)
			if err != nil {
				t.Fatal(err)
			}
			w.await("the end", func() bool {
				m := p.Latest().Message
				return m != nil && !m.Thinking()
			})
			w.wantWords(p.Latest().Message, test.want)
		})
	}
}

// botMessages takes from a member's channel what the bot has said in it since the last
// time.
func (w *world) botMessages() (list []sandbox.Message) {
	for _, m := range w.Messages(w.member(0).Channel(), w.member(0).User().ID) {
		if m.Author.Bot && !w.seen[m.ID] {
			list = append(list, m)
		}
	}
	for _, m := range list {
		if w.seen == nil {
			w.seen = map[sandbox.ID]bool{}
		}
		w.seen[m.ID] = true
	}
	return list
}
