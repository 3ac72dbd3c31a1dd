package doctor

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"footnote/bot"
	"footnote/cmd/footnote/terminal"
)

// clock compares the clock with what is known without the network.
func (e *examination) clock(context.Context) {
	now := time.Now()
	if e.newest.After(now.Add(time.Minute)) {
		e.broken("Clock", fmt.Sprintf("it says %s, but a library was written %s later", now.Format(time.DateTime), e.newest.Sub(now).Round(time.Second)), setClock)
	}
}

const setClock = "Set the clock of this machine, and let it be kept by NTP: timedatectl set-ntp true"

// discordTime is how long Discord is waited for in all.
const discordTime = 40 * time.Second

// discord asks Discord about the bot.
func (e *examination) discord(ctx context.Context) {
	const name = "Discord"
	c := e.config.Discord
	if c.Token == "" {
		e.ok(name, "DISCORD_TOKEN is not set; only the bot needs it")
		return
	}
	e.Stage("asking Discord")
	ctx, cancel := context.WithTimeout(ctx, discordTime)
	defer cancel()
	i, err := bot.Inspect(ctx, bot.Options{Token: c.Token, APIURL: c.APIURL, Guild: c.Guild, Shards: c.Shards})
	refused, isRefused := errors.AsType[bot.ErrRefused](err)
	switch {
	case errors.Is(err, bot.ErrNotLoopback):
		e.broken(name, "DISCORD_API_URL is not an address of this machine", "Leave it empty for Discord; it is for stand-ins only.")
		return
	case isRefused:
		e.broken("Token", refused.Error(), ofShape(c.Token))
		return
	case err != nil && i.App == "":
		e.broken(name, "it cannot be reached: "+strings.ReplaceAll(err.Error(), "\n", "; "), "Check the network, the proxy (HTTPS_PROXY) and https://discordstatus.com")
		return
	}
	e.ok("Token", "Discord knows it, as that of %q (application %s)", i.Name, i.App)
	e.application(i)
	if errors.Is(err, bot.ErrNotInServer) {
		e.broken("Commands", "the bot is not in the server "+c.Guild+" that DISCORD_GUILD_ID names, or that is no server", "Leave DISCORD_GUILD_ID empty, as it is for tests; or correct it, and invite the bot there with the link that footnote bot prints.")
		return
	}
	e.commands(i, err)
	e.servers(i, err)
	e.gateway(i, err)
	e.discordClock(i)
}

// ofShape says of a text that is no token what it may be.
func ofShape(token string) string {
	if strings.Count(token, ".") == 2 {
		return ""
	}
	return "A token has three parts with dots between them, and what is set has not: it may be the number of the application, its public key or the client secret. Copy the token itself: Bot, Reset Token."
}

func (e *examination) application(i bot.Inspection) {
	const name = "Application"
	switch {
	case i.Endpoint != "":
		e.broken(name, "Discord sends its interactions to "+i.Endpoint+", so that the bot never hears of a command", "On https://discord.com/developers/applications: General Information, empty Interactions Endpoint URL.")
	case i.CodeGrant:
		e.broken(name, "it requires an OAuth2 code grant, so that its install link does not work", "On https://discord.com/developers/applications: Bot, switch Requires OAuth2 Code Grant off.")
	default:
		e.ok(name, "it can be installed, and its interactions come to the bot")
	}
}

func (e *examination) commands(i bot.Inspection, err error) {
	const name, again = "Commands", "footnote bot registers them when it starts. Delete discord-commands.json in the folder of the libraries, and start it."
	switch {
	case err != nil && len(i.Missing)+len(i.Outdated) == 0 && len(i.Installed) == 0:
		e.broken(name, "they cannot be read: "+err.Error(), "Try again later.")
	case len(i.Missing) > 0:
		e.broken(name, "not registered: "+strings.Join(i.Missing, ", "), again)
	case len(i.Outdated) > 0:
		e.broken(name, "registered by another version of Footnote: "+strings.Join(i.Outdated, ", "), again)
	case i.Twice:
		e.warn(name, "they are registered in all servers, and again in the one of DISCORD_GUILD_ID, where members see each twice", "Leave DISCORD_GUILD_ID empty.")
	case len(i.Foreign) > 0:
		e.warn(name, "registered, but unknown to this version: "+strings.Join(i.Foreign, ", "), again)
	default:
		e.ok(name, "registered and current")
	}
}

func (e *examination) servers(i bot.Inspection, err error) {
	const name = "Servers"
	lacking := 0
	for _, s := range i.Installed {
		if len(s.Missing) > 0 {
			lacking++
			e.broken(name, fmt.Sprintf("in %q (%s) the bot may not: %s", s.Name, s.ID, strings.Join(s.Missing, ", ")),
				"Server Settings, Roles, the bot's role: allow them; or invite the bot again with the link that footnote bot prints.")
		}
	}
	switch {
	case err == nil && len(i.Installed) == 0:
		e.warn(name, "the bot is in none", "Start footnote bot and open the link that it prints.")
	case lacking == 0 && len(i.Installed) > 0:
		e.ok(name, "in %s, with the permissions that it needs (channels may forbid more)", terminal.Count(len(i.Installed), "server"))
	}
}

// gateway says whether the bot is let in, and how often it may still connect today.
func (e *examination) gateway(i bot.Inspection, err error) {
	const name = "Gateway"
	refused, isRefused := errors.AsType[bot.ErrRefused](i.Gateway)
	switch {
	case err != nil:
		e.broken(name, "it cannot be asked for: "+err.Error(), "Check the network, and https://discordstatus.com")
	case isRefused:
		e.broken(name, refused.Error(), "")
	case i.Gateway != nil:
		e.broken(name, "it does not let the bot in: "+i.Gateway.Error(), "Check whether a firewall or proxy lets WebSockets through, and https://discordstatus.com")
	case i.Plan.Left < max(bot.SparedSessions, i.Plan.Total/10):
		e.warn(name, fmt.Sprintf("only %d of %d connections are left for the next %s", i.Plan.Left, i.Plan.Total, i.Plan.ResetAfter.Round(time.Minute)), "Something connects again and again: look at the log of footnote bot before Discord takes the token away.")
	case i.Instead > 0:
		e.warn(name, fmt.Sprintf("Discord does not take the number of connections that FOOTNOTE_SHARDS says; the bot has %d instead", i.Instead), "Leave FOOTNOTE_SHARDS empty; then Footnote has as many as Discord recommends.")
	default:
		e.ok(name, "it lets the bot in with its intents, none of which is privileged; %d of %d connections are left today", i.Plan.Left, i.Plan.Total)
	}
}

const (
	oddClock  = 10 * time.Second
	wrongTime = 2 * time.Minute // certificates and links that expire are misjudged then
)

func (e *examination) discordClock(i bot.Inspection) {
	const name = "Clock"
	off := i.ClockOff.Abs()
	way := "ahead of"
	if i.ClockOff < 0 {
		way = "behind"
	}
	text := fmt.Sprintf("it is %s %s Discord's", off.Round(time.Second), way)
	switch {
	case off > wrongTime:
		e.broken(name, text, setClock)
	case off > oddClock:
		e.warn(name, text, setClock)
	default:
		e.ok(name, "it agrees with Discord's")
	}
}
