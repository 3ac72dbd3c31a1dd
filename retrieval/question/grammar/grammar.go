package grammar

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// A Grammar holds rules by name. What is language stands in its files and not
// here: the form of them is told at the top of english/words.txt.
type Grammar map[string]*Rule

// A Rule is matched by any of its sequences.
type Rule struct {
	sequences []sequence
	beginning map[string][]sequence // by the words that a match of them may begin with
	anywhere  []sequence            // those that may begin with any
	single    map[string]bool       // the sequences that are one word: most are
	Alone     map[string]bool       // all words that match by themselves
	opens     map[string]bool       // words that a match may begin with: nil for any
	isOpen    bool                  // opens is known
}

// A sequence is matched by its elements, one after the other.
type sequence []element

// An element is one place of a sequence: a word of a set, or another rule.
type element struct {
	words    map[string]bool
	rules    []*Rule
	any      bool
	optional bool
}

//go:embed english/*.txt abroad/*.txt
var files embed.FS

// English is read once; a file that cannot be read fails the first test. Beside the rules of
// English it has those of small talk, remarks and follow-ups in other languages, from the
// files under abroad: a message in any of them may come into any group.
var English = sync.OnceValue(readEnglish)

func readEnglish() Grammar {
	g := Grammar{}
	g.readAll("english", func(line string) []string { return []string{line} })
	g.readAll("abroad", typed)
	g.abroad("GREETINGABROAD", "greetings")
	g.abroad("WORDABROAD", "greetings-of-other-meaning")
	g.abroad("THANKSABROAD", "thanks")
	g.abroad("BEFOREABROAD", "before-questions")
	g.abroad("BEHINDABROAD", "behind-questions")
	for name, r := range g {
		if len(r.sequences) == 0 && len(r.single) == 0 {
			panic("question: no rule " + name)
		}
		r.arrange()
		r.words()
	}
	return g
}

// readAll adds the rules of all files of a folder, each in the ways that it may be typed.
func (g Grammar) readAll(folder string, ways func(line string) []string) {
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		text, err := files.ReadFile(folder + "/" + e.Name())
		if err != nil {
			panic(err)
		}
		if err := g.read(string(text), ways); err != nil {
			panic(fmt.Sprintf("question: %s: %v", e.Name(), err))
		}
	}
}

// typed gives a line as it stands, without accents, with the two letters that stand for one on
// a keyboard that has not got it ("schoen", "gruss"), and with the dot that a Turkish "ı" gets
// from capitals ("LAZIM"): chats have all four.
func typed(line string) []string {
	if lang.IsASCII(line) {
		return []string{line}
	}
	var bare strings.Builder
	for _, r := range line {
		if r < utf8.RuneSelf { // names of rules have capitals, which stay
			bare.WriteRune(r)
		} else {
			bare.WriteString(lang.Unaccented(string(r)))
		}
	}
	ways := []string{line, dotless.Replace(bare.String()), umlauts.Replace(line), dotless.Replace(line)}
	slices.Sort(ways)
	return slices.Compact(ways)
}

var dotless = strings.NewReplacer("ı", "i")

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// read adds the rules of one file, "NAME = sequence" each, in the ways that a line is typed.
func (g Grammar) read(text string, ways func(line string) []string) error {
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		for _, way := range ways(line) {
			name, sequence, ok := strings.Cut(way, "=")
			if name = strings.TrimSpace(name); !ok || !isName(name) {
				return fmt.Errorf("line %d: %q is no rule", n+1, way)
			}
			g.rule(name).add(g.elements(sequence))
		}
	}
	return nil
}

// abroad adds a list of phrases in the files of other languages as a rule.
func (g Grammar) abroad(name, list string) {
	for _, phrase := range lang.Phrases(list) {
		g.rule(name).add(g.elements(phrase))
	}
}

func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

func (g Grammar) rule(name string) *Rule {
	r, ok := g[name]
	if !ok {
		r = &Rule{single: map[string]bool{}}
		g[name] = r
	}
	return r
}

// add adds a sequence, as single words where it is one place of words.
func (r *Rule) add(elements []element) {
	if e := elements[0]; len(elements) == 1 && !e.any {
		for w := range e.words {
			r.single[w] = true
		}
		if len(e.rules) == 0 {
			return
		}
		e.words = nil
		elements = []element{e}
	}
	r.sequences = append(r.sequences, elements)
}

func (g Grammar) elements(text string) []element {
	var elements []element
	for _, field := range strings.Fields(text) {
		field, optional := strings.CutSuffix(field, "?")
		e := element{optional: optional, any: field == "_"}
		for part := range strings.SplitSeq(field, "|") {
			switch {
			case isName(part):
				e.rules = append(e.rules, g.rule(part))
			case e.words == nil:
				e.words = map[string]bool{part: true}
			default:
				e.words[part] = true
			}
		}
		elements = append(elements, e)
	}
	return elements
}

// arrange puts the sequences where a word finds those that it may begin: a rule has up to a
// hundred, of which most words begin none.
func (r *Rule) arrange() {
	r.beginning = map[string][]sequence{}
	for _, s := range r.sequences {
		if s.mayBegin(nil) {
			s.mayBegin(func(w string) { r.begin(w, s) })
		} else {
			r.anywhere = append(r.anywhere, s)
		}
	}
}

// begin lets a word find a sequence, once.
func (r *Rule) begin(word string, s sequence) {
	list := r.beginning[word]
	if n := len(list); n == 0 || &list[n-1][0] != &s[0] {
		r.beginning[word] = append(list, s)
	}
}

// mayBegin gives the words that a match may begin with, some twice, and says whether it has to
// begin with one of them.
func (s sequence) mayBegin(with func(word string)) bool {
	for _, e := range s {
		if e.any || slices.ContainsFunc(e.rules, func(r *Rule) bool { return r.openings() == nil }) {
			return false
		}
		if with != nil {
			each(e.words, with)
			for _, r := range e.rules {
				each(r.openings(), with)
			}
		}
		if !e.optional {
			break
		}
	}
	return true
}

func each(words map[string]bool, use func(word string)) {
	for w := range words {
		use(w)
	}
}

// openings gives the words that a match of the rule may begin with, nil for any. Rules
// stand in many others, so it is found out once.
func (r *Rule) openings() map[string]bool {
	if r.isOpen {
		return r.opens
	}
	r.isOpen = true
	all := maps.Clone(r.single)
	for _, s := range r.sequences {
		if !s.mayBegin(func(w string) { all[w] = true }) {
			return nil
		}
	}
	r.opens = all
	return all
}

// Has says whether a rule is matched by one word alone.
func (g Grammar) Has(name, w string) bool { return g[name].Alone[w] }

// words gives the words that match a rule alone: those of a sequence in which
// nothing else has to stand.
func (r *Rule) words() map[string]bool {
	if r.Alone != nil {
		return r.Alone
	}
	r.Alone = maps.Clone(r.single)
	for _, s := range r.sequences {
		needed := s.needed()
		for _, e := range s {
			if needed > 1 || needed == 1 && e.optional {
				continue // others have to stand there
			}
			maps.Copy(r.Alone, e.words)
			for _, inner := range e.rules {
				maps.Copy(r.Alone, inner.words())
			}
		}
	}
	return r.Alone
}

// needed is how many of the elements have to stand there.
func (s sequence) needed() (n int) {
	for _, e := range s {
		if !e.optional {
			n++
		}
	}
	return n
}

// Ends gives the places where a match that begins at words[i] may end, in order.
func (r *Rule) Ends(words []string, i int) []int {
	var all []int
	if i < len(words) && r.single[words[i]] {
		all = append(all, i+1)
	}
	for _, s := range r.anywhere {
		all = append(all, s.ends(words, i)...)
	}
	if i < len(words) {
		for _, s := range r.beginning[words[i]] {
			all = append(all, s.ends(words, i)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s sequence) ends(words []string, i int) []int {
	at := []int{i}
	for _, e := range s {
		var next []int
		for _, p := range at {
			next = append(next, e.ends(words, p)...)
		}
		slices.Sort(next)
		if at = slices.Compact(next); len(at) == 0 {
			break
		}
	}
	return at
}

func (e element) ends(words []string, i int) []int {
	var all []int
	if e.optional {
		all = append(all, i)
	}
	if i < len(words) && (e.any || e.words[words[i]]) {
		all = append(all, i+1)
	}
	for _, r := range e.rules {
		all = append(all, r.Ends(words, i)...)
	}
	return all
}

// Longest is where the longest match at words[i] ends: i if there is none.
func (r *Rule) Longest(words []string, i int) int {
	ends := r.Ends(words, i)
	if len(ends) == 0 {
		return i
	}
	return ends[len(ends)-1]
}
