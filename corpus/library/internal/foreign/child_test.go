package foreign

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/child"
)

// children are the ends that a child can come to that reads a library.
var children = map[string]func(){
	"serves": func() {
		if err := child.Serve(context.Background(), map[string]child.Task{Task: Serve}, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	},
	"garbage": func() {
		fmt.Println("no rows")
		json.NewEncoder(os.Stdout).Encode(Row{End: &child.End{}})
	},
	"silent": func() {},
	"panic":  func() { panic("somewhere below") },
	"half":   func() { json.NewEncoder(os.Stdout).Encode(Row{Source: &corpus.Source{ID: 1}}) },
	"flood": func() {
		for {
			fmt.Print(strings.Repeat("x", 1<<16))
		}
	},
	"endless": func() {
		for rows := json.NewEncoder(os.Stdout); rows.Encode(Row{Source: &corpus.Source{ID: 1}}) == nil; {
		}
	},
	"whole": func() {
		rows := json.NewEncoder(os.Stdout)
		rows.Encode(Row{Source: &corpus.Source{ID: 1}})
		rows.Encode(Row{End: &child.End{}})
	},
}

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && children[os.Args[1]] != nil {
		children[os.Args[1]]()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A child that is the stranger's by now is not believed: only what it says to the end is a
// library. What the reader of a whole one says of it comes through by its name.
func TestAsk(t *testing.T) {
	for end, want := range map[string]struct {
		rows int
		err  error
	}{
		"garbage": {0, corpus.ErrMalformed}, "silent": {0, corpus.ErrMalformed}, "panic": {0, corpus.ErrMalformed}, "half": {1, corpus.ErrMalformed},
		"flood": {0, bufio.ErrTooLong}, "whole": {1, nil}, "serves": {0, corpus.ErrNotLibrary},
	} {
		rows := 0
		err := Ask(t.Context(), &child.Pool{Command: []string{os.Args[0], end}}, []byte("no database"), Options{}, func(Row) error { rows++; return nil })
		if rows != want.rows || !errors.Is(err, want.err) {
			t.Errorf("%s: %d rows, %v, want %d, %v", end, rows, err, want.rows, want.err)
		}
	}
}

// Who wants no more rows is asked for none, and a child that writes on is ended.
func TestAskStops(t *testing.T) {
	stop := errors.New("enough")
	err := Ask(t.Context(), &child.Pool{Command: []string{os.Args[0], "endless"}}, nil, Options{}, func(Row) error { return stop })
	if !errors.Is(err, stop) {
		t.Errorf("Ask = %v, want what the taker of rows says", err)
	}
	if err := Ask(t.Context(), nil, []byte("no database"), Options{}, func(Row) error { return nil }); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Errorf("Ask here = %v, want ErrNotLibrary", err)
	}
}
