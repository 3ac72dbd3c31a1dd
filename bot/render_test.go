package bot

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/quote"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// english is the language of the golden files, but for those that are called otherwise.
var english texts.Language

var updateGolden = flag.Bool("update", false, "rewrite the golden files")

func bridge() corpus.Source {
	return corpus.Source{
		ID: 7, Metadata: corpus.Metadata{
			Title: "Bridges *of* the Old Town", Authors: []string{"Mason, Ada", "Reed, Paul"}, Issued: "2019-04-02",
			Publisher: "River Press", URL: "https://example.org/bridges", Language: "en",
		},
		Origin: "bridges.md", MediaType: "text/markdown", Passages: 12, AddedAt: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC),
	}
}

func bridgeEvidence() []ranked {
	texts := []string{
		"It stood for years. The oldest bridge was built of granite, because *floods* carried wood away. Nobody mourned @everyone.",
		"Merchants paid a toll of two pennies.\nA cart | two pennies\n# not a heading",
	}
	var list []ranked
	for i, text := range texts {
		s := lang.Sentences(text)[min(1, len(lang.Sentences(text))-1)]
		list = append(list, ranked{i + 1, retrieval.Evidence{
			Passage: corpus.Passage{ID: corpus.PassageID(i + 1), Source: 7, Ordinal: i + 1, Locator: corpus.Locator{Section: "Stone", Paragraph: i + 1}, Text: text},
			Source:  bridge(), Grade: []retrieval.Grade{retrieval.Strong, retrieval.Weak}[i],
			Highlights: []retrieval.Span{{Start: s.Start, End: s.End}},
		}})
	}
	return list
}

// TestGoldenMessages shows every message that the bot sends, as JSON, and some of them in
// other languages.
func TestGoldenMessages(t *testing.T) {
	for name, m := range messagesIn(english) {
		golden(t, name, m)
	}
	for _, locale := range []string{"de", "ar", "ru"} {
		messages := messagesIn(texts.In(locale))
		for _, name := range []string{"maybe", "nothing", "compared", "sources_shelves", "settings", "quote_different", "form_edit", "gaps"} {
			golden(t, name+"."+locale, messages[name])
		}
	}
}

// messagesIn gives every message that the bot sends in a language, as it is sent.
func messagesIn(in texts.Language) map[string]any {
	answer := shownAnswer{in: in, id: "0123456789abcdef", question: "why **granite**?", verdict: retrieval.Sure, evidence: bridgeEvidence(), more: 3, citing: citing{style: "apa"}}
	private, shared, last, unkept := answer, answer, answer, answer
	private.private = true
	private.notes = []string{in.Say(noteStarter), in.Say(notePartial)}
	shared.sharedBy = "42"
	last.page, last.from, last.more, last.private = 1, 2, 0, true
	unkept.id = ""
	scoped := answer
	scoped.scope = in.Phrase(onShelf(nil, "Week_3").words)
	onWeek3 := bridge()
	onWeek3.Shelves = []string{"Week 3"}
	found := onWeek3
	found.Found = map[string]string{"title": "JSON-LD", "authors": "citation_* tags", "issued": corpus.FoundGiven}
	found.Container, found.Volume, found.Pages, found.ReadAt = "Rivers_Today", "12", "3–9", bridge().AddedAt.AddDate(0, 1, 0)
	around := []corpus.Passage{bridgeEvidence()[0].Passage, bridgeEvidence()[1].Passage}
	suggestion := journal.Suggestion{ID: 3, Member: "42", Title: "Boats_and_Oars", URL: "https://example.org/boats", Note: "for *next* week", State: journal.Undecided}
	approved, refused := suggestion, suggestion
	approved.State, approved.DecidedBy = journal.Approved, "43"
	refused.State, refused.DecidedBy, refused.Reason = journal.Rejected, "43", "off topic"
	set := settings{role: "5", private: true, passages: 4, style: "mla", channels: []string{"8", "9"}, review: "8", shelves: map[string]string{"9": "Week 3", "8": "A_B"}}
	check := quote.Checked{Verdict: quote.Differs, Source: bridge(), Passage: around[0], Text: "The oldest bridge", Kinds: []quote.Kind{quote.Opposite},
		Runs: []quote.Run{{Side: quote.Both, Text: "The"}, {Side: quote.Quotation, Text: "newest_", Kinds: []quote.Kind{quote.Opposite}}, {Side: quote.Source, Text: "oldest", After: ", *longest* "}, {Side: quote.Both, Text: "bridge"}}}
	named := check
	named.Named = &corpus.Source{ID: 99, Metadata: corpus.Metadata{Title: "Boats_and_Oars"}}
	given := quote.Checked{Verdict: quote.Verbatim, Source: bridge(), Passage: around[0], Text: "The oldest bridge", Said: &quote.Attribution{Name: "Church_ill", Finding: quote.Another, Who: []string{"Ada Mason"}}}
	messages := map[string]any{
		"answer": renderAnswer(answer), "answer_private": renderAnswer(private), "answer_shared": renderAnswer(shared),
		"answer_last_page": renderAnswer(last), "answer_unkept": renderAnswer(unkept),
		"answer_shelf":    renderAnswer(scoped),
		"context":         renderContext(in, journal.KeptAnswer{ID: "0123456789abcdef", Question: "why **granite**?"}, bridgeEvidence(), 0, around, apa),
		"citations":       renderCitations(in, "0123456789abcdef", 0, bridgeEvidence(), citing{style: "mla"}),
		"citations_bib":   renderCitations(in, "0123456789abcdef", 0, bridgeEvidence(), citing{style: "bibtex"}),
		"source":          renderSource(in, bridge(), apa, editButtons(in, bridge())),
		"sources":         renderSources(in, sourceList{shelves: shelvesOf([]corpus.Source{bridge(), {ID: 8, Origin: "notes.txt"}})}),
		"sources_page_2":  renderSources(in, sourceList{shelves: shelvesOf(make([]corpus.Source, perList+1)), page: 1, starter: true}),
		"sources_shelves": renderSources(in, sourceList{shelves: shelvesOf([]corpus.Source{{ID: 8, Origin: "notes.txt"}, onWeek3, {ID: 9, Origin: "b.txt", Shelves: []string{"*Appendix*", "Week 3"}}})}),
		"sources_shelf":   renderSources(in, sourceList{shelves: shelvesOf([]corpus.Source{onWeek3}), only: "Week 3"}),
		"settings":        renderSettings(in, set, true), "settings_default": renderSettings(in, defaultSettings(), false),
		"gaps": renderGaps(in, groupGaps([]journal.Gap{{Question: "who built the northern bridge?", Verdict: "maybe"}, {Question: "when did it rain?", Verdict: "nothing"}, {Question: "who built that northern bridge", Verdict: "nothing"}}), 3,
			[]journal.RatedQuestion{{Question: "why *granite*?", Not: 2, Helpful: 1}, {Question: "why not?", Not: 1}}),
		"gaps_none":  renderGaps(in, nil, 0, nil),
		"suggestion": renderSuggestion(in, suggestion), "suggestion_approved": renderSuggestion(in, approved), "suggestion_rejected": renderSuggestion(in, refused),
		"quote_exact":     renderChecked(in, quote.Checked{Verdict: quote.Verbatim, Source: bridge(), Passage: around[0], Text: "The oldest bridge"}, "the oldest bridge", apa, false),
		"quote_different": renderChecked(in, check, "the new bridge", apa, false),
		"quote_elsewhere": renderChecked(in, named, "the new bridge", apa, false),
		"quote_given":     renderChecked(in, given, "The oldest bridge – Church_ill", apa, false),
		"quote_absent":    renderChecked(in, quote.Checked{Verdict: quote.Absent}, "colourless ideas", apa, true),
		"form_paste":      pasteForm(in, corpus.Metadata{Title: "Given"}, "Week 3"),
		"source_found":    renderSource(in, found, apa, nil),
		"purge":           renderPurge(in, make([]corpus.Source, 12)),
		"refreshed": renderRefreshed(in, []refreshed{
			{source: bridge()}, {source: onWeek3, change: library.Change{Kept: 3, Added: 1, Gone: 2}},
			{source: corpus.Source{Origin: "https://example.org/a_b"}, err: fmt.Errorf("fetch: %w", corpus.ErrRobots)},
		}, 4),
		"form_edit": editForm(in, bridge()), "form_outlet": outletForm(in, found), "form_edition": editionForm(in, found), "form_makers": makersForm(in, found), "form_keeping": keepingForm(in, found), "form_reason": reasonForm(in, suggestion, wordsOfSuggestion(suggestion)), "form_suggestion": suggestionForm(in, customID("reword", "3"), "Edit this suggestion", suggestion),
		"added":   renderAdded(in, found, apa, "The *oldest* bridge\nwas built of granite."),
		"shelved": renderShelved(in, onWeek3, "Week 3", false), "shelved_off": renderShelved(in, bridge(), "Week 3", true),
		"removal":  renderRemoval(in, bridge(), apa),
		"removed":  renderRemoved(in, "Removed: %s", bridge(), 5),
		"commands": registration(true),
	}
	for name, a := range verdicts(in) {
		messages[name] = renderAnswer(a)
	}
	for name, m := range messages {
		if message, ok := m.(*Message); ok {
			messages[name] = message.safe()
		}
	}
	return messages
}

// verdicts are answers of every kind, as they are first shown.
func verdicts(in texts.Language) map[string]shownAnswer {
	first, second := bridgeEvidence()[0].Evidence, bridgeEvidence()[1].Evidence
	keepers := corpus.Source{ID: 8, Metadata: corpus.Metadata{Title: "Keepers_of the Light", Organisation: "Light Trust"}}
	second.Source = keepers
	of := func(a retrieval.Answer, scope string) shownAnswer {
		shown := shownAnswer{
			in: in, id: "0123456789abcdef", question: "why **granite**?", verdict: a.Verdict, compared: a.Compared, scope: scope,
			said: saidOf(in, scope, a), listed: wording.Listed(a), citing: apa, private: true,
		}
		return shown.page1(a.Evidence, 3)
	}
	both := []retrieval.Evidence{first, second}
	shelf := of(retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"gran_ite"}, Nearest: []corpus.Source{bridge()}}, in.Phrase(onShelf(nil, "Week_3").words))
	shelf.elsewhere = true
	missed := of(retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"quark", "gluon"}, Corrected: []retrieval.Correction{{Asked: "brigde", Found: "bridge"}}, Nearest: []corpus.Source{bridge(), keepers}}, "")
	missed.missed, missed.notes, missed.said = true, []string{in.Say(noteStarter), in.Say(noteGap), in.Say(noteLanguage)}, missed.said+"\n"+in.Say(nextStep)
	unsure := of(retrieval.Answer{Verdict: retrieval.Maybe, Evidence: both[1:]}, "")
	unsure.notes = []string{in.Say(noteGap)}
	return map[string]shownAnswer{
		"nothing": missed, "nothing_shelf": shelf, "maybe": unsure,
		"talk":      of(retrieval.Answer{Verdict: retrieval.Nothing, Talk: true}, ""),
		"corrected": of(retrieval.Answer{Verdict: retrieval.Sure, Evidence: both[:1], Corrected: []retrieval.Correction{{Asked: "ceaser_act", Found: "Caesar_Act"}}}, ""),
		"within":    of(retrieval.Answer{Verdict: retrieval.Maybe, Evidence: both, Within: []corpus.Source{bridge()}}, ""),
		"compared":  of(retrieval.Answer{Verdict: retrieval.Sure, Evidence: both, Compared: true, Silent: []corpus.Source{{Metadata: corpus.Metadata{Title: "Boats"}}}}, ""),
		"catalogue": of(retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicAuthors, Sources: []corpus.Source{bridge()}}}, ""),
		"catalogue_list": of(retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{
			Topic: catalogue.TopicMention, Sources: []corpus.Source{bridge(), keepers}, Words: "*ferry*"}}, ""),
	}
}

func golden(t *testing.T, name string, v any) {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "messages", name+".json")
	if *updateGolden {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s differs from its golden file (-want +got; -update rewrites it):\n%s", name, diff)
	}
}

// apa cites each source alone.
var apa = citing{style: "apa"}

// Texts that are hard to show: long ones, without spaces, in scripts of four
// bytes, all of marks, from right to left, with accents upon accents.
func hardTexts() map[string]string {
	return map[string]string{
		"words":    strings.Repeat("a sentence of some words, and then more. ", 160),
		"no space": strings.Repeat("x", 5000),
		"marks":    strings.Repeat("*_~`|<@&>#-[](){}\\", 300),
		"chinese":  strings.Repeat("古老的石桥因为春天的洪水而建成。", 300),
		"emoji":    strings.Repeat("👩‍👩‍👧‍👦🏴‍☠️", 300),
		"arabic":   strings.Repeat("كان الجسر القديم من حجر. ", 200),
		"accents":  "z" + strings.Repeat("\u0301", 3000),
		"lines":    strings.Repeat("line\n", 1000),
		"empty":    "",
		"controls": strings.Repeat("\x00\u202e\u2066a", 1000),
	}
}

// Whatever the text, every message keeps to Discord's lengths.
func TestMessagesKeepToLengths(t *testing.T) {
	if raceDetector {
		t.Skip("skipped: it does one thing at a time")
	}
	t.Parallel()
	for name, text := range hardTexts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testLengths(t, name, text)
		})
	}
}

// testLengths shows a hard text wherever one can stand.
func testLengths(t *testing.T, name, text string) {
	s := corpus.Source{ID: 1, Metadata: corpus.Metadata{
		Title: text, Authors: []string{text, text}, Organisation: text, Issued: text, Container: text, Publisher: text, URL: "https://example.org/" + strings.Repeat("x", len(text)%700), DOI: text,
	}}
	var evidence []ranked
	for i := range mostPassages {
		e := retrieval.Evidence{Source: s, Passage: corpus.Passage{ID: corpus.PassageID(i), Text: text, Locator: corpus.Locator{Section: text, Page: 3}}, Grade: retrieval.Strong}
		if len(text) > 0 {
			e.Highlights = []retrieval.Span{{Start: 0, End: utf8Start(text, len(text)*i/mostPassages)}}
		}
		evidence = append(evidence, ranked{i + 1, e})
	}
	around := []corpus.Passage{evidence[0].Passage, evidence[1].Passage, evidence[2].Passage}
	full := shownAnswer{id: "0123456789abcdef", question: text, evidence: evidence, more: 1, page: 3, private: true, sharedBy: "1", notes: []string{string(noteStarter), string(notePartial)}, citing: citing{style: "apa"}}
	for _, n := range []int{1, 3, mostPassages} {
		a := full
		a.evidence = evidence[:n]
		checkLengths(t, fmt.Sprintf("%s: answer of %d", name, n), renderAnswer(a))
	}
	checkLengths(t, name+": context", renderContext(english, journal.KeptAnswer{ID: "0123456789abcdef", Question: "why **granite**?"}, evidence, 1, around, apa))
	for _, style := range citationStyles() {
		checkLengths(t, name+": citations in "+style, renderCitations(english, "0123456789abcdef", 0, evidence, citing{style: style}))
	}
	checkLengths(t, name+": source", renderSource(english, s, apa, nil))
	again := make([]refreshed, 60)
	for i := range again {
		again[i] = refreshed{source: s, change: library.Change{Added: i % 2}}
	}
	checkLengths(t, name+": refreshed", renderRefreshed(english, again, 60))
	many := make([]corpus.Source, 40)
	for i := range many {
		many[i] = s
	}
	checkLengths(t, name+": sources", renderSources(english, sourceList{shelves: shelvesOf(many), page: 1, starter: true}))
	full.scope, full.elsewhere = english.Phrase(onShelf(nil, cut(text, library.MaxShelf)).words), true
	for kind, a := range hardAnswers(text, s, evidence) {
		full.verdict, full.compared, full.said, full.listed = a.Verdict, a.Compared, saidOf(english, full.scope, a), wording.Listed(a)
		full.evidence = nil
		m := renderAnswer(full.page1(a.Evidence, mostPassages))
		checkLengths(t, name+": "+kind, m)
		if a.Verdict == retrieval.Maybe && !strings.Contains(m.Components[0].Content, "I am not sure") {
			t.Errorf("%s: %s: %q does not say that it is not sure", name, kind, m.Components[0].Content)
		}
	}
	checkLengths(t, name+": answer of a shelf", renderAnswer(full))
	checkLengths(t, name+": suggestion", renderSuggestion(english, journal.Suggestion{Title: text, URL: text, Note: text, Member: "1"}))
	checkLengths(t, name+": rejected", renderSuggestion(english, journal.Suggestion{Title: text, State: journal.Rejected, Reason: text}))
	checkLengths(t, name+": gaps", renderGaps(english, slices.Repeat([]gapGroup{{questions: []string{text, text}}}, 40), 40, slices.Repeat([]journal.RatedQuestion{{Question: text, Not: 3, Helpful: 4}}, 40)))
	checkLengths(t, name+": quote", renderChecked(english, quote.Checked{Verdict: quote.Small, Source: s, Passage: around[0], Text: text, Runs: []quote.Run{{Side: quote.Source, Text: text}}}, text, apa, true))
	for _, ch := range completions(many, "") {
		if n := size(ch.Name); n < 1 || n > maxChoice {
			t.Errorf("%s: choice of %d characters", name, n)
		}
	}
}

// hardAnswers are answers of every kind in which a hard text stands wherever one can.
func hardAnswers(text string, s corpus.Source, evidence []ranked) map[string]retrieval.Answer {
	many, words := slices.Repeat([]corpus.Source{s}, 40), slices.Repeat([]string{text}, 40)
	var passages []retrieval.Evidence
	for range 5 {
		for _, e := range evidence {
			passages = append(passages, e.Evidence)
		}
	}
	whole := retrieval.Answer{Missing: words, Corrected: []retrieval.Correction{{Asked: text, Found: text}}, Within: many, Silent: many, Nearest: many}
	answers := map[string]retrieval.Answer{}
	for _, verdict := range []retrieval.Verdict{retrieval.Sure, retrieval.Maybe, retrieval.Nothing} {
		a := whole
		if a.Verdict = verdict; verdict.Answered() {
			a.Evidence = passages
		}
		answers[string(verdict)] = a
		if a.Compared = true; verdict.Answered() {
			answers[string(verdict)+", compared"] = a
		}
	}
	for _, topic := range []catalogue.Topic{catalogue.TopicAuthors, catalogue.TopicPublished, catalogue.TopicMention, catalogue.TopicAbout} {
		answers[string(topic)] = retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: topic, Sources: many, Words: text}}
	}
	return answers
}

func utf8Start(text string, n int) int {
	for n > 0 && n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return max(n, 1)
}

// within gives components with those inside them.
func within(list []component) []component {
	var all []component
	for _, c := range list {
		all = append(append(all, c), within(c.Components)...)
	}
	return all
}

func checkLengths(t *testing.T, name string, m *Message) {
	t.Helper()
	m = m.safe()
	if n := size(m.Content); n > maxContent {
		t.Errorf("%s: content of %d", name, n)
	}
	for _, e := range m.Embeds {
		if size(e.Description) > maxDescription || size(e.Title) > 256 {
			t.Errorf("%s: description of %d, title of %d", name, size(e.Description), size(e.Title))
		}
		if e.Author != nil && size(e.Author.Name) > maxAuthor {
			t.Errorf("%s: author too long", name)
		}
	}
	for _, c := range within(m.Components) {
		if len(c.CustomID) > maxCustomID || size(c.URL) > maxURL || size(c.Label) > 80 || len(c.Options) > 25 {
			t.Errorf("%s: component %+v is too long", name, c)
		}
		if c.Type == typeRow && len(c.Components) > 5 {
			t.Errorf("%s: %d components in a row", name, len(c.Components))
		}
	}
	if err := messageRules(m, sandbox.Request{Files: make([]sandbox.File, len(m.Files))}); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// Of a long citation the end goes, not the place of the passage.
func TestPlaceIsNotCut(t *testing.T) {
	e := bridgeEvidence()[0]
	e.Source.Title = strings.Repeat("On Bridges and What They Are Built Of ", 30)
	e.Passage.Locator.Section = strings.Repeat("Stones and How They Are Cut > ", 40) + "Granite"
	for _, n := range []int{1, 3, mostCompared} {
		for _, open := range []opening{openBest, openAll} {
			a := shownAnswer{id: "1", verdict: retrieval.Sure, compared: n > 3, open: open, evidence: slices.Repeat([]ranked{e}, n), citing: apa}
			for _, part := range passageBox(a, maxTexts) {
				if part.Type == typeText && !strings.Contains(part.Content+"\n", ", ¶\u00a01\n") {
					t.Errorf("one in %d = %q, want the place at the end of a line", n, part.Content)
				}
			}
		}
	}
}

func TestEscape(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain – “text” 語", "plain – “text” 語"},
		{"*bold* _it_ ~~no~~ `code` ||spoiler||", `\*bold\* \_it\_ \~\~no\~\~ \` + "`code\\`" + ` \|\|spoiler\|\|`},
		{"@everyone <@12> <#3>", `\@everyone \<\@12\> \<#3\>`},
		{"# head\n- item\n> quote\n1. first", "\\# head\n\\- item\n\\> quote\n1\\. first"},
		{"[a](https://b.c)", `\[a\]\(https\://b.c\)`},
		{`back\slash`, `back\\slash`},
		{"in 1990. Then", "in 1990. Then"},
		{"a\u202eb\x00c", "abc"},
	}
	for _, test := range tests {
		if got := escape(test.text); got != test.want {
			t.Errorf("escape(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// unescape is what a reader sees of Markdown in which nothing but escapes and
// bold stand.
func unescape(markdown string) string {
	var b strings.Builder
	for i := 0; i < len(markdown); i++ {
		if markdown[i] == '\\' && i+1 < len(markdown) {
			i++
		} else if strings.HasPrefix(markdown[i:], "**") {
			i++
			continue
		}
		b.WriteByte(markdown[i])
	}
	return b.String()
}

// What is shown of a passage stands in it, letter for letter.
func FuzzExcerpt(f *testing.F) {
	for _, text := range hardTexts() {
		f.Add(text[:utf8Start(text+" ", min(len(text), 900))-boolInt(text == "")], 3, 9, 200)
	}
	f.Fuzz(func(t *testing.T, text string, start, end, limit int) {
		if !utf8.ValidString(text) || start < 0 || end > len(text) || start > end ||
			start < len(text) && !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
			return
		}
		limit = 60 + limit&4095
		got := excerpt(text, []retrieval.Span{{Start: start, End: end}}, limit)
		if size(got) > limit {
			t.Fatalf("excerpt(%q, %d) has %d units", text, limit, size(got))
		}
		shown := strings.TrimSpace(strings.ReplaceAll(unescape(strings.ReplaceAll(got, "[…]", "\x00")), "\x00", "\x01"))
		readable := strings.Map(func(r rune) rune {
			if !harmless(r) {
				return -1
			}
			return r
		}, text)
		if strings.Contains(readable, "…") {
			return // the mark of what is left out could be the text's own
		}
		for part := range strings.SplitSeq(shown, "\x01") {
			if part = strings.TrimSpace(part); !strings.Contains(readable, part) {
				t.Fatalf("excerpt(%q) shows %q, which is not in it", text, part)
			}
		}
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func FuzzReadInteraction(f *testing.F) {
	f.Add([]byte(`{"type":2,"data":{"name":"ask","options":[{"name":"question","type":3,"value":"why"}]},"member":{"user":{"id":"1"},"permissions":"32"}}`))
	f.Add([]byte(`{"type":3,"data":{"custom_id":"v1:page:abc:1"},"user":{"id":"2"}}`))
	f.Add([]byte(`{"type":5,"data":{"custom_id":"v1:paste","components":[{"components":[{"custom_id":"text","value":"x"}]},{"component":{"custom_id":"a"}}]}}`))
	f.Add([]byte(`{"type":2,"data":{"name":"source","options":[{"type":1,"name":"add","options":[{"name":"file","value":7}]}]}}`))
	actions := allActions()
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := readInteraction(raw)
		if err != nil {
			return
		}
		actions.find(r)
		r.text("question")
		r.number(0, 10)
		r.target()
		r.attachment("file")
		if r.GuildID == "" && (r.moderates("1") || r.manages()) {
			t.Errorf("readInteraction(%s) moderates without a server", raw)
		}
	})
}

func FuzzCustomID(f *testing.F) {
	f.Add("v1:page:abc:1")
	f.Add("v1:")
	f.Add(strings.Repeat(":", 101))
	f.Fuzz(func(t *testing.T, id string) {
		verb, args, ok := readCustomID(id)
		if ok && customID(verb, args...) != id {
			t.Errorf("customID(readCustomID(%q)) = %q", id, customID(verb, args...))
		}
	})
}
