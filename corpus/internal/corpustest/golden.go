package corpustest

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/lang"
)

var Update = flag.Bool("update", false, "rewrite the golden files")

var KindNames = map[corpus.Kind]string{corpus.Paragraph: "P", corpus.Heading: "H", corpus.Item: "I", corpus.Quote: "Q", corpus.Table: "T", corpus.Footnote: "F", corpus.Caption: "C"}

// Golden writes a document so that a reader of the file sees what was made of it.
func Golden(t *testing.T, d corpus.Document) string {
	t.Helper()
	record, err := json.MarshalIndent(d.Metadata, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", d.MediaType, record)
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%s%d %s%s\n", KindNames[block.Kind], block.Level, pagesOf(block), strings.ReplaceAll(block.Text, "\n", "\n   "))
	}
	b.WriteString("\nskipped:\n")
	for _, s := range d.Skipped {
		fmt.Fprintf(&b, "%s: %s\n", s.Reason, s.Text)
	}
	return b.String()
}

// pagesOf writes on which pages a block stands, nothing where it has none.
func pagesOf(b corpus.Block) string {
	if b.Page == 0 && b.Label == "" && len(b.Turns) == 0 {
		return ""
	}
	out := (corpus.Locator{Page: b.Page, Label: b.Label, LastLabel: b.End}).String()
	for _, turn := range b.Turns {
		out += fmt.Sprintf(", from %q %s", lang.FirstWord(b.Text[turn.At:]), corpus.Locator{Page: turn.Page, Label: turn.Label, LastLabel: turn.End})
	}
	return "[" + out + "] "
}

// CompareGolden compares what was read of a file with the golden file beside it.
func CompareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *Update {
		if err := os.WriteFile(file+".golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}
