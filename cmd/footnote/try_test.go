package main

import (
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"footnote/cmd/footnote/command"
	"footnote/corpus/library"
)

// --library lends a copy of one's own library to the page; a name that is none is told.
func TestTryOwnLibrary(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("kites.md", []byte("# Kites\n\nThe red kite was flown at the harbour on windless mornings, pulled by a boy on a bicycle."), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	settings := func(name string) string { return map[string]string{"FOOTNOTE_DATA": data}[name] }
	var out, errs shown
	if status := run(t.Context(), []string{"add", "--library", "kites", "kites.md"}, settings, strings.NewReader(""), &out, &errs); status != command.StatusDone {
		t.Fatalf("add = %d: %s", status, errs.String())
	}
	runUntil(t, map[string]string{"FOOTNOTE_DATA": data}, regexp.MustCompile(`http://127\.0\.0\.1:\d+/\S+`), func(address string) {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Client{Jar: jar}).Get(address)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}, "try", "--no-browser", "--library", "kites")
	if _, err := os.Stat(filepath.Join(data, "kites"+library.LibraryExtension)); err != nil {
		t.Errorf("one's own library after the try: %v", err)
	}
	var told shown
	if status := run(t.Context(), []string{"try", "--no-browser", "--library", "nowhere"}, settings, strings.NewReader(""), &out, &told); status != command.StatusError || !strings.Contains(told.String(), "nowhere") {
		t.Errorf("try of no library = %d: %s, want it told", status, told.String())
	}
}
