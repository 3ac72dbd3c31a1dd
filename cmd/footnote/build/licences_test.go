package build

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// phrases are words that stand in each licence and in no other of these.
var phrases = map[string]*regexp.Regexp{
	"MIT":          regexp.MustCompile(`Permission is hereby granted, free of charge`),
	"BSD-2-Clause": regexp.MustCompile(`Redistributions in binary form must reproduce`),
	"BSD-3-Clause": regexp.MustCompile(`(?i)neither the names? of|names of its contributors may not be used`),
	"Apache-2.0":   regexp.MustCompile(`Apache License`),
	"MPL-2.0":      regexp.MustCompile(`Mozilla Public License Version 2\.0`),
}

// Every module in the program has its licence in the table, and the one that its
// own licence file holds; none is in the table that is not in the program.
func TestLicencesAreThoseOfTheModules(t *testing.T) {
	if testing.Short() {
		t.Skip("asks the go command")
	}
	folders := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}", "..")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Skipf("go list: %v", err)
		}
		for line := range strings.Lines(string(out)) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
				folders[path] = dir
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(licences)) {
		if folders[path] == "" {
			t.Errorf("%s is in the table and not in the program", path)
		}
	}
	for path, dir := range folders {
		text := licenceText(t, dir)
		if licences[path] == "" {
			t.Errorf("%s has no licence in the table", path)
		}
		for name := range strings.SplitSeq(licences[path], " AND ") {
			if phrases[name] == nil || !phrases[name].MatchString(text) {
				t.Errorf("the licence file of %s is not %s", path, name)
			}
		}
		if licences[path] == "BSD-2-Clause" && phrases["BSD-3-Clause"].MatchString(text) {
			t.Errorf("%s is under three clauses, not two", path)
		}
	}
}

func licenceText(t *testing.T, dir string) string {
	t.Helper()
	var all []byte
	for _, pattern := range []string{"LICEN[SC]E*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				continue // a folder of licences
			}
			all = append(all, data...)
		}
	}
	return strings.Join(strings.Fields(string(all)), " ")
}
