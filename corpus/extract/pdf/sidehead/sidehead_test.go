package sidehead

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus/pdf"
)

var plain, bold = &pdf.Font{}, &pdf.Font{Bold: true}

const body = "and nobody read the books until the spring"

// run is one of five points a letter.
func run(font *pdf.Font, left float64, text string) pdf.Run {
	return pdf.Run{Text: text, Left: left, Right: left + 5*float64(len(text)), Size: 10, Font: font}
}

// row is a line of text at 170, after what stands in front of it.
func row(before ...pdf.Run) pdf.Line {
	text := run(plain, 170, body)
	text.Cell = len(before) > 0
	return lineOf(append(before, text)...)
}

func lineOf(runs ...pdf.Run) pdf.Line {
	return pdf.Line{Runs: runs, Left: runs[0].Left, Right: runs[len(runs)-1].Right, Size: 10}
}

func show(lines []pdf.Line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, strings.ReplaceAll(l.Text(), body, "."))
	}
	return strings.Join(texts, "|")
}

// A head in bold type in the margin goes before the line it stands beside, in one line; all
// else that stands there stays where it is.
func TestPart(t *testing.T) {
	head := func(text string) pdf.Run { return run(bold, 60, text) }
	var rows []pdf.Line
	for range 6 {
		rows = append(rows, row())
	}
	behind := run(bold, 170, body)
	for name, test := range map[string]struct {
		lines []pdf.Line
		want  string
	}{
		"a head":                       {[]pdf.Line{row(head("The clerk")), row()}, "The clerk|.|."},
		"of two rows":                  {[]pdf.Line{row(head("The clerk")), row(head("and his")), row()}, "The clerk and his|.|.|."},
		"of two runs":                  {[]pdf.Line{row(head("The"), run(bold, 80, " clerk"))}, "The clerk|."},
		"two heads":                    {[]pdf.Line{row(head("One")), row(), row(head("Two"))}, "One|.|.|Two|."},
		"beside most lines":            {slices.Repeat([]pdf.Line{row(head("Fish"))}, 7), "Fish Fish Fish Fish Fish Fish Fish" + strings.Repeat("|.", 7)},
		"a number of a line":           {[]pdf.Line{row(run(plain, 150, "5"))}, "5."},
		"a head beside text in bold":   {[]pdf.Line{lineOf(head("The clerk"), behind)}, "The clerk."},
		"a head by itself":             {[]pdf.Line{lineOf(head("The clerk"))}, "The clerk"},
		"cells of a table":             {[]pdf.Line{lineOf(head("Herring"), run(plain, 170, "12 barrels"))}, "Herring12 barrels"},
		"text that begins elsewhere":   {[]pdf.Line{lineOf(head("The clerk"), run(plain, 190, body))}, "The clerk."},
		"bold that reaches the column": {[]pdf.Line{row(run(bold, 140, "Clerk"))}, "Clerk."},
	} {
		got, text := Part(append(test.lines, rows...)), test.want+strings.Repeat("|.", len(rows))
		if show(got) != text {
			t.Errorf("%s: %q, want %q", name, show(got), text)
		}
	}
}

// The parted lines end and begin where their runs do, and the given ones stay as they were.
func TestPartPlaces(t *testing.T) {
	lines := []pdf.Line{row(run(bold, 60, "The clerk")), row(run(bold, 60, "and his")), row(), row(), row(), row()}
	got := Part(lines)
	if head, rest := got[0], got[1]; head.Left != 60 || head.Right != 105 || head.Size != 10 || rest.Left != 170 || rest.Runs[0].Cell {
		t.Errorf("parted into %+v and %+v", head, rest)
	}
	if show(lines) != "The clerk.|and his.|.|.|.|." || !lines[0].Runs[1].Cell {
		t.Errorf("the lines became %q, %+v", show(lines), lines[0])
	}
}

// Where lines begin here and there, nothing is beside the text.
func TestPartNeedsAColumn(t *testing.T) {
	few := []pdf.Line{row(run(bold, 60, "The clerk")), row()}
	ragged := []pdf.Line{row(run(bold, 60, "The clerk"))}
	for i := range 6 {
		ragged = append(ragged, lineOf(run(plain, 170+7*float64(i), body)))
	}
	for name, lines := range map[string][]pdf.Line{"few lines": few, "ragged lines": ragged} {
		if got := Part(lines); show(got) != show(lines) {
			t.Errorf("%s: %q, want %q", name, show(got), show(lines))
		}
	}
}

// Heads that stand in a column of their own go each before the line that it stands beside; a
// column of anything else stays one.
func TestJoin(t *testing.T) {
	at := func(l pdf.Line, base float64) pdf.Line { l.Base = base; return l }
	var text []pdf.Line
	for i := range 8 {
		text = append(text, at(row(), float64(100+12*i)))
	}
	head := func(font *pdf.Font, words string, base float64) pdf.Line {
		return at(lineOf(run(font, 60, words)), base)
	}
	for name, test := range map[string]struct {
		heads []pdf.Line
		want  string
	}{
		"two heads":           {[]pdf.Line{head(bold, "The clerk", 98), head(bold, "and his", 110), head(bold, "The ford", 150)}, "The clerk and his|.|.|.|.|The ford|.|.|.|."},
		"words in plain type": {[]pdf.Line{head(plain, "The clerk", 98)}, "The clerk/" + strings.Repeat("|.", 8)[1:]},
		"beside nothing":      {[]pdf.Line{head(bold, "The clerk", 400)}, "The clerk/" + strings.Repeat("|.", 8)[1:]},
	} {
		var got []string
		for _, c := range Join([]pdf.Column{{Lines: test.heads}, {Lines: text}}) {
			got = append(got, show(c.Lines))
		}
		if strings.Join(got, "/") != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
