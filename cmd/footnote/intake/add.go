package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
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
		Long: `Adds texts to a library: files, all readable files of folders, what stands at addresses of the web, or standard input as "-". Files of a folder that no text is read from are left aside and named. What is already there is left alone. What cannot be read is named with the reason, and the others are still added. What looks like a copy of another source, since most of its text stands there, is added and named, with the other one.

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

// add puts files into a library, one transaction each, and embeds them.
func (a app) add(ctx context.Context, o addOptions) error {
	c, emb, err := a.Settings()
	if err != nil {
		return err
	}
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	inputs, left, err := a.inputs(ctx, o)
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
		if !o.json { // which does not have it
			findOlder(ctx, lib, results)
		}
	}
	failed := failureOf(len(inputs), results)
	if o.json {
		if err := a.Out.JSON(shapeAdded(o.library, results, left, goesOn(cmp.Or(ctx.Err(), failed)))); err != nil {
			return err
		}
	} else if ctx.Err() == nil {
		a.hintLacking(results)
		a.hintUnknown(results, o.library)
		a.hintAlike(results, o.library)
	}
	return a.concludeAdd(ctx, len(inputs), failed)
}

// mostUnasked is how many files are added without asking: more are hardly ever meant.
const mostUnasked = 1000

// inputs lists what to add and what is left aside, and checks that the flags fit it.
func (a app) inputs(ctx context.Context, o addOptions) ([]input, aside, error) {
	if err := o.given.Check(); err != nil {
		return nil, aside{}, err
	}
	if err := typed.CheckShelf(o.shelf); err != nil {
		return nil, aside{}, err
	}
	all := a.look(ctx, o.paths, mostUnasked+1)
	if len(all.found) > mostUnasked {
		if !o.yes {
			if yes, _ := a.Err.Confirm(a.Stdin, fmt.Sprintf("%s: these are more than %d files. Add them all?", strings.Join(o.paths, ", "), mostUnasked)); !yes {
				return nil, aside{}, advice.Mistake("Nothing was added: there are more than %d files. To add them all, use --yes; else name fewer.", mostUnasked)
			}
		}
		all = a.look(ctx, o.paths, math.MaxInt)
	}
	a.reportPassed(all.passed)
	a.reportAside(all.aside)
	if len(all.found) != 1 && !o.given.Empty() {
		return nil, aside{}, advice.Mistake("--title, --author and the like are for one source, but %d files or addresses were named. Add that one by itself.", len(all.found))
	}
	return all.found, all.aside, ctx.Err()
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
func (a app) look(ctx context.Context, paths []string, most int) gathering {
	bar := a.Err.Progress(terminal.UnknownTotal, "looking for files")
	defer bar.Finish()
	return collect(ctx, paths, most)
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
