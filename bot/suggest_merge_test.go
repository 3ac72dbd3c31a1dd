package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// Of two moderators who see one suggestion, the second neither takes back what the first has
// made of it, nor decides on words that were not shown: it is told, with the card of now.
func TestTwoDecideOnOneSuggestion(t *testing.T) {
	t.Parallel()
	w := serve(t)
	one, two := w.moderator(0), w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	for _, title := range []string{"On Boats", "On Bells"} {
		w.command(w.member(0), "suggest", sandbox.Opt("title", title), sandbox.Opt("note", "for the essay"))
	}
	form := func(by *sandbox.Member, card *sandbox.Message, verb string) *sandbox.Modal {
		t.Helper()
		reply, err := by.Press(w.ctx, card, w.customID(card, verb))
		if err != nil || reply.Modal == nil {
			t.Fatalf("Press(%s) = %+v, %v, want a form", verb, reply, err)
		}
		return reply.Modal
	}
	seenByOne, seenByTwo, stale := w.command(one, "suggestions"), w.command(two, "suggestions"), w.command(two, "suggestions")
	first, second, third := form(one, seenByOne, "reword"), form(two, seenByTwo, "reword"), form(two, seenByTwo, "reword")
	reject := form(two, w.command(two, "suggestions"), "reject")
	w.wantWords(w.submit(one, first, map[string]string{"title": "On Boats and Oars"}), "On Boats and Oars", "for the essay")
	w.wantWords(w.submit(two, second, map[string]string{"note": "for the exam"}), "On Boats and Oars", "for the exam")
	refused := w.submit(two, third, map[string]string{"title": "On Ships"})
	w.wantWords(refused, "Somebody else has changed this since", "“On Boats and Oars”")
	again := form(two, refused, "again")
	if typedIn(again, "title") != "On Ships" || typedIn(again, "note") != "for the exam" {
		t.Errorf("the form opens again with %q, %q", typedIn(again, "title"), typedIn(again, "note"))
	}
	for what, m := range map[string]*sandbox.Message{"rejected": w.submit(two, reject, map[string]string{"reason": "no"}), "approved": w.press(two, stale, "approve")} {
		w.wantWords(m, "Somebody else has reworded this", "On Boats and Oars", "for the exam")
		if !hasButton(m, "approve") {
			t.Errorf("%s: no button to decide on what it says now", what)
		}
	}
	now := w.command(one, "suggestions")
	late, rewording := form(two, w.command(two, "suggestions"), "reject"), form(two, w.command(two, "suggestions"), "reword")
	w.wantWords(w.press(one, now, "approve"), "approved by")
	for _, m := range []*sandbox.Message{w.submit(two, late, map[string]string{"reason": "no"}), w.submit(two, rewording, map[string]string{"title": "On Ships"})} {
		w.wantWords(m, "Somebody else has decided on this already", "approved by", "On Boats and Oars")
	}
}
