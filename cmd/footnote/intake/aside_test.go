package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A folder's zips are to be added as each is by itself, and what is left aside is told.
func TestCollectTellsWhatItLeavesAside(t *testing.T) {
	folder := t.TempDir()
	names := []string{"a.md", "notes.ZIP", ".hidden.png"}
	for i := range mostAside + 2 {
		names = append(names, fmt.Sprintf("plan-%02d.png", i))
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("It is late."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g := collect(t.Context(), []string{folder}, 100)
	if want := []input{{path: filepath.Join(folder, "a.md")}, {path: filepath.Join(folder, "notes.ZIP")}}; !slices.Equal(g.found, want) {
		t.Errorf("collect found %v, want %v", g.found, want)
	}
	if first := filepath.Join(folder, "plan-00.png"); len(g.aside.names) != mostAside || g.aside.names[0] != first || g.aside.more != 2 {
		t.Errorf("left aside: %v, want %d from %s on, and 2 more", g.aside, mostAside, first)
	}
}
