package bot

import (
	"footnote/bot/discord"
	"footnote/bot/fleet"
	"footnote/retrieval"
)

// Status says how a bot is at the moment.
type Status struct {
	Gateway  discord.Status
	Requests discord.RequestStatus
	Commands bool // whether Discord knows the commands
	Pool     retrieval.PoolStatus
	Work     WorkStatus
	Fleet    *fleet.Status // nil: this process is the bot alone

	Ingesting, IngestionsWaiting int // sources that are read, and that wait for it
}

// Status says how the bot is. It may be asked at any time, by any goroutine.
func (b *Bot) Status() Status {
	in, waiting := b.ingestions.status()
	st := Status{
		Ingesting: in, IngestionsWaiting: waiting,
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
