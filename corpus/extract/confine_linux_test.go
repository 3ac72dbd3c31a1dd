package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The system says of a child that it is filtered and may gain nothing.
func TestChildIsConfined(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := childOf("busy").run(strange, ctx, probe)
		done <- err
	}()
	pid := descendant(t, os.Getpid(), "busy")
	want := []string{"Seccomp:\t2", "NoNewPrivs:\t1", "CapInh:\t0", "CapPrm:\t0", "CapEff:\t0", "CapAmb:\t0"}
	var status string
	for began := time.Now(); time.Since(began) < time.Minute && !holdsAll(status, want); time.Sleep(10 * time.Millisecond) {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			t.Fatal(err)
		}
		status = strings.ReplaceAll(string(data), "\t000000000000000", "\t")
	}
	if !holdsAll(status, want) {
		t.Errorf("the status of a child is\n%s\nwant %q", status, want)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the child ended with %v, want it ended", err)
	}
}

func holdsAll(text string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(text, p+"\n") {
			return false
		}
	}
	return true
}

// A reader that a file takes over reaches nothing but what is open.
func TestChildReachesNothing(t *testing.T) {
	for end, want := range map[string]string{"escape": "", "descriptor": `"\x7fELF"<nil>`} {
		d, err := childOf(end).run(strange, t.Context(), probe)
		if err != nil || d.Metadata.Title != want {
			t.Errorf("%s: %q, %v, want %q", end, d.Metadata.Title, err, want)
		}
	}
}

// A child whose parent is killed does not work on.
func TestChildEndsWithItsParent(t *testing.T) {
	var said bytes.Buffer
	parent := exec.Command(os.Args[0], "parent")
	parent.Stdout, parent.Stderr = &said, &said
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	child := descendant(t, parent.Process.Pid, "busy")
	time.Sleep(200 * time.Millisecond) // it has its file by then, and works
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	for began := time.Now(); startedAs(child) == "busy"; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			_ = syscall.Kill(child, syscall.SIGKILL)
			t.Fatalf("a minute after its parent was killed the child is still there; the parent said %q", said.String())
		}
	}
}

// descendant waits for a child of a process that was started with a name.
func descendant(t *testing.T, parent int, name string) int {
	t.Helper()
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(10 * time.Millisecond) {
		stats, err := filepath.Glob("/proc/[0-9]*/stat")
		if err != nil {
			t.Fatal(err)
		}
		for _, stat := range stats {
			data, _ := os.ReadFile(stat)
			_, rest, _ := strings.Cut(string(data), ") ")
			fields := strings.Fields(rest)
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(stat)))
			if len(fields) > 1 && fields[1] == strconv.Itoa(parent) && startedAs(pid) == name {
				return pid
			}
		}
	}
	t.Fatalf("process %d has no child %q", parent, name)
	return 0
}

// startedAs gives the name that a process of the test binary was started with.
func startedAs(pid int) string {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	_, name, _ := strings.Cut(strings.TrimRight(string(data), "\x00"), "\x00")
	return name
}
