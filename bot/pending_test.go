package bot

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/bot/fleet"
	"footnote/bot/sandbox"
)

// Whoever waits when the bot is killed is told by the next one.
func TestKilledWhileThinking(t *testing.T) {
	t.Parallel()
	w := serve(t)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold, Status: 404, Code: 10008, Times: 1})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
	if err != nil {
		t.Fatal(err)
	}
	w.await("the answer to be held", func() bool { return w.Armed() == 0 }) // and not the sentence in its place
	w.await("the note", func() bool {
		data, err := os.ReadFile(w.folder().waitingFile())
		return err == nil && strings.Contains(string(data), "Token")
	})
	w.start() // beside the one that hangs, which is as good as dead
	w.await("the sentence", func() bool {
		m := p.Latest().Message
		return m != nil && strings.Contains(m.Content, "restarted")
	})
	close(hold)
	w.await("the note to go", func() bool {
		_, err := os.Stat(w.folder().waitingFile())
		return os.IsNotExist(err)
	})
}

// A bot that was killed between an answer and the note of that leaves the answer as it is.
func TestKilledAfterAnswer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
	w.stop()
	answer := w.last(answerRoute)
	part := strings.Split(answer.Path, "/") // …/webhooks/app/token/messages/@original
	app, token := part[len(part)-4], part[len(part)-3]
	note, err := json.Marshal(map[string]fleet.Waiting{token: {App: app, Token: token, At: time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.folder().waitingFile(), note, 0o600); err != nil {
		t.Fatal(err)
	}
	w.start()
	w.await("the sentence to be refused", func() bool {
		last := w.last(answerRoute)
		return tellsLost(last) && last.Status == 400 && last.Path == answer.Path
	})
	w.await("the note to go", func() bool {
		_, err := os.Stat(w.folder().waitingFile())
		return os.IsNotExist(err)
	})
}

const answerRoute = "PATCH /webhooks/{app}/{token}/messages/{message}"

// last gives the last request of a route.
func (w *world) last(route string) (last sandbox.Request) {
	for _, r := range w.Recorded() {
		if r.Route == route {
			last = r
		}
	}
	return last
}

// A note that is broken, or of long ago, does no harm.
func TestOldNotes(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.stop()
	for _, note := range []string{"", "null", "{", `[1]`, `{"x":{"App":"1","Token":"x","At":"2020-01-01T00:00:00Z"}}`} {
		if err := os.WriteFile(w.folder().waitingFile(), []byte(note), 0o600); err != nil {
			t.Fatal(err)
		}
		w.start()
		w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
		w.stop()
	}
}
