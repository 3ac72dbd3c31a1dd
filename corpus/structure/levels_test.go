package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/internal/corpustest"
)

// Where the markup gives levels, what headings are called does not change them.
func TestLevelsOfMarkup(t *testing.T) {
	prose := []string{
		"The millers paid for the weir, and the town paid nothing for it until the flood took it away. Nobody has built another since.",
		"A race led the water past the wheel in winter, when there was too much of it. The widow kept its gate for thirty years.",
		"Ships of any size lay at the quay, since the council had dredged the river mouth twice. Both times it sold the gravel.",
	}
	markdown, page := "", "<html><body><article>"
	for _, heading := range []string{"# Chapter 1: The Mill", "## Part 1: The Weir", "## Part 2: The Race", "# Chapter 2: The Town", "## Part 1: The Quay"} {
		level, text, _ := strings.Cut(heading, " ")
		tag := map[string]string{"#": "h2", "##": "h3"}[level]
		markdown += heading + "\n\n"
		page += "<" + tag + ">" + text + "</" + tag + ">"
		if level == "##" {
			markdown += prose[0] + "\n\n"
			page += "<p>" + prose[0] + "</p>"
			prose = prose[1:]
		}
	}
	flat := strings.ReplaceAll(markdown, "## ", "# ")
	numbered := strings.NewReplacer("# Chapter 1: The Mill\n\n", "", "# Chapter 2: The Town\n\n", "", "Part 1: The Weir", "1. The Weir", "Part 2: The Race", "1.1. The Race", "## Part 1: The Quay", "# 2. The Quay").Replace(markdown)
	for name, test := range map[string]struct{ data, want string }{
		"mill.md":         {markdown, "H1 Chapter 1: The Mill\nH2 Part 1: The Weir\nH2 Part 2: The Race\nH1 Chapter 2: The Town\nH2 Part 1: The Quay\n"},
		"mill.html":       {page + "</article></body></html>", "H1 Chapter 1: The Mill\nH2 Part 1: The Weir\nH2 Part 2: The Race\nH1 Chapter 2: The Town\nH2 Part 1: The Quay\n"},
		"skipped.md":      {strings.ReplaceAll(markdown, "## ", "#### "), "H1 Chapter 1: The Mill\nH2 Part 1: The Weir\nH2 Part 2: The Race\nH1 Chapter 2: The Town\nH2 Part 1: The Quay\n"},
		"deep first.md":   {strings.NewReplacer("# Chapter 1: The Mill\n\n", "").Replace(markdown), "H1 Part 1: The Weir\nH1 Part 2: The Race\nH1 Chapter 2: The Town\nH2 Part 1: The Quay\n"},
		"contradicted.md": {numbered, "H1 1. The Weir\nH2 1.1. The Race\nH1 2. The Quay\n"},
		"flat.md":         {flat, "H1 Part 1: The Weir\nH1 Part 2: The Race\nH1 Part 1: The Quay\n"},
	} {
		d, err := extract.Extract(t.Context(), corpus.File{Name: name, Data: []byte(test.data)})
		if err != nil {
			t.Fatal(name, err)
		}
		var got strings.Builder
		for row := range strings.Lines(corpustest.BlocksOf(d)) {
			if strings.HasPrefix(row, "H") {
				got.WriteString(row)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: headings\n%swant\n%s", name, &got, test.want)
		}
	}
}
