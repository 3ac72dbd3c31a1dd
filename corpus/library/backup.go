package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// Holdings are what a library holds.
type Holdings struct{ Sources, Passages int }

// Backup writes a copy of the library to a new file, as it is at one moment,
// while others go on using it: all of it, unlike [Library.Export]. The copy is
// read through before it gets its name. Errors: [ErrExists] if there is a file of
// that name, [ErrFull], [fs.ErrPermission].
func (l *Library) Backup(ctx context.Context, path string) (Holdings, error) {
	fail := func(err error) (Holdings, error) {
		return Holdings{}, fmt.Errorf("back up to %q: %w", path, file.Error(err))
	}
	draft, err := file.MakeDraft(path)
	if err != nil {
		return fail(err)
	}
	defer removeWithLog(draft)
	if err := l.copyTo(ctx, draft); err != nil {
		return fail(err)
	}
	h, err := proveCopy(ctx, draft)
	if err == nil {
		err = publishNew(draft, path)
	}
	if err != nil {
		return fail(err)
	}
	return h, nil
}

// copyTo writes all of the library to an empty file, as it is at one moment.
func (l *Library) copyTo(ctx context.Context, path string) error {
	if !l.db.IsServed() {
		_, err := l.db.ExecContext(ctx, "VACUUM INTO ?", path)
		return err
	}
	made, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		err = errors.Join(made.Close(), file.FillNew(ctx, path))
	}
	if err != nil {
		return err
	}
	to, err := file.OpenDatabase(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(copyAll(ctx, l.db, to, false), to.Close())
}

// publishNew gives a draft its name, if there is no file of that name.
func publishNew(draft, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return corpus.ErrExists
	}
	if err := file.Publish(draft, path); err != nil {
		return err
	}
	made, err := os.Stat(draft)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // renamed
	}
	there, statErr := os.Stat(path)
	if err = errors.Join(err, statErr); err == nil && !os.SameFile(made, there) {
		err = corpus.ErrExists // somebody else was faster
	}
	return err
}

func removeWithLog(path string) {
	for _, kind := range append([]string{""}, file.Logs...) {
		os.Remove(path + kind)
	}
}

// proveCopy reads a copy of a library through, brings it to the present form, and
// numbers it anew, so that no log of the library is taken for the copy's.
func proveCopy(ctx context.Context, path string) (h Holdings, err error) {
	if err := file.CheckForeign(ctx, path); err != nil {
		return h, err
	}
	db, err := file.OpenCurrent(ctx, path, file.ReadWrite)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := checkSize(ctx, db, foreign.MostSources); err != nil {
		return h, err
	}
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return h, err
	}
	if verdict != "ok" {
		return h, fmt.Errorf("%w: %s", corpus.ErrNotLibrary, verdict)
	}
	if err := file.InTransaction(ctx, db, func(tx *sql.Tx) error { return file.MarkChange(ctx, tx) }); err != nil {
		return h, err
	}
	err = db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM passages)").Scan(&h.Sources, &h.Passages)
	return h, err
}

// A Restored tells of a library that was put back.
type Restored struct {
	Holdings
	Replaced string // where the library is now that was there before, empty if there was none
	Lost     int    // sources that the library before had, and the backup has not
	Back     int    // sources that the backup has, and the library before had not
}

// Restore makes the library at path a copy of a backup: the file that
// [Library.Backup] wrote, a copy of a library's files, or an export. The backup
// stays as it is. A library that is there is kept under another name; one that
// was changed since the backup is replaced only with force.
//
// Errors: [ErrNotFound], [ErrNotLibrary] and its like if there is no backup,
// [ErrInUse], [ErrChanged] with what would be lost, [ErrFull].
func Restore(ctx context.Context, backup, path string, force bool) (Restored, error) {
	r, err := restore(ctx, backup, path, force)
	if err != nil {
		err = fmt.Errorf("restore %q from %q: %w", path, backup, file.Error(err))
	}
	return r, err
}

func restore(ctx context.Context, backup, path string, force bool) (r Restored, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	draft, err := file.MakeDraft(path)
	if err != nil {
		return r, err
	}
	defer removeWithLog(draft)
	file.GiveToFolder(draft)
	if err := copyBackup(ctx, backup, draft); err != nil {
		return r, err
	}
	if r.Holdings, err = proveCopy(ctx, draft); err != nil {
		return r, err
	}
	changed, err := changedSince(ctx, draft, path, &r)
	switch {
	case err != nil:
		return r, err
	case changed && !force:
		return r, corpus.ErrChanged
	}
	if r.Replaced, err = replace(ctx, draft, path); err != nil {
		return r, err
	}
	l, err := OpenExisting(ctx, path) // which moves a log of before aside
	if err != nil {
		return r, err
	}
	return r, l.Close()
}

// copyBackup copies a library's file and the log beside it, if that is its own.
func copyBackup(ctx context.Context, backup, draft string) error {
	if _, err := os.Stat(backup); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = corpus.ErrNotFound
		}
		return err
	}
	if err := file.CheckForeign(ctx, backup); err != nil {
		return err
	}
	for _, kind := range []string{"", "-wal"} {
		err := copyFile(backup+kind, draft+kind)
		if err != nil && (kind == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	stray, err := file.OwnLog(ctx, draft)
	for _, name := range stray {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// changedSince tells whether the library at path has something that a copy of it
// has not, and counts its sources among that. One that cannot be read has nothing.
func changedSince(ctx context.Context, draft, path string, r *Restored) (bool, error) {
	there, err := OpenExisting(ctx, path)
	if err != nil {
		return false, nil
	}
	defer there.Close() // its log is in its file then
	old, err := OpenExisting(ctx, draft)
	if err != nil {
		return false, err
	}
	defer old.Close()
	return there.changedSince(ctx, old, r)
}

// changedSince tells whether a library has something that a copy of it of before has not,
// and counts its sources among that.
func (there *Library) changedSince(ctx context.Context, old *Library, r *Restored) (bool, error) {
	then, err := old.digests(ctx)
	now, nowErr := there.digests(ctx)
	r.Lost, r.Back = without(now, then), without(then, now)
	before, beforeErr := old.Revision(ctx)
	revision, revisionErr := there.Revision(ctx)
	return r.Lost > 0 || revision > before, errors.Join(err, nowErr, beforeErr, revisionErr)
}

// digests are those of all sources.
func (l *Library) digests(ctx context.Context) (map[string]bool, error) {
	sources, err := l.Sources(ctx)
	all := map[string]bool{}
	for _, s := range sources {
		all[s.Digest] = true
	}
	return all, err
}

// without counts the sources that are not among others.
func without(digests, others map[string]bool) (n int) {
	for d := range digests {
		if !others[d] {
			n++
		}
	}
	return n
}

// replace puts a draft in the place of a library that nobody has open, and keeps
// what was there, with its log if it has one, under a name that it gives. A kill
// in between leaves the one or the other.
func replace(ctx context.Context, draft, path string) (kept string, err error) {
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", os.Rename(draft, path)
	}
	if err != nil {
		return "", err
	}
	path = real
	db, free, err := file.OpenAlone(ctx, path)
	if err == nil && db == nil {
		return "", corpus.ErrInUse
	}
	if err == nil {
		defer free()
	} // else it is damaged, and nobody can have it open
	kept = path + time.Now().UTC().Format(".before-20060102T150405.000")
	for _, kind := range []string{"", "-wal"} {
		err := os.Link(path+kind, kept+kind)
		if err != nil && kind == "" {
			err = copyFile(path, kept) // a disk without links
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return kept, os.Rename(draft, path)
}
