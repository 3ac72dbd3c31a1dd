package main

import (
	"testing"

	"footnote/corpus"
)

// A mark is for one file of one installation, and an exported library has none.
func TestFileMark(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	mark, err := fileMark("/etc/passwd")
	if err != nil {
		t.Fatal(err)
	}
	source := corpus.Source{Origin: "/etc/passwd", Here: mark}
	if !isOwnFile(source) {
		t.Error("the file is not known again")
	}
	source.Origin = "/etc/shadow"
	if isOwnFile(source) {
		t.Error("the mark of one file is taken for another's")
	}
	if isOwnFile(corpus.Source{Origin: "/etc/passwd"}) {
		t.Error("no mark is taken for one")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	source.Origin = "/etc/passwd"
	if isOwnFile(source) {
		t.Error("the mark of another installation is taken for ours")
	}
}
