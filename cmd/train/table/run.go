package table

import (
	"fmt"
	"io"

	"footnote/retrieval/static"
)

// Run learns a table as the arguments say, or makes the world of one. The learning curve
// goes to out, progress to progress.
func Run(args []string, out, progress io.Writer) error {
	p, err := parsePlan(args, progress)
	if err != nil {
		return err
	}
	if p.world != "" {
		return writeWorld(p)
	}
	sets, err := readSets(p.sets, p.setNames)
	if err != nil {
		return err
	}
	m, err := readMaterial(p)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, m)
	return newTrainer(p, m, sets).train(out, progress)
}

// Learn learns a table by a plan, unjudged, and gives it.
func (p *Plan) Learn(progress io.Writer) (*static.Model, error) {
	m, err := readMaterial(p)
	if err != nil {
		return nil, err
	}
	t := newTrainer(p, m, nil)
	if err := t.train(progress, progress); err != nil {
		return nil, err
	}
	learned, err := static.Decode(t.table)
	if err != nil {
		return nil, err
	}
	return static.New(learned), nil
}
