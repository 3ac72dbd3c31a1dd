package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/retrieval/rank"
)

// made gives questions each of whose right candidate has more of one feature, and of
// which those that nothing answers have less of it.
func made(n int) []ranked {
	rng := rand.New(rand.NewPCG(1, 2))
	var list []ranked
	for i := range n {
		r := ranked{kind: answeredKind, library: string(rune('a' + i%9)), group: i%2 == 0}
		if i%5 == 0 {
			r.kind = nearKind + kindOf(i/5%3)
		}
		right := rng.IntN(10)
		for c := range 10 {
			f := rank.Features{rank.Words: rng.Float32(), rank.MaxSim: rng.Float32() / 2, rank.Letters: rng.Float32()}
			if r.kind == answeredKind && c == right {
				f[rank.MaxSim] += 0.4
			}
			r.supports[rank.BestMaxSim] = max(r.supports[rank.BestMaxSim], float64(f[rank.MaxSim]))
			r.rows, r.first = append(r.rows, f), append(r.first, f)
			r.right = append(r.right, r.kind == answeredKind && c == right)
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
		if r.kind != answeredKind {
			continue
		}
		scores := make([]float64, len(r.rows))
		for i := range r.rows {
			scores[i] = n.Score(&r.rows[i])
		}
		all++
		if r.right[descending(scores)[0]] {
			right++
		}
	}
	if right/all < 0.7 {
		t.Errorf("right first in %.2f of the questions, want at least 0.7", right/all)
	}
	again := fitNet(learned, []rank.Feature{rank.Words, rank.MaxSim}, 1)
	if n.Score(&tried[0].rows[0]) != again.Score(&tried[0].rows[0]) {
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

// A logistic gives what speaks against no weight, rather than one below nothing.
func TestFitLogistic(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var samples []sample
	for range 500 {
		x := rng.Float64()
		samples = append(samples, sample{x: []float64{x, -x, rng.Float64()}, yes: x > 0.6, weight: 1})
	}
	l := fitLogistic(samples)
	if l.weights[0] <= 0 || l.weights[1] != 0 {
		t.Errorf("weights = %.3f, want one for what tells and none for what speaks against", l.weights)
	}
}

// The thresholds keep what they are for: enough is shown, and what is called sure is right.
func TestThresholds(t *testing.T) {
	f, err := startingPoint()
	if err != nil {
		t.Fatal(err)
	}
	all := made(900)
	fitNets(f, all)
	judged := judgeFolds(f, all)
	if err := fitJudges(f, judged); err != nil {
		t.Fatal(err)
	}
	got := figures(f, judged)
	if got["groups: shown"] < shownShare-0.01 || got["groups: right within 3 when sure"] < sureShare-0.01 {
		t.Errorf("shown %.3f, right when sure %.3f", got["groups: shown"], got["groups: right within 3 when sure"])
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

// The whole fit, on a small encyclopaedia that is made up.
func TestFit(t *testing.T) {
	args := madeUp(t)
	folder := t.TempDir()
	groups := filepath.Join(folder, "groups")
	if err := os.MkdirAll(filepath.Join(groups, "texts", "mills"), 0o755); err != nil {
		t.Fatal(err)
	}
	text := "# Mills\n\nThe mill grinds from October on, when the stream turns the lower wheel and the hoppers are full.\n\nIts stones were cut in the hills beyond the pass, and are dressed anew by the miller every second winter.\n"
	questions := `{"kind":"fact","q":"when does the mill grind","gold":["The mill grinds from October on"]}
{"kind":"fact","q":"where do its stones come from","gold":["Its stones were cut in the hills"]}
{"kind":"near","q":"who owns the mill","gold":[]}
{"kind":"off","q":"pizza tonight?","gold":[]}
`
	for name, content := range map[string]string{"mills.jsonl": questions, "texts/mills/Mills.md": text} {
		if err := os.WriteFile(filepath.Join(groups, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, _ := trained(t, args, 2)
	table, out := filepath.Join(folder, "table.bin"), filepath.Join(folder, "fitted.json")
	if err := os.WriteFile(table, b, 0o644); err != nil {
		t.Fatal(err)
	}
	var printed, progress strings.Builder
	fit := append([]string{"fit", "-table", table, "-groups", groups, "-half", filepath.Join(folder, "half.bin")}, onlyMaterial(args)...)
	if err := run(append(fit, "-o", out), &printed, &progress); err != nil {
		t.Fatalf("%v\n%s", err, progress.String())
	}
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rank.Decode(written); err != nil {
		t.Error(err)
	}
	if !strings.Contains(printed.String(), "groups: shown") {
		t.Errorf("printed %q, want the figures", printed.String())
	}
	if err := run([]string{"fit", "-table", table}, &printed, &progress); err == nil {
		t.Error("fit without groups and questions goes on")
	}
}

// onlyMaterial keeps the flags of a training that the fit has, too.
func onlyMaterial(args []string) []string {
	var kept []string
	for i := 0; i+1 < len(args); i += 2 {
		switch args[i] {
		case "-o", "-eval", "-sets", "-world":
		default:
			kept = append(kept, args[i], args[i+1])
		}
	}
	return kept
}
