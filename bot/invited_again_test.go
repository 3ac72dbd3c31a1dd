package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// A bot that was removed from a server and invited back has the library of before, its
// settings, and what it said works.
func TestInvitedAgain(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	guild := w.Guilds()[0].ID
	w.command(w.Member(guild, sandbox.OwnerName), "settings", sandbox.Opt("passages", 2))
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.Kick(guild)
	w.await("the removal", func() bool { in, known := w.bot.presence.of(string(guild)); return known && !in })
	w.Invite(guild)
	w.await("the invitation", func() bool { in, known := w.bot.presence.of(string(guild)); return known && in })
	w.wantWords(w.press(w.member(0), answer, "cite"), "Bridges of the Old Town")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "granite")
	w.wantWords(w.command(w.Member(guild, sandbox.OwnerName), "settings"), "Passages per answer: 2")
	m, err := w.member(0).Mention(w.ctx, aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "granite")
	forum, err := w.AddForum(guild, "questions", "")
	if err != nil {
		t.Fatal(err)
	}
	post, err := w.AddThread(forum, "the granite bridge")
	if err != nil {
		t.Fatal(err)
	}
	if m, err = w.member(0).In(post).Mention(w.ctx, aboutBridges); err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "granite")
}
