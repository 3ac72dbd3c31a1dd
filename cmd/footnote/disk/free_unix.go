//go:build linux || darwin || freebsd

package disk

import "syscall"

// Free gives the bytes that a user may still write to the disk of a folder.
func Free(folder string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
