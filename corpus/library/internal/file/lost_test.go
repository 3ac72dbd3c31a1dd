package file

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"footnote/corpus"
)

// SQLite calls it a lack of rights when the file that is to be written is not at its path
// any more, and a disk error when its log is to be made there. It is neither.
func TestErrorOfAFileThatMoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE t (x)"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO t VALUES (1)"); !errors.Is(Error(err), corpus.ErrLost) {
		t.Errorf("a file that moved gives %v, want ErrLost", err)
	}
	// The other takes a move in the middle of one call of SQLite.
	if err := expectedFailure(sqlite3.SQLITE_IOERR_FSTAT); !errors.Is(err, corpus.ErrLost) {
		t.Errorf("a log without its file gives %v, want ErrLost", err)
	}
}
