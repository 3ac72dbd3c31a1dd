package intake

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/split"
	"footnote/corpus/structure"
)

// Extract is the command that shows what would be kept of a file.
func Extract(run *command.App) command.Row {
	a := app{run}
	var o extractOptions
	return command.Row{
		Use:   "extract [flags] PATH|ADDRESS",
		Short: "Show what add would keep of a file or web page, adding nothing",
		Long: `Shows what "footnote add" would keep of a file or web page: its metadata and where each field was found, its passages, and what it leaves out and why. Nothing is added.

With --trace it also tells which pass of the program left out or changed which line, for who wants to mend a rule.`,
		Example: "footnote extract paper.md\nfootnote extract --trace paper.md\nfootnote extract https://example.org/essay.html\nfootnote extract --json paper.md | jq .metadata",
		Args:    command.ExactlyOne("a file, an address, or - for standard input", "footnote extract paper.md"),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Flags().BoolVar(&o.trace, "trace", false, "say which pass left out or changed which line")
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.path = l.Args[0]
			return a.extract(ctx, o)
		},
	}
}

type extractOptions struct {
	path  string
	json  bool
	trace bool
}

// extract shows what add would keep of a file.
func (a app) extract(ctx context.Context, o extractOptions) error {
	if o.trace {
		ctx = structure.WithTrace(ctx)
	}
	doc, err := a.extractInput(ctx, o.path)
	if err != nil {
		return advice.At(o.path, err)
	}
	passages := split.Split(doc)
	if o.json {
		return a.Out.JSON(shapeExtract(doc, passages))
	}
	a.printMetadata(doc.Metadata)
	for _, p := range passages {
		a.printPassage(p)
	}
	a.printSkipped(doc.Skipped)
	a.printTrace(doc.Trace)
	return nil
}

func (a app) extractInput(ctx context.Context, path string) (corpus.Document, error) {
	bar := a.Err.Progress(1, "reading")
	defer bar.Finish()
	bar.Stage(stageOf(path))
	file, err := a.read(ctx, path)
	if err != nil {
		return corpus.Document{}, err
	}
	bar.Stage("reading")
	return a.Reader.Extract(ctx, file)
}

func shapeExtract(doc corpus.Document, passages []corpus.Passage) extractJSON {
	shape := extractJSON{
		Metadata: doc.Metadata, Language: doc.Metadata.Language,
		Passages: []extractedPassageJSON{}, Skipped: shown.List(doc.Skipped), Trace: shown.List(doc.Trace),
	}
	shape.Metadata.Authors, shape.Metadata.Found = shown.List(doc.Metadata.Authors), shown.Object(doc.Metadata.Found)
	for _, p := range passages {
		shape.Passages = append(shape.Passages, extractedPassageJSON{p.Ordinal, p.Locator, p.Text})
	}
	return shape
}

// printMetadata prints the fields of a record, each with where it was found.
func (a app) printMetadata(m corpus.Metadata) {
	for _, row := range []struct{ label, value, field string }{
		{"Title", m.Title, "title"}, {"Authors", strings.Join(m.Authors, "; "), "authors"},
		{"Editors", strings.Join(m.Editors, "; "), "editors"}, {"Translators", strings.Join(m.Translators, "; "), "translators"},
		{"Organisation", m.Organisation, "organisation"}, {"Date", m.Issued, "issued"},
		{"In", m.Container, "container"}, {"Volume", m.Volume, "volume"}, {"Issue", m.Issue, "issue"}, {"Pages", m.Pages, "pages"},
		{"Kind", m.Genre, "genre"}, {"Number", m.Number, "number"}, {"Edition", m.Edition, "edition"}, {"First printed", m.Original, "original"},
		{"Directors", strings.Join(m.Directors, "; "), "directors"}, {"Interviewers", strings.Join(m.Interviewers, "; "), "interviewers"},
		{"To", strings.Join(m.Recipients, "; "), "recipients"}, {"Book by", strings.Join(m.BookAuthors, "; "), "book_authors"},
		{"Series", m.Series, "series"}, {"Of series", m.SeriesNumber, "series_number"}, {"Event", m.Event, "event"}, {"Held in", m.EventPlace, "event_place"},
		{"Version", m.Version, "version"}, {"Archive", m.Archive, "archive"}, {"Shelfmark", m.Shelfmark, "shelfmark"},
		{"Publisher", m.Publisher, "publisher"}, {"Place", m.Place, "place"}, {"DOI", m.DOI, "doi"}, {"ISBN", m.ISBN, "isbn"},
		{"Address", m.URL, "url"}, {"Language", m.Language, "language"},
	} {
		needed := row.label == "Title" || row.label == "Authors" || row.label == "Date"
		switch from := m.Found[row.field]; {
		case row.value != "" && from != "":
			a.Out.Paragraph(fmt.Sprintf("%-14s", row.label), row.value+" ("+from+")")
		case row.value != "" || needed:
			a.Out.Paragraph(fmt.Sprintf("%-14s", row.label), cmp.Or(row.value, "not found"))
		}
	}
}

func (a app) printPassage(p corpus.Passage) {
	s := a.Out
	s.Printf("\n")
	s.Block("", strings.TrimSuffix(fmt.Sprintf("%d  %s", p.Ordinal, p.Locator), "  "), s.Dim)
	s.Quote(p.Text, nil)
}

func (a app) printSkipped(skipped []corpus.Skipped) {
	if len(skipped) == 0 {
		return
	}
	a.Out.Printf("\nLeft out\n")
	for _, s := range skipped {
		a.Out.Paragraph("  "+terminal.Clean(s.Reason)+": ", s.Text)
	}
}

// printTrace prints what each pass did, in the order of the passes.
func (a app) printTrace(steps []corpus.Step) {
	pass := ""
	for _, s := range steps {
		if s.Pass != pass {
			pass = s.Pass
			a.Out.Printf("\nPass %s\n", pass)
		}
		a.Out.Paragraph("  "+terminal.Clean(s.What)+": ", s.Text)
	}
}
