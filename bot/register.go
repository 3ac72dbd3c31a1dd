package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"footnote/corpus"
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
	if _, err := b.discord.send(ctx, http.MethodPut, path, list, nil); err != nil {
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

// markLeft notes that the bot was removed from a server, or is back. The
// library is kept for a while.
func (b *Bot) markLeft(ctx context.Context, guild string, left bool) {
	path, err := b.libraryOf(guild)
	if err != nil {
		return
	}
	if _, err := os.Stat(path); err != nil {
		return // nothing is kept of that server
	}
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		b.log.Error("library cannot be opened", "server", guild, "error", err)
		return
	}
	defer lease.Release()
	at := ""
	if left {
		at = b.o.Now().UTC().Format(time.RFC3339)
	}
	if err := lease.Set(ctx, "left", at); err != nil {
		b.log.Error("removal could not be noted", "server", guild, "error", err)
	}
}

// tidy forgets, once an hour, what is kept for a time only.
func (b *Bot) tidy(ctx context.Context) {
	files, _ := filepath.Glob(filepath.Join(b.o.Data, libraryPrefix+"*"+corpus.LibraryExtension))
	for _, file := range files {
		guild := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), libraryPrefix), corpus.LibraryExtension)
		if err := b.tidyLibrary(ctx, guild, file); err != nil && !errors.Is(err, context.Canceled) {
			b.log.Error("library could not be tidied", "server", guild, "error", err)
		}
	}
}

func (b *Bot) tidyLibrary(ctx context.Context, guild, path string) error {
	left, err := b.tidyOne(ctx, path)
	if err != nil || left.IsZero() || b.o.Now().Sub(left) < graceTime {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	b.log.Info("library purged after the bot was removed", "server", guild)
	b.settings.Delete(guild)
	b.titles.Delete(guild)
	return b.pool.Drop(ctx, path, func() error {
		return errors.Join(os.Remove(path), removeIfThere(path+"-wal"), removeIfThere(path+"-shm"))
	})
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// tidyOne forgets what is old in a library and tells when the bot was removed
// from its server.
func (b *Bot) tidyOne(ctx context.Context, path string) (left time.Time, err error) {
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return left, err
	}
	defer lease.Release()
	now := b.o.Now()
	if err := lease.ForgetAnswers(ctx, now.Add(-retention), now.Add(-undoTime)); err != nil {
		return left, err
	}
	stored, err := lease.Settings(ctx)
	if err != nil {
		return left, err
	}
	left, _ = time.Parse(time.RFC3339, stored["left"])
	return left, nil
}
