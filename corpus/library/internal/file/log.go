package file

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"footnote/corpus"
	"footnote/corpus/library/leftovers"
)

// A library is a file, and while it is in use, and after a kill, a log beside it
// ("-wal") with its last changes, and an index of that ("-shm"). SQLite takes any
// log of the right name for the file's own: beside a new file or a backup, the log
// of the file before brings deleted texts back, or ruins the file. So each change
// has a number, and a log is the file's own if it begins with the change after
// the file's last, or has that one in it.

// formOfChanges is the form from which on a library numbers its changes.
const formOfChanges = 7

// A Change numbers one of a library, and the one before. Numbers are 0 before
// the library numbers them.
type Change struct{ Number, Before int64 }

// MarkChange numbers the change that a transaction makes.
func MarkChange(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "UPDATE library SET change_before = change, change = ?", 1+rand.Int64N(1<<62))
	return err
}

// OwnLog moves a log aside that lies beside the library at path and is none of
// its own, and tells where it is now. If the library is in use, the log is its
// own, or the library's user has seen to that.
func OwnLog(ctx context.Context, path string) (aside []string, err error) {
	path, err = filepath.EvalSymlinks(path)
	if err != nil || !hasLog(path) {
		return nil, err
	}
	db, free, err := OpenAlone(ctx, path)
	if errors.Is(err, corpus.ErrStrayLog) {
		return nil, err
	}
	if err != nil || db == nil {
		return nil, ctx.Err() // in use, or damaged: whoever opens it will see
	}
	defer free()
	stray, err := strayLogs(ctx, db, path)
	if err != nil {
		return nil, err
	}
	for _, kind := range stray {
		moved, err := moveAside(path + kind)
		if err != nil {
			return aside, err
		}
		if moved != "" {
			aside = append(aside, moved)
		}
	}
	return aside, nil
}

// StrayLogs names what lies beside the library at path and is none of its own, and
// leaves it where it is. If somebody has the library open that is not looked at.
func StrayLogs(ctx context.Context, path string) (stray []string, inUse bool, err error) {
	path, err = filepath.EvalSymlinks(path)
	if err != nil || !hasLog(path) {
		return nil, false, err
	}
	db, free, err := OpenAlone(ctx, path)
	if errors.Is(err, corpus.ErrStrayLog) {
		return nil, false, err
	}
	if err != nil || db == nil {
		return nil, err == nil, ctx.Err()
	}
	defer free()
	kinds, err := strayLogs(ctx, db, path)
	for _, kind := range kinds {
		if _, err := os.Lstat(path + kind); err == nil {
			stray = append(stray, path+kind)
		}
	}
	return stray, false, err
}

// Logs are the endings of what SQLite keeps beside a file.
var Logs = []string{"-wal", "-shm", "-journal"}

// hasLog reports whether there is something in a log, or in what SQLite keeps in
// place of one while a file has none.
func hasLog(path string) bool {
	for _, kind := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + kind); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// moveAside renames a file to one that nobody reads, and gives its new name,
// empty if there is none.
func moveAside(path string) (string, error) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.old%d", path, n)
		if _, err := os.Lstat(name); err == nil {
			continue
		}
		err := os.Rename(path, name)
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil
		}
		return name, err
	}
}

// OpenAlone opens a library as it stands in its file, without its log, and keeps
// everybody else from opening it until it is freed. It gives no database if
// somebody has it open, or may. For that the file gets a second name, which has
// no log: nothing is written under it.
func OpenAlone(ctx context.Context, path string) (db *sql.Conn, free func(), err error) {
	name, err := leftovers.MakeDraft(path)
	if err != nil {
		return nil, nil, nil // in a folder that cannot be written nobody keeps a log
	}
	remove := func() {
		for _, kind := range append([]string{""}, Logs...) {
			os.Remove(name + kind)
		}
	}
	if err := errors.Join(os.Remove(name), os.Link(path, name)); err != nil {
		remove()
		return nil, nil, fmt.Errorf("%w: a log lies beside it, and this disk does not let it be examined: %w", corpus.ErrStrayLog, err)
	}
	pool, err := Open(name, ReadWrite)
	if err != nil {
		remove()
		return nil, nil, err
	}
	db, err = pool.Conn(ctx)
	for _, statement := range []string{"PRAGMA busy_timeout = 0", "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"} {
		if err == nil {
			_, err = db.ExecContext(ctx, statement)
		}
	}
	free = func() {
		if db != nil {
			db.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			db.Close()
		}
		pool.Close()
		remove()
	}
	if err != nil {
		free()
		if inUse(err) {
			err = nil
		}
		return nil, nil, err
	}
	return db, free, nil
}

// Hold opens a library with all that is in its log, and keeps everybody else from
// opening and changing it until it is freed. [corpus.ErrInUse] says that somebody has it
// open.
func Hold(ctx context.Context, path string) (db *sql.Conn, free func(), err error) {
	pool, err := Open(path, readWriteAlone)
	if err != nil {
		return nil, nil, err
	}
	db, err = pool.Conn(ctx)
	// The lock is kept between the two transactions.
	for _, statement := range []string{"BEGIN EXCLUSIVE", "COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)", "BEGIN EXCLUSIVE"} {
		if err == nil {
			_, err = db.ExecContext(ctx, statement)
		}
	}
	free = sync.OnceFunc(func() {
		if db != nil {
			db.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			db.Close()
		}
		pool.Close()
	})
	if inUse(err) || err == nil && hasLog(path) {
		err = corpus.ErrInUse
	}
	if err != nil {
		free()
		return nil, nil, Error(err)
	}
	return db, free, nil
}

// strayLogs gives the endings of what lies beside a library and is none of its
// own. What cannot be told counts as own: a file that was being written to needs
// its log to be read.
func strayLogs(ctx context.Context, db *sql.Conn, path string) (stray []string, err error) {
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return nil, nil
	}
	if mode == "wal" {
		stray = append(stray, "-journal") // a file with a log has no journal
	}
	form, err := CheckSchema(ctx, db)
	if err != nil {
		return nil, nil
	}
	last, err := lastChange(ctx, db, form)
	if err != nil {
		return nil, nil
	}
	log, err := readLog(ctx, db, path+"-wal")
	if err != nil {
		return nil, err
	}
	if log.Committed && (mode != "wal" || !log.follows(last)) {
		stray = append(stray, "-wal", "-shm")
	}
	return stray, nil
}

// lastChange gives the number of the last change that stands in the file.
func lastChange(ctx context.Context, q Querier, form int) (number int64, err error) {
	if form >= formOfChanges {
		err = q.QueryRowContext(ctx, "SELECT change FROM library").Scan(&number)
	}
	return number, err
}

// A changeLog is what is read of a log.
type changeLog struct {
	Committed bool // it has a change that is whole
	Changes   []Change
}

// follows tells whether the log goes on from the change that the file ends with.
func (l changeLog) follows(last int64) bool {
	if len(l.Changes) == 0 {
		return last == 0 // of a program that did not number changes yet
	}
	return l.Changes[0].Before == last || slices.ContainsFunc(l.Changes, func(c Change) bool { return c.Number == last })
}

// readLog reads the changes that a log has, of which it has the pages of the
// table that numbers them. https://www.sqlite.org/fileformat2.html#the_write_ahead_log
func readLog(ctx context.Context, db *sql.Conn, path string) (changeLog, error) {
	var root uint32
	if err := db.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name = 'library'").Scan(&root); err != nil {
		return changeLog{}, err
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return changeLog{}, nil
	}
	if err != nil {
		return changeLog{}, err
	}
	defer f.Close()
	return ChangesIn(bufio.NewReaderSize(f, 1<<20), root), nil
}

// ChangesIn goes through the frames of a log: the number of a page, how large the
// file is after a commit, the salts of the log, and the page. Frames with other
// salts are left from an older one.
func ChangesIn(log io.Reader, root uint32) changeLog {
	var l changeLog
	var head [32]byte
	if _, err := io.ReadFull(log, head[:]); err != nil || binary.BigEndian.Uint32(head[:])&^1 != 0x377f0682 {
		return l
	}
	page := make([]byte, min(binary.BigEndian.Uint32(head[8:]), 1<<16))
	for {
		var frame [24]byte
		if _, err := io.ReadFull(log, frame[:]); err != nil || string(frame[8:16]) != string(head[16:24]) {
			return l
		}
		if _, err := io.ReadFull(log, page); err != nil {
			return l
		}
		l.Committed = l.Committed || binary.BigEndian.Uint32(frame[4:]) != 0
		if c, ok := changeOn(page); ok && binary.BigEndian.Uint32(frame[:]) == root {
			l.Changes = append(l.Changes, c)
		}
	}
}

// changeOn reads the one row of the table library off the one page that it has:
// the revision, and the numbers of the change and of the one before.
// https://www.sqlite.org/fileformat2.html#b_tree_pages
func changeOn(page []byte) (c Change, ok bool) {
	if len(page) < 512 || page[0] != 13 || binary.BigEndian.Uint16(page[3:]) != 1 {
		return c, false
	}
	row := page[min(int(binary.BigEndian.Uint16(page[8:])), len(page)):]
	size, row := varint(row)
	_, row = varint(row) // its number
	if size < 2 || size > uint64(len(row)) {
		return c, false
	}
	row = row[:size]
	length, kinds := varint(row)
	if length < 1 || length > size {
		return c, false
	}
	kinds, values := kinds[:len(kinds)-(len(row)-int(length))], row[length:]
	var numbers []int64
	for len(kinds) > 0 {
		var kind uint64
		kind, kinds = varint(kinds)
		n, rest, ok := integer(kind, values)
		if !ok {
			return c, false
		}
		numbers, values = append(numbers, n), rest
	}
	if len(numbers) >= 3 {
		c = Change{numbers[1], numbers[2]}
	}
	return c, true
}

// varint reads a number of one to nine bytes, 0 at the end of data.
func varint(data []byte) (n uint64, rest []byte) {
	for i, b := range data {
		if i == 8 {
			return n<<8 | uint64(b), data[9:]
		}
		if n = n<<7 | uint64(b&0x7f); b < 0x80 {
			return n, data[i+1:]
		}
	}
	return 0, nil
}

// integer reads a value of a row that is an integer of a kind, which says how long.
func integer(kind uint64, data []byte) (n int64, rest []byte, ok bool) {
	switch kind {
	case 8, 9:
		return int64(kind - 8), data, true
	}
	lengths := []int{0, 1, 2, 3, 4, 6, 8}
	if kind >= uint64(len(lengths)) || lengths[kind] > len(data) {
		return 0, nil, false
	}
	length := lengths[kind]
	for i, b := range data[:length] {
		if i == 0 {
			n = int64(int8(b))
		} else {
			n = n<<8 | int64(b)
		}
	}
	return n, data[length:], true
}
