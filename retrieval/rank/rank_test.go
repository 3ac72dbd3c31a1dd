package rank

import (
	"math"
	"strings"
	"testing"
)

func TestDefaultIsWhole(t *testing.T) {
	f, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Nets) == 0 || len(f.Bearing.Hidden) == 0 || len(f.First.Weights) == 0 || len(f.Read.About.Weights) == 0 || len(f.Key.Weights) == 0 {
		t.Errorf("fitted numbers are missing: %d nets, %d units, %d weights", len(f.Nets), len(f.Bearing.Hidden), len(f.First.Weights))
	}
	if f.Command == "" || len(f.Data) == 0 || len(f.Figures) == 0 {
		t.Error("the fitted numbers do not say where they come from")
	}
}

// No support that grows makes an answer less sure.
func TestConfidenceNeverFalls(t *testing.T) {
	f, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range []*Judge{&f.Read, &f.Vector, &f.Words} {
		for i := range SupportCount {
			less := Supports{BestMaxSim: 0.5, Nearness: 0.1, BestBearing: -1, Length: 2.3, BestMet: 0.4, BestWords: 0.2, BestStanding: 2, Found: 5, Missing: -4}
			more := less
			more[i] += 0.3
			if j.About.Chance(more) < j.About.Chance(less) || j.Right.Chance(more) < j.Right.Chance(less) {
				t.Errorf("more %s makes an answer less sure", SupportNames[i])
			}
		}
	}
}

func TestNet(t *testing.T) {
	n := NewNet([]Feature{Words, Cosine})
	n.Mean, n.Width = []float64{1, 0}, []float64{2, 1}
	n.Hidden, n.Out = [][]float64{{1, 0, 0}, {0, 1, -1}}, []float64{2, 3}
	f := Features{Words: 3, Cosine: 2}
	if got, want := n.Score(&f), 2*GELU(1)+3*GELU(1); math.Abs(got-want) > 1e-12 {
		t.Errorf("Score = %v, want %v", got, want)
	}
	far := Features{Words: 1e9, Cosine: 2}
	if got, want := n.Score(&far), 2*GELU(clamped)+3*GELU(1); math.Abs(got-want) > 1e-12 {
		t.Errorf("Score of what is far off = %v, want %v", got, want)
	}
}

func TestLinear(t *testing.T) {
	l, err := NewLinear(map[string]float64{"words": 2, "cosine" + Times + "met": 3})
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Score(&Features{Words: 1, Cosine: 2, Met: 0.5}); got != 5 {
		t.Errorf("Score = %v, want 5", got)
	}
	for _, bad := range []string{"wrods", "words" + Times + "nothing", ""} {
		if _, err := NewLinear(map[string]float64{bad: 1}); err == nil {
			t.Errorf("a feature named %q is taken", bad)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := `{"nets":[{"inputs":["words"],"mean":[0],"width":[1],"hidden":[[1,0]],"out":[1]}],"bearing":{"inputs":[],"mean":[],"width":[],"hidden":[],"out":[]}}`
	if _, err := Decode([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"no JSON":         "{",
		"no bearing":      `{"nets":[]}`,
		"another feature": strings.Replace(good, "words", "wrods", 1),
		"another shape":   strings.Replace(good, "[[1,0]]", "[[1]]", 1),
		"fewer means":     strings.Replace(good, `"mean":[0]`, `"mean":[]`, 1),
		"a support less":  strings.Replace(good, `{"nets"`, `{"read":{"about":{"weights":{"maxsim":-1}}},"nets"`, 1),
		"another support": strings.Replace(good, `{"nets"`, `{"read":{"about":{"weights":{"moxsim":1}}},"nets"`, 1),
		"another key":     strings.Replace(good, `{"nets"`, `{"key":{"weights":{"meats":1}},"nets"`, 1),
	} {
		if _, err := Decode([]byte(bad)); err == nil {
			t.Errorf("Decode takes %s", name)
		}
	}
}

// A passage counts for less where others of its source bear on the question like it, and no
// other source makes it count for less.
func TestApartOf(t *testing.T) {
	alone := ApartOf([]float64{5, 1, -2}, []string{"a", "a", "a"})
	crowd := ApartOf([]float64{5, 4.5, 4}, []string{"a", "a", "a"})
	elsewhere := ApartOf([]float64{5, 4.5, 4}, []string{"a", "b", "b"})
	better := ApartOf([]float64{5, 4.5, 4, 6}, []string{"a", "a", "a", "b"})
	if alone != 5 || crowd >= alone || elsewhere != alone || better != 6 {
		t.Errorf("alone %v, in a crowd %v, beside that of another source %v, with a better one there %v", alone, crowd, elsewhere, better)
	}
	if none := ApartOf[string](nil, nil); !math.IsInf(none, -1) {
		t.Errorf("of no passage: %v", none)
	}
}
