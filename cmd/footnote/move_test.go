package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/cmd/footnote/command"
)

// customIDs finds the buttons and menus of a message by what their state begins with.
var customIDs = regexp.MustCompile(`"custom_id":"([^"]+)"`)

func buttonOn(t *testing.T, m *sandbox.Message, verb string) string {
	t.Helper()
	data, err := json.Marshal(m.Components)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range customIDs.FindAllStringSubmatch(string(data), -1) {
		if strings.Contains(id[1], verb) {
			return id[1]
		}
	}
	t.Fatalf("no button %q on %q: %s", verb, m.Content, data)
	return ""
}

// pressed presses a button, or chooses it from the menu below an answer.
func pressed(t *testing.T, who *sandbox.Member, on *sandbox.Message, verb string) string {
	t.Helper()
	var reply *sandbox.Reply
	var err error
	for _, row := range on.Components {
		for _, c := range row.Components {
			if i := slices.IndexFunc(c.Options, func(o sandbox.SelectOption) bool { return strings.HasPrefix(o.Value, "v1:"+verb+":") }); i >= 0 {
				reply, err = who.Select(t.Context(), on, c.CustomID, c.Options[i].Value)
			}
		}
	}
	if reply == nil {
		reply, err = who.Press(t.Context(), on, buttonOn(t, on, verb))
	}
	if err != nil || reply.Message == nil {
		t.Fatalf("%s = %+v, %v", verb, reply, err)
	}
	return shownIn(t, reply.Message)
}

// shownIn is all that stands on a message.
func shownIn(t *testing.T, m *sandbox.Message) string {
	t.Helper()
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A bot that is backed up while it runs goes on from the backup on another machine:
// its library is there, the buttons below its old answers work, and what was removed
// can still be brought back. What was added after the backup is not there.
func TestBotMovesToAnotherMachine(t *testing.T) {
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	kept := filepath.Join(t.TempDir(), "kept")
	machine := func(data string) map[string]string {
		return map[string]string{"DISCORD_TOKEN": srv.Token(), "DISCORD_API_URL": srv.URL(), "FOOTNOTE_DATA": data}
	}
	command := func(env map[string]string, args ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		if status := run(t.Context(), args, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs); status != command.StatusDone {
			t.Fatalf("footnote %v = %d, %s%s", args, status, out.String(), errs.String())
		}
	}
	guild := srv.Guilds()[0].ID
	member, moderator := srv.Member(guild, sandbox.MemberName), srv.Member(guild, sandbox.ModeratorName)
	use := func(who *sandbox.Member, name string, options ...sandbox.Option) *sandbox.Message {
		t.Helper()
		reply, err := who.Command(t.Context(), name, options...)
		if err != nil {
			t.Fatal(err)
		}
		if err := srv.Await(t.Context(), func() bool {
			return reply.Message != nil && !strings.HasSuffix(reply.Pending.Latest().Message.Content, " …")
		}); err != nil {
			t.Fatal(err)
		}
		return reply.Pending.Latest().Message
	}
	text := func(name, text string) sandbox.Option {
		return sandbox.Opt("file", sandbox.File{Name: name, Data: []byte(text)})
	}
	const question = "when does the ferry cross the sound?"
	var answer, removed *sandbox.Message

	first, second := machine(t.TempDir()), machine(t.TempDir())
	runUntil(t, first, installLink(srv), func(string) {
		if err := srv.Await(t.Context(), func() bool { return hasRegistered(srv) }); err != nil {
			t.Fatal(err)
		}
		use(moderator, "source add", text("ferry.txt", "The ferry crosses the sound at noon, when the tide is in. In winter no other boat does, because the ice of the upper lake drifts through the narrows."))
		use(moderator, "source add", text("mill.txt", "The mill grinds from October on, when the stream is strong enough to turn the lower wheel of the two. Its flour comes over on the same ferry."))
		answer = use(member, "ask", sandbox.Opt("question", question))
		asked := use(moderator, "source remove", sandbox.Opt("source", "2"))
		reply, err := moderator.Press(t.Context(), asked, buttonOn(t, asked, "remove"))
		if err != nil {
			t.Fatal(err)
		}
		removed = reply.Message
		command(first, "backup", "--all", kept)
		use(moderator, "source add", text("late.txt", "The lamp on the point was lit after the backup, when the keeper's daughter came home from the sea."))
	}, "bot")

	command(second, "restore", "--all", kept)
	runUntil(t, second, installLink(srv), func(string) {
		if got := pressed(t, member, answer, "cite"); !strings.Contains(got, "ferry") {
			t.Errorf("Cite below an old answer shows %s", got)
		}
		if got := pressed(t, member, answer, "helpful"); strings.Contains(got, "do not know") || strings.Contains(got, "too old") {
			t.Errorf("a rating of an old answer is answered with %s", got)
		}
		if got := pressed(t, moderator, removed, "undo"); !strings.Contains(got, "mill") {
			t.Errorf("Undo of an old removal shows %s", got)
		}
		if again := shownIn(t, use(member, "ask", sandbox.Opt("question", question))); !strings.Contains(again, "crosses the sound at noon") {
			t.Errorf("the moved bot answers %q", again)
		}
		if list := shownIn(t, use(member, "sources")); strings.Contains(list, "late.txt") || !strings.Contains(list, "mill.txt") {
			t.Errorf("the moved bot has %q", list)
		}
	}, "bot")
}
