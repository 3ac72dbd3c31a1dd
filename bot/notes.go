package bot

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"footnote/bot/fleet"
)

// notes are what the bot keeps beside the libraries: files of its folder, or tables that
// several processes share ([fleet.Member]).
type notes interface {
	Registered(ctx context.Context, path string) (mark string, err error)
	NoteRegistered(ctx context.Context, path, mark string) error

	// A direct server is kept as its number, with the language of the member behind it.
	DirectServer(ctx context.Context, member string) (server string, err error)
	NoteDirectServer(ctx context.Context, member, server string) error
	ForgetDirectServer(ctx context.Context, member string) error
	ForgetDirectServers(ctx context.Context, unused time.Duration) error

	// NoteWaiting keeps who waits for this process, in place of what it kept before;
	// LeftWaiting gives those whom one has left that was killed.
	NoteWaiting(ctx context.Context, list []fleet.Waiting) error
	LeftWaiting(ctx context.Context) ([]fleet.Waiting, error)

	// A draft is what was typed into a form that was refused.
	KeepDraft(ctx context.Context, id, form string) error
	Draft(ctx context.Context, id string) (form string, err error)
	ForgetDrafts(ctx context.Context, older time.Duration, most int) error
}

// A folder keeps notes in files. Which server a member's direct messages ask is a file
// of its own, called like the member: it is read for that member alone.
type folder struct {
	dir string
	now func() time.Time
}

const directFolder = "discord-direct"

func (f folder) registeredFile() string { return filepath.Join(f.dir, "discord-commands.json") }
func (f folder) waitingFile() string    { return filepath.Join(f.dir, "discord-pending.json") }

func (f folder) directFile(member string) string {
	return filepath.Join(f.dir, directFolder, member)
}

// Registered gives what was last registered under a path.
func (f folder) Registered(_ context.Context, path string) (mark string, err error) {
	return f.registered()[path], nil
}

func (f folder) registered() map[string]string {
	marks := map[string]string{}
	if data, err := os.ReadFile(f.registeredFile()); err == nil {
		_ = json.Unmarshal(data, &marks) // a broken note is as good as none
	}
	return marks
}

// NoteRegistered keeps what was registered under a path.
func (f folder) NoteRegistered(_ context.Context, path, mark string) error {
	marks := f.registered()
	if marks == nil {
		marks = map[string]string{}
	}
	marks[path] = mark
	data, err := json.Marshal(marks)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(f.registeredFile(), data, 0o600)
}

// DirectServer gives the server that a member's direct messages ask.
func (f folder) DirectServer(_ context.Context, member string) (server string, err error) {
	data, err := os.ReadFile(f.directFile(member))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), err
}

// NoteDirectServer keeps the server that a member's direct messages ask.
func (f folder) NoteDirectServer(ctx context.Context, member, server string) error {
	path := f.directFile(member)
	if was, _ := f.DirectServer(ctx, member); was == server && f.isYoung(path, retention/2) {
		return nil
	}
	draft := path + "." + newAnswerID()
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = os.WriteFile(draft, []byte(server), 0o600)
	}
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		os.Remove(draft)
	}
	return err
}

// ForgetDirectServer drops what is kept of a member.
func (f folder) ForgetDirectServer(_ context.Context, member string) error {
	err := os.Remove(f.directFile(member))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// ForgetDirectServers drops what nobody has used for a time.
func (f folder) ForgetDirectServers(_ context.Context, unused time.Duration) error {
	entries, err := os.ReadDir(filepath.Join(f.dir, directFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if path := f.directFile(e.Name()); !f.isYoung(path, unused) {
			os.Remove(path)
		}
	}
	return err
}

// isYoung reports whether a file was written within a time.
func (f folder) isYoung(path string, within time.Duration) bool {
	info, err := os.Stat(path)
	return err == nil && f.now().Sub(info.ModTime()) < within
}

// NoteWaiting keeps who waits.
func (f folder) NoteWaiting(_ context.Context, list []fleet.Waiting) error {
	if len(list) == 0 {
		return os.Remove(f.waitingFile())
	}
	byToken := map[string]fleet.Waiting{}
	for _, w := range list {
		byToken[w.Token] = w
	}
	data, err := json.Marshal(byToken)
	if err != nil {
		return err
	}
	draft := f.waitingFile() + ".new" // a kill must not leave half of it
	if err := os.WriteFile(draft, data, 0o600); err != nil {
		return err
	}
	return os.Rename(draft, f.waitingFile())
}

// LeftWaiting gives who waited for the process before this one.
func (f folder) LeftWaiting(context.Context) ([]fleet.Waiting, error) {
	byToken := map[string]fleet.Waiting{}
	if data, err := os.ReadFile(f.waitingFile()); err == nil {
		_ = json.Unmarshal(data, &byToken) // a broken note is as good as none
	}
	return slices.Collect(maps.Values(byToken)), nil
}
