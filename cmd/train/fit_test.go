package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/retrieval/rank"
)

// The whole fit, on a small encyclopaedia that is made up.
func TestFit(t *testing.T) {
	args := madeUp(t)
	folder := t.TempDir()
	groups := filepath.Join(folder, "groups")
	if err := os.MkdirAll(filepath.Join(groups, "texts", "mills"), 0o755); err != nil {
		t.Fatal(err)
	}
	text := "# Mills\n\nThe mill grinds from October on, when the stream turns the lower wheel and the hoppers are full.\n\nIts stones were cut in the hills beyond the pass, and are dressed anew by the miller every second winter.\n"
	questions := `{"kind":"fact","q":"when does the mill grind","gold":["The mill grinds from October on"]}
{"kind":"fact","q":"where do its stones come from","gold":["Its stones were cut in the hills"]}
{"kind":"near","q":"who owns the mill","gold":[]}
{"kind":"off","q":"pizza tonight?","gold":[]}
`
	for name, content := range map[string]string{"mills.jsonl": questions, "texts/mills/Mills.md": text} {
		if err := os.WriteFile(filepath.Join(groups, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, _ := trained(t, args, 2)
	table, out := filepath.Join(folder, "table.bin"), filepath.Join(folder, "fitted.json")
	if err := os.WriteFile(table, b, 0o644); err != nil {
		t.Fatal(err)
	}
	var printed, progress strings.Builder
	fit := append([]string{"fit", "-table", table, "-groups", groups, "-half", filepath.Join(folder, "half.bin")}, onlyMaterial(args)...)
	if err := run(append(fit, "-o", out), &printed, &progress); err != nil {
		t.Fatalf("%v\n%s", err, progress.String())
	}
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rank.Decode(written); err != nil {
		t.Error(err)
	}
	if !strings.Contains(printed.String(), "groups: shown") {
		t.Errorf("printed %q, want the figures", printed.String())
	}
	if err := run([]string{"fit", "-table", table}, &printed, &progress); err == nil {
		t.Error("fit without groups and questions goes on")
	}
}

// onlyMaterial keeps the flags of a training that the fit has, too.
func onlyMaterial(args []string) []string {
	var kept []string
	for i := 0; i+1 < len(args); i += 2 {
		switch args[i] {
		case "-o", "-eval", "-sets", "-world":
		default:
			kept = append(kept, args[i], args[i+1])
		}
	}
	return kept
}
