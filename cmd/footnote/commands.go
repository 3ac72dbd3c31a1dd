package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/cite"
)

// table is everything that the program offers, below the titles of the help. Each
// command stands in a file with what it does.
func (a *app) table() []section {
	return []section{
		{"Questions", []command{a.askCommand(), a.compareCommand(), a.quoteCommand()}},
		{"The library", []command{
			a.addCommand(), a.extractCommand(), a.sourcesCommand(), a.editCommand(), a.citeCommand(),
			a.bibliographyCommand(), a.pageCommand(), a.refreshCommand(), a.removeCommand(), a.syncCommand(),
		}},
		{"Copies", []command{a.backupCommand(), a.restoreCommand(), a.exportCommand(), a.importCommand(), a.moveCommand()}},
		{"The bot", []command{a.botCommand(), a.tryCommand(), a.doctorCommand(), a.healthCommand(), a.forgetCommand(), a.migrateCommand()}},
		{"More", []command{a.modelCommand(), a.evalCommand(), a.completionCommand(), a.versionCommand(), helpCommand()}},
		{"", []command{a.readOneCommand()}},
	}
}

// A section is a part of the table; one without a title is not shown.
type section struct {
	title    string
	commands []command
}

// A command is a row of the table. It is all that a command's file tells cobra,
// which no other file knows of.
type command struct {
	use, short, long, example string // of the help; long is short where it is empty

	args  arguments     // nil: it takes none
	flags func(f flags) // nil: it has none
	words []string      // for completion, where it takes one of some
	under []command     // commands of this command
	run   func(ctx context.Context, l line) error
}

// arguments checks what stands behind a command and its flags; path is the command.
type arguments func(path string, args []string) error

// A line is a command as it was typed.
type line struct {
	*cobra.Command
	args []string
}

// flags is where a command says what flags it has, those of its own and those that
// others have, too.
type flags struct {
	*cobra.Command
	a *app
}

// cobra makes the command that a row describes.
func (a *app) cobra(row command, section string) *cobra.Command {
	c := &cobra.Command{
		Use: row.use, Short: row.short, Long: row.long, Example: row.example, GroupID: section, Hidden: section == "", ValidArgs: row.words,
		RunE: func(c *cobra.Command, args []string) error { return row.run(c.Context(), line{c, args}) },
	}
	check := row.args
	if check == nil {
		check = none
	}
	c.Args = func(c *cobra.Command, args []string) error { return check(c.CommandPath(), args) }
	if row.flags != nil {
		row.flags(flags{c, a})
	}
	for _, sub := range row.under {
		own := a.cobra(sub, "")
		own.Hidden = false
		c.AddCommand(own)
	}
	return c
}

const about = `Footnote answers a study group's question with the closest passages of the group's own library, each with its citation. It writes no answer of its own: every word it shows stands in a source. Where it is not sure, or finds nothing, it says so.`

const closing = `"footnote COMMAND --help" tells more about one of them.

Settings are read from the environment and from the file .env in the current folder; .env.example lists them all.`

// commands is the program as cobra knows it.
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
		return advice.Mistake("%s: %s. \"%s --help\" lists its flags.", c.CommandPath(), what, c.CommandPath())
	})
	for _, s := range a.table() {
		if s.title != "" {
			root.AddGroup(&cobra.Group{ID: s.title, Title: s.title})
		}
		for _, row := range s.commands {
			root.AddCommand(a.cobra(row, s.title))
		}
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = io.WriteString(a.out, help(c, a.out.Width)) })
	return root
}

func (a *app) completionCommand() command {
	return command{
		use:     "completion SHELL",
		short:   "Write the completion script for bash, zsh, fish or powershell",
		example: "source <(footnote completion bash)\nfootnote completion fish > ~/.config/fish/completions/footnote.fish",
		words:   []string{"bash", "zsh", "fish", "powershell"},
		args:    exactlyOne("a shell", "footnote completion bash"),
		run: func(_ context.Context, l line) error {
			switch l.args[0] {
			case "bash":
				return l.Root().GenBashCompletionV2(a.out, true)
			case "zsh":
				return l.Root().GenZshCompletion(a.out)
			case "fish":
				return l.Root().GenFishCompletion(a.out, true)
			case "powershell":
				return l.Root().GenPowerShellCompletionWithDesc(a.out)
			}
			return advice.Mistake("There is no completion for %q. There is one for bash, zsh, fish and powershell.", l.args[0])
		},
	}
}

func helpCommand() command {
	return command{
		use:     "help [COMMAND]",
		short:   "Explain a command",
		example: "footnote help ask",
		args:    anyNumber,
		run: func(_ context.Context, l line) error {
			about, _, err := l.Root().Find(l.args)
			if err != nil || about == l.Root() && len(l.args) > 0 {
				return noCommand(l.Root(), l.args)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

func (f flags) json(set *bool) { f.Flags().BoolVar(set, "json", false, "print one JSON object") }

func (f flags) library(name *string) {
	f.Flags().StringVar(name, "library", "", "`name` of the library (default \"default\")")
	f.complete("library", func(line) []string { return f.a.libraryNames() })
}

// shelfFlag is the flag that names a shelf.
const shelfFlag = "shelf"

func (f flags) shelf(name *string, usage string) {
	f.Flags().StringVar(name, shelfFlag, "", usage)
	f.complete(shelfFlag, func(l line) []string {
		library, _ := l.Flags().GetString("library")
		return f.a.shelfNames(l.Context(), library)
	})
}

func (f flags) style(name *string) {
	f.Flags().StringVar(name, "style", "apa", "citation `style`, one of those above")
	f.complete("style", func(line) []string {
		var offers []string
		for _, name := range cite.Styles() {
			offers = append(offers, name+"\t"+cite.Label(name))
		}
		return offers
	})
}

func (f flags) format(name *string) {
	f.Flags().StringVar(name, "format", asText, "text, or markdown or html with italics: the `format` of a citation for people")
	f.complete("format", func(line) []string { return formats() })
}

// record has the flags that give the record of a source.
func (f flags) record(g *given) {
	for _, field := range peopleFields {
		f.Flags().StringArrayVar(field.of(&g.Metadata), field.flag, nil, field.usage)
	}
	for _, field := range recordFields {
		f.Flags().StringVar(field.of(&g.Metadata), field.flag, "", field.usage)
	}
}

// complete offers values of a flag.
func (f flags) complete(flag string, offers func(l line) []string) {
	_ = f.RegisterFlagCompletionFunc(flag, func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return offers(line{c, args}), cobra.ShellCompDirectiveNoFileComp
	})
}

// typed names the flags of the record that were typed, with a value or an empty one.
func (l line) typed() []string {
	var names []string
	for _, field := range recordFields {
		if l.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	for _, field := range peopleFields {
		if l.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	return names
}

// help explains a command, and the root with every command and an example.
func help(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString(string(terminal.Hang("", cmp.Or(c.Long, c.Short), width, terminal.Plain)) + "\nUsage:\n  " + c.UseLine() + "\n")
	for _, g := range c.Groups() {
		b.WriteString("\n" + g.Title + ":\n")
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID {
				example, _, _ := strings.Cut(sub.Example, "\n")
				b.WriteString(string(terminal.Hang(fmt.Sprintf("  %-14s", sub.Name()), sub.Short, width-16, terminal.Plain)))
				b.WriteString("                $ " + example + "\n")
			}
		}
	}
	if c.HasParent() && c.HasExample() {
		b.WriteString("\nExamples:\n  $ " + strings.ReplaceAll(c.Example, "\n", "\n  $ ") + "\n")
	}
	b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(width))
	if !c.HasParent() {
		b.WriteString("\n" + string(terminal.Hang("", closing, width, terminal.Plain)))
	}
	return b.String()
}

func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := fmt.Sprintf("\"%s --help\" lists the commands.", c.CommandPath())
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		next = "Did you mean " + strings.Join(near, " or ") + "? " + next
	}
	return advice.Mistake("There is no command %q. %s", args[0], next)
}

func none(path string, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return advice.Mistake("\"%s\" takes no %q. \"%[1]s --help\" lists its flags.", path, args[0])
}

func anyNumber(string, []string) error { return nil }

func atLeastOne(what, example string) arguments {
	return func(_ string, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return advice.Mistake("Name %s, for example: %s", what, example)
	}
}

func exactlyOne(what, example string) arguments {
	return func(_ string, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return advice.Mistake("Name %s, and nothing else, for example: %s", what, example)
	}
}
