package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.." // of the repository

// arrows are the imports among our own packages that the architecture allows.
var arrows = map[string][]string{
	"cmd/footnote":        {"bot", "bot/sandbox", "retrieval", "retrieval/catalogue", "retrieval/embed", "retrieval/eval", "retrieval/secrets", "retrieval/wording", "corpus", "corpus/lang", "corpus/starter", "corpus/web"},
	"bot":                 {"bot/discord", "retrieval", "retrieval/embed", "retrieval/secrets", "retrieval/wording", "corpus", "corpus/lang", "corpus/starter", "corpus/web"},
	"bot/discord":         {"retrieval/secrets"},
	"bot/sandbox":         {},
	"retrieval":           {"retrieval/catalogue", "retrieval/lexical", "retrieval/question", "retrieval/rank", "retrieval/secrets", "retrieval/embed", "retrieval/static", "retrieval/vector", "corpus", "corpus/lang"},
	"retrieval/catalogue": {"retrieval/lexical", "retrieval/question", "corpus"},
	"retrieval/eval":      {},
	"retrieval/lexical":   {},
	"retrieval/question":  {"retrieval/static"},
	"retrieval/rank":      {},
	"retrieval/static":    {},
	"retrieval/secrets":   {},
	"retrieval/embed":     {"retrieval/secrets", "retrieval/static", "corpus"},

	"retrieval/embed/encoder": {},
	"retrieval/vector":    {"retrieval/embed", "retrieval/static"},
	"retrieval/wording":   {"retrieval", "retrieval/catalogue", "corpus"},
	"corpus":              {"corpus/lang", "corpus/pdf"},
	"corpus/lang":         {},
	"corpus/pdf":          {},
	"corpus/starter":      {"corpus"},
	"corpus/web":          {"corpus"},
	"cmd/train":           {"retrieval", "retrieval/eval", "retrieval/question", "retrieval/rank", "retrieval/static", "corpus"},
}

// testArrows are those that only tests need besides.
var testArrows = map[string][]string{
	"bot/discord": {"bot/sandbox"},
	"bot":         {"bot/sandbox", "retrieval/catalogue"},
	"retrieval":   {"retrieval/eval", "corpus/starter"},
}

// outside says which of our packages may import which outside module.
var outside = map[string][]string{
	"github.com/spf13/cobra":               {"cmd/footnote"},
	"github.com/joho/godotenv":             {"cmd/footnote"},
	"github.com/schollz/progressbar/v3":    {"cmd/footnote", "cmd/train"},
	"github.com/ulikunitz/xz":              {"cmd/train"},
	"github.com/rivo/uniseg":               {"cmd/footnote"},
	"golang.org/x/term":                    {"cmd/footnote"},
	"github.com/philippgille/chromem-go":   {"retrieval/embed", "retrieval/vector"},
	"github.com/blevesearch/snowballstem":  {"retrieval/lexical"},
	"golang.org/x/net":                     {"corpus"},
	"golang.org/x/sys":                     {"corpus", "retrieval/embed/encoder", "retrieval/static"},
	"github.com/elastic/go-seccomp-bpf":    {"corpus"},
	"golang.org/x/text":                    {"retrieval", "retrieval/embed/encoder", "retrieval/lexical", "retrieval/static", "corpus", "corpus/lang", "corpus/pdf"},
	"golang.org/x/image":                   {"corpus/pdf"},
	"github.com/pdfcpu/pdfcpu":             {"corpus/pdf"},
	"modernc.org/sqlite":                   {"corpus"},
	"code.dny.dev/ssrf":                    {"corpus/web"},
	"github.com/RadhiFadlillah/whatlanggo": {"corpus/lang"},
	"github.com/clipperhouse/uax29/v2":     {"corpus/lang", "retrieval/embed/encoder"},
	"github.com/gogs/chardet":              {"corpus"},
	"github.com/yuin/goldmark":             {"corpus"},
	"gopkg.in/yaml.v3":                     {"corpus"},
	"github.com/bwmarrin/discordgo":        {"bot/discord"},
	"github.com/gorilla/websocket":         {"bot/discord", "bot/sandbox"},
}

// inTests are modules for tests alone.
var inTests = []string{"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "github.com/chromedp", "github.com/santhosh-tekuri/jsonschema"}

// An imported is one import of one file.
type imported struct{ pkg, file, path string }

func TestImportsFollowTheArchitecture(t *testing.T) {
	imports := ourImports(t)
	if len(imports) < 50 {
		t.Fatalf("found %d imports, want those of the whole repository", len(imports))
	}
	for _, i := range imports {
		if why := forbidden(i); why != "" {
			t.Errorf("%s imports %s: %s", i.file, i.path, why)
		}
	}
}

// The table of commands has two files.
func TestEachOutsidePackageIsBehindOneFile(t *testing.T) {
	file := map[[2]string]string{}
	for _, i := range ourImports(t) {
		if strings.HasSuffix(i.file, "_test.go") || !strings.Contains(i.path, ".") || i.file == "cmd/footnote/commands_library.go" {
			continue
		}
		key := [2]string{i.pkg, i.path}
		if other, ok := file[key]; ok {
			t.Errorf("%s is imported by %s and %s, want one file", i.path, other, i.file)
		}
		file[key] = i.file
	}
}

func forbidden(i imported) string {
	test := strings.HasSuffix(i.file, "_test.go")
	if own, ok := strings.CutPrefix(i.path, "footnote/"); ok {
		if allowed, known := arrows[i.pkg]; !known {
			return "the package is not in the architecture"
		} else if !slices.Contains(allowed, own) && !(test && (own == i.pkg || slices.Contains(testArrows[i.pkg], own))) {
			return "this arrow is not in the architecture"
		}
		return ""
	}
	if first, _, _ := strings.Cut(i.path, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for _, module := range inTests {
		if within(i.path, module) {
			if !test {
				return "this module is for tests"
			}
			return ""
		}
	}
	for module, packages := range outside {
		if within(i.path, module) {
			// The tests of bot/sandbox use the client library that bot/discord uses.
			if !slices.Contains(packages, i.pkg) && !(test && i.pkg == "bot/sandbox" && slices.Contains(packages, "bot/discord")) {
				return "only " + strings.Join(packages, ", ") + " may import it"
			}
			return ""
		}
	}
	return "this module is not among those agreed on"
}

func within(path, module string) bool {
	return path == module || strings.HasPrefix(path, module+"/")
}

func ourImports(t *testing.T) []imported {
	t.Helper()
	var all []imported
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 2 && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		for _, spec := range f.Imports {
			importPath, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all = append(all, imported{path.Dir(rel), rel, importPath})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
