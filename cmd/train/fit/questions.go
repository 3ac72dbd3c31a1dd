package fit

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"

	"footnote/cmd/train/table"
	"footnote/retrieval/rank"
)

// What the fit has asked, and the nets that it learned from that: all that the confidences,
// the grades and the choice of the sentence are learned from, in seconds.
type questions struct {
	First, FirstWords map[string]float64 // weights of the first ranking, which they were asked with
	All, Kept         []ranked           // of the libraries and groups, and of groups that are kept back
	Broad             []ranked           // of libraries about many things
	Clubs, KeptClubs  []ranked           // of small libraries, and of those that are kept back
	Rise              comparison
	Data              []string // how many of what
	Model             string   // whose vectors ranked, the table if empty

	Nets, Folds []*rank.Net // for the program: of order, and last the one of bearing; the same of each fold
}

// readQuestions reads what was asked once.
func readQuestions(path string) (*questions, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	q := &questions{}
	if err := gob.NewDecoder(f).Decode(q); err != nil {
		return nil, fmt.Errorf("read %q: %w", path, err)
	}
	return q, nil
}

func (q *questions) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(gob.NewEncoder(f).Encode(q), f.Close())
}

// ask learns the first ranking, asks all questions with it, and learns the nets.
func (c *collection) ask(progress io.Writer) (*questions, error) {
	f, err := startingPoint()
	if err != nil {
		return nil, err
	}
	some, _, err := c.askAll(f, sampledLibraries, progress)
	if err != nil {
		return nil, err
	}
	if f.First, err = fitLinear(some, firstTerms); err != nil {
		return nil, err
	}
	if f.FirstWords, err = fitLinear(some, firstWordsTerms); err != nil {
		return nil, err
	}
	q := &questions{First: f.First.Weights, FirstWords: f.FirstWords.Weights}
	if q.All, q.Kept, err = c.askAll(f, 1, progress); err != nil {
		return nil, err
	}
	if q.Broad, err = c.askBroad(f, foldsOf(q.All)); err != nil {
		return nil, err
	}
	if q.Rise, err = c.compare(); err != nil {
		return nil, err
	}
	if q.Clubs, q.KeptClubs, err = c.askClubs(); err != nil {
		return nil, err
	}
	q.Data = []string{
		fmt.Sprintf("%d questions, of %d libraries of %d articles and of %d study groups", len(q.All), len(c.material.libraries), librarySize, len(groupNames(q.All))),
		fmt.Sprintf("%d questions, of %d libraries about many things", len(q.Broad), folds*len(broadSizes)),
	}
	fmt.Fprintf(progress, "%s; %s; %d kept back\n", q.Data[0], q.Data[1], len(q.Kept))
	if c.embedder != nil {
		q.Model = c.embedder.Model()
	}
	q.learnNets()
	return q, nil
}

// learnNets learns the nets of the program from all questions, and those of each fold
// from the others.
func (q *questions) learnNets() {
	fold := foldsOf(q.All)
	nets := make([]*rank.Net, seeds+1+2*folds)
	table.Parallel(len(nets), func(from, to int) {
		for i := from; i < to; i++ {
			if i <= seeds {
				nets[i] = learnNet(q.All, i == seeds, uint64(i+1))
				continue
			}
			k := i - seeds - 1
			nets[i] = learnNet(outside(q.All, fold, k%folds), k >= folds, uint64(k+1))
		}
	})
	q.Nets, q.Folds = nets[:seeds+1], nets[seeds+1:]
}

// learnNet learns a net of order, or of bearing.
func learnNet(all []ranked, bearing bool, seed uint64) *rank.Net {
	if !bearing {
		return fitNet(all, netInputs(), seed)
	}
	n := fitNet(all, rank.BearingInputs, seed)
	centre(n, all)
	return n
}

// outside are the questions of the other folds.
func outside(all []ranked, fold map[string]int, without int) (others []ranked) {
	for _, r := range all {
		if fold[r.Library] != without {
			others = append(others, r)
		}
	}
	return others
}

// fit learns all the rest.
func (q *questions) fit() (*rank.Fitted, error) {
	f, err := q.ranking()
	if err != nil {
		return nil, err
	}
	judged, mixed := q.judge(f)
	clubs, keptClubs := judgedAll(f, q.Clubs), judgedAll(f, q.KeptClubs)
	if err := fitJudges(f, judged, clubs); err != nil {
		return nil, err
	}
	if q.Rise.To > 0 {
		f.Read.Right.Rise = rank.Rise{From: q.Rise.From, To: q.Rise.To}
	}
	f.Read.Right.Rise.By = rounded(sureRise(mixed, &f.Read, byNet))
	f.Figures = figures(f, judged)
	f.Figures["groups: key sentence right, left out group by group"] = keyRight(q.All)
	broadFigures(f.Figures, f, mixed)
	q.keptFigures(f)
	q.fitRise(f)
	fitEases(&f.Read, q.Rise.Texts, clubs)
	clubFigures(f.Figures, f, clubs, keptClubs)
	f.Data = q.Data
	return f, nil
}

// ranking gives what ranks: first ranking, nets and the choice of the sentence.
func (q *questions) ranking() (*rank.Fitted, error) {
	f, err := startingPoint()
	if err != nil {
		return nil, err
	}
	if f.First, err = rank.NewLinear(q.First); err != nil {
		return nil, err
	}
	if f.FirstWords, err = rank.NewLinear(q.FirstWords); err != nil {
		return nil, err
	}
	if f.Key, err = fitKey(q.All); err != nil {
		return nil, err
	}
	f.Nets, f.Bearing = q.Nets[:seeds], q.Nets[seeds]
	return f, nil
}

// judge scores each question by nets that were learned from other libraries, and those
// of broad libraries by nets that were learned from none of what they are put together of.
func (q *questions) judge(f *rank.Fitted) (all, mixed []judged) {
	fold := foldsOf(q.All)
	var by [folds]rank.Fitted
	for k := range by {
		by[k] = *f
		by[k].Nets, by[k].Bearing = q.Folds[k:k+1], q.Folds[folds+k]
	}
	for _, r := range q.All {
		all = append(all, judgedBy(&by[fold[r.Library]], r))
	}
	for _, r := range q.Broad {
		mixed = append(mixed, judgedBy(&by[r.Fold], r))
	}
	return all, mixed
}
