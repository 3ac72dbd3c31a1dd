package intake

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"footnote/corpus"
)

// An installation is this program for this user on this machine. It has a key, in
// the user's folder for settings, with which it marks the files that it has added;
// nobody who makes a library elsewhere knows it.

// isOwnFile tells a source that this installation has read from its own disk.
func isOwnFile(s corpus.Source) bool {
	_, own := ownPath(s)
	return own
}

// ownPath gives the whole path of the file that a source was read from, if this installation
// has read it from its own disk. Sources of before have the mark of it alone, and are its own
// where the path that was typed is the same file from the current folder.
func ownPath(s corpus.Source) (path string, own bool) {
	known, path, isWhole := strings.Cut(s.Here, " ")
	if !isWhole {
		path = s.Origin
	}
	if known == "" || filepath.Base(path) != filepath.Base(s.Origin) {
		return "", false
	}
	here, err := fileMark(path)
	mark, abs, _ := strings.Cut(here, " ")
	return abs, err == nil && hmac.Equal([]byte(mark), []byte(known))
}

// fileMark gives the mark of a path, and the whole path behind it: what was typed names
// another file in another folder.
func fileMark(path string) (string, error) {
	key, err := installationKey()
	if err != nil {
		return "", err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(abs))
	return hex.EncodeToString(mac.Sum(nil)[:16]) + " " + abs, nil
}

// installationKey reads the key, or makes it.
func installationKey() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "footnote", "installation")
	key, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeKey(path); err == nil {
			key, err = os.ReadFile(path)
		}
	}
	if text := strings.TrimSpace(string(key)); err == nil && len(text) >= 26 {
		return text, nil
	}
	return "", fmt.Errorf("key of the installation: %w", errors.Join(err, fs.ErrInvalid))
}

// makeKey writes a new key, unless another process is faster.
func makeKey(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".installation-*")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.WriteString(rand.Text() + "\n")
	if err := errors.Join(err, draft.Close()); err != nil {
		return err
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return os.Rename(draft.Name(), path) // a disk without links
	}
	return nil
}
