package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// Whoever was a moderator, and is none any more, is refused by the forms that are open, by the
// buttons of then and by those that correct what was refused; nothing is changed.
func TestFormerModeratorsAreRefused(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(w *world, guild sandbox.ID){
		"the role is taken away": func(w *world, guild sandbox.ID) { w.SetRoles(guild, sandbox.MemberName) },
		"another role counts": func(w *world, guild sandbox.ID) {
			w.command(w.Member(guild, sandbox.OwnerName), "settings", sandbox.Opt("reset", string(resetRole)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := serve(t)
			w.add(0, bridges)
			guild := w.Guilds()[0].ID
			keepers, err := w.AddRole(guild, "keepers", 0, sandbox.MemberName)
			if err != nil {
				t.Fatal(err)
			}
			w.command(w.Member(guild, sandbox.OwnerName), "settings", sandbox.Opt("moderator_role", keepers))
			who := w.member(0).Unchecked()
			form := w.openEdit(who, sandbox.Opt("source", "1"))
			asked := w.command(who, "source remove", sandbox.Opt("source", "1"))
			refused := w.command(who, "source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(lighthouses)}), sandbox.Opt("date", "last week"))
			reply, err := who.Press(w.ctx, refused, w.customID(refused, "again"))
			if err != nil || reply.Modal == nil {
				t.Fatalf("Press(again) = %+v, %v, want a form", reply, err)
			}
			again := reply.Modal
			end(w, guild)

			const no = "Only those who keep this server's library"
			w.wantWords(w.submit(who, form, map[string]string{"title": "Taken Over"}), no)
			w.wantWords(w.submit(who, again, map[string]string{"date": "2021"}), no)
			w.wantWords(w.press(who, asked, "remove"), no)
			if got := w.firstRecord().Title; got != "Bridges of the Old Town" {
				t.Errorf("the title is %q, want it as it was", got)
			}
			lease := w.lease(0)
			defer lease.Release()
			if n, err := lease.Sources(w.ctx); err != nil || len(n) != 1 {
				t.Errorf("%d sources, %v, want the one that was there", len(n), err)
			}
		})
	}
}
