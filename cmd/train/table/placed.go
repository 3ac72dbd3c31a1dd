package table

import (
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
)

// ReadPlaced gives the questions of -placed, of whose paragraphs only the place is kept beside
// them, as lines "title TAB question TAB paragraph".
func (p *Plan) ReadPlaced(r *Reader, raw map[string]string) string {
	asked := r.Read(p.Placed)
	if r.Err != nil {
		return ""
	}
	placed, err := places(asked, raw)
	if err != nil {
		r.Err = fmt.Errorf("read %q: %w", p.Placed, err)
	}
	return placed
}

// places finds the paragraphs that lines "title TAB first byte TAB checksum TAB question
// TAB question ..." ask about.
func places(asked string, raw map[string]string) (string, error) {
	var b strings.Builder
	var err error
	EachRow(asked, 4, func(f []string) {
		text := raw[f[0]]
		from, e := strconv.Atoi(f[1])
		if e != nil || from < 0 || from > len(text) {
			from = len(text)
		}
		paragraph, _, _ := strings.Cut(text[from:], "\n")
		if got := Checksum(paragraph); got != f[2] {
			err = fmt.Errorf("byte %s of %q opens another paragraph than the one asked about (checksum %s, want %s)", f[1], f[0], got, f[2])
			return
		}
		for _, question := range f[3:] {
			fmt.Fprintf(&b, "%s\t%s\t%s\n", f[0], question, strings.TrimSpace(paragraph))
		}
	})
	return b.String(), err
}

// Checksum of a text, short as it only tells another edition.
func Checksum(text string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(text))) }

// RawArticles gives the text behind the title of each article, to the next one. Of two of one
// name the first counts.
func RawArticles(encyclopaedia string) map[string]string {
	all := map[string]string{}
	title, start, at := "", 0, 0
	end := func(next string) {
		if _, again := all[title]; !again && title != "" {
			all[title] = encyclopaedia[start:at]
		}
		title = next
	}
	for line := range strings.Lines(encyclopaedia) {
		if next, ok := Title(line); ok {
			end(next)
			start = at + len(line)
		}
		at += len(line)
	}
	end("")
	return all
}
