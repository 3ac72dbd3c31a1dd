package zipxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"footnote/corpus"
)

// MostSmallPart bounds the parts beside the text, in bytes.
const MostSmallPart = 8 << 20

// The bounds of an archive, in parts and in bytes after inflation. A book has
// some hundred parts and a few MiB of text; pictures are never inflated.
const (
	MostParts     = 10000
	MostPart      = 64 << 20
	mostInflated  = 96 << 20 // of all parts together
	leastInflated = 4 << 20  // what a file may inflate to, however small,
	mostInflation = 50       // and how many bytes more for each of its own; office programs need 12
)

// An Archive is a zip file that is read within bounds. Its parts are only
// looked up by name and never written to disk, so that a name that climbs out of it
// leads nowhere.
type Archive struct {
	parts map[string]*zip.File // by cleaned name in small letters
	left  int                  // bytes that may still be inflated
}

// directoryMark stands before each entry in the directory of a zip file.
var directoryMark = []byte("PK\x01\x02")

// Open reads the directory of a zip file. It gives ErrTooLarge for more
// than mostParts entries; of two with one name the last counts.
func Open(data []byte) (*Archive, error) {
	// Counted first, because the reader keeps every entry that it finds.
	if n := bytes.Count(data, directoryMark); n > MostParts {
		return nil, fmt.Errorf("zip of %d parts: %w", n, corpus.ErrTooLarge)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("zip: %w: %w", err, corpus.ErrMalformed)
	}
	a := &Archive{parts: map[string]*zip.File{}, left: min(mostInflated, leastInflated+mostInflation*len(data))}
	for _, f := range z.File {
		if f.Mode().IsRegular() { // a link has a path for its text
			a.parts[PartName(f.Name)] = f
		}
	}
	return a, nil
}

// PartName is how a part is looked up: no leading slash, no dots, small
// letters, because writers of archives do not agree with themselves on them.
func PartName(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// Names lists the parts by their names as they are written, in order.
func (a *Archive) Names() []string {
	var out []string
	for _, f := range a.parts {
		out = append(out, strings.ReplaceAll(f.Name, `\`, "/"))
	}
	slices.Sort(out)
	return out
}

func (a *Archive) Has(name string) bool { return a.parts[PartName(name)] != nil }

// Take inflates a part of at most the given bytes, whatever it claims to have,
// and forgets it: no part is read twice. One that is not there is empty. It
// gives ErrTooLarge above the bounds, ErrEncrypted for a part with a password.
func (a *Archive) Take(name string, most int) ([]byte, error) {
	name = PartName(name)
	f := a.parts[name]
	if f == nil {
		return nil, nil
	}
	delete(a.parts, name)
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("part %q: %w", name, corpus.ErrEncrypted)
	}
	most = min(most, a.left)
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w: %w", name, err, corpus.ErrMalformed)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	a.left -= len(data)
	switch {
	case len(data) > most:
		return nil, fmt.Errorf("part %q inflates above %d bytes: %w", name, most, corpus.ErrTooLarge)
	case err != nil:
		return nil, fmt.Errorf("part %q: %w: %w", name, err, corpus.ErrMalformed)
	}
	return data, nil
}
