package sandbox_test

import (
	"errors"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// A clock stands still until it is told to go on.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} }

// pending lets the member ask and returns the interaction as the bot got it.
func pending(t *testing.T, srv *sandbox.Server, b *tinyBot) (*sandbox.Pending, object) {
	t.Helper()
	p, err := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName).Start("ask", sandbox.Opt("question", "why?"))
	if err != nil {
		t.Fatal(err)
	}
	return p, b.event("INTERACTION_CREATE")
}

func TestInteractionCarriesWhatDiscordSends(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	b.register(askCommand(), object{"name": "look", "description": "Look", "options": array{
		object{"type": 6, "name": "user", "description": "Who"}, object{"type": 7, "name": "channel", "description": "Where"},
		object{"type": 8, "name": "role", "description": "What"}, object{"type": 11, "name": "file", "description": "A file"}}})
	g := srv.Guilds()[0]
	moderator := srv.Member(g.ID, sandbox.ModeratorName)
	_, err := moderator.Start("look", sandbox.Opt("user", moderator.User().ID), sandbox.Opt("channel", g.Channels[0].ID),
		sandbox.Opt("role", g.Roles[1].ID), sandbox.Opt("file", sandbox.File{Name: "a b.md", Data: []byte("# A")}))
	check(t, err)
	i := b.event("INTERACTION_CREATE")
	id, guild := string(moderator.User().ID), string(g.ID)
	for _, c := range []struct {
		want any
		path []any
	}{
		{2.0, []any{"type"}},
		{guild, []any{"guild_id"}},
		{0.0, []any{"context"}},
		{guild, []any{"authorizing_integration_owners", "0"}},
		{"en-US", []any{"locale"}},
		{id, []any{"member", "user", "id"}},
		{id, []any{"data", "resolved", "users", id, "id"}},
		{"reading-room", []any{"data", "resolved", "channels", string(g.Channels[0].ID), "name"}},
		{"Moderators", []any{"data", "resolved", "roles", string(g.Roles[1].ID), "name"}},
	} {
		if got := at(i, c.path...); got != c.want {
			t.Errorf("interaction %v = %v, want %v", c.path, got, c.want)
		}
	}
	if got := str(i, "member", "permissions"); got != "276951583776" && got == "" {
		t.Errorf("member.permissions = %q, want a decimal number", got)
	}
	file := str(i, "data", "options", 3, "value")
	address := str(i, "data", "resolved", "attachments", file, "url")
	answer, err := http.Get(address)
	check(t, err)
	defer answer.Body.Close()
	if got := str(i, "data", "resolved", "attachments", file, "filename"); got != "a_b.md" || answer.StatusCode != 200 {
		t.Errorf("attachment %q at %q = %d, want a_b.md and 200", got, address, answer.StatusCode)
	}
	if guessed, err := http.Get(strings.Split(address, "?")[0]); err != nil || guessed.StatusCode != 404 {
		t.Errorf("attachment without its key = %v %v, want 404", guessed.StatusCode, err)
	}
}

func TestErrorCodes(t *testing.T) {
	t.Parallel()
	now := newClock()
	srv := serve(t, sandbox.Options{Now: now.Now})
	b := connect(t, srv)
	b.register(askCommand())
	expect := func(what string, status, code int, method, path string, body any) {
		t.Helper()
		got, v := b.call(method, path, body)
		if c, _ := at(v, "code").(float64); got != status || int(c) != code {
			t.Errorf("%s: %d code %v, want %d code %d", what, got, at(v, "code"), status, code)
		}
	}
	hello := object{"content": "hello"}
	_, i := pending(t, srv, b)
	expect("answer before the acknowledgement", 404, 10015, "PATCH", hook(i)+"/messages/@original", hello)
	expect("empty message", 400, 50006, "POST", callbackPath(i), object{"type": 4, "data": object{"content": " "}})
	expect("update without a message", 400, 50035, "POST", callbackPath(i), object{"type": 7, "data": hello})
	b.respond(i, 4, hello)
	expect("acknowledged twice", 400, 40060, "POST", callbackPath(i), object{"type": 4, "data": hello})
	expect("unknown message", 404, 10008, "PATCH", hook(i)+"/messages/1", hello)
	expect("another token", 404, 10062, "POST", "/interactions/"+str(i, "id")+"/wrong/callback", object{"type": 5})
	_, late := pending(t, srv, b)
	now.pass(61 * time.Second)
	expect("too late", 404, 10062, "POST", callbackPath(late), object{"type": 5})
	now.pass(15 * time.Minute)
	expect("token expired", 401, 50027, "PATCH", hook(i)+"/messages/@original", hello)
	expect("unknown channel", 404, 10003, "POST", "/channels/1/messages", hello)
	expect("unknown route", 404, 0, "GET", "/nowhere", nil)
	r, err := http.NewRequest("GET", srv.URL()+"/api/v9/users/@me", nil)
	check(t, err)
	r.Header.Set("Authorization", "Bot wrong")
	if answer, err := http.DefaultClient.Do(r); err != nil || answer.StatusCode != 401 {
		t.Errorf("wrong token = %v %v, want 401", answer.StatusCode, err)
	}
}

func TestNoAnswerIsAFailureForTheMember(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{AckWithin: 20 * time.Millisecond})
	b := connect(t, srv)
	b.register(askCommand())
	p, i := pending(t, srv, b)
	if _, err := p.Reply(deadline(t)); !errors.Is(err, sandbox.ErrNoResponse) {
		t.Errorf("Reply() = %v, want %v", err, sandbox.ErrNoResponse)
	}
	if status, v := b.call("POST", callbackPath(i), object{"type": 5}); status != 404 || at(v, "code") != 10062.0 {
		t.Errorf("callback = %d %v, want 404 with code 10062", status, v)
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	channel := "/channels/" + string(srv.Guilds()[0].Channels[0].ID) + "/messages"
	long := func(n int) string { return strings.Repeat("ä", n) }
	many := func(n int, v any) array {
		list := array{}
		for range n {
			list = append(list, v)
		}
		return list
	}
	embed := func(e object) object { return object{"embeds": array{e}} }
	controls := func(c ...any) object { return object{"content": "x", "components": array{row(c...)}} }
	v2 := func(c ...any) object { return object{"flags": 1 << 15, "components": c} }
	text := func(n int) object { return object{"type": 10, "content": long(n)} }
	for _, c := range []struct {
		name  string
		good  object // accepted, nil for none
		bad   object
		field string // where the error stands
	}{
		{"content", object{"content": long(2000)}, object{"content": long(2001)}, "content"},
		{"embed title", embed(object{"title": long(256)}), embed(object{"title": long(257)}), "embeds.0.title"},
		{"embed description", embed(object{"description": long(4096)}), embed(object{"description": long(4097)}), "embeds.0.description"},
		{"embeds", object{"embeds": many(10, object{"title": "x"})}, object{"embeds": many(11, object{"title": "x"})}, "embeds"},
		{"all embeds", object{"embeds": many(2, object{"description": long(3000)})}, object{"embeds": many(2, object{"description": long(3001)})}, "embeds"},
		{"fields", embed(object{"fields": many(25, object{"name": "n", "value": "v"})}), embed(object{"fields": many(26, object{"name": "n", "value": "v"})}), "embeds.0.fields"},
		{"empty field", nil, embed(object{"fields": many(1, object{"name": "n", "value": " "})}), "embeds.0.fields.0.value"},
		{"embed url", nil, embed(object{"title": "x", "url": "javascript:alert(1)"}), "embeds.0.url"},
		{"rows", object{"components": array{row(button(1, "a", "1")), row(button(1, "a", "2")), row(button(1, "a", "3")), row(button(1, "a", "4")), row(button(1, "a", "5"))}},
			object{"components": many(6, row(button(5, "a", "https://example.org")))}, "components"},
		{"buttons in a row", controls(many(5, button(5, "a", "https://example.org"))...), controls(many(6, button(5, "a", "https://example.org"))...), "components.0.components"},
		{"custom ID", controls(button(1, "a", strings.Repeat("x", 100))), controls(button(1, "a", strings.Repeat("x", 101))), "components.0.components.0.custom_id"},
		{"one custom ID twice", nil, controls(button(1, "a", "x"), button(1, "b", "x")), "components"},
		{"label", controls(button(1, long(80), "x")), controls(button(1, long(81), "x")), "components.0.components.0.label"},
		{"link", controls(button(5, "a", "https://example.org/"+strings.Repeat("x", 492))), controls(button(5, "a", "https://example.org/"+strings.Repeat("x", 493))), "components.0.components.0.url"},
		{"options", nil, controls(object{"type": 3, "custom_id": "x", "options": array{}}), "components.0.components.0.options"},
		{"V2 components", v2(many(40, text(1))...), v2(many(41, text(1))...), "components"},
		{"V2 text", v2(text(2000), text(2000)), v2(text(2000), text(2001)), "components"},
		{"V2 and content", nil, object{"flags": 1 << 15, "content": "x", "components": array{text(1)}}, "content"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if status, v := b.call("POST", channel, c.good); c.good != nil && status != 200 {
				t.Errorf("at the limit: %d %v, want 200", status, v)
			}
			status, v := b.call("POST", channel, c.bad)
			path := []any{"errors"}
			for _, name := range strings.Split(c.field, ".") {
				path = append(path, name)
			}
			if status != 400 || at(v, "code") != 50035.0 || at(v, append(path, "_errors")...) == nil {
				t.Errorf("over the limit: %d %v, want 400, code 50035 and an error at %s", status, v, c.field)
			}
		})
	}
}

func TestCommandLimits(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	option := func(name string, required bool) object {
		return object{"type": 3, "name": name, "description": "d", "required": required}
	}
	for name, c := range map[string]object{
		"upper case":                  {"name": "Ask", "description": "d"},
		"no description":              {"name": "ask"},
		"long name":                   {"name": strings.Repeat("a", 33), "description": "d"},
		"required after optional":     {"name": "ask", "description": "d", "options": array{option("a", false), option("b", true)}},
		"one option twice":            {"name": "ask", "description": "d", "options": array{option("a", false), option("a", false)}},
		"description of message menu": {"name": "Find", "type": 3, "description": "d"},
	} {
		if status, v := b.call("PUT", "/applications/"+string(srv.Application())+"/commands", array{c}); status != 400 || at(v, "code") != 50035.0 {
			t.Errorf("%s: %d %v, want 400 with code 50035", name, status, v)
		}
	}
}

func TestOverwritingKeepsWhatDidNotChange(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	path := "/applications/" + string(srv.Application()) + "/guilds/" + string(srv.Guilds()[0].ID) + "/commands"
	first := b.want(200, "PUT", path, array{askCommand()})
	again := b.want(200, "PUT", path, array{askCommand()})
	if !reflect.DeepEqual(first, again) {
		t.Errorf("the same again = %v, want %v", again, first)
	}
	changed := askCommand()
	changed["description"] = "Ask anything"
	third := b.want(200, "PUT", path, array{changed})
	if str(third, 0, "id") != str(first, 0, "id") || str(third, 0, "version") == str(first, 0, "version") {
		t.Errorf("changed = %v, want the ID of %v and another version", third, first)
	}
	if got := b.want(200, "GET", path, nil); !reflect.DeepEqual(got, third) {
		t.Errorf("GET = %v, want %v", got, third)
	}
}

func TestEphemeralIsForItsMemberAlone(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	b.register(askCommand())
	p, i := pending(t, srv, b)
	b.respond(i, 5, object{"flags": 64})
	m := b.want(200, "PATCH", hook(i)+"/messages/@original", object{"content": "secret"})
	reply, err := p.Reply(deadline(t))
	check(t, err)
	if !reply.Message.Ephemeral() || reply.Message.Content != "secret" {
		t.Errorf("Reply() = %+v, want an ephemeral message", reply.Message)
	}
	g := srv.Guilds()[0]
	channel, member, moderator := g.Channels[0].ID, srv.Member(g.ID, sandbox.MemberName), srv.Member(g.ID, sandbox.ModeratorName)
	if mine, others := srv.Messages(channel, member.User().ID), srv.Messages(channel, moderator.User().ID); len(mine) != 1 || len(others) != 0 {
		t.Errorf("messages of the member, of others = %d, %d, want 1, 0", len(mine), len(others))
	}
	b.want(404, "GET", "/channels/"+string(channel)+"/messages/"+str(m, "id"), nil)
	if _, err := moderator.Press(deadline(t), reply.Message, "x"); !errors.Is(err, sandbox.ErrNotOffered) {
		t.Errorf("Press() by another = %v, want %v", err, sandbox.ErrNotOffered)
	}
	b.want(204, "DELETE", hook(i)+"/messages/@original", nil)
	follow := b.want(200, "POST", hook(i), object{"content": "public"})
	if at(follow, "flags") != 0.0 || len(srv.Messages(channel, moderator.User().ID)) != 1 {
		t.Errorf("follow-up = %v, want a public message", follow)
	}
}

func TestPermissionsOfCommands(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	b.register(object{"name": "purge", "description": "Empty the library", "default_member_permissions": "32", "contexts": []int{0}}, askCommand())
	g := srv.Guilds()[0]
	names := func(m *sandbox.Member) string {
		var list []string
		for _, c := range m.Commands() {
			list = append(list, c.Name)
		}
		return strings.Join(list, " ")
	}
	member := srv.Member(g.ID, sandbox.MemberName)
	for _, c := range []struct {
		m    *sandbox.Member
		want string
	}{
		{member, "ask"}, {srv.Member(g.ID, sandbox.ModeratorName), "purge ask"}, {srv.Member(g.ID, sandbox.OwnerName), "purge ask"},
		{member.Direct(), "ask"}, {member.Unchecked(), "purge ask"},
	} {
		if got := names(c.m); got != c.want {
			t.Errorf("commands of %s = %q, want %q", c.m.User().Username, got, c.want)
		}
	}
	_, err := srv.AddRole(g.ID, "Librarians", sandbox.PermManageGuild, sandbox.MemberName)
	check(t, err)
	if got := names(member); got != "purge ask" {
		t.Errorf("commands with a role = %q, want %q", got, "purge ask")
	}
}

func TestMentionsPingOnlyWhomTheyMay(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	b := connect(t, srv)
	g := srv.Guilds()[0]
	member := srv.Member(g.ID, sandbox.MemberName)
	said, err := member.Say("hello")
	check(t, err)
	body := object{"content": "<@" + string(member.User().ID) + "> @everyone <@&" + string(g.Roles[1].ID) + ">", "message_reference": object{"message_id": said.ID}}
	path := "/channels/" + string(g.Channels[0].ID) + "/messages"
	loud := b.want(200, "POST", path, body)
	body["allowed_mentions"] = object{"parse": array{}}
	quiet := b.want(200, "POST", path, body)
	if len(at(loud, "mentions").(array)) != 1 || at(loud, "mention_everyone") != true || len(at(loud, "mention_roles").(array)) != 1 {
		t.Errorf("without allowed_mentions = %v, want three pings", loud)
	}
	if len(at(quiet, "mentions").(array)) != 0 || at(quiet, "mention_everyone") != false || len(at(quiet, "mention_roles").(array)) != 0 {
		t.Errorf("with parse [] = %v, want no ping", quiet)
	}
}

func TestRecordedAndChecked(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{Check: func(r sandbox.Request) error {
		if strings.Contains(string(r.JSON), "forbidden") {
			return errors.New("a forbidden word")
		}
		return nil
	}})
	b := connect(t, srv)
	path := "/channels/" + string(srv.Guilds()[0].Channels[0].ID) + "/messages"
	b.want(200, "POST", path, object{"content": "fine"})
	b.want(400, "POST", path, object{"content": "forbidden"})
	got := srv.Recorded()
	if len(got) != 2 || got[0].Status != 200 || got[1].Code != 50035 || str(got[0].Body(), "content") != "fine" ||
		got[0].Route != "POST /channels/{channel}/messages" || got[0].Path != "/api/v10"+path {
		t.Errorf("Recorded() = %+v, want the two requests", got)
	}
}
