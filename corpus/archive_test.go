package corpus

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// zipped packs parts, given as names and contents in turn.
func zipped(t testing.TB, parts ...string) []byte {
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

// blocksOf writes the blocks of a document, one a row.
func blocksOf(d Document) string {
	var rows []string
	for _, b := range d.Blocks {
		row := fmt.Sprintf("%s%d %s", kindNames[b.Kind], b.Level, strings.ReplaceAll(b.Text, "\n", "/"))
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

func TestArchive(t *testing.T) {
	data := zipped(t, "a/b.txt", "one", "../../etc/passwd", "two", "A\\C.txt", "three", "a/b.txt", "four", "/d.txt", "five", "folder/", "")
	a, err := openArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"A/B.TXT": "four", "etc/passwd": "two", "a/c.txt": "three", "./d.txt": "five", "none": "", "folder": ""} {
		if got, err := a.take(name, 100); string(got) != want || err != nil {
			t.Errorf("take(%q) = %q (%v), want %q", name, got, err, want)
		}
		if again, err := a.take(name, 100); len(again) != 0 || err != nil {
			t.Errorf("take(%q) again = %q (%v), want nothing", name, again, err)
		}
	}
}

func TestArchiveBounds(t *testing.T) {
	a, err := openArchive(zipped(t, "a", strings.Repeat("a", 1000), "b", strings.Repeat("b", 1000)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.take("a", 999); !errors.Is(err, ErrTooLarge) {
		t.Errorf("take of 1,000 bytes where 999 may be: %v, want ErrTooLarge", err)
	}
	a.left = 10
	if _, err := a.take("b", 2000); !errors.Is(err, ErrTooLarge) {
		t.Errorf("take above what all parts may have: %v, want ErrTooLarge", err)
	}
	var many []string
	for i := range mostParts + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	if _, err := openArchive(zipped(t, many...)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("openArchive of %d parts: %v, want ErrTooLarge", mostParts+1, err)
	}
}

// A part that lies about its size is read to the end of what it has or refused.
func TestArchiveLies(t *testing.T) {
	const text = "The sea does the work and the miller takes the toll."
	good := zipped(t, "a", text)
	at := bytes.Index(good, directoryMark)
	for size, name := range map[uint32]string{1: "less", 1 << 30: "more"} {
		data := bytes.Clone(good)
		for i := range 4 {
			data[at+24+i] = byte(size >> (8 * i))
		}
		a, err := openArchive(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := a.take("a", 1000); !errors.Is(err, ErrMalformed) {
			t.Errorf("part that claims %s: %q (%v), want ErrMalformed", name, got, err)
		}
	}
	locked := bytes.Clone(good)
	locked[at+8] |= 1
	a, err := openArchive(locked)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.take("a", 1000); !errors.Is(err, ErrEncrypted) {
		t.Errorf("part with a password: %v, want ErrEncrypted", err)
	}
}

// A link has a path for its text, which is not that of the part it names.
func TestArchiveLinks(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	header := &zip.FileHeader{Name: "word/document.xml"}
	header.SetMode(0o777 | fs.ModeSymlink)
	p, err := w.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := openArchive(b.Bytes())
	if err != nil || a.has("word/document.xml") {
		t.Errorf("openArchive = %v (%v), want no link in it", a.parts, err)
	}
}

func TestFormatOfArchives(t *testing.T) {
	inner := zipped(t, "word/document.xml", "<a/>")
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"docx":          {zipped(t, "[Content_Types].xml", "", "word/document.xml", "<a/>"), "Word"},
		"epub":          {zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "<a/>"), "EPUB"},
		"xlsx":          {zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<a/>"), "Excel"},
		"pptx":          {zipped(t, "[Content_Types].xml", "", "ppt/presentation.xml", "<a/>"), "PowerPoint"},
		"odt":           {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>", "META-INF/manifest.xml", "<a/>"), "OpenDocument"},
		"zip of docx":   {zipped(t, "paper.docx", string(inner)), "zip"},
		"stored docx":   {zipped(t, "mimetype", string(inner)), "zip"},
		"broken docx":   {zipped(t, "word/document.xml", "<a/>")[:60], "Word"},
		"old Word":      {[]byte(oleMark + "\xA1\xB1\x1A\xE1 and more"), "old Office"},
		"with password": {append([]byte(oleMark+"\xA1\xB1\x1A\xE1"), lockedPart...), "Office with a password"},
	} {
		if got := formatOf(File{Name: "paper.docx", Data: test.data}).name; got != test.want {
			t.Errorf("%s: formatOf = %s, want %s", name, got, test.want)
		}
	}
	_, err := Extract(t.Context(), File{Name: "a.docx", Data: append([]byte(oleMark+"\xA1\xB1\x1A\xE1"), lockedPart...)})
	if !errors.Is(err, ErrEncrypted) {
		t.Errorf("Extract of an Office file with a password: %v, want ErrEncrypted", err)
	}
	_, err = Extract(t.Context(), File{Name: "a.docx", Data: zipped(t, "xl/workbook.xml", "<a/>")})
	if !errors.Is(err, ErrUnsupported) || !strings.Contains(err.Error(), "Excel") {
		t.Errorf("Extract of a workbook: %v, want ErrUnsupported that names Excel", err)
	}
}
