package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
	"footnote/retrieval/wording/texts"
)

// Every message and form keeps to Discord's rules in every language.
func TestMessagesInEveryLanguage(t *testing.T) {
	for _, in := range texts.All() {
		for name, m := range messagesIn(in) {
			switch m := m.(type) {
			case *Message:
				checkLengths(t, in.Code()+" "+name, m)
			case *modal:
				checkForm(t, in.Code()+" "+name, m)
			}
		}
	}
}

func checkForm(t *testing.T, name string, m *modal) {
	t.Helper()
	texts := map[string]int{m.Title: 45}
	for _, c := range within(m.Components) {
		texts[c.Label], texts[c.Placeholder] = 45, 100
	}
	for text, most := range texts {
		if size(text) > most {
			t.Errorf("%s: %q has %d letters, want at most %d", name, text, size(text), most)
		}
	}
}

// The commands have names and descriptions in every language that is translated, within
// Discord's rules, which the stand-in and Discord's own description check besides.
func TestCommandsInEveryLanguage(t *testing.T) {
	list := localised(registration(true))
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	check := checkBody(t)
	if err := check(sandbox.Request{Method: "PUT", Route: "PUT /applications/{app}/commands", Path: "/api/v9/applications/1/commands", JSON: data}); err != nil {
		t.Error(err)
	}
	for _, locale := range discord.Locales {
		in := texts.In(locale)
		if in == (texts.Language{}) {
			continue
		}
		seen := map[string]bool{}
		for _, c := range list {
			name := inLocale(c.Names, locale, c.Name)
			if seen[name] {
				t.Errorf("%s: two commands are called %q", locale, name)
			}
			seen[name] = true
			if c.Type == slash {
				checkNames(t, locale, c.Name, name, inLocale(c.Descriptions, locale, c.Description), c.Options)
			}
		}
	}
}

// inLocale is what a locale shows of a text.
func inLocale(names localized, locale, english string) string {
	if name, ok := names[locale]; ok {
		return name
	}
	return english
}

func checkNames(t *testing.T, locale, path, name, about string, options []*appOption) {
	t.Helper()
	if n := utf8.RuneCountInString(name); n < 1 || n > 32 || strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsUpper(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("-_'", r)
	}) {
		t.Errorf("%s: %s is called %q, which is no name of a command", locale, path, name)
	}
	if n := utf8.RuneCountInString(about); n < 1 || n > 100 {
		t.Errorf("%s: %s is described in %d letters: %q", locale, path, n, about)
	}
	seen := map[string]bool{}
	for _, o := range options {
		name := inLocale(o.Names, locale, o.Name)
		if seen[name] {
			t.Errorf("%s: %s has two options that are called %q", locale, path, name)
		}
		seen[name] = true
		checkNames(t, locale, path+" "+o.Name, name, inLocale(o.Descriptions, locale, o.Description), o.Options)
		for _, c := range o.Choices {
			if name := inLocale(c.Names, locale, c.Name); utf8.RuneCountInString(name) > 100 || name == "" {
				t.Errorf("%s: %s %s: choice %q", locale, path, o.Name, name)
			}
		}
	}
}

// A command with sub-commands is called the same in each of them, and each of these has
// one word.
func TestSubCommandsAgree(t *testing.T) {
	for _, in := range texts.All() {
		parents := map[string]string{}
		for _, c := range commands() {
			parent, _, has := strings.Cut(string(c.name), " ")
			if !has || c.kind != slash {
				continue
			}
			name, sub, _ := strings.Cut(in.Name(c.name), " ")
			if parents[parent] != "" && parents[parent] != name {
				t.Errorf("%s: %q is called %q and %q", in.Code(), parent, parents[parent], name)
			}
			if parents[parent] = name; sub == "" || strings.Contains(sub, " ") {
				t.Errorf("%s: %q has the sub-command %q, want one word", in.Code(), in.Name(c.name), sub)
			}
		}
	}
}

// What one member sees is in the member's language, what the channel sees in that of the
// server; where there is no translation, in English.
func TestLanguageOfAnswers(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	german, arabic, polish := w.member(0).Speaking("de"), w.member(0).Speaking("ar"), w.member(0).Speaking("pl")
	question := sandbox.Opt("question", aboutBridges)
	only := sandbox.Opt("private", true)
	w.wantWords(w.command(german, "sources"), "1 Quelle in dieser Bibliothek")
	w.wantWords(w.command(polish, "sources"), "1 source in this library")
	w.wantWords(w.command(w.member(0).Speaking("es-419"), "sources"), "1 fuente en esta biblioteca")
	answer := w.command(german, "ask", question)
	if !labelled(answer, "Follow up") {
		t.Errorf("a public answer in an English server: %q", words(answer))
	}
	if private := w.command(german, "ask", question, only); !labelled(private, "Nachfragen") {
		t.Errorf("a private answer to a German: %q", words(private))
	}
	w.wantWords(w.press(arabic, answer, "helpful"), "شكرًا")
	w.wantWords(w.command(german.Unchecked(), "source add", sandbox.Opt("url", "https://example.org")), "Das kann nur, wer die Bibliothek dieses Servers betreut")

	w.SetLocale(w.Guilds()[0].ID, "ru")
	w.await("the language of the server", func() bool { return w.bot.languageOf(string(w.Guilds()[0].ID)).Code() == "ru" })
	if public := w.command(german, "ask", question); !labelled(public, "Уточнить") {
		t.Errorf("a public answer in a Russian server: %q", words(public))
	}
	m, err := german.Mention(w.ctx, "hello")
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "Здравствуйте!")
	w.wantWords(w.command(w.moderator(0), "settings", sandbox.Opt("language", "fr")), "Language of channels: Français")
	if public := w.command(german, "ask", question); !labelled(public, "Poursuivre") {
		t.Errorf("a public answer where /settings says French: %q", words(public))
	}
	if m, err = german.Mention(w.ctx, "hello"); err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "Bonjour !")
	w.command(w.moderator(0), "settings", sandbox.Opt("language", string(serverLanguage)))
	if public := w.command(german, "ask", question); !labelled(public, "Уточнить") {
		t.Errorf("a public answer where /settings leaves it to Discord: %q", words(public))
	}
	w.wantWords(w.command(german.Direct(), "help"), "/frage")
	if m, err = german.DM(w.ctx, "hello"); err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "Hallo!")
}

// labelled reports whether a message has a button of that label.
func labelled(m *sandbox.Message, label string) bool { return m.Labelled(label) != nil }

// Forms, completions and what is refused are in the member's language.
func TestLanguageOfForms(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	keeper := w.moderator(0).Speaking("fr")
	reply, err := keeper.Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges of the Old Town"))
	if err != nil || reply.Modal == nil || reply.Modal.Title != "Modifier les détails" {
		t.Fatalf("source edit = %+v, %v", reply, err)
	}
	w.wantWords(w.message(keeper.SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Bridges", "date": "soon"})), "« soon » n'est pas une date")
	w.command(keeper, "source shelf", sandbox.Opt("source", "Bridges of the Old Town"), sandbox.Opt("shelf", "Week 3"))
	choices, err := keeper.Autocomplete(w.ctx, "ask", sandbox.Opt("shelf", ""), sandbox.Opt("question", "x"))
	if err != nil || len(choices) != 1 || choices[0].Name != "Week 3 (1 source)" {
		t.Errorf("shelves = %+v, %v", choices, err)
	}
	for _, c := range keeper.Commands() {
		if c.Name == "source" && (c.NameLocalizations["tr"] != "kaynak" || c.Options[0].NameLocalizations["ar"] != "إضافة") {
			t.Errorf("/source is called %v, and its first sub-command %v", c.NameLocalizations, c.Options[0].NameLocalizations)
		}
	}
}

// In a sentence from right to left foreign words are kept apart by marks, which never
// stand in a passage; a passage begins a line of its own.
func TestRightToLeft(t *testing.T) {
	in := texts.In("ar")
	e := bridgeEvidence()[0]
	e.Highlights = nil
	a := shownAnswer{in: in, id: "1", evidence: []ranked{e}, citing: apa, sharedBy: "42"}
	shown := inFull(a, 0, 3000)
	if want := "**1 · قوي**\n" + escape(e.Passage.Text) + "\n"; !strings.HasPrefix(shown, want) {
		t.Errorf("inFull = %q, want it to begin with %q", shown, want)
	}
	if head := answerHead(a); head != "شاركه \u2068<@42>\u2069" {
		t.Errorf("answerHead = %q", head)
	}
	line := voiceOf(in, "").In.Say("Going on from %s.", voiceOf(in, "").Name("Who built it?"))
	if line != "متابعةً لـ \u2068*Who built it?*\u2069." {
		t.Errorf("line = %q", line)
	}
}
