package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// Type may be led to the left, stood on its head or shown in a mirror by the page,
// the text, the size, the stretch and the font, each for itself.
func TestMirroredType(t *testing.T) {
	const text = "(The first line) Tj 0 -14 Td (and the next) Tj ET"
	const want = "The first line / and the next"
	flipped := "(The first line) Tj 0 14 Td (and the next) Tj ET"
	for name, content := range map[string]string{
		"size below zero in a page on its head":    "1 0 0 -1 0 300 cm BT -100 Tz /F -12 Tf 20 100 Td " + flipped,
		"text turned in a page on its head":        "1 0 0 -1 0 300 cm BT /F 12 Tf 1 0 0 -1 20 100 Tm " + text,
		"size below zero in text turned by half":   "BT /F -12 Tf -1 0 0 -1 20 200 Tm (The first line) Tj 0 14 Td (and the next) Tj ET",
		"a page in a mirror":                       "-1 0 0 1 300 0 cm BT /F 12 Tf 20 200 Td " + text,
		"a page in a mirror, from its foot":        "1 0 0 -1 0 300 cm BT /F 12 Tf 20 200 Td " + text,
		"stretch and size below zero, on its head": "1 0 0 -1 0 300 cm BT -110 Tz /F -9 Tf 40 60 Td " + flipped,
	} {
		p := lay(t, content)
		if got := pageText(p); got != want || len(p.Turned) > 0 {
			t.Errorf("%s: read %q and %d lines turned, want %q", name, got, len(p.Turned), want)
		}
	}
}

// drawn makes a page in a Type 3 font whose letters have names.
func drawn(t *testing.T, matrix string, name func(code int) string, content string) Page {
	t.Helper()
	var differences strings.Builder
	for code := 16; code < 256; code++ {
		if 32 <= code && code < 127 || strings.HasPrefix(name(code), "a") { // else a test is about letters of ASCII
			fmt.Fprintf(&differences, "%d /%s ", code, name(code))
		}
	}
	font := "<< /Type /Font /Subtype /Type3 /FontMatrix " + matrix + " /FontBBox [0 -200 800 900] /CharProcs << >> /FirstChar 16 /LastChar 255 /Widths [" +
		strings.Repeat("500 ", 240) + "] /Encoding << /Type /Encoding /Differences [" + differences.String() + "] >> >>"
	data := onePage(stream("", content), font)
	data = []byte(strings.Replace(string(data), "/F 5 0 R", "/F 6 0 R", 1))
	f, err := Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Programs of TeX name nothing between the letters that are used.
func TestPicturesOfLettersWithGaps(t *testing.T) {
	name := func(code int) string {
		if strings.ContainsRune("It's", rune(code)) {
			return fmt.Sprintf("a%d", code)
		}
		return ".notdef"
	}
	if got := pageText(drawn(t, "[0.001 0 0 0.001 0 0]", name, "BT /F 12 Tf 20 200 Td (It's) Tj ET")); got != "It’s" {
		t.Errorf("read %q, want TeX's apostrophe", got)
	}
}

// The bullets of lists stand in fonts of signs, which have no letters; in one for text the
// same codes are a letter and a ligature.
func TestPicturesOfSigns(t *testing.T) {
	only := func(codes string) func(int) string {
		return func(code int) string {
			if strings.ContainsRune(codes, rune(code)) {
				return fmt.Sprintf("a%d", code)
			}
			return ".notdef"
		}
	}
	for codes, want := range map[string]string{"\u0088": "•", "\u0088\u00a9": "•", "\u0088ab": "Ĺ"} {
		if got := pageText(drawn(t, "[0.001 0 0 0.001 0 0]", only(codes), `BT /F 12 Tf 20 200 Td (\210) Tj ET`)); got != want {
			t.Errorf("of a font with %q read %q, want %q", codes, got, want)
		}
	}
}

// The box of a font of TeX is that of the letters that are used: without one below the line
// the type is no smaller.
func TestPicturesOfLettersHaveTheirSize(t *testing.T) {
	name := func(code int) string { return fmt.Sprintf("a%d", code) }
	p := drawn(t, "[0.001 0 0 0.0007 0 0]", name, "BT /F 12 Tf 20 200 Td (It is so) Tj ET")
	if size := p.Columns[0].Lines[0].Size; size < 11.9 || size > 12.1 {
		t.Errorf("type of %g points, want 12", size)
	}
}

// The older encoding of TeX has no letters with accents; the newer one has, from 128.
func TestPicturesOfLettersInCork(t *testing.T) {
	name := func(code int) string {
		if strings.ContainsRune("\x10\x12fr\u00b2\u00fc\u00ff", rune(code)) {
			return fmt.Sprintf("a%d", code)
		}
		return ".notdef"
	}
	const content = `BT /F 12 Tf 20 200 Td (\022f\374r\020\377\262) Tj ET`
	if got := strings.ReplaceAll(pageText(drawn(t, "[0.001 0 0 0.001 0 0]", name, content)), " ", ""); got != "„für“ßš" {
		t.Errorf("read %q, want the letters of T1", got)
	}
}

func TestLettersNamedByNumbers(t *testing.T) {
	const content = "BT /F 12 Tf 20 200 Td (The first line) Tj ET"
	for name, test := range map[string]struct {
		name func(code int) string
		want string
	}{
		"decimal":                   {func(code int) string { return fmt.Sprint(code) }, "The first line"},
		"decimal behind a letter":   {func(code int) string { return fmt.Sprintf("c%d", code) }, "The first line"},
		"decimal of three digits":   {func(code int) string { return fmt.Sprintf("char%03d", code) }, "The first line"},
		"hexadecimal":               {func(code int) string { return fmt.Sprintf("x%02x", code) }, "The first line"},
		"the number of the drawing": {func(code int) string { return fmt.Sprintf("g%d", 2*code+1) }, "\uFFFD"},
	} {
		got := pageText(drawn(t, "[0.001 0 0 0.001 0 0]", test.name, content))
		if got != test.want && !(test.want == "\uFFFD" && strings.Trim(got, "\uFFFD ") == "") {
			t.Errorf("%s: read %q, want %q", name, got, test.want)
		}
	}
}

func TestMirroredFont(t *testing.T) {
	byCode := func(code int) string { return fmt.Sprint(code) }
	for name, test := range map[string]struct{ matrix, content string }{
		"drawn from above":           {"[0.001 0 0 -0.001 0 0]", "BT /F 12 Tf 20 200 Td (The first line) Tj 0 -14 Td (and the next) Tj ET"},
		"and on a page on its head":  {"[0.001 0 0 -0.001 0 0]", "1 0 0 -1 0 300 cm BT /F 12 Tf 20 60 Td (The first line) Tj 0 14 Td (and the next) Tj ET"},
		"with a size below zero":     {"[-0.001 0 0 -0.001 0 0]", "BT /F -12 Tf 20 200 Td (The first line) Tj 0 -14 Td (and the next) Tj ET"},
		"to the left with the size ": {"[-0.001 0 0 0.001 0 0]", "BT /F -12 Tf 20 200 Td (The first line) Tj 0 -14 Td (and the next) Tj ET"},
	} {
		if got, want := pageText(drawn(t, test.matrix, byCode, test.content)), "The first line / and the next"; got != want {
			t.Errorf("%s: read %q, want %q", name, got, want)
		}
	}
}

func TestSoftHyphenThatShows(t *testing.T) {
	data := []byte(strings.Replace(string(onePage(stream("", "BT /F 10 Tf 20 200 Td (the old water\\255mill) Tj ET"))), "/BaseFont /Helvetica", "/BaseFont /Helvetica /Encoding /WinAnsiEncoding", 1))
	text, err := readAll(t.Context(), data)
	if err != nil || !strings.Contains(text, "the old water-mill") {
		t.Errorf("read %q, %v", text, err)
	}
}

// Text that stands in marks of what is no text is text where there is no other.
func TestArtifacts(t *testing.T) {
	marked := func(n int) string {
		out := ""
		for i := range n {
			out += fmt.Sprintf("/Artifact BMC BT /F 8 Tf 20 %d Td (The keepers wrote down whose turn it was to water) Tj ET EMC ", 280-12*i)
		}
		return out
	}
	plain := func(n int) string {
		return strings.ReplaceAll(strings.ReplaceAll(marked(n), "/Artifact BMC ", ""), " EMC", "")
	}
	for name, test := range map[string]struct {
		content string
		kept    bool
	}{
		"all of a page":       {marked(8), true},
		"nearly all":          {marked(12) + "BT /F 8 Tf 20 20 Td (Page seven) Tj ET", true},
		"in a form of a page": {"/Artifact BMC q " + plain(8) + " Q EMC", true},
		"a head":              {marked(1), false},
		"beside the text":     {marked(8) + plain(8), false},
	} {
		kept := true
		for _, c := range lay(t, test.content).Columns {
			for _, l := range c.Lines {
				kept = kept && !l.Artifact
			}
		}
		if kept != test.kept {
			t.Errorf("%s: all is text: %t, want %t", name, kept, test.kept)
		}
	}
}

// What somebody typed into a form is of the page.
func TestFilledFields(t *testing.T) {
	page := func(annotations string, more ...string) string {
		data := onePage(stream("", "BT /F 12 Tf 20 280 Td (What happened at the weir?) Tj ET"), more...)
		text, err := readAll(t.Context(), []byte(strings.Replace(string(data), "/Contents 4 0 R", "/Contents 4 0 R /Annots "+annotations, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	const box = "/Rect [20 200 280 240]"
	for name, test := range map[string]struct {
		text string
		has  string
	}{
		"without a look":        {page("[<< /Subtype /Widget /FT /Tx " + box + " /V (The sill was raised.) >>]"), "The sill was raised."},
		"in UTF-16":             {page("[<< /Subtype /Widget /FT /Tx " + box + " /DA (/F 9 Tf 0 g) /V <FEFF00DC0062006500720020> >>]"), "Über"},
		"of several lines":      {page("[<< /Subtype /Widget /FT /Tx /Ff 4096 " + box + " /V (The sill was raised by a hand on Tuesday, and the lower meadows were flooded first of all.) >>]"), "on Tuesday, and the lower\nmeadows were"},
		"of the field above it": {page("[<< /Subtype /Widget /Parent 6 0 R "+box+" >>]", "<< /FT /Tx /V (From above.) >>"), "From above."},
		"chosen from a list":    {page("[<< /Subtype /Widget /FT /Ch " + box + " /V [(Monday) (Tuesday)] >>]"), "Tuesday"},
	} {
		if !strings.Contains(test.text, test.has) {
			t.Errorf("%s: read %q, want %q in it", name, test.text, test.has)
		}
	}
	for name, annotation := range map[string]string{
		"hidden":      "/FT /Tx /F 2 /V (never)",
		"a password":  "/FT /Tx /Ff 8192 /V (never)",
		"a button":    "/FT /Btn /V /never",
		"above bound": "/FT /Tx /V (" + strings.Repeat("never ", 5000) + ")",
	} {
		if text := page("[<< /Subtype /Widget " + box + " " + annotation + " >>]"); strings.Contains(text, "never") {
			t.Errorf("%s: read %.80q", name, text)
		}
	}
}

func TestHeaderBehindABanner(t *testing.T) {
	whole := string(onePage(stream("", hello)))
	for name, banner := range map[string]string{
		"a program":  "Print Engine 4.2\nAll rights reserved.\n",
		"mail":       "Content-Type: application/pdf\r\n\r\n",
		"empty rows": "\r\n\r\n",
		"a mark":     "\xEF\xBB\xBF",
		"none":       "",
	} {
		data := []byte(banner + whole)
		if !Sniff(data) {
			t.Errorf("%s: not told", name)
			continue
		}
		if text, err := readAll(t.Context(), data); err != nil || !strings.Contains(text, "Hello, plain page.") {
			t.Errorf("%s: read %q, %v", name, text, err)
		}
	}
	for _, text := range []string{
		"How to tell a file of this kind: it begins with\n%PDF-1.7\nand ends with %%EOF. No object of it is shown here.",
		strings.Repeat("x", 2000) + "\n" + whole,
		"word%PDF-1.4 1 0 obj endobj",
	} {
		if Sniff([]byte(text)) {
			t.Errorf("%.60q is told as a PDF", text)
		}
	}
}

// Columns whose lines do not stand on the same base lines, close to each other.
func TestStaggeredColumns(t *testing.T) {
	tests := []struct {
		columns        int
		width, stagger float64
	}{{2, 135, 4}, {3, 88, 3.1}, {3, 90, 0}, {3, 90, 5}}
	for _, test := range tests {
		content, want := "", []string{}
		for c := range test.columns {
			var column []string
			for i := range 12 {
				words := fmt.Sprintf("%c%d the weir and rota kept", 'A'+c, i)
				column = append(column, words)
				content += fmt.Sprintf("BT /F 6 Tf %.1f %.1f Td (%s) Tj ET ", 10+float64(c)*test.width, 280-float64(i)*9-float64(c)*test.stagger, words)
			}
			want = append(want, strings.Join(column, " / "))
		}
		if got := pageText(lay(t, content)); got != strings.Join(want, " // ") {
			t.Errorf("%+v: read %q", test, got)
		}
	}
}

// What is stamped across a page is no part of its lines.
func TestTextAslant(t *testing.T) {
	p := lay(t, "BT /F 12 Tf 20 200 Td (The first line of the page) Tj 0 -14 Td (and the second one) Tj ET BT /F 12 Tf 0.7 0.7 -0.7 0.7 60 150 Tm (DRAFT COPY) Tj ET")
	if got, want := pageText(p), "The first line of the page / and the second one"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
	if len(p.Turned) != 1 || p.Turned[0].Text() != "DRAFT COPY" {
		t.Errorf("turned are %+v, want the stamp as one line", p.Turned)
	}
	if p := lay(t, "BT /F 12 Tf 0.9 0.3 -0.3 0.9 60 100 Tm (A page that is all aslant) Tj ET"); len(p.Columns) == 0 || len(p.Turned) > 0 {
		t.Errorf("%+v, want the text of a page that is all aslant", p)
	}
}

// What stands far beside the page is not shown on it; where all does, its size is wrong.
func TestTextBesideThePage(t *testing.T) {
	for content, want := range map[string]string{
		"BT /F 12 Tf 20 200 Td (seen) Tj ET BT /F 12 Tf 2020 200 Td (covered) Tj ET": "seen",
		"BT /F 12 Tf 2020 200 Td (somewhere) Tj ET":                                  "somewhere",
	} {
		if got := pageText(lay(t, content)); got != want {
			t.Errorf("read %q, want %q", got, want)
		}
	}
}
