package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/cmd/footnote/command"
	"footnote/corpus"
	"footnote/corpus/library"
)

// A result is what one run of the program gave.
type result struct {
	status      int
	out, errors string
}

// runIn runs the program with an environment of its own and nothing on
// standard input.
func runIn(ctx context.Context, env map[string]string, args ...string) result {
	var out, errs bytes.Buffer
	status := run(ctx, args, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs)
	return result{status, out.String(), errs.String()}
}

func (r result) check(t *testing.T, what string, status int, inErrors string) {
	t.Helper()
	if r.status != status || !strings.Contains(r.errors, inErrors) {
		t.Errorf("%s = status %d, %q on standard error, want %d, %q", what, r.status, r.errors, status, inErrors)
	}
}

// An embedding server that refuses leaves words to answer, until it gives in.
func TestServerThatRefuses(t *testing.T) {
	var refuses atomic.Bool
	refuses.Store(true)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuses.Load() {
			http.Error(w, `{"error": "no such key"}`, http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `{"data": [{"embedding": [0.6, 0.8]}]}`)
	}))
	defer server.Close()
	t.Chdir(t.TempDir())
	file := writeText(t, "ferry.txt", 1)
	env := map[string]string{
		"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "openai", "FOOTNOTE_EMBEDDER_URL": server.URL + "/v1",
		"FOOTNOTE_EMBEDDER_MODEL": "small", "FOOTNOTE_EMBEDDER_KEY": "secret-key",
	}

	r := runIn(t.Context(), env, "add", file)
	r.check(t, "add", 0, "The sources are kept, but not every passage is embedded")
	r.check(t, "add", 0, "Check FOOTNOTE_EMBEDDER_KEY. Embed the others with: footnote sync")
	runIn(t.Context(), env, "ask", "which ferry number 1 crosses").check(t, "ask", 0, "Words answered alone")
	runIn(t.Context(), env, "sync").check(t, "sync", 2, "refuses the key")
	var answer struct {
		Partial  string
		Answered bool
	}
	if err := json.Unmarshal([]byte(runIn(t.Context(), env, "ask", "--json", "which ferry number 1 crosses").out), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Partial == "" || strings.Contains(answer.Partial, "secret-key") || !answer.Answered {
		t.Errorf("ask --json = partial %q, answered %v, want a reason and an answer", answer.Partial, answer.Answered)
	}

	refuses.Store(false)
	r = runIn(t.Context(), env, "sync")
	if r.check(t, "sync", 0, ""); r.out != "1 passage embedded with openai:small\n" {
		t.Errorf("sync = %q, want one passage", r.out)
	}
	if r := runIn(t.Context(), env, "ask", "which ferry number 1 crosses"); r.status != 0 || r.errors != "" {
		t.Errorf("ask = %d, %q on standard error, want 0 and nothing", r.status, r.errors)
	}

	// The starter library does not need the server.
	server.Close()
	runIn(t.Context(), env, "ask", "--library", "starter", "why does Russia tolerate Israeli strikes?").check(t, "ask starter", 0, "study note")
	runIn(t.Context(), env, "ask", "which ferry number 1 crosses").check(t, "ask without server", 0, "The embedder's server does not answer")
}

// A change of the embedder embeds anew what is there.
func TestChangeOfEmbedder(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"embedding": [0.6, 0.8]}`)
	}))
	defer server.Close()
	t.Chdir(t.TempDir())
	builtIn := map[string]string{"FOOTNOTE_DATA": "data"}
	runIn(t.Context(), builtIn, "add", writeText(t, "ferry.txt", 1)).check(t, "add", 0, "")
	env := map[string]string{
		"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "ollama", "FOOTNOTE_EMBEDDER_URL": server.URL + "/api", "FOOTNOTE_EMBEDDER_MODEL": "small",
	}
	runIn(t.Context(), env, "ask", "which ferry number 1 crosses").
		check(t, "ask", 0, "not every passage is embedded yet. Embed the others with: footnote sync")
	if r := runIn(t.Context(), env, "sync"); r.out != "1 passage embedded with ollama:small\n" {
		t.Errorf("sync = %q, %q, want one passage", r.out, r.errors)
	}
	runIn(t.Context(), env, "ask", "which ferry number 1 crosses").check(t, "ask", 0, "")
	// Back to the built-in one: nobody has to sync for that.
	if r := runIn(t.Context(), builtIn, "ask", "which ferry number 1 crosses"); r.status != 0 || r.errors != "" {
		t.Errorf("ask = %d, %q on standard error, want 0 and nothing", r.status, r.errors)
	}
}

func TestInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	file := writeText(t, "ferry.txt", 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	runIn(ctx, nil, "add", file).check(t, "add", 2, "Interrupted. What was reported as done is kept")
	asked := runIn(ctx, nil, "ask", "which ferry?")
	if asked.check(t, "ask", 2, "Interrupted."); strings.Contains(asked.errors, "kept") {
		t.Errorf("ask adds nothing, and says %q", asked.errors)
	}
}

// Standard input that never ends is not waited for after an interruption.
func TestInterruptedWhileReading(t *testing.T) {
	t.Chdir(t.TempDir())
	stdin, writer := io.Pipe()
	defer writer.Close()
	for _, command := range []string{"add", "extract"} {
		ctx, cancel := context.WithCancel(t.Context())
		reading := readSignal{stdin, cancel}
		var out, errs bytes.Buffer
		status := run(ctx, []string{command, "-"}, func(string) string { return "" }, reading, &out, &errs)
		result{status, out.String(), errs.String()}.check(t, command+" -", 2, "Interrupted.")
	}
	// What programs read of it says so, too.
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	status := run(ctx, []string{"add", "--json", "-"}, func(string) string { return "" }, readSignal{stdin, cancel}, &out, &errs)
	(result{status, out.String(), errs.String()}).check(t, "add --json -", 2, "Interrupted.")
	if !strings.Contains(out.String(), `"error": "Interrupted. What was reported`) || !strings.Contains(out.String(), `"status": 2`) {
		t.Errorf("add --json - prints %q, want that it was interrupted", out.String())
	}
}

// A readSignal interrupts the program as soon as it reads.
type readSignal struct {
	io.Reader
	interrupt func()
}

func (r readSignal) Read(p []byte) (int, error) {
	r.interrupt()
	return r.Reader.Read(p)
}

var kills = flag.Int("kills", 5, "how often to kill the program while it adds")

// killedEnv makes the test binary the program, see TestMain.
const killedEnv = "FOOTNOTE_TEST_IS_PROGRAM"

// Killed at any moment while it adds, the program leaves every source that it
// reported whole, none in part, and goes on when it is run again.
func TestKilledWhileAdding(t *testing.T) {
	const files = 40
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("texts", 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range files {
		writeText(t, fmt.Sprintf("texts/%02d.txt", i), i)
	}
	for kill := range *kills {
		data := fmt.Sprintf("data%d", kill)
		reported := addUntil(t, data, kill*files/max(*kills, 1))
		if sources := checkWhole(t, filepath.Join(data, "default"+library.LibraryExtension)); sources < reported {
			t.Errorf("killed after %d reported sources, %d are there", reported, sources)
		}
		env := map[string]string{"FOOTNOTE_DATA": data}
		runIn(t.Context(), env, "add", "texts").check(t, "add again", 0, "")
		if sources := checkWhole(t, filepath.Join(data, "default"+library.LibraryExtension)); sources != files {
			t.Errorf("added again, %d sources are there, want %d", sources, files)
		}
	}
}

// A library whose file goes while texts are added to it has none of them, and
// the program says so.
func TestLibraryDeletedWhileAdding(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("texts", 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		writeText(t, fmt.Sprintf("texts/%03d.txt", i), i)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "add", "--json", "texts")
	c.Env = append(os.Environ(), killedEnv+"=1", "FOOTNOTE_DATA=data")
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("data", "default"+library.LibraryExtension)
	for begun, within := false, time.Now().Add(time.Minute); !begun && time.Now().Before(within); time.Sleep(time.Millisecond) {
		log, err := os.Stat(path + "-wal")
		begun = err == nil && log.Size() > 50_000
	}
	if err := os.Remove(path); err != nil {
		t.Error(err)
	}
	err = c.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != command.StatusError {
		t.Errorf("add = %v, want status %d", err, command.StatusError)
	}
	if n := strings.Count(errs.String(), "deleted or replaced"); n != 1 || strings.Contains(errs.String(), "are in the library") {
		t.Errorf("add says %d times that the library is gone, want once:\n%s", n, errs.String())
	}
	if strings.Contains(out.String(), `"added"`) || !strings.Contains(out.String(), `"refused"`) {
		t.Errorf("add --json = %s, want every source refused", out.String())
	}
}

// A disk that fills up while sources are added keeps those that were reported.
func TestFullDisk(t *testing.T) {
	if _, err := exec.LookPath("unshare"); err != nil {
		t.Skip("needs unshare to mount a small disk")
	}
	t.Chdir(t.TempDir())
	for _, folder := range []string{"texts", "data", "kept"} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const files = 300
	for i := range files {
		writeText(t, fmt.Sprintf("texts/%03d.txt", i), i)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("unshare", "--map-root-user", "--mount", "sh", "-c",
		`mount -t tmpfs -o size=300k none data || exit 77; "$0" add texts; status=$?; cp data/* kept/; exit $status`, program)
	c.Env = append(os.Environ(), killedEnv+"=1", "FOOTNOTE_DATA=data")
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err = c.Run()
	exit, _ := errors.AsType[*exec.ExitError](err)
	switch {
	case exit != nil && (exit.ExitCode() == 1 || exit.ExitCode() == 77):
		t.Skipf("cannot mount a small disk here: %s", errs.String())
	case exit == nil || exit.ExitCode() != command.StatusError:
		t.Fatalf("add on a full disk = %v, %s, want status %d", err, errs.String(), command.StatusError)
	}
	if !strings.Contains(errs.String(), "The disk is full") || strings.Contains(errs.String(), "no advice") {
		t.Errorf("add on a full disk says %q, want that the disk is full", errs.String())
	}
	reported := strings.Count(out.String(), "added ")
	if sources := checkWhole(t, filepath.Join("kept", "default"+library.LibraryExtension)); sources != reported || sources == 0 {
		t.Errorf("%d sources are kept, want the %d reported", sources, reported)
	}
}

// addUntil adds the texts in a process of its own, kills it as soon as it has
// reported so many sources, and counts those that it reported in the end.
func addUntil(t *testing.T, data string, enough int) (reported int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "add", "texts")
	c.Env = append(os.Environ(), killedEnv+"=1", "FOOTNOTE_DATA="+data)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if reported++; reported == enough+1 {
			_ = c.Process.Kill() // it may have ended just now
		}
	}
	_ = c.Wait() // killed
	return reported
}

// checkWhole counts the sources of a library, each with all of its passages.
func checkWhole(t *testing.T, path string) int {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	sources, err := lib.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count := map[corpus.SourceID]int{}
	for p, err := range lib.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		count[p.Source]++
	}
	for _, s := range sources {
		if count[s.ID] != s.Passages {
			t.Errorf("source %d has %d passages, want %d", s.ID, count[s.ID], s.Passages)
		}
		delete(count, s.ID)
	}
	if len(count) > 0 {
		t.Errorf("there are passages of sources that are not there: %v", count)
	}
	return len(sources)
}

func writeText(t *testing.T, name string, number int) string {
	t.Helper()
	text := fmt.Sprintf("Ferry number %d crosses the narrow water four times a day while the light lasts. "+
		"It takes carts, cattle and people, in that order, since the cattle do not wait.\n", number)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}
