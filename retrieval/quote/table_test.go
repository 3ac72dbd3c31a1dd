package quote

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval"
)

// A sentence of a library, to make quotations of.
type sentence struct {
	text   string
	source corpus.Source
}

// A maker makes a quotation of a sentence, and says what has to be found; nothing where
// the sentence does not lend itself to it.
type maker struct {
	name string
	make func(r *rand.Rand, s sentence) string
	is   func(c Checked) bool
	// told says that all have to be found so: 1, or 0.98 for those that change nothing.
	told float64
}

var (
	auxiliary = regexp.MustCompile(`\b(is|are|was|were|has|have|had|will|would|can|could|should|must)\b`)
	negated   = regexp.MustCompile(`\b(not|never|no) `)
	figures   = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})*\b`)
	years     = regexp.MustCompile(`\b(19|20)\d\d\b`)
	months    = regexp.MustCompile(`\b(January|February|March|April|June|July|August|September|October|November|December)\b`)
	named     = regexp.MustCompile(`([a-z,] )([A-Z][a-z]{3,})\b`)
	owners    = regexp.MustCompile(`\b(its|their|our|his|her)\b`)
	plainWord = regexp.MustCompile(`^[a-z]{4,}$`)
	article   = regexp.MustCompile(` the `)
)

// otherThan gives the first that is none of the found.
func otherThan(found string, list ...string) string {
	i := slices.IndexFunc(list, func(w string) bool { return w != found })
	return list[i]
}

func anyOf(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

// at replaces one of the places that a pattern finds.
func at(r *rand.Rand, text string, pattern *regexp.Regexp, by func(found string) string) string {
	places := pattern.FindAllStringIndex(text, -1)
	if len(places) == 0 {
		return ""
	}
	p := places[r.IntN(len(places))]
	return text[:p[0]] + by(text[p[0]:p[1]]) + text[p[1]:]
}

func differsBy(kinds ...Kind) func(Checked) bool {
	return func(c Checked) bool {
		return c.Verdict == Differs && slices.ContainsFunc(c.Kinds, func(k Kind) bool { return slices.Contains(kinds, k) })
	}
}

func harmless(c Checked) bool { return c.Verdict == Small || c.Verdict == Verbatim }

var makers = []maker{
	{"exact", func(_ *rand.Rand, s sentence) string { return s.text }, func(c Checked) bool { return c.Verdict == Verbatim }, 1},
	{"typography", func(r *rand.Rand, s sentence) string {
		switch r.IntN(3) {
		case 0:
			return strings.ToLower(s.text)
		case 1:
			return "“" + strings.NewReplacer("“", "'", "”", "'", "’", "'", "–", "-", "—", " -- ", "-", "‑").Replace(s.text) + "”"
		}
		return strings.ToUpper(s.text)
	}, harmless, .98},
	{"harmless word", func(r *rand.Rand, s sentence) string {
		words := strings.Fields(s.text)
		i := 1 + r.IntN(len(words)-2)
		switch r.IntN(4) {
		case 0:
			return at(r, s.text, article, func(string) string { return " " })
		case 1:
			return at(r, s.text, article, func(string) string { return " a " })
		}
		return strings.Join(slices.Insert(words, i, anyOf(r, "also", "indeed", "really", "thus", "the", "very", "clearly", "therefore", "then", "itself")), " ")
	}, func(c Checked) bool { return c.Verdict == Small }, .98},
	{"negation", func(r *rand.Rand, s sentence) string {
		if out := at(r, s.text, negated, func(string) string { return "" }); out != "" {
			return out
		}
		return at(r, s.text, auxiliary, func(w string) string { return w + anyOf(r, " not", " never", "n't") })
	}, differsBy(Negation), 1},
	{"number", func(r *rand.Rand, s sentence) string {
		if years.MatchString(s.text) || months.MatchString(s.text) {
			return ""
		}
		return at(r, s.text, figures, func(w string) string { return otherThan(w, anyOf(r, "17", "4,500", "92", "seven"), "18") })
	}, differsBy(Number, Date), 1},
	{"date", func(r *rand.Rand, s sentence) string {
		if r.IntN(2) == 0 {
			return at(r, s.text, months, func(w string) string { return otherThan(w, "May", "January") })
		}
		return at(r, s.text, years, func(w string) string { return otherThan(w, "1987", "1999") })
	}, differsBy(Date), 1},
	{"name", func(r *rand.Rand, s sentence) string {
		return at(r, s.text, named, func(w string) string {
			return w[:2] + otherThan(w[2:], anyOf(r, "Churchill", "Brazil", "Norway", "Napoleon", "Oslo", "Iraq"), "Peru")
		})
	}, differsBy(Name), 1},
	{"owner", func(r *rand.Rand, s sentence) string {
		return at(r, s.text, owners, func(w string) string { return otherThan(w, anyOf(r, "our", "his", "her"), "my") })
	}, differsBy(Person), 1},
	{"swapped words", func(r *rand.Rand, s sentence) string {
		words := strings.Fields(s.text)
		i := 1 + r.IntN(len(words)-4)
		j := i + 2 + r.IntN(len(words)-i-3)
		if !plainWord.MatchString(words[i]) || !plainWord.MatchString(words[j]) || !isContent(words[i]) || !isContent(words[j]) || words[i] == words[j] {
			return ""
		}
		words[i], words[j] = words[j], words[i]
		return strings.Join(words, " ")
	}, differsBy(Order, Opposite), 1},
	{"attribution", func(r *rand.Rand, s sentence) string {
		return s.text + anyOf(r, " – ", "\n— ", " - ", "” – ") + anyOf(r, "Winston Churchill", "Churchill", "Napoleon Bonaparte", "Dr. Ada Mason, 1987")
	}, func(c Checked) bool {
		return c.Verdict.Found() && c.Said != nil && (c.Said.Finding == Another || c.Said.Finding == Unchecked)
	}, 1},
	{"cut", func(r *rand.Rand, s sentence) string {
		words := strings.Fields(s.text)
		if r.IntN(2) == 0 {
			return strings.Join(words[2:len(words)-1], " ")
		}
		i := len(words) / 3
		return strings.Join(slices.Concat(words[:i], []string{anyOf(r, "…", "[...]", "...")}, words[i+len(words)/3:]), " ")
	}, func(c Checked) bool { return c.Verdict == Verbatim }, .98},
	{"another source", func(_ *rand.Rand, s sentence) string { return s.text }, func(c Checked) bool { return c.Verdict == Verbatim && c.Elsewhere() }, 1},
}

// seeds fills a library with the first group's texts, and gives their English sentences.
func seeds(t *testing.T) (*retrieval.Engine, *library.Library, []sentence) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "seeds", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("the first group's texts are not here: no ../shared/seeds")
	}
	lib := newLibrary(t)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		source, passages, err := extract.Read(t.Context(), corpus.File{Name: filepath.Base(path), Origin: path, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := lib.Add(t.Context(), source, passages); err != nil {
			t.Fatal(err)
		}
	}
	var list []sentence
	for p, err := range lib.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		s, err := lib.Source(t.Context(), p.Source)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range lang.Sentences(p.Text) {
			text := strings.Join(strings.Fields(p.Text[r.Start:r.End]), " ")
			if n := len(strings.Fields(text)); n >= 9 && n <= 45 && lang.Detect(text) == "en" {
				list = append(list, sentence{text, s})
			}
		}
	}
	return newEngine(t, lib), lib, list
}

// Quotations made by a program of the first group's texts, 20 of each kind.
func TestMadeQuotations(t *testing.T) {
	engine, lib, list := seeds(t)
	const each = 20
	for n, m := range makers {
		r := rand.New(rand.NewPCG(uint64(n), 7))
		right, tried := 0, 0
		for range 5000 {
			if tried == each {
				break
			}
			s := list[r.IntN(len(list))]
			text := m.make(r, s)
			if text == "" || text == s.text && m.name != "exact" && m.name != "another source" {
				continue
			}
			tried++
			var other *corpus.Source
			if m.name == "another source" {
				other = another(t, lib, s.source)
			}
			c, err := Check(t.Context(), engine, lib, text, other)
			if err != nil {
				t.Fatal(err)
			}
			if m.is(c) {
				right++
			} else {
				t.Logf("%s: %v %v of %q\n\tin %q", m.name, c.Verdict, c.Kinds, text, c.Text)
			}
		}
		t.Logf("%s: %d of %d", m.name, right, tried)
		if tried < each || float64(right) < m.told*float64(tried) {
			t.Errorf("%s: %d of %d are told as they are, want %v of %d", m.name, right, tried, m.told, each)
		}
	}
}

func another(t *testing.T, lib *library.Library, s corpus.Source) *corpus.Source {
	t.Helper()
	sources, err := lib.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range sources {
		if o.ID != s.ID {
			return &o
		}
	}
	t.Fatal("there is one source only")
	return nil
}
