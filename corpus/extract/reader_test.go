package extract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/plain"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/picture"
)

// children are the ends that a child can come to. TestMain runs them when the
// test binary is started with the name of one.
var children = map[string]func(){
	"serve": serve,
	"hoard": func() { // takes memory bit by bit
		serveTask(func() {
			var hoard [][]byte
			for {
				hoard = append(hoard, slices.Repeat([]byte("x"), 1<<20))
				runtime.KeepAlive(hoard)
			}
		})
	},
	"grab": func() { // takes memory at once
		serveTask(func() {
			grabbed := make([]byte, 137<<30)
			for {
				grabbed[time.Now().UnixNano()%int64(len(grabbed))] = 1
			}
		})
	},
	"recurse": func() {
		serveTask(func() {
			var deeper func(n int) int
			deeper = func(n int) int { return deeper(n+1) + n }
			fmt.Print(deeper(0))
		})
	},
	"panic":  func() { panic("somewhere below") },
	"concur": func() { m := map[int]int{}; go write(m); write(m) },
	"sleep":  func() { time.Sleep(time.Minute) },
	"nap":    func() { time.Sleep(200 * time.Millisecond); answerWith("rested") },
	"spin": func() {
		for n := 0; ; n++ {
		}
	},
	"garbage": func() { fmt.Print("no document") },
	"more":    func() { answerWith("document"); fmt.Print("and more") },
	"silent":  func() {},
	"flood": func() {
		for {
			fmt.Print(strings.Repeat("x", 1<<16))
		}
	},
	"complain": func() {
		for range 1000 {
			fmt.Fprint(os.Stderr, strings.Repeat("x", 1<<10))
		}
		answerWith("document")
	},
	"environ": func() { answerWith(strings.Join(os.Environ(), " ")) },
	"stranger": func() {
		json.NewEncoder(os.Stdout).Encode(childAnswer{End: child.End{Error: "what", Kind: "unheard of"}})
	},
	"not ready": func() { os.Exit(3) },
	"open":      func() { json.NewEncoder(os.Stdout).Encode(childAnswer{End: child.End{Open: "an old kernel"}}) },
	// Their reader is the test's.
	"busy":   func() { serveWith(func() string { select {} }) },
	"escape": func() { serveWith(escapes) },
	"descriptor": func() {
		f, err := os.Open(os.Args[0])
		serveWith(func() string {
			head := make([]byte, 4)
			_, readErr := f.ReadAt(head, 0)
			return fmt.Sprintf("%q", head) + fmt.Sprint(errors.Join(err, readErr))
		})
	},
	"parent": func() { fmt.Println(childOf("busy").run(strange, context.Background(), probe)) },
}

func serve() {
	if err := child.Serve(context.Background(), map[string]child.Task{FileTask: ServeFile}, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// probe is a file that a child made by serveWith reads.
var probe = corpus.File{Name: "probe", Data: []byte("probe")}

// serveWith serves as a child does, with a reader of its own for the probe.
func serveWith(read func() string) {
	formats = append([]format{{name: "probe", mediaTypes: []string{"x/probe"}, sniff: sniff.Starts("probe"), read: func(context.Context, corpus.File) (corpus.Document, error) {
		return corpus.Document{Metadata: corpus.Metadata{Title: read()}}, nil
	}}}, formats...)
	serve()
}

// escapes tries what a reader has no business with, and tells what succeeded.
func escapes() string {
	var out []string
	try := func(what string, err error) {
		if err == nil {
			out = append(out, what)
		}
	}
	_, err := os.Open("/etc/passwd")
	try("opens a file", err)
	_, err = os.ReadDir("/proc/self/fd")
	try("lists a folder", err)
	_, err = os.CreateTemp("", "escaped")
	try("makes a file", err)
	_, err = os.MkdirTemp("", "escaped")
	try("makes a folder", err)
	_, err = net.Listen("tcp", "127.0.0.1:0")
	try("listens", err)
	_, err = net.Dial("udp", "127.0.0.1:9")
	try("dials", err)
	try("starts a process", exec.Command(os.Args[0], "silent").Run())
	parent, err := os.FindProcess(os.Getppid())
	if err == nil {
		err = parent.Signal(syscall.Signal(0))
	}
	try("signals its parent", err)
	return strings.Join(out, ", ")
}

// serveTask serves as a child does, under its limits, with a task of the test's.
func serveTask(do func()) {
	task := func(context.Context, json.RawMessage, []byte, error, io.Writer) error { do(); return nil }
	_ = child.Serve(context.Background(), map[string]child.Task{FileTask: task}, os.Stdin, os.Stdout)
}

// write makes the runtime end the program, which no recover can stop.
func write(m map[int]int) {
	for i := range 1 << 30 {
		m[i%10] = i
	}
}

func answerWith(title string) {
	json.NewEncoder(os.Stdout).Encode(childAnswer{Document: corpus.Document{Metadata: corpus.Metadata{Title: title}}})
}

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && children[os.Args[1]] != nil {
		children[os.Args[1]]()
		os.Exit(0)
	}
	if len(os.Args) == 3 && os.Args[1] == "draw" {
		if err := picture.Serve(context.Background(), os.Args[2], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childOf gives a reader whose children end in one way.
func childOf(end string) *Reader {
	return &Reader{Child: &child.Pool{Command: []string{os.Args[0], end}}}
}

// strange is a format that is read in a child.
var strange = format{name: "strange", read: func(context.Context, corpus.File) (corpus.Document, error) {
	return corpus.Document{}, errors.New("read in this process")
}}

func TestChildren(t *testing.T) {
	for end, want := range map[string]error{
		"hoard": corpus.ErrTooLarge, "grab": corpus.ErrTooLarge, "recurse": corpus.ErrMalformed, "panic": corpus.ErrMalformed, "concur": corpus.ErrMalformed,
		"sleep": context.DeadlineExceeded, "spin": context.DeadlineExceeded, "garbage": corpus.ErrMalformed, "more": corpus.ErrMalformed,
		"silent": corpus.ErrMalformed, "flood": corpus.ErrTooLarge, "complain": nil, "environ": nil, "not ready": corpus.ErrMalformed,
	} {
		t.Run(end, func(t *testing.T) {
			r := childOf(end)
			if errors.Is(want, context.DeadlineExceeded) {
				r.deadline = 300 * time.Millisecond
			}
			began := time.Now()
			d, err := r.run(strange, t.Context(), corpus.File{Name: "x", Data: make([]byte, 1<<20)})
			if took := time.Since(began); !errors.Is(err, want) || took > longestRead {
				t.Errorf("%s = %v after %v, want %v", end, err, took, want)
			}
			if end == "environ" && d.Metadata.Title != "" && runtime.GOOS != "windows" {
				t.Errorf("the child's environment is %q, want none", d.Metadata.Title)
			}
		})
	}
}

// A child reads what this process reads, and its errors keep their names.
func TestServeChild(t *testing.T) {
	f := corpus.File{
		Name: "ropes.md", Origin: "notes/ropes.md", MediaType: "text/markdown",
		Data: []byte("---\ntitle: Ropes\nauthors: [\"Hemp, Ada\"]\n---\n# Walks\n\nThe ropewalk is four hundred paces long – it has a roof but no walls.\n"),
	}
	want, err := Extract(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := childOf("serve").run(strange, t.Context(), f)
	got.MediaType = want.MediaType // the parent's Extract sets it
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("in a child: %v (-want +got):\n%s", err, diff)
	}
	for text, want := range map[string]error{" ": corpus.ErrNoText, "GIF89a": corpus.ErrUnsupported} {
		_, err := childOf("serve").run(strange, t.Context(), corpus.File{Name: "x", Data: []byte(text)})
		if !errors.Is(err, want) || !strings.Contains(err.Error(), want.Error()) {
			t.Errorf("in a child %q = %v, want %v", text, err, want)
		}
	}
	if _, err := childOf("stranger").run(strange, t.Context(), f); err == nil || !strings.Contains(err.Error(), "what") {
		t.Errorf("an error that is not known = %v", err)
	}
	if _, err := (&Reader{Child: &child.Pool{Command: []string{"/nowhere/footnote"}}}).run(strange, t.Context(), f); err == nil || errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("no child = %v, want an error that does not blame the file", err)
	}
}

// Where the system does not confine children, a reader says so once and reads.
func TestUnconfinedIsSaidOnce(t *testing.T) {
	r := childOf("open")
	var said []string
	r.Child.Unconfined = func(reason string) { said = append(said, reason) }
	for range 3 {
		if _, err := r.run(strange, t.Context(), probe); err != nil {
			t.Error(err)
		}
	}
	if len(said) != 1 || said[0] != "an old kernel" {
		t.Errorf("three children that are not confined: %q, want the reason once", said)
	}
}

// Rows without end are refused by their number, before each takes memory.
func TestTooManyRows(t *testing.T) {
	for _, name := range []string{"a.txt", "a.md"} {
		f := corpus.File{Name: name, Data: []byte(corpustest.Long("a\n", corpus.MaxBytes-1))}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Extract(t.Context(), f)
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, corpus.ErrTooLarge) || !strings.Contains(err.Error(), "lines of at most") || taken > 512<<20 {
			t.Errorf("%s: %v after %d MiB, want the number of lines", name, err, taken>>20)
		}
	}
}

// The largest text is read if its rows are as long as those of a book, with empty
// ones between them or not.
func TestLargestText(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	row := "The ropewalk is four hundred paces long, and it has a roof but no walls.\n"
	for _, paragraph := range []string{row, row + "\n"} {
		text, err := plain.DecodeRows([]byte(strings.Repeat(paragraph, corpus.MaxBytes/len(paragraph))))
		if err != nil || len(text) < corpus.MaxBytes-len(paragraph) {
			t.Errorf("%d bytes of %q: %v", len(text), paragraph, err)
		}
	}
}

// Only so many children run at a time, and who gives up does not wait.
func TestChildrenAtOnce(t *testing.T) {
	r := childOf("nap")
	r.Child.AtOnce = 2
	began := time.Now()
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := r.run(strange, t.Context(), corpus.File{Name: "x"}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if took := time.Since(began); took < 600*time.Millisecond {
		t.Errorf("six naps of 200 ms took %v, want two at a time", took)
	}
	sleeping := childOf("sleep")
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	began = time.Now()
	for range 4 {
		all.Go(func() {
			if _, err := sleeping.run(strange, ctx, corpus.File{Name: "x"}); !errors.Is(err, context.Canceled) {
				t.Errorf("given up = %v, want %v", err, context.Canceled)
			}
		})
	}
	all.Wait()
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("giving up took %v", took)
	}
}

// A short plain text is read here, a long one, of whatever kind, is not.
func TestReaderReadsShortTextsHere(t *testing.T) {
	prose := "The ropewalk is four hundred paces long. It has a roof but no walls, and men walk it all day.\n\n"
	for name, data := range map[string]string{
		"a.txt": prose, "a.md": "# Walks\n\n" + prose, "b.txt": corpustest.Long(prose, mostHere), "b.md": "# Walks\n\n" + corpustest.Long(prose, mostHere),
	} {
		f := corpus.File{Name: name, Data: []byte(data)}
		_, _, err := childOf("not ready").Read(t.Context(), f)
		if here := len(f.Data) <= mostHere; here && err != nil || !here && !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("%s of %d bytes with a child that ends at once: %v", name, len(f.Data), err)
		}
	}
	if _, err := new(Reader).run(strange, t.Context(), probe); err == nil || err.Error() != "read in this process" {
		t.Errorf("without a child = %v, want it read here", err)
	}
}
