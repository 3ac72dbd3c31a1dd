//go:build unix

package library

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A library that root makes in the bot's folder is the bot's.
func TestLibrariesOfRootBelongToTheFolder(t *testing.T) {
	needsFile(t)
	if os.Geteuid() != 0 {
		t.Skip("only root gives files away")
	}
	dir := t.TempDir()
	if err := os.Chown(dir, 4242, 4243); err != nil {
		t.Skip(err)
	}
	made, restored, copied := filepath.Join(dir, "made.sqlite"), filepath.Join(dir, "restored.sqlite"), filepath.Join(t.TempDir(), "copy.sqlite")
	l := mustOpen(t, made)
	if _, err := l.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), copied, restored, false); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{made, restored} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if owner := info.Sys().(*syscall.Stat_t); owner.Uid != 4242 || owner.Gid != 4243 {
			t.Errorf("%s belongs to %d:%d, want its folder's 4242:4243", filepath.Base(path), owner.Uid, owner.Gid)
		}
	}
}
