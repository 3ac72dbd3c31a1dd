package bot

import (
	"fmt"
	"strings"
	"testing"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
)

// dm sends a direct message and gives the answer, and how often Discord was asked for
// a member meanwhile.
func (w *world) dm(text string) (*sandbox.Message, int) {
	w.t.Helper()
	const route = "GET /guilds/{guild}/members/{user}"
	before := w.countRoute(route)
	m, err := w.member(0).DM(w.ctx, text)
	if err != nil {
		w.t.Fatal(err)
	}
	return m, w.countRoute(route) - before
}

// However many servers the bot is in, a direct message asks Discord about one.
func TestDirectMessageAsksAboutOneServer(t *testing.T) {
	t.Parallel()
	names := []string{"Bridge Readers", "The Keepers", "Alike", "alike"}
	for i := range 40 {
		names = append(names, fmt.Sprintf("Circle %d", i))
	}
	w := serveOn(t, sandbox.Options{Servers: names})
	w.add(0, bridges)
	w.add(2, lighthouses)
	number := func(server int) string { return string(w.Guilds()[server].ID) }
	for _, test := range []struct {
		text, want string
		asked      int
	}{
		{aboutBridges, "more than one", 0},
		{"Bridge Readers: " + aboutBridges, "1 · ", 1},
		{"bridge readers :" + aboutBridges, "1 · ", 1},
		{number(0) + ": " + aboutBridges, "1 · ", 1},
		{aboutBridges, "1 · ", 1}, // the server of the message before
		{"Nowhere: " + aboutBridges, "1 · ", 1},
		{"Alike: " + aboutOil, "More than one server is called that", 2},
		{number(2) + ": " + aboutOil, "whale oil", 1},
		{"alike: " + aboutOil, "whale oil", 1}, // that one was meant before
		{"1234567: " + aboutOil, "whale oil", 1},
	} {
		m, asked := w.dm(test.text)
		if w.wantWords(m, test.want); asked != test.asked {
			t.Errorf("%q: Discord was asked about %d servers, want %d", test.text, asked, test.asked)
		}
	}
}

// Who is not in a server is not told by its name or number that the bot is: the answer is
// that to a name that no server has.
func TestDirectMessageTellsNothingOfOtherServers(t *testing.T) {
	t.Parallel()
	for _, servers := range [][]string{{"Hidden"}, {"Hidden", "Mine"}, {"Hidden", "hidden", "Mine"}, {"Hidden", "Mine", "Also Mine"}} {
		w := serveOn(t, sandbox.Options{Servers: servers})
		for _, g := range w.Guilds() {
			if strings.EqualFold(g.Name, "Hidden") {
				w.RemoveMember(g.ID, sandbox.MemberName)
			}
		}
		direct := w.Member(w.Guilds()[0].ID, sandbox.OwnerName).Direct() // only to have one
		if len(servers) > 1 {
			direct = w.member(len(servers) - 1).Direct()
		} else {
			w.RemoveMember(w.Guilds()[0].ID, sandbox.OwnerName)
		}
		ask := func(text string) string {
			t.Helper()
			m, err := direct.DM(w.ctx, text)
			if err != nil {
				t.Fatal(err)
			}
			return words(m)
		}
		want := ask("Nowhere: " + aboutBridges)
		for _, name := range []string{"Hidden", "hidden ", string(w.Guilds()[0].ID)} {
			got := strings.ReplaceAll(ask(name+": "+aboutBridges), strings.TrimSpace(name), "Nowhere")
			if got != want || strings.Contains(got, "Hidden") {
				t.Errorf("in %q, %q is answered with %q, want %q", servers, name, got, want)
			}
		}
	}
}

// Two servers of a name are no riddle to who is in one of them.
func TestDirectMessageByANameOfTwo(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Alike", "alike", "Another"}})
	w.add(1, bridges)
	w.RemoveMember(w.Guilds()[0].ID, sandbox.MemberName)
	m, err := w.member(1).DM(w.ctx, "Alike: "+aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "1 · ")
}

// A server is known by the name that it has now.
func TestDirectMessageByTheNewName(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Old Name", "Another"}})
	w.add(0, bridges)
	w.Dispatch("GUILD_UPDATE", map[string]any{"id": w.Guilds()[0].ID, "name": "New Name"})
	w.command(w.member(1), "sources") // what came before has been taken
	m, _ := w.dm("new name: " + aboutBridges)
	w.wantWords(m, "1 · ")
}

// Buttons of a direct answer ask about its own server, and only a member may press
// them.
func TestButtonsOfDirectAnswers(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"One", "Two", "Three"}})
	w.add(1, bridges)
	m, _ := w.dm("Two: " + aboutBridges)
	direct := w.member(1).Direct()
	before := w.countRoute("GET /guilds/{guild}/members/{user}")
	w.wantWords(w.press(direct, m, "cite"), "Bridges of the Old Town")
	if n := w.countRoute("GET /guilds/{guild}/members/{user}") - before; n != 1 {
		t.Errorf("Discord was asked about %d servers, want 1", n)
	}
	w.wantWords(w.press(direct, m, "helpful"), "Thank you")
	w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Status: 404, Code: discord.UnknownMember})
	w.wantWords(w.press(direct, m, "wide"), "do not share that server")
	id := w.customID(m, "cite")
	for _, forged := range []string{"v1:cite:0123456789abcdef:0", "v1:cite:x-0123456789abcdef:0", "v1:cite:-:0", strings.Replace(id, "v1:cite:", "v1:cite:9", 1)} {
		p, err := direct.Interact(sandbox.ComponentInteraction, map[string]any{"custom_id": forged, "component_type": 2}, m)
		if err != nil {
			t.Fatal(err)
		}
		reply, err := p.Reply(w.ctx)
		if said := words(w.message(reply, err)); !strings.Contains(said, "no longer kept") && !strings.Contains(said, "do not share") {
			t.Errorf("%s: message = %q, want a refusal", forged, said)
		}
	}
}

// What was removed is said to be removed, not to be too old.
func TestButtonsAfterARemoval(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.add(0, lighthouses)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.press(w.moderator(0), w.command(w.moderator(0), "source remove", sandbox.Opt("source", "Bridges of the Old Town")), "remove")
	for _, verb := range []string{"cite", "wide"} {
		w.wantWords(w.press(w.member(0), m, verb), "was removed")
	}
}

// Buttons have a limit of their own, and it speaks of clicks.
func TestTooManyClicks(t *testing.T) {
	t.Parallel()
	w := serve(t, func(o *Options) { o.PerMember = 1 })
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	for range 3 {
		w.wantWords(w.press(w.member(0), m, "cite"), "Bridges of the Old Town")
	}
	w.wantWords(w.press(w.member(0), m, "cite"), "many clicks")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "many questions")
}

// A number that is none of a server is no damaged file.
func TestMalformedServer(t *testing.T) {
	_, err := LibraryPath(t.TempDir(), "../1")
	if said := sentence(english, err); strings.Contains(said, "damaged") || !strings.Contains(said, "which server") {
		t.Errorf("sentence(%v) = %q, want one about the server", err, said)
	}
}

// A direct message asks once whose library is meant, answers then what was asked, and
// remembers that, also after a restart, until the member wants another.
func TestDirectMessageRemembersItsServer(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Bridge Readers", "The Keepers", "Elsewhere"}})
	w.add(0, bridges)
	w.add(1, lighthouses)
	direct := w.member(0).Direct()
	choose := func(menu *sandbox.Message, server int) *sandbox.Message {
		t.Helper()
		reply, err := direct.Select(w.ctx, menu, w.customID(menu, "server"), string(w.Guilds()[server].ID))
		return w.message(reply, err)
	}
	menu, _ := w.dm(aboutOil)
	w.wantWords(menu, "Which do you mean")
	w.wantWords(choose(menu, 1), "whale oil", "From the library of The Keepers")
	w.command(w.member(0), "sources") // being elsewhere does not change that
	w.stop()
	w.start()
	again, asked := w.dm(aboutOil)
	if w.wantWords(again, "whale oil"); asked != 1 {
		t.Errorf("Discord was asked about %d servers, want 1", asked)
	}
	menu, _ = w.dm("Change server!")
	w.wantWords(choose(menu, 0), "From now on", "Bridge Readers")
	again, _ = w.dm(aboutBridges)
	w.wantWords(again, "granite")
}

// Only a member chooses a server, whatever the menu was made to send.
func TestMenuOfServersIsChecked(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"One", "Two"}})
	w.add(0, bridges)
	menu, _ := w.dm(aboutBridges)
	direct := w.member(0).Direct().Unchecked()
	for _, value := range []string{"../1", "99", string(w.Guilds()[0].ID)} {
		if value == string(w.Guilds()[0].ID) {
			w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Status: 404, Code: discord.UnknownMember})
		}
		reply, err := direct.Select(w.ctx, menu, w.customID(menu, "server"), value)
		if said := words(w.message(reply, err)); strings.Contains(said, "granite") {
			t.Errorf("%s: message = %q, want a refusal", value, said)
		}
	}
}

// The language of who writes direct messages is known after the bot was started again.
func TestDirectMessageRemembersItsLanguage(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.command(w.member(0).Speaking("de"), "sources")
	m, _ := w.dm(aboutBridges)
	if !labelled(m, "Nachfragen") {
		t.Fatalf("the answer to a German: %q", words(m))
	}
	w.stop()
	w.start()
	for range 2 { // what the first answer notes must not forget it
		if m, _ = w.dm(aboutBridges); !labelled(m, "Nachfragen") {
			t.Errorf("the answer to a German after a start: %q", words(m))
		}
		w.stop()
		w.start()
	}
	if err := ForgetMember(w.ctx, w.data, string(w.member(0).User().ID)); err != nil {
		t.Fatal(err)
	}
	if m, _ = w.dm(aboutBridges); labelled(m, "Nachfragen") {
		t.Errorf("the answer to who was forgotten: %q", words(m))
	}
}
