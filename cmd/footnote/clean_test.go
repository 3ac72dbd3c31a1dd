package main

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

// hostile steers a terminal in every way there is, and turns text around.
const hostile = "a\x1b[31mb\x1b]0;t\x07c\u009b2Jd\x7fe\u202ef\u2066g\u200fh\u061ci\u200ej\x00k\u0085l\x08"

// A library of strangers' names: none of its characters steers what reads the
// output of any command, and in JSON none is lost.
func TestNothingSteersTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	addHostile(t, filepath.Join("data", defaultLibrary+library.LibraryExtension))
	commands := [][]string{
		{"sources"}, {"ask", "what do gulls say at noon?"}, {"ask", "--explain", "what do gulls say at noon?"},
		{"ask", "--explain", hostile}, {"ask", "--shelf", hostile, "noon"}, {"ask", "--library", hostile, "x"}, {"sources", "--library", hostile},
		{"cite", "--style", hostile, "1"}, {"cite", hostile}, {"add", hostile}, {"add", "http://127.0.0.1:1/" + hostile}, {"extract", hostile},
		{hostile}, {"ask", "--" + hostile}, {"completion", hostile}, {"help", hostile}, {"edit", "--issued", hostile, "1"},
		{"__complete", "ask", "--shelf", ""}, {"__complete", "ask", "--library", ""}, {"__complete", "ask", hostile},
		{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
		{"edit", "--publisher", hostile, "1"}, {"refresh", "1"}, {"eval", "--set", hostile},
		{"cite", "--json", "1"}, {"bibliography", "--json", "--style", "csl-json"},
	}
	for _, style := range cite.Styles() {
		commands = append(commands, []string{"cite", "--style", style, "1"}, []string{"bibliography", "--style", style},
			[]string{"cite", "--style", style, "--format", "html", "1"}, []string{"bibliography", "--style", style, "--format", "markdown"})
	}
	for _, command := range append(commands, []string{"remove", "1"}) {
		r := runIn(t.Context(), nil, command...)
		if bad := steering(r.out + r.errors); bad != "" {
			t.Errorf("footnote %q prints %q in %q", command, bad, r.out+r.errors)
		}
		if len(r.out+r.errors) == 0 {
			t.Errorf("footnote %q prints nothing", command)
		}
	}
}

func TestJSONLosesNothingAndSteersNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	addHostile(t, filepath.Join("data", defaultLibrary+library.LibraryExtension))
	for _, command := range [][]string{
		{"sources", "--json"}, {"ask", "--json", "what do gulls say at noon?"}, {"ask", "--json", hostile},
		{"edit", "--json", "--issued", "2020", "1"}, {"refresh", "--json", "1"},
		{"add", "--json", hostile}, {"remove", "--json", "1"},
	} {
		r := runIn(t.Context(), nil, command...)
		if bad := steering(r.out + r.errors); bad != "" {
			t.Errorf("footnote %q prints %q in %q", command, bad, r.out)
		}
		var value any
		if err := json.Unmarshal([]byte(r.out), &value); err != nil {
			t.Fatalf("footnote %q prints %q: %v", command, r.out, err)
		}
		// A record loses what no database takes for text.
		if !holds(value, hostile) && !holds(value, strings.ReplaceAll(hostile, "\x00", "")) {
			t.Errorf("footnote %q prints %q, want all of %q in it", command, r.out, hostile)
		}
	}
}

// addHostile makes a library, as a stranger might: with names that no file of
// ours has.
func addHostile(t *testing.T, path string) {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	s := corpus.Source{Origin: "https://gulls.invalid/" + hostile, Digest: strings.Repeat("0", 64), Metadata: corpus.Metadata{
		Title: hostile, Authors: []string{"Doe, " + hostile}, Organisation: hostile, Publisher: hostile, Container: hostile,
		Volume: hostile, URL: "https://gulls.invalid/" + hostile, Found: map[string]string{"title": hostile},
	}}
	text := "What do gulls say at noon? They say " + hostile + " and fly away."
	if _, err := lib.Add(t.Context(), s, []corpus.Passage{{Text: text, Locator: corpus.Locator{Section: hostile}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.ChangeShelves(t.Context(), 1, library.PutOn(hostile)); err != nil {
		t.Fatal(err)
	}
}

// steering gives the first character of an output that steers, but the ends of
// lines and tabs.
func steering(output string) string {
	output = strings.NewReplacer("\r\n", "", "\n", "", "\t", "").Replace(output)
	if i := strings.IndexFunc(output, func(r rune) bool {
		return r < 0x20 || 0x7f <= r && r < 0xa0 || strings.ContainsRune("\u061c\u200e\u200f", r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
	}); i >= 0 {
		return output[i : i+1]
	}
	return ""
}

// holds reports whether a string somewhere in a value of JSON holds a text.
func holds(value any, text string) bool {
	switch v := value.(type) {
	case string:
		return strings.Contains(v, text)
	case []any:
		for _, inner := range v {
			if holds(inner, text) {
				return true
			}
		}
	case map[string]any:
		for _, inner := range v {
			if holds(inner, text) {
				return true
			}
		}
	}
	return false
}

func TestScreenPrintsNothingThatSteers(t *testing.T) {
	var out strings.Builder
	s := &screen{w: &out, width: 40}
	s.printf("%s %q %v %d\n", hostile, hostile, errors.New(hostile), 1)
	s.paragraph(hostile, hostile)
	s.quote(hostile, nil)
	s.line("", s.bold(hostile)+s.dim(hostile)+s.link(hostile, hostile))
	if _, err := s.Write([]byte(hostile + "\r" + hostile + "\r\n\ta\u2028b\xff\x9b")); err != nil {
		t.Fatal(err)
	}
	if bad := steering(out.String()); bad != "" || !strings.Contains(out.String(), "\r\n\ta") || !utf8.ValidString(out.String()) {
		t.Errorf("a screen printed %q, with %q", out.String(), bad)
	}
}
