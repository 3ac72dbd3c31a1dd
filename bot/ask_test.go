package bot

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/embed"
)

const (
	aboutBridges = "why was the oldest bridge built of granite?"
	aboutOil     = "how often did the lighthouse keeper trim the whale oil lamp?"
)

func TestAskOwnLibrary(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(m, "**The oldest bridge was built of granite", "Mason, A., & Reed, P.", "River Press", "§ Stone", "1 · ")
	if strings.Contains(words(m), "starter library") {
		t.Error("the answer speaks of the starter library, want the server's own")
	}
	if !strings.Contains(words(m), " · [Open 1](https://example.org/bridges#:~:text=") {
		t.Error("no link to the passage's place")
	}
}

const (
	ofNothing = "quantum chromodynamics of gluons"
	ofAWord   = "did the granite quarries pay quantum dividends to gluon shareholders?"
)

func TestAskFindsNothing(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", ofNothing), sandbox.Opt("private", true))
	w.wantWords(m, "I found nothing about that in this library", "*gluons*", "*chromodynamics*", "suggest a source")
	if n := shownIn(m); n > 0 {
		t.Errorf("%d passages, want none", n)
	}
	if hasButton(m, "share") {
		t.Error("what is no answer can be shared")
	}
	share := strings.Replace(w.customID(m, "dismiss"), "dismiss", "share", 1) + ":0"
	reply, err := w.member(0).Unchecked().Press(w.ctx, m, share)
	w.wantWords(w.message(reply, err), "nothing to share")
	w.wantWords(w.command(w.moderator(0), "gaps"), "gluons · nothing found")
}

// Below what is no answer, a source can be suggested.
func TestSuggestBelowNothing(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", ofNothing))
	reply, err := w.member(0).Press(w.ctx, m, w.customID(m, "suggest"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press(suggest) = %+v, %v, want a form", reply, err)
	}
	reply, err = w.member(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Gluons for All"})
	w.wantWords(w.message(reply, err), "The moderators see your suggestion")
}

func TestAskIsNotSure(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", ofAWord), sandbox.Opt("private", true))
	w.wantWords(m, "**I am not sure that th", "granite", "§ Stone", "without your name")
	for _, c := range m.Components {
		if c.AccentColor != nil {
			t.Errorf("passages that are not sure to answer have the colour %x, want none", *c.AccentColor)
		}
	}
	shared := w.press(w.member(0), m, "share")
	w.wantWords(shared, "Shared by", "I am not sure that th", "granite")
	w.press(w.member(0), m, "wide")
	w.press(w.member(0), m, "cite")
	w.wantWords(w.command(w.moderator(0), "gaps"), "gluon shareholders? · not sure")
}

// Mentions, direct messages and Find sources have the same verdicts; where no
// server is, nothing can be suggested.
func TestVerdictsEverywhere(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Only One"}})
	w.add(0, bridges)
	find := func(text string) (*sandbox.Message, error) {
		said, err := w.moderator(0).Say(text)
		if err != nil {
			return nil, err
		}
		reply, err := w.member(0).MessageCommand(w.ctx, "Find sources", said)
		return w.message(reply, err), err
	}
	for name, way := range map[string]struct {
		ask     func(string) (*sandbox.Message, error)
		suggest bool
	}{
		"mention":        {func(q string) (*sandbox.Message, error) { return w.member(0).Mention(w.ctx, q) }, true},
		"direct message": {func(q string) (*sandbox.Message, error) { return w.member(0).DM(w.ctx, q) }, false},
		"Find sources":   {find, true},
	} {
		m, err := way.ask(ofAWord)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w.wantWords(m, "I am not sure that th", "granite")
		if m, err = way.ask(ofNothing); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w.wantWords(m, "I found nothing about that")
		if got := hasButton(m, "suggest"); got != way.suggest {
			t.Errorf("%s: a source can be suggested: %v, want %v", name, got, way.suggest)
		}
	}
}

func TestIsGap(t *testing.T) {
	const question = "who built the bridge?"
	tests := map[string]struct {
		answer retrieval.Answer
		want   bool
	}{
		"nothing":    {retrieval.Answer{Question: question, Verdict: retrieval.Nothing}, true},
		"maybe":      {retrieval.Answer{Question: question, Verdict: retrieval.Maybe}, true},
		"sure":       {retrieval.Answer{Question: question, Verdict: retrieval.Sure}, false},
		"small talk": {retrieval.Answer{Question: "how are you today?", Verdict: retrieval.Nothing, Talk: true}, false},
		"remark":     {retrieval.Answer{Question: "the bridge was lovely today", Verdict: retrieval.Maybe, Remark: true}, false},
		"catalogue":  {retrieval.Answer{Question: question, Verdict: retrieval.Nothing, Catalogue: &catalogue.Answer{}}, false},
		"two words":  {retrieval.Answer{Question: "oh well", Verdict: retrieval.Nothing}, false},
	}
	for name, test := range tests {
		if got := isGap(test.answer); got != test.want {
			t.Errorf("%s: isGap = %v, want %v", name, got, test.want)
		}
	}
}

func hasButton(m *sandbox.Message, verb string) bool {
	return slices.ContainsFunc(actsOn(m), func(o offer) bool {
		v, _, ok := readCustomID(o.id)
		return ok && v == verb
	})
}

// What the library answers by now is no gap any more.
func TestGapsFollowTheLibrary(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil))
	w.command(w.member(0), "ask", sandbox.Opt("question", ofNothing))
	w.wantWords(w.command(w.moderator(0), "gaps"), "whale oil", "gluons")
	w.add(0, lighthouses)
	m := w.command(w.moderator(0), "gaps")
	w.wantWords(m, "gluons")
	if strings.Contains(words(m), "whale oil") {
		t.Errorf("/gaps = %q, want it without what the library answers by now", words(m))
	}
}

// A question that goes on from another is asked again after it, and counted apart from
// others that do.
func TestGapsOfConversations(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	lease := w.lease(0)
	defer lease.Release()
	table, err := embed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := retrieval.New(t.Context(), lease.Library, table)
	if err != nil {
		t.Fatal(err)
	}
	groups := groupGaps([]journal.Gap{
		{Question: "who built the granite bridge → and in Wales?"}, {Question: "who built the granite bridge → and how many sources are there"},
		{Question: "who built the granite bridge → why"}, {Question: "who built the granite bridge → Why"},
	})
	if len(groups) != 3 || len(groups[0].questions) != 2 {
		t.Fatalf("groups of follow-ups = %+v, want one of two and two of one", groups)
	}
	open, _, err := stillOpen(t.Context(), engine, groups)
	answered := func(g gapGroup) bool { return strings.Contains(g.questions[0], "how many sources") }
	if err != nil || len(open) == 0 || slices.ContainsFunc(open, answered) {
		t.Errorf("stillOpen = %+v, %v, want those that the library does not answer after the first question", open, err)
	}
}

func TestAskInALanguageThatNoSourceHas(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	for asked, want := range map[string]string{
		"почему хлоропласты поглощают углекислый газ?": "I found nothing about that in this library",
		"почему старый мост был построен из гранита?":  "I am not sure that these answer it",
	} {
		m := w.command(w.member(0), "ask", sandbox.Opt("question", asked))
		w.wantWords(m, want, "in a language that no source")
	}
}

func TestAskPrivatelyAndShare(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges), sandbox.Opt("private", true))
	if !isPrivate(m) {
		t.Error("the answer is public, want it private")
	}
	shared := w.press(w.member(0), m, "share")
	if isPrivate(shared) {
		t.Error("the shared answer is private, want it public")
	}
	w.wantWords(shared, "Shared by", "granite")
}

func TestAskOneSource(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	choices, err := w.member(0).Autocomplete(w.ctx, "ask", sandbox.Opt("source", "keep"), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 1 || !strings.Contains(choices[0].Name, "Keepers of the Light (Vane, 1987)") {
		t.Fatalf("Autocomplete = %v, %v, want the one source", choices, err)
	}
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil), sandbox.Opt("source", choices[0].Value))
	w.wantWords(m, "Vane, I.")
	m = w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil), sandbox.Opt("source", "No Such Book"))
	w.wantWords(m, "No source of this library is called that")
	if !isPrivate(m) {
		t.Error("a mistake is told in public, want it private")
	}
}

// Works of one author and year have the letters that the library's list has.
func TestCitationsHaveLetters(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Keepers of the Light"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"authors": "Mason, Ada; Reed, Paul", "date": "2019"})
	w.wantWords(w.message(reply, err), "(2019a)")
	m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(m, "(2019b, April 2)")
	w.wantWords(w.press(w.member(0), m, "cite"), "(Mason & Reed, 2019b", "Mason, A., & Reed, P. (2019b, April 2). Bridges")
	w.wantWords(w.press(w.member(0), m, "wide"), "(2019b, April 2)")
	w.wantWords(w.command(w.moderator(0), "source info", sandbox.Opt("source", "Keepers of the Light")), "(2019a)")
}

func TestMentionAndDirectMessage(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"Only One"}})
	w.add(0, bridges)
	m, err := w.member(0).Mention(w.ctx, aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "**The oldest bridge")
	w.wantWords(w.press(w.member(0), m, "cite"), "Bridges of the Old Town")
	if m, err = w.member(0).DM(w.ctx, aboutBridges); err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "**The oldest bridge")
	w.wantWords(w.press(w.member(0).Direct(), m, "cite"), "Bridges of the Old Town")
	direct := w.command(w.member(0).Direct(), "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(direct, "**The oldest bridge")
	w.wantWords(w.press(w.member(0).Direct(), direct, "wide"), "before and after")
}

func TestDirectMessageWithTwoServers(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"First", "Second"}})
	w.add(0, bridges)
	m, err := w.member(0).DM(w.ctx, aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "more than one", "the name of another and a colon")
	if m, err = w.member(0).DM(w.ctx, "first: "+aboutBridges); err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "**The oldest bridge")
}

func TestFindSources(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	said, err := w.moderator(0).Say("I believe that the oldest bridge was built of granite because of the floods.")
	if err != nil {
		t.Fatal(err)
	}
	reply, err := w.member(0).MessageCommand(w.ctx, "Find sources", said)
	m := w.message(reply, err)
	w.wantWords(m, "granite")
	if !isPrivate(m) {
		t.Error("Find sources answers in public, want it private")
	}
}

func TestDismiss(t *testing.T) {
	t.Parallel()
	w := serve(t)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	reply, err := w.act(w.member(0), m, w.customID(m, "dismiss"))
	if err != nil || !reply.Deleted {
		t.Errorf("Press(dismiss) = %+v, %v, want the message gone", reply, err)
	}
	m = w.command(w.moderator(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	w.wantWords(w.press(w.member(0), m, "dismiss"), "Only who asked")
}

func TestTwoMembersPageAtOnce(t *testing.T) {
	t.Parallel()
	w := serve(t)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	var pages sync.WaitGroup
	for _, who := range []*sandbox.Member{w.member(0), w.moderator(0)} {
		pages.Go(func() {
			second := w.press(who, m, "page")
			w.wantWords(second, firstAfter(m))
			first := w.press(who, second, "page") // Back
			w.wantWords(first, "1 · ")
			if first.ID != second.ID {
				t.Errorf("page 1 is message %s, want %s changed in place", first.ID, second.ID)
			}
		})
	}
	pages.Wait()
	for _, now := range w.Messages(m.ChannelID, w.member(0).User().ID) {
		if now.ID == m.ID && words(&now) != words(m) {
			t.Error("paging changed the public answer")
		}
	}
}

func TestButtonsWorkAfterARestart(t *testing.T) {
	t.Parallel()
	w := serve(t)
	m := w.command(w.member(0), "ask", sandbox.Opt("question", "why does Russia tolerate Israeli strikes?"))
	w.stop()
	registered := w.countRoute("PUT /applications/{app}/commands")
	w.start()
	w.wantWords(w.press(w.member(0), m, "page"), firstAfter(m))
	w.wantWords(w.press(w.member(0), m, "wide"), "before and after")
	if now := w.countRoute("PUT /applications/{app}/commands"); registered != 1 || now != 1 {
		t.Errorf("commands were registered %d times, then %d, want once in all", registered, now)
	}
}

func (w *world) countRoute(route string) int {
	n := 0
	for _, r := range w.Recorded() {
		if r.Route == route {
			n++
		}
	}
	return n
}

func TestServersDoNotMix(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.add(1, lighthouses)
	inFirst := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(inFirst, "granite")
	other := w.member(1)
	w.wantWords(w.command(other, "ask", sandbox.Opt("question", aboutBridges)), "I found nothing about that in this library")
	list := w.command(other, "sources")
	if strings.Contains(words(list), "Bridges") {
		t.Error("/sources lists a source of another server")
	}
	choices, err := other.Autocomplete(w.ctx, "ask", sandbox.Opt("source", ""), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 1 || !strings.Contains(choices[0].Name, "Keepers") {
		t.Errorf("Autocomplete = %v, %v, want the one source of that server", choices, err)
	}
	w.wantWords(w.command(other, "bibliography"), "No source has been cited")
	// The custom IDs of one server's buttons, pressed in the other.
	mine := w.command(other, "ask", sandbox.Opt("question", aboutOil))
	id := strings.Split(w.customID(inFirst, "cite"), ":")[2]
	for _, press := range []string{"wide:%s:0", "cite:%s:0", "helpful:%s", "unhelpful:%s", "page:%s:1", "share:%s:0", "dismiss:%s", "whole:%s", "open:%s:1"} {
		reply, err := other.Unchecked().Press(w.ctx, mine, "v1:"+fmt.Sprintf(press, id))
		w.wantWords(w.message(reply, err), "no longer kept")
	}
	reply, err := other.Unchecked().Select(w.ctx, mine, "v1:style:"+id+":0", "mla")
	w.wantWords(w.message(reply, err), "no longer kept")
	// A number of a source or of a removal means one of the own library.
	w.wantWords(w.command(w.moderator(1), "source info", sandbox.Opt("source", "1")), "Keepers")
	gone := w.press(w.moderator(0), w.command(w.moderator(0), "source remove", sandbox.Opt("source", "1")), "remove")
	reply, err = w.moderator(1).Unchecked().Press(w.ctx, mine, w.customID(gone, "undo"))
	w.wantWords(w.message(reply, err), "nothing to bring back")
	w.press(w.moderator(0), gone, "undo")
	if bytes.Contains(w.file(w.command(w.moderator(1), "library export")), []byte("granite")) {
		t.Error("/library export of a server holds a text of another")
	}
	w.wantWords(w.press(w.member(0), inFirst, "unhelpful"), "without your name")
	w.wantWords(w.command(w.moderator(0), "gaps"), "Answered, but not helpful", aboutBridges+" · not helpful to 1")
	if got := words(w.command(w.moderator(1), "gaps")); strings.Contains(got, "lighthouse") || strings.Contains(got, "not helpful to") {
		t.Errorf("/gaps of a server = %q, want nothing of what another asked", got)
	}
}

// A list of works alone leaves the starter library in its place, but answers for itself.
func TestAskOfRecordsAlone(t *testing.T) {
	t.Parallel()
	w := serve(t)
	bib := []byte("@book{a, title = {On Fog}, author = {Vane, Iris}, year = {1999}}\n@book{b, title = {On Bells}, author = {Roe, Jane}, year = {2001}}\n")
	w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "works.bib", Data: bib}))
	ask := func(question string) *sandbox.Message {
		return w.command(w.member(0), "ask", sandbox.Opt("question", question))
	}
	w.wantWords(ask("why does Russia tolerate Israeli strikes?"), "starter library, study notes on works", "1 · ")
	w.wantWords(ask("which is the oldest source?"), "The oldest of 2 sources with a date", "On Fog")
}
