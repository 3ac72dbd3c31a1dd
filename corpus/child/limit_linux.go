//go:build linux && !race

package child

import "syscall"

// limitData has the system refuse memory beyond the limit. Some is left above
// it for what the runtime sets aside in large pieces. Where the system does not
// let itself be asked, watch is all there is.
func limitData() {
	most := uint64(mostMemory + 128<<20)
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: most, Max: most})
}
