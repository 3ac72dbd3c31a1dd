package main

import (
	"cmp"
	"runtime/debug"
)

// version prints what the build knows of itself.
func (a *app) version() error {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
	}
	a.out.printf("footnote %s\n", cmp.Or(version, "(devel)"))
	return nil
}
