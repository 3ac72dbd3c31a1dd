package encoder

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Models of random weights, made for these tests: a BERT with WordPiece and the first
// token as its vector (BF16), and an XLM-R with Unigram and the mean (F16).
var models = []string{"wordpiece", "unigram"}

// A golden text is what another engine (onnxruntime 1.x) and the makers' own tokenizers
// make of it with the same model.
type golden struct {
	Text   string
	Tokens []int32
	Vector []float32
}

func readGolden(t testing.TB, name string) (texts []golden) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name, "golden.json"))
	if err == nil {
		err = json.Unmarshal(b, &texts)
	}
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func openModel(t testing.TB, name string, o Options) *Encoder {
	t.Helper()
	e, err := Open(filepath.Join("testdata", name), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func cosine(a, b []float32) float64 {
	var dot, x, y float64
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		x += float64(a[i]) * float64(a[i])
		y += float64(b[i]) * float64(b[i])
	}
	return dot / math.Sqrt(x*y)
}

func TestTokensAreThoseOfTheMakers(t *testing.T) {
	for _, name := range models {
		e := openModel(t, name, Options{})
		for _, g := range readGolden(t, name) {
			if got := e.tokens(g.Text); !slices.Equal(got, g.Tokens) {
				t.Errorf("%s: tokens of %.60q = %v, want %v", name, g.Text, got, g.Tokens)
			}
		}
	}
}

func TestVectorsAreThoseOfAnotherEngine(t *testing.T) {
	for _, name := range models {
		for _, c := range []struct {
			exact bool
			least float64
		}{{true, 0.99999}, {false, 0.99}} {
			e := openModel(t, name, Options{Exact: c.exact})
			texts := readGolden(t, name)
			var all []string
			for _, g := range texts {
				all = append(all, g.Text)
			}
			vectors, err := e.EmbedPassages(t.Context(), all)
			if err != nil {
				t.Fatal(err)
			}
			for i, g := range texts {
				if got := cosine(vectors[i], g.Vector); got < c.least {
					t.Errorf("%s, exact %v: cosine of %.60q with the other engine's vector = %v, want %v", name, c.exact, g.Text, got, c.least)
				}
			}
		}
	}
}

// A text's vector does not depend on what it is run with, nor on how many cores run it.
func TestTextsDoNotSeeEachOther(t *testing.T) {
	for _, name := range models {
		texts := readGolden(t, name)
		e := openModel(t, name, Options{Exact: true, Workers: 3})
		var all []string
		for _, g := range texts {
			all = append(all, g.Text)
		}
		together, err := e.EmbedPassages(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range all {
			alone, err := e.EmbedQuestion(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(alone, together[i]) {
				t.Errorf("%s: %.60q alone and among others: cosine %v, want the same numbers", name, text, cosine(alone, together[i]))
			}
		}
	}
}

// The kernels of the processor and the plain ones give the same vectors: those of a
// library can be compared on another machine.
func TestModelNamesWhatChangesAVector(t *testing.T) {
	names := map[string]bool{}
	for _, o := range []Options{{}, {Exact: true}, {Pooling: Mean}, {QuestionPrefix: "query: "}, {PassagePrefix: "query: "}, {Name: "other"}} {
		names[openModel(t, "wordpiece", o).Model()] = true
	}
	if len(names) != 6 {
		t.Errorf("names of six ways to run a model: %v", names)
	}
	if a, b := openModel(t, "wordpiece", Options{}).Model(), openModel(t, "wordpiece", Options{Workers: 5}).Model(); a != b {
		t.Errorf("the cores change the name: %s, %s", a, b)
	}
	folder := copyModel(t, "wordpiece")
	weights := readFile(t, folder, "model.safetensors")
	weights[len(weights)-1] ^= 1 // swapped for another
	writeFile(t, folder, "model.safetensors", weights)
	e, err := Open(folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if e.Model() == openModel(t, "wordpiece", Options{Name: filepath.Base(folder)}).Model() {
		t.Error("other weights have the same name")
	}
}

func TestPrefixes(t *testing.T) {
	plain, prefixed := openModel(t, "unigram", Options{}), openModel(t, "unigram", Options{QuestionPrefix: "why ", PassagePrefix: "the "})
	want, err := plain.EmbedPassages(t.Context(), []string{"why lake", "the lake"})
	if err != nil {
		t.Fatal(err)
	}
	question, err := prefixed.EmbedQuestion(t.Context(), "lake")
	passage, err2 := prefixed.EmbedPassages(t.Context(), []string{"lake"})
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(question, want[0]) || !slices.Equal(passage[0], want[1]) {
		t.Error("prefixes are not put before question and passage")
	}
}

func TestManyAtOnce(t *testing.T) {
	e := openModel(t, "unigram", Options{})
	want, err := e.EmbedQuestion(t.Context(), "why does the sea look darker")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := e.EmbedQuestion(t.Context(), "why does the sea look darker")
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("EmbedQuestion beside others = %v, %v", got, err)
			}
			if _, err := e.EmbedPassages(t.Context(), []string{"a", "b"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestEndsWithItsContext(t *testing.T) {
	e := openModel(t, "unigram", Options{})
	ctx, cancel := contextThatIsOver(t)
	defer cancel()
	if _, err := e.EmbedPassages(ctx, []string{strings.Repeat("the lake darkens ", 200)}); !errors.Is(err, ctx.Err()) {
		t.Errorf("EmbedPassages after the end = %v", err)
	}
	if v, err := e.EmbedPassages(t.Context(), nil); len(v) != 0 || err != nil {
		t.Errorf("EmbedPassages of nothing = %v, %v", v, err)
	}
}

func TestKnows(t *testing.T) {
	e := openModel(t, "wordpiece", Options{Languages: []string{"en"}})
	if !e.Knows("en") || !e.Knows("") || e.Knows("de") || !openModel(t, "unigram", Options{}).Knows("de") {
		t.Error("Knows does not say which languages a model was made for")
	}
}

// What is long costs no more than what is read of it.
func TestLongTextsAreCut(t *testing.T) {
	for _, name := range models {
		e := openModel(t, name, Options{})
		for _, text := range []string{strings.Repeat("x", 1<<20), strings.Repeat("why ", 1<<18), strings.Repeat("\xff", 1<<20), strings.Repeat("̈", 1<<18)} {
			if n := len(e.tokens(text)); n > e.most {
				t.Errorf("%s: %d tokens of %.8q…, want at most %d", name, n, text, e.most)
			}
			if v, err := e.EmbedQuestion(t.Context(), text); err != nil || math.Abs(cosine(v, v)-1) > 1e-5 {
				t.Errorf("%s: EmbedQuestion of %.8q… = %v", name, text, err)
			}
		}
	}
}

func BenchmarkQuestion(b *testing.B) {
	benchmark(b, "why does the sea look darker in winter than in summer")
}

func BenchmarkPassage(b *testing.B) {
	benchmark(b, strings.Repeat("the lake darkens in late autumn because mosses stain it ", 20))
}

// benchmark runs the model in the folder that MODEL names, or a small one.
func benchmark(b *testing.B, text string) {
	folder := os.Getenv("MODEL")
	if folder == "" {
		folder = filepath.Join("testdata", "wordpiece")
	}
	for _, exact := range []bool{true, false} {
		e, err := Open(folder, Options{Exact: exact})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(map[bool]string{true: "numbers", false: "bytes"}[exact], func(b *testing.B) {
			for b.Loop() {
				if _, err := e.EmbedQuestion(b.Context(), text); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(e.tokens(text))), "tokens")
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB")
		})
		e.Close()
	}
}
