package bot

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// machineMemory is how much memory this program may have, in bytes: that of the
// machine, or of the group of processes that it is confined to.
func machineMemory() int64 {
	memory := int64(4 << 30) // where the system does not say
	info, _ := os.ReadFile("/proc/meminfo")
	if found := totalMemory().FindSubmatch(info); found != nil {
		if kilobytes, err := strconv.ParseInt(string(found[1]), 10, 64); err == nil {
			memory = kilobytes << 10
		}
	}
	limit, _ := os.ReadFile("/sys/fs/cgroup/memory.max")
	if bytes, err := strconv.ParseInt(strings.TrimSpace(string(limit)), 10, 64); err == nil {
		memory = min(memory, bytes)
	}
	return memory
}

var totalMemory = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^MemTotal:\s+(\d+) kB$`) })

// MemoryLimit is what the runtime should keep all of the program's memory under, where
// open libraries may take so many bytes, or a quarter of the machine's if that is 0:
// the rest is for the program itself and for what it needs while it answers.
func MemoryLimit(libraries int64) int64 {
	if libraries == 0 {
		libraries = machineMemory() / 4
	}
	return libraries + 192<<20
}
