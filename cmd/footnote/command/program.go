package command

import (
	"cmp"
	"context"

	"footnote/cmd/footnote/advice"
)

// A Program is all commands, and what the help says above and below them.
type Program struct {
	About, Closing string
	Version        string
	Table          []Section // below the titles of the help
}

// Run runs one line of arguments and gives the exit status.
func (p Program) Run(ctx context.Context, a *App, args []string) int {
	root := p.root(a)
	root.SetArgs(args)
	root.SetIn(a.Stdin)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	defer a.database.Close()
	c, err := root.ExecuteContextC(ctx)
	if err == nil || isSilent(err) {
		// A result that did not arrive is no success.
		err = cmp.Or(a.Out.Failure, err)
	}
	if err != nil && !isSilent(err) {
		a.Err.Paragraph("footnote: ", advice.Sentence(err))
		if !a.Out.Used && wantsJSON(c, args) {
			_ = a.Out.JSON(OutcomeOf(err))
		}
	}
	return exitStatus(err)
}

// An Outcome is how a command ended, as programs read it: instead of its results, or beside them
// where it goes on though something fails.
type Outcome struct {
	Error  string `json:"error"` // a sentence for people; empty if all went well
	Status int    `json:"status"`
}

// OutcomeOf gives the outcome of a command that ends with err, which may be nil.
func OutcomeOf(err error) Outcome {
	if err == nil {
		return Outcome{}
	}
	return Outcome{advice.Sentence(err), exitStatus(err)}
}
