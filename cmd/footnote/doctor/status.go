package doctor

import (
	"context"
	"net"
	"time"

	"footnote/cmd/footnote/health"
	"footnote/cmd/footnote/settings"
)

// status looks at the address where the bot says how it is: whether a bot answers there, or
// could.
func (e *examination) status(ctx context.Context) {
	const name, other = "Status", "Set FOOTNOTE_STATUS to an address of this machine that is free, or to off."
	at := e.config.Status
	if e.config.Discord.Token == "" || at == "" || at == settings.StatusOff {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	h, err := health.Ask(ctx, at)
	switch {
	case err == nil && h.Well:
		e.ok(name, "a bot answers at %s, and is well", at)
		return
	case err == nil && h.Reason != "":
		e.warn(name, "the bot that answers at "+at+" is not well: "+h.Reason, "The log of the bot says more.")
		return
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", at)
	if err != nil {
		e.warn(name, "the bot cannot say at "+at+" how it is, for another program listens there or it is no address of this machine: "+reasonOf(err).Error(), other)
		return
	}
	l.Close()
	e.ok(name, "no bot runs that says at %s how it is", at)
}
