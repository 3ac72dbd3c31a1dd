package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"footnote/cmd/footnote/readone"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv(killedEnv) != "" || len(os.Args) > 1 && os.Args[1] == readone.Name {
		mainWithTinyModels()
	}
	if err := os.Setenv("FOOTNOTE_STATUS", "off"); err != nil { // many bots run here
		panic(err)
	}
	if filepath.Base(os.Args[0]) != "footnote" { // scripts have a folder for settings of their own
		if err := os.Setenv("XDG_CONFIG_HOME", os.DevNull); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"footnote": mainWithTinyModels})
}

// TestScript runs the program as people and scripts do. Each file of
// testdata/script tells a story of its own in an empty folder.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": statusCommand,
			"json":   jsonCommand,
			"encode": encodeCommand,
			"repeat": repeatCommand,
			"patch":  patchCommand,
			"hub":    hubCommand,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector waits a second at the end of each run
			e.Setenv("FOOTNOTE_DATA", "data")
			e.Setenv("XDG_CACHE_HOME", sharedCache())
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, ".config"))
			return nil
		},
	})
}

// sharedCache is a folder for all tests: what draws pages takes long to make ready.
func sharedCache() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("footnote-test-%d", os.Getuid()))
}

// statusCommand runs a command that has to end with a status: status 2 footnote ….
func statusCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status STATUS COMMAND ARGUMENT…")
	}
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](ts.Exec(args[1], args[2:]...)); ok {
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("status = %d, want %s", got, args[0])
	}
}

// jsonCommand compares a value: json FILE PATH WANT. The path names keys and
// places with dots between; len is the length of the list before it.
func jsonCommand(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH WANT")
	}
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &value))
	for _, step := range strings.Split(args[1], ".") {
		value = into(ts, value, step)
	}
	got, err := json.Marshal(value)
	ts.Check(err)
	if text, ok := value.(string); ok {
		got = []byte(text)
	}
	if (string(got) == args[2]) == neg {
		ts.Fatalf("%s = %s, want %s (negated: %v)", args[1], got, args[2], neg)
	}
}

func into(ts *testscript.TestScript, value any, step string) any {
	switch v := value.(type) {
	case map[string]any:
		inner, ok := v[step]
		if !ok {
			ts.Fatalf("no key %q", step)
		}
		return inner
	case []any:
		if step == "len" {
			return len(v)
		}
		i, err := strconv.Atoi(step)
		ts.Check(err)
		if i >= len(v) {
			ts.Fatalf("no place %d of %d", i, len(v))
		}
		return v[i]
	}
	ts.Fatalf("nothing below %q: %v", step, value)
	return nil
}

// encodeCommand writes a UTF-8 file in another encoding: encode ENCODING FROM TO.
func encodeCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: encode ENCODING FROM TO")
	}
	text := ts.ReadFile(args[1])
	var data []byte
	switch args[0] {
	case "utf-16le":
		data = utf16Bytes(text, 0, 1)
	case "utf-16le-mark":
		data = utf16Bytes("\ufeff"+text, 0, 1)
	case "utf-16be-mark":
		data = utf16Bytes("\ufeff"+text, 1, 0)
	case "windows-1252":
		special := map[rune]byte{'’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '…': 0x85}
		for _, r := range text {
			b, ok := special[r]
			if !ok {
				b = byte(r)
			}
			data = append(data, b)
		}
	default:
		ts.Fatalf("unknown encoding %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), data, 0o644))
}

func utf16Bytes(text string, low, high int) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		var pair [2]byte
		pair[low], pair[high] = byte(unit), byte(unit>>8)
		data = append(data, pair[:]...)
	}
	return data
}

// repeatCommand writes a large file: repeat TEXT MEGABYTES FILE.
func repeatCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: repeat TEXT MEGABYTES FILE")
	}
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.Repeat(args[0], megabytes<<20/len(args[0]))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o644))
}

// patchCommand changes bytes of a file: patch FILE OFFSET HEX.
func patchCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: patch FILE OFFSET HEX")
	}
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	data, err := hex.DecodeString(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR|os.O_CREATE, 0o644)
	ts.Check(err)
	_, err = f.WriteAt(data, offset)
	ts.Check(err)
	ts.Check(f.Close())
}
