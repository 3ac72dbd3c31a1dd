package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
)

// permissionsOf reads an interaction of a member with these permissions, as JSON.
func permissionsOf(t *testing.T, permissions string) *request {
	t.Helper()
	r, err := readInteraction([]byte(`{"id":"1","type":2,"guild_id":"7","member":{"user":{"id":"2"},"roles":["8"]` + permissions + `}}`))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Discord writes permissions as an integer of any length. What is none permits
// nothing, and neither does what is not there.
func TestPermissions(t *testing.T) {
	long := "1" + strings.Repeat("0", 40) // even, and bits 3 and 5 are not set
	for text, want := range map[string]bool{
		"32": true, "8": true, "40": true, "9007199254740991": true, "18446744073709551615": true,
		"18446744073709551648": true, // 2^64 + 32
		"18446744073709551616": false, "36893488147419103232": false, long: false, "31": true, "23": false, "0": false,
		"": false, "-1": false, "-32": false, "+32": false, " 32": false, "32 ": false, "0x20": false, "3_2": false, "32.0": false, "4e1": false,
		"٣٢": false, "all": false, strings.Repeat("7", 100_000): false,
	} {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := permissionsOf(t, `,"permissions":`+string(quoted)).manages(); got != want {
			t.Errorf("permissions %.40q manage: %v, want %v", text, got, want)
		}
	}
	for _, absent := range []string{"", `,"permissions":null`} {
		if permissionsOf(t, absent).manages() {
			t.Errorf("a member with %q manages the server", absent)
		}
	}
}

// Whatever is refused to a member is refused, too, to one of whom Discord says
// something that cannot be read, or nothing.
func TestRightsAreRefusedWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	actions := map[string]action{}
	for kind, table := range map[string]map[string]action{"command": w.bot.actions.commands, "button": w.bot.actions.buttons, "form": w.bot.actions.forms} {
		for name, act := range table {
			actions[kind+" "+name] = act
		}
	}
	kept := 0
	for name, act := range actions {
		for _, raw := range []string{
			`{"guild_id":"7","member":{"user":{"id":"2"},"permissions":"18446744073709551616"}}`, // 2^64: none of its bits counts
			`{"guild_id":"7","member":{"user":{"id":"2"},"permissions":"-1"}}`,
			`{"guild_id":"7","member":{"user":{"id":"2"}}}`,
			`{"guild_id":"7","user":{"id":"2"}}`,
			`{"guild_id":"7","member":{"permissions":"8"}}`,                  // nobody
			`{"member":{"user":{"id":"2"},"permissions":"8","roles":["8"]}}`, // nowhere
		} {
			r, err := readInteraction([]byte(raw))
			if err != nil {
				t.Fatal(err)
			}
			for _, role := range []string{"", "9"} {
				c := &call{request: r, bot: w.bot, guild: r.GuildID, settings: settings{role: role}}
				if (act.moderators || act.managers) && w.bot.refusal(c, act) == nil {
					t.Errorf("%s is allowed to %s", name, raw)
				}
			}
		}
		if act.moderators || act.managers {
			kept++
		}
	}
	if kept < 20 {
		t.Errorf("%d actions are for moderators, want all that change a library", kept)
	}
}

// While the settings of a server cannot be read, nobody is a moderator by role
// and nothing is shown in public, whatever a member wants.
func TestRightsWithoutSettings(t *testing.T) {
	if (settings{unread: true}).publicIn("1", "") {
		t.Error("answers are public where the settings are not known")
	}
	if !readSettings(map[string]string{"private": "yes"}).private {
		t.Error("a setting that cannot be read makes answers public")
	}
	if readSettings(map[string]string{"channels": ","}).publicIn("1", "") {
		t.Error("a list of channels that cannot be read makes every channel public")
	}
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	elsewhere, err := w.AddChannel(w.Guilds()[0].ID, "elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	w.command(w.Member(w.Guilds()[0].ID, sandbox.OwnerName), "settings", sandbox.Opt("public_channel", elsewhere))
	guild := string(w.Guilds()[0].ID)
	b := w.bot
	b.settings.Delete(guild)
	path, err := b.where.Of(guild)
	if err != nil {
		t.Fatal(err)
	}
	damage := func() error { return os.WriteFile(path, []byte("no library"), 0o600) }
	if err := b.pool.Drop(w.ctx, path, damage); err != nil {
		t.Fatal(err)
	}
	got := b.settingsInTime(w.ctx, guild)
	c := &call{request: &request{options: map[string]optionValue{"private": {Value: false}}}, settings: got}
	c.GuildID, c.ChannelID = guild, string(w.member(0).Channel())
	if askPrivacy(c) != ackPrivate || sharePrivacy(c) != ackPrivate {
		t.Errorf("settings %+v: an answer is public before it is known whether it may be", got)
	}
}

// In direct messages a server's library answers those whom Discord says to be in
// the server: no other answer is a yes, and a failure is no no.
func TestOnlyMembersAreAnsweredDirectly(t *testing.T) {
	t.Parallel()
	w := serve(t)
	guild, user := string(w.Guilds()[0].ID), string(w.member(0).User().ID)
	ask := func() string {
		t.Helper()
		in, err := w.bot.isMember(w.ctx, guild, user)
		return fmt.Sprint(in, err != nil)
	}
	if got := ask(); got != "true false" {
		t.Errorf("isMember of a member = %s", got)
	}
	for _, test := range []struct {
		status, code int
		want         string
	}{
		{404, discord.UnknownMember, "false false"}, {404, discord.UnknownServer, "false false"}, {403, discord.MissingAccess, "false false"},
		{404, 0, "false true"}, {403, 0, "false true"}, {403, 40333, "false true"}, {401, 0, "false true"}, {410, discord.UnknownServer, "false true"},
	} {
		w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Status: test.status, Code: test.code})
		if got := ask(); got != test.want {
			t.Errorf("isMember answered with %d, %d = %s, want %s", test.status, test.code, got, test.want)
		}
	}
}

// answeredWith is a bot whose every request to Discord is answered with a text.
func answeredWith(t *testing.T, answer *string) *Bot {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, *answer) }))
	t.Cleanup(srv.Close)
	client, err := discord.NewClient("token", srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	return &Bot{discord: client}
}

// An answer that is not about the member who was asked for is no yes.
func TestMemberOfAnotherAnswer(t *testing.T) {
	var answer string
	b := answeredWith(t, &answer)
	for text, want := range map[string]bool{
		`{"user":{"id":"2"}}`: true, `{"user":{"id":"3"}}`: false, `{"user":{}}`: false, `{}`: false, `null`: false, `<html>Welcome</html>`: false,
	} {
		answer = text
		if in, err := b.isMember(t.Context(), "1", "2"); in != want || (err == nil) != want {
			t.Errorf("isMember answered with %s = %v, %v, want %v", text, in, err, want)
		}
	}
}

// A message of a server that it does not name is no direct message.
func TestMessageFromNowhere(t *testing.T) {
	var m inMessage
	if err := json.Unmarshal([]byte(`{"content":"why?","member":{"roles":[]}}`), &m); err != nil {
		t.Fatal(err)
	}
	if _, forUs := questionFor(m, "1"); forUs {
		t.Error("a member's message without a server is answered as a direct one")
	}
	m.Member = nil
	if _, forUs := questionFor(m, "1"); !forUs {
		t.Error("a direct message is not answered")
	}
}

// A channel is added to those that are kept, not to those that the bot remembers.
func TestChannelsAreAddedToThoseKept(t *testing.T) {
	t.Parallel()
	w := serve(t)
	guild := w.Guilds()[0].ID
	owner := w.Member(guild, sandbox.OwnerName)
	for _, name := range []string{"one", "two"} {
		channel, err := w.AddChannel(guild, name)
		if err != nil {
			t.Fatal(err)
		}
		w.bot.settings.Store(string(guild), defaultSettings())
		w.wantWords(w.command(owner, "settings", sandbox.Opt("public_channel", channel), sandbox.Opt("passages", 2)), "<#"+string(channel)+">", "Passages per answer: 2")
	}
	w.bot.settings.Delete(string(guild))
	if s := w.bot.settingsInTime(w.ctx, string(guild)); len(s.channels) != 2 {
		t.Errorf("channels = %v, want both", s.channels)
	}
}

// What was read of the settings before a change is not remembered after it: a role that
// was taken back would go on counting.
func TestSettingsReadBeforeAChange(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	lease := w.lease(0)
	defer lease.Release()
	guild := string(w.Guilds()[0].ID)
	read, changed := make(chan struct{}), make(chan error, 1)
	go func() {
		<-read
		c := &call{request: &request{options: map[string]optionValue{"reset": {Value: string(resetRole)}}}, bot: w.bot, guild: guild, lease: lease}
		_, err := changeSettings(w.ctx, c)
		changed <- err
	}()
	if _, err := lease.Journal.ChangeSettings(w.ctx, func(stored map[string]string) { stored["role"] = "8" }); err != nil {
		t.Fatal(err)
	}
	// Somebody reads them, as for a direct message, and is slow to remember them.
	_, err := w.bot.settle(w.ctx, guild, func() (map[string]string, error) {
		stored, err := lease.Journal.Settings(w.ctx)
		close(read)
		select {
		case err := <-changed: // it did not wait
			changed <- err
		case <-time.After(200 * time.Millisecond):
		}
		return stored, err
	})
	if err := errors.Join(err, <-changed); err != nil {
		t.Fatal(err)
	}
	if s := w.bot.settingsInTime(w.ctx, guild); s.role != "" {
		t.Errorf("role = %q after it was taken back", s.role)
	}
}
