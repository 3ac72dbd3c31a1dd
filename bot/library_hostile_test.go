package bot

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus/child"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/picture"
	"footnote/corpus/postgres/postgrestest"
)

// childArgument starts this test binary as a process that reads for strangers.
const childArgument = "read-one"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == childArgument {
		if err := child.Serve(context.Background(), map[string]child.Task{extract.FileTask: extract.ServeFile, library.StrangerTask: library.ServeStranger}, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) == 3 && os.Args[1] == drawArgument {
		if err := picture.Serve(context.Background(), os.Args[2], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if os.Getenv(killedEnv) != "" {
		if err := runKilled(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	postgrestest.Main(m)
}

// inChild has the bot read in processes of its own, as the program does.
func inChild(o *Options) {
	o.Reader = &extract.Reader{Child: &child.Pool{Command: []string{os.Args[0], childArgument}}}
}

// Libraries whose tables are views, of strings of gigabytes and without end, are
// refused with the reason; meanwhile the other server is served.
func TestImportOfHostileLibraries(t *testing.T) {
	w := serve(t, inChild)
	files, err := filepath.Glob("testdata/libraries/hostile/*.sqlite")
	if err != nil || len(files) < 2 {
		t.Fatalf("%q, %v, want the hostile libraries", files, err)
	}
	more, _ := filepath.Glob("../../shared/cases/libraries/*.sqlite")
	if len(more) == 0 {
		t.Log("without the libraries of ../shared/cases, which are not there")
	}
	before, began := peakMemory(t), time.Now()
	var imports sync.WaitGroup
	for _, path := range append(files, more...) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		imports.Go(func() {
			at := time.Now()
			reply, err := w.moderator(0).Command(w.ctx, "library import", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: data}))
			if err != nil {
				t.Error(err)
				return
			}
			w.wantWords(w.message(reply, nil), "holds more than a library of Footnote does")
			t.Logf("%s refused after %v", filepath.Base(path), time.Since(at).Round(time.Millisecond))
		})
	}
	added := w.command(w.moderator(1), "source add", sandbox.Opt("file", sandbox.File{Name: "bridges.md", Data: []byte(bridges)}))
	w.wantWords(added, "Added")
	t.Logf("the other server's source is added after %v", time.Since(began).Round(time.Millisecond))
	imports.Wait()
	if took := time.Since(began); took > time.Minute {
		t.Errorf("the imports took %v", took)
	}
	if grown := peakMemory(t) - before; grown > 200<<10 {
		t.Errorf("the bot took %d KB more memory", grown)
	} else {
		t.Logf("peak memory grew by %d KB to %d KB", grown, peakMemory(t))
	}
}

// peakMemory gives the most memory that this process has had, in kilobytes; 0
// where the system does not tell.
func peakMemory(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	found := regexp.MustCompile(`VmHWM:\s*(\d+)`).FindStringSubmatch(string(status))
	n, err := strconv.Atoi(strings.Join(found[1:], ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A row that cannot be read is told by its number, and the others are added.
func TestImportTellsWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	w := serve(t, inChild)
	data, err := os.ReadFile("testdata/libraries/one_bad_row.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	m := w.command(w.moderator(0), "library import", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: data}))
	w.wantWords(m, "1 source in the file, 1 of them new", "cannot be read: 1 row", "source 2 (title is no text, or too long)")
	w.wantWords(w.command(w.member(0), "sources"), "Ropes")
}
