package retrieval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/starter"
)

// What stands around a question changes neither the verdict nor the first passage.
func TestFramesChangeNothing(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, q := range []string{"what ruins tomatoes", "how do bees find their way home", "where should potatoes be kept", "famine of 1845"} {
		want := ask(t, e, q, 3)
		if want.Verdict == Nothing {
			t.Fatalf("Ask(%q) = %v", q, want.Verdict)
		}
		for _, frame := range []string{"pls %s", "hey %s lol", "can u tell me %s???", "guys does anyone know %s", "%s thx", "i need it for my essay: %s", "according to the texts, %s", "my teacher wants to know %s", "<@123456789> %s 🙏"} {
			for _, typed := range []string{q, strings.ToUpper(q)} {
				asked := fmt.Sprintf(frame, typed)
				got := ask(t, e, asked, 3)
				if got.Verdict != want.Verdict || got.Evidence[0].Passage.ID != want.Evidence[0].Passage.ID {
					t.Errorf("Ask(%q) = %v %v, want %v %v", asked, got.Verdict, firstText(got), want.Verdict, firstText(want))
				}
			}
		}
	}
}

// What a member says beside his question takes nothing from its answer, unless it leans on that.
func TestRemarksTakeNothing(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, q := range []string{"what ruins tomatoes?", "how do bees find their way home?", "where should potatoes be kept?"} {
		want := ask(t, e, q, 3)
		for _, said := range []string{"%s sounds like a joke", "%s my cousin swears that it is otherwise", "we quarrelled about it on the train yesterday. %s", "%s the quiz is on friday and my notebook is gone",
			"%s, sounds like a joke", "%s, my cousin swears that it is otherwise", "%s, i thought the quiz was on the train", "my prof never explained it properly on friday, %s",
			"voice typing so %s", "prove yourself bot %s", "%s oh wise bot", "my laptop died so %s", "nobody answered me yesterday so %s", "%s two sentences max"} {
			if strings.Contains(said, ",") {
				q = strings.TrimSuffix(q, "?")
			}
			got := ask(t, e, fmt.Sprintf(said, q), 3)
			if want.Verdict.Above(got.Verdict) || firstText(got) != firstText(want) {
				t.Errorf("Ask(%q) = %v %q, want %v %q", got.Question, got.Verdict, firstText(got), want.Verdict, firstText(want))
			}
		}
	}
	if q, _ := e.alone("the famine was in Ireland. did they use copper sprays there?"); q != "" {
		t.Errorf("%q is asked without the remark that it leans on", q)
	}
	if q, _ := e.alone("that was a long lecture. did they use copper sprays there?"); q == "" {
		t.Error("a remark that the library has no word of is leant on")
	}
}

func firstText(a Answer) string {
	if len(a.Evidence) == 0 {
		return ""
	}
	return a.Evidence[0].Passage.Text
}

// A mistyped word is taken for the library's, and the answer says so.
func TestTyposAreCorrected(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	a := ask(t, e, "what ruins tomatos and potatoe seedlngs", 3)
	if len(a.Corrected) != 1 || a.Corrected[0].Asked != "seedlngs" || a.Corrected[0].Found != "seedlings" {
		t.Errorf("corrected = %v, want seedlngs for seedlings", a.Corrected)
	}
	if a := ask(t, e, "bihgt", 3); a.Verdict != Nothing && len(a.Corrected) == 0 {
		t.Errorf("Ask of a misspelled word = %v without saying what it was taken for", a.Verdict)
	}
	if a := ask(t, e, "blihgt", 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), "blight") {
		t.Errorf("Ask(blihgt) = %v %q", a.Verdict, firstText(a))
	}
}

// The other spelling of British or American English finds the same and is not told of, and
// what chats write on purpose is not taken for another word.
func TestSpellingsAreNoMistakes(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Works", "The behaviour of boats in the harbour needs a licence.", "A note tells the ways of the tide.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"boat behavior": "behaviour", "who needs a license": "licence", "in the harbor": "harbour", "nite of the tide": "tide", "wats the tide": "tide"} {
		if a := ask(t, e, asked, 3); len(a.Corrected) > 0 || !a.Verdict.Answered() || !strings.Contains(firstText(a), want) {
			t.Errorf("Ask(%q) = %v, corrected %v, first %q", asked, a.Verdict, a.Corrected, firstText(a))
		}
	}
}

// Any word of the library, typed alone, and any phrase of it, quoted or bare, shows first
// a passage that has it.
func TestWordsOfTheLibraryAreFound(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for asked, want := range map[string]string{
		"honey": "honey", "Ireland": "Ireland", "fridge": "fridge", "MOULD": "mould", "a warm windowsill": "warm windowsill",
		`"within a week"`: "within a week", "what is said of “the last frost”": "the last frost",
	} {
		a := ask(t, e, asked, 3)
		if !a.Verdict.Answered() || !strings.Contains(firstText(a), want) {
			t.Errorf("Ask(%q) = %v, first %q", asked, a.Verdict, firstText(a))
		} else if a.Evidence[0].Grade == Weak {
			t.Errorf("Ask(%q) calls the passage weak that has it word for word", asked)
		}
	}
}

// A word behind one that lost its vowel before it is found by itself, in whichever way it is asked for.
func TestElisionHidesNoWord(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "fr", "Le rucher", "La boîte de secours contient une seringue d’adrénaline.", "Les voisins sont sur la liste d'attente de l'association.", "La clé du portail pend au clou.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"adrénaline": "adrénaline", "adrenaline": "adrénaline", "l'adrénaline": "adrénaline", "association": "association", "où est la liste d’attente": "attente"} {
		if a := ask(t, e, asked, 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), want) {
			t.Errorf("Ask(%q) = %v, first %q", asked, a.Verdict, firstText(a))
		}
	}
}

// A phrase of words that say nothing each by itself is found where it stands; such words that
// ask, or stand nowhere so, are small talk.
func TestPhrasesOfSmallWordsAreFound(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The ferry", "She looked at the water as if it had never been there before. What is it about her?", "The ferryman sells tickets on the quay.")
	e := newEngine(t, lib, builtIn(t))
	if a := ask(t, e, "As if it had never been there", 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), "as if it had never") {
		t.Errorf("a phrase of the text = %v, first %q", a.Verdict, firstText(a))
	}
	for _, asked := range []string{"as if he had been there", "what is it about her", "as if it", "how are you all"} {
		if a := ask(t, e, asked, 3); !a.Talk || a.Verdict != Nothing {
			t.Errorf("Ask(%q) = %v, talk %v", asked, a.Verdict, a.Talk)
		}
	}
}

// Letters that a word shares with one of another language make no passage related.
func TestLettersOfAnotherLanguage(t *testing.T) {
	lib := gardens(t)
	_, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Köy", Language: "tr"}, Digest: "tr"}, []corpus.Passage{
		{Ordinal: 1, Text: "Köylüler dere boyunda kurdukları dernekte masallar anlatır, kurduklarını kimseye satmazdı."},
	})
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, lib, builtIn(t))
	for _, ev := range ask(t, e, "Kurds", 5).Evidence {
		if ev.Source.Title == "Köy" && ev.Grade != Weak {
			t.Errorf("%v: %q", ev.Grade, ev.Passage.Text)
		}
	}
	if a := ask(t, e, "masallar", 5); !a.Verdict.Answered() || !strings.Contains(firstText(a), "masallar") {
		t.Errorf("a word of the other language = %v, %q", a.Verdict, firstText(a))
	}
}

// A text that stands in the library twice is shown once.
func TestTwinsAreShownOnce(t *testing.T) {
	lib := gardens(t)
	addSource(t, lib, "A year with bees, second printing",
		"Bees find their way home by the sun! A forager tells her sisters of flowers with a dance.",
		"The beekeeper leaves the hive enough honey for the winter.")
	seen := map[string]bool{}
	for _, ev := range ask(t, newEngine(t, lib, builtIn(t)), "how do bees find their way home", 10).Evidence {
		letters := strings.Join(strings.FieldsFunc(ev.Passage.Text, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
		if seen[letters] {
			t.Errorf("shown twice: %q", ev.Passage.Text)
		}
		seen[letters] = true
	}
}

// Small talk gets no passages, even if its words stand in the library.
func TestTalkAsksNothing(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, said := range []string{"hi", "thanks!", "good morning everyone", "lol"} {
		if a := ask(t, e, said, 3); a.Verdict != Nothing || !a.Talk || len(a.Evidence) > 0 {
			t.Errorf("Ask(%q) = %v, talk %v, %d passages", said, a.Verdict, a.Talk, len(a.Evidence))
		}
	}
}

// One word that would be small talk elsewhere shows what the library has of it, and is small
// talk where it has nothing: a greeting is small talk anywhere.
func TestOneWordOfTheLibraryIsNoTalk(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Users and groups", "Daemons that need not own any files run as user nobody and group nogroup.",
		"Members of the help group assist others. Hello is a program that says hello and thanks you for nothing.")
	addSource(t, lib, "Works", "They began the works on the harbour in May.", "The walls of the harbour are painted.")
	e := newEngine(t, lib, builtIn(t))
	for said, want := range map[string]bool{"nobody": false, "Help": false, "nothing?": false, "hello": true, "thanks": true, "peace": true, "why?": true, "everybody": true, "how are you": true} {
		if a := ask(t, e, said, 3); a.Talk != want || want == a.Verdict.Answered() {
			t.Errorf("Ask(%q) = %v, talk %v, want talk %v", said, a.Verdict, a.Talk, want)
		}
		if a, err := e.Compare(t.Context(), said, nil); err != nil || a.Talk && !want {
			t.Errorf("Compare(%q) = %v, talk %v, %v", said, a.Verdict, a.Talk, err)
		}
	}
	if a := ask(t, e, "nobody", 3); !strings.Contains(firstText(a), "user nobody") {
		t.Errorf("first %q", firstText(a))
	}
}

// A word that is rare anywhere, or two that stand together in the library, show what has
// them, whatever else is asked; words that say nothing ask nothing.
func TestRareWordsStandOut(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, asked := range []string{
		"my professor wants a quotation and some statistics on the famine of 1845 in the nineteenth century please",
		"does the quarterly dividend of the shareholders concern late blight in the laboratory of physics",
	} {
		if a := ask(t, e, asked, 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), "blight") {
			t.Errorf("Ask(%q) = %v, first %q", asked, a.Verdict, firstText(a))
		}
	}
	for _, asked := range []string{"why?", "what is the", "tell me more"} {
		if a := ask(t, e, asked, 3); a.Verdict != Nothing || !a.Talk {
			t.Errorf("Ask(%q) = %v, talk %v", asked, a.Verdict, a.Talk)
		}
	}
}

// sharedGroups gives the questions of study groups in ../shared, and the files of each.
func sharedGroups(t *testing.T, folder string) map[string][]groupQuestion {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", folder, "groups", "*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Skipf("the study groups are not here: no ../shared/%s/groups", folder)
	}
	groups := map[string][]groupQuestion{}
	for _, f := range files {
		eachJSON(t, f, func(q groupQuestion) {
			if q.Group != "" && q.Q != "" {
				groups[q.Group] = append(groups[q.Group], q)
			}
		})
	}
	return groups
}

type groupQuestion struct {
	Group, Kind, Q string
	Gold           []string
}

// addGroup puts the texts of a study group into a library, under their own titles or
// under others.
func addGroup(t *testing.T, lib *library.Library, folder, group string, retitle func(string) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", folder, "groups", "texts", group, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts of group %q: %v", group, err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		addFile(t, lib, corpus.File{Name: filepath.Base(path), Origin: retitle(path), Data: []byte(retitle(string(data)))})
	}
}

// More sources never make an answer less sure: not the starter notes, which are on
// something else, and not the same texts under other titles.
func TestMoreSourcesNeverLowerAVerdict(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("short: the study groups take seconds")
	}
	t.Parallel()
	same := func(s string) string { return s }
	twin := func(s string) string { return strings.Replace(s, "# ", "# Second printing: ", 1) + "\n" }
	for group, questions := range sharedGroups(t, "train") {
		plain := newLibrary(t)
		addGroup(t, plain, "train", group, same)
		before := make([]Answer, len(questions))
		alone := newEngine(t, plain, builtIn(t))
		for i, q := range questions {
			before[i] = ask(t, alone, q.Q, 5)
		}
		twice := newLibrary(t)
		addGroup(t, twice, "train", group, same)
		addGroup(t, twice, "train", group, twin)
		wider, err := starter.Open(t.Context(), library.InMemory)
		if err != nil {
			t.Fatal(err)
		}
		defer wider.Close()
		addGroup(t, wider, "train", group, same)
		for name, after := range map[string]*Engine{"each text twice": newEngine(t, twice, builtIn(t)), "the starter notes": newEngine(t, wider, builtIn(t))} {
			fell := 0
			for i, q := range questions {
				old, now := before[i], ask(t, after, q.Q, 5)
				if old.Verdict.Above(now.Verdict) {
					fell++
					t.Logf("%s, with %s: %v became %v: %s (%.4f, %.4f)", group, name, old.Verdict, now.Verdict, q.Q, old.Confidence, now.Confidence)
				}
			}
			if fell > 0 {
				t.Errorf("%s, with %s: %d of %d verdicts fell", group, name, fell, len(questions))
			}
		}
	}
}

// The study groups that nothing was fitted to: what is shown, and how sure it is. The
// figures stand in testdata/groups.golden.
func TestStudyGroups(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("short: the study groups take seconds")
	}
	t.Parallel()
	groups := sharedGroups(t, "eval")
	var total groupFigures
	for group, questions := range groups {
		lib := newLibrary(t)
		addGroup(t, lib, "eval", group, func(s string) string { return s })
		e := newEngine(t, lib, builtIn(t))
		for _, q := range questions {
			total.note(q, ask(t, e, q.Q, 5))
		}
	}
	b, err := json.MarshalIndent(total.shares(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "groups.golden", string(b)+"\n")
}

// groupFigures count the questions of study groups.
type groupFigures struct {
	answered, shown, sure, sureRight, key, keyRight int
	within                                          [3]int
	near, nearSure, off, offShown                   int
}

func (f *groupFigures) note(q groupQuestion, a Answer) {
	switch {
	case len(q.Gold) > 0:
		f.noteAnswered(q, a)
	case q.Kind == "near":
		f.near++
		if a.Verdict == Sure {
			f.nearSure++
		}
	default:
		f.off++
		if a.Verdict.Answered() {
			f.offShown++
		}
	}
}

func (f *groupFigures) noteAnswered(q groupQuestion, a Answer) {
	f.answered++
	if a.Verdict.Answered() {
		f.shown++
	}
	at := len(a.Evidence)
	for i, ev := range a.Evidence {
		if holdsQuote(ev.Passage.Text, q.Gold) {
			at = i
			break
		}
	}
	for i, depth := range []int{1, 3, 5} {
		if at < min(depth, len(a.Evidence)) {
			f.within[i]++
		}
	}
	if a.Verdict == Sure {
		f.sure++
		if at < min(3, len(a.Evidence)) {
			f.sureRight++
		}
	}
	if at == 0 && len(a.Evidence) > 0 {
		f.key++
		if first := a.Evidence[0]; overlapsQuote(first.Passage.Text, first.Highlights[0], q.Gold) {
			f.keyRight++
		}
	}
}

func (f *groupFigures) shares() map[string]string {
	share := func(x, of int) string { return fmt.Sprintf("%.3f of %d", float64(x)/float64(max(1, of)), of) }
	return map[string]string{
		"right within 1": share(f.within[0], f.answered), "right within 3": share(f.within[1], f.answered), "right within 5": share(f.within[2], f.answered),
		"shown": share(f.shown, f.answered), "sure": share(f.sure, f.answered), "right within 3 when sure": share(f.sureRight, f.sure),
		"near, called sure": share(f.nearSure, f.near), "chatter, shown": share(f.offShown, f.off), "key sentence right": share(f.keyRight, f.key),
	}
}

var plainQuotes = strings.NewReplacer("*", "", "_", "", `\`, "", "’", "'", "‘", "'", "“", `"`, "”", `"`)

func plainText(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(plainQuotes.Replace(s)), " "))
}

func holdsQuote(text string, gold []string) bool {
	for _, g := range gold {
		if strings.Contains(plainText(text), plainText(g)) {
			return true
		}
	}
	return false
}

// overlapsQuote says whether a span of a text and a quotation have words in common at
// their place in the text.
func overlapsQuote(text string, span Span, gold []string) bool {
	said := plainText(text[span.Start:span.End])
	for _, g := range gold {
		quote := plainText(g)
		if strings.Contains(said, quote) || strings.Contains(quote, said) {
			return true
		}
		for _, part := range strings.Split(quote, ". ") {
			if len(part) > 20 && strings.Contains(said, part) {
				return true
			}
		}
	}
	return false
}

// Words that only hold a question together are not named as missing, in no language.
func TestMissingWordsTell(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for asked, want := range map[string]string{
		"что было в этом дворце и почему": "дворце", "ماذا كان في القصر": "القصر", "wer hat das Schloss und die Brücke gebaut": "schloss brücke gebaut", "qui est dans le château et pourquoi": "château",
		"çok eski bir köprü için ne oldu": "eski köprü", "quarks and gluons": "quarks gluons", "mit licence": "mit licence", "mit license": "mit license",
	} {
		if a := ask(t, e, asked, 3); strings.Join(a.Missing, " ") != want {
			t.Errorf("Ask(%q) misses %q, want %q", asked, a.Missing, want)
		}
	}
}

// A close language that the library has is not foreign, where the question does not show
// which of them it is.
func TestCloseLanguages(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "ru", "Мост", "Мост через реку построили в 1936 году. Его снесли после войны.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"сколько лететь до марса": "", "чому він не приїхав до міста": "uk", "de facto": ""} {
		if a := ask(t, e, asked, 3); a.Foreign != want {
			t.Errorf("Ask(%q) takes the question for %q, want %q", asked, a.Foreign, want)
		}
	}
}

// A short question in a language that no source is in says so by its first words, and is
// answered all the same as far as its words stand in the library.
func TestShortForeignQuestions(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for asked, want := range map[string]string{"Was will man in Irland?": "de", "que veut Irlande": "fr", "was Ireland hungry": "", "honey": "", "mit license": "", "сколько лететь до марса": "ru", "почему он не приехал в город": "ru"} {
		if a := ask(t, e, asked, 3); a.Foreign != want {
			t.Errorf("Ask(%q) takes the question for %q, want %q", asked, a.Foreign, want)
		}
	}
}

// A word that stands in the library is not denied for words beside it that do not, nor is
// an amount for how it is spelled; and nothing is sure of which no word stands there.
func TestOtherWordsDenyNothing(t *testing.T) {
	lib := gardens(t)
	addSource(t, lib, "A register of the parish", "Around 12% of the inhabitants emigrated, at a cost of $30 billion.", "The record has the number zq3621.", "The next one has zq5418.")
	e := newEngine(t, lib, builtIn(t))
	for _, asked := range []string{
		"inhabitants", "percentage of the inhabitants", "12 percent of the inhabitants", "per cent of the inhabitants", "percent", "how many percent emigrated", "30bn",
		"inhabitants xylophone", "inhabitants yr", "dynamite for the xylophone of who emigrated",
	} {
		if a := ask(t, e, asked, 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), "12%") {
			t.Errorf("Ask(%q) = %v, first %q", asked, a.Verdict, firstText(a))
		}
	}
	for _, asked := range []string{"zq100", "zq100 zq200", "what is zq100"} {
		if a := ask(t, e, asked, 3); a.Verdict == Sure {
			t.Errorf("Ask(%q) is sure of %q", asked, firstText(a))
		}
	}
}
