package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"footnote/bot/discord"
	"footnote/retrieval/wording/texts"
)

// permissionsNeeded are what the bot has to be allowed in a server.
var permissionsNeeded = []struct {
	bit  int
	name string // as Discord's settings call it
}{
	{1 << 10, "View Channels"}, {1 << 11, "Send Messages"}, {1 << 14, "Embed Links"}, {1 << 15, "Attach Files"}, {1 << 38, "Send Messages in Threads"},
}

// whyNotRegistered says to who runs the bot why it has no commands.
func (b *Bot) whyNotRegistered(err error) string {
	switch {
	case b.o.Guild != "" && isNotInServer(err):
		return fmt.Sprintf("The bot is not in the server %s that DISCORD_GUILD_ID names, or that is no server. Leave DISCORD_GUILD_ID empty, as it is for tests, or invite the bot there.", b.o.Guild)
	case isTold(err):
		return sentence(texts.Language{}, err)
	}
	return "The log says what Discord answered, and footnote doctor looks for the cause."
}

// isNotInServer tells Discord's answer to who asks about a server that the bot is not in.
func isNotInServer(err error) bool {
	code := discord.ErrorCode(err)
	return code == discord.MissingAccess || code == discord.UnknownServer
}

// installHint is what the operator is told once the bot is connected.
func installHint(app string) string {
	permissions := 0
	for _, p := range permissionsNeeded {
		permissions |= p.bit
	}
	return fmt.Sprintf("Connected. To invite the bot to a server that you manage, open:\n"+
		"https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d&integration_type=0", app, permissions)
}

// keepRegistered tells Discord of the commands, all at once, if they are others than
// the last time, and again until Discord takes them or ctx ends.
func (b *Bot) keepRegistered(ctx context.Context) {
	select {
	case <-b.registering:
	case <-ctx.Done():
		return
	}
	pause := 5 * b.o.Pause
	for told := false; ; told = true {
		err := b.register(ctx)
		if err == nil || ctx.Err() != nil {
			b.commands.Store(err == nil)
			return
		}
		b.log.Error("commands could not be registered", "error", err, "next_try_in", pause)
		if !told {
			b.o.Tell("The commands could not be registered with Discord; the bot goes on trying. " + b.whyNotRegistered(err))
		}
		if discord.Sleep(ctx, pause) != nil {
			return
		}
		pause = min(2*pause, 10*time.Minute)
	}
}

func (b *Bot) register(ctx context.Context) error {
	list, path := localised(registration(b.o.Guild == "")), commandsPath(b.app.Load().app, b.o.Guild)
	body, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("write commands: %w", err)
	}
	mark := shortHash(b.o.APIURL + path + string(body))
	if known, err := b.notes.Registered(ctx, path); err == nil && known == mark {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if _, err := b.discord.Send(ctx, http.MethodPut, path, list, nil); err != nil {
		return err
	}
	b.log.Info("commands registered", "count", len(list))
	if err := b.notes.NoteRegistered(ctx, path, mark); err != nil {
		b.log.Warn("registration could not be noted", "error", err)
	}
	return nil
}

// commandsPath is where an application's commands are, those of one server or all.
func commandsPath(app, guild string) string {
	if guild != "" {
		return "applications/" + app + "/guilds/" + guild + "/commands"
	}
	return "applications/" + app + "/commands"
}
