package main

import (
	"cmp"
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

// help explains a command, and the root with every command and an example.
func help(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString(cmp.Or(c.Long, c.Short) + "\n\nUsage:\n  " + c.UseLine() + "\n")
	if c.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n")
		for _, sub := range c.Commands() {
			b.WriteString("  " + sub.Name() + "\n      " + sub.Short + "\n" + indent("      $ ", sub.Example))
		}
	} else if c.HasExample() {
		b.WriteString("\nExamples:\n" + indent("  $ ", c.Example))
	}
	if c.HasAvailableLocalFlags() {
		b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(width))
	}
	if !c.HasParent() {
		b.WriteString(settings)
	}
	return b.String()
}

const settings = `
Settings are read from the environment and from the file .env in the current
folder; .env.example lists them all.
`

// addExamples completes the commands that cobra brings along.
func addExamples(root *cobra.Command) {
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short, c.Example = "Explain a command", "footnote help ask"
			c.Long = c.Short
		case "completion":
			c.Short = "Write the completion script for a shell"
			c.Example = "source <(footnote completion bash)"
		}
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
		next = "Did you mean " + quoted("footnote "+near[0]) + "? " + next
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
