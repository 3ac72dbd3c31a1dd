package table

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Plan is what the command line asks for.
type Plan struct {
	Out                       string
	world                     string   // file
	Text, Reserved, Questions string   // files
	Without                   []string // titles of articles that are left out besides
	Pairs                     list     // files
	Glosses, Words            string   // files
	Placed                    string   // file
	sets                      string   // folder
	setNames                  list
	rows, dimensions          int
	parts                     float64 // share of the rows for parts of words
	batch, Steps              int
	rate, scale, softScale    float64
	shares                    shares // of the kinds of examples
	seed                      uint64
}

func parsePlan(args []string, messages io.Writer) (*Plan, error) {
	p := NewPlan()
	p.setNames = list{"squad", "nq", "nq-sent", "scifact", "cranfield", "pool", "paraphrase"}
	f := flag.NewFlagSet("train", flag.ContinueOnError)
	f.SetOutput(messages)
	f.StringVar(&p.Out, "o", "table.bin", "write the table to this `file`")
	f.StringVar(&p.world, "world", "", "make the world of the table in -o, and write it to this `file`, instead of learning")
	p.MaterialFlags(f)
	f.StringVar(&p.sets, "eval", "", "`folder` of development sets for the learning curve")
	f.Var(&p.setNames, "sets", "`names` of development sets")
	f.IntVar(&p.Steps, "steps", 20000, "steps")
	p.TableFlags(f)
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	return p, p.Check()
}

// NewPlan gives a plan that flags fill in: see [Plan.MaterialFlags] and [Plan.TableFlags].
func NewPlan() *Plan {
	return &Plan{shares: shares{"heading": 0.27, "cloze": 0.30, "lead": 0.06, "questions": 0.17, "pairs": 0.12, "glosses": 0.06, "definitions": 0.06, "words": 0.06}}
}

// MaterialFlags are the files that a table is learned from.
func (p *Plan) MaterialFlags(f *flag.FlagSet) {
	f.StringVar(&p.Text, "text", "", "`file` of articles")
	f.StringVar(&p.Reserved, "reserved", "", "`file` of titles of articles to leave out")
	f.StringVar(&p.Questions, "questions", "", "`file` of lines title TAB question TAB paragraph")
	f.Var(&p.Pairs, "pairs", "`files` of lines question TAB answer, with commas between")
	f.StringVar(&p.Glosses, "glosses", "", "`file` of lines words TAB gloss")
	f.StringVar(&p.Placed, "placed", "", "`file` of lines title TAB first byte of a paragraph TAB its checksum TAB question TAB question ...")
	f.StringVar(&p.Words, "words", "", "`file` of lines word TAB other words; other words ...")
}

// TableFlags are what a table is like and how it is learned.
func (p *Plan) TableFlags(f *flag.FlagSet) {
	f.IntVar(&p.rows, "rows", 37000, "rows of the table")
	f.IntVar(&p.dimensions, "dimensions", 256, "numbers of a row")
	f.Float64Var(&p.parts, "parts", 0.15, "share of the rows for parts of words")
	f.IntVar(&p.batch, "batch", 1024, "examples of a step, a multiple of 64")
	f.Float64Var(&p.rate, "rate", 0.1, "highest step size")
	f.Float64Var(&p.scale, "scale", 20, "factor of the cosines")
	f.Float64Var(&p.softScale, "softscale", 12, "the same for examples in other words")
	f.Var(p.shares, "shares", "`shares` of the kinds of examples")
	f.Uint64Var(&p.seed, "seed", 1, "seed of all chance")
}

// mostRows leaves room among the 65,536 tokens for the parts of words that are tried.
const mostRows = 40000

// Check says what is wrong with a plan.
func (p *Plan) Check() error {
	switch {
	case p.Text == "":
		return fmt.Errorf("no -text to learn from")
	case p.batch < 64 || p.batch%(parts*groupSize) != 0:
		return fmt.Errorf("-batch %d is no multiple of %d", p.batch, parts*groupSize)
	case p.dimensions < panel || p.dimensions%panel != 0:
		return fmt.Errorf("-dimensions %d is no multiple of %d", p.dimensions, panel)
	case p.rows < 100 || p.rows > mostRows || p.Steps < 1 || p.parts < 0 || p.parts > 1:
		return fmt.Errorf("-rows %d, -steps %d or -parts %v is out of bounds", p.rows, p.Steps, p.parts)
	}
	return nil
}

// A list is a flag of words with commas between.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

// Set replaces the list.
func (l *list) Set(s string) error {
	*l = nil
	if s != "" {
		*l = strings.Split(s, ",")
	}
	return nil
}

// shares says what share of the batches each kind of examples has.
type shares map[string]float64

func (s shares) String() string {
	var all list
	for _, name := range slices.Sorted(maps.Keys(s)) {
		all = append(all, fmt.Sprintf("%s=%v", name, s[name]))
	}
	return all.String()
}

// Set replaces the shares that it names: "cloze=0.3,heading=0.4".
func (s shares) Set(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		name, share, _ := strings.Cut(part, "=")
		x, err := strconv.ParseFloat(share, 64)
		if _, known := s[name]; !known || err != nil || x < 0 {
			return fmt.Errorf("%q is no share", part)
		}
		s[name] = x
	}
	return nil
}
