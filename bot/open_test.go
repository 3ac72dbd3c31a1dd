package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
)

// longTitles are sources of which a message has no room for eight.
func longTitles(n int) []corpus.Source {
	var list []corpus.Source
	for i := range n {
		title := fmt.Sprintf("%d: ", i+1) + strings.Repeat("The Keepers of the Light ", 8)
		list = append(list, corpus.Source{ID: corpus.SourceID(i + 1), Metadata: corpus.Metadata{Title: title}, Passages: 1})
	}
	return list
}

// A list that is too long for a message says how many of it are not named.
func TestListsSayWhatTheyLeaveOut(t *testing.T) {
	for _, n := range []int{5, 8, 13, 40} {
		sources := longTitles(n)
		a := retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicAbout, Sources: sources}}
		text := saidOf(english, "", a)
		lines := strings.Split(text, "\n")
		named := strings.Count(text, "Keepers") / strings.Count(sourceLabel(sources[0])[:150], "Keepers")
		if size(text) > maxSaid {
			t.Errorf("%d sources: %d units", n, size(text))
		}
		if left := n - named; left > 0 && lines[len(lines)-1] != fmt.Sprintf("- %d more", left) {
			t.Errorf("%d sources: %d are named, and the last line is %q", n, named, lines[len(lines)-1])
		}
	}
}

// A source that a list names can be shown from there, and the list is a press away.
func TestShowASourceOfTheList(t *testing.T) {
	t.Parallel()
	w := serve(t)
	list := w.command(w.member(0), "sources")
	shown := w.choose(w.member(0), list, "record", "2")
	w.wantWords(shown, "Marriage of Convenience", "Azodi, Sina")
	w.wantWords(w.press(w.member(0), shown, "list"), "5 sources in this library")

	w.add(0, lighthouses, bridges)
	w.wantWords(w.choose(w.member(0), list, "record", "2"), "from before the library changed")
	list = w.command(w.moderator(0), "source list")
	shown = w.choose(w.moderator(0), list, "record", "2")
	w.wantWords(shown, "Bridges of the Old Town")
	w.customID(shown, "edit") // it is there
	shown = w.choose(w.member(0), w.command(w.member(0), "sources"), "record", "2")
	if slices.ContainsFunc(parts(shown.Components), func(c sandbox.Component) bool { return strings.HasPrefix(c.CustomID, "v1:edit:") }) {
		t.Error("a member is offered to edit")
	}
	for value, want := range map[string]string{"99": "no longer here", "-1": "no longer here", "x": "do not know", "99999999999999999999": "do not know", "": "do not know"} {
		w.wantWords(w.choose(w.moderator(0).Unchecked(), list, "record", value), want)
	}
}

// A source that an answer names is shown beside the answer, after a restart, and to nobody
// of another server.
func TestShowASourceOfAnAnswer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, lighthouses, bridges)
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", "what is in this library?"))
	w.wantWords(answer, "2 sources")
	w.stop()
	w.start()
	shown := w.choose(w.member(0), answer, "open", "2")
	w.wantWords(shown, "Bridges of the Old Town", "Mason, Ada")
	if !isPrivate(shown) {
		t.Error("the source is shown to all")
	}
	one := w.command(w.member(0), "ask", sandbox.Opt("question", "who wrote Bridges of the Old Town?"))
	w.wantWords(w.press(w.member(0), one, "open"), "River Press")

	w.add(1, lighthouses)
	w.wantWords(w.choose(w.member(1).Unchecked(), answer, "open", "2"), "no longer kept")
}

// choose takes a value of the first menu of a verb.
func (w *world) choose(m *sandbox.Member, on *sandbox.Message, verb, value string) *sandbox.Message {
	w.t.Helper()
	reply, err := m.Select(w.ctx, on, w.customID(on, verb), value)
	return w.message(reply, err)
}
