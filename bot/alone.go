package bot

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRunning says that a bot serves from a folder already.
var ErrRunning = errors.New("another bot serves from this folder")

// Alone keeps every other bot out of a folder of libraries until release is called, or the
// process is dead: the system takes the lock back then, however it died. Two bots that know
// nothing of each other answer everything twice. Commands of the terminal do not need it.
// Where the file system has no locks the log says so, and the bot runs all the same.
//
// Error: [ErrRunning].
func Alone(dir string, log *slog.Logger) (release func(), err error) {
	lock := flock.New(filepath.Join(dir, "discord-bot.lock"), flock.SetPermissions(0o600))
	err = os.MkdirAll(dir, 0o700)
	held := false
	if err == nil {
		held, err = lock.TryLock()
	}
	switch {
	case err != nil:
		log.Warn("it cannot be seen to that no second bot is started on this folder", "error", err)
		return func() {}, nil
	case !held:
		return nil, fmt.Errorf("keep other bots out of %q: %w", dir, ErrRunning)
	}
	return func() { _ = lock.Unlock() }, nil
}
