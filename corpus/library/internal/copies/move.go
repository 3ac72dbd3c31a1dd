package copies

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/originals"
	"footnote/corpus/library/internal/sums"
	"footnote/corpus/library/leftovers"
)

// A move copies a library and then sets the one that was copied aside. From before the
// copy to the end nobody else can change that one, so that nothing is lost which somebody
// was told is stored: who waits finds it lost. A kill in between leaves both; the copy has
// a mark then, by which the next try knows it.

// movedMark is the setting by which a copy is known whose move has not ended: the number of
// a file's last change. In a database it is that of the file that was copied, so that the
// database has all that a file has which ends with that change; in a file its own, so that
// nobody has changed the file since.
const movedMark = "moving"

// MoveIn copies the library at path into one that open gives, which is asked only when the
// file is there, whole, and nobody has it open. The file is kept under another name, which
// it gives. Kept files of sources are read where they are then. A move that was interrupted
// is gone on with.
//
// Errors: [corpus.ErrNotFound]; [corpus.ErrInUse]; [corpus.ErrNotLibrary] if the file is
// damaged, which the copy would hide; [corpus.ErrExists] if what was opened has something in
// it.
func MoveIn(ctx context.Context, path string, open func() (*file.Database, error)) (h Holdings, kept string, err error) {
	old, err := openExisting(ctx, path) // which brings it to today's form
	if err == nil {
		err = old.Close()
	}
	if err != nil {
		return h, "", err
	}
	from, free, err := file.HoldSettled(ctx, path)
	if err != nil {
		return h, "", err
	}
	defer free()
	if err := checkWhole(ctx, from); err != nil {
		return h, "", err
	}
	to, err := open()
	if err != nil {
		return h, "", err
	}
	defer to.Close()
	if err := Fill(ctx, to, from); err != nil {
		return h, "", err
	}
	damaged, err := originals.Damaged(ctx, to)
	if err != nil {
		return h, "", err
	}
	check, err := sums.Read(ctx, to.DB)
	if err != nil {
		return h, "", err
	}
	if runtime.GOOS == "windows" {
		free() // an open file has its name for ever there
	}
	kept = movedName(path)
	if err := file.RenameSettled(path, kept); err != nil {
		return h, "", err
	}
	// From here on the library is moved, whatever comes of this.
	free()
	_ = file.RemoveSettledLog(path)
	_, _ = to.ExecChange(ctx, "DELETE FROM settings WHERE name = ?", movedMark)
	h, err = Held(ctx, to)
	h.DamagedFiles, h.Check = damaged, check
	return h, kept, err
}

// Fill is the first half of [MoveIn]: it copies a file that is held into an empty library,
// with a mark; or finds by the mark that this has been done.
func Fill(ctx context.Context, to *file.Database, from *sql.Conn) error {
	last, err := lastChangeOf(ctx, from)
	if err != nil {
		return err
	}
	return to.Change(ctx, func(tx *sql.Tx) error {
		if mark, err := markOf(ctx, tx); err != nil || mark == last {
			return err
		}
		if err := copyMoment(ctx, from, tx, false); err != nil {
			return err
		}
		return setMark(ctx, tx, last)
	})
}

// markOf reads the mark of a copy, empty if it has none.
func markOf(ctx context.Context, q file.Querier) (mark string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", movedMark).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return mark, err
}

func setMark(ctx context.Context, tx *sql.Tx, mark string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE name = ?", movedMark)
	if err == nil {
		_, err = tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES (?, ?)", movedMark, mark)
	}
	return err
}

// MoveOut moves a library to a new file at path, as [MoveIn] does the other way. What was
// copied gets the other name that rename gives it, in the change in which it was read.
// Errors: [corpus.ErrExists] if there is a file.
func MoveOut(ctx context.Context, from *file.Database, path string, rename func(*sql.Tx) (kept string, err error)) (h Holdings, kept string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return h, "", err
	}
	if err := giveWay(ctx, path); err != nil {
		return h, "", err
	}
	draft, err := leftovers.MakeDraft(path)
	if err != nil {
		return h, "", err
	}
	defer removeWithLog(draft)
	file.GiveToFolder(draft)
	err = from.Change(ctx, func(tx *sql.Tx) error {
		if h, err = writeOut(ctx, tx, draft); err != nil {
			return err
		}
		// First the file, then the other name: a kill in between leaves the library
		// where it was.
		if err := publish(draft, path); err != nil {
			return err
		}
		kept, err = rename(tx)
		return err
	})
	if err != nil {
		return Holdings{}, "", err
	}
	return h, kept, errors.Join(unmark(ctx, path), replaceMoved(path))
}

// writeOut writes all that a change sees to an empty file, with a mark, and reads it
// through.
func writeOut(ctx context.Context, tx *sql.Tx, path string) (h Holdings, err error) {
	// Reading the file through may take longer than a change may rest.
	if _, err := tx.ExecContext(ctx, "SELECT set_config('idle_in_transaction_session_timeout', '15min', true)"); err != nil {
		return h, err
	}
	if err := file.FillNew(ctx, path); err != nil {
		return h, err
	}
	to, err := file.OpenDatabase(ctx, path)
	if err != nil {
		return h, err
	}
	err = to.Change(ctx, func(into *sql.Tx) error { return copyMoment(ctx, tx, into, false) })
	if err := errors.Join(err, to.Close()); err != nil {
		return h, err
	}
	if h, err = prove(ctx, path); err != nil {
		return h, err
	}
	db, err := file.OpenCurrent(ctx, path, file.ReadWrite)
	if err != nil {
		return h, err
	}
	err = file.InTransaction(ctx, db, func(tx *sql.Tx) error {
		last, err := lastChangeOf(ctx, tx)
		if err != nil {
			return err
		}
		return setMark(ctx, tx, last) // which is no change of its own
	})
	return h, errors.Join(err, db.Close())
}

func lastChangeOf(ctx context.Context, q file.Querier) (last string, err error) {
	err = q.QueryRowContext(ctx, "SELECT CAST(change AS TEXT) FROM library").Scan(&last)
	return last, err
}

// giveWay sets the file at path aside if it is the copy of a move that was interrupted,
// and nobody has changed it since: what it holds is on the server.
func giveWay(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	there, err := openExisting(ctx, path)
	if err != nil {
		return fmt.Errorf("%w: %w", corpus.ErrExists, err) // no file of ours, or none that can be read
	}
	if err := there.Close(); err != nil {
		return err
	}
	held, free, err := file.HoldSettled(ctx, path)
	if err != nil {
		return err
	}
	defer free()
	mark, err := markOf(ctx, held)
	if err != nil {
		return err
	}
	last, err := lastChangeOf(ctx, held)
	if err != nil {
		return err
	}
	if mark != last {
		return corpus.ErrExists
	}
	if runtime.GOOS == "windows" {
		free()
	}
	if err := file.RenameSettled(path, movedName(path)); err != nil {
		return err
	}
	free()
	return file.RemoveSettledLog(path)
}

// unmark takes the mark from a file whose move has ended.
func unmark(ctx context.Context, path string) error {
	l, err := openExisting(ctx, path)
	if err != nil {
		return err
	}
	_, err = l.ExecChange(ctx, "DELETE FROM settings WHERE name = ?", movedMark)
	return errors.Join(err, l.Close())
}

// MovedMark stands in the name of a file that was moved, behind the one that it had.
// replacedMark stands there once a library is at its path again.
const (
	MovedMark    = ".moved-"
	replacedMark = ".before-"
)

// movedName is what a file is called that was moved.
func movedName(path string) string {
	return path + time.Now().UTC().Format(MovedMark+"20060102T150405.000")
}

// IsMoved reports whether a library that was at path has been moved.
func IsMoved(path string) bool { return len(movedFrom(path)) > 0 }

// movedFrom gives the files that were moved from path.
func movedFrom(path string) (files []string) {
	entries, _ := os.ReadDir(filepath.Dir(path)) // where nothing can be read, nothing was moved
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(path)+MovedMark) {
			files = append(files, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return files
}

// replaceMoved calls the files that were moved from path what they are once a library is
// there again: those of before.
func replaceMoved(path string) (err error) {
	for _, name := range movedFrom(path) {
		err = errors.Join(err, os.Rename(name, path+replacedMark+strings.TrimPrefix(name, path+MovedMark)))
	}
	return err
}
