package program

import (
	"context"
	"fmt"
	"strings"

	"footnote/cmd/footnote/build"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/terminal"
)

// Version is the command that tells the version.
func Version(run *command.App) command.Row {
	a := app{run}
	var o versionOptions
	return command.Row{
		Use:     "version [flags]",
		Short:   "Print the version, and the licences of what is in the program",
		Example: "footnote version\nfootnote version --licences",
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.licences, "licences", false, "list the libraries that are in the program, with their versions and licences")
			f.Flags().BoolVar(&o.sbom, "sbom", false, "print what is in the program as a list of parts (SBOM) in the form of CycloneDX")
			f.JSON(&o.json)
		},
		Run: func(context.Context, command.Line) error { return a.version(o) },
	}
}

type versionOptions struct{ licences, sbom, json bool }

// version prints what the build knows of itself, and under which licences its
// parts are.
func (a app) version(o versionOptions) error {
	b := build.This()
	if o.sbom {
		return a.Out.JSON(b.Parts())
	}
	if o.json {
		return a.Out.JSON(b.Shape())
	}
	a.Out.Printf("%s", terminal.Printable(b.String()))
	if !o.licences {
		return nil
	}
	a.Out.Printf("\nFootnote itself is under the MIT licence. In the program are also:\n\n")
	for _, m := range b.Shape().Libraries {
		a.Out.Printf("%s\n", strings.TrimRight(fmt.Sprintf("%-38s %-36s %s", m.Module, m.Version, m.Licence), " "))
	}
	return nil
}
