//go:build !linux

package ocr

// limit does nothing: only Linux bounds a process that runs.
func limit(int, uint64, uint64) {}
