package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
)

// A Section is a part of the table; one without a title is not shown.
type Section struct {
	Title    string
	Commands []Row
}

// A Row is a command in the table of the program, and all that it tells of itself.
type Row struct {
	Use, Short, Long, Example string // of the help; Long is Short where it is empty

	Args  Arguments     // nil: it takes none
	Flags func(f Flags) // nil: it has none
	Words []string      // for completion, where it takes one of some
	Under []Row         // commands of this command
	Run   func(ctx context.Context, l Line) error
}

// Arguments checks what stands behind a command and its flags; path is the command.
type Arguments func(path string, args []string) error

// A Line is a command as it was typed.
type Line struct {
	*cobra.Command
	Args []string
}

// Flags is where a command says what flags it has, those of its own and those that
// others have, too.
type Flags struct {
	*cobra.Command
	a *App
}

// cobra makes the command that a row describes.
func (a *App) cobra(row Row, section string) *cobra.Command {
	c := &cobra.Command{
		Use: row.Use, Short: row.Short, Long: row.Long, Example: row.Example, GroupID: section, Hidden: section == "", ValidArgs: row.Words,
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkEmpty(c); err != nil {
				return err
			}
			return row.Run(c.Context(), Line{c, args})
		},
	}
	check := row.Args
	if check == nil {
		check = None
	}
	c.Args = func(c *cobra.Command, args []string) error { return check(c.CommandPath(), args) }
	if row.Flags != nil {
		row.Flags(Flags{c, a})
	}
	for _, sub := range row.Under {
		own := a.cobra(sub, "")
		own.Hidden = false
		c.AddCommand(own)
	}
	return c
}

// root is the program as cobra knows it.
func (p Program) root(a *App) *cobra.Command {
	root := &cobra.Command{
		Use:           "footnote COMMAND",
		Long:          p.About,
		Args:          Unknown,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,

		Version: p.Version,

		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("{{.Version}}")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if before := c.Flags().Args(); !c.HasParent() && len(before) > 0 {
			return Unknown(c, before) // whose flags these are is not known
		}
		what, _, _ := strings.Cut(err.Error(), ": strconv.")
		return advice.Mistake("%s: %s. \"%s --help\" lists its flags.", c.CommandPath(), what, c.CommandPath())
	})
	for _, s := range p.Table {
		if s.Title != "" {
			root.AddGroup(&cobra.Group{ID: s.Title, Title: s.Title})
		}
		for _, row := range s.Commands {
			root.AddCommand(a.cobra(row, s.Title))
		}
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = io.WriteString(a.Out, p.help(c, a.Out.Width)) })
	return root
}

// Completion is the command that writes completion scripts.
func Completion(a *App) Row {
	return Row{
		Use:     "completion SHELL",
		Short:   "Write the completion script for bash, zsh, fish or powershell",
		Example: "source <(footnote completion bash)\nfootnote completion fish > ~/.config/fish/completions/footnote.fish",
		Words:   []string{"bash", "zsh", "fish", "powershell"},
		Args:    ExactlyOne("a shell", "footnote completion bash"),
		Run: func(_ context.Context, l Line) error {
			switch l.Args[0] {
			case "bash":
				return l.Root().GenBashCompletionV2(a.Out, true)
			case "zsh":
				return l.Root().GenZshCompletion(a.Out)
			case "fish":
				return l.Root().GenFishCompletion(a.Out, true)
			case "powershell":
				return l.Root().GenPowerShellCompletionWithDesc(a.Out)
			}
			return advice.Mistake("There is no completion for %q. There is one for bash, zsh, fish and powershell.", l.Args[0])
		},
	}
}

// Help is the command that explains a command.
func Help() Row {
	return Row{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "footnote help ask",
		Args:    AnyNumber,
		Run: func(_ context.Context, l Line) error {
			about, _, err := l.Root().Find(l.Args)
			if err != nil || about == l.Root() && len(l.Args) > 0 {
				return Unknown(l.Root(), l.Args)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// JSON is the flag by which a result is printed for programs.
func (f Flags) JSON(set *bool) { f.Flags().BoolVar(set, "json", false, "print one JSON object") }

// libraryFlag names a library in every command that has to do with one.
const libraryFlag = "library"

// mayBeEmpty marks flags of which an empty value says something.
const mayBeEmpty = "may be empty"

// MayBeEmpty says of a flag that an empty value says something of its own.
func (f Flags) MayBeEmpty(flag string) {
	_ = f.Flags().SetAnnotation(flag, mayBeEmpty, []string{"yes"})
}

// checkEmpty refuses flags that are given without a value: a variable that is not set in a
// script must not choose another library than the one that is meant, nor widen what is
// searched to all of it.
func checkEmpty(c *cobra.Command) (err error) {
	c.Flags().Visit(func(flag *pflag.Flag) {
		if err != nil || !isEmpty(flag.Value) || flag.Annotations[mayBeEmpty] != nil {
			return
		}
		switch flag.Name {
		case libraryFlag:
			err = advice.Mistake("--library is given, but names no library. Leave it out for the library \"default\", or name one, for example: --library seminar-2")
		case ShelfFlag:
			err = advice.Mistake("--shelf is given, but names no shelf. Leave it out, or name one, for example: --shelf \"Week 3\"")
		default:
			err = advice.Mistake("--%s is given, but is empty. Leave it out, or say what it is to be.", flag.Name)
		}
	})
	return err
}

// isEmpty reports whether a value, or one of several, is no more than space.
func isEmpty(v pflag.Value) bool {
	if all, ok := v.(pflag.SliceValue); ok {
		return slices.ContainsFunc(all.GetSlice(), func(one string) bool { return strings.TrimSpace(one) == "" })
	}
	return v.Type() == "string" && strings.TrimSpace(v.String()) == ""
}

// AlsoCalled gives flags their own names where they are typed by other ones.
func (f Flags) AlsoCalled(names map[string]string) {
	f.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		return pflag.NormalizedName(cmp.Or(names[name], name))
	})
}

// Library is the flag that names a library.
func (f Flags) Library(name *string) {
	f.Flags().StringVar(name, libraryFlag, "", "`name` of the library (default \"default\")")
	f.Complete(libraryFlag, func(Line) []string { return f.a.LibraryNames() })
}

// ShelfFlag is the flag that names a shelf.
const ShelfFlag = "shelf"

// Shelf is that flag; usage says what it does here.
func (f Flags) Shelf(name *string, usage string) {
	f.Flags().StringVar(name, ShelfFlag, "", usage)
	f.Complete(ShelfFlag, func(l Line) []string {
		library, _ := l.Flags().GetString(libraryFlag)
		return f.a.shelfNames(l.Context(), library)
	})
}

// Complete offers values of a flag.
func (f Flags) Complete(flag string, offers func(l Line) []string) {
	_ = f.RegisterFlagCompletionFunc(flag, func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return offers(Line{c, args}), cobra.ShellCompDirectiveNoFileComp
	})
}

// help explains a command, and the root with every command and an example.
func (p Program) help(c *cobra.Command, width int) string {
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
		b.WriteString("\n" + string(terminal.Hang("", p.Closing, width, terminal.Plain)))
	}
	return b.String()
}

// Unknown says that there is no such command, and which ones are called like it. It is nil
// where none was typed.
func Unknown(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := fmt.Sprintf("\"%s --help\" lists the commands.", c.CommandPath())
	if near := c.SuggestionsFor(args[0]); args[0] != "" && len(near) > 0 { // every name begins with nothing
		next = "Did you mean " + strings.Join(near, " or ") + "? " + next
	}
	return advice.Mistake("There is no command %q. %s", args[0], next)
}

// None is for a command that takes no argument.
func None(path string, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return advice.Mistake("\"%s\" takes no %q. \"%[1]s --help\" lists its flags.", path, args[0])
}

// AnyNumber is for a command that looks at its arguments itself.
func AnyNumber(string, []string) error { return nil }

// AtLeastOne wants an argument or more: what is named, and an example of it.
func AtLeastOne(what, example string) Arguments {
	return func(_ string, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return advice.Mistake("Name %s, for example: %s", what, example)
	}
}

// ExactlyOne wants one argument: what is named, and an example of it.
func ExactlyOne(what, example string) Arguments {
	return func(_ string, args []string) error {
		if len(args) == 1 && strings.TrimSpace(args[0]) != "" { // a variable that is not set names nothing
			return nil
		}
		return advice.Mistake("Name %s, and nothing else, for example: %s", what, example)
	}
}

// wantsJSON tells whether a program reads the result, also of a command line that
// cannot be followed.
func wantsJSON(c *cobra.Command, args []string) bool {
	for i, arg := range args {
		switch {
		case arg == "--json":
			return true
		case arg == "--" && (i == 0 || !takesNext(c, args[i-1])):
			return false
		}
	}
	return false
}

// takesNext tells whether what stands behind an argument is its value, whatever it is.
func takesNext(c *cobra.Command, arg string) bool {
	name, long := strings.CutPrefix(arg, "--")
	flag := c.Flags().Lookup(name)
	return long && flag != nil && flag.NoOptDefVal == ""
}
