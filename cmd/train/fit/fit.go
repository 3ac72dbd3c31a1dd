package fit

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"footnote/cmd/train/table"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A fitPlan is what the command line of train fit asks for.
type fitPlan struct {
	out, table, half string
	groups, own      string      // folders
	clubs            string      // folder of small libraries
	model            string      // embedder whose vectors rank, the table if empty
	asked            string      // file of what was asked
	translation      string      // file that the translation is written to
	plan             *table.Plan // of the table learned from half of the articles
}

func parseFit(args []string, messages io.Writer) (*fitPlan, error) {
	p := &fitPlan{}
	p.plan = table.NewPlan()
	f := flag.NewFlagSet("train fit", flag.ContinueOnError)
	f.SetOutput(messages)
	f.StringVar(&p.out, "o", "fitted.json", "write the fitted numbers to this `file`")
	f.StringVar(&p.table, "table", "", "`file` of the table that is shipped; its world is made anew")
	f.StringVar(&p.half, "half", "", "`file` of the table of half of the articles: read if it is there, else learned and written")
	f.StringVar(&p.model, "model", "", "fit to the vectors of this model: a `folder` of one that \"footnote model get\" has brought here, or ollama:NAME; empty is the table")
	f.StringVar(&p.groups, "groups", "", "`folder` of study groups: texts and questions")
	f.StringVar(&p.translation, "translation", "", "learn the translation, and write it to this `file`")
	f.StringVar(&p.own, "own", "", "`folder` of questions to study groups whose texts are articles of -text")
	f.StringVar(&p.clubs, "clubs", "", "`folder` of small libraries with questions: those in \"learned\", and in \"kept\" those that only give figures")
	f.StringVar(&p.asked, "asked", "", "`file` of what was asked, with the nets: read if it is there, so that the confidences are learned in seconds, else written")
	p.plan.MaterialFlags(f)
	f.IntVar(&p.plan.Steps, "steps", 12000, "steps of the table of half of the articles")
	p.plan.TableFlags(f)
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if p.table == "" || p.groups == "" || p.plan.Questions == "" {
		return nil, errors.New("fit wants -table, -groups and -questions")
	}
	return p, p.plan.Check()
}

// Run learns every number of package rank and writes them with their figures.
func Run(args []string, out, progress io.Writer) error {
	p, err := parseFit(args, progress)
	if err != nil {
		return err
	}
	q, err := p.questions(progress)
	if err != nil {
		return err
	}
	f, err := q.fit()
	if err != nil {
		return err
	}
	f.Command = "train fit, with the files and flags in cmd/train/README.md"
	f.Model = q.Model
	b, err := encodeFitted(f)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(f.Figures)) {
		fmt.Fprintf(out, "%-60s %.3f\n", name, f.Figures[name])
	}
	return os.WriteFile(p.out, b, 0o644)
}

// questions reads what was asked before, or asks.
func (p *fitPlan) questions(progress io.Writer) (*questions, error) {
	if p.asked != "" {
		if q, err := readQuestions(p.asked); err == nil || !errors.Is(err, os.ErrNotExist) {
			return q, err
		}
	}
	c, err := collect(p, progress)
	if err != nil {
		return nil, err
	}
	q, err := c.ask(progress)
	if err != nil || p.asked == "" {
		return q, err
	}
	return q, q.write(p.asked)
}

// encodeFitted writes the numbers with four digits, a row of a net a line.
func encodeFitted(f *rank.Fitted) ([]byte, error) {
	for _, n := range append(slices.Clone(f.Nets), f.Bearing) {
		for _, list := range append([][]float64{n.Mean, n.Width, n.Out}, n.Hidden...) {
			for i := range list {
				list[i] = rounded(list[i])
			}
		}
	}
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, err
	}
	if _, err := rank.Decode(b); err != nil {
		return nil, err
	}
	return append(oneLineLists(b), '\n'), nil
}

// A collection is what the fit learns from.
type collection struct {
	material *fitMaterial
	models   retrieval.Models // that rank the questions of the encyclopaedia
	shipped  retrieval.Models // that rank those of the study groups
	embedder embed.Embedder   // whose vectors rank, the table's if nil
}

func collect(p *fitPlan, progress io.Writer) (*collection, error) {
	m, err := readFitMaterial(p)
	if err != nil {
		return nil, err
	}
	shipped, err := readTable(p.table)
	if err != nil {
		return nil, err
	}
	learned, asked := halves(m.articles)
	if m.libraries, err = neighbours(shipped, asked); err != nil {
		return nil, err
	}
	untouched := m.untouched(asked)
	half, err := p.halfTable(untouched, progress)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(progress, "%d articles to learn a table from, %d to ask about\n", len(learned), len(asked))
	c := &collection{material: m}
	if c.embedder, err = openEmbedder(p.model); err != nil {
		return nil, err
	}
	if c.shipped, err = m.models(shipped, nil); err != nil {
		return nil, err
	}
	if c.models, err = m.models(half, untouched); err != nil {
		return nil, err
	}
	return c, c.translations(p, asked)
}

// halves parts the articles that have questions by their titles: those that a table is
// learned from, and those that are asked about. A table knows the questions that
// it was learned from by heart.
func halves(articles map[string]string) (learned, asked map[string]string) {
	learned, asked = map[string]string{}, map[string]string{}
	for title, text := range articles {
		h := fnv.New64a()
		h.Write([]byte(title)) // never fails
		if h.Sum64()%2 == 0 {
			learned[title] = text
		} else {
			asked[title] = text
		}
	}
	return learned, asked
}

// halfTable reads the table of half of the articles, or learns it without those that
// questions will be asked about. Beside it stands what it was learned without.
func (p *fitPlan) halfTable(untouched []string, progress io.Writer) (*static.Model, error) {
	list := strings.Join(untouched, "\n") + "\n"
	if p.half != "" {
		if m, err := readTable(p.half); err == nil || !errors.Is(err, os.ErrNotExist) {
			if was, _ := os.ReadFile(p.half + ".without"); err == nil && string(was) != list {
				return nil, fmt.Errorf("%q was learned without other articles than those that are asked about now: remove it, to learn it anew", p.half)
			}
			return m, err
		}
	}
	without := *p.plan
	without.Without = untouched
	without.Out = os.DevNull
	if p.half != "" {
		without.Out = p.half
		if err := os.WriteFile(p.half+".without", []byte(list), 0o644); err != nil {
			return nil, err
		}
	}
	return without.Learn(progress)
}

func readTable(path string) (*static.Model, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	table, err := static.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", path, err)
	}
	return static.New(table), nil
}
