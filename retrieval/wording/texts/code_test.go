package texts

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	root = "../../.." // of the repository
	here = "footnote/retrieval/wording/texts"
)

// speaking are the packages that say something of ours, each behind those that it
// imports.
var speaking = []string{here, "footnote/retrieval/wording", "footnote/bot"}

// An entry is a text or a name that the code can show.
type entry struct {
	context, one, many string
	files              []string
	most               int // letters that Discord takes where it stands; 0: not known
}

func (e entry) key() string { return e.context + "\x04" + e.one }

// A code is what the type checker says of the packages that speak.
type code struct {
	t       *testing.T
	fset    *token.FileSet
	info    *types.Info
	known   map[string]*types.Package
	entries map[string]*entry
	order   []string
}

// textsOfTheCode finds every constant that is of type Text or Name.
func textsOfTheCode(t *testing.T) *code {
	c := &code{t: t, fset: token.NewFileSet(), known: map[string]*types.Package{}, entries: map[string]*entry{},
		info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}}
	for _, pkg := range speaking {
		c.read(pkg)
	}
	if len(c.order) < 300 {
		t.Fatalf("found %d texts, want those of the whole bot", len(c.order))
	}
	return c
}

// Import gives our own packages as far as others see them, and takes all others for
// empty, since no text of ours stands in them.
func (c *code) Import(name string) (*types.Package, error) {
	if c.known[name] == nil && strings.HasPrefix(name, "footnote/") {
		checker := types.Config{Importer: c, Error: func(error) {}, IgnoreFuncBodies: true}
		c.known[name], _ = checker.Check(name, c.fset, c.parse(name), nil)
	}
	if c.known[name] == nil {
		c.known[name] = types.NewPackage(name, path.Base(name))
		c.known[name].MarkComplete()
	}
	return c.known[name], nil
}

func (c *code) parse(pkg string) (parsed []*ast.File) {
	names, err := filepath.Glob(filepath.Join(root, strings.TrimPrefix(pkg, "footnote/"), "*.go"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(c.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			c.t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	return parsed
}

func (c *code) read(pkg string) {
	parsed := c.parse(pkg)
	checker := types.Config{Importer: c, Error: func(error) {}} // of what the empty packages lack
	c.known[pkg], _ = checker.Check(pkg, c.fset, parsed, c.info)
	for _, f := range parsed {
		ast.Walk(&visitor{code: c, file: strings.TrimPrefix(filepath.ToSlash(c.fset.Position(f.Pos()).Filename), root+"/")}, f)
	}
}

// A visitor looks at one file.
type visitor struct {
	*code
	file string
	most int
}

func (v *visitor) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.CallExpr:
		return v.call(n)
	case *ast.KeyValueExpr:
		if field, ok := n.Key.(*ast.Ident); ok && shownFields[field.Name] > 0 {
			return v.sink(n.Value, shownFields[field.Name])
		}
	}
	expr, ok := n.(ast.Expr)
	if !ok {
		return v
	}
	if value, context, ok := v.constant(expr); ok {
		v.add(entry{context: context, one: value})
		return nil
	}
	return v
}

// shownFields are the fields of Discord's objects that people read, with how many
// letters it takes.
var shownFields = map[string]int{"Content": 2000, "Label": 80, "Placeholder": 100, "Title": 45}

// shownArguments are the arguments of our functions that people read.
var shownArguments = map[string]struct{ place, most int }{"say": {0, 2000}, "button": {0, 80}, "field": {1, 45}, "progress": {0, 2000}}

// converting are the files that make texts of what are texts already: the commands
// after they were written for Discord, and the value of an option.
var converting = []string{"bot/localise.go", "bot/settings.go"}

func (c *code) isText(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == here && (named.Obj().Name() == "Text" || named.Obj().Name() == "Name")
}

func (v *visitor) call(n *ast.CallExpr) ast.Visitor {
	if said := v.info.Types[n.Fun]; said.IsType() && v.isText(said.Type) && v.info.Types[n].Value == nil && !slices.Contains(converting, v.file) {
		v.t.Errorf("%s: only constants are texts: nothing else is in the files of the languages", v.fset.Position(n.Pos()))
	}
	name := ""
	switch f := n.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	if name == "Count" && len(n.Args) >= 3 {
		one, _, isOne := v.constant(n.Args[1])
		many, _, isMany := v.constant(n.Args[2])
		if isOne && isMany {
			v.add(entry{one: one, many: many})
			ast.Walk(v, n.Fun)
			for _, a := range append([]ast.Expr{n.Args[0]}, n.Args[3:]...) {
				ast.Walk(v, a)
			}
			return nil
		}
	}
	if shown, ok := shownArguments[name]; ok && shown.place < len(n.Args) && v.file != "retrieval/wording/texts" {
		for i, a := range n.Args {
			if i == shown.place {
				ast.Walk(v, a)
				v.sink(a, shown.most)
			} else {
				ast.Walk(v, a)
			}
		}
		ast.Walk(v, n.Fun)
		return nil
	}
	return v
}

// word is what people read: not a key such as "title".
var word = regexp.MustCompile(`\p{Lu}\pL{2,}|\pL{2,} `)

// sink looks at an expression that people read: all words in it have to be texts.
func (v *visitor) sink(shown ast.Expr, most int) ast.Visitor {
	ast.Inspect(shown, func(n ast.Node) bool {
		expr, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		if call, ok := n.(*ast.CallExpr); ok {
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "Format" || f.Sel.Name == "FormatInt") {
				return false
			}
		}
		found := v.info.Types[expr]
		if found.Value == nil || found.Value.Kind() != constant.String {
			return true
		}
		if _, _, isText := v.constant(expr); isText {
			v.narrow(constant.StringVal(found.Value), most)
			return false
		}
		if text := constant.StringVal(found.Value); word.MatchString(text) {
			v.t.Errorf("%s: %q is shown without being a text: say it with in.Say", v.fset.Position(expr.Pos()), text)
		}
		return false
	})
	return &visitor{code: v.code, file: v.file, most: most}
}

// narrow notes that a text stands where few letters are taken.
func (c *code) narrow(one string, most int) {
	if e := c.entries[entry{one: one}.key()]; e != nil && (e.most == 0 || e.most > most) {
		e.most = most
	}
}

// constant gives the value of a constant of type Text or Name.
func (c *code) constant(expr ast.Expr) (value, context string, ok bool) {
	found := c.info.Types[expr]
	named, isNamed := types.Unalias(found.Type).(*types.Named)
	if found.Value == nil || !isNamed || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != here || found.Value.Kind() != constant.String {
		return "", "", false
	}
	value = constant.StringVal(found.Value)
	switch named.Obj().Name() {
	case "Text":
		return value, "", value != ""
	case "Name":
		return value, nameContext, value != ""
	}
	return "", "", false
}

func (v *visitor) add(e entry) {
	known := v.entries[e.key()]
	if known == nil {
		known = &e
		v.entries[e.key()] = known
		v.order = append(v.order, e.key())
	}
	if e.many != "" && known.many == "" {
		known.many = e.many
	}
	if e.many != "" && known.many != e.many {
		v.t.Errorf("%s: %q has two plurals: %q and %q", v.file, e.one, known.many, e.many)
	}
	if v.most > 0 && (known.most == 0 || v.most < known.most) {
		known.most = v.most
	}
	if !slices.Contains(known.files, v.file) {
		known.files = append(known.files, v.file)
	}
}

// write writes the file of a language anew: every text of the code, with the
// translations that the file has.
func (c *code) write(l Language) error {
	name := l.code + ".po"
	old, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	head, _, _ := strings.Cut(string(old), "\n\n#: ")
	var b strings.Builder
	b.WriteString(strings.TrimSpace(head) + "\n")
	for _, key := range c.order {
		e := c.entries[key]
		fmt.Fprintf(&b, "\n#: %s\n", strings.Join(e.files, " "))
		if e.context != "" {
			fmt.Fprintf(&b, "msgctxt %s\n", quote(e.context))
		}
		fmt.Fprintf(&b, "msgid %s\n", quote(e.one))
		if e.many == "" {
			fmt.Fprintf(&b, "msgstr %s\n", quote(l.form(*e, 0)))
			continue
		}
		fmt.Fprintf(&b, "msgid_plural %s\n", quote(e.many))
		for i := range l.forms() {
			fmt.Fprintf(&b, "msgstr[%d] %s\n", i, quote(l.form(*e, i)))
		}
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// quote writes a string as gettext does.
func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}
