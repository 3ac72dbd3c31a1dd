package static

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEachWord(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"  ... !", ""},
		{"The Otter swims.", "the otter swims"},
		{"a river-otter's den", "a river otter s den"},
		{"In 1927, 3.5 km", "in 1927 3 5 km"},
		{"Café Ångström naïve", "cafe angstrom naive"},
		{"cafe\u0301s", "cafes"},
		{"Straße, Łódź, Ærø", "strasse lodz aero"},
		{"ﬁne x²", "fine x2"},
		{"ÉCOLE", "ecole"},
		{"выдра Όμηρος", "выдра ομηρος"},
		{"H2O and H₂O", "h2o and h2o"},
		{"bad\xffbytes", "bad bytes"},
	} {
		var words []string
		EachWord(test.text, func(word string) { words = append(words, word) })
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("EachWord(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func vocabulary(t testing.TB, pieces string) *Vocabulary {
	v, err := NewVocabulary(strings.Fields(pieces))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAppend(t *testing.T) {
	v := vocabulary(t, "otter o ott river #er #s #e 19 #27 水")
	for _, test := range []struct{ text, want string }{
		{"otter", "otter"},
		{"otters", "otter #s"},
		{"OTTER River", "otter river"},
		{"ottse", "ott #s #e"},
		{"oxer", "o #er"}, // x is in no piece
		{"zebra", "#e"},   // nor are z, b, r and a
		{"1927 19s", "19 #27 19 #s"},
		{"水水", "水"},
		{"?", ""},
	} {
		var got []string
		for _, token := range v.Append(nil, test.text) {
			got = append(got, v.Piece(token))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("Append(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNewVocabularyRefuses(t *testing.T) {
	for _, pieces := range [][]string{{""}, {"#"}, {"##a"}, {"a\nb"}, make([]string, 1<<16+1)} {
		if _, err := NewVocabulary(pieces); err == nil {
			t.Errorf("NewVocabulary(%.20q) = nil error, want one", pieces)
		}
	}
}

// small is a table of two dimensions.
func small(t testing.TB) *Table {
	b, err := Encode(vocabulary(t, "otter river #s nothing"), 2, []float32{3, 4, -1, 0, 0.5, 0.25, 0, 0})
	if err != nil {
		t.Fatal(err)
	}
	table, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTableRoundTrip(t *testing.T) {
	table := small(t)
	if got := table.vocabulary.Len(); got != 4 {
		t.Errorf("rows = %d, want 4", got)
	}
	for token, want := range [][]float64{{3, 4}, {-1, 0}, {0.5, 0.25}, {0, 0}} {
		for i, x := range table.row(Token(token)) {
			got := float64(table.scales[token]) * float64(int8(x))
			if math.Abs(got-want[i]) > float64(table.scales[token])/2 {
				t.Errorf("row %d of %q = %v, want %v", i, table.vocabulary.Piece(Token(token)), got, want[i])
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole, err := Encode(vocabulary(t, "otter river"), 2, []float32{1, 2, 3, 4})
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if _, err := Decode(whole[:n]); !errors.Is(err, ErrTable) {
			t.Errorf("Decode of the first %d of %d bytes: error %v, want ErrTable", n, len(whole), err)
		}
	}
	if _, err := Decode(append(slices.Clone(whole), 0)); !errors.Is(err, ErrTable) {
		t.Errorf("Decode of a byte more: error %v, want ErrTable", err)
	}
	if _, err := Encode(vocabulary(t, "otter"), 2, []float32{1}); err == nil {
		t.Error("Encode of half a row = nil error, want one")
	}
}

func TestEmbed(t *testing.T) {
	m := New(small(t))
	for _, test := range []struct {
		text string
		want []float32
	}{
		{"otter", []float32{0.6, 0.8}},
		{"Otter, otter!", []float32{0.6, 0.8}},
		{"river", []float32{-1, 0}},
		{"otter river", []float32{0.447, 0.894}},
		{"otter river river", []float32{0.3235, 0.946}}, // two rivers count as 1.62
		{"", []float32{1, 0}},
		{"?!", []float32{1, 0}},
		{"nothing", []float32{1, 0}},
	} {
		got, err := m.EmbedQuestion(t.Context(), test.text)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 || math.Abs(float64(got[0]-test.want[0])) > 0.01 || math.Abs(float64(got[1]-test.want[1])) > 0.01 {
			t.Errorf("EmbedQuestion(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

func TestEmbedCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := New(small(t))
	if got, err := m.EmbedPassages(ctx, []string{"otter"}); got != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("EmbedPassages(cancelled) = %v, %v, want context.Canceled", got, err)
	}
	if got, err := m.EmbedQuestion(ctx, "otter"); got != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("EmbedQuestion(cancelled) = %v, %v, want context.Canceled", got, err)
	}
}

func defaultModel(t testing.TB) *Model {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestShipped checks the table in the binary against its own hash and against
// what PROVENANCE.md says of it.
func TestShipped(t *testing.T) {
	m := defaultModel(t)
	if len(shipped) > 10_000_000 {
		t.Errorf("table.bin has %d bytes, want at most 10,000,000", len(shipped))
	}
	inner := sha256.Sum256(shipped[len(magic)+hashLength:])
	if want := "static-en-" + hex.EncodeToString(inner[:hashLength]); m.Model() != want {
		t.Errorf("Model() = %q, want %q", m.Model(), want)
	}
	provenance, err := os.ReadFile("PROVENANCE.md")
	if err != nil {
		t.Fatal(err)
	}
	whole := sha256.Sum256(shipped)
	if sum := hex.EncodeToString(whole[:]); !strings.Contains(string(provenance), sum) {
		t.Errorf("PROVENANCE.md does not name %s, the SHA-256 of table.bin", sum)
	}
}

func TestKnows(t *testing.T) {
	m := New(small(t))
	for language, want := range map[string]bool{"en": true, "": true, "de": false, "zh": false} {
		if got := m.Knows(language); got != want {
			t.Errorf("Knows(%q) = %v, want %v", language, got, want)
		}
	}
}

// TestMeaning asks in other words than the passages use.
func TestMeaning(t *testing.T) {
	m := defaultModel(t)
	passages := []string{
		"The physician prescribed a medicine against the fever.",
		"Vessels left the harbour at dawn and sailed along the coast.",
		"The orchestra played a symphony before a large audience.",
		"Wheat and barley are sown in autumn and harvested in summer.",
	}
	vectors, err := m.EmbedPassages(t.Context(), passages)
	if err != nil {
		t.Fatal(err)
	}
	for want, question := range []string{
		"what did the doctor give the sick man?",
		"when did the ships go out to sea?",
		"who made music for the listeners?",
		"when do farmers plant their crops?",
	} {
		q, err := m.EmbedQuestion(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for i := range vectors {
			if cosine(q, vectors[i]) > cosine(q, vectors[got]) {
				got = i
			}
		}
		if got != want {
			t.Errorf("nearest to %q is %q, want %q", question, passages[got], passages[want])
		}
	}
}

// TestOtherScripts sees that texts in scripts that the table does not know are
// told apart by their words, whatever their endings.
func TestOtherScripts(t *testing.T) {
	m := defaultModel(t)
	for _, test := range []struct{ question, near, far string }{
		{"где живут выдры", "Выдра живёт у реки и ест рыбу", "Самолёт летит над городом"},
		{"水獭吃什么", "水獭吃鱼和螃蟹", "飞机飞过城市上空"},
		{"أين تعيش القضاعة", "تعيش القضاعة قرب النهر", "طائرة فوق المدينة"},
	} {
		q, err := m.EmbedQuestion(t.Context(), test.question)
		if err != nil {
			t.Fatal(err)
		}
		p, err := m.EmbedPassages(t.Context(), []string{test.near, test.far})
		if err != nil {
			t.Fatal(err)
		}
		if near, far := cosine(q, p[0]), cosine(q, p[1]); near < far+0.1 {
			t.Errorf("%q: cosine with %q = %.2f, with %q %.2f, want the first well above", test.question, test.near, near, test.far, far)
		}
	}
}

func cosine(x, y []float32) (sum float64) {
	for i := range x {
		sum += float64(x[i]) * float64(y[i])
	}
	return sum
}

func FuzzEmbed(f *testing.F) {
	for _, text := range []string{"", "Why do otters float?", "\xff\xfe", "日本語 и русский", strings.Repeat("a", 1000), "x\u0301\u0301", "ﷺ"} {
		f.Add(text)
	}
	m := defaultModel(f)
	f.Fuzz(func(t *testing.T, text string) {
		EachWord(text, func(word string) {
			if utf8.ValidString(text) && !utf8.ValidString(word) {
				t.Errorf("EachWord(%q) gives %q, want valid UTF-8", text, word)
			}
		})
		vector, err := m.EmbedQuestion(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if length := cosine(vector, vector); len(vector) != m.table.dimensions || math.Abs(length-1) > 1e-4 {
			t.Errorf("EmbedQuestion(%q) has %d numbers and length %v, want %d and 1", text, len(vector), length, m.table.dimensions)
		}
	})
}

func FuzzDecode(f *testing.F) {
	whole, err := Encode(vocabulary(f, "otter river"), 2, []float32{1, 2, 3, 4})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := Decode(b)
		if err != nil {
			return
		}
		vector := New(table).embed("otter river")
		if length := cosine(vector, vector); math.Abs(length-1) > 1e-4 {
			t.Errorf("a table of %q gives a vector of length %v, want 1", b, length)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		if _, err := Decode(shipped); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEmbedQuestion(b *testing.B) {
	m := defaultModel(b)
	for b.Loop() {
		m.embed("why do otters hold hands while they sleep on the water?")
	}
}

func BenchmarkEmbedPassages(b *testing.B) {
	m := defaultModel(b)
	passage := strings.Repeat("Otters eat fish, crabs and mussels, which they open with a stone. ", 10)
	for b.Loop() {
		m.embed(passage)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "passages/s")
}
