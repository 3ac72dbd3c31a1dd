package zipxml

import (
	"bytes"
	"context"
	"strings"

	"footnote/corpus"
)

const (
	ZipMark = "PK\x03\x04"
	OleMark = "\xD0\xCF\x11\xE0"
)

// A ZipPart is how the names of some parts of a zip begin, which tells what kind
// of file it is.
type ZipPart string

// ZipParts gives what says of a zip whether it has a part whose name begins so.
// Its directory is read once. If it cannot be read, the names that stand before
// the parts tell: the reader of the file says what is wrong with it.
func ZipParts(data []byte) func(ZipPart) bool {
	if !bytes.HasPrefix(data, []byte(ZipMark)) {
		return func(ZipPart) bool { return false }
	}
	a, err := Open(data)
	if err != nil {
		return func(begin ZipPart) bool { return bytes.Contains(data, []byte(begin)) }
	}
	return func(begin ZipPart) bool {
		for name := range a.parts {
			if strings.HasPrefix(name, strings.ToLower(string(begin))) {
				return true
			}
		}
		return false
	}
}

// LockedPart is the name, in UTF-16, of what an Office file with a password holds.
var LockedPart = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

func SniffLockedOffice(data []byte) bool {
	return bytes.HasPrefix(data, []byte(OleMark)) && bytes.Contains(data, LockedPart)
}

func RefuseLocked(context.Context, corpus.File) (corpus.Document, error) {
	return corpus.Document{}, corpus.ErrEncrypted
}
