package main

import (
	"context"
	"fmt"
	"os"

	"footnote/cmd/footnote/doctor"
	"footnote/cmd/footnote/terminal"
)

type doctorOptions struct{ json bool }

func (a *app) doctorCommand() command {
	var o doctorOptions
	return command{
		use:   "doctor [flags]",
		short: "Check whether everything is as it should be, and say what to do",
		long: `Looks at the settings, the folder of the libraries and the space left there, each library through and through, what waits to be read, the process that reads strangers' files, the embedder and, where DISCORD_TOKEN is set, at what Discord says of the bot: token, application, intents, commands, permissions in each server, clock. Nothing is changed.

Each line says whether something is ok, a warning or broken, and what to do.

Exit status: 0 if nothing is broken, else 2.`,
		example: "footnote doctor\nfootnote doctor --json | jq '.checks[] | select(.state != \"ok\")'",
		flags:   func(f flags) { f.json(&o.json) },
		run:     func(ctx context.Context, _ line) error { return a.doctor(ctx, o) },
	}
}

// doctor examines everything, and ends with an error if something is broken.
func (a *app) doctor(ctx context.Context, o doctorOptions) error {
	bar := a.err.Progress(terminal.UnknownTotal, "looking")
	checks, err := doctor.Examine(ctx, doctor.Patient{Settings: a.config, Reader: newReader(), Getenv: a.getenv, Environ: os.Environ(), Stage: bar.Stage, Shown: func(c doctor.Check) {
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
		if err := a.out.JSON(doctorJSON{Checks: checks, Broken: broken, Warnings: warnings}); err != nil {
			return err
		}
	} else {
		a.out.Paragraph("", "\n"+summary(broken, warnings))
	}
	if broken > 0 {
		return errReported
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
func (a *app) showCheck(c doctor.Check) {
	a.out.Paragraph(fmt.Sprintf("%-9s", c.State), c.Name+": "+c.Found)
	if c.Advice != "" {
		a.out.Block("         ", c.Advice, a.out.Bold)
	}
}
