// Package leftovers clears away what a process leaves behind when it is killed: drafts of
// libraries ([MakeDraft]), and folders for its work ([MakeTemp], [Clear]). They carry the
// number of the process in the name, so that a later one can tell whose they were.
package leftovers

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// MakeTemp makes a folder for the work of this process where the system keeps such
// things. Who asks for it removes it; what a kill leaves, [Clear] does.
func MakeTemp(kind string) (string, error) {
	return os.MkdirTemp("", fmt.Sprintf("footnote-%s-%d-*", kind, os.Getpid()))
}

// MakeDraft makes an empty file beside a path, where that is to lie once it is whole. What
// killed processes left there of others for the same path goes: a backup may be written
// into a folder that nothing else of the program ever looks into.
func MakeDraft(path string) (string, error) {
	dir, base := filepath.Dir(path), filepath.Base(path)
	// The name is cut off as it is: one that is no UTF-8 is legal, and no part of a pattern.
	_ = clearFolder(dir, func(e fs.DirEntry) bool { // what cannot be removed does no harm
		end, ok := strings.CutPrefix(e.Name(), "."+base)
		return ok && draft.is(e, end)
	})
	f, err := os.CreateTemp(dir, fmt.Sprintf(".%s.%d-%s-*.new", base, os.Getpid(), machine()))
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// machine names this machine in a few letters. A folder may be shared by several, each with
// numbers of processes of its own.
func machine() string {
	name, err := os.Hostname()
	if err != nil {
		return "unknown"
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(name)))[:8]
}

// A leftover is something that may be left behind.
type leftover struct {
	temporary bool                  // a folder among the system's temporary files, not a file among libraries
	name      func() *regexp.Regexp // with the process and the machine, which older versions left out
	life      time.Duration         // how long it is in use at most, 0 for as long as the process runs
}

// draft is what is left of a draft, behind the name of its file.
var draft = leftover{false, called(`^` + draftEnd), time.Hour}

// draftEnd is how the name of a draft ends, behind that of its file.
const draftEnd = `\.(?:(\d+)-(?:([0-9a-z]{7,8})-)?)?\d+\.new(?:-journal|-wal|-shm)?$`

// called gives an expression for a name, made ready when it is first asked for.
func called(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var known = []leftover{
	{false, called(`^\.[a-z0-9][a-z0-9_-]{0,63}\.sqlite` + draftEnd), time.Hour},
	{true, called(`^footnote-(?:import|export)-(?:(\d+)-)?\d+$`), time.Hour},
	{true, called(`^footnote-try-(?:(\d+)-)?\d+$`), 0},
}

// Clear removes what processes of this program that run no more have
// left among the libraries of a folder, and in the system's folder for temporary
// files. What belongs to somebody else stays.
func Clear(libraries string) error {
	err := errors.Join(
		clearFolder(libraries, func(e fs.DirEntry) bool { return isLeftover(e, false) }),
		clearFolder(os.TempDir(), func(e fs.DirEntry) bool { return isLeftover(e, true) }))
	if err != nil {
		return fmt.Errorf("clear leftovers: %w", err)
	}
	return nil
}

// clearFolder removes what is a leftover in a folder.
func clearFolder(folder string, is func(fs.DirEntry) bool) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if is(e) {
			if failed := os.RemoveAll(filepath.Join(folder, e.Name())); !errors.Is(failed, fs.ErrPermission) {
				err = errors.Join(err, failed)
			}
		}
	}
	return err
}

func isLeftover(e fs.DirEntry, temporary bool) bool {
	return slices.ContainsFunc(known, func(l leftover) bool { return l.temporary == temporary && l.is(e, e.Name()) })
}

// is reports whether something in a folder, by its name or the end of it, is such a leftover: of a process of this machine
// that runs no more, else of one that has not touched it for long.
func (l leftover) is(e fs.DirEntry, name string) bool {
	found := l.name().FindStringSubmatch(name)
	if found == nil || e.IsDir() != l.temporary {
		return false
	}
	elsewhere := len(found) > 2 && found[2] != "" && found[2] != machine()
	if pid, err := strconv.Atoi(found[1]); err == nil && !elsewhere && !runs(pid) {
		return true
	}
	info, err := e.Info()
	return err == nil && l.life > 0 && time.Since(info.ModTime()) > l.life
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
