package copies

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
	"footnote/corpus/library/leftovers"
)

// A Restored tells of a library that was put back.
type Restored struct {
	Holdings
	Replaced string // where the library is now that was there before, empty if there was none
	Lost     int    // sources that the library before had, and the backup has not
	Back     int    // sources that the backup has, and the library before had not
}

// Restore makes the library at path a copy of a backup. The backup stays as it is. A library
// that is there is kept under another name; one that was changed since the backup is
// replaced only with force.
//
// Errors: [corpus.ErrNotFound], [corpus.ErrNotLibrary] and its like if there is no backup,
// [corpus.ErrInUse], [corpus.ErrChanged] with what would be lost, [corpus.ErrFull].
func Restore(ctx context.Context, backup, path string, force bool) (r Restored, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	draft, err := leftovers.MakeDraft(path)
	if err != nil {
		return r, err
	}
	defer removeWithLog(draft)
	file.GiveToFolder(draft)
	if err := fromBackup(ctx, backup, draft); err != nil {
		return r, err
	}
	if r.Holdings, err = prove(ctx, draft); err != nil {
		return r, err
	}
	changed, err := changedSince(ctx, draft, path, &r)
	switch {
	case err != nil:
		return r, err
	case changed && !force:
		return r, corpus.ErrChanged
	}
	if r.Replaced, err = replaceFile(ctx, draft, path); err != nil {
		return r, err
	}
	l, err := openExisting(ctx, path) // which moves a log of before aside
	if err != nil {
		return r, err
	}
	return r, l.Close()
}

// changedSince tells whether the library at path has something that a copy of it
// has not, and counts its sources among that. One that cannot be read has nothing.
func changedSince(ctx context.Context, draft, path string, r *Restored) (bool, error) {
	there, err := openExisting(ctx, path)
	if err != nil {
		return false, nil
	}
	defer there.Close() // its log is in its file then
	old, err := openExisting(ctx, draft)
	if err != nil {
		return false, err
	}
	defer old.Close()
	return differs(ctx, there, old, r)
}

// differs tells whether a library has something that a copy of it of before has not, and
// counts its sources among that. A higher revision alone says nothing: what was removed and
// brought back, or added and removed, left it as it was.
func differs(ctx context.Context, there, old *file.Database, r *Restored) (bool, error) {
	then, err := holdingsOf(ctx, old)
	now, nowErr := holdingsOf(ctx, there)
	r.Lost, r.Back = without(now, then), without(then, now)
	before, beforeErr := revision(ctx, old)
	since, sinceErr := revision(ctx, there)
	return r.Lost > 0 || since > before && !maps.Equal(then, now), errors.Join(err, nowErr, beforeErr, sinceErr)
}

// holdingsOf gives what is kept of each source, by its digest: its record and shelves, and
// the number of its first passage, which is another one wherever its text was read anew.
func holdingsOf(ctx context.Context, q file.Querier) (map[string]string, error) {
	sources, err := stored.Sources(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	all := map[string]string{}
	for _, s := range sources {
		var first sql.NullInt64
		if err := q.QueryRowContext(ctx, "SELECT MIN(id) FROM passages WHERE source = ?", s.ID).Scan(&first); err != nil {
			return nil, fmt.Errorf("first passage of source %d: %w", s.ID, err)
		}
		held, err := json.Marshal(s)
		if err != nil {
			return nil, err
		}
		all[s.Digest] = fmt.Sprintf("%s %d", held, first.Int64)
	}
	return all, nil
}

func revision(ctx context.Context, q file.Querier) (n int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&n)
	return n, err
}

// without counts the sources that are not among others.
func without(digests, others map[string]string) (n int) {
	for d := range digests {
		if _, ok := others[d]; !ok {
			n++
		}
	}
	return n
}

// RestoreInto is [Restore] into a library that open gives, by way of a file at draft. keep is
// asked to keep what is in it before that goes, and gives where.
func RestoreInto(ctx context.Context, backup, draft string, force bool, open func() (*file.Database, error), keep func(*file.Database) (string, error)) (r Restored, err error) {
	if err := fromBackup(ctx, backup, draft); err != nil {
		return r, err
	}
	if r.Holdings, err = prove(ctx, draft); err != nil {
		return r, err
	}
	from, err := openExisting(ctx, draft)
	if err != nil {
		return r, err
	}
	defer from.Close()
	to, err := open()
	if err != nil {
		return r, err
	}
	defer to.Close()
	if changed, err := differs(ctx, to, from, &r); err != nil || changed && !force {
		return r, cmp.Or(err, corpus.ErrChanged)
	}
	if r.Replaced, err = keep(to); err != nil {
		return r, err
	}
	return r, All(ctx, from, to, true)
}
