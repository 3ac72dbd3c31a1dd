package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal/terminaltest"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

// A library of strangers' names: none of its characters steers what reads the
// output of any command, and in JSON none is lost.
func TestNothingSteersTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	addHostile(t, filepath.Join("data", settings.DefaultLibrary+library.LibraryExtension))
	commands := [][]string{
		{"sources"}, {"ask", "what do gulls say at noon?"}, {"ask", "--explain", "what do gulls say at noon?"},
		{"ask", "--explain", terminaltest.Hostile}, {"ask", "--shelf", terminaltest.Hostile, "noon"}, {"ask", "--library", terminaltest.Hostile, "x"}, {"sources", "--library", terminaltest.Hostile},
		{"cite", "--style", terminaltest.Hostile, "1"}, {"cite", terminaltest.Hostile}, {"add", terminaltest.Hostile}, {"add", "http://127.0.0.1:1/" + terminaltest.Hostile}, {"extract", terminaltest.Hostile},
		{terminaltest.Hostile}, {"ask", "--" + terminaltest.Hostile}, {"completion", terminaltest.Hostile}, {"help", terminaltest.Hostile}, {"edit", "--issued", terminaltest.Hostile, "1"},
		{"__complete", "ask", "--shelf", ""}, {"__complete", "ask", "--library", ""}, {"__complete", "ask", terminaltest.Hostile},
		{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
		{"edit", "--publisher", terminaltest.Hostile, "1"}, {"refresh", "1"}, {"eval", "--set", terminaltest.Hostile},
		{"cite", "--json", "1"}, {"bibliography", "--json", "--style", "csl-json"},
	}
	for _, style := range cite.Styles() {
		commands = append(commands, []string{"cite", "--style", style, "1"}, []string{"bibliography", "--style", style},
			[]string{"cite", "--style", style, "--format", "html", "1"}, []string{"bibliography", "--style", style, "--format", "markdown"})
	}
	for _, command := range append(commands, []string{"remove", "1"}) {
		r := runIn(t.Context(), nil, command...)
		if bad := terminaltest.Steering(r.out + r.errors); bad != "" {
			t.Errorf("footnote %q prints %q in %q", command, bad, r.out+r.errors)
		}
		if len(r.out+r.errors) == 0 {
			t.Errorf("footnote %q prints nothing", command)
		}
	}
}

func TestJSONLosesNothingAndSteersNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	addHostile(t, filepath.Join("data", settings.DefaultLibrary+library.LibraryExtension))
	for _, command := range [][]string{
		{"sources", "--json"}, {"ask", "--json", "what do gulls say at noon?"}, {"ask", "--json", terminaltest.Hostile},
		{"edit", "--json", "--issued", "2020", "1"}, {"refresh", "--json", "1"},
		{"add", "--json", terminaltest.Hostile}, {"remove", "--json", "1"},
	} {
		r := runIn(t.Context(), nil, command...)
		if bad := terminaltest.Steering(r.out + r.errors); bad != "" {
			t.Errorf("footnote %q prints %q in %q", command, bad, r.out)
		}
		var value any
		if err := json.Unmarshal([]byte(r.out), &value); err != nil {
			t.Fatalf("footnote %q prints %q: %v", command, r.out, err)
		}
		// A record loses what no database takes for text.
		if !holds(value, terminaltest.Hostile) && !holds(value, strings.ReplaceAll(terminaltest.Hostile, "\x00", "")) {
			t.Errorf("footnote %q prints %q, want all of %q in it", command, r.out, terminaltest.Hostile)
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
	s := corpus.Source{Origin: "https://gulls.invalid/" + terminaltest.Hostile, Digest: strings.Repeat("0", 64), Metadata: corpus.Metadata{
		Title: terminaltest.Hostile, Authors: []string{"Doe, " + terminaltest.Hostile}, Organisation: terminaltest.Hostile, Publisher: terminaltest.Hostile, Container: terminaltest.Hostile,
		Volume: terminaltest.Hostile, URL: "https://gulls.invalid/" + terminaltest.Hostile, Found: map[string]string{"title": terminaltest.Hostile},
	}}
	text := "What do gulls say at noon? They say " + terminaltest.Hostile + " and fly away."
	if _, err := lib.Add(t.Context(), s, []corpus.Passage{{Text: text, Locator: corpus.Locator{Section: terminaltest.Hostile}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.ChangeShelves(t.Context(), 1, library.PutOn(terminaltest.Hostile)); err != nil {
		t.Fatal(err)
	}
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
