package build

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// A Build is what the program knows of its own making.
type Build struct {
	Version  string
	Commit   string // empty where it was built outside of its repository
	Modified bool   // something was changed since that commit
	modules  []*debug.Module
}

// This is the build that runs.
func This() Build {
	b := Build{Version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Version, b.modules = cmp.Or(info.Main.Version, b.Version), info.Deps
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// String is what --version prints.
func (b Build) String() string {
	commit := cmp.Or(b.Commit, "not known")
	if b.Modified {
		commit += ", with changes"
	}
	return fmt.Sprintf("footnote %s\ncommit %s\n%s, %s/%s\n", b.Version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Shape is what the build knows of itself, in JSON.
func (b Build) Shape() Shape {
	shape := Shape{
		Version: b.Version, Commit: b.Commit, Modified: b.Modified, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Libraries: []Module{{"the Go standard library", runtime.Version(), "BSD-3-Clause"}},
	}
	for _, m := range b.modules {
		if licence, linked := licences[m.Path]; linked {
			shape.Libraries = append(shape.Libraries, Module{m.Path, m.Version, licence})
		}
	}
	shape.Libraries = append(shape.Libraries, inPDFium...)
	return shape
}

// Parts lists what is in the program in the form of CycloneDX 1.5,
// https://cyclonedx.org/docs/1.5/json/
func (b Build) Parts() Parts {
	bom := Parts{Format: "CycloneDX", Spec: "1.5", Version: 1, Components: []componentJSON{}}
	bom.Metadata.Component = componentJSON{Type: "application", Name: "footnote", Version: b.Version, Licences: []licenceJSON{{"MIT"}}}
	for _, m := range b.Shape().Libraries {
		c := componentJSON{Type: "library", Name: m.Module, Version: m.Version, Licences: []licenceJSON{{m.Licence}}}
		if strings.Contains(m.Module, "/") {
			c.PURL = "pkg:golang/" + m.Module + "@" + m.Version
		}
		bom.Components = append(bom.Components, c)
	}
	return bom
}

// A Shape is a build in JSON.
type Shape struct {
	Version   string   `json:"version"`
	Commit    string   `json:"commit"`   // empty where it is not known
	Modified  bool     `json:"modified"` // something was changed since that commit
	Go        string   `json:"go"`
	Platform  string   `json:"platform"`
	Libraries []Module `json:"libraries"` // that are in the program
}

// A Module is a library that is in the program.
type Module struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	Licence string `json:"licence"` // its name in SPDX
}

// Parts is a list of parts as CycloneDX has it.
type Parts struct {
	Format   string `json:"bomFormat"`
	Spec     string `json:"specVersion"`
	Version  int    `json:"version"` // of the list
	Metadata struct {
		Component componentJSON `json:"component"`
	} `json:"metadata"`
	Components []componentJSON `json:"components"`
}

type componentJSON struct {
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	Version  string        `json:"version"`
	PURL     string        `json:"purl,omitempty"`
	Licences []licenceJSON `json:"licenses"`
}

type licenceJSON struct {
	Expression string `json:"expression"` // of SPDX
}
