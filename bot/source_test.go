package bot

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

func TestAddAFile(t *testing.T) {
	t.Parallel()
	w := serve(t)
	file := sandbox.File{Name: "bridges.md", Data: []byte(bridges)}
	m := w.command(w.moderator(0), "source add", sandbox.Opt("file", file), sandbox.Opt("date", "2020"))
	w.wantWords(m, "Added.", "Bridges of the Old Town", "Mason, Ada; Reed, Paul", "2020", "River Press")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "granite")
	again := w.command(w.moderator(0), "source add", sandbox.Opt("file", file))
	w.wantWords(again, "in the library already")
	w.wantWords(w.command(w.member(0), "sources"), "1 source in this library", `Bridges of the Old Town \(Mason & Reed, 2020\)`)

	undone := w.press(w.moderator(0), m, "undoadd")
	w.wantWords(undone, "Taken out again")
	w.wantWords(w.command(w.member(0), "sources"), "starter library")
	w.wantWords(w.press(w.moderator(0), undone, "undo"), "It is back")
	w.wantWords(w.command(w.member(0), "sources"), "Bridges of the Old Town")
}

// A date with two readings is refused, and what the refusal says to write is taken.
func TestDatesAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	w := serve(t)
	add := func(date string) *sandbox.Message {
		return w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(bridges + "\n" + date)}), sandbox.Opt("date", date))
	}
	refused := add("3/4/2021")
	w.wantWords(refused, "“3/4/2021” is no date, or can be read in two ways. Write ")
	_, list, _ := strings.Cut(words(refused), "Write ")
	list, _, _ = strings.Cut(list, ". \n")
	for _, date := range strings.Split(strings.NewReplacer(" or ", ", ", "BC.", "BC").Replace(strings.TrimSpace(list)), ", ") {
		w.wantWords(add(date), "Added.")
	}
}

// A near copy is added, and it is said what it looks like.
func TestAddACopy(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, lighthouses, bridges)
	copied := strings.Replace(strings.Replace(bridges, "Bridges of the Old Town", "Old Bridges", 1), "2019", "2021", 1) + "\nThis is the second edition.\n"
	m := w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "old.md", Data: []byte(copied)}))
	w.wantWords(m, "Added.", "“Old Bridges” looks like “Bridges of the Old Town", "is here already", "/source remove")
	w.wantWords(w.command(w.member(0), "sources"), "3 sources in this library")
	packed := zipped(t, "fog.md", "---\ntitle: Fog\n---\n\nThe fog bell rang at noon, for nobody had wound the clock before.\n", "again.md", copied+"And a line.\n")
	m = w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "notes.zip", Data: packed}))
	w.wantWords(m, "Added: 2 sources", "“Old Bridges” looks like “")
	if strings.Contains(m.Content, "“Fog” looks") {
		t.Errorf("a text that is no copy is said to look like one: %s", m.Content)
	}
}

func TestAddPastedText(t *testing.T) {
	t.Parallel()
	w := serve(t)
	reply, err := w.moderator(0).Command(w.ctx, "source add")
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{
		"text": "The fog bell rang once a minute, driven by a clockwork that the keeper wound before dusk.", "title": "On Fog", "authors": "Vane, Iris",
	})
	w.wantWords(w.message(reply, err), "Added.", "On Fog", "Vane, Iris")
}

// The title of the form, or of the command, is given to who reads: the line that looks like
// another one is text then.
func TestAddWithAGivenTitle(t *testing.T) {
	t.Parallel()
	w := serve(t)
	const text = "The bell that rang by itself\n\nThe fog bell rang once a minute, driven by a clockwork that the keeper wound before dusk. Nobody has seen him since."
	reply, err := w.moderator(0).Command(w.ctx, "source add")
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"text": text, "title": "On Fog"})
	w.wantWords(w.message(reply, err), "Added.", "On Fog", "It begins: The bell that rang by itself")
	file := sandbox.File{Name: "fog.txt", Data: []byte(text + " The lamp burned on.")}
	w.wantWords(w.command(w.moderator(0), "source add", sandbox.Opt("title", "On Lamps"), sandbox.Opt("file", file)), "On Lamps", "It begins: The bell that rang by itself")
}

// A whole page is pasted, whose lines are not parted by empty ones.
func TestAddPastedPage(t *testing.T) {
	t.Parallel()
	w := serve(t)
	reply, err := w.moderator(0).Command(w.ctx, "source add")
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"text": `Skip to content
Home
News
Log in
The Keepers of the Fog Bell
By Iris Vane
3 July 2021
Share on Facebook

The fog bell rang once a minute, driven by a clockwork that the keeper wound before dusk. In a long fog he slept beside it.
`})
	w.wantWords(w.message(reply, err), "Added.", "**The Keepers of the Fog Bell**", "Vane, Iris", "**Date:** 2021-07-03", "It begins: The fog bell rang")
}

func TestAddWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	w := serve(t)
	tests := []struct {
		options []sandbox.Option
		want    string
	}{
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.png", Data: []byte("\x89PNG\r\n\x1a\n0000")})}, "This is a picture, which Footnote does not read"},
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.txt", Data: []byte("  \n ")})}, "no readable text"},
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.html", Data: []byte("<!doctype html><title>App</title><div id=root>Loading…</div>")})}, "shows its text only in a browser"},
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.html", Data: []byte("<!doctype html><title>App</title><div>One moment</div>")})}, "a page that its scripts fill"},
		{[]sandbox.Option{sandbox.Opt("url", "http://127.0.0.1:1/a")}, "no public address of the web"},
		{[]sandbox.Option{sandbox.Opt("url", "http://localhost/a")}, "no public address of the web"},
		{[]sandbox.Option{sandbox.Opt("url", "ftp://example.org/a")}, "no public address of the web"},
		{[]sandbox.Option{sandbox.Opt("url", "file:///etc/passwd")}, "It has to begin with https:// or http://"},
		{[]sandbox.Option{sandbox.Opt("url", "localhost:8080/a")}, "no web address"},
		{[]sandbox.Option{sandbox.Opt("url", "978-0-306-40615-8")}, "The check digit of the ISBN “978-0-306-40615-8” is wrong"},
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.txt", Data: []byte("Some text.")}), sandbox.Opt("date", "soon")}, "Write 2021-07-03, 3 July 2021, 2021-07, "},
		{[]sandbox.Option{sandbox.Opt("file", sandbox.File{Name: "a.txt", Data: []byte("Some text.")}), sandbox.Opt("url", "example")}, "no web address"},
	}
	for _, test := range tests {
		w.wantWords(w.command(w.moderator(0), "source add", test.options...), test.want)
	}
	w.wantWords(w.command(w.member(0), "sources"), "starter library")
}

func TestEditASource(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Bridges *and* Tolls", "date": "2021"})
	w.wantWords(w.message(reply, err), "Saved.", `Bridges \*and\* Tolls`, "2021", "Mason, Ada; Reed, Paul")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "Bridges *and* Tolls", "(2021)")
	edit := func(field, typed string) *sandbox.Message {
		reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges *and* Tolls"))
		if err != nil || reply.Modal == nil {
			t.Fatalf("Command = %+v, %v, want a form", reply, err)
		}
		reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{field: typed})
		return w.message(reply, err)
	}
	w.wantWords(edit("date", "2199"), "“2199” is years ahead")
	w.wantWords(edit("authors", "et al."), "“et al.” names nobody")
	w.wantWords(edit("authors", "Smith and Jones"), "Saved.", "“Smith and Jones” is kept as one name", "semicolon")
	w.wantWords(edit("authors", "Mason, Ada; Reed, Paul"), "Saved.", "Mason, Ada; Reed, Paul")
	w.wantWords(w.command(w.member(0), "sources", sandbox.Opt("source", "Bridges *and* Tolls")), "2021")
	w.wantWords(w.command(w.moderator(0), "source info", sandbox.Opt("source", "tolls")), "Mason, Ada")
}

// Where a work appeared has a form of its own, for a form has five fields.
func TestEditWhereASourceAppeared(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"), sandbox.Opt("part", string(outletLabel)))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	form := reply.Modal
	for name, wrong := range map[string][2]string{
		"pages": {"abc", "“abc” is no page. Write for example 12-34"}, "doi": {"bridges", "is no DOI"}, "isbn": {"12", "is no ISBN"},
	} {
		reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{name: wrong[0]})
		w.wantWords(w.message(reply, err), wrong[1])
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{"pages": "34-12"})
	w.wantWords(w.message(reply, err), "“34-12” ends before it begins")
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{
		"container": "Journal of Bridges", "volume": "12 (3)", "pages": "321–328", "doi": "https://doi.org/10.1000/b.12",
	})
	saved := w.message(reply, err)
	w.wantWords(saved, "Saved.", "**In:** Journal of Bridges", "**Volume:** 12", "**Issue:** 3", "**Pages:** 321–328", `\(2019\). Bridges of the Old Town. *Journal of Bridges*, *12*\(3\), 321–328.`)
	reply, err = w.moderator(0).Press(w.ctx, saved, w.customID(saved, "outlet"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"pages": ""})
	w.wantWords(w.message(reply, err), "**Volume:** 12", `*Journal of Bridges*, *12*\(3\). `)
	reply, err = w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"url": "https://example.org/bridges?utm_source=letter&p=2"})
	w.wantWords(w.message(reply, err), "example.org/bridges?p=2 ·")
}

// What few works have stands in a third form.
func TestEditTheEditionOfASource(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"), sandbox.Opt("part", string(editionLabel)))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	form := reply.Modal
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{"edition": "2 (soon)"})
	w.wantWords(w.message(reply, err), "“soon” is no year")
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{
		"editors": "Ada Mason; Stone, Will", "translators": "Una Oak", "edition": "2 (1895)", "place": "Leeds", "genre": "Technical report (TR-12)",
	})
	saved := w.message(reply, err)
	w.wantWords(saved, "Saved.", "**Editors:** Mason, Ada; Stone, Will", "**Translators:** Oak, Una", "**Kind:** Technical report", "**Number:** TR-12",
		"**Edition:** 2", "**First published:** 1895", "**Place:** Leeds")
	reply, err = w.moderator(0).Press(w.ctx, saved, w.customID(saved, "edition"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"edition": "", "editors": ""})
	w.wantWords(w.message(reply, err), "**Number:** TR-12", "**Translators:** Oak, Una")
}

// What hardly any work has stands in two forms more, so that each field can be given.
func TestEditTheRestOfARecord(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"), sandbox.Opt("part", string(makersLabel)))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{
		"organisation": "World Bank", "directors": "Ada Mason; Stone, Will", "interviewers": "Una Oak", "recipients": "Poe, Max", "book_authors": "Eliot, George",
	})
	saved := w.message(reply, err)
	w.wantWords(saved, "Saved.", "**Institution:** World Bank", "**Directors:** Mason, Ada; Stone, Will", "**Interviewers:** Oak, Una", "**To:** Poe, Max", "**Author of the book:** Eliot, George")
	reply, err = w.moderator(0).Press(w.ctx, saved, w.customID(saved, "keeping"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	form := reply.Modal
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{"language": "English!"})
	w.wantWords(w.message(reply, err), "“English!” is no language code")
	reply, err = w.moderator(0).SubmitModal(w.ctx, form, map[string]string{
		"series": "Works of Water (14)", "event": "River Days (Lyon)", "version": "2.1", "archive": "City Archive (Box 4)", "language": "en",
	})
	saved = w.message(reply, err)
	w.wantWords(saved, "Saved.", `**Series:** Works of Water \(14\)`, `**Event:** River Days \(Lyon\)`, `**Version:** 2\.1`, `**Archive:** City Archive \(Box 4\)`)
	reply, err = w.moderator(0).Press(w.ctx, saved, w.customID(saved, "keeping"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"series": "", "version": ""})
	w.wantWords(w.message(reply, err), `**Event:** River Days \(Lyon\)`, "**Directors:** Mason, Ada")
}

// Every field of a record is in one of its forms.
func TestEveryFieldHasAForm(t *testing.T) {
	var m corpus.Metadata
	for i, p := range m.People() {
		*p.Value = []string{fmt.Sprintf("Name%02d, A.", i)}
	}
	for i, f := range m.Texts() {
		*f.Value = fmt.Sprintf("text%02d", i)
	}
	shown := ""
	for _, form := range []*modal{
		editForm(texts.Language{}, corpus.Source{Metadata: m}), outletForm(texts.Language{}, corpus.Source{Metadata: m}), editionForm(texts.Language{}, corpus.Source{Metadata: m}),
		makersForm(texts.Language{}, corpus.Source{Metadata: m}), keepingForm(texts.Language{}, corpus.Source{Metadata: m}),
	} {
		for _, row := range form.Components {
			shown += row.Components[0].Value + "\n"
		}
	}
	for _, f := range m.Fields() {
		if !strings.Contains(shown, f.Value) {
			t.Errorf("no form has %s", f.Name)
		}
	}
}

func TestReadBracket(t *testing.T) {
	for text, want := range map[string][2]string{
		"": {}, "12": {"12", ""}, "12(3)": {"12", "3"}, "12 (3–4)": {"12", "3–4"}, "(71)": {"", "71"}, "12(": {"12(", ""}, "N. S. 4 (2)": {"N. S. 4", "2"},
	} {
		if volume, issue := readBracket(text); [2]string{volume, issue} != want {
			t.Errorf("readBracket(%q) = %q, %q, want %q", text, volume, issue, want)
		}
	}
}

func TestRemoveASource(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	ask := w.command(w.moderator(0), "source remove", sandbox.Opt("source", "Keepers of the Light"))
	w.wantWords(ask, "Remove this source?")
	w.wantWords(w.press(w.moderator(0), ask, "keep"), "Nothing was changed")
	ask = w.command(w.moderator(0), "source remove", sandbox.Opt("source", "Keepers of the Light"))
	gone := w.press(w.moderator(0), ask, "remove")
	again, err := w.moderator(0).Unchecked().Press(w.ctx, ask, w.customID(ask, "remove"))
	w.wantWords(w.message(again, err), "removed already")
	w.wantWords(gone, "Removed: Keepers of the Light")
	if list := w.command(w.member(0), "sources"); strings.Contains(words(list), "Keepers") {
		t.Error("/sources lists a removed source")
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)), "I found nothing about that in this library")
	w.wantWords(w.press(w.moderator(0), gone, "undo"), "back in the library")
	again, err = w.moderator(0).Unchecked().Press(w.ctx, gone, w.customID(gone, "undo"))
	w.wantWords(w.message(again, err), "in the library again already")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)), "whale oil")
}

// Whoever is no moderator is refused everywhere: commands that an admin has
// allowed to them by mistake, buttons and forms.
func TestMembersAreRefused(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	member := w.member(0).Unchecked()
	for name, options := range map[string][]sandbox.Option{
		"source add":     {sandbox.Opt("file", sandbox.File{Name: "a.txt", Data: []byte("Some text.")})},
		"source remove":  {sandbox.Opt("source", "1")},
		"source edit":    {sandbox.Opt("source", "1")},
		"source shelf":   {sandbox.Opt("source", "1"), sandbox.Opt("shelf", "Week 3")},
		"source refresh": {sandbox.Opt("source", "1")},
		"gaps":           nil,
		"settings":       nil,
		"library export": nil,
		"library purge":  nil,
		"library import": {sandbox.Opt("file", sandbox.File{Name: "a.txt", Data: []byte("x")})},
	} {
		m := w.command(member, name, options...)
		if !isPrivate(m) || !strings.Contains(words(m), "Only ") {
			t.Errorf("/%s by a member = %q, private %v, want a private refusal", name, words(m), isPrivate(m))
		}
	}
	own := w.command(member, "sources")
	for _, id := range []string{"v1:remove:1", "v1:keep", "v1:undoadd:1", "v1:undo:1", "v1:edit:1", "v1:approve:1", "v1:take:1", "v1:reject:1", "v1:reword:1"} {
		reply, err := member.Press(w.ctx, own, id)
		w.wantWords(w.message(reply, err), "Only those who keep this server's library")
	}
	for _, id := range []string{"v1:paste", "v1:edited:1", "v1:reject:1", "v1:reword:1"} {
		p, err := member.Interact(sandbox.ModalInteraction, map[string]any{"custom_id": id, "components": []any{}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		reply, err := p.Reply(w.ctx)
		w.wantWords(w.message(reply, err), "Only those who keep this server's library")
	}
	w.wantWords(w.command(w.member(0), "sources"), "Bridges of the Old Town")
}

func TestModeratorRole(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	guild := w.Guilds()[0]
	owner := w.Member(guild.ID, sandbox.OwnerName)
	m := w.command(owner, "settings", sandbox.Opt("moderator_role", guild.Roles[1].ID), sandbox.Opt("passages", 2))
	w.wantWords(m, "Saved.", "<@&"+string(guild.Roles[1].ID)+">", "Passages per answer: 2")
	if m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)); shownIn(m) > 2 {
		t.Errorf("%d passages, want at most 2", shownIn(m))
	}
	w.wantWords(w.command(owner, "settings", sandbox.Opt("reset", "moderator role")), "Moderator role: none")
}

func TestPrivateServer(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.command(owner, "settings", sandbox.Opt("answers", "private"))
	if m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)); !isPrivate(m) {
		t.Error("the answer is public, want it private as the server has set")
	}
	if m := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges), sandbox.Opt("private", false)); isPrivate(m) {
		t.Error("the answer is private, want it public as the member chose")
	}
	m, err := w.member(0).Mention(w.ctx, aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "Use /ask")
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.wantWords(w.command(owner, "settings", sandbox.Opt("review_channel", w.member(0).Channel())), "/suggestions")
	cards := func() (found []*sandbox.Message) {
		for _, m := range w.Messages(w.member(0).Channel(), w.moderator(0).User().ID) {
			if strings.Contains(words(&m), "Suggested by") {
				found = append(found, &m)
			}
		}
		return found
	}
	site := newWebsite(t)
	for _, title := range []string{"A Book of *Boats*", "Another", "A Third"} {
		w.wantWords(w.command(w.member(0), "suggest", sandbox.Opt("title", title), sandbox.Opt("url", site.put("/"+title[:1], bridges))), "Thank you")
	}
	list := cards()
	if len(list) != 3 {
		t.Fatalf("%d cards, want 3", len(list))
	}
	w.wantWords(list[0], `A Book of \*Boats\*`)
	w.wantWords(w.press(w.member(0), list[0], "approve"), "Only those who keep")
	approved := w.press(w.moderator(0), list[0], "approve")
	w.wantWords(approved, "approved by")
	told, err := w.AwaitMessage(w.ctx, w.member(0).Direct().Channel(), w.member(0).User().ID, func(m sandbox.Message) bool { return strings.Contains(m.Content, "was approved") })
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(told, "A Book of *Boats*", w.Guilds()[0].Name)
	w.wantWords(w.press(w.member(0), approved, "take"), "Only those who keep")
	w.wantWords(w.press(w.moderator(0), approved, "take"), "Added.", "Bridges of the Old Town")

	reply, err := w.moderator(0).Press(w.ctx, list[1], w.customID(list[1], "reject"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"reason": "not about bridges"})
	w.wantWords(w.message(reply, err), "rejected by", "not about bridges")

	reply, err = w.moderator(0).Press(w.ctx, list[2], w.customID(list[2], "reword"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "The Third"})
	w.wantWords(w.message(reply, err), "The Third")
}

func TestBibliography(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	w.noted(0, w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)))
	m := w.command(w.moderator(0), "bibliography")
	file := w.file(m)
	if !bytes.Contains(file, []byte("River Press")) {
		t.Errorf("bibliography = %q, want the cited source in it", file)
	}
}

// A bibliography has what the answers of a channel showed: all that a comparison did, also
// where fewer passages are set for an answer.
func TestBibliographyOfAComparison(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, mills, fires)
	w.command(w.moderator(0), "settings", sandbox.Opt("passages", 1))
	w.noted(0, w.command(w.member(0), "compare", sandbox.Opt("question", "the mill of Alder")))
	file := w.file(w.command(w.member(0), "bibliography"))
	for _, title := range []string{"Mills of the Two Towns", "Fires of the Two Towns"} {
		if !bytes.Contains(file, []byte(title)) {
			t.Errorf("bibliography = %q, want %s in it", file, title)
		}
	}
}

// file is the only file of the latest request that had one.
func (w *world) file(m *sandbox.Message) []byte {
	w.t.Helper()
	requests := w.Recorded()
	for i := len(requests) - 1; i >= 0; i-- {
		if files := requests[i].Files; len(files) > 0 {
			return files[0].Data
		}
	}
	w.t.Fatalf("no file was sent with %q", m.Content)
	return nil
}

func TestQuote(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses, "---\ntitle: Lamps\n---\n\nSome say that the light is a promise to strangers.\n")
	const said = "the spring floods carried every wooden bridge away"
	tests := []struct{ text, source, want string }{
		{said, "", "**Exact.**"},
		{"“" + said + "”", "", "**Exact.**"},
		{"The Spring floods carried every wooden bridge away", "", "Only signs"},
		{"the summer floods carried every wooden bridge away", "", "~~summer~~ **spring**"},
		{"The Spring floods never carried every wooden Bridge away", "", "the meaning differs"},
		{"The Spring floods never carried every wooden Bridge away", "", "~~never~~"},
		{said + " – Winston Churchill", "", "**Exact words, but who said them is in doubt.**"},
		{said + " – Winston Churchill", "", "the source names Ada Mason and Paul Reed"},
		{said + " – Ada Mason", "", "The source is by Ada Mason and Paul Reed"},
		{said, "Keepers of the Light", "**Exact words, but in another source.** It stands in "},
		{said, "Keepers of the Light", "and not in these words in the source named, "},
		{"the winter storms carried a wooden bridge far away", "", "Only similar wording"},
		{"colourless green ideas sleep furiously tonight", "", "Not in this library"},
		{"the floods carried every wooden bridge away", "", "**Found, but words are left out.**"},
		{"the floods carried every wooden bridge away", "", "the **spring** floods"},
		{"As Mason writes, “" + said + "”.", "", "The source is by Ada Mason and Paul Reed"},
		{"too short", "", "too short to check"},
		{"the light is a promise to strangers", "", "The source says before it *Some say that*: it may mean"},
	}
	for _, test := range tests {
		options := []sandbox.Option{sandbox.Opt("text", test.text)}
		if test.source != "" {
			options = append(options, sandbox.Opt("source", test.source))
		}
		w.wantWords(w.command(w.member(0), "quote", options...), test.want)
	}
	for message, want := range map[string]string{
		"As Mason says: “" + said + "”, and she is right.": "**Exact.**",
		"look:\n“" + said + "” – Churchill":                "the source names Ada Mason and Paul Reed",
		"“" + said + "” (Mason, 2019), so there":           "The source is by Ada Mason and Paul Reed",
		"\"" + said + "\" - lol so true":                   "**Exact.**",
	} {
		posted, err := w.member(0).Say(message)
		if err != nil {
			t.Fatal(err)
		}
		reply, err := w.moderator(0).MessageCommand(w.ctx, "Check this quote", posted)
		w.wantWords(w.message(reply, err), want)
	}
}

func TestSourcesHasPages(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for i := range perList + 2 {
		w.add(0, fmt.Sprintf("---\ntitle: Work %02d\n---\n\nWhat the work of number %d says is that bridges are made of stone.\n", i, i))
	}
	first := w.command(w.member(0), "sources")
	w.wantWords(first, "17 sources", "Work 00")
	second := w.press(w.member(0), first, "list")
	w.wantWords(second, "Work 16")
	if second.ID != first.ID {
		t.Error("the second page is another message, want the first changed")
	}
}

// However many sources a server adds that take long, another server's turn comes.
func TestOneServerKeepsNoOtherOut(t *testing.T) {
	t.Parallel()
	w := serve(t)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "GET /attachments/" + string(w.moderator(0).Channel()) + "/*/*", Times: -1, Hold: hold})
	file := func(text string) sandbox.Option {
		return sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(text)})
	}
	var slow []*sandbox.Pending
	for i := range 4 {
		p, err := w.moderator(0).Start("source add", file(fmt.Sprintf("%s\nNumber %d.", bridges, i)))
		if err != nil {
			t.Fatal(err)
		}
		slow = append(slow, p)
	}
	w.wantWords(w.command(w.moderator(1), "source add", file(lighthouses)), "Added.")
	close(hold)
	for _, p := range slow {
		w.await("the result", func() bool {
			now := p.Latest()
			return now.Message != nil && strings.HasPrefix(now.Message.Content, "Added.")
		})
	}
}

// The buttons of an answer work again once the removal of its source is taken
// back, and the source is found again.
func TestButtonsAfterUndo(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	before := w.press(w.member(0), answer, "cite")
	removed := w.press(w.moderator(0), w.command(w.moderator(0), "source remove", sandbox.Opt("source", "Bridges")), "remove")
	w.wantWords(w.press(w.member(0), answer, "cite"), "was removed")
	w.wantWords(w.press(w.moderator(0), removed, "undo"), "back in the library")
	if after := w.press(w.member(0), answer, "cite"); words(after) != words(before) {
		t.Errorf("cite after undo = %q, want %q", words(after), words(before))
	}
	w.wantWords(w.press(w.member(0), answer, "wide"), "granite")
	w.wantWords(w.press(w.member(0), answer, "helpful"), "Thank you")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "granite")
}
