package bot

import (
	"fmt"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/library/jobs"
)

// A job that waits is done for who may still have it done when its turn comes: for nobody
// who has lost the role or left the server meanwhile, or of whom Discord does not say.
func TestJobsOfFormerModerators(t *testing.T) {
	t.Parallel()
	const no, unsure = "This was not done: when its turn came", "Discord does not say whether"
	for name, test := range map[string]struct {
		by    string // a name
		since func(w *world, guild, keepers sandbox.ID)
		says  string
	}{
		"as before":        {sandbox.MemberName, func(*world, sandbox.ID, sandbox.ID) {}, "Added."},
		"the owner":        {sandbox.OwnerName, func(*world, sandbox.ID, sandbox.ID) {}, "Added."},
		"a manager":        {sandbox.ModeratorName, func(*world, sandbox.ID, sandbox.ID) {}, "Added."},
		"the role is gone": {sandbox.MemberName, func(w *world, guild, _ sandbox.ID) { w.SetRoles(guild, sandbox.MemberName) }, no},
		"left":             {sandbox.MemberName, func(w *world, guild, _ sandbox.ID) { w.RemoveMember(guild, sandbox.MemberName) }, no},
		"no manager":       {sandbox.ModeratorName, func(w *world, guild, _ sandbox.ID) { w.SetRoles(guild, sandbox.ModeratorName) }, no},
		"a keeper now":     {sandbox.ModeratorName, func(w *world, guild, keepers sandbox.ID) { w.SetRoles(guild, sandbox.ModeratorName, keepers) }, "Added."},
		"another role": {sandbox.MemberName, func(w *world, guild, _ sandbox.ID) {
			w.command(w.Member(guild, sandbox.OwnerName), "settings", sandbox.Opt("reset", string(resetRole)))
		}, no},
		"Discord is silent": {sandbox.MemberName, func(w *world, _, _ sandbox.ID) {
			w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Status: 403, Code: 40333, Times: mostAttempts})
		}, unsure},
		"it says so late": {sandbox.MemberName, func(w *world, _, _ sandbox.ID) {
			w.Fail(sandbox.Fault{Route: "GET /guilds/*/members/*", Status: 403, Code: 40333})
		}, "Added."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := serve(t, func(o *Options) { o.Ingestions = 1 })
			w.refusing = true
			guild := w.Guilds()[0].ID
			keepers, err := w.AddRole(guild, "keepers", 0, sandbox.MemberName)
			if err != nil {
				t.Fatal(err)
			}
			w.command(w.Member(guild, sandbox.OwnerName), "settings", sandbox.Opt("moderator_role", keepers))
			who := w.Member(guild, test.by)
			hold := make(chan struct{})
			w.Fail(sandbox.Fault{Route: "GET /attachments/*/*/*", Hold: hold, Times: -1}) // also when its lease ends on a busy machine, and it is begun anew
			w.beginAdding(1, bridges)
			w.awaitRunning(1)
			waiting, err := who.Unchecked().Start("source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(lighthouses)}))
			if err != nil {
				t.Fatal(err)
			}
			w.await("the second job", func() bool { return w.jobs().Waiting == 1 })
			test.since(w, guild, keepers)
			close(hold)
			w.awaitSaid(waiting, test.says)
			w.await("the end of the jobs", func() bool { return w.jobs() == jobs.Status{} })
			lease := w.lease(0)
			defer lease.Release()
			if n, err := lease.Sources(w.ctx); err != nil || (len(n) == 1) != (test.says == "Added.") {
				t.Errorf("%d sources, %v", len(n), err)
			}
		})
	}
}

// What an import may is asked of who manages the server: a keeper by role is none.
func TestRightsOfManagersAtTheirTurn(t *testing.T) {
	t.Parallel()
	w := serve(t)
	guild := w.Guilds()[0].ID
	keepers, err := w.AddRole(guild, "keepers", 0)
	if err != nil {
		t.Fatal(err)
	}
	may := func(command string) string {
		c := &call{request: &request{command: command, member: string(w.moderator(0).User().ID)}, bot: w.bot, guild: string(guild), settings: settings{role: string(keepers)}}
		c.GuildID, c.Type = c.guild, kindCommand
		return fmt.Sprint(w.bot.mayStill(w.ctx, c, w.bot.actions.commands[command]))
	}
	if add, load := may("source add"), may("library import"); add+load != "<nil><nil>" {
		t.Errorf("a manager may: %s, %s", add, load)
	}
	w.SetRoles(guild, sandbox.ModeratorName, keepers)
	if add, load := may("source add"), may("library import"); add != "<nil>" || load != errNoLonger.Error() {
		t.Errorf("a keeper may: %s, %s", add, load)
	}
}

// Roles of a server permit what can be read as permissions, to who has them.
func TestPermissionsOfRoles(t *testing.T) {
	var answer string
	b := answeredWith(t, &answer)
	for text, want := range map[string]string{
		`{"id":"1","owner_id":"2"}`: "true <nil>", `{"id":"1","owner_id":"3"}`: "false <nil>",
		`{"id":"1","roles":[{"id":"8","permissions":"32"}]}`:  "true <nil>",
		`{"id":"1","roles":[{"id":"1","permissions":"8"}]}`:   "true <nil>",
		`{"id":"1","roles":[{"id":"9","permissions":"8"}]}`:   "false <nil>",
		`{"id":"1","roles":[{"id":"8","permissions":"-1"}]}`:  "false <nil>",
		`{"id":"1","roles":[{"id":"8","permissions":""}]}`:    "false <nil>",
		`{"id":"7","owner_id":"2"}`:                           "false asked for a server, and was given another",
		`{"id":"1","roles":[{"id":"8","permissions":"0x8"}]}`: "false <nil>",
	} {
		answer = text
		set, err := b.permissionsIn(t.Context(), "1", &member{User: &user{ID: "2"}, Roles: []string{"8"}})
		r := &request{permissions: set}
		r.GuildID = "1"
		if got := fmt.Sprint(r.manages(), " ", err); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
