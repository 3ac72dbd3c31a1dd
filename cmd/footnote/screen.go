package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// A screen is where text for people goes: it knows how wide it is and whether
// it understands escape sequences. As an [io.Writer] it passes bytes through.
type screen struct {
	w        io.Writer
	width    int  // in columns, 40 to 100
	terminal bool // someone is looking
	erasable bool // what was printed can be printed over
	styled   bool // bold and the like are understood and wanted
	failure  error
}

func newScreen(w io.Writer, getenv func(string) string) *screen {
	s := &screen{w: w, width: 80}
	if columns, err := strconv.Atoi(getenv("COLUMNS")); err == nil {
		s.width = columns
	}
	if f, ok := w.(*os.File); ok && onTerminal(f) {
		s.terminal = true
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			s.width = columns
		}
		kind := cmp.Or(getenv("TERM"), getenv("WT_SESSION"), "dumb")
		s.erasable = kind != "dumb"
		s.styled = s.erasable && getenv("NO_COLOR") == ""
	}
	s.width = min(max(s.width, 40), 100)
	return s
}

// onTerminal tells whether a reader or writer is a terminal.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Write remembers the first failure, so that a full disk behind a redirection
// is noticed once, at the end.
func (s *screen) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil && s.failure == nil {
		s.failure = fmt.Errorf("write result: %w", err)
	}
	return n, err
}

func (s *screen) printf(format string, args ...any) { fmt.Fprintf(s, format, args...) }

// paragraph prints text, its first line after a mark and the others below it.
func (s *screen) paragraph(mark, text string) {
	s.block(mark, text, plain)
}

// block prints a paragraph with each line in a style. Where nobody looks its
// lines stay as long as they are, for scripts to read.
func (s *screen) block(mark, text string, style func(string) string) {
	width := s.width - columns(mark)
	if !s.terminal {
		width = math.MaxInt
	}
	s.printf("%s", hang(mark, text, width, style))
}

// hang breaks a text into lines, the first after a mark, the others below it.
func hang(mark, text string, width int, style func(string) string) string {
	var b strings.Builder
	for _, l := range wrap(text, width) {
		b.WriteString(strings.TrimRight(mark+style(clean(text[l.Start:l.End])), " ") + "\n")
		mark = strings.Repeat(" ", columns(mark))
	}
	return b.String()
}

// line prints one line behind a margin, and leaves no spaces where it is empty.
func (s *screen) line(margin, line string) {
	s.printf("%s\n", strings.TrimRight(margin+line, " "))
}

func plain(line string) string { return line }

func (s *screen) bold(text string) string { return s.style("1", "22", text) }

func (s *screen) dim(text string) string { return s.style("2", "22", text) }

func (s *screen) style(on, off, text string) string {
	if !s.styled || text == "" {
		return text
	}
	return "\x1b[" + on + "m" + text + "\x1b[" + off + "m"
}

// link makes text lead to an address on terminals that can follow it; others
// show the text alone.
func (s *screen) link(text, address string) string {
	if !s.styled || address == "" || clean(address) != address {
		return text
	}
	return "\x1b]8;;" + address + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// clean takes out the characters by which a text could steer a terminal:
// control characters, and those that reverse the direction of writing.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case r < 0x20, 0x7f <= r && r < 0xa0, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, text)
}
