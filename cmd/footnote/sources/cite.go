package sources

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/cite"
)

// Cite is the command that prints the citation of a source.
func Cite(run *command.App) command.Row {
	a := app{run}
	var o citeOptions
	return command.Row{
		Use:   "cite [flags] ID",
		Short: "Print the citation of a source in a style",
		Long: `Prints the citation of a source as it stands in a list of references, or, with --in-text, as it stands in the text or its footnote. What is not known of a source is left out or named as the style has it ("n.d."); nothing is guessed. Plain text shows no italics; with --format markdown or html they are there.

` + styleList(),
		Example: `footnote cite 3
footnote cite --style mla 3
footnote cite --style chicago-notes --in-text --page 25 3
footnote cite --format html 3 | xclip -selection clipboard -t text/html
footnote cite --style bibtex 3 >> refs.bib`,
		Args: command.ExactlyOne("the number of a source", "footnote cite 3"),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Flags().BoolVar(&o.inText, "in-text", false, "print what stands in the text or its footnote")
			f.Flags().StringVar(&o.page, "page", "", "with --in-text, the `page` or pages as they are printed: 25, xii, 25-26")
			styleFlag(f, &o.style)
			formatFlag(f, &o.format)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.id = l.Args[0]
			return a.cite(ctx, o)
		},
	}
}

// Bibliography is the command that prints those of all sources.
func Bibliography(run *command.App) command.Row {
	a := app{run}
	var o citeOptions
	return command.Row{
		Use:   "bibliography [flags]",
		Short: "Print the citations of all sources of a library",
		Long: `Prints the citations of all sources of a library, in the order that the style prescribes. Works of one author and year are told apart as the style has it, and the keys of BibTeX, RIS and CSL-JSON are unique.

` + styleList(),
		Example: `footnote bibliography --style harvard
footnote bibliography --style mla --format html > works-cited.html
footnote bibliography --style bibtex > refs.bib
footnote bibliography --style ris --library seminar > refs.ris`,
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			styleFlag(f, &o.style)
			formatFlag(f, &o.format)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, _ command.Line) error { return a.bibliography(ctx, o) },
	}
}

type citeOptions struct {
	library, id, style, page, format string
	inText, json                     bool
}

// The formats that a citation for people is printed in.
const (
	asText     = "text"
	asMarkdown = "markdown"
	asHTML     = "html"
)

func formats() []string { return []string{asText, asMarkdown, asHTML} }

// styleFlag is the flag that names a citation style.
func styleFlag(f command.Flags, name *string) {
	f.Flags().StringVar(name, "style", "apa", "citation `style`, one of those above")
	f.Complete("style", func(command.Line) []string {
		var offers []string
		for _, name := range cite.Styles() {
			offers = append(offers, name+"\t"+cite.Label(name))
		}
		return offers
	})
}

// formatFlag is the flag that names the format of a citation for people.
func formatFlag(f command.Flags, name *string) {
	f.Flags().StringVar(name, "format", asText, "text, or markdown or html with italics: the `format` of a citation for people")
	f.Complete("format", func(command.Line) []string { return formats() })
}

// styleList explains the styles, for the help.
func styleList() string {
	var b strings.Builder
	b.WriteString("Styles:\n")
	for _, name := range cite.Styles() {
		fmt.Fprintf(&b, "- %-20s %s\n", name, cite.Label(name))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// check tells what styles there are if there is none of that name.
func (o citeOptions) check() error {
	switch {
	case cite.Label(o.style) == "":
		return advice.Mistake("There is no citation style %q. Choose one of %s.", o.style, strings.Join(cite.Styles(), ", "))
	case !slices.Contains(formats(), o.format):
		return advice.Mistake("There is no format %q. Choose one of %s.", o.format, strings.Join(formats(), ", "))
	case o.format != asText && cite.Extension(o.style) != ".txt":
		return advice.Mistake("%s is data for programs and has no italics. Leave out --format.", cite.Label(o.style))
	case o.format != asText && o.json:
		return advice.Mistake("JSON has the runs of a citation, in italics or not. Leave out --format or --json.")
	case o.page != "" && !o.inText && !o.json:
		return advice.Mistake("A page stands in the text, not in a list of references. Add --in-text, for example: footnote cite --in-text --page %s %s", o.page, o.id)
	}
	return nil
}

// cite prints the citation of one source.
func (a app) cite(ctx context.Context, o citeOptions) error {
	id, err := typed.ID(o.id)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return err
	}
	lib, err := a.OpenToRead(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	source, err := lib.Source(ctx, id)
	if err != nil {
		return err
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	inText, full, err := cite.NewCiter(sources).Cite(o.style, source, corpus.PagesAt(o.page))
	switch {
	case err != nil:
		return err
	case o.json:
		return a.Out.JSON(citationJSON{lib.Name, o.style, id, inText.String(), shown.List(inText), full.String(), full})
	case o.inText && len(inText) == 0:
		return advice.Mistake("%s is data for programs; nothing of it stands in the text. Leave out --in-text.", cite.Label(o.style))
	case o.inText:
		full = inText
	}
	a.printCitations(o, o.set(full))
	return nil
}

// set writes a citation in the format asked for.
func (o citeOptions) set(c cite.Citation) string {
	switch o.format {
	case asMarkdown:
		return lineStart.ReplaceAllString(c.Markdown(escaped), `$1\$2`)
	case asHTML:
		return c.HTML()
	}
	return c.String()
}

// escaped makes text stand for itself in Markdown. An address stands in angle brackets, in
// which nothing has a meaning: a backslash would become part of the link.
func escaped(text string) string {
	var b strings.Builder
	end := 0
	for _, at := range addresses.FindAllStringIndex(text, -1) {
		b.WriteString(inMarkdown.Replace(text[end:at[0]]) + "<" + text[at[0]:at[1]] + ">")
		end = at[1]
	}
	return b.String() + inMarkdown.Replace(text[end:])
}

// addresses finds those of the web, without the mark of the sentence behind them.
var addresses = regexp.MustCompile(`https?://[^\s<>]*[^\s<>.,;]`)

// inMarkdown makes text stand for itself inside a line of Markdown, lineStart finds
// what would begin a list there.
var (
	inMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "~", `\~`, "#", `\#`, "|", `\|`)
	lineStart  = regexp.MustCompile(`^(\d*)([-+.)])`)
)

// bibliography prints the citations of all sources.
func (a app) bibliography(ctx context.Context, o citeOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	lib, err := a.OpenToRead(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	sources, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	references, file, err := cite.Bibliography(o.style, sources)
	if err != nil {
		return err
	}
	if o.json {
		return a.Out.JSON(shapeBibliography(lib.Name, o.style, references, file))
	}
	if lib.IsStarter() {
		a.Err.Paragraph("", shown.StarterNotice(lib.Folder))
	}
	a.printCitations(o, o.setAll(references, file))
	return nil
}

// setAll writes a list of citations in the format asked for, each a paragraph.
func (o citeOptions) setAll(references []cite.Reference, file string) string {
	if o.format == asText {
		return file
	}
	var b strings.Builder
	for _, r := range references {
		if o.format == asHTML {
			fmt.Fprintf(&b, "<p>%s</p>\n", o.set(r.Full))
		} else {
			fmt.Fprintf(&b, "%s\n\n", o.set(r.Full))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func shapeBibliography(library, style string, references []cite.Reference, file string) bibliographyJSON {
	shape := bibliographyJSON{Library: library, Style: style, Citations: []referenceJSON{}, File: file}
	for _, r := range references {
		shape.Citations = append(shape.Citations, referenceJSON{ID: r.Source, Key: r.Key, Full: r.Full.String(), Runs: r.Full})
	}
	return shape
}

// printCitations prints what programs read as it is, down to its line ends,
// and citations for people between margins.
func (a app) printCitations(o citeOptions, text string) {
	if o.format == asText && cite.Extension(o.style) == ".txt" {
		a.Out.Paragraph("", text)
		return
	}
	_, _ = io.WriteString(a.Out, strings.TrimSuffix(text, "\n")+"\n")
}
