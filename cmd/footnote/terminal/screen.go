package terminal

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/term"
)

// A Screen is where everything goes that the program says: it knows how wide it
// is and whether it understands escape sequences. Nothing gets through it by
// which a stranger's text could steer a terminal, and nothing that is secret.
type Screen struct {
	w        io.Writer
	Hide     func(string) string // takes out what is secret; nil: nothing is
	Width    int                 // in columns, 40 to 100
	terminal bool                // someone is looking
	erasable bool                // what was printed can be printed over
	styled   bool                // bold and the like are understood and wanted
	Used     bool                // something was printed
	Failure  error

	mu sync.Mutex // a wait is told of beside what is printed
}

func New(w io.Writer, getenv func(string) string) *Screen {
	s := &Screen{w: w, Width: 80}
	if columns, err := strconv.Atoi(getenv("COLUMNS")); err == nil {
		s.Width = columns
	}
	if f, ok := w.(*os.File); ok && OnTerminal(f) {
		s.terminal = true
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			s.Width = columns
		}
		kind := cmp.Or(getenv("TERM"), getenv("WT_SESSION"), "dumb")
		s.erasable = kind != "dumb"
		s.styled = s.erasable && getenv("NO_COLOR") == ""
	}
	s.Width = min(max(s.Width, 40), 100)
	return s
}

// Watched tells whether somebody looks at what is printed, rather than a file or a program.
func (s *Screen) Watched() bool { return s.terminal }

// OnTerminal tells whether a reader or writer is a terminal.
func OnTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Printable is text that is fit for a screen: cleaned, and perhaps styled.
type Printable string

// Write prints lines of others: the log, completions, files for programs.
func (s *Screen) Write(p []byte) (int, error) {
	if err := s.show(Printable(cleanLines(string(p)))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Printf cleans the texts among its arguments, but those made by the screen.
func (s *Screen) Printf(format string, args ...any) {
	for i, arg := range args {
		switch text := arg.(type) {
		case string:
			args[i] = Clean(text)
		case error:
			args[i] = Clean(text.Error())
		}
	}
	_ = s.show(Printable(fmt.Sprintf(format, args...)))
}

// show prints a text as it is, but for what is secret.
func (s *Screen) show(text Printable) error {
	if s.Hide != nil {
		text = Printable(s.Hide(string(text)))
	}
	_, err := s.Raw().Write([]byte(text))
	return err
}

// Raw is for bytes that nobody looks at, and for what has to steer the terminal.
func (s *Screen) Raw() io.Writer { return rawScreen{s} }

type rawScreen struct{ s *Screen }

// Write remembers the first failure, so that a full disk behind a redirection
// is noticed once, at the end.
func (r rawScreen) Write(p []byte) (int, error) {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	r.s.Used = true
	n, err := r.s.w.Write(p)
	if err != nil && r.s.Failure == nil {
		r.s.Failure = fmt.Errorf("write result: %w", err)
	}
	return n, err
}

// Paragraph prints text, its first line after a mark and the others below it.
func (s *Screen) Paragraph(mark, text string) {
	s.Block(mark, text, Plain)
}

// Block prints a paragraph with each line in a style. Where nobody looks its
// lines stay as long as they are, for scripts to read.
func (s *Screen) Block(mark, text string, style func(string) Printable) {
	width := s.Width - columns(mark)
	if !s.terminal {
		width = math.MaxInt
	}
	_ = s.show(Hang(mark, text, width, style))
}

// Hang breaks a text into lines, the first after a mark, the others below it.
func Hang(mark, text string, width int, style func(string) Printable) Printable {
	var b strings.Builder
	mark = Clean(mark)
	for _, l := range wrap(text, width) {
		b.WriteString(strings.TrimRight(mark+string(style(Clean(text[l.Start:l.End]))), " ") + "\n")
		mark = strings.Repeat(" ", columns(mark))
	}
	return Printable(b.String())
}

// line prints one line behind a margin, and leaves no spaces where it is empty.
func (s *Screen) line(margin string, line Printable) {
	_ = s.show(Printable(strings.TrimRight(margin+string(line), " ") + "\n"))
}

func Plain(line string) Printable { return Printable(Clean(line)) }

func (s *Screen) Bold(text string) Printable { return s.style("1", "22", text) }

func (s *Screen) Dim(text string) Printable { return s.style("2", "22", text) }

func (s *Screen) style(on, off, text string) Printable {
	text = Clean(text)
	if !s.styled || text == "" {
		return Printable(text)
	}
	return Printable("\x1b[" + on + "m" + text + "\x1b[" + off + "m")
}

// Link makes text lead to an address on terminals that can follow it; others
// show the text alone.
func (s *Screen) Link(text, address string) Printable {
	text = Clean(text)
	if !s.styled || address == "" || Clean(address) != address {
		return Printable(text)
	}
	return Printable("\x1b]8;;" + address + "\x1b\\" + text + "\x1b]8;;\x1b\\")
}

// Count gives a number with its noun: "1 passage", "2 passages".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Megabytes gives a number of bytes as people read it: "12 MB".
func Megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+500_000)/1_000_000) }
