package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
)

// What was answered to one member alone, nobody else hears of in the thread where it was
// asked: no public question goes on from it, and no list of what was cited there has its
// sources. The member's own private questions do go on from it.
func TestPrivateAnswersStayPrivateInAThread(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	first := w.command(w.member(0), "ask", sandbox.Opt("question", whenAlder), sandbox.Opt("source", "Mills of the Two Towns"))
	w.noted(0, first)
	thread, err := w.StartThread(first, "Mills")
	if err != nil {
		t.Fatal(err)
	}
	asker, other := w.member(0).In(thread), w.moderator(0).In(thread)
	private := func(question string, more ...sandbox.Option) *sandbox.Message {
		t.Helper()
		m := w.command(asker, "ask", append(more, sandbox.Opt("question", question), sandbox.Opt("private", true))...)
		if !isPrivate(m) {
			t.Fatal("a private answer is public")
		}
		return m
	}
	secret := private("why did the mill of Birk burn in a winter night?", sandbox.Opt("source", "Fires of the Two Towns"))
	w.wantWords(private("and the one of Alder?"), "Going on from *why did the mill of Birk burn")
	cited := func(by *sandbox.Member) string {
		t.Helper()
		m := w.command(by, "bibliography")
		if len(m.Attachments) == 0 {
			w.wantWords(m, "No source has been cited")
			return ""
		}
		return string(w.file(m))
	}
	if list := cited(other); strings.Contains(list, "Fires") {
		t.Errorf("another's bibliography has what was cited privately: %q", list)
	}
	if list := cited(asker); !strings.Contains(list, "Fires") {
		t.Errorf("the own bibliography lacks what was cited privately: %q", list)
	}
	for _, by := range []*sandbox.Member{other, asker} {
		next, err := by.Mention(w.ctx, "and the one of Birk?")
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(next, "Going on from")
		if strings.Contains(words(next), "winter") || strings.Contains(words(next), "Fires") {
			t.Errorf("a public question went on from a private one: %q", words(next))
		}
		w.noted(0, next)
	}
	shared := w.press(asker, secret, "share")
	w.noted(0, shared)
	if list := cited(other); !strings.Contains(list, "Fires") {
		t.Errorf("a bibliography lacks what was shared: %q", list)
	}
}

// A shared answer went on from a private one. Who replies to it goes on from the shared
// one alone.
func TestSharedAnswerKeepsThoseBefore(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	secret := w.command(w.member(0), "ask", sandbox.Opt("question", "why did the mill of Birk burn in a winter night?"), sandbox.Opt("private", true))
	reply, err := w.member(0).Press(w.ctx, secret, w.customID(secret, "goon"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press(goon) = %+v, %v, want a form", reply, err)
	}
	reply, err = w.member(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"question": "and the one of Alder?"})
	next := w.message(reply, err)
	w.wantWords(next, "Going on from")
	shared := w.press(w.member(0), next, "share")
	w.noted(0, shared)
	lease := w.lease(0)
	defer lease.Release()
	of, err := lease.Journal.AnswerShown(w.ctx, string(shared.ID))
	if err != nil || of.Follows == "" {
		t.Fatalf("AnswerShown = %+v, %v, want one that follows another", of, err)
	}
	c := &call{request: &request{member: string(w.moderator(0).User().ID), repliedTo: string(shared.ID)}, lease: lease, bot: w.bot}
	c.GuildID, c.ChannelID = string(w.Guilds()[0].ID), string(w.moderator(0).Channel())
	for _, private := range []bool{false, true} {
		chain, err := c.before(w.ctx, reading{}, private)
		if err != nil || len(chain) != 1 || chain[0].ID != of.ID {
			t.Errorf("another goes on, privately %v, from %d answers, %v, want the shared one alone", private, len(chain), err)
		}
	}
	c.member = string(w.member(0).User().ID)
	if chain, err := c.before(w.ctx, reading{}, true); err != nil || len(chain) != 2 {
		t.Errorf("who asked goes on privately from %d answers, %v, want both", len(chain), err)
	}
}
