package bot

import (
	"footnote/bot/discord"
	"footnote/retrieval"
)

// Status says how a bot is at the moment.
type Status struct {
	Gateway  discord.Status
	Requests discord.RequestStatus
	Commands bool // whether Discord knows the commands
	Pool     retrieval.PoolStatus
	Work     WorkStatus

	Ingesting, IngestionsWaiting int // sources that are read, and that wait for it
}

// Status says how the bot is. It may be asked at any time, by any goroutine.
func (b *Bot) Status() Status {
	in, waiting := b.ingestions.status()
	return Status{
		Ingesting: in, IngestionsWaiting: waiting,
		Gateway: b.gateway.Status(), Requests: b.discord.Status(), Commands: b.commands.Load(),
		Pool: b.pool.Status(), Work: b.work.status(),
	}
}
