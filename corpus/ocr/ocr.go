package ocr

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/pdf"
)

// A Program is a tesseract that was found on this machine.
type Program struct {
	Path      string
	Languages []string // that it reads, by its own names: "eng", "deu"

	work uint64 // seconds of a processor that a page may take, 0: as many as pages do
}

// Least is the confidence, of 100, from which on a page is taken: what is below is
// more wrong than right.
const Least = 60

// DPI is the resolution of the pictures that are read best.
const DPI = 300

const (
	work     = 30               // seconds of a processor for a page
	longest  = 10 * time.Minute // for a page on a busy machine, where that much work takes long
	memory   = 1 << 30          // bytes that the program may have
	mostText = 8 << 20          // bytes that it may say of a page
	mostUsed = 3                // languages at once, unless they are named
)

// Find looks for tesseract where programs lie (PATH). It gives [corpus.ErrNotFound]
// if it is not there, or reads no language.
func Find(ctx context.Context) (Program, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return Program{}, fmt.Errorf("tesseract: %w: %w", corpus.ErrNotFound, err)
	}
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "--list-langs").Output()
	if err != nil {
		return Program{}, fmt.Errorf("tesseract --list-langs: %w", err)
	}
	p := Program{Path: path}
	for line := range strings.Lines(string(out)) {
		if name := strings.TrimSpace(line); isLanguage(name) {
			p.Languages = append(p.Languages, name)
		}
	}
	if len(p.Languages) == 0 {
		return Program{}, fmt.Errorf("tesseract reads no language: %w", corpus.ErrNotFound)
	}
	return p, nil
}

// isLanguage tells a language from the heading of the list, and from what finds the
// way that a page is turned.
func isLanguage(name string) bool {
	return name != "" && name != "osd" && name != "equ" && !strings.ContainsAny(name, " :\"")
}

// Reads tells whether the program reads the languages that are named as in "eng+deu".
func (p Program) Reads(languages string) bool {
	for name := range strings.SplitSeq(languages, "+") {
		if !slices.Contains(p.Languages, name) {
			return false
		}
	}
	return true
}

// Usual gives the languages to read if none is named: all if they are few, else
// English if that is there.
func (p Program) Usual() string {
	switch {
	case len(p.Languages) <= mostUsed:
		return strings.Join(p.Languages, "+")
	case slices.Contains(p.Languages, "eng"):
		return "eng"
	}
	return p.Languages[0]
}

// Read reads a picture (PNG) of a page. It gives the lines of the page, in points,
// and how sure the program is of its letters, from 0 to 100. A page without text is
// empty, with 0. One that takes more work than pages do gives [context.DeadlineExceeded].
func (p Program) Read(ctx context.Context, png []byte, languages string, dpi int) (pdf.Page, int, error) {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	said, err := p.run(ctx, png, "-", "-", "-l", languages, "--dpi", strconv.Itoa(dpi), "tsv")
	if err != nil {
		return pdf.Page{}, 0, fmt.Errorf("tesseract: %w", err)
	}
	page, sure := pageOf(said, 72/float64(dpi))
	return page, sure, nil
}

// run gives the program a picture, once its memory is bounded.
func (p Program) run(ctx context.Context, png []byte, args ...string) (string, error) {
	c := exec.CommandContext(ctx, p.Path, args...)
	c.Env = append(environment(), "OMP_THREAD_LIMIT=1") // more threads take longer
	c.WaitDelay = time.Second
	var out, trouble bounded
	c.Stdout, c.Stderr = &out, &trouble
	in, err := c.StdinPipe()
	if err != nil {
		return "", err
	}
	if err := c.Start(); err != nil {
		return "", err
	}
	most := cmp.Or(p.work, work)
	limit(c.Process.Pid, memory, most)
	go func() {
		_, _ = in.Write(png) // a program that ends before says why at its end
		_ = in.Close()
	}()
	err = c.Wait()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil && c.ProcessState.UserTime()+c.ProcessState.SystemTime() > time.Duration(most)*time.Second/2:
		// The system ends it by another count of its work than it tells: half of it is no chance.
		return "", fmt.Errorf("%d s of a processor: %w", most, context.DeadlineExceeded)
	case err != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(trouble.String()), "\n")
		return "", fmt.Errorf("%w: %s", err, first)
	case out.full:
		return "", corpus.ErrTooLarge
	}
	return out.String(), nil
}

// A bounded buffer keeps what is written up to a bound.
type bounded struct {
	bytes.Buffer
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > mostText {
		b.full = true
		return 0, errors.New("too much text")
	}
	return b.Buffer.Write(p)
}
