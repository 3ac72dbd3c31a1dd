package child

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// granted are the system calls that Go's runtime, its memory and descriptors
// that are already open need. Names that an architecture does not have are left
// out of its filter.
var granted = []string{
	"read", "readv", "pread64", "write", "writev", "close", "lseek", "_llseek", "fstat", "fstat64", "fcntl", "fcntl64",
	"mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise", "mincore", "brk", "membarrier",
	"futex", "futex_time64", "sched_yield", "sched_getaffinity", "set_robust_list", "rseq", "restart_syscall",
	"nanosleep", "clock_nanosleep", "clock_gettime", "clock_gettime64", "clock_getres", "gettimeofday", "time", "getrusage",
	"epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "eventfd2",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigreturn", "sigaltstack",
	"getpid", "gettid", "getrandom", "exit", "exit_group",
}

// noSuchCall is how a filter says "no such system call": the error that C libraries
// take for an order to use clone, whose flags a filter can see.
const noSuchCall = seccomp.Action(uint32(seccomp.ActionErrno)&^0xffff | uint32(unix.ENOSYS))

// confine takes from this process, for good, what reading bytes does not need:
// it opens no file and no socket, starts no process, gains no right. Limits of
// the system say the same of files once more, for kernels without the filter.
// What is open already stays so and can be read. It gives why there is no
// filter, if there is none.
func confine() error {
	for limit, most := range map[int]uint64{
		unix.RLIMIT_FSIZE: 0, unix.RLIMIT_NOFILE: 0, unix.RLIMIT_CORE: 0,
		unix.RLIMIT_CPU: uint64(longestChild.Seconds()) * uint64(runtime.GOMAXPROCS(0)),
	} {
		_ = syscall.Setrlimit(limit, &syscall.Rlimit{Cur: most, Max: most}) // fails where a lower one holds already
	}
	policy, err := filter()
	if err != nil {
		return err
	}
	// The filter holds for all threads, those that are there and those to come.
	return seccomp.LoadFilter(seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync, Policy: policy})
}

// filter gives the filter of system calls: those that are not named fail.
func filter() (seccomp.Policy, error) {
	here, err := arch.GetInfo("")
	if err != nil {
		return seccomp.Policy{}, err
	}
	own := uint64(os.Getpid())
	allowed := seccomp.SyscallGroup{Action: seccomp.ActionAllow, NamesWithCondtions: []seccomp.NameWithConditions{
		{Name: "clone", Conditions: seccomp.ArgumentConditions{{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD}}},
		{Name: "tgkill", Conditions: seccomp.ArgumentConditions{{Argument: 0, Operation: seccomp.Equal, Value: own}}},
	}}
	for _, name := range granted {
		if _, known := here.SyscallNames[name]; known {
			allowed.Names = append(allowed.Names, name)
		}
	}
	groups := []seccomp.SyscallGroup{allowed}
	if _, known := here.SyscallNames["clone3"]; known {
		groups = append(groups, seccomp.SyscallGroup{Action: noSuchCall, Names: []string{"clone3"}})
	}
	return seccomp.Policy{DefaultAction: seccomp.ActionErrno, Syscalls: groups}, nil
}

// startPowerless starts a process that has no capabilities and cannot gain any,
// even where this one runs as root. Both belong to the thread that starts it,
// which is given up for that: it ends with its goroutine, because that keeps it.
// What the system does not allow to give away, the process keeps.
func startPowerless(c *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		_ = unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
		var none [2]unix.CapUserData // version 3 takes two
		_ = unix.Capset(&unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}, &none[0])
		started <- c.Start()
	}()
	return <-started
}
