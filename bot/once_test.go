package bot

import (
	"strings"
	"sync"
	"testing"

	"footnote/bot/sandbox"
)

// said counts the messages of the bot in a member's channel that say something, as another
// member sees them.
func (w *world) said(text string) (n int) {
	for _, m := range w.Messages(w.member(0).Channel(), w.moderator(0).User().ID) {
		if m.Author.Bot && strings.Contains(words(&m), text) {
			n++
		}
	}
	return n
}

// Share that is pressed again and again posts one message, and so it is after the message
// was dismissed, too.
func TestShareOnce(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	asker := w.member(0)
	secret := w.command(asker, "ask", sandbox.Opt("question", aboutBridges), sandbox.Opt("private", true))
	id := w.customID(secret, "share")
	var pressed sync.WaitGroup
	for range 4 {
		pressed.Go(func() {
			if _, err := w.act(asker, secret, id); err != nil {
				t.Error(err)
			}
		})
	}
	pressed.Wait()
	if n := w.said("Shared by"); n != 1 {
		t.Errorf("%d messages share the answer, want 1", n)
	}
	again := w.press(asker, secret, "share")
	if w.wantWords(again, "Everybody here sees that already"); !isPrivate(again) {
		t.Error("that it is shared already is said to everybody")
	}
	for _, m := range w.Messages(asker.Channel(), asker.User().ID) {
		if strings.Contains(words(&m), "Shared by") {
			if _, err := w.act(asker, &m, w.customID(&m, "dismiss")); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.wantWords(w.press(asker, secret, "share"), "Shared by")
}

// What could not be posted can be shared again.
func TestShareThatFails(t *testing.T) {
	var s shares
	p := sharedPage{"a", "0", "c"}
	now := new(Options).withDefaults().Now()
	if !s.take(p, now) || s.take(p, now) || !s.has(p, now) {
		t.Error("a page is taken once")
	}
	if s.forget(p); s.has(p, now) || !s.take(p, now) {
		t.Error("what was not posted cannot be taken again")
	}
	if !s.take(p, now.Add(2*shareTime)) {
		t.Error("what was shared long ago cannot be shared again")
	}
}

// The same suggestion of one member makes one card; those of two members, and with another
// note, make two.
func TestSuggestOnce(t *testing.T) {
	t.Parallel()
	w := serve(t)
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.command(owner, "settings", sandbox.Opt("review_channel", w.member(0).Channel()))
	suggest := func(m *sandbox.Member, note string) *sandbox.Message {
		return w.command(m, "suggest", sandbox.Opt("title", "A Book of Boats"), sandbox.Opt("note", note))
	}
	w.wantWords(suggest(w.member(0), "it is short"), "Thank you")
	w.wantWords(suggest(w.member(0), "it is short"), "You have suggested that already")
	if n := w.said("Suggested by"); n != 1 {
		t.Errorf("%d cards, want 1", n)
	}
	w.wantWords(suggest(w.member(0), "it is long"), "Thank you")
	w.wantWords(suggest(w.moderator(0), "it is short"), "Thank you")
	if n := w.said("Suggested by"); n != 3 {
		t.Errorf("%d cards, want 3", n)
	}
}
