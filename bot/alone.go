package bot

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRunning says that a bot serves from a folder already.
var ErrRunning = errors.New("another bot serves from this folder")

// Alone keeps every other bot out of a folder of libraries until release is called, or the
// process is dead: the system takes the lock back then, however it died. Two bots that know
// nothing of each other answer everything twice. Commands of the terminal do not need it.
//
// Error: [ErrRunning].
func Alone(dir string) (release func() error, err error) {
	fail := func(err error) (func() error, error) {
		return nil, fmt.Errorf("keep other bots out of %q: %w", dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fail(err)
	}
	lock := flock.New(filepath.Join(dir, "discord-bot.lock"), flock.SetPermissions(0o600))
	held, err := lock.TryLock()
	if err != nil {
		return fail(err)
	}
	if !held {
		return fail(ErrRunning)
	}
	return lock.Unlock, nil
}
