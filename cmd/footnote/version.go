package main

import (
	"cmp"
	"runtime/debug"
)

// version prints what the build knows of itself.
func (a *app) version(asJSON bool) error {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = cmp.Or(info.Main.Version, version)
	}
	if asJSON {
		return a.printJSON(versionJSON{version})
	}
	a.out.printf("footnote %s\n", version)
	return nil
}
