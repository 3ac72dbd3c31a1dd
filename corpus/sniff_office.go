package corpus

import (
	"bytes"
	"context"
	"strings"
)

const (
	zipMark = "PK\x03\x04"
	oleMark = "\xD0\xCF\x11\xE0"
)

// A zipPart is how the names of some parts of a zip begin, which tells what kind
// of file it is.
type zipPart string

// zipParts gives what says of a zip whether it has a part whose name begins so.
// Its directory is read once. If it cannot be read, the names that stand before
// the parts tell: the reader of the file says what is wrong with it.
func zipParts(data []byte) func(zipPart) bool {
	if !bytes.HasPrefix(data, []byte(zipMark)) {
		return func(zipPart) bool { return false }
	}
	a, err := openArchive(data)
	if err != nil {
		return func(begin zipPart) bool { return bytes.Contains(data, []byte(begin)) }
	}
	return func(begin zipPart) bool {
		for name := range a.parts {
			if strings.HasPrefix(name, strings.ToLower(string(begin))) {
				return true
			}
		}
		return false
	}
}

// lockedPart is the name, in UTF-16, of what an Office file with a password holds.
var lockedPart = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

func sniffLockedOffice(data []byte) bool {
	return bytes.HasPrefix(data, []byte(oleMark)) && bytes.Contains(data, lockedPart)
}

func refuseLocked(context.Context, File) (Document, error) { return Document{}, ErrEncrypted }
