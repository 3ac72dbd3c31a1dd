package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

const about = `Footnote answers a study group's question with the closest passages of the group's own library, each with its citation. It writes no answer of its own: every word it shows stands in a source. Where it is not sure, or finds nothing, it says so.`

const settings = `"footnote COMMAND --help" tells more about one of them.

Settings are read from the environment and from the file .env in the current folder; .env.example lists them all.`

// commands is the table of everything that the program offers: name, help,
// example, flags and what runs. The commands themselves know nothing of cobra.
func (a *app) commands() *cobra.Command {
	root := &cobra.Command{
		Use:           "footnote COMMAND",
		Long:          about,
		Args:          noCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,

		Version: thisBuild().String(),

		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("{{.Version}}")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		what, _, _ := strings.Cut(err.Error(), ": strconv.")
		return mistake("%s: %s. \"%s --help\" lists its flags.", c.CommandPath(), what, c.CommandPath())
	})
	group(root, "Questions", a.askCommand(), a.compareCommand(), a.quoteCommand())
	group(root, "The library", a.addCommand(), a.extractCommand(), a.sourcesCommand(), a.editCommand(), a.citeCommand(), a.bibliographyCommand(), a.refreshCommand(), a.removeCommand(), a.syncCommand(), a.backupCommand(), a.restoreCommand())
	group(root, "Discord", a.botCommand(), a.tryCommand())
	group(root, "More", a.evalCommand(), a.completionCommand(), a.versionCommand(), helpCommand())
	root.AddCommand(a.readOneCommand())
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = io.WriteString(a.out, help(c, a.out.width)) })
	return root
}

func (a *app) askCommand() *cobra.Command {
	var o askOptions
	c := &cobra.Command{
		Use:   "ask [flags] QUESTION",
		Short: "Answer a question with the closest passages and their citations",
		Long: `Answers a question with the passages of a library that bear on it: the passage word for word, the sentence worth reading first in bold, the citation, and where in the work it stands. Where it is not sure that the closest passages answer, and where it finds nothing, it says so. Weak passages after strong ones are shown with --top only.

A question that leans on others ("and in Turkey?", "when was that") is read together with those given with --after; one that stands alone is answered as without them.

Exit status: 0 with passages, sure or not, or with what the records of the library answer ("who wrote …"); 1 when nothing is found, and for small talk; 2 on an error.`,
		Example: `footnote ask "why does Russia tolerate Israeli strikes?"
footnote ask --top 3 --library seminar "what is a social fact?"
footnote ask --shelf "Week 3" "what is a social fact?"
footnote ask --source 3 --source ramani "what is a social fact?"
footnote ask --after "who started the strike?" "and what came of it?"
footnote ask --json "what is a social fact?" | jq .passages[0].citation`,
		Args: atLeastOne("a question", `footnote ask "why does …?"`),
		RunE: func(c *cobra.Command, args []string) error {
			o.question, o.more = strings.Join(args, " "), c.Flags().Changed("top")
			return a.ask(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&o.explain, "explain", false, "say what the verdict rests on, and why each passage was chosen")
	c.Flags().StringArrayVar(&o.after, "after", nil, "a `question` that was asked before, which this one may go on from; the first comes first")
	c.Flags().IntVar(&o.top, "top", 5, "show at most `N` passages, 1 to 50, the weak ones, too")
	c.Flags().StringArrayVar(&o.sources, "source", nil, "look in the source of this `number` only, or of these words of its author and title; again for each")
	a.shelfFlag(c, &o.shelf, "look on the shelf of this `name` only")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) compareCommand() *cobra.Command {
	o := askOptions{top: 1, compare: true}
	c := &cobra.Command{
		Use:   "compare [flags] QUESTION",
		Short: "Show what each source says on a point, side by side",
		Long: `Shows the best passage of each source on the point that the question asks about, word for word and with its citation, and names the sources that have none. It does not judge who is right.

Exit status: 0 with passages; 1 when nothing is found, and for small talk; 2 on an error.`,
		Example: `footnote compare "do the authors agree on the sanctions?"
footnote compare --shelf "Week 3" "the causes of the war"`,
		Args: atLeastOne("a question", `footnote compare "the causes of the war"`),
		RunE: func(c *cobra.Command, args []string) error {
			o.question = strings.Join(args, " ")
			return a.ask(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object, of the same shape as that of ask")
	c.Flags().BoolVar(&o.explain, "explain", false, "say what the verdict rests on, and why each passage was chosen")
	a.shelfFlag(c, &o.shelf, "compare the sources on the shelf of this `name` only")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) quoteCommand() *cobra.Command {
	var o quoteOptions
	c := &cobra.Command{
		Use:   "quote [flags] TEXT",
		Short: "Check whether a quotation stands in the library, word for word",
		Long: `Looks for the best place of a quotation and says whether it stands there: exactly, with small differences, or with such as change what it means: a negation, a number, a name, a date or a quantity. The differences are shown as both sides spell them. A name behind a dash at the end is held against who wrote the source and who speaks there.

Exit status: 0 when it stands there, small differences or not; 1 when it does not, or means something else; 2 on an error.`,
		Example: `footnote quote "they are not fully aligned"
footnote quote --source 3 "they are not fully aligned – Samuel Ramani"`,
		Args: atLeastOne("a quotation", `footnote quote "the words, as they were quoted"`),
		RunE: func(c *cobra.Command, args []string) error {
			o.text = strings.Join(args, " ")
			return a.quote(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	c.Flags().StringVar(&o.source, "source", "", "the `number` of the source that it is said to stand in")
	a.libraryFlag(c, &o.library)
	return c
}

func (a *app) evalCommand() *cobra.Command {
	var o evalOptions
	c := &cobra.Command{
		Use:     "eval --set DIR [flags]",
		Short:   "Measure the ranking on a set of judged questions",
		Long:    `Ranks every question of DIR/queries.jsonl over the passages of DIR/corpus.jsonl ({"id", "title", "text"} a line, each line one passage as it is). Where DIR/qrels.tsv judges them, nDCG@10, recall and MRR@10 are printed, each with the interval in which it lies with a chance of 95 % (bootstrap over the questions), and the worst questions. It also counts how many questions are answered, with those that should not be: DIR/ood.jsonl (other fields) and DIR/absent.jsonl (answers that are not among the passages). Nothing is kept.`,
		Example: "footnote eval --set ../shared/eval/scifact\nfootnote eval --set sets/mine --run new.run --base old.run",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.eval(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.set, "set", "", "`folder` of the set")
	f.StringVar(&o.queries, "queries", "", "questions to ask instead of DIR/queries.jsonl, a `file` of the same kind")
	f.StringVar(&o.run, "run", "", "write the rankings to a TREC run `file`")
	f.StringVar(&o.answers, "answers", "", "write to `file` whether and how surely each question is answered")
	f.StringVar(&o.base, "base", "", "compare with a TREC run `file` of an earlier time")
	f.IntVar(&o.worst, "worst", 5, "list the `N` worst questions")
	f.IntVar(&o.depth, "depth", 50, "rank `N` passages for each question")
	f.BoolVar(&o.json, "json", false, "print the figures as one JSON object")
	return c
}

func (a *app) botCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "bot",
		Short: "Run the Discord bot until it is stopped",
		Long: `Runs the Discord bot until it is stopped with Ctrl-C or SIGTERM; answers under way
are finished first. It needs DISCORD_TOKEN in .env, and prints the link that
invites it to a server. Each server gets a library of its own in FOOTNOTE_DATA.`,
		Example: "footnote bot",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.bot(c.Context()) },
	}
}

func (a *app) tryCommand() *cobra.Command {
	var o tryOptions
	c := &cobra.Command{
		Use:   "try [flags]",
		Short: "Try the whole bot in a browser, without Discord",
		Long: `Starts a stand-in for Discord on this machine with the real bot in it, and opens
its page in the browser: two servers, each with the starter library, a member
and a moderator to be. Nothing leaves the machine, and nothing is kept.`,
		Example: "footnote try",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.try(c.Context(), o) },
	}
	c.Flags().StringVar(&o.address, "address", "", "listen on `host:port` of this machine (default: a free port)")
	c.Flags().BoolVar(&o.noBrowser, "no-browser", false, "print the address only")
	return c
}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Write the completion script for bash, zsh, fish or powershell",
		Example:   "source <(footnote completion bash)\nfootnote completion fish > ~/.config/fish/completions/footnote.fish",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      exactlyOne("a shell", "footnote completion bash"),
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return c.Root().GenBashCompletionV2(a.out, true)
			case "zsh":
				return c.Root().GenZshCompletion(a.out)
			case "fish":
				return c.Root().GenFishCompletion(a.out, true)
			case "powershell":
				return c.Root().GenPowerShellCompletionWithDesc(a.out)
			}
			return mistake("There is no completion for %q. There is one for bash, zsh, fish and powershell.", args[0])
		},
	}
}

func (a *app) versionCommand() *cobra.Command {
	var o versionOptions
	c := &cobra.Command{
		Use:     "version [flags]",
		Short:   "Print the version, and the licences of what is in the program",
		Example: "footnote version\nfootnote version --licences",
		Args:    none,
		RunE:    func(*cobra.Command, []string) error { return a.version(o) },
	}
	c.Flags().BoolVar(&o.licences, "licences", false, "list the libraries that are in the program, with their versions and licences")
	c.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	return c
}

func (a *app) libraryFlag(c *cobra.Command, library *string) {
	c.Flags().StringVar(library, "library", "", "`name` of the library (default \"default\")")
	_ = c.RegisterFlagCompletionFunc("library", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.libraryNames(), cobra.ShellCompDirectiveNoFileComp
	})
}

// shelfFlag is the flag that names a shelf.
const shelfFlag = "shelf"

func (a *app) shelfFlag(c *cobra.Command, shelf *string, usage string) {
	c.Flags().StringVar(shelf, shelfFlag, "", usage)
	_ = c.RegisterFlagCompletionFunc(shelfFlag, func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		library, _ := c.Flags().GetString("library")
		return a.shelfNames(c.Context(), library), cobra.ShellCompDirectiveNoFileComp
	})
}

// group puts commands below a title of the help.
func group(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, c := range commands {
		c.GroupID = title
		root.AddCommand(c)
	}
}

// help explains a command, and the root with every command and an example.
func help(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString(string(hang("", cmp.Or(c.Long, c.Short), width, plain)) + "\nUsage:\n  " + c.UseLine() + "\n")
	for _, g := range c.Groups() {
		b.WriteString("\n" + g.Title + ":\n")
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID {
				example, _, _ := strings.Cut(sub.Example, "\n")
				b.WriteString(string(hang(fmt.Sprintf("  %-14s", sub.Name()), sub.Short, width-16, plain)))
				b.WriteString("                $ " + example + "\n")
			}
		}
	}
	if c.HasParent() && c.HasExample() {
		b.WriteString("\nExamples:\n  $ " + strings.ReplaceAll(c.Example, "\n", "\n  $ ") + "\n")
	}
	b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(width))
	if !c.HasParent() {
		b.WriteString("\n" + string(hang("", settings, width, plain)))
	}
	return b.String()
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "footnote help ask",
		RunE: func(c *cobra.Command, args []string) error {
			about, _, err := c.Root().Find(args)
			if err != nil || about == c.Root() && len(args) > 0 {
				return noCommand(c.Root(), args)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := `"footnote --help" lists the commands.`
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		next = "Did you mean " + strings.Join(near, " or ") + "? " + next
	}
	return mistake("There is no command %q. %s", args[0], next)
}

func none(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return mistake("\"%s\" takes no %q. \"%[1]s --help\" lists its flags.", c.CommandPath(), args[0])
}

func atLeastOne(what, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return mistake("Name %s, for example: %s", what, example)
	}
}

func exactlyOne(what, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return mistake("Name %s, and nothing else, for example: %s", what, example)
	}
}
