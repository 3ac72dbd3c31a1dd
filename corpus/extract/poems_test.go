package extract

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Rows that somebody broke on purpose stay rows, and none of them is lost or heads the next ones.
func TestBrokenRows(t *testing.T) {
	const prose = "The tide turns twice a day, and the harbour fills until the boats lie level with the quay. At low water they lie in the mud."
	page := func(body string) string {
		return "<!doctype html><html><body><article>" + body + "</article></body></html>"
	}
	for name, test := range map[string]struct{ file, text, want string }{
		"a poem called by its first line":   {"a.html", page("<h1>The boat went out at noon</h1><p>The boat went out at noon –<br>the goat on board –<br>nobody waved to it<br>or drew the cord</p><p>" + prose + "</p>"), "The boat went out at noon –"},
		"rows that end in dashes":           {"a.html", page("<h1>The Goat</h1><p>The boat went out at noon –<br>The goat on board –<br>No one waved from the pier –<br>Or drew the cord.</p><p>" + prose + "</p>"), "at noon –\nThe goat on board –\nNo one"},
		"the name over a poem":              {"a.html", page("<h1>The Goat</h1><h3>Jane Doe</h3><p>The boat went out at the turn of the tide,<br>The goat on board;<br>And no one waved from the harbour side,<br>Nor drew the cord.</p>"), "[Doe, Jane]"},
		"a stanza of two rows":              {"a.md", "# The Goat\n\nThe boat went out at noon,  \nthe goat on board,  \nand no one waved.\n\nNobody drew the cord  \nor said a word.\n", "Nobody drew the cord\nor said a word."},
		"two rows of prose":                 {"a.md", "# The Goat\n\nNobody drew the cord  \nor said a word.\n", "Nobody drew the cord or said a word."},
		"a poem without marks":              {"a.html", page("<h1>The Goat</h1><p>low water<br>and the boats lie down<br>nobody comes<br>nobody calls</p>" + strings.Repeat("<p>"+prose+"</p>", 8)), "low water\nand the boats lie down\nnobody comes\nnobody calls"},
		"stanzas that begin with a capital": {"a.html", page("<h1>The Goat</h1><p>Salt on the rail<br>a bell far out<br>no wind</p>" + strings.Repeat("<p>"+prose+"</p>", 8)), "Salt on the rail\na bell far out\nno wind"},
		"credits in small letters":          {"a.html", page("<h1>The Goat</h1><p>a tale of the harbour<br>by Ida Sund<br>with drawings by Per Falk</p><p>" + prose + "</p>"), "[Sund, Ida]"},
		"addresses":                         {"a.md", "# Keepers of the weir\n\nIda Sund  \nMühlweg 12  \n3250 Ellern\n\nPer Falk  \nHafengasse 3  \n3250 Ellern\n\n" + prose + "\n", "Per Falk"},
		"tabs":                              {"a.md", "# Raising the weir\n\n" + prose + "\n\n=== \"By hand\"\n\n    Turn the wheel until the gate stands.\n\n=== \"By motor\"\n\n    Press the green button and wait.\n", "By hand\n\nTurn the wheel"},
	} {
		d, err := Extract(t.Context(), corpus.File{Name: name + test.file[1:], Data: []byte(test.text)})
		if err != nil {
			t.Fatal(name, err)
		}
		text := d.Text() + " [" + strings.Join(d.Metadata.Authors, "; ") + "]"
		if !strings.Contains(text, test.want) {
			t.Errorf("%s: %q has no %q", name, text, test.want)
		}
		for _, b := range d.Blocks {
			if (name == "addresses" || name == "tabs") && b.Kind == corpus.Heading {
				t.Errorf("%s: heading %q", name, b.Text)
			}
		}
	}
}
