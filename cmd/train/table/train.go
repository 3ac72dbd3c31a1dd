package table

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"

	"footnote/retrieval/static"
)

// A trainer learns a table in steps and watches how good it gets.
type trainer struct {
	plan       *Plan
	vocabulary *static.Vocabulary
	sampler    *sampler
	learner    *learner
	sets       []*developmentSet
	table      []byte // as last judged
}

func newTrainer(p *Plan, m *material, sets []*developmentSet) *trainer {
	return &trainer{
		plan: p, vocabulary: m.vocabulary, sets: sets,
		sampler: newSampler(m, p),
		learner: newLearner(m.vocabulary.Len(), p.dimensions, p.seed),
	}
}

// points is how often the table is judged.
const points = 10

// train takes all steps of the plan. The file of the table is written at each
// point of the curve, so that a long run may be cut short.
func (t *trainer) train(out, progress io.Writer) error {
	bar := progressbar.NewOptions(t.plan.Steps, progressbar.OptionSetWriter(progress), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionThrottle(time.Second), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetVisibility(isTerminal(progress)))
	var loss float64
	var b batch
	judged := 0
	for n := range t.plan.Steps {
		t.sampler.fill(&b, n)
		loss += t.learner.step(&b, t.plan.rateOf(n))
		bar.Add(1) // a bar that cannot be drawn is no reason to stop
		if (n+1)*points/t.plan.Steps == n*points/t.plan.Steps {
			continue
		}
		bar.Clear()
		figures, err := t.judge()
		if err != nil {
			return err
		}
		if err := os.WriteFile(t.plan.Out, t.table, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(out, "step %6d  loss %.3f%s\n", n+1, loss/float64(n+1-judged), figures)
		loss, judged = 0, n+1
	}
	return nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// warmUp is how many steps at most it takes to reach the full rate.
const warmUp = 300

// rateOf is the size of a step: it grows for a while, then falls evenly to nothing.
func (p *Plan) rateOf(step int) float64 {
	grown := float64(step+1) / float64(min(warmUp, 1+p.Steps/10))
	return p.rate * min(grown, float64(p.Steps-step)/float64(p.Steps))
}

// judge encodes the table and gives its figures, each with the name of its set.
func (t *trainer) judge() (string, error) {
	var err error
	if t.table, err = static.Encode(t.vocabulary, t.plan.dimensions, t.learner.rows.numbers); err != nil {
		return "", err
	}
	table, err := static.Decode(t.table)
	if err != nil {
		return "", err
	}
	var figures string
	m := static.New(table)
	for _, s := range t.sets {
		measured, err := s.judge(m)
		if err != nil {
			return "", fmt.Errorf("judge by %q: %w", s.name, err)
		}
		figures += fmt.Sprintf("  %s %.3f", s.name, measured.NDCG10)
	}
	return figures, nil
}
