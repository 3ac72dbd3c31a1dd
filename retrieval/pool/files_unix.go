//go:build unix

package pool

import "syscall"

// mostLibraries is how many libraries may be open at once, each with the files of
// four connections, of what this process may open: it needs some for other things.
func mostLibraries() int {
	const filesOfOne, others = 12, 256
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		limit.Cur = 1024
	}
	may := min(int64(limit.Cur&(1<<62-1)), 1<<20) // no limit is the largest number
	return int(max(8, (may-others)/filesOfOne))
}
