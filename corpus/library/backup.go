package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
)

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
	defer copies.RemoveWithLog(draft)
	if err := l.copyTo(ctx, draft); err != nil {
		return fail(err)
	}
	h, err := copies.Prove(ctx, draft)
	if err == nil {
		err = copies.Publish(draft, path)
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
	return errors.Join(copies.All(ctx, l.db, to, false), to.Close())
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
	defer copies.RemoveWithLog(draft)
	file.GiveToFolder(draft)
	if err := copies.FromBackup(ctx, backup, draft); err != nil {
		return r, err
	}
	if r.Holdings, err = copies.Prove(ctx, draft); err != nil {
		return r, err
	}
	changed, err := changedSince(ctx, draft, path, &r)
	switch {
	case err != nil:
		return r, err
	case changed && !force:
		return r, corpus.ErrChanged
	}
	if r.Replaced, err = copies.Replace(ctx, draft, path); err != nil {
		return r, err
	}
	l, err := OpenExisting(ctx, path) // which moves a log of before aside
	if err != nil {
		return r, err
	}
	return r, l.Close()
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

// Holdings says how much a copy of a library holds.
type Holdings = copies.Holdings
