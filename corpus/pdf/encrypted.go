package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// What says how a file is encrypted may be an object of its own, or stand in the trailer
// itself. The library knows the first way alone and takes a file of the second for one
// that is not encrypted, so that its text is noise.

var (
	encryptEntry = regexp.MustCompile(`/Encrypt[\s\x00]*<<`)
	rootEntry    = regexp.MustCompile(`/Root[\s\x00]+(\d+[\s\x00]+\d+[\s\x00]+R)`)
	sizeEntry    = regexp.MustCompile(`/Size[\s\x00]+(\d+)`)
	startEntry   = regexp.MustCompile(`startxref\s+(\d+)`)
)

// mostTrailer bounds the end of a file in which its trailer is looked for, in bytes.
const mostTrailer = 64 << 10

// withEncryptionObject adds to a file whose trailer holds this an update that makes an
// object of it. Any other file stays as it is.
func withEncryptionObject(data []byte) []byte {
	end := data[max(0, len(data)-mostTrailer):]
	dict, behind := encryptionIn(end)
	if dict == nil {
		return data
	}
	root, start := lastMatch(rootEntry, end), lastMatch(startEntry, behind)
	size, err := strconv.Atoi(string(lastMatch(sizeEntry, end)))
	if root == nil || start == nil || err != nil || size > mostObjects {
		return data
	}
	out := append(bytes.Clone(data), '\n')
	object := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", size, dict)
	table := len(out)
	out = fmt.Appendf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Encrypt %d 0 R /Prev %s >>\n", size, object, size+1, root, size, start)
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", table)
}

// encryptionIn gives the dictionary of the last entry for it, and what stands behind it.
func encryptionIn(end []byte) (dict, behind []byte) {
	entries := encryptEntry.FindAllIndex(end, -1)
	if len(entries) == 0 {
		return nil, nil
	}
	at := entries[len(entries)-1][1] - len("<<")
	s := scanner{data: end[at:]}
	if s.next().kind != dictToken || bytes.Count(s.data[s.pos:], []byte("endobj")) > 1 { // then it stands in a text
		return nil, nil
	}
	return s.data[:s.pos], s.data[s.pos:]
}

func lastMatch(pattern *regexp.Regexp, data []byte) []byte {
	found := pattern.FindAllSubmatch(data, -1)
	if len(found) == 0 {
		return nil
	}
	return found[len(found)-1][1]
}
