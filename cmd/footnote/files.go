package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/corpus"
)

// An input is one file to add, or what stood in the way of finding it.
type input struct {
	path string // as people named it, "-" for standard input
	err  error
}

// collect lists the files behind paths: files as they are named, and of
// folders every readable file in order of name. Hidden files are left out, and
// no link is followed into a folder, so that loops end.
func collect(ctx context.Context, paths []string) []input {
	var found []input
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == "-":
			found = append(found, input{path: path})
		case err != nil:
			found = append(found, input{path, err})
		case info.IsDir():
			found = append(found, collectFolder(ctx, path)...)
		default:
			found = append(found, input{path: path})
		}
	}
	return found
}

func collectFolder(ctx context.Context, folder string) []input {
	var found []input
	// The separator makes a link to a folder count as the folder.
	root := filepath.Clean(folder) + string(filepath.Separator)
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			found = append(found, input{path, err})
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case readable(path, d):
			found = append(found, input{path: path})
		}
		return nil
	})
	if len(found) == 0 {
		err := mistake("There is no text in this folder. Files that can be read end in %s.", strings.Join(corpus.Extensions(), ", "))
		found = append(found, input{folder, err})
	}
	return found
}

// readable tells whether a file of a folder is one to add.
func readable(path string, d fs.DirEntry) bool {
	if !slices.Contains(corpus.Extensions(), strings.ToLower(filepath.Ext(path))) {
		return false
	}
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// read reads one input whole.
func (a *app) read(path string) (corpus.File, error) {
	if path == "-" {
		data, err := readBounded(a.stdin)
		return corpus.File{Name: "standard input", Origin: "standard input", Data: data}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return corpus.File{}, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return corpus.File{}, mistake("This is a folder. Name a file.")
	}
	data, err := readBounded(f)
	return corpus.File{Name: filepath.Base(path), Origin: path, Data: data}, err
}

// readBounded reads all, but no more than it takes to know that it is too much.
func readBounded(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, corpus.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if len(data) > corpus.MaxBytes {
		return nil, fmt.Errorf("read: %w", corpus.ErrTooLarge)
	}
	return data, nil
}
