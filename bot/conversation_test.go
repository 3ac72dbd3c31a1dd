package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
)

// Two works tell of the same two towns, so that which of them a question is about
// decides what is right.
const (
	mills = `---
title: Mills of the Two Towns
authors: ["Weir, Tom"]
issued: 2004
---

# Alder

The mill of Alder was built in 1712 for the weavers of the lower quarter, who had ground their grain by hand.

# Birk

The mill of Birk was built in 1790, when the river had been moved to the north of the town.
`
	fires = `---
title: Fires of the Two Towns
authors: ["Ash, Eva"]
issued: 2011
---

# Alder

The mill of Alder burned in the dry summer of 1803, and the weavers carried water from the river.

# Birk

The mill of Birk burned in a winter night of 1811, because a lamp had been left on the stairs.
`
	whenAlder = "when was the mill of Alder built?"
)

// noted waits until the bot knows which answer a message shows: a person takes longer
// to reply than that.
func (w *world) noted(server int, m *sandbox.Message) {
	w.t.Helper()
	lease := w.lease(server)
	defer lease.Release()
	w.await("the note of an answer's message", func() bool {
		_, err := lease.Journal.AnswerShown(w.ctx, string(m.ID))
		return err == nil
	})
}

// A reply to an answer goes on from it: with the mention that Discord adds, and with
// one that is typed; also after a restart.
func TestReplyGoesOn(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	first, err := w.member(0).Mention(w.ctx, whenAlder)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(first, "1712")
	w.noted(0, first)
	reply := func(to *sandbox.Message, text, want string) *sandbox.Message {
		t.Helper()
		m, err := w.member(0).Reply(w.ctx, to, text)
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(m, "Going on from", want)
		w.noted(0, m)
		return m
	}
	second := reply(first, "and the one of Birk?", "1790")
	w.stop()
	w.start()
	reply(second, "when did it burn?", "1811")
	alone, err := w.member(0).Reply(w.ctx, second, "who carried water from the river in the dry summer?")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(words(alone), "Going on") {
		t.Errorf("a question that stands alone went on: %q", words(alone))
	}
}

// What Discord does not hand over is not answered: a reply with the mention turned
// off, and one to the answer of a command. Its button leads on there.
func TestFollowUpForm(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	for _, private := range []bool{false, true} {
		m := w.command(w.member(0), "ask", sandbox.Opt("question", whenAlder), sandbox.Opt("private", private))
		reply, err := w.member(0).Press(w.ctx, m, w.customID(m, "goon"))
		if err != nil || reply.Modal == nil {
			t.Fatalf("Press(goon) = %+v, %v, want a form", reply, err)
		}
		reply, err = w.member(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"question": "and the one of Birk?"})
		next := w.message(reply, err)
		w.wantWords(next, "Going on from", "1790", "and the one of Birk?")
		if isPrivate(next) != private {
			t.Errorf("what goes on from a private answer (%v) is private: %v", private, isPrivate(next))
		}
		if private {
			continue
		}
		w.noted(0, m)
		for _, mention := range []bool{true, false} {
			if _, err := w.member(0).Answer(m, "and when did it burn?", mention); err != nil {
				t.Fatal(err)
			}
		}
		typed, err := w.member(0).Reply(w.ctx, m, "<@"+string(w.Application())+"> and the one of Birk?")
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(typed, "Going on from", "1790")
	}
	answered := func() int { return strings.Count(w.log.String(), "command=mention") }
	w.await("the answer", func() bool { return answered() > 0 })
	if n := answered(); n != 1 {
		t.Errorf("%d messages were answered, want the one that mentions the bot", n)
	}
}

// In a thread that began with an answer each question goes on; in another it does not.
func TestThreadGoesOn(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	first := w.command(w.member(0), "ask", sandbox.Opt("question", whenAlder))
	w.noted(0, first)
	thread, err := w.StartThread(first, "Mills")
	if err != nil {
		t.Fatal(err)
	}
	inThread := w.member(0).In(thread)
	for _, turn := range [][2]string{{"and the one of Birk?", "1790"}, {"when did it burn?", "1811"}} {
		m, err := inThread.Mention(w.ctx, turn[0])
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(m, "Going on from", turn[1])
		w.noted(0, m)
	}
	other, err := w.AddThread(first.ChannelID, "Other")
	if err != nil {
		t.Fatal(err)
	}
	m, err := w.member(0).In(other).Mention(w.ctx, "and the one of Birk?")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(words(m), "Going on") {
		t.Errorf("a question in a thread of its own went on: %q", words(m))
	}
}

// The source that was asked is asked again; another server's answers are not known.
func TestPartIsCarriedOver(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	w.add(1, mills, fires)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "what happened to the mill of Alder?"), sandbox.Opt("source", "Fires"))
	w.wantWords(m, "1803", "Looked only in “Fires")
	w.noted(0, m)
	typed := "<@" + string(w.Application()) + "> and to the one of Birk?"
	next, err := w.member(0).Reply(w.ctx, m, typed)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(next, "1811", "Looked only in “Fires", "Going on from")
	elsewhere, err := w.member(1).Say(typed)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := w.member(1).Reply(w.ctx, elsewhere, typed)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(words(answer), "Going on") {
		t.Errorf("another server's answer was gone on from: %q", words(answer))
	}
}

// A direct message goes on from the one before.
func TestDirectMessageGoesOn(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Only One"}})
	w.add(0, mills, fires)
	for _, turn := range [][2]string{{whenAlder, "1712"}, {"and the one of Birk?", "1790"}} {
		m, err := w.member(0).DM(w.ctx, turn[0])
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(m, turn[1])
	}
}
