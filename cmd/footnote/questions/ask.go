package questions

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/corpus/cite"
	"footnote/corpus/library"
	"footnote/corpus/link"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/wording"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// Ask is the command that answers a question.
func Ask(run *command.App) command.Row {
	a := app{run}
	var o askOptions
	return command.Row{
		Use:   "ask [flags] QUESTION",
		Short: "Answer a question with the closest passages and their citations",
		Long: `Answers a question with the passages of a library that bear on it: the passage word for word, the sentence worth reading first in bold, the citation, and where in the work it stands. Where it is not sure that the closest passages answer, and where it finds nothing, it says so. Weak passages after strong ones are shown with --top only. On a terminal, of passages that it is not sure of it shows the first word for word and of the others the sentence worth reading first; all of each with --full.

A question that leans on others ("and in Turkey?", "when was that") is read together with those given with --after; one that stands alone is answered as without them.

With --json, the highlights of a passage, the sentence worth reading first, go from start up to end, counted in bytes of its text in UTF-8, not in characters.

Exit status: 0 with passages, sure or not, or with what the records of the library answer ("who wrote …"); 1 when nothing is found, and for small talk; 2 on an error.`,
		Example: `footnote ask "why does Russia tolerate Israeli strikes?"
footnote ask --top 3 --library seminar "what is a social fact?"
footnote ask --shelf "Week 3" "what is a social fact?"
footnote ask --source 3 --source ramani "what is a social fact?"
footnote ask --after "who started the strike?" "and what came of it?"
footnote ask --json "what is a social fact?" | jq .passages[0].citation`,
		Args: command.AtLeastOne("a question", `footnote ask "why does …?"`),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Flags().BoolVar(&o.explain, "explain", false, "say what the verdict rests on, and why each passage was chosen")
			f.Flags().StringArrayVar(&o.after, "after", nil, "a `question` that was asked before, which this one may go on from; the first comes first")
			fullFlag(f, &o)
			f.Flags().IntVar(&o.top, "top", 5, "show at most `N` passages, 1 to 50, the weak ones, too")
			f.Flags().StringArrayVar(&o.sources, "source", nil, "look in the source of this `number` only, or of these words of its author and title; again for each")
			f.Shelf(&o.shelf, "look on the shelf of this `name` only")
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.question, o.more = strings.Join(l.Args, " "), l.Flags().Changed("top")
			return a.ask(ctx, o)
		},
	}
}

// Compare is the command that shows what each source says on a point.
func Compare(run *command.App) command.Row {
	a := app{run}
	o := askOptions{top: 1, compare: true}
	return command.Row{
		Use:   "compare [flags] QUESTION",
		Short: "Show what each source says on a point, side by side",
		Long: `Shows the best passage of each source on the point that the question asks about, word for word and with its citation, and names the sources that have none. It does not judge who is right.

Exit status: 0 with passages; 1 when nothing is found, and for small talk; 2 on an error.`,
		Example: `footnote compare "do the authors agree on the sanctions?"
footnote compare --shelf "Week 3" "the causes of the war"`,
		Args: command.AtLeastOne("a question", `footnote compare "the causes of the war"`),
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.json, "json", false, "print one JSON object, of the same shape as that of ask")
			f.Flags().BoolVar(&o.explain, "explain", false, "say what the verdict rests on, and why each passage was chosen")
			fullFlag(f, &o)
			f.Shelf(&o.shelf, "compare the sources on the shelf of this `name` only")
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.question = strings.Join(l.Args, " ")
			return a.ask(ctx, o)
		},
	}
}

func fullFlag(f command.Flags, o *askOptions) {
	f.Flags().BoolVar(&o.full, "full", false, "show all passages word for word, also on a terminal and where none of them may answer")
}

type askOptions struct {
	question string
	after    []string // the questions before it, oldest first
	library  string
	shelf    string   // empty for the whole library
	sources  []string // to look in alone, by number or words of the title; none for all
	top      int
	more     bool // weak passages after strong ones, too
	compare  bool // the best passage of each source, whatever the form of the question
	json     bool
	explain  bool
	full     bool // every passage word for word
}

const maxTop = 50

// An asked is an answer with what was asked.
type asked struct {
	retrieval.Answer
	library   string
	folder    string // of the libraries
	shelf     string // empty for the whole library
	part      string // the flags that leave out some of the library, for people; empty for the whole
	citer     cite.Citer
	followed  bool // there were questions before it
	elsewhere bool // the whole library answers more surely than that part
	leftOut   int  // weak passages that would follow strong ones
	folded    bool // of the passages but the first, the key sentence alone is shown
}

// ask answers a question from a library, or says that nothing in it does.
func (a app) ask(ctx context.Context, o askOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	answer, err := a.answer(ctx, o)
	if err != nil {
		return err
	}
	if answer.NoText && o.library == "" {
		// A list of works alone answers nothing, so the starter library still does.
		o.library = settings.StarterLibrary
		if answer, err = a.answer(ctx, o); err != nil {
			return err
		}
	}
	// Where none may answer, the first screen is not to be filled by one guess.
	answer.folded = a.Out.Watched() && !o.full && answer.Verdict == retrieval.Maybe
	if err := a.showAnswer(answer, o); err != nil {
		return err
	}
	if !answer.Verdict.Answered() {
		return command.ErrAbstained
	}
	return nil
}

func (o askOptions) check() error {
	for _, q := range append(o.after, o.question) {
		switch {
		case strings.TrimSpace(q) == "":
			if o.compare {
				return advice.Mistake(`The question is empty. Ask for example: footnote compare "do the authors agree on …?"`)
			}
			return advice.Mistake(`The question is empty. Ask for example: footnote ask "why does …?"`)
		case len(q) > retrieval.MaxQuestion:
			return advice.Mistake("The question is too long: %d bytes, and %d at most are read. Ask for its main point.", len(q), retrieval.MaxQuestion)
		case !utf8.ValidString(q):
			return advice.Mistake("The question is not UTF-8 text. Set the terminal to UTF-8 and ask again.")
		}
	}
	if o.top < 1 || o.top > maxTop {
		return advice.Mistake("--top %d is not possible. Choose a number from 1 to %d.", o.top, maxTop)
	}
	return nil
}

// answer opens what the question is put to, asks, and closes it again.
func (a app) answer(ctx context.Context, o askOptions) (answer asked, err error) {
	err = a.withEngine(ctx, o.library, func(engine *retrieval.Engine, lib settings.Reading) (err error) {
		if o.json || o.explain {
			engine.Explain()
		}
		answer, err = askAmong(ctx, engine, lib, o)
		return err
	})
	return answer, err
}

// unswept is how much a command that answers and ends may leave lying about: it is held and
// never touched, so that it takes no memory, and the collector waits until there is as much
// garbage. For a small library that is later than the end; it was a sixth of the work.
const unswept = 64 << 20

// withEngine opens a library and what finds passages in it, and closes it again.
func (a app) withEngine(ctx context.Context, name string, use func(*retrieval.Engine, settings.Reading) error) error {
	defer runtime.KeepAlive(make([]byte, unswept))
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := c.OpenToRead(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	emb, err := c.EmbedderFor(lib)
	if err != nil {
		return err
	}
	if first := retrieval.First(emb); first != nil {
		// The built-in embedder is done before anyone notices. Where it fails,
		// the answer says that it is partial.
		_ = embedPending(ctx, lib.Library, first)
	}
	engine, err := retrieval.New(ctx, lib.Library, emb)
	if err != nil {
		return fmt.Errorf("open library %q: %w", lib.Name, err)
	}
	return use(engine, lib)
}

// inOrder puts the passages in the order of their grades, and leaves out the weak
// ones that would follow strong ones unless more is asked for; a comparison
// leaves no source out.
func (answer asked) inOrder(more bool) asked {
	retrieval.ByGrade(answer.Evidence)
	if more || answer.Compared {
		return answer
	}
	grades := make([]retrieval.Grade, len(answer.Evidence))
	for i, e := range answer.Evidence {
		grades[i] = e.Grade
	}
	shown := retrieval.Lead(grades, len(grades))
	answer.leftOut = len(grades) - shown
	answer.Evidence = answer.Evidence[:shown]
	return answer
}

func (a app) showAnswer(answer asked, o askOptions) error {
	answer = answer.inOrder(o.more)
	if !o.json {
		return a.printAnswer(answer, o.explain)
	}
	shape, err := shapeAnswer(answer)
	if err != nil {
		return err
	}
	return a.Out.JSON(shape)
}

func shapeAnswer(answer asked) (answerJSON, error) {
	shape := answerJSON{
		Question: answer.Question, After: shown.List(answer.After), Library: answer.library, Folder: answer.folder, Shelf: answer.shelf,
		Answered: answer.Verdict.Answered(), Verdict: answer.Verdict, Elsewhere: answer.elsewhere,
		Confidence: answer.Confidence, Partial: partialSentence(answer.library, answer.Partial),
		Foreign: foreignSentence(answer.Foreign), Missing: shown.List(answer.Missing), Corrected: shown.List(answer.Corrected),
		Talk: answer.Talk, Each: shown.List(answer.Each), Within: shown.WorksOf(answer.Within), Compared: answer.Compared, Silent: shown.WorksOf(answer.Silent), Further: shown.WorksOf(answer.Further),
		Textless: shown.WorksOf(answer.Textless), Named: shown.WorksOf(answer.Named),
		Passages: []passageJSON{}, LeftOut: answer.leftOut, Nearest: []string{},
	}
	if p := answer.Place; p != nil {
		shape.Place = shapePlace(*p)
	}
	if c := answer.Catalogue; c != nil {
		shape.Catalogue = &catalogueJSON{c.Topic, c.Words, c.Without, c.Missed, c.Kind, shown.WorksOf(c.Sources)}
	}
	for i, e := range answer.Evidence {
		inText, citation, err := answer.citer.Cite("apa", e.Source, e.Passage.Locator)
		if err != nil {
			return shape, err
		}
		shape.Passages = append(shape.Passages, passageJSON{
			ID: e.Passage.ID, Rank: i + 1, Score: e.Score, Grade: e.Grade, Text: e.Passage.Text,
			Highlights: shown.List(e.Highlights), Locator: e.Passage.Locator, InText: inText.String(), Citation: citation.String(),
			Link: link.To(e.Source, e.Passage), Source: shown.WorkOf(e.Source), Reasons: reasonsOf(e.Reasons),
		})
	}
	for _, s := range answer.Nearest {
		shape.Nearest = append(shape.Nearest, wording.Title(s))
	}
	return shape, nil
}

func shapePlace(p retrieval.Place) *placeJSON {
	shape := &placeJSON{p.Asked, p.Missing, shown.WorksOf(p.Sources), []countedJSON{}, shown.WorksOf(p.Titles), shown.WorksOf(p.Unknown), shown.List(p.Absent), p.HowMany}
	for _, c := range p.Counted {
		var runs []string
		for _, run := range c.Runs {
			runs = append(runs, run.Whole())
		}
		shape.Counted = append(shape.Counted, countedJSON{shown.WorkOf(c.Source), shown.List(runs), c.Count})
	}
	return shape
}

// embedPending embeds what the embedder has not seen, and writes nothing if
// there is nothing to do.
func embedPending(ctx context.Context, lib *library.Library, emb embed.Embedder) error {
	_, pending, err := lib.Pending(ctx, emb.Model(), 1)
	if err != nil || pending == 0 {
		return err
	}
	return retrieval.Embed(ctx, lib, emb, nil)
}
