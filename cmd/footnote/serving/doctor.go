package serving

import (
	"context"
	"fmt"
	"os"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/doctor"
	"footnote/cmd/footnote/readone"
	"footnote/cmd/footnote/terminal"
)

type doctorOptions struct{ json bool }

// Doctor is the command that checks an installation.
func Doctor(run *command.App) command.Row {
	a := app{run}
	var o doctorOptions
	return command.Row{
		Use:   "doctor [flags]",
		Short: "Check whether everything is as it should be, and say what to do",
		Long: `Looks at the settings, the folder of the libraries and the space left there, each library through and through, what waits to be read, the process that reads strangers' files, the embedder and, where DISCORD_TOKEN is set, at what Discord says of the bot: token, application, intents, commands, permissions in each server, clock. Nothing is changed.

Each line says whether something is ok, a warning or broken, and what to do.

Exit status: 0 if nothing is broken, else 2.`,
		Example: "footnote doctor\nfootnote doctor --json | jq '.checks[] | select(.state != \"ok\")'",
		Flags:   func(f command.Flags) { f.JSON(&o.json) },
		Run:     func(ctx context.Context, _ command.Line) error { return a.doctor(ctx, o) },
	}
}

// doctor examines everything, and ends with an error if something is broken.
func (a app) doctor(ctx context.Context, o doctorOptions) error {
	bar := a.Err.Progress(terminal.UnknownTotal, "looking")
	checks, err := doctor.Examine(ctx, doctor.Patient{Settings: a.Config, Reader: readone.Reader(), Getenv: a.Getenv, Environ: os.Environ(), Stage: bar.Stage, Shown: func(c doctor.Check) {
		if !o.json {
			bar.Aside(func() { a.showCheck(c) })
		}
	}})
	if err != nil {
		return err
	}
	bar.Finish()
	broken, warnings := countOf(checks, doctor.Broken), countOf(checks, doctor.Warning)
	if o.json {
		if err := a.Out.JSON(doctorJSON{Checks: checks, Broken: broken, Warnings: warnings}); err != nil {
			return err
		}
	} else {
		a.Out.Paragraph("", "\n"+summary(broken, warnings))
	}
	if broken > 0 {
		return command.ErrReported
	}
	return nil
}

func countOf(checks []doctor.Check, s doctor.State) int {
	n := 0
	for _, c := range checks {
		if c.State == s {
			n++
		}
	}
	return n
}

func summary(broken, warnings int) string {
	switch {
	case broken+warnings == 0:
		return "Everything is as it should be."
	case broken == 0:
		return "It works. " + terminal.Count(warnings, "warning") + "."
	case broken == 1:
		return "1 thing is broken, " + terminal.Count(warnings, "warning") + "."
	}
	return fmt.Sprintf("%d things are broken, %s.", broken, terminal.Count(warnings, "warning"))
}

// showCheck prints one line, and below it what to do. The state is a word, not a
// colour, so that everybody sees it.
func (a app) showCheck(c doctor.Check) {
	a.Out.Paragraph(fmt.Sprintf("%-9s", c.State), c.Name+": "+c.Found)
	if c.Advice != "" {
		a.Out.Block("         ", c.Advice, a.Out.Bold)
	}
}

type doctorJSON struct {
	Checks   []doctor.Check `json:"checks"`
	Broken   int            `json:"broken"`
	Warnings int            `json:"warnings"`
}
