package bot

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/jobs"
)

// The steps of a job. Whoever goes on with it begins behind the last one:
//
//	(none)    nothing is done
//	fetched   the bytes of the file are kept with the job
//	some      of several sources, some are done: which, and what became of them, is noted
//	added     the source is in the library; its vectors may be missing
const (
	stepFetched = "fetched"
	stepSome    = "some"
	stepAdded   = "added"
)

// later is what a handler gives that wants to begin with what takes long.
func later() (reply, error) { return reply{later: true}, nil }

// fetchOnce loads the file of a job, or takes the bytes that were kept.
func (c *call) fetchOnce(ctx context.Context, load loader) (corpus.File, error) {
	file, kept, err := c.job.File(ctx)
	if err != nil {
		return corpus.File{}, err
	}
	if kept {
		c.file = factsOf(file.MediaType, len(file.Data))
		c.progress(c.in.Say("Reading …"))
		return file, nil
	}
	if file, err = c.fetch(ctx, load); err != nil {
		return corpus.File{}, err
	}
	c.bot.reached("fetched")
	if file.Text != nil {
		return file, nil // it is small, and what it brings along is not: whoever goes on fetches both again
	}
	err = c.job.Keep(ctx, stepFetched, file)
	if errors.Is(err, jobs.ErrLost) {
		return corpus.File{}, err
	}
	if err != nil { // whoever goes on fetches it again
		c.bot.log.Warn("the file of a job is not kept", "server", c.guild, "bytes", len(file.Data), "error", err)
	}
	c.bot.reached("kept")
	return file, nil
}

// note keeps with the job how far it is.
func (c *call) note(ctx context.Context, step string, what any) error {
	data, err := json.Marshal(what)
	if err != nil {
		return err
	}
	return c.job.Reach(ctx, step, data)
}

// noted reads what was noted at a step, and reports whether the job is there. What
// cannot be read is done again.
func (c *call) noted(step string, what any) bool {
	return c.job.Step == step && json.Unmarshal(c.job.Note, what) == nil
}

// didBefore reports whether a source that is in the library already was added by this
// job, before it came to this process.
func (c *call) didBefore(s corpus.Source) bool {
	const clocks = 2 * time.Second // what those of two machines may differ
	return c.job.Again && s.AddedBy == c.member && !s.AddedAt.Before(c.job.Started.Add(-clocks))
}
