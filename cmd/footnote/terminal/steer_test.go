package terminal

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/cmd/footnote/terminal/terminaltest"
)

func TestScreenPrintsNothingThatSteers(t *testing.T) {
	var out strings.Builder
	s := &Screen{w: &out, Width: 40}
	s.Printf("%s %q %v %d\n", terminaltest.Hostile, terminaltest.Hostile, errors.New(terminaltest.Hostile), 1)
	s.Paragraph(terminaltest.Hostile, terminaltest.Hostile)
	s.Quote(terminaltest.Hostile, nil)
	s.line("", s.Bold(terminaltest.Hostile)+s.Dim(terminaltest.Hostile)+s.Link(terminaltest.Hostile, terminaltest.Hostile))
	if _, err := s.Write([]byte(terminaltest.Hostile + "\r" + terminaltest.Hostile + "\r\n\ta\u2028b\xff\x9b")); err != nil {
		t.Fatal(err)
	}
	if bad := terminaltest.Steering(out.String()); bad != "" || !strings.Contains(out.String(), "\r\n\ta") || !utf8.ValidString(out.String()) {
		t.Errorf("a screen printed %q, with %q", out.String(), bad)
	}
}
