package docx

import (
	"strings"
	"testing"

	"footnote/corpus/internal/corpustest"
	"footnote/corpus/line"
)

// A field is parted once: what is said after that is not of its code, and is not
// looked through again for each mark.
func TestFieldIsPartedOnce(t *testing.T) {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(code string) string { return `<w:r><w:instrText>` + code + `</w:instrText></w:r>` }
	got := readLines(t, corpustest.DocxOf(t, corpustest.Para("", mark("begin")+code(" REF a ")+mark("separate")+corpustest.Say("The tide mill.")+code("BIBLIOGRAPHY ZOTERO_BIBL")+mark("separate")+corpustest.Say(" It ground rye.")+mark("end"))))
	if want := "The tide mill. It ground rye."; !strings.Contains(got, want) || strings.Contains(got, line.References) {
		t.Errorf("lines %q, want %q", got, want)
	}
}
