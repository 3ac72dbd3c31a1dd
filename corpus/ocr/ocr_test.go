package ocr

import (
	"errors"
	"strings"
	"testing"

	"footnote/corpus"
)

func TestFindNothing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(t.Context()); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("without the program: %v, want %v", err, corpus.ErrNotFound)
	}
}

func TestLanguages(t *testing.T) {
	few := Program{Languages: []string{"deu", "eng"}}
	many := Program{Languages: []string{"ara", "deu", "eng", "fra"}}
	other := Program{Languages: []string{"ara", "deu", "fra", "tur"}}
	for _, c := range []struct {
		program Program
		want    string
	}{{few, "deu+eng"}, {many, "eng"}, {other, "ara"}} {
		if got := c.program.Usual(); got != c.want {
			t.Errorf("of %v it reads %q, want %q", c.program.Languages, got, c.want)
		}
	}
	for names, want := range map[string]bool{"deu": true, "eng+deu": true, "eng+lat": false, "": false, "-psm": false, "eng+": false} {
		if few.Reads(names) != want {
			t.Errorf("%q is read: %v, want %v", names, !want, want)
		}
	}
}

// table is what tesseract writes, of words with their block, line, place and how sure
// it is.
func table(rows ...string) string {
	return "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" + strings.Join(rows, "\n")
}

func TestPageOf(t *testing.T) {
	page, sure := pageOf(table(
		"1\t1\t0\t0\t0\t0\t0\t0\t1750\t2479\t-1\t",
		"4\t1\t1\t1\t1\t0\t300\t300\t600\t50\t-1\t",
		"5\t1\t1\t1\t1\t1\t300\t300\t200\t50\t90\ttarry",
		"5\t1\t1\t1\t1\t2\t520\t300\t200\t40\t80\tropes",
		"5\t1\t1\t1\t2\t1\t300\t380\t200\t40\t40\tare",
		"5\t1\t2\t1\t1\t1\t900\t300\t200\t40\t100\ttwo\twords",
		"5\t1\t2\t1\t2\t1\t900\t360\t200\t40\t100\t ",
	), .24)
	if page.Width != 420 || len(page.Columns) != 2 || len(page.Columns[0].Lines) != 2 || len(page.Columns[1].Lines) != 1 {
		t.Fatalf("page = %+v", page)
	}
	first := page.Columns[0].Lines[0]
	if first.Text() != "tarry ropes" || int(first.Base*10) != 816 || int(first.Left) != 72 || int(first.Right*10) != 1727 {
		t.Errorf("first line = %+v", first)
	}
	if a, b := first.Size, page.Columns[0].Lines[1].Size; a != b {
		t.Errorf("lines of one block are %v and %v high", a, b)
	}
	if want := (90*5 + 80*5 + 40*3 + 100*9) / 22; sure != want {
		t.Errorf("sure %d of 100, want %d", sure, want)
	}
}

// What the program says is not believed.
func FuzzPageOf(f *testing.F) {
	f.Add(table("5\t1\t1\t1\t1\t1\t300\t300\t200\t50\t90\ttarry"))
	f.Add(table("5\t\t\t\t\t\tNaN\tInf\t-1\t1e999\t-1\tx\ty"))
	f.Fuzz(func(t *testing.T, text string) {
		page, _ := pageOf(text, .24)
		for _, c := range page.Columns {
			for _, l := range c.Lines {
				if l.Text() == "" {
					t.Error("a line without text")
				}
			}
		}
	})
}
