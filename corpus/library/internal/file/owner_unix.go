//go:build unix

package file

import (
	"os"
	"path/filepath"
	"syscall"
)

// GiveToFolder gives a new file to the owner of its folder where root has made it, as
// SQLite does with what it keeps beside a file: else a command of root makes a library
// that the bot, under a user of its own, cannot open. Where that is not allowed the file
// stays root's.
func GiveToFolder(path string) {
	if os.Geteuid() != 0 {
		return
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok {
		_ = os.Lchown(path, int(owner.Uid), int(owner.Gid))
	}
}
