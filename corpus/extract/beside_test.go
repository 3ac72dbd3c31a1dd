package extract

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"footnote/corpus"
)

// What stands below a picture or a table is found like any text, and does not interrupt
// the text that it stands in.
func TestCaptionsArePassages(t *testing.T) {
	before := "The lock was built by the town in the spring, and nobody asked the miller. He heard of it when the gates were closed."
	after := "In the autumn he went to the county, and the county sent a clerk who measured the water with a stick."
	page := func(between string) string {
		return "<html><head><title>The lock</title></head><body><article><h1>The lock</h1><h2>Spring</h2><p>" + before + "</p>" + between + "<p>" + after + "</p></article></body></html>"
	}
	for name, test := range map[string]struct {
		file    string
		text    string
		caption string // "" if there is none
	}{
		"figure of a page":   {"a.html", page("<figure><img src='g.png'><figcaption>The upper gate, which was oak, in 1811.</figcaption></figure>"), "The upper gate, which was oak, in 1811."},
		"caption by class":   {"a.html", page("<div><img src='g.png'><p class='wp-caption-text'>The upper gate, which was oak, in 1811.</p></div>"), "The upper gate, which was oak, in 1811."},
		"table of a page":    {"a.html", page("<table><caption>Table 2. Water by month in feet.</caption><tr><th>May</th><td>3</td></tr></table>"), "Table 2. Water by month in feet."},
		"who took a picture": {"a.html", page("<figure><img src='g.png'><figcaption>Photograph: Anna Holm</figcaption></figure>"), ""},
		"twice said":         {"a.html", page("<figure><figcaption>" + after + "</figcaption></figure>"), ""},
		"lone picture":       {"a.md", "# The lock\n\n## Spring\n\n" + before + "\n\n![The upper gate, which was oak, in 1811.](g.png)\n\n" + after + "\n", "The upper gate, which was oak, in 1811."},
		"table of a note":    {"a.md", "# The lock\n\n## Spring\n\n" + before + "\n\n| May | 3 |\n|---|---|\n| June | 2 |\n\nTable: Water by month in feet.\n\n" + after + "\n", "Table: Water by month in feet."},
		"article":            {"a.xml", `<article><front><article-meta><title-group><article-title>The lock</article-title></title-group></article-meta></front><body><sec><title>Spring</title><p>` + before + `</p><fig><label>Figure 1</label><caption><p>The upper gate, which was oak.</p></caption></fig><p>` + after + `</p></sec></body></article>`, "Figure 1 The upper gate, which was oak."},
	} {
		t.Run(name, func(t *testing.T) {
			_, passages, err := Read(t.Context(), corpus.File{Name: test.file, Data: []byte(test.text)})
			if err != nil {
				t.Fatal(err)
			}
			body, captions := passages[:1], passages[1:]
			if body[0].Section != "Spring" || !strings.HasPrefix(body[0].Text, before) || !strings.HasSuffix(body[0].Text, after) {
				t.Errorf("the first passage, of %q, is %q", body[0].Section, body[0].Text)
			}
			switch {
			case test.caption == "" && len(captions) > 0:
				t.Errorf("%q is a passage", captions[0].Text)
			case test.caption != "" && (len(captions) != 1 || captions[0].Text != test.caption):
				t.Errorf("the other passages are %v, want %q", captions, test.caption)
			case test.caption != "" && (captions[0].Section != "Spring" || captions[0].Paragraph < 1):
				t.Errorf("the caption stands at %q", captions[0].Locator)
			}
		})
	}
}

// What outlines and encyclopaedias write below a picture, and in notes that are templates,
// is of their text.
func TestCaptionsInTheText(t *testing.T) {
	for file, text := range map[string]string{
		"a.org":  "#+title: The lock\n* Spring\nThe lock was built.\n#+caption: The upper gate, which was oak.\n[[file:g.png]]\n",
		"a.wiki": "'''The lock''' was built.{{efn|name=a|The upper gate, which was [[Oak tree|oak]].}}\n\n== Spring ==\nNobody asked.\n",
		"b.wiki": "'''The lock''' was built.\n[[File:Gate.jpg|thumb|200px|alt=a gate|The upper gate, which was [[Oak tree|oak]].]]\n[[File:Gate.jpg|thumb|200px]]\n== Spring ==\nNobody asked.\n",
	} {
		_, passages, err := Read(t.Context(), corpus.File{Name: file, Data: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, p := range passages {
			found += strings.Count(p.Text, "The upper gate, which was oak.")
			if strings.Contains(p.Text, "200px") || strings.Contains(p.Text, "{{") {
				t.Errorf("%s: a passage reads %q", file, p.Text)
			}
		}
		if found != 1 {
			t.Errorf("%s: %d passages hold the caption, want 1: %v", file, found, passages)
		}
	}
}

// What somebody struck out is no text of the work, whatever the program.
func TestStruckOutIsLeft(t *testing.T) {
	odt := func(content string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, part := range [][2]string{
			{"mimetype", "application/vnd.oasis.opendocument.text"},
			{"content.xml", `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><office:automatic-styles>` +
				`<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>` +
				`<style:style style:name="T2" style:parent-style-name="T1"><style:text-properties style:text-line-through-style="none"/></style:style>` +
				`</office:automatic-styles><office:body><office:text>` + content + `</office:text></office:body></office:document-content>`},
		} {
			f, err := w.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte(part[1])); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	const want = "The ferry was late that day, and nobody asked the miller what he thought of it."
	for name, data := range map[string][]byte{
		"a.rtf": []byte(`{\rtf1\ansi The ferry was \strike never \strike0 late {\striked1 in the end }that day, and nobody asked \strike him \plain the miller what he thought of it.\par}`),
		"a.odt": odt(`<text:p>The ferry was <text:span text:style-name="T1">never </text:span>late that day, and nobody asked <text:span text:style-name="T2">the miller</text:span> what he thought of it.</text:p>`),
	} {
		_, passages, err := Read(t.Context(), corpus.File{Name: name, Data: data})
		if err != nil || len(passages) != 1 || passages[0].Text != want {
			t.Errorf("%s: the text is %v (%v)", name, passages, err)
		}
	}
}
