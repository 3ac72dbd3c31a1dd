package bot

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/retrieval/embed"
	"footnote/retrieval/pool"
)

// patience is how long a test waits for what must happen; it is long, because
// the machine may be busy.
const patience = 3 * time.Minute

// A world is a stand-in for Discord with the real bot connected to it.
type world struct {
	*sandbox.Server
	t    *testing.T
	bot  *Bot
	data string
	ctx  context.Context
	stop func() // ends the bot and waits for it
	log  *logBuffer

	refusing bool                // requests are refused on purpose
	seen     map[sandbox.ID]bool // messages of the bot that have been looked at
}

// serve starts a stand-in and a bot. change may set options.
func serve(t *testing.T, change ...func(*Options)) *world {
	t.Helper()
	return serveOn(t, sandbox.Options{}, change...)
}

func serveOn(t *testing.T, o sandbox.Options, change ...func(*Options)) *world {
	t.Helper()
	w := newWorld(t, o)
	w.start(change...)
	t.Cleanup(func() { w.checkRequests() })
	return w
}

// newWorld starts a stand-in that no bot is connected to yet.
func newWorld(t *testing.T, o sandbox.Options) *world {
	t.Helper()
	if o.Check == nil {
		o.Check = checkBody(t)
	}
	srv, err := sandbox.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Close() })
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return &world{Server: srv, t: t, data: t.TempDir(), ctx: ctx, log: &logBuffer{}}
}

// start runs a bot on the world's data and waits until its commands are there.
func (w *world) start(change ...func(*Options)) {
	w.t.Helper()
	w.run(change...)
	b := w.bot
	w.await("the commands", func() bool { return b.ready.Load() && b.registeredAny() })
}

// oneStarter is the starter library that the bots of all tests share: to read it takes
// longer than most tests, and it never changes.
var oneStarter = sync.OnceValues(func() (*builtIn, error) {
	emb, err := embed.BuiltIn()
	if err != nil {
		return nil, err
	}
	built, err := openStarter(context.Background(), emb)
	if err == nil {
		built.close = func() error { return nil }
	}
	return built, err
})

// run runs a bot on the world's data.
func (w *world) run(change ...func(*Options)) {
	w.t.Helper()
	shared, err := oneStarter()
	if err != nil {
		w.t.Fatal(err)
	}
	o := Options{
		starter: shared, Token: w.Token(), APIURL: w.URL(), Data: w.data, Pause: 10 * time.Millisecond, PerMember: 1000, opening: 3 * time.Second, identifying: 10 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(io.MultiWriter(w.log, testWriter{w.t}), nil)),
	}
	for _, f := range change {
		f(&o)
	}
	b, err := New(w.ctx, o)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.ctx)
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	stopped := false
	w.bot = b
	w.stop = func() {
		cancel()
		if !stopped {
			stopped = true
			if err := <-done; err != nil {
				w.t.Errorf("Run = %v, want nil", err)
			}
		}
	}
	w.t.Cleanup(w.stop)
}

// folder is where the bot's notes are.
func (w *world) folder() folder { return folder{dir: w.data} }

// registeredAny reports whether a registration has been noted.
func (b *Bot) registeredAny() bool {
	mark, err := b.notes.Registered(context.Background(), commandsPath(b.app.Load().app, b.o.Guild))
	return err == nil && mark != ""
}

// await polls for what nothing in the stand-in announces.
func (w *world) await(what string, holds func() bool) {
	w.t.Helper()
	for !holds() {
		select {
		case <-w.ctx.Done():
			w.t.Fatalf("waited in vain for %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// member and moderator are people of a server.
func (w *world) member(server int) *sandbox.Member {
	return w.Member(w.Guilds()[server].ID, sandbox.MemberName)
}

func (w *world) moderator(server int) *sandbox.Member {
	return w.Member(w.Guilds()[server].ID, sandbox.ModeratorName)
}

// command uses a command and gives the message that answers it.
func (w *world) command(m *sandbox.Member, name string, options ...sandbox.Option) *sandbox.Message {
	w.t.Helper()
	reply, err := m.Command(w.ctx, name, options...)
	return w.message(reply, err)
}

// press presses the first button of a verb, or chooses what has it from the menu below.
func (w *world) press(m *sandbox.Member, on *sandbox.Message, verb string) *sandbox.Message {
	w.t.Helper()
	reply, err := w.act(m, on, w.customID(on, verb))
	return w.message(reply, err)
}

// act presses the button of a custom ID, or chooses it from the menu below an answer.
func (w *world) act(m *sandbox.Member, on *sandbox.Message, id string) (*sandbox.Reply, error) {
	for _, c := range parts(on.Components) {
		if slices.ContainsFunc(c.Options, func(o sandbox.SelectOption) bool { return o.Value == id }) {
			return m.Select(w.ctx, on, c.CustomID, id)
		}
	}
	return m.Press(w.ctx, on, id)
}

// customID finds the first button, menu or entry of the menu below an answer of a verb.
func (w *world) customID(on *sandbox.Message, verb string) string {
	w.t.Helper()
	id := ""
	for _, a := range actsOn(on) {
		if v, _, ok := readCustomID(a.id); ok && v == verb && id == "" {
			id = a.id
		}
	}
	if id == "" {
		w.t.Fatalf("no %q on the message %q", verb, on.Content)
	}
	return id
}

// An offer is a button, a menu, or an entry of the menu below an answer.
type offer struct{ label, id string }

// actsOn lists what can be done with a message.
func actsOn(on *sandbox.Message) []offer {
	var list []offer
	for _, c := range parts(on.Components) {
		if c.CustomID != "" {
			list = append(list, offer{c.Label, c.CustomID})
		}
		if verb, _, _ := readCustomID(c.CustomID); verb == menuVerb {
			for _, o := range c.Options {
				list = append(list, offer{o.Label, o.Value})
			}
		}
	}
	return list
}

func (w *world) message(reply *sandbox.Reply, err error) *sandbox.Message {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	w.await("the end of the work", func() bool {
		if reply.Message == nil || !strings.HasSuffix(reply.Message.Content, " …") {
			return true
		}
		reply = reply.Pending.Latest() // that was progress
		return false
	})
	if reply.Message == nil {
		w.t.Fatalf("reply = %+v, want a message", reply)
	}
	return reply.Message
}

// lease opens a server's library behind the bot's back.
func (w *world) lease(server int) *pool.Lease {
	w.t.Helper()
	path, err := w.bot.where.Of(string(w.Guilds()[server].ID))
	if err != nil {
		w.t.Fatal(err)
	}
	lease, err := w.bot.pool.Use(w.ctx, path)
	if err != nil {
		w.t.Fatal(err)
	}
	return lease
}

// add puts a text of ours into a server's library behind the bot's back.
func (w *world) add(server int, texts ...string) {
	w.t.Helper()
	lease := w.lease(server)
	defer lease.Release()
	for _, text := range texts {
		source, passages, err := extract.Read(w.ctx, corpus.File{Name: "test.md", Origin: "test.md", Data: []byte(text)})
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := lease.Add(w.ctx, source, passages); err != nil {
			w.t.Fatal(err)
		}
	}
}

// parts gives components with those inside them.
func parts(list []sandbox.Component) []sandbox.Component {
	var all []sandbox.Component
	for _, c := range list {
		all = append(append(all, c), parts(c.Components)...)
		if c.Accessory != nil {
			all = append(all, *c.Accessory)
		}
	}
	return all
}

// shownIn counts the passages that an answer shows.
func shownIn(m *sandbox.Message) (n int) {
	for _, c := range m.Components {
		if c.Type == typeContainer {
			for _, inner := range c.Components {
				if inner.Type != typeSeparator {
					n++
				}
			}
		}
	}
	return n
}

// words is all that a message says.
func words(m *sandbox.Message) string {
	var b strings.Builder
	b.WriteString(m.Content + "\n")
	for _, e := range m.Embeds {
		b.WriteString(e.Title + "\n" + e.Description + "\n")
		if e.Author != nil {
			b.WriteString(e.Author.Name + "\n")
		}
	}
	for _, c := range parts(m.Components) {
		b.WriteString(c.Content + "\n")
	}
	return b.String()
}

func (w *world) wantWords(m *sandbox.Message, wanted ...string) {
	w.t.Helper()
	said := strings.ReplaceAll(words(m), "\u00a0", " ")
	for _, want := range wanted {
		if !strings.Contains(said, want) && !strings.Contains(unescape(said), want) {
			w.t.Errorf("message = %q, want %q in it", words(m), want)
		}
	}
}

func isPrivate(m *sandbox.Message) bool { return m.Flags&sandbox.Ephemeral != 0 }
