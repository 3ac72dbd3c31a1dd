package typed

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/corpus"
	"footnote/corpus/web"
)

// ID is the number of a source.
func ID(typed string) (corpus.SourceID, error) {
	id, err := strconv.ParseInt(typed, 10, 64)
	if err != nil || id < 1 {
		return 0, advice.Mistake("%q is no number of a source. \"footnote sources\" lists them.", typed)
	}
	return corpus.SourceID(id), nil
}

// IsAddress tells an address from a path. Which addresses are read is not
// decided here.
func IsAddress(path string) bool { return strings.Contains(path, "://") || isWork(path) }

// isWork tells a DOI or ISBN from a path: a file of that name counts more.
func isWork(path string) bool {
	if !web.IsWork(path) {
		return false
	}
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}
