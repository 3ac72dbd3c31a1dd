package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// Files in a message are not taken for sources, and what to do is said.
func TestFilesInMessages(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Bridge Readers"}})
	w.add(0, bridges)
	file := sandbox.File{Name: "bridges.md", Data: []byte(bridges)}
	direct := w.member(0).Direct()
	for _, test := range []struct {
		by   *sandbox.Member
		text string
		want []string
	}{
		{direct, "", []string{"/source add", "/suggest"}},
		{direct, aboutBridges, []string{"granite", "/source add"}},
		{w.member(0), "<@" + string(w.bot.app.Load().user) + ">", []string{"/source add"}},
	} {
		said, err := test.by.Say(test.text, file)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := w.AwaitMessage(w.ctx, said.ChannelID, test.by.User().ID, func(m sandbox.Message) bool {
			return m.MessageReference != nil && m.MessageReference.MessageID == said.ID
		})
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(answer, test.want...)
	}
}
