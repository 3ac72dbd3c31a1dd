package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
)

var botKills = flag.Int("bot-kills", 12, "how often to kill the bot while it works")

// A killing is a bot in a process of its own that is killed again and again, with what
// it has acknowledged until then.
type killing struct {
	*sandbox.Server
	t       *testing.T
	data    string
	temp    string // where the bot keeps temporary files
	process *exec.Cmd
	log     bytes.Buffer
	server  [2]killedServer
	done    map[string]int // acknowledged acts, by what they are
	caught  map[string]int // acts that a kill came into
}

// A killedServer is what has been acknowledged to the owner of a server.
type killedServer struct {
	guild    sandbox.ID
	owner    *sandbox.Member
	path     string          // of its library
	sources  map[string]bool // titles that are there
	settings [3]string       // passages, style and privacy
	answer   *sandbox.Message
	removed  *sandbox.Message // that tells of the removal of the first source; nil: it is there
	doing    string           // the act under way
	trying   []string         // titles that are being added
	choosing [3]string        // settings that are being set
}

// Killed at any moment while it adds, removes, takes removals back, changes settings,
// imports and purges, the bot loses nothing that it has acknowledged and leaves
// nothing half done; and the buttons of an answer from before go on to work.
func TestKilledBot(t *testing.T) {
	t.Parallel()
	k := newKilling(t)
	acts := []func(context.Context, *killedServer, int) error{k.add, k.removeAndUndo, k.set, k.importLibrary, k.removeAndUndo, k.purge}
	for i := range *botKills {
		act, s := acts[i%len(acts)], &k.server[0]
		if i%len(acts) == len(acts)-1 {
			s = &k.server[1]
		}
		k.killWhile(func(ctx context.Context, n int) error { return act(ctx, s, i*1000+n) })
		k.start()
		k.awaitJobs()
		k.check()
		if t.Failed() {
			t.Fatalf("after kill %d, in the midst of %q; the log ends with:\n%s", i+1, s.doing, k.log.String()[max(0, k.log.Len()-2000):])
		}
	}
	t.Logf("%d kills; acknowledged: %v; killed in the midst of: %v", *botKills, k.done, k.caught)
}

func newKilling(t *testing.T) *killing {
	srv, err := sandbox.New(sandbox.Options{AckWithin: time.Minute, Messages: 1_000_000})
	if err != nil {
		t.Fatal(err)
	}
	k := &killing{Server: srv, t: t, data: t.TempDir(), temp: t.TempDir(), done: map[string]int{}, caught: map[string]int{}}
	t.Cleanup(func() {
		k.process.Process.Kill()
		k.process.Wait()
		srv.Close()
	})
	for i, g := range srv.Guilds() {
		path, err := bot.LibraryPath(k.data, string(g.ID))
		if err != nil {
			t.Fatal(err)
		}
		k.server[i] = killedServer{guild: g.ID, owner: srv.Member(g.ID, sandbox.OwnerName), path: path, sources: map[string]bool{}}
	}
	k.start()
	s := &k.server[0]
	for n := range 2 {
		k.must(k.add(t.Context(), s, -1-n))
	}
	k.must(k.set(t.Context(), s, 0))
	s.answer, err = k.command(t.Context(), s, "ask", "1 · ", sandbox.Opt("question", "why was the oldest bridge built of granite?"))
	k.must(err)
	return k
}

func (k *killing) must(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatalf("%v; the log of the bot:\n%s", err, k.log.String())
	}
}

// start runs the bot and waits until it is connected.
func (k *killing) start() {
	k.t.Helper()
	program, err := os.Executable()
	k.must(err)
	k.process = exec.Command(program, "bot")
	k.process.Dir, k.process.Stderr = k.data, &k.log
	k.process.Env = append(os.Environ(), killedEnv+"=1", "DISCORD_TOKEN="+k.Token(), "DISCORD_API_URL="+k.URL(), "FOOTNOTE_DATA="+k.data, "TMPDIR="+k.temp)
	k.must(k.process.Start())
	for begun := time.Now(); !k.Connected() || !isThere(filepath.Join(k.data, "discord-commands.json")); time.Sleep(5 * time.Millisecond) {
		if time.Since(begun) > time.Minute {
			k.t.Fatalf("the bot does not connect:\n%s", k.log.String())
		}
	}
}

// awaitJobs waits until the bot has done what the one before it was ordered to.
func (k *killing) awaitJobs() {
	k.t.Helper()
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		left, err := jobs.Inspect(k.t.Context(), bot.JobsPath(k.data))
		k.must(err)
		if left.Waiting+left.Running == 0 {
			return
		}
		if time.Since(begun) > time.Minute {
			k.t.Fatalf("%+v are left of what the bot was ordered to do:\n%s", left, k.log.String())
		}
	}
}

// killWhile lets somebody act again and again, and kills the bot in the midst of it.
func (k *killing) killWhile(act func(ctx context.Context, n int) error) {
	k.t.Helper()
	ctx, cancel := context.WithCancel(k.t.Context())
	defer cancel()
	var acting error
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for n := 0; acting == nil; n++ {
			acting = act(ctx, n)
		}
	}()
	select {
	case <-time.After(time.Duration(rand.IntN(700_000)) * time.Microsecond):
	case <-ended:
	}
	k.process.Process.Kill()
	k.process.Wait()
	cancel()
	<-ended
	if !errors.Is(acting, context.Canceled) {
		k.t.Errorf("before the kill: %v", acting)
	}
	for k.Connected() {
		time.Sleep(time.Millisecond)
	}
	for i := range k.server {
		if k.server[i].doing != "" {
			k.caught[k.server[i].doing]++
		}
	}
}

// act does something as the owner of a server, and counts it as done once the bot has
// acknowledged it.
func (k *killing) act(s *killedServer, what string, do func() error) error {
	s.doing = what
	if err := do(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	k.done[what]++
	s.doing = ""
	return nil
}

func (k *killing) command(ctx context.Context, s *killedServer, name, want string, options ...sandbox.Option) (*sandbox.Message, error) {
	reply, err := s.owner.Command(ctx, name, options...)
	return settled(ctx, reply, err, want)
}

// press presses the first button of a verb, or chooses it from the menu below an answer.
func (k *killing) press(ctx context.Context, s *killedServer, on *sandbox.Message, verb, want string) (*sandbox.Message, error) {
	for _, row := range on.Components {
		for _, c := range row.Components {
			if strings.HasPrefix(c.CustomID+":", "v1:"+verb+":") {
				reply, err := s.owner.Press(ctx, on, c.CustomID)
				return settled(ctx, reply, err, want)
			}
			for _, o := range c.Options {
				if strings.HasPrefix(o.Value+":", "v1:"+verb+":") {
					reply, err := s.owner.Select(ctx, on, c.CustomID, o.Value)
					return settled(ctx, reply, err, want)
				}
			}
		}
	}
	return nil, fmt.Errorf("no button %q on %q", verb, on.Content)
}

// settled gives the message that a reply comes to in the end, which is to say
// something.
func settled(ctx context.Context, reply *sandbox.Reply, err error, want string) (*sandbox.Message, error) {
	for err == nil && (reply.Message == nil || strings.HasSuffix(reply.Message.Content, " …")) {
		if err = ctx.Err(); err == nil {
			time.Sleep(time.Millisecond)
			reply = reply.Pending.Latest()
		}
	}
	if err != nil {
		return nil, err
	}
	if text := reply.Message.Text(); !strings.Contains(text, want) {
		return nil, fmt.Errorf("the bot says %q, want %q in it", text, want)
	}
	return reply.Message, nil
}

// firstTitle is that of the source that is removed and brought back.
const firstTitle = "Bridges of the Old Town"

func killedText(n int) (title, text string) {
	if n == -1 {
		return firstTitle, "# " + firstTitle + "\n\nThe oldest bridge was built of granite because the floods of the river had carried two wooden ones away.\n"
	}
	title = fmt.Sprintf("Ferry %d", n)
	return title, fmt.Sprintf("# %s\n\nFerry number %d crosses the narrow water four times a day while the light lasts.\n\n## Cattle\n\n"+
		"It takes carts, cattle and people, in that order, since the cattle of number %[2]d do not wait.\n", title, n)
}

func (k *killing) add(ctx context.Context, s *killedServer, n int) error {
	title, text := killedText(n)
	s.trying = []string{title}
	return k.act(s, "add", func() error {
		_, err := k.command(ctx, s, "source add", "Added.", sandbox.Opt("file", sandbox.File{Name: "ferry.md", Data: []byte(text)}))
		if err == nil {
			s.sources[title] = true
		}
		return err
	})
}

// removeAndUndo removes the first source, or takes that back.
func (k *killing) removeAndUndo(ctx context.Context, s *killedServer, _ int) error {
	if s.removed != nil {
		return k.act(s, "undo", func() error {
			_, err := k.press(ctx, s, s.removed, "undo", "back in the library")
			if err == nil {
				s.removed = nil
			}
			return err
		})
	}
	var asked *sandbox.Message
	err := k.act(s, "ask to remove", func() (err error) {
		asked, err = k.command(ctx, s, "source remove", "Remove this source?", sandbox.Opt("source", "1"))
		return err
	})
	if err != nil {
		return err
	}
	return k.act(s, "remove", func() error {
		removed, err := k.press(ctx, s, asked, "remove", "Removed")
		if err == nil {
			s.removed = removed
		}
		return err
	})
}

func (k *killing) set(ctx context.Context, s *killedServer, n int) error {
	style := []string{"apa", "mla"}[n%2]
	answers := []string{"public", "private"}[n%2]
	s.choosing = [3]string{fmt.Sprint(1 + n%5), style, map[string]string{"private": "true"}[answers]}
	return k.act(s, "set", func() error {
		_, err := k.command(ctx, s, "settings", "Saved.",
			sandbox.Opt("passages", 1+n%5), sandbox.Opt("citation_style", style), sandbox.Opt("answers", answers))
		if err == nil {
			s.settings = s.choosing
		}
		return err
	})
}

func (k *killing) importLibrary(ctx context.Context, s *killedServer, n int) error {
	path := filepath.Join(k.t.TempDir(), "library.sqlite")
	lib, err := library.Open(k.t.Context(), path)
	if err != nil {
		return err
	}
	s.trying = nil
	for i := range 3 {
		title, text := killedText(n*10 + i + 1_000_000)
		source, passages, err := extract.Read(k.t.Context(), corpus.File{Name: "ferry.md", Origin: "ferry.md", Data: []byte(text)})
		if err == nil {
			_, err = lib.Add(k.t.Context(), source, passages)
		}
		if err != nil {
			return err
		}
		s.trying = append(s.trying, title)
	}
	if err := lib.Close(); err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return k.act(s, "import", func() error {
		_, err := k.command(ctx, s, "library import", "3 sources in the file, 3 of them new", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: data}))
		if err == nil {
			for _, title := range s.trying {
				s.sources[title] = true
			}
		}
		return err
	})
}

// purge adds something and purges it.
func (k *killing) purge(ctx context.Context, s *killedServer, n int) error {
	if err := k.add(ctx, s, n); err != nil {
		return err
	}
	s.trying = nil
	var asked *sandbox.Message
	err := k.act(s, "ask to purge", func() (err error) {
		asked, err = k.command(ctx, s, "library purge", "for good?")
		return err
	})
	if err != nil {
		return err
	}
	return k.act(s, "purge", func() error {
		_, err := k.press(ctx, s, asked, "purge", "is deleted")
		if err == nil {
			clear(s.sources)
		}
		return err
	})
}
