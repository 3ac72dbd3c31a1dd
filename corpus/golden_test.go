package corpus

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus/lang"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var kindNames = map[Kind]string{Paragraph: "P", Heading: "H", Item: "I", Quote: "Q", Table: "T", Footnote: "F"}

// golden writes a document so that a reader of the file sees what was made of it.
func golden(t *testing.T, d Document) string {
	t.Helper()
	record, err := json.MarshalIndent(d.Metadata, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", d.MediaType, record)
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%s%d %s%s\n", kindNames[block.Kind], block.Level, pagesOf(block), strings.ReplaceAll(block.Text, "\n", "\n   "))
	}
	b.WriteString("\nskipped:\n")
	for _, s := range d.Skipped {
		fmt.Fprintf(&b, "%s: %s\n", s.Reason, s.Text)
	}
	return b.String()
}

// pagesOf writes on which pages a block stands, nothing where it has none.
func pagesOf(b Block) string {
	if b.Page == 0 && b.Label == "" && len(b.Turns) == 0 {
		return ""
	}
	out := (Locator{Page: b.Page, Label: b.Label}).String()
	for _, turn := range b.Turns {
		out += fmt.Sprintf(", from %q %s", lang.FirstWord(b.Text[turn.At:]), Locator{Page: turn.Page, Label: turn.Label})
	}
	return "[" + out + "] "
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files in testdata/text (%v)", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			d := extractFile(t, file)
			checkPassages(t, d, Split(d))
			compareGolden(t, file, golden(t, d))
		})
	}
}

// checkGolden compares a document with testdata/NAME.golden.
func checkGolden(t *testing.T, name string, d Document) {
	t.Helper()
	checkPassages(t, d, Split(d))
	compareGolden(t, filepath.Join("testdata", name), golden(t, d))
}

// compareGolden compares what was read of a file with the golden file beside it.
func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
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

// A text is the same with other line ends and in other encodings.
func TestOtherForms(t *testing.T) {
	files, _ := filepath.Glob("testdata/text/*.[tm][xd]*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := golden(t, extractFile(t, file))
		for name, form := range map[string][]byte{
			"CRLF":   []byte(strings.ReplaceAll(string(data), "\n", "\r\n")),
			"UTF-16": in16(string(data), false, true),
			"mark":   []byte("\uFEFF" + string(data)),
		} {
			d, err := Extract(t.Context(), File{Name: filepath.Base(file), Data: form})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, golden(t, d)); diff != "" {
				t.Errorf("%s as %s differs (-want +got):\n%s", file, name, diff)
			}
		}
	}
}
