// Package leftovers clears away what a process leaves behind when it is killed: drafts of
// libraries, and folders for its work ([MakeTemp], [Clear]). They carry the number of the
// process in the name, so that a later one can tell whose they were.
package leftovers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"
)

// MakeTemp makes a folder for the work of this process where the system keeps such
// things. Who asks for it removes it; what a kill leaves, [Clear] does.
func MakeTemp(kind string) (string, error) {
	return os.MkdirTemp("", fmt.Sprintf("footnote-%s-%d-*", kind, os.Getpid()))
}

// A leftover is something that may be left behind.
type leftover struct {
	temporary bool           // a folder among the system's temporary files, not a file among libraries
	name      *regexp.Regexp // with the number of the process, which older versions left out
	life      time.Duration  // how long it is in use at most, 0 for as long as the process runs
}

var known = []leftover{
	{false, regexp.MustCompile(`^\.[a-z0-9][a-z0-9_-]{0,63}\.sqlite\.(?:(\d+)-)?\d+\.new(?:-journal|-wal|-shm)?$`), time.Hour},
	{true, regexp.MustCompile(`^footnote-(?:import|export)-(?:(\d+)-)?\d+$`), time.Hour},
	{true, regexp.MustCompile(`^footnote-try-(?:(\d+)-)?\d+$`), 0},
}

// Clear removes what processes of this program that run no more have
// left among the libraries of a folder, and in the system's folder for temporary
// files. What belongs to somebody else stays.
func Clear(libraries string) error {
	err := errors.Join(clearFolder(libraries, false), clearFolder(os.TempDir(), true))
	if err != nil {
		return fmt.Errorf("clear leftovers: %w", err)
	}
	return nil
}

func clearFolder(folder string, temporary bool) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if isLeftover(e, temporary) {
			if failed := os.RemoveAll(filepath.Join(folder, e.Name())); !errors.Is(failed, fs.ErrPermission) {
				err = errors.Join(err, failed)
			}
		}
	}
	return err
}

func isLeftover(e fs.DirEntry, temporary bool) bool {
	for _, l := range known {
		found := l.name.FindStringSubmatch(e.Name())
		if found == nil || l.temporary != temporary || e.IsDir() != temporary {
			continue
		}
		pid, err := strconv.Atoi(found[1])
		if err == nil && !runs(pid) {
			return true
		}
		info, err := e.Info()
		return err == nil && l.life > 0 && time.Since(info.ModTime()) > l.life
	}
	return false
}

// runs reports whether a process is there, not necessarily one of ours.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	return !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
