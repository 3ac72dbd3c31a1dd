package terminal

import (
	"io"
	"math"
	"strings"
	"testing"

	"footnote/retrieval"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       string // lines joined with |
	}{
		{"empty", "", 10, ""},
		{"fits", "one two", 10, "one two"},
		{"breaks at spaces", "one two three", 8, "one two|three"},
		{"a space may hang over", "one two three", 7, "one two|three"},
		{"line feeds", "one\ntwo", 10, "one|two"},
		{"carriage returns", "one\r\ntwo", 10, "one|two"},
		{"a blank line", "one\n\ntwo", 10, "one||two"},
		{"a long word is cut", "abcdefghij kl", 4, "abcd|efgh|ij|kl"},
		{"a long word exactly", "abcdefgh", 4, "abcd|efgh"},
		{"an address is not", "see https://example.org/a/b c", 10, "see|https://example.org/a/b|c"},
		{"after dashes", "well-known", 6, "well-|known"},
		{"not within a flag", "add --author x", 8, "add|--author|x"},
		{"not before a number", "on the ferry, ¶ 2, pp. 7–8", 15, "on the ferry,|¶ 2, pp. 7–8"},
		{"a mark at the end", "see § ", 4, "see|§"},
		{"no break space", "a\u00a0b c", 3, "a\u00a0b|c"},
		{"wide letters", "語言語言語", 4, "語言|語言|語"},
		{"combining marks", "e\u0301e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301e\u0301"},
		{"no limit", "one two three", math.MaxInt, "one two three"},
	}
	for _, test := range tests {
		var lines []string
		for _, l := range wrap(test.text, test.width) {
			lines = append(lines, test.text[l.Start:l.End])
		}
		if got := strings.Join(lines, "|"); got != test.want {
			t.Errorf("%s: wrap(%q, %d) = %q, want %q", test.name, test.text, test.width, got, test.want)
		}
	}
}

// Whatever the text, no letter is lost, nothing is shown twice, and lines keep
// to the width unless a single character is wider.
func FuzzWrap(f *testing.F) {
	for _, seed := range []string{"one two three", "a-b—c\n\n語言 x", "\u202e\x1b[1m", "\xff\xfe", strings.Repeat("x", 50)} {
		f.Add(seed, 7)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = 2 + width&31
		at := 0
		for _, l := range wrap(text, width) {
			if l.Start < at || l.End < l.Start || l.End > len(text) {
				t.Fatalf("wrap(%q, %d) gives %v after byte %d", text, width, l, at)
			}
			if skipped := strings.TrimSpace(text[at:l.Start]); skipped != "" {
				t.Fatalf("wrap(%q, %d) loses %q", text, width, skipped)
			}
			if line := text[l.Start:l.End]; columns(line) > width && !strings.Contains(line, "://") && columns(fitting(line, 1)) <= width {
				t.Fatalf("wrap(%q, %d) gives %q of %d columns", text, width, line, columns(line))
			}
			at = l.End
		}
		if rest := strings.TrimSpace(text[at:]); rest != "" {
			t.Fatalf("wrap(%q, %d) loses %q", text, width, rest)
		}
	})
}

func TestEmphasise(t *testing.T) {
	text := "one two three four"
	styled := &Screen{styled: true}
	tests := []struct {
		line       retrieval.Span
		highlights []retrieval.Span
		want       string
		touched    bool
	}{
		{retrieval.Span{Start: 0, End: 7}, nil, "one two", false},
		{retrieval.Span{Start: 0, End: 7}, []retrieval.Span{{Start: 4, End: 13}}, "one \x1b[1mtwo\x1b[22m", true},
		{retrieval.Span{Start: 8, End: 18}, []retrieval.Span{{Start: 4, End: 13}}, "\x1b[1mthree\x1b[22m four", true},
		{retrieval.Span{Start: 8, End: 18}, []retrieval.Span{{Start: 0, End: 3}}, "three four", false},
		{retrieval.Span{Start: 0, End: 18}, []retrieval.Span{{Start: 0, End: 3}, {Start: 8, End: 13}}, "\x1b[1mone\x1b[22m two \x1b[1mthree\x1b[22m four", true},
	}
	for _, test := range tests {
		got, touched := styled.emphasise(text, test.line, test.highlights)
		if string(got) != test.want || touched != test.touched {
			t.Errorf("emphasise(%v, %v) = %q, %v, want %q, %v", test.line, test.highlights, got, touched, test.want, test.touched)
		}
	}
}

func TestCleanDisarmsEscapeSequences(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain – “text” 語", "plain – “text” 語"},
		{"\x1b[2J\x1b]0;title\x07gone", "[2J]0;titlegone"},
		{"c1 \u009b31m", "c1 31m"},
		{"tab\tline\n", "tab line "},
		{"\u202eright to left\u2066", "right to left"},
		{"\x7f\x00\x08", ""},
	}
	for _, test := range tests {
		if got := Clean(test.text); got != test.want {
			t.Errorf("clean(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// A progress bar needs no colour, only someone who looks.
func TestProgressIsForTerminals(t *testing.T) {
	tests := []struct {
		name   string
		screen *Screen
		want   bool
	}{
		{"a file", &Screen{w: io.Discard}, false},
		{"a terminal", &Screen{w: io.Discard, terminal: true, erasable: true, styled: true}, true},
		{"a terminal without colour", &Screen{w: io.Discard, terminal: true, erasable: true}, true},
		{"a dumb terminal", &Screen{w: io.Discard, terminal: true}, false},
	}
	for _, test := range tests {
		if got := test.screen.Progress(2, "testing").bar != nil; got != test.want {
			t.Errorf("newProgress on %s shows a bar: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestStylesAreOnlyForTerminalsThatWantThem(t *testing.T) {
	plain, styled := &Screen{}, &Screen{styled: true}
	if got := plain.Bold("x") + plain.Dim("x") + plain.Link("x", "https://example.org"); got != "xxx" {
		t.Errorf("without styles = %q, want %q", got, "xxx")
	}
	if got, want := styled.Link("x", "https://example.org"), "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\"; string(got) != want {
		t.Errorf("link = %q, want %q", got, want)
	}
	if got := styled.Link("x", "https://example.org/\x1b\\"); got != "x" {
		t.Errorf("link to an address with an escape sequence = %q, want %q", got, "x")
	}
}
