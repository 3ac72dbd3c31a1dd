package doctor

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"footnote/cmd/footnote/settings"
	"footnote/corpus/library"
)

// lostLink gives the symbolic link on the way to a folder that leads nowhere, empty if
// there is none.
func lostLink(folder string) string {
	for folder = absolute(folder); ; folder = filepath.Dir(folder) {
		_, err := os.Stat(folder)
		if _, linkErr := os.Lstat(folder); linkErr == nil && err != nil {
			return folder
		}
		if err == nil || folder == filepath.Dir(folder) {
			return ""
		}
	}
}

// unnamed names the files that end as libraries do and have no name of one: nothing finds
// them.
func (e *examination) unnamed() {
	for _, name := range settings.LibrariesIn(e.config.Data) {
		if _, err := library.Path(e.config.Data, name); err != nil {
			e.warn("Library "+name, name+library.LibraryExtension+" is no name of a library, so that nobody can ask it",
				"Give it, and what lies beside it with -wal and -shm, a name of small letters, digits, - and _: "+plainName(name)+library.LibraryExtension)
		}
	}
}

// plainName makes a name one that a library can have.
func plainName(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToLower(name))
	return "my-" + strings.Trim(plain, "-_")
}

// noFile says why what is at the path of a library cannot be one, whatever is in it; empty
// if it can.
func noFile(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return ""
	case info.IsDir():
		return "it is a folder, and a library is a file"
	case info.Size() == 0:
		return "its file is empty: a copy was broken off before it began, or the disk was full"
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return "" // the rest may stand there
	}
	if want := lengthOf(f); want > info.Size() {
		return fmt.Sprintf("its file ends too early, with %d of %d bytes: a copy of it was broken off", info.Size(), want)
	}
	return ""
}

// lengthOf gives the length that the head of a database tells of, 0 if it does not: the
// size of a page and how many there are.
func lengthOf(f io.ReaderAt) int64 {
	var head [100]byte
	if _, err := f.ReadAt(head[:], 0); err != nil || !strings.HasPrefix(string(head[:]), "SQLite format 3\x00") {
		return 0
	}
	if binary.BigEndian.Uint32(head[24:]) != binary.BigEndian.Uint32(head[92:]) {
		return 0 // another program has left the count as it was
	}
	return int64(binary.BigEndian.Uint16(head[16:])) * int64(binary.BigEndian.Uint32(head[28:]))
}
