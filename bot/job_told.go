package bot

import (
	"cmp"
	"context"
	"errors"
	"time"

	"footnote/bot/discord"
	"footnote/corpus/library/jobs"
)

// tellJob puts what became of a job in place of the acknowledgement or, where the token
// for that is dead, tells the member.
func (b *Bot) tellJob(ctx context.Context, c *call, done reply, cause error) error {
	m := done.message
	if cause == nil && m == nil {
		cause = errors.New("handler gave no message")
	}
	if cause != nil {
		m = c.failure(cause)
	}
	if c.Token != "" {
		ctx, cancel := context.WithDeadline(ctx, c.acked.Add(tokenTime))
		defer cancel()
		err := b.edit(ctx, c, m)
		if err != nil && !isGone(err) {
			err = b.insist(ctx, func() error { return b.edit(ctx, c, cmp.Or(c.failureOf(cause, err), m)) })
		}
		if err == nil || errors.Is(err, discord.ErrUnsure) {
			return err
		}
	}
	private := *m
	if name := b.serverName(c.guild); name != "" { // of one that the bot was removed from it is forgotten
		private.Content = cut(c.own.Say(textFor, bold(name))+"\n"+m.Content, maxContent)
	}
	private.Components = nil // they work in the server
	return b.direct(ctx, c.member, &private, "job-"+c.event)
}

// failureOf is what is said where Discord did not take a result.
func (c *call) failureOf(cause, refused error) *Message {
	if cause != nil || discord.StatusCode(refused) != 400 {
		return nil // the same again
	}
	return c.failure(refused)
}

// dropJobs takes back the jobs of a server for a reason, which is in the log, and gives what
// tells those who wait.
func (b *Bot) dropJobs(ctx context.Context, guild string, why error) (tell func()) {
	dropped, err := b.jobs.table.Drop(ctx, libraryPrefix+guild)
	if err != nil {
		b.log.Warn("jobs could not be dropped", "server", guild, "error", err)
	}
	var calls []*call
	begun := false
	for _, j := range dropped {
		c, began, err := b.callOf(j.Payload, j.Token)
		if err != nil {
			b.log.Error("job cannot be read, and was dropped", "job", j.Kind, "error", err)
			continue
		}
		c.began, begun = began, begun || j.Attempt > 0
		b.logCall(c, why)
		calls = append(calls, c)
	}
	return func() {
		if begun {
			_ = discord.Sleep(b.last, jobs.LeaseTime) // until nobody shows progress any more
		}
		for _, c := range calls {
			b.tellDropped(c, why)
		}
	}
}

func (b *Bot) tellDropped(c *call, why error) {
	ctx, cancel := context.WithTimeout(b.last, answerTime)
	defer cancel()
	if err := b.tellJob(ctx, c, reply{}, why); err != nil {
		b.log.Info("that a job was dropped could not be told", "request", c.code(), "error", err)
	}
}

// tellPlaces tells those who wait where they stand in the line, until ctx ends, and
// forgets the tokens that are dead.
func (b *Bot) tellPlaces(ctx context.Context) {
	tick := time.NewTicker(progressTick)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if err := errors.Join(b.tellLine(ctx), b.jobs.table.ForgetTokens(ctx)); err != nil && ctx.Err() == nil {
			b.log.Info("the line of jobs cannot be seen", "error", err)
		}
	}
}

func (b *Bot) tellLine(ctx context.Context) error {
	line, err := b.jobs.table.Line(ctx)
	if err != nil {
		return err
	}
	for _, w := range line {
		c, _, err := b.callOf(w.Payload, w.Token)
		if err != nil {
			continue // who claims it says so
		}
		err = b.jobs.table.Tell(ctx, w, func(ctx context.Context) {
			b.editProgress(ctx, c, c.own.Say(textPlace, w.Place), "")
		})
		if err != nil {
			return err
		}
	}
	b.jobs.wake() // those that were held back meanwhile can be claimed
	return nil
}
