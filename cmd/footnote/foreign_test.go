package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/cmd/footnote/command"
)

// A row that another program has made unreadable is told by its number, and the
// library still answers. One with a view in it is not opened at all.
func TestSourcesOfChangedLibrary(t *testing.T) {
	data := t.TempDir()
	for name, from := range map[string]string{
		"rope": "../../retrieval/testdata/libraries/blob_title.sqlite", "view": "../../bot/testdata/libraries/hostile/huge.sqlite",
	} {
		file, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(data, name+".sqlite"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	footnote := func(args ...string) (status int, out, told string) {
		var stdout, stderr bytes.Buffer
		getenv := func(name string) string { return map[string]string{"FOOTNOTE_DATA": data}[name] }
		status = run(t.Context(), args, getenv, strings.NewReader(""), &stdout, &stderr)
		return status, stdout.String(), stderr.String()
	}
	if status, _, told := footnote("sources", "--library", "rope"); status != 0 || !strings.Contains(told, "left out source 2 (title is no text") {
		t.Errorf("sources = %d, %q", status, told)
	}
	_, out, _ := footnote("sources", "--json", "--library", "rope")
	var shape struct{ Unreadable []struct{ Number int64 } }
	if err := json.Unmarshal([]byte(out), &shape); err != nil || len(shape.Unreadable) != 1 || shape.Unreadable[0].Number != 2 {
		t.Errorf("sources --json = %s, %v", out, err)
	}
	if status, out, told := footnote("ask", "--library", "rope", "how is a rope twisted of three strands?"); status != 0 || !strings.Contains(out, "hemp") {
		t.Errorf("ask = %d, %q, %q", status, out, told)
	}
	if status, _, told := footnote("sources", "--library", "view"); status != command.StatusError || !strings.Contains(strings.Join(strings.Fields(told), " "), "holds more than a Footnote library does") {
		t.Errorf("sources of a view = %d, %q", status, told)
	}
}
