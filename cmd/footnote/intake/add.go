package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
	"footnote/retrieval/wording"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// Add is the command that adds texts to a library.
func Add(run *command.App) command.Row {
	a := app{run}
	var o addOptions
	return command.Row{
		Use:   "add [flags] PATH|ADDRESS...",
		Short: "Add files, folders, web pages or standard input (-) to a library",
		Long: `Adds texts to a library: files, all readable files of folders, what stands at addresses of the web, or standard input as "-". What is already there is left alone. What cannot be read is named with the reason, and the others are still added. What looks like a copy of another source, since most of its text stands there, is added and named, with the other one.

A DOI or an ISBN brings the record of its work, from Crossref, DataCite or Open Library, and its text where its licence lets everybody read it. A list of works (.bib, .ris, .json) brings them with their records, and with the files that it names where these lie in its folder or below. A zip brings each file in it: the notes of Obsidian or Notion, the collection of Zotero.

Title, authors and date are taken from the text where it names them, and it is said where each was found. The flags give what it does not name, or names wrongly; they are for one source at a time. A shelf takes any number; it is there as long as a source stands on it.

A scan has no text. With --ocr its pages are read by tesseract, if that is installed, in some seconds each; what is read so says so wherever it is shown, and pages that are too poor are named and left out.

Exit status: 0 if everything was added or was there already, else 2.`,
		Example: `footnote add notes/ paper.md
footnote add https://example.org/essay.html
footnote add "My Library/My Library.bib"
footnote add vault.zip
footnote add 10.1000/182
footnote add --author "Durkheim, Emile" --issued 1895 rules.txt
footnote add --shelf "Week 3" readings/
footnote add --ocr scan.pdf
curl -s https://example.org/essay.txt | footnote add --title "An Essay" -`,
		Args: command.AtLeastOne("a file, a folder, an address, or - for standard input", "footnote add notes/"),
		Flags: func(f command.Flags) {
			o.ocr.flags(f)
			f.Flags().BoolVar(&o.yes, "yes", false, "do not ask, however many files there are")
			f.JSON(&o.json)
			f.Shelf(&o.shelf, "put what is added on the shelf of this `name`, an old one or a new one")
			o.given.Flags(f)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.paths = l.Args
			return goesOn(a.add(ctx, o))
		},
	}
}

// goesOn says of an interruption that what was done until then need not be done again.
func goesOn(err error) error {
	if errors.Is(err, context.Canceled) {
		return advice.Because(err, "Interrupted. What was reported as done is kept; run the same command again to go on.")
	}
	return err
}

type addOptions struct {
	library string
	json    bool
	given   typed.Record
	shelf   string
	yes     bool // however many files
	ocr     recognition
	paths   []string
}

// An added is what became of one input.
type added struct {
	path   string
	source corpus.Source
	unkept error         // why its file is not kept
	like   corpus.Source // an older source in which most of its text stands, if any

	recognised extract.Recognition // what became of its pages that are pictures
	err        error               // nil, corpus.ErrExists, or why it was refused

	completed bool // it was there, and has got the record of a list of works
}

// add puts files into a library, one transaction each, and embeds them.
func (a app) add(ctx context.Context, o addOptions) error {
	c, emb, err := a.Settings()
	if err != nil {
		return err
	}
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	inputs, err := a.inputs(ctx, o)
	if err != nil {
		return err
	}
	if err := settings.CheckToAdd(o.library); err != nil {
		return err
	}
	if err := a.prepare(ctx, &o.ocr); err != nil {
		return err
	}
	lib, results, err := a.addAll(ctx, c, inputs, o)
	if err != nil {
		return err
	}
	if lib != nil {
		defer lib.Close()
		a.embedAdded(ctx, lib, emb, results, o.library)
		a.checkInPlace(lib, results)
		a.findAlike(ctx, lib, results)
	}
	if o.json {
		if err := a.Out.JSON(shapeAdded(o.library, results)); err != nil {
			return err
		}
	} else if ctx.Err() == nil {
		a.hintUnknown(results, o.library)
		a.hintAlike(results, o.library)
	}
	return a.concludeAdd(ctx, inputs, results)
}

// mostUnasked is how many files are added without asking: more are hardly ever meant.
const mostUnasked = 1000

// inputs lists what to add and checks that the flags fit it.
func (a app) inputs(ctx context.Context, o addOptions) ([]input, error) {
	if err := o.given.Check(); err != nil {
		return nil, err
	}
	if err := typed.CheckShelf(o.shelf); err != nil {
		return nil, err
	}
	inputs, passed := a.look(ctx, o.paths, mostUnasked+1)
	if len(inputs) > mostUnasked {
		if !o.yes {
			if yes, _ := a.Err.Confirm(a.Stdin, fmt.Sprintf("%s: these are more than %d files. Add them all?", strings.Join(o.paths, ", "), mostUnasked)); !yes {
				return nil, advice.Mistake("Nothing was added: there are more than %d files. To add them all, use --yes; else name fewer.", mostUnasked)
			}
		}
		inputs, passed = a.look(ctx, o.paths, math.MaxInt)
	}
	a.reportPassed(passed)
	if len(inputs) != 1 && !o.given.Empty() {
		return nil, advice.Mistake("--title, --author and the like are for one source, but %d files or addresses were named. Add that one by itself.", len(inputs))
	}
	return inputs, ctx.Err()
}

// mostPassed is how many of what is passed over are named.
const mostPassed = 20

// reportPassed names what folders have that could be taken for a text and is none to add.
func (a app) reportPassed(passed []input) {
	for _, in := range passed[:min(len(passed), mostPassed)] {
		a.Err.Paragraph("passed over ", in.path+": "+advice.Sentence(in.err))
	}
	if more := len(passed) - mostPassed; more > 0 {
		a.Err.Paragraph("", fmt.Sprintf("Passed over for such reasons: %d more.", more))
	}
}

// look collects what there is to add, with progress: a disk is large.
func (a app) look(ctx context.Context, paths []string, most int) (found, passed []input) {
	bar := a.Err.Progress(terminal.UnknownTotal, "looking for files")
	defer bar.Finish()
	return collect(ctx, paths, most)
}

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
	return text{source: source, passages: passages, file: file}, err
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

// checkInPlace takes back what was added if the library's file is gone: the file
// that it was added to is gone, too.
func (a app) checkInPlace(lib *library.Library, results []added) {
	lost := lib.InPlace()
	if lost == nil {
		return
	}
	told := false
	for i, r := range results {
		told = told || errors.Is(r.err, corpus.ErrLost)
		if r.status() != refused {
			results[i].err = lost
		}
	}
	if !told {
		a.Err.Paragraph("", advice.Sentence(lost))
	}
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

// readInput reads one input and makes it a source and its passages, and tells which
// stage it has come to.
func (a app) readInput(ctx context.Context, in input, g typed.Record, stage func(string)) (text, error) {
	stage(stageOf(in.path))
	file, err := a.read(ctx, in.path)
	if err != nil {
		return text{}, err
	}
	stage("reading")
	return a.readFile(ctx, file, in.path, g)
}

// readFile makes one file a source and its passages.
func (a app) readFile(ctx context.Context, file corpus.File, path string, g typed.Record) (text, error) {
	file.Title = g.Title
	source, passages, err := a.Reader.Read(ctx, file)
	if err != nil {
		return text{}, err
	}
	return text{source: completeSource(source, path, g), passages: passages, file: file}, nil
}

// completeSource gives a source what its text does not tell.
func completeSource(source corpus.Source, path string, g typed.Record) corpus.Source {
	source.Metadata = g.Over(source.Metadata)
	if path != "-" && !typed.IsAddress(path) {
		source.Here, _ = fileMark(path) // without one refresh asks
	}
	return source
}

// A text is what was read of an input, and its file as it came.
type text struct {
	source   corpus.Source
	passages []corpus.Passage
	file     corpus.File

	recognised extract.Recognition
}

// reportAdded says what became of one input as soon as it is certain.
func (a app) reportAdded(r added, o addOptions) {
	switch {
	case r.status() == refused:
		a.Err.Paragraph("refused ", r.path+": "+advice.Sentence(r.err))
	case !o.json:
		a.Out.Paragraph(r.status()+" ", shown.Line(r.source))
		if r.source.MediaType == corpus.RecordOnly && r.status() == fresh {
			a.Out.Block("      ", "its record alone; add its text to find passages in it", a.Out.Dim)
		}
		if where := whereFound(r.source.Metadata); where != "" && r.status() == fresh {
			a.Out.Block("      ", where, a.Out.Dim)
		}
		if unknown := r.unknown(); len(unknown) > 0 && r.status() == fresh {
			a.Err.Paragraph("      ", fmt.Sprintf("%d: no %s found", r.source.ID, wording.Enumerate(unknown, "or")))
		}
	}
	a.reportRecognised(r)
	if r.unkept != nil && !errors.Is(r.unkept, corpus.ErrLost) { // which ends the command anyway
		a.Err.Paragraph("      ", fmt.Sprintf("%d: its file is not kept, so its pages cannot be shown. %s", r.source.ID, advice.Sentence(r.unkept)))
	}
	if r.status() == unchanged && (!o.given.Empty() || o.shelf != "" && !slices.Contains(r.source.Shelves, o.shelf)) {
		a.Err.Paragraph("      ", fmt.Sprintf("%d: what was given on the command line was not used. To use it, give it to: footnote edit%s %[1]d", r.source.ID, settings.LibraryFlag(o.library)))
	}
}

// What can become of an input.
const (
	fresh     = "added"
	completed = "completed" // it was there, and its record is now that of a list
	unchanged = "unchanged" // it was there already
	refused   = "refused"
)

func (r added) status() string {
	switch {
	case r.err == nil && r.completed:
		return completed
	case r.err == nil:
		return fresh
	case errors.Is(r.err, corpus.ErrExists):
		return unchanged
	}
	return refused
}

// unknown names what a citation of a source needs and its record does not have.
func (r added) unknown() []string {
	if r.status() == refused {
		return nil
	}
	m := r.source.Metadata
	var names []string
	for _, field := range []struct {
		name  string
		known bool
	}{
		{"title", m.Title != ""},
		{"author", len(m.Authors) > 0 || m.Organisation != ""},
		{"date", m.Issued != ""},
	} {
		if !field.known {
			names = append(names, field.name)
		}
	}
	return names
}

// hintUnknown tells once how to give what was not found.
func (a app) hintUnknown(results []added, library string) {
	for _, r := range results {
		if len(r.unknown()) > 0 && r.status() == fresh {
			a.Err.Paragraph("", fmt.Sprintf(`To give what was not found, for example: footnote edit%s %d --author "Family, Given" --issued 2021`,
				settings.LibraryFlag(library), r.source.ID))
			return
		}
	}
}

// embedAdded embeds what was added. Where that fails, the sources are kept and
// the next sync goes on.
func (a app) embedAdded(ctx context.Context, lib *library.Library, emb embed.Embedder, results []added, library string) {
	over := slices.ContainsFunc(results, func(r added) bool { return errors.Is(r.err, corpus.ErrFull) || errors.Is(r.err, corpus.ErrLost) })
	kept := slices.ContainsFunc(results, func(r added) bool { return r.status() != refused })
	if over || !kept {
		return // there is no room or no place for vectors either, or nothing to embed
	}
	if err := a.Embed(ctx, lib, emb); err != nil && ctx.Err() == nil && !errors.Is(err, corpus.ErrLost) {
		a.TellUnembedded("The sources are kept", err, library)
	}
}

// concludeAdd gives the error that the command ends with.
func (a app) concludeAdd(ctx context.Context, inputs []input, results []added) error {
	bad := 0
	for _, r := range results {
		if r.status() == refused {
			bad++
		}
	}
	if ctx.Err() != nil || bad == 0 {
		return ctx.Err()
	}
	if len(inputs) > 1 {
		summary := fmt.Sprintf("Refused: %d of %d.", bad, len(inputs))
		if left := len(inputs) - len(results); left > 0 {
			summary += fmt.Sprintf(" Not tried: %d.", left)
		}
		if bad < len(results) {
			summary += " The others are in the library."
		}
		a.Err.Paragraph("", summary)
	}
	return command.ErrReported
}

func shapeAdded(library string, results []added) any {
	shape := struct {
		Library string      `json:"library"`
		Sources []addedJSON `json:"sources"`
	}{library, []addedJSON{}}
	for _, r := range results {
		row := addedJSON{Path: r.path, Status: r.status(), ID: r.source.ID, Title: r.source.Title, Shelves: shown.List(r.source.Shelves), Passages: r.source.Passages, Found: shown.Object(r.source.Found), Unknown: shown.List(r.unknown())}
		if r.like.ID != 0 {
			work := shown.WorkOf(r.like)
			row.Like = &work
		}
		if row.Status == refused {
			row.Reason = advice.Sentence(r.err)
		}
		shape.Sources = append(shape.Sources, row)
	}
	return shape
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
