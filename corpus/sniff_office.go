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

// zipWith gives a sniffer for zips that have a part whose name begins so. If the
// directory of a zip cannot be read, the names that stand before its parts tell:
// its reader says what is wrong with it.
func zipWith(begin string) func([]byte) bool {
	return func(data []byte) bool {
		if !bytes.HasPrefix(data, []byte(zipMark)) {
			return false
		}
		a, err := openArchive(data)
		if err != nil {
			return bytes.Contains(data, []byte(begin))
		}
		for name := range a.parts {
			if strings.HasPrefix(name, strings.ToLower(begin)) {
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
