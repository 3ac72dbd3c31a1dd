package settings

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"footnote/corpus/library"
	"footnote/retrieval/secrets"
)

// besides is the folder beside which the program is run that holds libraries of
// older versions, which kept them there.
const besides = "data"

// dataFolder gives the folder of the libraries where none is set: ./data if
// libraries lie in it, else the place of the system for the data of a user. One
// that was found in the current folder is told, for it is not the same everywhere.
func dataFolder(getenv func(string) string) (folder string, found bool) {
	if holdsLibraries(besides) {
		return besides, true
	}
	if own := userData(runtime.GOOS, getenv); own != "" {
		return filepath.Join(own, "footnote"), false
	}
	return besides, false // nobody's home: a service, which sets FOOTNOTE_DATA
}

// userData gives the folder that a system keeps for the data of programs of the
// user, empty where the environment does not tell. On Linux it is that of the XDG
// Base Directory Specification.
func userData(system string, getenv func(string) string) string {
	home := getenv("HOME")
	switch system {
	case "windows":
		return getenv("LocalAppData")
	case "darwin":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support")
		}
		return ""
	}
	if set := getenv("XDG_DATA_HOME"); filepath.IsAbs(set) {
		return set // the specification has relative ones ignored
	}
	if home != "" {
		return filepath.Join(home, ".local", "share")
	}
	return ""
}

// holdsLibraries tells whether a folder holds a library of ours: other programs
// call their folders data, too.
func holdsLibraries(folder string) bool {
	files, _ := filepath.Glob(filepath.Join(folder, "*"+library.LibraryExtension))
	for _, file := range files {
		if isLibrary(file) {
			return true
		}
	}
	return false
}

// isLibrary reads from the head of a file whether it is a library. At byte 68 of
// a SQLite file stands the number of the program that it belongs to.
func isLibrary(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 72)
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) && string(head[68:]) == "Foot"
}

// CacheFolder gives the folder for what can be made again, empty where there is none.
func CacheFolder(getenv func(string) string) string {
	home := getenv("HOME")
	switch set := getenv("XDG_CACHE_HOME"); {
	case runtime.GOOS == "windows" && getenv("LocalAppData") != "":
		return filepath.Join(getenv("LocalAppData"), "footnote", "cache")
	case filepath.IsAbs(set):
		return filepath.Join(set, "footnote")
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Caches", "footnote")
	case home != "":
		return filepath.Join(home, ".cache", "footnote")
	}
	data := getenv("FOOTNOTE_DATA") // nobody's home: a service
	if data == "" || strings.Contains(data, "://") || secrets.Looks(data) {
		return ""
	}
	return filepath.Join(data, ".cache")
}
