package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
)

// addAll adds one input after the other, and stops where going on is useless.
// The library is opened, or made, for the first input that can be read; if
// there is none it is nil.
func (a app) addAll(ctx context.Context, c settings.Config, inputs []input, o addOptions) (lib *library.Library, results []added, err error) {
	r := adding{app: a, config: c, o: o, bar: a.Err.Progress(len(inputs), "adding")}
	defer r.bar.Finish()
	for i, in := range inputs {
		if r.input(ctx, in); r.over {
			break
		}
		r.bar.Set(i + 1)
	}
	return r.lib, r.results, r.err
}

// An adding is adding several sources to one library.
type adding struct {
	app     app
	config  settings.Config
	o       addOptions
	bar     terminal.Progress
	lib     *library.Library // nil until something can be added
	results []added
	brought map[string]bool // the files that lists of works have brought
	over    bool            // going on is useless
	err     error           // that ends it all
}

// input adds what one input brings: a source, or several.
func (r *adding) input(ctx context.Context, in input) {
	if r.brought[filepath.Clean(in.path)] {
		return // by a list of works in this folder
	}
	file, err := corpus.File{}, in.err
	if err == nil {
		r.bar.Stage(stageOf(in.path))
		file, err = r.app.read(ctx, in.path)
	}
	if err != nil {
		r.add(ctx, in.path, false, func() (text, error) { return text{}, err })
		return
	}
	r.bar.Stage("reading")
	entries, several, err := extract.Collection(file, folderOf(in.path))
	if several && err == nil && !r.o.given.Empty() {
		err = advice.Mistake("--title, --author and the like are for one source, but this file brings %d.", len(entries))
	}
	if !several || err != nil {
		r.add(ctx, in.path, false, func() (text, error) {
			if err != nil {
				return text{}, err
			}
			return r.readFile(ctx, file, in.path)
		})
		return
	}
	for i, e := range entries {
		r.bar.Stage(fmt.Sprintf("%d of %d", i+1, len(entries)))
		listed := e.Record.Title != ""
		if r.add(ctx, in.path+": "+e.Name, listed, func() (text, error) { return r.app.readEntry(ctx, in.path, e) }); r.over {
			return
		}
	}
}

// readEntry reads what a collection brings. What lies beside a list has a file of its own.
func (a app) readEntry(ctx context.Context, collection string, e extract.Entry) (text, error) {
	source, passages, file, err := a.Reader.ReadEntry(ctx, e)
	if err == nil && source.Origin != collection && collectionOf(source.Origin) == "" {
		source.Here, _ = fileMark(source.Origin) // without one refresh asks
	}
	return text{source: source, passages: passages, file: file, entry: e}, err
}

// folderOf gives the folder that a file lies in, nil where it lies in none.
func folderOf(path string) fs.FS {
	if path == "-" || typed.IsAddress(path) {
		return nil
	}
	return os.DirFS(filepath.Dir(path))
}

// add adds one source and says what became of it.
func (r *adding) add(ctx context.Context, path string, listed bool, read func() (text, error)) {
	result := added{path: path}
	var got text
	if got, result.err = read(); result.err == nil && r.lib == nil {
		if r.lib, r.o.shelf, r.err = openToAdd(ctx, r.config, r.o); r.err != nil {
			r.over = true
			return
		}
	}
	if result.err == nil {
		r.bar.Stage("adding " + terminal.Count(len(got.passages), "passage"))
		got.source.Shelves, result.recognised = library.PutOn(r.o.shelf)(nil), got.recognised
		result.source, result.completed, result.err = r.lib.Collect(ctx, got.source, got.passages, listed)
		if listed && result.status() != refused {
			result.lacks = got.entry.LacksFor(result.source, result.status() == fresh)
			result.stayed = stayedIn(result.source.Metadata, got.source.Metadata)
		}
		if errors.Is(result.err, corpus.ErrExists) && r.o.given.Empty() && hasMoved(result.source, got.source) {
			if kept, _, err := r.lib.Replace(ctx, result.source.ID, got.source, got.passages); err == nil {
				result.source, result.moved = kept, true
			}
		}
	}
	if r.lib != nil && result.status() != refused && len(got.file.Data) > 0 { // one that was there may be without its file
		result.unkept = r.app.keep(ctx, r.lib, r.config, got.file)
	}
	if ctx.Err() != nil && result.status() == refused {
		r.over = true // it was not tried to the end
		return
	}
	if listed && got.source.Origin != "" {
		if r.brought == nil {
			r.brought = map[string]bool{}
		}
		r.brought[filepath.Clean(got.source.Origin)] = true
	}
	r.results = append(r.results, result)
	r.bar.Aside(func() { r.app.reportAdded(result, r.o) })
	r.over = errors.Is(result.err, corpus.ErrFull) || errors.Is(result.err, corpus.ErrLost)
}

// hasMoved tells that the file of a source lies no more where this installation read it, and that
// the same one was read elsewhere now.
func hasMoved(there, now corpus.Source) bool {
	before, own := ownPath(there)
	after, owned := ownPath(now)
	if !own || !owned || before == after || !isFile(there) || !isFile(now) || collectionOf(there.Origin) != "" {
		return false
	}
	_, err := os.Lstat(before)
	return errors.Is(err, fs.ErrNotExist)
}

// openToAdd opens the library, or makes it, and gives the shelf as it is spelled
// there.
func openToAdd(ctx context.Context, c settings.Config, o addOptions) (*library.Library, string, error) {
	lib, err := c.OpenOrCreate(ctx, o.library)
	if err != nil {
		return nil, "", err
	}
	shelf, err := typed.Shelf(ctx, lib, o.shelf)
	if err != nil {
		lib.Close()
		return nil, "", err
	}
	return lib, shelf, nil
}

// keep keeps the file of a source, so that its pages can be shown. The error is why it
// is not kept, for people; there is none where files are not to be kept.
func (a app) keep(ctx context.Context, lib *library.Library, c settings.Config, f corpus.File) error {
	kept, err := lib.KeepOriginal(ctx, library.Original{Data: f.Data}, c.Files)
	if err == nil && !kept && c.Files > 0 {
		err = advice.Because(corpus.ErrFull, "The files of this library take the %s that they may; raise FOOTNOTE_FILES and add it again.", terminal.Megabytes(c.Files))
	}
	return err
}
