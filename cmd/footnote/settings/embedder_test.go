package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What cannot be read of the models names their folder, which nobody has typed.
func TestUnreadableModelsNameTheirFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "models")
	if err := os.MkdirAll(filepath.Join(folder, "used"), 0o700); err != nil { // no file can be read there
		t.Fatal(err)
	}
	_, err := EmbedderConfig{Kind: Auto, Models: folder}.Used()
	if err == nil || !strings.HasPrefix(err.Error(), folder+": ") {
		t.Errorf("Used = %v, want an error that names %s", err, folder)
	}
}
