package library

import (
	"context"
	"fmt"

	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
)

// Holdings says how much a copy of a library holds.
type Holdings = copies.Holdings

// Backup writes a copy of the library to a new file, as it is at one moment,
// while others go on using it: all of it, unlike [Library.Export]. The copy is
// read through before it gets its name. Errors: [ErrExists] if there is a file of
// that name, [ErrFull], [fs.ErrPermission].
func (l *Library) Backup(ctx context.Context, path string) (Holdings, error) {
	h, err := copies.Backup(ctx, l.db, path)
	if err != nil {
		err = fmt.Errorf("back up to %q: %w", path, file.Error(err))
	}
	return h, err
}

// A Restored tells of a library that was put back.
type Restored = copies.Restored

// Restore makes the library at path a copy of a backup: the file that
// [Library.Backup] wrote, a copy of a library's files, or an export. The backup
// stays as it is. A library that is there is kept under another name; one that
// was changed since the backup is replaced only with force.
//
// Errors: [ErrNotFound], [ErrNotLibrary] and its like if there is no backup,
// [ErrInUse], [ErrChanged] with what would be lost, [ErrFull].
func Restore(ctx context.Context, backup, path string, force bool) (Restored, error) {
	r, err := copies.Restore(ctx, backup, path, force)
	if err != nil {
		err = fmt.Errorf("restore %q from %q: %w", path, backup, file.Error(err))
	}
	return r, err
}
