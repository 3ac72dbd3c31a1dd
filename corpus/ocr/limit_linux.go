package ocr

import "golang.org/x/sys/unix"

// limit bounds the memory of a process, in bytes, and its time, in seconds of a
// processor. It waits for its input then.
func limit(pid int, memory, seconds uint64) {
	_ = unix.Prlimit(pid, unix.RLIMIT_AS, &unix.Rlimit{Cur: memory, Max: memory}, nil)
	_ = unix.Prlimit(pid, unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds, Max: seconds}, nil)
}
