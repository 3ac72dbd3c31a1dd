package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every pattern of the code is an expression, though none is made ready before it is needed.
func TestEveryPatternIsAnExpression(t *testing.T) {
	found := 0
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !isRegexp(call.Fun) {
				return true
			}
			found++
			if _, err := regexp.Compile(expressionOf(call.Args[0])); err != nil {
				t.Errorf("%s: %v", set.Position(n.Pos()), err)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 300 {
		t.Errorf("found %d patterns, want those of all readers", found)
	}
}

func isRegexp(f ast.Expr) bool {
	switch f := f.(type) {
	case *ast.Ident:
		return f.Name == "Regexp"
	case *ast.SelectorExpr:
		from, ok := f.X.(*ast.Ident)
		return ok && from.Name == "lang" && f.Sel.Name == "Regexp"
	}
	return false
}

// expressionOf puts an expression together as far as it stands in the code. The lists of
// words between its parts are groups, each of which is an expression by itself.
func expressionOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, _ := strconv.Unquote(e.Value)
		return text
	case *ast.BinaryExpr:
		return expressionOf(e.X) + expressionOf(e.Y)
	}
	return "(?:x)"
}

func TestPattern(t *testing.T) {
	if p := Regexp(`(\d+) (?P<what>\p{L}+)`); p.FindString("of 3 ferries") != "3 ferries" || p.SubexpIndex("what") != 2 {
		t.Error("a pattern finds something else than its expression")
	}
	defer func() {
		if recover() == nil {
			t.Error("what is no expression is asked without a panic")
		}
	}()
	Regexp(`(`).MatchString("")
}
