package bot

import (
	"strconv"
	"strings"
	"testing"

	"footnote/bot/sandbox"
)

// titled corrects the title of a source in the form, and gives what the bot says then.
func (w *world) titled(by *sandbox.Member, source, title string) *sandbox.Message {
	w.t.Helper()
	form, err := by.Command(w.ctx, "source edit", sandbox.Opt("source", source))
	if err != nil || form.Modal == nil {
		w.t.Fatalf("source edit = %+v, %v", form, err)
	}
	return w.message(by.SubmitModal(w.ctx, form.Modal, map[string]string{"title": title}))
}

// A correction is taken back by a button and by a command, the last one first, by who may
// correct, in the own server, also after the bot was started again.
func TestUndoCorrection(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.add(1, bridges)
	keeper := w.moderator(0)
	first := w.titled(keeper, "1", "Bridges of Rope")
	second := w.titled(keeper, "1", "Bridges of Sand")
	w.titled(w.moderator(1), "1", "Elsewhere")
	stale := w.customID(first, "undoedit")
	seen := w.command(w.member(0), "sources", sandbox.Opt("source", "1"))
	if hasButton(seen, "undoedit") {
		t.Error("a member is offered to take a correction back")
	}
	w.wantWords(w.message(w.member(0).Unchecked().Press(w.ctx, seen, w.customID(second, "undoedit"))), "Only those who keep")
	w.wantWords(w.command(w.member(0).Unchecked(), "source undo", sandbox.Opt("source", "1")), "Only those who keep")
	w.wantWords(w.press(keeper, first, "undoedit"), "no correction of this record to take back")
	undone := w.press(keeper, second, "undoedit")
	w.wantWords(undone, "Bridges of Rope", "Taken back: the correction of ", " by <@")
	w.wantWords(w.message(keeper.Unchecked().Press(w.ctx, undone, w.customID(second, "undoedit"))), "no correction of this record")

	w.stop()
	w.start()
	info := w.command(keeper, "source info", sandbox.Opt("source", "1"))
	if got := w.customID(info, "undoedit"); got != stale {
		t.Errorf("after a restart %q is offered, want %q", got, stale)
	}
	back := w.command(keeper, "source undo", sandbox.Opt("source", "1"))
	w.wantWords(back, "Bridges of the Old Town", "Taken back")
	if hasButton(back, "undoedit") {
		t.Error("there is more to take back, want none")
	}
	w.wantWords(w.command(keeper, "source undo", sandbox.Opt("source", "1")), "no correction of this record")
	other := w.command(w.moderator(1), "source info", sandbox.Opt("source", "1"))
	w.wantWords(other, "Elsewhere")
	for _, id := range []string{"undoedit:1", "undoedit:1:0", "undoedit:x:1", "undoedit:1:" + strconv.Itoa(1<<40), "undoedit:99:1"} {
		if said := words(w.message(w.moderator(1).Unchecked().Press(w.ctx, other, "v1:"+id))); strings.Contains(said, "Taken back") {
			t.Errorf("%s: %q", id, said)
		}
	}
}
