package intake

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/record/identifier"
)

// An input is one file or address to add, or what stood in the way of finding
// it.
type input struct {
	path string // as people named it, "-" for standard input
	err  error
}

// stageOf names what is done first with an input.
func stageOf(path string) string {
	if typed.IsAddress(path) {
		return "fetching"
	}
	return "reading"
}

// A gathering is what there is to add, and what folders have besides.
type gathering struct {
	found  []input
	passed []input // what looks like something to add, with the reason why it is not
	aside  aside
}

// collect lists the files behind paths: addresses and files as they are named,
// and of folders every readable file in order of name. Hidden files are left out, and
// no link is followed into a folder, so that loops end, or out of the one named. It stops when there are most.
func collect(ctx context.Context, paths []string, most int) gathering {
	var g gathering
	for _, path := range paths {
		if len(g.found) >= most {
			break
		}
		info, err := os.Stat(path)
		switch {
		case path == "-", typed.IsAddress(path):
			g.found = append(g.found, input{path: path})
		case err != nil:
			g.found = append(g.found, input{path, unreadable(path, err)})
		case info.IsDir():
			g.folder(ctx, path, most)
		default:
			g.found = append(g.found, input{path: path})
		}
	}
	return g
}

// unreadable gives why nothing can be read at a path.
func unreadable(path string, err error) error {
	if identifier.IsMistypedISBN(path) {
		return advice.Mistake("The check digit of this ISBN is wrong: a figure is mistyped, or two are swapped. Copy it again from the book.")
	}
	return err
}

func (g *gathering) folder(ctx context.Context, folder string, most int) {
	before := len(g.found)
	// The separator makes a link to a folder count as the folder.
	root := filepath.Clean(folder) + string(filepath.Separator)
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case len(g.found) >= most:
			return fs.SkipAll
		case err != nil:
			g.found = append(g.found, input{path, unreadable(path, err)})
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		default:
			g.file(root, path, d)
		}
		return nil
	})
	slices.SortStableFunc(g.found[before:], func(a, b input) int { return btoi(isList(b.path)) - btoi(isList(a.path)) })
	if len(g.found) == before {
		err := advice.Mistake("There is no text in this folder. Files that can be read end in %s.", strings.Join(extract.Extensions(), ", "))
		g.found = append(g.found, input{folder, err})
	}
}

// file puts what a folder has where it belongs.
func (g *gathering) file(root, path string, d fs.DirEntry) {
	switch wanted, err := readable(root, path, d); {
	case err != nil:
		g.passed = append(g.passed, input{path, err})
	case wanted:
		g.found = append(g.found, input{path: path})
	case !d.IsDir():
		g.aside.note(path)
	}
}

// isList tells a list of works, which comes before the files that it names: they
// come in with their records then.
func isList(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".bib" || ext == ".ris"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readable tells whether a file of a folder is one to add, and why it is not where its name
// or what it leads to says that it could be. A link may lead to what nobody meant to share.
func readable(root, path string, d fs.DirEntry) (bool, error) {
	ext := strings.ToLower(filepath.Ext(path))
	named := isList(path) || ext == ".zip" || slices.Contains(extract.Extensions(), ext)
	kind := d.Type()
	if kind&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			return false, advice.Mistake("This is a link to a folder, and links in a folder are not followed into others. Name it by itself to add what is there.")
		case err != nil && named:
			return false, advice.Because(err, "This is a link to a file that cannot be read, or is not there.")
		case err == nil && named && !leadsInto(root, path):
			return false, advice.Mistake("This is a link to a file outside of the folder, and those are not followed. Name it by itself to add it.")
		case err == nil:
			kind = info.Mode().Type()
		}
	}
	switch {
	case !named || kind.IsDir():
		return false, nil
	case !kind.IsRegular():
		return false, advice.Mistake("This is a pipe or a device, and no file.")
	}
	return true, nil
}

// leadsInto says whether what a link leads to lies in a folder or below it.
func leadsInto(folder, link string) bool {
	inside, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	to, err := filepath.EvalSymlinks(link)
	if err != nil {
		return false
	}
	if inside, err = filepath.Abs(inside); err == nil {
		to, err = filepath.Abs(to)
	}
	between, relErr := filepath.Rel(inside, to)
	return err == nil && relErr == nil && filepath.IsLocal(between)
}

// standardInput is where a source came from that has no path.
const standardInput = "standard input"

// read reads one input whole, unless the context ends before.
func (a app) read(ctx context.Context, path string) (corpus.File, error) {
	if path == "-" {
		if terminal.OnTerminal(a.Stdin) {
			a.Err.Paragraph("", "Reading standard input. End it with Ctrl-D on a line of its own.")
		}
		data, err := readBounded(ctx, a.Stdin, corpus.MaxBytes)
		return corpus.File{Name: standardInput, Origin: standardInput, Data: data}, err
	}
	if typed.IsAddress(path) {
		return a.Fetcher.Fetch(ctx, path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return corpus.File{}, err
	case info.IsDir():
		return corpus.File{}, advice.Mistake("This is a folder. Name a file.")
	case info.Mode()&fs.ModeNamedPipe != 0 && !strings.HasPrefix(path, "/dev/"):
		// Those of /dev are open already: standard input, and a shell's <(…).
		return corpus.File{}, advice.Mistake("This is a pipe. Send it to standard input, named -, instead.")
	}
	f, err := os.Open(path)
	if err != nil {
		return corpus.File{}, err
	}
	defer f.Close()
	data, err := readBounded(ctx, f, corpus.MaxBytes)
	return corpus.File{Name: filepath.Base(path), Origin: path, Data: data}, err
}

// readBounded reads all, but no more than it takes to know that it is more than most bytes.
// A read that waits for a person or a program ends with the context; its
// goroutine then ends with the program.
func readBounded(ctx context.Context, r io.Reader, most int) ([]byte, error) {
	var data []byte
	done := make(chan error, 1)
	go func() {
		var err error
		data, err = io.ReadAll(io.LimitReader(r, int64(most)+1))
		done <- err
	}()
	var err error
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case err = <-done:
	}
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if len(data) > most {
		return nil, fmt.Errorf("read: %w", corpus.ErrTooLarge)
	}
	return data, nil
}
