package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// A command with a mistake in it opens as a form with what was given, and what is sent is the
// same command with its file and its shelf, also after the bot was started again.
func TestRefusedCommandComesBack(t *testing.T) {
	t.Parallel()
	w := serve(t)
	mod := w.moderator(0)
	refused := w.command(mod, "source add", sandbox.Opt("file", sandbox.File{Name: "ferries.md", Data: []byte(bridges)}),
		sandbox.Opt("title", "Ferries"), sandbox.Opt("date", "last week"), sandbox.Opt("shelf", "Week 3"))
	w.wantWords(refused, "is no date")
	again := w.customID(refused, "again")
	w.stop()
	w.start()
	reply, err := mod.Press(w.ctx, refused, again)
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press(again) = %+v, %v, want a form", reply, err)
	}
	if got := typedIn(reply.Modal, "title") + " " + typedIn(reply.Modal, "date"); got != "Ferries last week" {
		t.Errorf("the form has %q, want what was given", got)
	}
	form := reply.Modal
	reply, err = mod.SubmitModal(w.ctx, form, map[string]string{"title": "Ferries", "date": "2021-13"})
	still := w.message(reply, err)
	w.wantWords(still, "is no date")
	reply, err = mod.Press(w.ctx, still, w.customID(still, "again"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press(again) = %+v, %v, want a form", reply, err)
	}
	reply, err = mod.SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Ferries", "date": "2021"})
	w.wantWords(w.message(reply, err), "Added.", "Ferries", "2021", "Week 3")
}

// Of what is not to be had at an address the address can be corrected.
func TestRefusedAddressComesBack(t *testing.T) {
	t.Parallel()
	w := serve(t)
	mod := w.moderator(0)
	for _, address := range []string{"http://127.0.0.1/notes", "bridges.example"} {
		refused := w.command(mod, "source add", sandbox.Opt("url", address), sandbox.Opt("publisher", "River Press"))
		reply, err := mod.Press(w.ctx, refused, w.customID(refused, "again"))
		if err != nil || reply.Modal == nil {
			t.Fatalf("Press(again) = %+v, %v, want a form", reply, err)
		}
		if got := typedIn(reply.Modal, "url") + " " + typedIn(reply.Modal, "publisher"); got != address+" River Press" {
			t.Errorf("the form has %q, want what was given", got)
		}
	}
}
