package fit

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/rank"
)

// made gives questions each of whose right candidate has more of one feature, and of
// which those that nothing answers have less of it.
func made(n int) []ranked {
	rng := rand.New(rand.NewPCG(1, 2))
	var list []ranked
	for i := range n {
		r := ranked{Kind: answeredKind, Library: string(rune('a' + i%9)), Group: i%2 == 0, Read: 10, Sources: make([]corpus.SourceID, 10)}
		if i%5 == 0 {
			r.Kind = nearKind + kindOf(i/5%3)
		}
		right := rng.IntN(10)
		for c := range 10 {
			f := rank.Features{rank.Words: rng.Float32(), rank.MaxSim: rng.Float32() / 2, rank.Letters: rng.Float32()}
			if r.Kind == answeredKind && c == right {
				f[rank.MaxSim] += 0.4
			}
			r.Supports[rank.BestMaxSim] = max(r.Supports[rank.BestMaxSim], float64(f[rank.MaxSim]))
			r.First = append(r.First, f)
			r.Right = append(r.Right, r.Kind == answeredKind && c == right)
		}
		list = append(list, r)
	}
	return list
}

// A net learns which feature tells, better than chance lets it.
func TestFitNet(t *testing.T) {
	learned, tried := made(600), made(900)[600:]
	n := fitNet(learned, []rank.Feature{rank.Words, rank.MaxSim}, 1)
	var right, all float64
	for _, r := range tried {
		if r.Kind != answeredKind {
			continue
		}
		scores := make([]float64, len(r.rows()))
		for i := range r.rows() {
			scores[i] = n.Score(&r.rows()[i])
		}
		all++
		if r.Right[descending(scores)[0]] {
			right++
		}
	}
	if right/all < 0.7 {
		t.Errorf("right first in %.2f of the questions, want at least 0.7", right/all)
	}
	again := fitNet(learned, []rank.Feature{rank.Words, rank.MaxSim}, 1)
	if n.Score(&tried[0].rows()[0]) != again.Score(&tried[0].rows()[0]) {
		t.Error("the same questions and seed give another net")
	}
}

func TestFitLinear(t *testing.T) {
	l, err := fitLinear(made(300), []string{"words", "maxsim"})
	if err != nil {
		t.Fatal(err)
	}
	if l.Weights["maxsim"] < 5*max(l.Weights["words"], 0.1) {
		t.Errorf("weights = %v, want much for maxsim", l.Weights)
	}
}

// The thresholds keep what they are for: enough is shown, and what is called sure is right.
func TestThresholds(t *testing.T) {
	q := &questions{All: made(900)}
	q.learnNets()
	f, err := q.fit()
	if err != nil {
		t.Fatal(err)
	}
	got := f.Figures
	if got["groups: shown"] < shownShare-0.01 || got["groups: right of all questions of the field that are sure"] < sureShare-0.01 {
		t.Errorf("shown %.3f, right when sure %.3f", got["groups: shown"], got["groups: right of all questions of the field that are sure"])
	}
	b, err := encodeFitted(f)
	if err != nil {
		t.Fatal(err)
	}
	var again rank.Fitted
	if err := json.Unmarshal(b, &again); err != nil || strings.Count(string(b), "\n") > len(b)/20 {
		t.Errorf("written with %d line ends in %d bytes: %v", strings.Count(string(b), "\n"), len(b), err)
	}
}

// What the median candidate of the answered questions bears is nothing.
func TestCentre(t *testing.T) {
	questions := made(200)
	n := fitNet(questions, []rank.Feature{rank.MaxSim}, 1)
	n.Bias = 3
	centre(n, questions)
	below, all := 0, 0
	for _, q := range questions {
		if q.Kind != answeredKind {
			continue
		}
		for i := range q.rows() {
			all++
			if n.Score(&q.rows()[i]) < 0 {
				below++
			}
		}
	}
	if math.Abs(float64(below)/float64(all)-0.5) > 0.02 {
		t.Errorf("%d of %d candidates bear less than nothing, want half", below, all)
	}
}

// In libraries about many things it takes as much more to be sure as leaves enough right.
func TestSureRise(t *testing.T) {
	confidence, err := rank.NewConfidence(map[string]float64{"nearness": 1}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	judge := &rank.Judge{About: confidence, Right: confidence}
	judge.Right.Threshold = 0.5
	judge.Right.Rise = rank.Rise{From: 0.3, To: 0.5}
	var broad []judged
	add := func(n int, nearness, breadth float64, fold int, right bool) {
		for range n {
			j := judged{ranked: ranked{Kind: answeredKind, Breadth: breadth, Fold: fold, Right: []bool{right}}, order: []int{0}}
			j.Supports[rank.Nearness] = nearness
			broad = append(broad, j)
		}
	}
	add(80, 2, 0.4, 0, true)
	add(20, 2, 0.4, 0, false)
	if got := sureRise(broad, judge, byNet); got != 0 {
		t.Errorf("rise = %v where enough are right, want none", got)
	}
	add(100, 1.5, 0.25, 0, false) // not broad
	add(100, 1.5, 0.4, folds-1, false)
	if got := sureRise(broad, judge, byNet); got != 0 {
		t.Errorf("rise = %v by what is not broad and what is kept back, want none", got)
	}
	add(5, 1, 0.9, 0, false)
	judge.Right.Rise.By = sureRise(broad, judge, byNet)
	if got := judge.Right.Rise.By; got < 5 || got > 20 || judge.Right.Holds(broad[len(broad)-1].Supports, 0.9, rank.Large) || !judge.Right.Holds(broad[0].Supports, 0.4, rank.Large) {
		t.Errorf("rise = %v: want the wrong ones no longer sure, the right ones still", got)
	}
}
