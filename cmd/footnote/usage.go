package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

const about = `Footnote answers a study group's question with the closest passages of the
group's own library, each with its citation. It writes no answer of its own:
every word it shows stands in a source. Where the library does not answer, it
says so.`

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
	b.WriteString(cmp.Or(c.Long, c.Short) + "\n\nUsage:\n  " + c.UseLine() + "\n")
	for _, g := range c.Groups() {
		b.WriteString("\n" + g.Title + ":\n")
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID {
				example, _, _ := strings.Cut(sub.Example, "\n")
				fmt.Fprintf(&b, "  %-12s%s\n              $ %s\n", sub.Name(), sub.Short, example)
			}
		}
	}
	if c.HasParent() && c.HasExample() {
		b.WriteString("\nExamples:\n" + indent("  $ ", c.Example))
	}
	b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(width))
	if !c.HasParent() {
		b.WriteString(settings)
	}
	return b.String()
}

const settings = `
"footnote COMMAND --help" tells more about one of them.

Settings are read from the environment and from the file .env in the current
folder; .env.example lists them all.
`

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
			return about.Help()
		},
	}
}

// indent puts a margin before each line.
func indent(margin, text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(margin + strings.TrimSuffix(line, "\n") + "\n")
	}
	return b.String()
}

func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := quoted("footnote --help") + " lists the commands."
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		next = "Did you mean " + strings.Join(near, " or ") + "? " + next
	}
	return mistake("There is no command %q. %s", args[0], next)
}

func none(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return mistake("%s takes no %q. %s shows its flags.", quoted(c.CommandPath()), args[0], quoted(c.CommandPath()+" --help"))
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

func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func quoted(command string) string { return `"` + command + `"` }

// version prints what the build knows of itself.
func (a *app) version() error {
	version, revision := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && !strings.Contains(version, s.Value[:min(12, len(s.Value))]) {
				revision = " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	a.out.printf("footnote %s%s\n", version, revision)
	return nil
}
