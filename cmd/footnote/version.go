package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"footnote/cmd/footnote/terminal"
)

func (a *app) versionCommand() command {
	var o versionOptions
	return command{
		use:     "version [flags]",
		short:   "Print the version, and the licences of what is in the program",
		example: "footnote version\nfootnote version --licences",
		flags: func(f flags) {
			f.Flags().BoolVar(&o.licences, "licences", false, "list the libraries that are in the program, with their versions and licences")
			f.Flags().BoolVar(&o.sbom, "sbom", false, "print what is in the program as a list of parts (SBOM) in the form of CycloneDX")
			f.json(&o.json)
		},
		run: func(context.Context, line) error { return a.version(o) },
	}
}

// A build is what the program knows of its own making.
type build struct {
	version  string
	commit   string // empty where it was built outside of its repository
	modified bool   // something was changed since that commit
	modules  []*debug.Module
}

func thisBuild() build {
	b := build{version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.version, b.modules = cmp.Or(info.Main.Version, b.version), info.Deps
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.commit = s.Value
		case "vcs.modified":
			b.modified = s.Value == "true"
		}
	}
	return b
}

// String is what --version prints.
func (b build) String() string {
	commit := cmp.Or(b.commit, "not known")
	if b.modified {
		commit += ", with changes"
	}
	return fmt.Sprintf("footnote %s\ncommit %s\n%s, %s/%s\n", b.version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

type versionOptions struct{ licences, sbom, json bool }

// version prints what the build knows of itself, and under which licences its
// parts are.
func (a *app) version(o versionOptions) error {
	b := thisBuild()
	if o.sbom {
		return a.out.JSON(b.parts())
	}
	if o.json {
		return a.out.JSON(b.shape())
	}
	a.out.Printf("%s", terminal.Printable(b.String()))
	if !o.licences {
		return nil
	}
	a.out.Printf("\nFootnote itself is under the MIT licence. In the program are also:\n\n")
	for _, m := range b.shape().Libraries {
		a.out.Printf("%s\n", strings.TrimRight(fmt.Sprintf("%-38s %-36s %s", m.Module, m.Version, m.Licence), " "))
	}
	return nil
}

func (b build) shape() versionJSON {
	shape := versionJSON{
		Version: b.version, Commit: b.commit, Modified: b.modified, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Libraries: []moduleJSON{{"the Go standard library", runtime.Version(), "BSD-3-Clause"}},
	}
	for _, m := range b.modules {
		if licence, linked := licences[m.Path]; linked {
			shape.Libraries = append(shape.Libraries, moduleJSON{m.Path, m.Version, licence})
		}
	}
	shape.Libraries = append(shape.Libraries, inPDFium...)
	return shape
}

// parts lists what is in the program in the form of CycloneDX 1.5,
// https://cyclonedx.org/docs/1.5/json/
func (b build) parts() bomJSON {
	bom := bomJSON{Format: "CycloneDX", Spec: "1.5", Version: 1, Components: []componentJSON{}}
	bom.Metadata.Component = componentJSON{Type: "application", Name: "footnote", Version: b.version, Licences: []licenceJSON{{"MIT"}}}
	for _, m := range b.shape().Libraries {
		c := componentJSON{Type: "library", Name: m.Module, Version: m.Version, Licences: []licenceJSON{{m.Licence}}}
		if strings.Contains(m.Module, "/") {
			c.PURL = "pkg:golang/" + m.Module + "@" + m.Version
		}
		bom.Components = append(bom.Components, c)
	}
	return bom
}
