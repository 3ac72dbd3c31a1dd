package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/references"
	"footnote/retrieval/likeness"
	"footnote/retrieval/wording"
)

// Refresh is the command that reads sources again.
func Refresh(run *command.App) command.Row {
	a := app{run}
	var o refreshOptions
	return command.Row{
		Use:   "refresh [flags] ID...",
		Short: "Read sources again where they came from, and say what changed",
		Long: `Reads sources again at the address or in the file that they came from, and keeps what stands there now instead of what stood there before. Passages that did not change stay as they are; so do title, authors and whatever else a person gave. A source that cannot be read now keeps its passages, and the reason is named.

Where nothing of the text is left and the title is another, it is taken for another work: the source stays as it is, with what was corrected by hand, unless --replace says that it is the same work all the same.

A scan that was read by text recognition is read so again with --ocr.

Files are read that were added from this installation and lie where they lay then, whatever folder you are in. For others it asks, or, where nobody can answer, wants --files: a library of somebody else can name any file of this machine.

With --all, what has no file of its own is left out and named: it came with a list of works or a zip, or is a record alone. So is a scan, without --ocr.

Exit status: 0 if every source was read or left out, else 2.`,
		Example: "footnote refresh 3\nfootnote refresh --all --library seminar",
		Args:    command.AnyNumber,
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.all, "all", false, "read all sources of the library again")
			f.Flags().BoolVar(&o.files, "files", false, "read files, too, that were not added from here")
			f.Flags().BoolVar(&o.replace, "replace", false, "take also what looks like another work; what was corrected by hand stays")
			o.ocr.flags(f)
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.ids = l.Args
			return goesOn(a.refresh(ctx, o))
		},
	}
}

type refreshOptions struct {
	library          string
	ids              []string
	all, files, json bool
	replace          bool // also what looks like another work
	ocr              recognition
}

// A refreshed is what became of one source.
type refreshed struct {
	source corpus.Source // as it is kept now
	record []string      // the fields of its record that are others now
	change library.Change
	err    error
	left   bool // out, of all: it could be read, but not like the others
}

// refresh reads sources again where they came from.
func (a app) refresh(ctx context.Context, o refreshOptions) error {
	c, emb, err := a.Settings()
	if err != nil {
		return err
	}
	if o.all == (len(o.ids) > 0) {
		return advice.Mistake("Name the numbers of sources, for example: footnote refresh 3. For all of them: footnote refresh --all")
	}
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := c.OpenToChange(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	sources, err := o.sources(ctx, lib)
	if err != nil {
		return err
	}
	if err := a.prepare(ctx, &o.ocr); err != nil {
		return err
	}
	o.files = o.files || a.mayRead(sources)
	if o.all {
		sources = a.withFiles(sources, o)
	}
	results := a.refreshAll(ctx, c, lib, sources, o)
	if err := a.Embed(ctx, lib, emb); err != nil && ctx.Err() == nil {
		a.TellUnembedded("", err, o.library)
	}
	failed := notRefreshed(results)
	if o.json {
		if err := a.Out.JSON(shapeRefreshed(o.library, results, goesOn(cmp.Or(ctx.Err(), failed)))); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil || failed == nil {
		return err
	}
	return command.ErrReported
}

// withFiles leaves out what has no file or address of its own, and says so.
func (a app) withFiles(sources []corpus.Source, o refreshOptions) []corpus.Source {
	records := 0
	var collections []string
	brought := map[string]int{}
	sources = slices.DeleteFunc(sources, func(s corpus.Source) bool {
		from := collectionOf(s.Origin)
		switch {
		case isTextless(s):
			records++
		case from != "":
			if brought[from]++; brought[from] == 1 {
				collections = append(collections, from)
			}
		default:
			return false
		}
		return true
	})
	if o.json {
		return sources
	}
	if records > 0 {
		a.Err.Paragraph("", fmt.Sprintf("Left out, with no text to read again: %s.", terminal.Count(records, "record")))
	}
	for _, from := range collections {
		a.Err.Paragraph("", fmt.Sprintf("Left out, with no file of its own to read again: %s that came with %s. To take in what is new there, add that again.", terminal.Count(brought[from], "source"), from))
	}
	return sources
}

// sources lists what to read again.
func (o refreshOptions) sources(ctx context.Context, lib *library.Library) ([]corpus.Source, error) {
	if o.all {
		return lib.Sources(ctx)
	}
	var sources []corpus.Source
	for _, number := range o.ids {
		id, err := typed.ID(number)
		if err != nil {
			return nil, err
		}
		s, err := lib.Source(ctx, id)
		if err != nil {
			return nil, advice.At(number, err)
		}
		sources = append(sources, s)
	}
	return sources, nil
}

func (a app) refreshAll(ctx context.Context, c settings.Config, lib *library.Library, sources []corpus.Source, o refreshOptions) []refreshed {
	bar := a.Err.Progress(len(sources), "fetching")
	defer bar.Finish()
	var results []refreshed
	for i, s := range sources {
		now, err := a.readAgain(ctx, s, o, bar.Stage)
		if err == nil && !o.replace {
			err = checkSameWork(ctx, lib, s, now, o)
		}
		r := refreshed{source: s, err: err, left: o.all && errors.Is(err, corpus.ErrScanned)}
		if err == nil {
			r.replace(ctx, lib, now, o)
		}
		if r.err == nil {
			if err := a.keep(ctx, lib, c, now.file); err != nil {
				bar.Aside(func() { a.Err.Paragraph("", fmt.Sprintf("%d: its file is not kept. %s", s.ID, advice.Sentence(err))) })
			}
		}
		if ctx.Err() != nil && r.err != nil {
			break // it was not tried to the end
		}
		results = append(results, r)
		bar.Aside(func() { a.reportRefreshed(r, o) })
		bar.Set(i + 1)
	}
	return results
}

// replace puts what was read in place of what is kept of a source. What is there already as
// another source of the same file is left out of all: it was added both before and after the file
// changed, and who refreshes all can do nothing about it each time.
func (r *refreshed) replace(ctx context.Context, lib *library.Library, now text, o refreshOptions) {
	was := r.source
	kept, change, err := lib.Replace(ctx, was.ID, now.source, now.passages)
	switch {
	case errors.Is(err, corpus.ErrExists):
		r.err = advice.Because(err, "What stands there now is in the library already, as %s. To have it here, remove that and run the same command again: footnote remove%s %d", shown.Line(kept), settings.LibraryFlag(o.library), kept.ID)
		r.left = o.all && isSameFile(was, kept)
	case err != nil:
		r.err = err
	default:
		r.source, r.change, r.record = kept, change, kept.Differs(was.Metadata)
	}
}

// isSameFile tells whether two sources were read from one file of this installation.
func isSameFile(a, b corpus.Source) bool {
	one, own := ownPath(a)
	other, owned := ownPath(b)
	return own && owned && one == other
}

// checkSameWork refuses what was read where it looks like another work.
func checkSameWork(ctx context.Context, lib *library.Library, was corpus.Source, now text, o refreshOptions) error {
	another, err := likeness.IsAnother(ctx, lib, was, now.source, now.passages)
	if err != nil || !another {
		return err
	}
	library := settings.LibraryFlag(o.library)
	return advice.Mistake("What stands there now looks like another work, “%s”: nothing of the text is left. To keep both, add it as a source of its own: footnote add%s FILE. If it is the same work, all the same: footnote refresh%[2]s --replace %d (what was corrected by hand stays; footnote edit corrects it).", now.source.Title, library, was.ID)
}

// isTextless says whether a source is a record alone, and no address says where to look for more.
func isTextless(s corpus.Source) bool {
	return s.MediaType == corpus.RecordOnly && !typed.IsAddress(s.Origin)
}

// readAgain reads a source where it came from. A file is read only if this
// installation has read it before, or the user has said so: the library of somebody
// else can name any file of this machine.
func (a app) readAgain(ctx context.Context, s corpus.Source, o refreshOptions, stage func(string)) (text, error) {
	path, own := ownPath(s)
	switch {
	case isTextless(s):
		return text{}, advice.Mistake("It is the record of a work alone, and has no text to read again. Add its text, or the list of works that it came from.")
	case collectionOf(s.Origin) != "":
		return text{}, advice.Mistake("It came with %s and has no file of its own to read again. To take in what is new there, add that again.", collectionOf(s.Origin))
	case typed.IsAddress(s.Origin):
	case !isFile(s):
		return text{}, advice.Mistake("It came from no address and from no file of this machine. To replace it, remove it and add it again.")
	case !o.files && !own:
		return text{}, advice.Mistake("It names the file %s, which was not added from here, so it is not read. If you know the file and it may stand in this library, add --files.", s.Origin)
	}
	if !own {
		path = s.Origin
	}
	now, err := a.readPath(ctx, path, typed.Record{Metadata: corpus.Metadata{Title: s.GivenTitle()}}, o, stage)
	if errors.Is(err, corpus.ErrScanned) {
		err = advice.Because(err, "Its pages are pictures without text. To read them by text recognition again: footnote refresh --ocr %d", s.ID)
	}
	if isFile(s) {
		now.source.Origin = s.Origin // as it was typed
	}
	return now, err
}

// readPath reads what lies at a path or an address, with text recognition if that is wanted.
func (a app) readPath(ctx context.Context, path string, known typed.Record, o refreshOptions, stage func(string)) (text, error) {
	if !o.ocr.wanted {
		return a.readInput(ctx, input{path: path}, known, stage)
	}
	stage(stageOf(path))
	file, err := a.read(ctx, path)
	if err != nil {
		return text{}, err
	}
	return a.recognise(ctx, file, path, known, o.ocr.with, stage)
}

// collectionOf gives the list of works or the archive that a source came out of, empty for
// one that has a file of its own.
func collectionOf(origin string) string {
	if typed.IsAddress(origin) {
		return ""
	}
	if slices.Contains(references.Extensions(), strings.ToLower(filepath.Ext(origin))) {
		return origin
	}
	for parent := filepath.Dir(origin); filepath.Dir(parent) != parent; parent = filepath.Dir(parent) {
		if info, err := os.Stat(parent); strings.EqualFold(filepath.Ext(parent), ".zip") && (err != nil || !info.IsDir()) {
			return parent
		}
	}
	return ""
}

// isFile tells a source that came from a file. What members sent has the name of
// their file, which may be another's here.
func isFile(s corpus.Source) bool {
	return !typed.IsAddress(s.Origin) && s.Origin != standardInput && s.AddedBy == ""
}

// mayRead asks, where somebody can answer, whether files are to be read that were
// not added from here.
func (a app) mayRead(sources []corpus.Source) bool {
	var files []string
	for _, s := range sources {
		if isFile(s) && collectionOf(s.Origin) == "" && !isOwnFile(s) {
			files = append(files, fmt.Sprintf("%s (source %d)", s.Origin, s.ID))
		}
	}
	if len(files) == 0 {
		return false
	}
	more := len(files) - mostAsked
	if more > 0 {
		files = append(files[:mostAsked], fmt.Sprintf("and %d more", more))
	}
	yes, _ := a.Err.Confirm(a.Stdin, "Not added from here: "+strings.Join(files, ", ")+". Somebody else's library can name any file of this machine. Read them into it?")
	return yes
}

// mostAsked is how many files are named in a question.
const mostAsked = 20

// What can become of a source besides unchanged and refused.
const (
	renewed = "refreshed"
	leftOut = "left out"
)

func (r refreshed) status() string {
	switch {
	case r.left:
		return leftOut
	case r.err != nil:
		return refused
	case r.change.None() && len(r.record) == 0:
		return unchanged
	}
	return renewed
}

func (a app) reportRefreshed(r refreshed, o refreshOptions) {
	switch {
	case r.status() == refused || r.status() == leftOut:
		a.Err.Paragraph(r.status()+" ", fmt.Sprintf("%s: %s It stays as it was.", shown.Line(r.source), r.reason()))
	case o.json:
	case r.status() == unchanged:
		a.Out.Paragraph(unchanged+" ", shown.Line(r.source))
	default:
		a.Out.Paragraph(renewed+" ", fmt.Sprintf("%s: %d kept, %d new, %d gone%s", shown.Line(r.source), r.change.Kept, r.change.Added, r.change.Gone, changedFields(r.record)))
	}
}

// changedFields says which fields of a record are others now.
func changedFields(fields []string) string {
	var names []string
	for _, f := range recordNames {
		if slices.Contains(fields, f.field) {
			names = append(names, f.name)
		}
	}
	if slices.Contains(fields, "language") {
		names = append(names, "language")
	}
	if len(names) == 0 {
		return ""
	}
	return "; changed: " + wording.Enumerate(names, "and")
}

// reason says why a source was not read again, empty where it was.
func (r refreshed) reason() string {
	if r.err == nil {
		return ""
	}
	return advice.Sentence(r.err)
}

// notRefreshed says what could not be read again, nil where all could: of one source why, of
// several how many.
func notRefreshed(results []refreshed) error {
	bad, why := 0, error(nil)
	for _, r := range results {
		if r.status() == refused {
			bad, why = bad+1, r.err
		}
	}
	if bad == 0 || len(results) == 1 {
		return why
	}
	return advice.Mistake("Refused: %d of %d.", bad, len(results))
}

func shapeRefreshed(library string, results []refreshed, failed error) any {
	shape := struct {
		Library string          `json:"library"`
		Sources []refreshedJSON `json:"sources"`
		command.Outcome
	}{library, []refreshedJSON{}, command.OutcomeOf(failed)}
	for _, r := range results {
		shape.Sources = append(shape.Sources, refreshedJSON{
			ID: r.source.ID, Title: r.source.Title, Origin: r.source.Origin, Status: r.status(), Passages: r.source.Passages,
			Kept: r.change.Kept, Added: r.change.Added, Gone: r.change.Gone, Record: append([]string{}, r.record...),
			ReadAt: r.source.ReadAt.UTC().Format(time.RFC3339), Reason: r.reason(),
		})
	}
	return shape
}
