package pdf

import (
	"strings"
	"testing"
)

func TestCharactersOf(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "eacute": "é", "Scaron": "Š", "f_i": "fi", "ffi": "ffi", "one.oldstyle": "1", "uni20AC": "€", "uni00660069": "fi", "u1F600": "😀",
		"afii10017": "А", "afii10023": "Ё", "afii10022": "Е", "afii10097": "я", "afii57664": "א", "Ecircumflexacute": "Ế", "quoteright": "’", "Asmall": "a",
		"g23": "", "": "", ".notdef": "", "uniXYZW": "",
	} {
		if got := charactersOf(name); got != want {
			t.Errorf("charactersOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCMap(t *testing.T) {
	m := readCMap([]byte(`1 begincodespacerange <00> <7F> endcodespacerange 1 begincodespacerange <8000> <FFFF> endcodespacerange
		2 beginbfchar <41> <00410301> <8001> <D83DDE00> endbfchar 1 beginbfrange <8010> <8012> <0061> <8020> <8021> [<0066006C> /fi] endbfrange`))
	tests := []struct{ bytes, text string }{
		{"A", "A\u0301"}, {"\x80\x01", "😀"}, {"\x80\x11", "b"}, {"\x80\x20", "fl"}, {"\x80\x21", "fi"}, {"B", ""},
	}
	for _, test := range tests {
		code, length := m.cut(test.bytes)
		if text, _ := m.text(code); text != test.text || length != len(test.bytes) {
			t.Errorf("%q is %q in %d bytes, want %q", test.bytes, text, length, test.text)
		}
	}
}

func TestScanner(t *testing.T) {
	s := scanner{data: []byte("-12.5 .5 +3 --4 (a\\(b\\051\\n(c)) <4a 4B5> /N#41me [1 (x) /y] << /K (v) >> % note\n Tj'")}
	want := []token{
		{kind: numberToken, number: -12.5}, {kind: numberToken, number: 0.5}, {kind: numberToken, number: 3}, {kind: numberToken, number: -4},
		{kind: stringToken, text: "a(b)\n(c)"}, {kind: stringToken, text: "JKP"}, {kind: nameToken, text: "NAme"}, {kind: listToken}, {kind: dictToken},
		{kind: keyword, text: "Tj'"}, {},
	}
	for i, w := range want {
		got := s.next()
		if got.kind != w.kind || got.number != w.number || got.text != w.text {
			t.Errorf("token %d is %+v, want %+v", i, got, w)
		}
	}
}

func TestLabelOf(t *testing.T) {
	ranges := []labelRange{{from: 1, style: "r", start: 1}, {from: 5, style: "D", start: 25}, {from: 9, prefix: "A-", style: "A", start: 27}}
	for page, want := range map[int]string{1: "i", 4: "iv", 5: "25", 8: "28", 9: "A-AA"} {
		if got := labelOf(ranges, page); got != want {
			t.Errorf("labelOf(page %d) = %q, want %q", page, got, want)
		}
	}
	if got := labelOf(nil, 3); got != "" {
		t.Errorf("labelOf without labels = %q, want nothing", got)
	}
}

// lay reads a page of text that is put at places.
func lay(t *testing.T, content string) Page {
	t.Helper()
	f, err := Open(t.Context(), onePage(stream("", content)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func pageText(p Page) string {
	var out []string
	for _, c := range p.Columns {
		var lines []string
		for _, l := range c.Lines {
			lines = append(lines, l.Text())
		}
		out = append(out, strings.Join(lines, " / "))
	}
	return strings.Join(out, " // ")
}

func TestLayout(t *testing.T) {
	columns := "BT /F 8 Tf 10 TL 20 280 Td (A title that goes over both of the columns here) Tj 0 -20 Td"
	for range 5 { // row by row, as some programs write columns
		columns += " (one half of the text) Tj 130 0 Td (the other half of it) Tj -130 -10 Td"
	}
	capped := func(letter, behind string) string {
		return "BT /F 30 Tf 20 200 Td (" + letter + ") Tj ET BT /F 10 Tf 49 220 Td (" + behind + ") Tj 0 -10 Td (and went down) Tj 0 -10 Td (again.) Tj "
	}
	more := "( At the foot) Tj ET BT /F 10 Tf 20 190 Td (the lines are full.) Tj ET"
	numbered := "BT /F 10 Tf 20 280 Td (The name of this club shall be the one of all its hoppers) Tj 0 -12 Td (and of no other.) Tj 0 -18 Td (\\(2\\)) Tj 16 0 Td /F 6.7 Tf 3.3 Ts (1) Tj 0 Ts /F 10 Tf 4.4 0 Td (The club is one of no use.) Tj " +
		"127 0 Td /F 6.7 Tf 3.3 Ts (2) Tj 0 Ts /F 10 Tf 4.4 0 Td (It has no seat as) Tj -151.8 -12 Td (its members have none.) Tj 0 -18 Td (The year ends in March.) Tj ET"
	tests := []struct{ name, content, want string }{
		{"gaps between words", "BT /F 10 Tf 20 200 Td [(Wo) 30 (rds) -300 (apart) -100 (ly)] TJ ET", "Words apartly"},
		{"justified tightly", "BT /F 10 Tf 20 200 Td [(The) -165 (ri) -20 (ver) -165 (rose) -175 (by) -165 (night)] TJ ET", "The river rose by night"},
		{"no clear gaps", "BT /F 10 Tf 20 200 Td [(The) -165 (ri) -90 (ver) -165 (ro) -130 (se) -300 (by) -400 (night)] TJ ET", "Theriverrose by night"},
		{"set wide", "BT /F 10 Tf 4 Tc 20 200 Td (ABSTRACT OF IT) Tj ET", "ABSTRACT OF IT"},
		{"a raised mark", "BT /F 10 Tf 20 200 Td (water) Tj 6 Tf /F 6 Tf 4 Ts (12) Tj /F 10 Tf 0 Ts ( runs) Tj ET", "water12 runs"},
		{"a lowered letter of a logo", "BT /F 10 Tf 20 200 Td (written in T) Tj -3.1 Ts (E) Tj 0 Ts (X, as books) Tj ET BT /F 10 Tf 20 188 Td (are, and so on below it) Tj ET", "written in TEX, as books / are, and so on below it"},
		{"raised numbers of sentences", numbered, "The name of this club shall be the one of all its hoppers / and of no other. / (2) 1The club is one of no use. 2It has no seat as / its members have none. / The year ends in March."},
		{"shown twice to be bold", "BT /F 10 Tf 20 200 Td (Bold) Tj ET BT /F 10 Tf 20.3 200 Td (Bold) Tj ET", "Bold"},
		{"an accent over its letter", "BT /F 10 Tf 20 200 Td (caf\\302) Tj ET BT /F 10 Tf 33.3 200 Td (e) Tj ET", "café"},
		{"what it stands for", "BT /F 10 Tf 20 200 Td /Span << /ActualText (office) >> BDC (o#ce) Tj EMC ( hours) Tj ET", "office hours"},
		{"a large letter beside three lines", capped("T", "he river rose") + more, "The river rose / and went down / again. At the foot / the lines are full."},
		{"with a quotation mark", capped("\\047T", "he river rose") + more, "’The river rose / and went down / again. At the foot / the lines are full."},
		{"before capitals", capped("T", "HE RIVER rose") + more, "THE RIVER rose / and went down / again. At the foot / the lines are full."},
		{"that is a word", capped("A", "foot rose") + more, "A foot rose / and went down / again. At the foot / the lines are full."},
		{"that is none", capped("A", "nother rose") + more, "Another rose / and went down / again. At the foot / the lines are full."},
		{"of a list of names", capped("R", "Roe, Jane") + more, "Roe, Jane / and went down / R again. At the foot / the lines are full."},
		{"beside one line, a word", "BT /F 30 Tf 20 200 Td (A) Tj /F 10 Tf ( river rose) Tj ET", "A river rose"},
		{"beside one line", "BT /F 30 Tf 20 200 Td (T) Tj /F 10 Tf (he river rose) Tj ET", "The river rose"},
		{"columns", columns + " ET", "A title that goes over both of the columns here // " +
			strings.Repeat("one half of the text / ", 4) + "one half of the text // " + strings.Repeat("the other half of it / ", 4) + "the other half of it"},
	}
	for _, test := range tests {
		if got := pageText(lay(t, test.content)); got != test.want {
			t.Errorf("%s: read %q, want %q", test.name, got, test.want)
		}
	}
}
