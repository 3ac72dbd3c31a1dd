package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
)

// The authors of mills and fires do not tell of the same; what each says on a point
// stands side by side, and a source without a word on it is named.
func TestCompare(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires, lighthouses)
	w.add(1, bridges)
	m := w.command(w.member(0), "compare", sandbox.Opt("question", "the mill of Alder"))
	w.wantWords(m, "Mills of the Two Towns", "Fires of the Two Towns", "1712", "1803", "Keepers of the Light")
	if strings.Contains(words(m), "Bridges") {
		t.Error("another server's source is compared")
	}
	w.wantWords(w.press(w.member(0), m, "read"), "§ Alder")
	private := w.command(w.member(0), "compare", sandbox.Opt("question", "do the authors agree on the mill of Birk?"), sandbox.Opt("private", true))
	if w.wantWords(private, "1790", "1811"); !isPrivate(private) {
		t.Error("the comparison is public, want it private")
	}
	direct := w.command(w.member(1).Direct(), "compare", sandbox.Opt("question", "Philosophy Circle: the granite bridge"))
	w.wantWords(direct, "Bridges of the Old Town")
}

// Small talk gets one line and nothing to press; it is no gap.
func TestSmallTalk(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	for text, want := range map[string]string{"hello!": "Hello!", "thank you so much": "You are welcome", "good night everyone": "Hello!"} {
		m, err := w.member(0).Mention(w.ctx, text)
		if err != nil {
			t.Fatal(err)
		}
		if w.wantWords(m, want); len(strings.Split(strings.TrimSpace(words(m)), "\n")) > 1 || len(m.Components) > 1 {
			t.Errorf("%q: message = %q with %d parts, want one line", text, words(m), len(m.Components))
		}
	}
	w.wantWords(w.command(w.moderator(0), "gaps"), "No open questions")
}

// Of what Discord writes itself nothing is answered, whatever it mentions.
func TestSystemMessagesAreNotAnswered(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	mention := "<@" + string(w.Application()) + "> " + aboutBridges
	for _, kind := range []int{6, 7, 18, 21, 46} {
		w.Dispatch("MESSAGE_CREATE", map[string]any{"id": "5", "channel_id": w.Guilds()[0].Channels[0].ID, "guild_id": w.Guilds()[0].ID, "type": kind,
			"content": mention, "author": map[string]any{"id": "77"}, "member": map[string]any{"roles": []string{}}})
	}
	if _, err := w.member(0).Mention(w.ctx, aboutBridges); err != nil {
		t.Fatal(err)
	}
	answered := func() int { return strings.Count(w.log.String(), "command=mention") }
	w.await("the answer", func() bool { return answered() > 0 })
	if n := answered(); n != 1 {
		t.Errorf("%d messages were answered, want 1", n)
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for who, keeps := range map[*sandbox.Member]bool{w.member(0): false, w.moderator(0): true, w.member(0).Direct(): false} {
		m := w.command(who, "help")
		w.wantWords(m, "/ask", "/compare", "Follow up")
		if got := strings.Contains(words(m), "/source add"); got != keeps {
			t.Errorf("help tells how to keep the library: %v, want %v", got, keeps)
		}
	}
}

// The bot says hello where it comes in, once, and only where it may write.
func TestWelcome(t *testing.T) {
	t.Parallel()
	w := serve(t)
	greetings := func(server int) int {
		n := 0
		for _, m := range w.Messages(w.Guilds()[server].Channels[0].ID, w.member(server).User().ID) {
			if strings.Contains(m.Content, "until then a small starter library answers") {
				n++
			}
		}
		return n
	}
	first, second := w.Guilds()[0], w.Guilds()[1]
	w.SetSystemChannel(first.ID, first.Channels[0].ID)
	w.SetSystemChannel(second.ID, second.Channels[0].ID, sandbox.Overwrite{ID: second.ID, Deny: 1 << 11})
	again := func(guild sandbox.ID) {
		w.Kick(guild)
		w.Invite(guild)
	}
	again(first.ID)
	w.await("the welcome", func() bool { return greetings(0) == 1 })
	again(second.ID)
	again(first.ID)
	w.stop()
	w.start()
	w.command(w.member(0), "sources")
	if n, silent := greetings(0), greetings(1); n != 1 || silent != 0 {
		t.Errorf("%d greetings, and %d where the bot may not write, want 1 and 0", n, silent)
	}
	if n := w.countRoute("POST /channels/{channel}/messages"); n != 1 {
		t.Errorf("%d messages were sent, want 1: what is refused is not tried", n)
	}
}

func TestMayWrite(t *testing.T) {
	const app, role = "9", "5"
	server := func(everyone, ofRole string, overwrites ...overwrite) joined {
		s := joined{ID: "1", System: "2", Members: []member{{User: &user{ID: app}, Roles: []string{role}}}}
		s.Roles = []struct{ ID, Permissions string }{{"1", everyone}, {role, ofRole}, {"6", "8"}}
		s.Channels = append(s.Channels, struct {
			ID         string
			Overwrites []overwrite `json:"permission_overwrites"`
		}{"2", overwrites})
		return s
	}
	for name, test := range map[string]struct {
		server joined
		want   bool
	}{
		"may":                        {server("3072", "0"), true},
		"by its role":                {server("0", "3072"), true},
		"not see":                    {server("2048", "0"), false},
		"not write":                  {server("1024", "0"), false},
		"administrator":              {server("0", "8", overwrite{"1", "0", "3072"}), true},
		"nobody here":                {server("3072", "0", overwrite{"1", "0", "2048"}), false},
		"nobody but its role":        {server("3072", "0", overwrite{"1", "0", "2048"}, overwrite{role, "2048", "0"}), true},
		"its role, but not itself":   {server("3072", "0", overwrite{role, "2048", "0"}, overwrite{app, "0", "2048"}), false},
		"another's right":            {server("3072", "0", overwrite{"1", "0", "2048"}, overwrite{"6", "2048", "0"}), false},
		"permissions of no number":   {server("3072x", "-1"), false},
		"permissions beyond 64 bits": {server("99999999999999999999999", "0"), false},
	} {
		if got := test.server.mayWrite(app); got != test.want {
			t.Errorf("%s: mayWrite = %v, want %v", name, got, test.want)
		}
	}
	if s := server("3072", "3072"); s.mayWrite("4") {
		t.Error("who is not in the server may write")
	}
}
