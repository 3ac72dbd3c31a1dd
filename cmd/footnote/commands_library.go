package main

import (
	"github.com/spf13/cobra"

	"footnote/corpus/cite"
)

// The commands that keep a library and cite from it.

func (a *app) addCommand() *cobra.Command {
	var o addOptions
	c := &cobra.Command{
		Use:   "add [flags] PATH|ADDRESS...",
		Short: "Add files, folders, web pages or standard input (-) to a library",
		Long: `Adds texts to a library: files, all readable files of folders, what stands at addresses of the web, or standard input as "-". What is already there is left alone. What cannot be read is named with the reason, and the others are still added.

Title, authors and date are taken from the text where it names them, and it is said where each was found. The flags give what it does not name, or names wrongly; they are for one source at a time. A shelf takes any number; it is there as long as a source stands on it.

Exit status: 0 if everything was added or was there already, else 2.`,
		Example: `footnote add notes/ paper.md
footnote add https://example.org/essay.html
footnote add --author "Durkheim, Emile" --issued 1895 rules.txt
footnote add --shelf "Week 3" readings/
curl -s https://example.org/essay.txt | footnote add --title "An Essay" -`,
		Args: atLeastOne("a file, a folder, an address, or - for standard input", "footnote add notes/"),
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			return a.add(c.Context(), o)
		},
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "print one JSON object")
	a.shelfFlag(c, &o.shelf, "put what is added on the shelf of this `name`, an old one or a new one")
	recordFlags(c, &o.given)
	a.libraryFlag(c, &o.library)
	return c
}

// recordFlags are the flags that give the record of a source.
func recordFlags(c *cobra.Command, g *given) {
	for _, field := range peopleFields {
		c.Flags().StringArrayVar(field.of(&g.Metadata), field.flag, nil, field.usage)
	}
	for _, field := range recordFields {
		c.Flags().StringVar(field.of(&g.Metadata), field.flag, "", field.usage)
	}
}

// typedFlags names the flags of the record that were typed, with a value or an
// empty one.
func typedFlags(c *cobra.Command) []string {
	var names []string
	for _, field := range recordFields {
		if c.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	for _, field := range peopleFields {
		if c.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	return names
}

func (a *app) extractCommand() *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:   "extract [flags] PATH|ADDRESS",
		Short: "Show what add would keep of a file or web page, adding nothing",
		Long: `Shows what "footnote add" would keep of a file or web page: its metadata and where each field was found, its passages, and what it leaves out and why. Nothing is added.

With --trace it also tells which pass of the program left out or changed which line, for who wants to mend a rule.`,
		Example: "footnote extract paper.md\nfootnote extract --trace paper.md\nfootnote extract https://example.org/essay.html\nfootnote extract --json paper.md | jq .metadata",
		Args:    exactlyOne("a file, an address, or - for standard input", "footnote extract paper.md"),
		RunE: func(c *cobra.Command, args []string) error {
			o.path = args[0]
			return a.extract(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&o.trace, "trace", false, "say which pass left out or changed which line")
	return c
}

func (a *app) sourcesCommand() *cobra.Command {
	var o sourcesOptions
	c := &cobra.Command{
		Use:     "sources [flags]",
		Short:   "List the sources of a library",
		Example: "footnote sources\nfootnote sources --json | jq .sources[].title",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.sources(c.Context(), o) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.shelfFlag(c, &o.shelf, "list the shelf of this `name` only")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) refreshCommand() *cobra.Command {
	var o refreshOptions
	c := &cobra.Command{
		Use:   "refresh [flags] ID...",
		Short: "Read sources again where they came from, and say what changed",
		Long: `Reads sources again at the address or in the file that they came from, and keeps what stands there now instead of what stood there before. Passages that did not change stay as they are; so do title, authors and whatever else a person gave. A source that cannot be read now keeps its passages, and the reason is named.

Files are read that were added from this installation and lie where they lay then. For others it asks, or, where nobody can answer, wants --files: a library of somebody else can name any file of this machine.

Exit status: 0 if every source was read, else 2.`,
		Example: "footnote refresh 3\nfootnote refresh --all --library seminar",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			o.ids = args
			return a.refresh(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.all, "all", false, "read all sources of the library again")
	c.Flags().BoolVar(&o.files, "files", false, "read files, too, that were not added from here")
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) editCommand() *cobra.Command {
	var o editOptions
	c := &cobra.Command{
		Use:   "edit [flags] ID",
		Short: "Correct the title, the authors, the date … of a source, or its shelf",
		Long: `Corrects what citations say of a source: its title, its authors, its date and so on. Only what is given is changed; an empty value ("") says that it is not known. The text of the source stays as it is.

Authors given take the place of all that were there. A source stands on one shelf at most; --shelf "" takes it off.`,
		Example: `footnote edit 3 --title "An Essay" --author "Durkheim, Emile" --issued 1895
footnote edit 3 --container "Journal of Waters" --volume 12 --issue 3 --pages 321-328
footnote edit 3 --publisher ""
footnote edit 3 --shelf "Week 3"`,
		Args: exactlyOne("the number of a source", "footnote edit 3 --issued 1895"),
		RunE: func(c *cobra.Command, args []string) error {
			o.id = args[0]
			o.changed, o.moved = typedFlags(c), c.Flags().Changed(shelfFlag)
			return a.edit(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.shelfFlag(c, &o.shelf, "put it on the shelf of this `name`, an old one or a new one; \"\" takes it off")
	recordFlags(c, &o.given)
	a.libraryFlag(c, &o.library)
	return c
}

// readOneCommand is for the program itself, see newReader.
func (a *app) readOneCommand() *cobra.Command {
	return &cobra.Command{
		Use:    readOne,
		Hidden: true,
		Args:   none,
		RunE:   func(c *cobra.Command, _ []string) error { return serveChild(c.Context(), a.stdin, a.out.raw()) },
	}
}

// readOne is the name of the command that reads one file for another process.
const readOne = "read-one"

func (a *app) removeCommand() *cobra.Command {
	var o removeOptions
	c := &cobra.Command{
		Use:     "remove [flags] ID",
		Short:   "Remove a source by its number",
		Example: "footnote remove 3",
		Args:    exactlyOne("the number of a source", "footnote remove 3"),
		RunE: func(c *cobra.Command, args []string) error {
			o.id = args[0]
			return a.remove(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) syncCommand() *cobra.Command {
	var o syncOptions
	c := &cobra.Command{
		Use:     "sync [flags]",
		Short:   "Embed the passages that the embedder has not seen yet",
		Long:    "Embeds the passages that the embedder has not seen yet: after another embedder was chosen, or after adding was interrupted. It goes on where it stopped. When all is done it forgets what other embedders have made of the library.",
		Example: "footnote sync",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.sync(c.Context(), o) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) backupCommand() *cobra.Command {
	var o backupOptions
	c := &cobra.Command{
		Use:   "backup [flags] FILE",
		Short: "Copy a library to one file, also while the bot runs",
		Long: `Copies all that a library holds to one new file, as it is at one moment, also while the bot or another command uses it, and reads the copy through. "footnote restore" puts it back.

A library that is copied by hand is up to three files while it is in use, and after a crash (its name, and the same with -wal and -shm): they go together.`,
		Example: "footnote backup library-2026-11-28.sqlite\nfootnote backup --library discord-1234 /backups/group.sqlite",
		Args:    exactlyOne("a new file", "footnote backup library.sqlite"),
		RunE: func(c *cobra.Command, args []string) error {
			o.file = args[0]
			return a.backup(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) restoreCommand() *cobra.Command {
	var o backupOptions
	c := &cobra.Command{
		Use:   "restore [flags] FILE",
		Short: "Put a backup of a library back",
		Long: `Makes a library what a backup holds: a file of "footnote backup", a copy of a library's files, or the file of /library export. The backup is read through first and stays as it is. The library that is there now is kept beside, under another name, and its log is moved aside. If it was changed after the backup, that is said, and --force is needed.

The library must not be in use: stop the bot first.`,
		Example: "footnote restore library-2026-11-28.sqlite\nfootnote restore --force --library discord-1234 /backups/group.sqlite",
		Args:    exactlyOne("the file of a backup", "footnote restore library.sqlite"),
		RunE: func(c *cobra.Command, args []string) error {
			o.file = args[0]
			return a.restore(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.force, "force", false, "also in the place of a library that was changed after the backup")
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) citeCommand() *cobra.Command {
	var o citeOptions
	c := &cobra.Command{
		Use:   "cite [flags] ID",
		Short: "Print the citation of a source in a style",
		Long: `Prints the citation of a source as it stands in a list of references, or, with --in-text, as it stands in the text or its footnote. What is not known of a source is left out or named as the style has it ("n.d."); nothing is guessed. What a style sets in italics stands upright.

` + styleList(),
		Example: `footnote cite 3
footnote cite --style mla 3
footnote cite --style chicago-notes --in-text --page 25 3
footnote cite --style bibtex 3 >> refs.bib`,
		Args: exactlyOne("the number of a source", "footnote cite 3"),
		RunE: func(c *cobra.Command, args []string) error {
			o.id = args[0]
			return a.cite(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&o.inText, "in-text", false, "print what stands in the text or its footnote")
	c.Flags().StringVar(&o.page, "page", "", "with --in-text, the `page` or pages as they are printed: 25, xii, 25-26")
	styleFlag(c, &o.style)
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) bibliographyCommand() *cobra.Command {
	var o citeOptions
	c := &cobra.Command{
		Use:   "bibliography [flags]",
		Short: "Print the citations of all sources of a library",
		Long: `Prints the citations of all sources of a library, in the order that the style prescribes. Works of one author and year are told apart as the style has it, and the keys of BibTeX, RIS and CSL-JSON are unique.

` + styleList(),
		Example: `footnote bibliography --style harvard
footnote bibliography --style bibtex > refs.bib
footnote bibliography --style ris --library seminar > refs.ris`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error { return a.bibliography(c.Context(), o) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	styleFlag(c, &o.style)
	a.libraryFlag(c, &o.library)
	return c
}

func styleFlag(c *cobra.Command, style *string) {
	c.Flags().StringVar(style, "style", "apa", "citation `style`, one of those above")
	_ = c.RegisterFlagCompletionFunc("style", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var offers []string
		for _, name := range cite.Styles() {
			offers = append(offers, name+"\t"+cite.Label(name))
		}
		return offers, cobra.ShellCompDirectiveNoFileComp
	})
}
