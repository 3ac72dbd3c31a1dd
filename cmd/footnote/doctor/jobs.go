package doctor

import (
	"context"
	"fmt"
	"os"
	"time"

	"footnote/bot"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/library/jobs"
)

// longWait is how long a job waits where something is wrong: one takes minutes at most.
const longWait = 15 * time.Minute

// jobs looks at what the bot has been ordered to read and has not read yet.
func (e *examination) jobs(ctx context.Context) {
	const name = "Jobs"
	path := bot.JobsPath(e.config.Data)
	there, err := os.Stat(path)
	switch {
	case e.config.IsServed():
	case err != nil:
		return // no bot has been here
	case there.IsDir():
		e.broken(name, path+" is a folder, and the bot keeps a file there", "Move the folder away: the bot makes the file when it starts.")
		return
	}
	held, err := jobsOf(ctx, e.config)
	switch {
	case err != nil && e.config.IsServed():
		return // which has been said of the database
	case err != nil:
		e.broken(name, advice.Sentence(err), "The bot makes the file anew when it starts. What was to be added is lost then: add it again.")
		return
	}
	if !e.config.IsServed() && readableByOthers(path) {
		e.warn(name, "other users of this machine can read "+path+", which holds secrets of answers under way", "chmod 600 "+path)
	}
	if held.Waiting > 0 && held.Oldest > longWait {
		e.warn(name, fmt.Sprintf("%s, the oldest since %s", waiting(held), held.Oldest.Round(time.Minute)), "A bot that runs reads them, one a server at a time. Look whether it is well: footnote health")
		return
	}
	e.ok(name, "%s", waiting(held))
}

// waiting says how many jobs there are.
func waiting(held jobs.Status) string {
	if held.Waiting+held.Running == 0 {
		return "nothing waits to be read"
	}
	return fmt.Sprintf("%s being read, %d waiting", terminal.Count(held.Running, "source"), held.Waiting)
}

// jobsOf counts the jobs of the bot: in the database, or in the file beside the libraries.
func jobsOf(ctx context.Context, c settings.Config) (jobs.Status, error) {
	if !c.IsServed() {
		return jobs.Inspect(ctx, bot.JobsPath(c.Data))
	}
	server, err := c.Connect(ctx)
	if err != nil {
		return jobs.Status{}, err
	}
	return jobs.On(server.Database().DB()).Status(ctx)
}
