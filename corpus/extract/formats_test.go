package extract

import (
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// The formats of one or two files each, as they are read.
func TestGoldenKinds(t *testing.T) {
	for _, folder := range []string{"captions", "notebook", "mail", "slides", "opendocument", "rtf", "fictionbook", "jats", "org", "rfc", "rst", "sheet", "textile", "wiki"} {
		files, err := filepath.Glob("testdata/" + folder + "/*")
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in testdata/%s (%v)", folder, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, ".golden") {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				checkGolden(t, folder+"/"+filepath.Base(file), extractFile(t, file))
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range []string{"a.txt", "unknown", "a.md"} {
					d, err := Extract(t.Context(), corpus.File{Name: name, MediaType: "text/plain", Data: data})
					if err != nil || corpustest.BlocksOf(d) != corpustest.BlocksOf(extractFile(t, file)) {
						t.Errorf("as %s it is read otherwise (%v)", name, err)
					}
				}
			})
		}
	}
}

// What is no text of a work is told by its bytes and refused with what to do,
// whatever it is called.
func TestNothingIsSwallowed(t *testing.T) {
	utf16 := func(s string) string { return string(utf16Bytes(s)) }
	tests := map[string]string{
		"Word 97":           "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 500) + utf16("WordDocument\x00"),
		"PowerPoint 97":     "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("PowerPoint Document\x00"),
		"Excel 97":          "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("Workbook\x00"),
		"Kindle":            "A_Book" + strings.Repeat("\x00", 54) + "BOOKMOBI" + strings.Repeat("words of a book ", 20),
		"DjVu":              "AT&TFORM\x00\x00\x10\x00DJVM",
		"PostScript":        "%!PS-Adobe-3.0\n%%Title: Harbour\n/Times findfont 12 scalefont setfont\n(The clerk kept the books.) show\n",
		"a recording":       "ID3\x04\x00\x00\x00\x00 words words words",
		"another recording": "\x00\x00\x00\x18ftypmp42 words words words words",
		"a picture":         "II*\x00 words words words words words",
		"archive":           strings.Repeat("a", 257) + "ustar\x0000",
		"SVG":               `<svg xmlns="http://www.w3.org/2000/svg"><text>The clerk kept the books.</text></svg>`,
		"feed":              `<?xml version="1.0"?><rss version="2.0"><channel><title>News of the quay</title><item><title>One</title></item></channel></rss>`,
		"opml":              `<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/></body></opml>`,
		"other XML":         `<?xml version="1.0"?><!-- by a program --><ledger><entry day="3">The clerk kept the books for forty years.</entry></ledger>`,
		"XML without a head": `<ledger>
			<entry>The clerk kept the books for forty years.</entry></ledger>`,
		"JSON":               `{"messages": [{"text": "The clerk kept the books for forty years, and nobody read them."}]}`,
		"JSON in rows":       `{"text": "The clerk kept the books."}` + "\n" + `{"text": "Nobody read them."}` + "\n",
		"a list in JSON":     `["The clerk kept the books for forty years.", "Nobody read them."]`,
		"contacts":           "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Molnar\nEND:VCARD\n",
		"a key":              "-----BEGIN CERTIFICATE-----\nMIIBkTCB+wIJAKHHIG\n-----END CERTIFICATE-----\n",
		"a patch":            "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-The clerk kept the books.\n+He did not.\n",
		"base64":             strings.Repeat(base64.StdEncoding.EncodeToString([]byte(strings.Repeat("ledger", 9)))+"\n", 9),
		"commands":           "-- dump\nCREATE TABLE dues (ship TEXT, paid INT);\nINSERT INTO dues VALUES ('Anna', 3);\n",
		"a paper in troff":   ".\\\" by hand\n.nr PS 10p\n.TL\nOf ledgers\n.AU\nIda Sund\n.PP\nThe ledger was kept by the clerk of the harbour.\n",
		"a manual page":      ".\\\" by hand\n.TH LEDGER 1 \"May 2020\"\n.SH NAME\nledger \\- keeps the books of a harbour\n",
		"LaTeX":              "% notes\n\\documentclass{article}\n\\begin{document}\nThe clerk kept the books.\n\\end{document}\n",
		"a part in LaTeX":    "\\section{The clerk}\n\nThe clerk kept the books, and \\emph{nobody} read them.\n",
		"LaTeX of a program": "% Options\n\\PassOptionsToPackage{unicode}{hyperref}\n%\n\\documentclass[\n]{article}\n\\begin{document}\nThe clerk kept the books.\n\\end{document}\n",
		"a part of that":     "\\hypertarget{the-clerk}{%\n\\section{The clerk}\\label{the-clerk}}\n\nThe clerk kept the books, and nobody read them.\n",
		"styled subtitles":   "[Script Info]\nTitle: Talk\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,The clerk kept the books.\n",
		"subtitles in XML":   `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s">The clerk kept the books.</p></div></body></tt>`,
		"Pages":              string(corpustest.Zipped(t, "Index/Document.iwa", "words")),
		"a zip of pictures":  string(corpustest.Zipped(t, "a.jpg", "\xFF\xD8\xFF", "b.jpg", "\xFF\xD8\xFF")),
		"OpenOffice 1":       string(corpustest.Zipped(t, "mimetype", "application/vnd.sun.xml.writer", "content.xml", "<a/>")),
		"OpenDocument sheet": string(corpustest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", "<a/>")),
	}
	for kind, data := range tests {
		for _, name := range []string{"a.txt", "a", "a.md", "a.weird"} {
			d, err := Extract(t.Context(), corpus.File{Name: name, MediaType: "text/plain", Data: []byte(data)})
			u, ok := errors.AsType[corpus.UnsupportedError](err)
			if !ok || u.Advice == "" {
				t.Errorf("%s as %s: read as %q, refused for %v; want what it is and what to do", kind, name, corpustest.BlocksOf(d), err)
			}
		}
	}
}

// A notebook that cannot be read is refused, whatever it is called: its brackets are
// not taken for text.
func TestBrokenNotebook(t *testing.T) {
	for name, data := range map[string]string{
		"too deep": `{"cells":` + strings.Repeat("[", 20_000),
		"cut off":  "{\n \"cells\": [\n  {\n   \"metadata\": {}, \"source\": [\"The clerk kept the books for forty years.\"",
	} {
		for _, file := range []string{"a.ipynb", "a.txt", "a"} {
			if d, err := Extract(t.Context(), corpus.File{Name: file, Data: []byte(data)}); !errors.Is(err, corpus.ErrMalformed) {
				t.Errorf("%s as %s: read as %.60q, %v; want that it is malformed", name, file, corpustest.BlocksOf(d), err)
			}
		}
	}
}

// A part of a file of a format is of that format.
func TestPartsOfFormats(t *testing.T) {
	for data, want := range map[string]string{
		`{\pard \ql The clerk kept the books for forty years, and nobody read them.\par}`: "The clerk kept the books for forty years, and nobody read them.",
		"<div><p>The clerk kept the books for forty years in a room above the fish market, and nobody read them until the house next door burnt down in the spring.</p>\n<p>Nobody paid for them either, until the insurer asked whose the books had been, and what they were worth to whom.</p></div>": "Nobody paid for them either",
		"00:01.000 --> 00:04.000\nThe clerk kept the books.\n": "The clerk kept the books.",
	} {
		d, err := Extract(t.Context(), corpus.File{Name: "a.txt", Data: []byte(data)})
		if err != nil || !strings.Contains(d.Text(), want) || strings.ContainsAny(d.Text(), "\\<>") {
			t.Errorf("%.40q is read as %q (%v)", data, d.Text(), err)
		}
	}
}

// Texts that speak of such things, or begin like them, are read.
func TestTextsThatLookLikeData(t *testing.T) {
	const prose = "The clerk kept the books for forty years in a room above the fish market, and nobody read them.\n"
	for _, text := range []string{
		"[1] See the ledger of 1752.\n\n" + prose,
		"{Editor's note} " + prose, "a = b\n\n" + prose, "==\n" + prose, "= is a sign. " + prose, "[[x]] = 1\n\n" + prose,
		"<Nora> said that it was late. " + prose,
		"WEBVTT is a format of subtitles. 00:01 is a time.\n\n" + strings.Replace(prose, "The", "the", 1),
		"From: the beginning\nTo: the end\n\n" + prose,
		"Begin with the end. " + prose + "BEGIN:VCARD is how contacts begin.\n",
		"Subject: the weir\nDate: 3 March 2020\n\n" + prose,
		".PP is what the clerk wrote at each margin. " + prose, ".NET was no word then. " + prose,
		"--- a dash and a rule\n\n" + prose,
		"create table salt by boiling the sea; " + prose,
		"MZ is what the clerk wrote under each page. " + prose,
		"BM, as the clerk was called, wrote it. " + prose,
		"```\n\\documentclass{article}\n\\begin{document}\n```\n\n" + prose,
		prose + "\n\\begin{quote} is how one begins.\n",
		"RIFF is not a word that he knew. " + prose,
	} {
		d, err := Extract(t.Context(), corpus.File{Name: "a.txt", Data: []byte(text)})
		if err != nil || !strings.Contains(d.Text(), "kept the books for forty years") {
			t.Errorf("%.50q: read as %q (%v)", text, d.Text(), err)
		}
	}
}
