package texts

import (
	"flag"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext"
	"github.com/leonelquinteros/gotext/plurals"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

var update = flag.Bool("update", false, "write the texts of the code into the files of the languages")

// translation gives what the file has for a text, nil for nothing.
func (l Language) translation(e entry) *gotext.Translation {
	if e.context == "" {
		return l.known[e.one]
	}
	return l.po.GetDomain().GetCtxTranslations()[e.context][e.one]
}

// form gives one form of a translation, empty where there is none.
func (l Language) form(e entry, i int) string {
	if t := l.translation(e); t != nil {
		return t.Trs[i]
	}
	return ""
}

// rule is the gettext rule of the language's plurals.
func (l Language) rule() (plurals.Expression, error) {
	_, rule, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(l.po.GetDomain().PluralForms), ";"), "plural=")
	return plurals.Compile(rule)
}

// forms is how many plural forms the language has.
func (l Language) forms() int {
	digits := regexp.MustCompile(`nplurals=(\d+)`).FindStringSubmatch(l.po.GetDomain().PluralForms)
	if digits == nil {
		return 0
	}
	n, _ := strconv.Atoi(digits[1])
	return n
}

// Every text of the code is in the file of every language, with the same arguments,
// and the file has no others.
func TestCatalogue(t *testing.T) {
	c := textsOfTheCode(t)
	for _, l := range All() {
		if *update {
			if err := c.write(l); err != nil {
				t.Fatal(err)
			}
			continue
		}
		missing := 0
		for _, key := range c.order {
			if e := *c.entries[key]; !l.has(e) {
				missing++
				t.Errorf("%s.po lacks %q of %s", l.code, e.one, e.files[0])
			} else {
				l.checkVerbs(t, e)
				l.checkCommands(t, c, e)
				l.checkNamed(t, c, e)
				l.checkLength(t, e)
			}
		}
		if missing > 0 {
			t.Errorf("%s.po lacks %d texts: run go test ./retrieval/wording/texts -update, and fill in what is empty", l.code, missing)
		}
		l.checkStale(t, c)
	}
}

// has reports whether all forms of a text are translated.
func (l Language) has(e entry) bool {
	if l.form(e, 0) == "" {
		return false
	}
	for i := 1; e.many != "" && i < l.forms(); i++ {
		if l.form(e, i) == "" {
			return false
		}
	}
	return true
}

func (l Language) checkStale(t *testing.T, c *code) {
	t.Helper()
	for id := range l.known {
		if c.entries[entry{one: id}.key()] == nil && id != "" {
			t.Errorf("%s.po has %q, which the code does not say any more: run with -update", l.code, id)
		}
	}
	for id := range l.po.GetDomain().GetCtxTranslations()[nameContext] {
		if c.entries[entry{one: id, context: nameContext}.key()] == nil && id != "" {
			t.Errorf("%s.po has the name %q, which nothing is called any more: run with -update", l.code, id)
		}
	}
}

var (
	verb      = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)
	misplaced = regexp.MustCompile(`%(?:$|[^a-zA-Z\[%])`)
)

// verbs gives the arguments that a text takes, by their numbers.
func verbs(text string) map[int]string {
	found, next := map[int]string{}, 1
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		found[next] = m[2]
		next++
	}
	return found
}

// checkVerbs compares the arguments of translations with those of the English text. A
// form of a plural may leave out the number.
func (l Language) checkVerbs(t *testing.T, e entry) {
	t.Helper()
	want := verbs(e.one)
	if e.many != "" {
		want = verbs(e.many)
	}
	forms := 1
	if e.many != "" {
		forms = l.forms()
	}
	for i := range forms {
		text := l.form(e, i)
		got := verbs(text)
		if e.many != "" && got[1] == "" && want[1] != "" {
			got[1] = want[1]
		}
		if !maps.Equal(got, want) || len(want) > 0 && misplaced.MatchString(text) {
			t.Errorf("%s.po: %q takes other arguments than %q", l.code, text, e.one)
		}
	}
}

var slashCommand = regexp.MustCompile(`(?:^|[\s(\x60«“„])/(\pL[\pL_-]*(?: \pL[\pL_-]*)?)`)

// checkCommands sees that a translation names the same commands as the English text, as
// they are called in its language.
func (l Language) checkCommands(t *testing.T, c *code, e entry) {
	t.Helper()
	if e.context != "" {
		return
	}
	for i := 0; i == 0 || e.many != "" && i < l.forms(); i++ {
		said := c.commandsIn(l.form(e, i), l)
		for _, want := range c.commandsIn(e.one, Language{}) {
			at := slices.IndexFunc(said, func(names []string) bool { return slices.Contains(names, want[len(want)-1]) })
			if at < 0 {
				t.Errorf("%s.po: %q does not name /%s", l.code, l.form(e, i), l.Name(Name(want[len(want)-1])))
				continue
			}
			said = slices.Delete(said, at, at+1)
		}
		if len(said) > 0 {
			t.Errorf("%s.po: %q names other commands besides: %v", l.code, l.form(e, i), said)
		}
	}
}

// commandsIn gives for each command that a text names what it may be in English, the
// longest last: in some languages a command is called like an option.
func (c *code) commandsIn(text string, l Language) (list [][]string) {
	for _, m := range slashCommand.FindAllStringSubmatch(text, -1) {
		var names []string
		for _, key := range c.order {
			if e := c.entries[key]; e.context == nameContext && strings.HasPrefix(m[1]+" ", l.Name(Name(e.one))+" ") {
				names = append(names, e.one)
			}
		}
		slices.SortFunc(names, func(a, b string) int { return len(a) - len(b) })
		list = append(list, append([]string{"?"}, names...))
	}
	return list
}

var boldWords = regexp.MustCompile(`\*\*([^*%]+)\*\*`)

// checkNamed sees that what an English text names in bold, such as a button, is named as
// it is called in the language.
func (l Language) checkNamed(t *testing.T, c *code, e entry) {
	t.Helper()
	for _, m := range boldWords.FindAllStringSubmatch(e.one, -1) {
		for _, context := range []string{"", nameContext} {
			named := c.entries[entry{one: m[1], context: context}.key()]
			if named != nil && !strings.Contains(l.form(e, 0), "**"+l.form(*named, 0)+"**") {
				t.Errorf("%s.po: %q does not name %q", l.code, l.form(e, 0), l.form(*named, 0))
			}
		}
	}
}

// checkLength keeps to what Discord takes where a text stands. A number takes two
// figures.
func (l Language) checkLength(t *testing.T, e entry) {
	t.Helper()
	if n := len([]rune(verb.ReplaceAllString(l.form(e, 0), "99"))); e.most > 0 && n > e.most {
		t.Errorf("%s.po: %q has %d letters, want at most %d", l.code, l.form(e, 0), n, e.most)
	}
}

// The rule of a file gives each number the form that Unicode's rules give it.
func TestPlurals(t *testing.T) {
	for _, l := range All() {
		rule, err := l.rule()
		if err != nil {
			t.Errorf("%s.po: %v", l.code, err)
			continue
		}
		forms := map[int]plural.Form{}
		for n := range 1000 {
			want := plural.Cardinal.MatchPlural(language.Make(l.code), n, 0, 0, 0, 0)
			got := rule.Eval(uint32(n))
			if before, ok := forms[got]; ok && before != want {
				t.Errorf("%s.po: %d has form %d of %v, want one of %v", l.code, n, got, before, want)
			}
			forms[got] = want
		}
		kinds := slices.Compact(slices.Sorted(maps.Values(forms)))
		if len(kinds) != l.forms() || len(forms) != l.forms() {
			t.Errorf("%s.po: %d forms, want the %d of the language", l.code, l.forms(), len(kinds))
		}
	}
}

// The head of each file has the language's own name, and the words that are to be the same
// throughout.
func TestGlossary(t *testing.T) {
	for _, l := range All() {
		data, err := files.ReadFile(l.code + ".po")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# ") || !strings.Contains(string(data), "# Glossary: ") {
			t.Errorf("%s.po does not begin with what the language is and its glossary", l.code)
		}
		if l.OwnName() == "" {
			t.Errorf("%s.po does not say with X-Name what the language calls itself", l.code)
		}
	}
}

func TestEnglish(t *testing.T) {
	var in Language
	if got := in.And([]string{"a", "b", "c"}) + in.Or([]string{"a", "b"}); got != "a, b and ca or b" {
		t.Errorf("lists = %q", got)
	}
	if got := in.Count(1, "one of %[2]s", "%d of %s", "x") + in.Count(2, "one of %[2]s", "%d of %s", "x"); got != "one of x2 of x" {
		t.Errorf("counts = %q", got)
	}
	if got := In("pt-BR").Say("%d of %s", 2500, Of("“%s”", "x")); got != "2500 of “x”" {
		t.Errorf("an unknown language says %q", got)
	}
}
