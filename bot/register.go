package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

// installHint is what the operator is told once the bot is connected. The
// permissions are: view channels, send messages (also in threads), embed
// links, attach files.
func installHint(app string) string {
	const permissions = 1<<10 | 1<<11 | 1<<14 | 1<<15 | 1<<38
	return fmt.Sprintf("Connected. To invite the bot to a server that you manage, open:\n"+
		"https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d&integration_type=0", app, permissions)
}

// register tells Discord of the commands, all at once, if they are others than
// the last time.
func (b *Bot) register(ctx context.Context, app string) {
	list := registration(b.o.Guild == "")
	path := "applications/" + app + "/commands"
	if b.o.Guild != "" {
		path = "applications/" + app + "/guilds/" + b.o.Guild + "/commands"
	}
	body, err := json.Marshal(list)
	if err != nil {
		b.log.Error("commands cannot be written", "error", err)
		return
	}
	mark := shortHash(b.o.APIURL + path + string(body))
	if b.registered(path) == mark {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if _, err := b.discord.Send(ctx, http.MethodPut, path, list, nil); err != nil {
		b.log.Error("commands could not be registered", "error", err)
		b.o.Tell("The commands could not be registered with Discord; the bot will try again when it is started anew. " + sentence(err))
		return
	}
	b.log.Info("commands registered", "count", len(list))
	if err := b.rememberRegistered(path, mark); err != nil {
		b.log.Warn("registration could not be noted", "error", err)
	}
}

// registered gives what was last registered under a path.
func (b *Bot) registered(path string) string { return b.readRegistered()[path] }

func (b *Bot) readRegistered() map[string]string {
	marks := map[string]string{}
	if data, err := os.ReadFile(b.registeredFile()); err == nil {
		_ = json.Unmarshal(data, &marks) // a broken note is as good as none
	}
	return marks
}

func (b *Bot) rememberRegistered(path, mark string) error {
	marks := b.readRegistered()
	if marks == nil {
		marks = map[string]string{}
	}
	marks[path] = mark
	data, err := json.Marshal(marks)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(b.o.Data, 0o700); err != nil {
		return err
	}
	return os.WriteFile(b.registeredFile(), data, 0o600)
}
