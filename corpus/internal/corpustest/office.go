package corpustest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// Long repeats a text until it has more than so many bytes.
func Long(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)+1) }

// Zipped packs parts, given as names and contents in turn.
func Zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		header := &zip.FileHeader{Name: parts[i], Method: zip.Deflate}
		if parts[i] == "mimetype" {
			header.Method = zip.Store
		}
		p, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BlocksOf writes the blocks of a document, one a row.
func BlocksOf(d corpus.Document) string {
	var rows []string
	for _, b := range d.Blocks {
		row := fmt.Sprintf("%s%d %s", KindNames[b.Kind], b.Level, strings.ReplaceAll(b.Text, "\n", "/"))
		if b.Label != "" {
			row += " {page " + b.Label + "}"
		}
		for _, turn := range b.Turns {
			row += fmt.Sprintf(" {page %s at %d}", turn.Label, turn.At)
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}
