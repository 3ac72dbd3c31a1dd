package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/library"
)

// shelve puts a source of the first server on a shelf, as a moderator does.
func (w *world) shelve(source, shelf string) {
	w.t.Helper()
	w.wantWords(w.command(w.moderator(0), "source shelf", sandbox.Opt("source", source), sandbox.Opt("shelf", shelf)), "stands on the shelf **"+shelf+"**")
}

func TestShelves(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	w.shelve("Keepers", "Week 3")
	w.shelve("Bridges", "Stone")
	ask := func(options ...sandbox.Option) *sandbox.Message {
		return w.command(w.member(0), "ask", append(options, sandbox.Opt("question", aboutOil))...)
	}
	w.wantWords(ask(sandbox.Opt("shelf", "week 3")), "whale oil", "Looked only on the shelf “Week 3”")
	w.wantWords(ask(sandbox.Opt("shelf", "Nowhere")), "stands on a shelf called “Nowhere”")
	w.wantWords(ask(sandbox.Opt("source", "Bridges")), "I found nothing about that in “Bridges of the Old Town”.", "The whole library has more on it")
	elsewhere := ask(sandbox.Opt("shelf", "Stone"))
	w.wantWords(elsewhere, "**I found nothing about that on the shelf “Stone”.**", "The whole library has more on it")
	whole := w.press(w.moderator(0), elsewhere, "whole")
	w.wantWords(whole, "whale oil", aboutOil)
	if !isPrivate(whole) || strings.Contains(words(whole), "Looked only") {
		t.Errorf("message = %q, private %v, want a private answer of the whole library", words(whole), isPrivate(whole))
	}
	if gaps := w.command(w.moderator(0), "gaps"); strings.Contains(words(gaps), "whale") {
		t.Error("/gaps lists a question that another shelf answers")
	}
	w.wantWords(w.command(w.member(0), "sources"), "__Stone__", "__Week 3__")
	w.wantWords(w.command(w.member(0), "sources", sandbox.Opt("shelf", "week 3")), "1 source on the shelf Week 3", "Keepers")
	w.wantWords(w.command(w.moderator(0), "source info", sandbox.Opt("source", "Keepers")), "**Shelf:** Week 3")
	choices, err := w.member(0).Autocomplete(w.ctx, "ask", sandbox.Opt("shelf", "WEEK"), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 1 || choices[0].Value != "Week 3" {
		t.Errorf("Autocomplete = %v, %v, want Week 3", choices, err)
	}
	// A source stands on several, is listed and found on each, and counted once.
	w.wantWords(w.command(w.moderator(0), "source shelf", sandbox.Opt("source", "Keepers"), sandbox.Opt("shelf", "stone")), "on the shelves **Stone** and **Week 3** now")
	for _, shelf := range []string{"Week 3", "Stone"} {
		w.wantWords(ask(sandbox.Opt("shelf", shelf)), "whale oil")
	}
	list := w.command(w.member(0), "sources")
	if w.wantWords(list, "2 sources in this library"); strings.Count(words(list), "Keepers of the Light") != 2 {
		t.Errorf("sources = %q, want Keepers on both of its shelves", words(list))
	}
	w.wantWords(w.command(w.moderator(0), "source shelf", sandbox.Opt("source", "Keepers"), sandbox.Opt("shelf", "Stone")), "on the shelf **Week 3** now", "taken off **Stone**")
	w.wantWords(w.command(w.moderator(0), "source shelf", sandbox.Opt("source", "Keepers")), "on no shelf")
	w.wantWords(ask(sandbox.Opt("shelf", "Week 3")), "stands on a shelf called")
}

func TestShelfOfAChannel(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	w.shelve("Bridges", "Stone")
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.wantWords(w.command(owner, "settings", sandbox.Opt("shelf", "wood")), "stands on a shelf called")
	w.wantWords(w.command(owner, "settings", sandbox.Opt("shelf", "stone")), "Saved.", "look on the shelf **Stone**")

	thread, err := w.AddThread(w.member(0).Channel(), "On oil")
	if err != nil {
		t.Fatal(err)
	}
	other, err := w.AddChannel(w.Guilds()[0].ID, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		in   *sandbox.Member
		want string
	}{
		{w.member(0), "I found nothing about that on the shelf “Stone”."},
		{w.member(0).In(thread), "I found nothing about that on the shelf “Stone”."},
		{w.member(0).In(other), "whale oil"},
	} {
		w.wantWords(w.command(test.in, "ask", sandbox.Opt("question", aboutOil)), test.want)
		m, err := test.in.Mention(w.ctx, aboutOil)
		if err != nil {
			t.Fatal(err)
		}
		w.wantWords(m, test.want)
	}
	choices, err := w.member(0).Autocomplete(w.ctx, "ask", sandbox.Opt("shelf", ""), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 2 || choices[0].Value != library.WholeLibrary {
		t.Fatalf("Autocomplete = %v, %v, want the whole library and the shelf", choices, err)
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil), sandbox.Opt("shelf", choices[0].Value)), "whale oil")
	w.wantWords(w.command(owner, "settings", sandbox.Opt("reset", string(resetShelf))), "Saved.")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)), "whale oil")
}

func TestShelvesOfServersDoNotMix(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.add(1, lighthouses)
	w.shelve("Bridges", "Stone")
	choices, err := w.member(1).Autocomplete(w.ctx, "ask", sandbox.Opt("shelf", ""), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 0 {
		t.Errorf("Autocomplete = %v, %v, want no shelf of another server", choices, err)
	}
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", aboutOil), sandbox.Opt("shelf", "Stone")), "stands on a shelf called")
	own := w.command(w.member(1), "sources")
	reply, err := w.member(1).Unchecked().Press(w.ctx, own, "v1:list:0:Stone")
	w.wantWords(w.message(reply, err), "stands on a shelf called")
}
