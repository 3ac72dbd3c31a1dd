package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

func TestAskFromTheStarterLibrary(t *testing.T) {
	t.Parallel()
	w := serve(t)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	w.wantWords(m, "starter library", "1 · ", "Study note")
	if len(m.Embeds) != fewPassages {
		t.Errorf("%d embeds, want %d", len(m.Embeds), fewPassages)
	}
	if isPrivate(m) {
		t.Error("the answer is private, want it public")
	}
	next := w.press(w.member(0), m, "page")
	if !isPrivate(next) {
		t.Error("the next page is public, want it private")
	}
	w.wantWords(next, "4 · ")
	w.wantWords(w.press(w.member(0), m, "wide"), "before and after")
	w.wantWords(w.press(w.member(0), m, "cite"), "```")
	w.wantWords(w.press(w.member(0), m, "helpful"), "Thank you")
}
