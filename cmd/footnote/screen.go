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

// A screen is where everything goes that the program says: it knows how wide it
// is and whether it understands escape sequences. Nothing gets through it by
// which a stranger's text could steer a terminal, and nothing that is secret.
type screen struct {
	w        io.Writer
	hide     func(string) string // takes out what is secret; nil: nothing is
	width    int                 // in columns, 40 to 100
	terminal bool                // someone is looking
	erasable bool                // what was printed can be printed over
	styled   bool                // bold and the like are understood and wanted
	used     bool                // something was printed
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

// printable is text that is fit for a screen: cleaned, and perhaps styled.
type printable string

// Write prints lines of others: the log, completions, files for programs.
func (s *screen) Write(p []byte) (int, error) {
	if err := s.show(printable(cleanLines(string(p)))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// printf cleans the texts among its arguments, but those made by the screen.
func (s *screen) printf(format string, args ...any) {
	for i, arg := range args {
		switch text := arg.(type) {
		case string:
			args[i] = clean(text)
		case error:
			args[i] = clean(text.Error())
		}
	}
	_ = s.show(printable(fmt.Sprintf(format, args...)))
}

// show prints a text as it is, but for what is secret.
func (s *screen) show(text printable) error {
	if s.hide != nil {
		text = printable(s.hide(string(text)))
	}
	_, err := s.raw().Write([]byte(text))
	return err
}

// raw is for bytes that nobody looks at, and for what has to steer the terminal.
func (s *screen) raw() io.Writer { return rawScreen{s} }

type rawScreen struct{ s *screen }

// Write remembers the first failure, so that a full disk behind a redirection
// is noticed once, at the end.
func (r rawScreen) Write(p []byte) (int, error) {
	r.s.used = true
	n, err := r.s.w.Write(p)
	if err != nil && r.s.failure == nil {
		r.s.failure = fmt.Errorf("write result: %w", err)
	}
	return n, err
}

// paragraph prints text, its first line after a mark and the others below it.
func (s *screen) paragraph(mark, text string) {
	s.block(mark, text, plain)
}

// block prints a paragraph with each line in a style. Where nobody looks its
// lines stay as long as they are, for scripts to read.
func (s *screen) block(mark, text string, style func(string) printable) {
	width := s.width - columns(mark)
	if !s.terminal {
		width = math.MaxInt
	}
	_ = s.show(hang(mark, text, width, style))
}

// hang breaks a text into lines, the first after a mark, the others below it.
func hang(mark, text string, width int, style func(string) printable) printable {
	var b strings.Builder
	mark = clean(mark)
	for _, l := range wrap(text, width) {
		b.WriteString(strings.TrimRight(mark+string(style(clean(text[l.Start:l.End]))), " ") + "\n")
		mark = strings.Repeat(" ", columns(mark))
	}
	return printable(b.String())
}

// line prints one line behind a margin, and leaves no spaces where it is empty.
func (s *screen) line(margin string, line printable) {
	_ = s.show(printable(strings.TrimRight(margin+string(line), " ") + "\n"))
}

func plain(line string) printable { return printable(clean(line)) }

func (s *screen) bold(text string) printable { return s.style("1", "22", text) }

func (s *screen) dim(text string) printable { return s.style("2", "22", text) }

func (s *screen) style(on, off, text string) printable {
	text = clean(text)
	if !s.styled || text == "" {
		return printable(text)
	}
	return printable("\x1b[" + on + "m" + text + "\x1b[" + off + "m")
}

// link makes text lead to an address on terminals that can follow it; others
// show the text alone.
func (s *screen) link(text, address string) printable {
	text = clean(text)
	if !s.styled || address == "" || clean(address) != address {
		return printable(text)
	}
	return printable("\x1b]8;;" + address + "\x1b\\" + text + "\x1b]8;;\x1b\\")
}
