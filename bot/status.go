package bot

import (
	"context"
	"time"

	"footnote/bot/discord"
	"footnote/bot/fleet"
	"footnote/corpus/library/jobs"
	"footnote/retrieval/pool"
)

// Status says how a bot is at the moment.
type Status struct {
	Gateway  discord.Status
	Requests discord.RequestStatus
	Commands bool // whether Discord knows the commands
	Pool     pool.Status
	Work     WorkStatus
	Fleet    *fleet.Status // nil: this process is the bot alone

	Jobs        jobs.Status // of all processes
	JobsUnknown bool        // the table of jobs did not answer
	JobsLost    int64       // since the start, to another process
	JobsGivenUp int64       // since the start, after several tries
}

// Status says how the bot is. It may be asked at any time, by any goroutine.
func (b *Bot) Status() Status {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	held, err := b.jobs.table.Status(ctx)
	st := Status{
		Jobs: held, JobsUnknown: err != nil, JobsLost: b.jobs.lost.Load(), JobsGivenUp: b.jobs.givenUp.Load(),
		Gateway: b.gateway.Status(), Requests: b.discord.Status(), Commands: b.commands.Load(),
		Pool: b.pool.Status(), Work: b.work.status(),
	}
	if b.crew != nil {
		all := b.crew.Member.Status()
		st.Fleet = &all
		st.Commands = st.Commands || !b.first.Load() // another process tells of them
	}
	return st
}
