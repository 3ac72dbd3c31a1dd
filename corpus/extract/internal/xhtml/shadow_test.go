package xhtml

import "testing"

func TestShadowRoots(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"root":                    {"<my-page><template shadowrootmode=open><style>p{}</style><h1>Salt</h1><p>It keeps.</p></template></my-page>", "H1 Salt\nP0 It keeps."},
		"root in a root":          {"<my-page><template shadowrootmode=open><my-text><template shadowrootmode=closed><p>It keeps.</p></template></my-text></template></my-page>", "P0 It keeps."},
		"as it was written once":  {"<my-page><template shadowroot=open><p>It keeps.</p></template></my-page>", "P0 It keeps."},
		"slots":                   {"<my-page><template shadowrootmode=open><slot name=head>Without a title</slot><p>Between.</p><slot></slot></template><p>It keeps.</p><h1 slot=head>Salt</h1></my-page>", "H1 Salt\nP0 Between.\nP0 It keeps."},
		"slot that nothing fills": {"<my-page><template shadowrootmode=open><p><slot>It keeps.</slot></p></template>\n</my-page>", "P0 It keeps."},
		"slot handed on":          {"<my-page><template shadowrootmode=open><my-text><template shadowrootmode=open><p>Between.</p><slot></slot></template><slot></slot></my-text></template><p>It keeps.</p></my-page>", "P0 Between.\nP0 It keeps."},
		"what has no slot":        {"<my-page><template shadowrootmode=open><p>It keeps.</p></template><p>Your browser is too old.</p></my-page>", "P0 It keeps."},
		"second root":             {"<my-page><template shadowrootmode=open><p>It keeps.</p></template><template shadowrootmode=open><p>Twice.</p></template></my-page>", "P0 It keeps."},
		"template for a program":  {"<my-page><template id=row><p>Name of the row</p></template><p>It keeps.</p></my-page>", "P0 It keeps."},
	} {
		if got := written(t, test.source); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
