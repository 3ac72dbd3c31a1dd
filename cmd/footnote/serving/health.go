package serving

import (
	"context"
	"fmt"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/health"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
)

type healthOptions struct{ json bool }

// Health is the command that asks a running bot how it is.
func Health(run *command.App) command.Row {
	a := app{run}
	var o healthOptions
	return command.Row{
		Use:   "health [flags]",
		Short: "Ask a bot that runs on this machine whether it is well",
		Long: `Asks the bot that runs on this machine, at the address of FOOTNOTE_STATUS, whether it is well. It is meant for what starts the bot again: the container file and compose.yaml use it. "footnote doctor" looks at everything, also without a bot that runs.

Exit status: 0 if it is well, 1 if it is not, 2 if nobody answers.`,
		Example: "footnote health",
		Flags:   func(f command.Flags) { f.JSON(&o.json) },
		Run:     func(ctx context.Context, _ command.Line) error { return a.health(ctx, o) },
	}
}

// health asks a bot that runs.
func (a app) health(ctx context.Context, o healthOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if c.Status == settings.StatusOff {
		return advice.Mistake("FOOTNOTE_STATUS is off, so that the bot does not say how it is. Leave it empty, or give it an address: 127.0.0.1:9417")
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	h, err := health.Ask(ctx, c.Status)
	if err != nil {
		return advice.Because(err, "No bot answers at %s. Start it with footnote bot, or check FOOTNOTE_STATUS.", c.Status)
	}
	if o.json {
		err = a.Out.JSON(h)
	} else if h.Well {
		a.Out.Paragraph("", fmt.Sprintf("The bot is well: %d of %s to Discord served, %s waiting.", h.Serving, terminal.Count(h.Shards, "connection"), terminal.Count(h.Waiting, "request")))
	} else {
		a.Out.Paragraph("", "The bot is not well: "+h.Reason+".")
	}
	if err == nil && !h.Well {
		return command.ErrAbstained
	}
	return err
}
