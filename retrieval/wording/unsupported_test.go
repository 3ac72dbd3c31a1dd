package wording

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// What is said of a format that is not read is known here, word for word, and nothing
// else is.
func TestAdvices(t *testing.T) {
	var said []texts.Text
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range []string{"refused.go", "extract.go"} {
		f, err := parser.ParseFile(fset, filepath.Join("../../corpus/extract", name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	checker := types.Config{Error: func(error) {}, Importer: nothing{}}
	_, _ = checker.Check("extract", fset, files, info)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if kv, ok := n.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "advice" && info.Types[kv.Value].Value != nil {
					said = append(said, texts.Text(constant.StringVal(info.Types[kv.Value].Value)))
				}
			}
			return true
		})
	}
	if len(said) < 30 {
		t.Fatalf("found advice on %d formats, want that on all", len(said))
	}
	for _, a := range said {
		if !slices.Contains(advices, a) {
			t.Errorf("%q is not among the advices", a)
		}
	}
	for _, a := range advices {
		if !slices.Contains(said, a) {
			t.Errorf("%q is said of no format", a)
		}
	}
}

// nothing imports empty packages.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

func TestUnsupported(t *testing.T) {
	e := corpus.UnsupportedError{Format: "a Kindle book", Advice: string(advices[5])}
	if got, want := Unsupported(texts.Language{}, e), "This is a Kindle book, which Footnote does not read. "+e.Advice; got != want {
		t.Errorf("in English: %q, want %q", got, want)
	}
	if got, want := Unsupported(texts.In("de"), e), "Footnote liest Dateien dieser Art nicht. Wenn es nicht geschützt ist, wandle es in EPUB um (calibre kann das) und füge das hinzu."; got != want {
		t.Errorf("in German: %q, want %q", got, want)
	}
}
