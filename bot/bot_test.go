package bot

import (
	"fmt"
	"testing"

	"footnote/bot/sandbox"
)

func TestAskFromTheStarterLibrary(t *testing.T) {
	t.Parallel()
	w := serve(t)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	w.wantWords(m, "starter library, study notes on works", "1 · ")
	w.wantWords(w.press(w.member(0), m, "readall"), "Study note on")
	if n := shownIn(m); n < 1 || n > fewPassages {
		t.Errorf("%d passages, want from 1 to %d", n, fewPassages)
	}
	if isPrivate(m) {
		t.Error("the answer is private, want it public")
	}
	next := w.press(w.member(0), m, "page")
	if !isPrivate(next) {
		t.Error("the next page is public, want it private")
	}
	w.wantWords(next, firstAfter(m))
	w.wantWords(w.press(w.member(0), m, "wide"), "before and after")
	w.wantWords(w.press(w.member(0), m, "cite"), "```")
	w.wantWords(w.press(w.member(0), m, "helpful"), "Thank you")
}

// firstAfter heads the first passage of the page after this first one.
func firstAfter(m *sandbox.Message) string { return fmt.Sprintf("%d · ", shownIn(m)+1) }
