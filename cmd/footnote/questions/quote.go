package questions

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/link"
	"footnote/retrieval"
	"footnote/retrieval/quote"
)

// Quote is the command that checks a quotation.
func Quote(run *command.App) command.Row {
	a := app{run}
	var o quoteOptions
	return command.Row{
		Use:   "quote [flags] TEXT",
		Short: "Check whether a quotation stands in the library, word for word",
		Long: `Looks for the best place of a quotation and says whether it stands there: exactly, with small differences, with other words, or with differences that change what it means: a negation, a number, a name, a date or a quantity. Words left out without a mark are told, too. The differences are shown as both sides spell them. What the source says around it, such as “some say that” or “critics claim”, is shown, too. A name behind a dash at the end is held against who wrote the source and who speaks there.

Exit status: 0 when it stands there, small differences or not; 1 when it does not, has other words, means something else, stands in another source than the one of --source or is given to somebody else than the source names; 2 on an error.`,
		Example: `footnote quote "they are not fully aligned"
footnote quote --source 3 "they are not fully aligned – Samuel Ramani"`,
		Args: command.AtLeastOne("a quotation", `footnote quote "the words, as they were quoted"`),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Flags().StringVar(&o.source, "source", "", "the source that it is said to stand in, by its `number`, or by words of its author and title")
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.text = strings.Join(l.Args, " ")
			return a.quote(ctx, o)
		},
	}
}

type quoteOptions struct {
	text, source, library string
	json                  bool
}

// longestQuotation is how many bytes of a quotation are read.
const longestQuotation = 8000

func (o quoteOptions) check() error {
	switch {
	case len(o.text) > longestQuotation:
		return advice.Mistake("The quotation is too long: %d bytes, and %d at most are read. Check a part of it.", len(o.text), longestQuotation)
	case !utf8.ValidString(o.text):
		return advice.Mistake("The quotation is not UTF-8 text. Set the terminal to UTF-8 and try again.")
	}
	return nil
}

// quote checks whether a quotation stands in a library.
func (a app) quote(ctx context.Context, o quoteOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	return a.withEngine(ctx, o.library, func(engine *retrieval.Engine, lib settings.Reading) error {
		named, err := named(ctx, lib, o.source)
		if err != nil {
			return err
		}
		found, err := quote.Check(ctx, engine, lib.Library, o.text, named)
		if errors.Is(err, quote.ErrShort) {
			return advice.Mistake("That is too short to check: give at least %d words.", quote.Least)
		}
		if err != nil {
			return err
		}
		if err := a.showQuotation(ctx, found, lib, o); err != nil {
			return err
		}
		if !found.AsGiven() {
			return command.ErrAbstained
		}
		return nil
	})
}

// named gives the source that was typed, by its number or by words of its author and title;
// nil for none.
func named(ctx context.Context, lib settings.Reading, typed string) (*corpus.Source, error) {
	if typed == "" {
		return nil, nil
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return nil, err
	}
	s, err := sourceNamed(sources, typed)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

func (a app) showQuotation(ctx context.Context, c quote.Checked, lib settings.Reading, o quoteOptions) error {
	var citation cite.Citation
	if c.Verdict != quote.Absent {
		sources, err := lib.Sources(ctx)
		if err != nil {
			return err
		}
		if _, citation, err = cite.NewCiter(sources).Cite("apa", c.Source, corpus.Locator{}); err != nil {
			return fmt.Errorf("cite source %d: %w", c.Source.ID, err)
		}
	}
	if o.json {
		return a.Out.JSON(shapeQuotation(c, o.text, lib.Name, citation.String()))
	}
	a.printQuotation(c, citation.String())
	return nil
}

func shapeQuotation(c quote.Checked, text, library, citation string) quoteJSON {
	shape := quoteJSON{
		Quotation: text, Library: library, Verdict: c.Verdict, Kinds: shown.List(c.Kinds), Text: c.Text, Runs: shown.List(c.Runs), Cut: c.Cut, Apart: c.Apart, Dropped: shown.List(c.Dropped), Before: c.Before, Behind: c.Behind,
		Locator: c.Passage.Locator, Citation: citation, Elsewhere: c.Elsewhere(),
	}
	for i := range shape.Runs {
		shape.Runs[i].Kinds = shown.List(shape.Runs[i].Kinds)
	}
	if c.Verdict != quote.Absent {
		work := shown.WorkOf(c.Source)
		shape.Source, shape.Link = &work, link.To(c.Source, c.Passage)
	}
	if c.Named != nil {
		work := shown.WorkOf(*c.Named)
		shape.Named = &work
	}
	if s := c.Said; s != nil {
		shape.Said = &attributedJSON{s.Name, s.Finding, shown.List(s.Who)}
	}
	return shape
}

// printQuotation prints what became of a quotation, and the place for it.
func (a app) printQuotation(c quote.Checked, citation string) {
	s := a.Out
	head, rest := voiceOf(asked{}).Quotation(c)
	s.Block("", head, s.Bold)
	for _, line := range rest {
		s.Paragraph("", line)
	}
	if c.Verdict == quote.Absent {
		return
	}
	s.Printf("\n")
	s.Quote(c.Text, nil)
	s.Printf("\n")
	s.Block(terminal.Margin, citation, s.Dim)
	s.Block(terminal.Margin, c.Passage.Locator.String(), func(line string) terminal.Printable { return s.Link(line, link.To(c.Source, c.Passage)) })
	if differences := differencesOf(c.Runs); len(differences) > 0 {
		s.Printf("\n")
		for _, d := range differences {
			s.Paragraph("  - ", d)
		}
	}
}

// differencesOf says where quotation and text differ, as both spell it, a line each.
func differencesOf(runs []quote.Run) (lines []string) {
	for i := 0; i < len(runs); i++ {
		r, said := runs[i], ""
		switch {
		case r.Side == quote.Quotation && i+1 < len(runs) && runs[i+1].Side == quote.Source:
			said = fmt.Sprintf("“%s” in the quotation, “%s” in the source", terminal.Clean(r.Text), terminal.Clean(runs[i+1].Text))
			i++
		case r.Side == quote.Quotation:
			said = fmt.Sprintf("“%s” in the quotation only", terminal.Clean(r.Text))
		case r.Side == quote.Source:
			said = fmt.Sprintf("“%s” in the source only", terminal.Clean(r.Text))
		default:
			continue
		}
		if len(r.Kinds) > 0 {
			var kinds []string
			for _, k := range r.Kinds {
				kinds = append(kinds, string(k))
			}
			said += " (" + strings.Join(kinds, ", ") + ")"
		}
		lines = append(lines, said)
	}
	return lines
}
