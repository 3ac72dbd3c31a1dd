package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/corpus/postgres/postgrestest"
)

// Where the standby is gone that every change waits for, the doctor says so and what to do,
// and a command says what it waits for, and in the end that nobody knows.
func TestStandbyIsMissing(t *testing.T) {
	t.Parallel()
	primary := postgrestest.Start(t)
	address := primary.Migrate(t, "libraries")
	standby := primary.Standby(t)
	dir := t.TempDir()
	ferry := writeText(t, filepath.Join(dir, "ferry.txt"), 1)
	ctx := t.Context()
	env := map[string]string{"FOOTNOTE_DATA": filepath.Join(dir, "data"), "FOOTNOTE_EMBEDDER": "static", "FOOTNOTE_DATABASE": address.Program}
	if r := runIn(ctx, env, "doctor"); r.status != 0 || !strings.Contains(r.out, "a standby is waited for, and confirms changes") {
		t.Errorf("doctor with a standby = %+v", r)
	}
	standby.Halt()
	r := runIn(ctx, env, "doctor")
	for _, want := range []string{"broken", `synchronous_standby_names is "FIRST 1 (standby)"`, "none is connected", "Start the standby", "ALTER SYSTEM SET synchronous_standby_names = ''"} {
		if r.status != 2 || !strings.Contains(r.out, want) {
			t.Errorf("doctor without the standby = %+v, want %q", r, want)
		}
	}
	r = runIn(ctx, env, "add", ferry)
	for _, want := range []string{"has not confirmed the last change yet", "has not said whether the last change was stored", "footnote doctor"} {
		if r.status != 2 || !strings.Contains(r.errors, want) {
			t.Errorf("add without the standby = %+v, want %q", r, want)
		}
	}
	// It comes back while a command waits.
	var out bytes.Buffer
	told := make(chan struct{})
	ended := make(chan int)
	go func() {
		env := func(name string) string { return env[name] }
		ended <- run(ctx, []string{"add", ferry}, env, strings.NewReader(""), &out, writes(func(p []byte) {
			if strings.Contains(string(p), "has not confirmed") {
				close(told)
			}
		}))
	}()
	select {
	case <-told:
	case <-time.After(time.Minute):
		t.Error("nothing is said of the wait")
	}
	standby.Follow(t, primary)
	if status := <-ended; status != 0 {
		t.Errorf("add after the standby is back = %d, %s", status, out.String())
	}
}

// writes is told of what is written.
type writes func(p []byte)

func (w writes) Write(p []byte) (int, error) { w(p); return len(p), nil }
