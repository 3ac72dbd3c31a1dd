package sheet

import (
	"context"
	"encoding/xml"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
)

// The bounds of a workbook.
const (
	mostSheets  = 200
	mostStrings = 1_000_000
)

// SniffWorkbook says whether data is a workbook whose parts stand in no folder, as some
// servers write them.
func SniffWorkbook(data []byte) bool {
	has := zipxml.ZipParts(data)
	return has("workbook.xml") && has("[Content_Types].xml")
}

// ReadWorkbook reads the sheets of an Excel workbook (ECMA-376) that are shown.
func ReadWorkbook(ctx context.Context, f corpus.File) (corpus.Document, error) {
	a, err := zipxml.Open(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	b := workbook{ctx: ctx, archive: a, looks: map[int]look{}}
	tables, err := b.read()
	if err != nil {
		return corpus.Document{}, err
	}
	return document(ctx, tables, corpus.Metadata{})
}

// A workbook is one while it is read.
type workbook struct {
	ctx     context.Context
	archive *zipxml.Archive
	strings []string     // that cells share
	looks   map[int]look // of cells that show a number as something else
	since   time.Time    // the day that dates are counted from
}

// A look is what a number is shown as.
type look struct{ day, hour, percent bool }

// read reads the parts of a workbook.
func (b *workbook) read() ([]table, error) {
	main := "xl/workbook.xml"
	top, err := b.archive.Relations(b.ctx, "")
	for _, r := range top {
		if r.Kind == "officeDocument" {
			main = r.Target
		}
	}
	if err != nil {
		return nil, err
	}
	sheets, err := b.list(main)
	if err != nil {
		return nil, err
	}
	byID, err := b.readShared(main)
	if err != nil {
		return nil, err
	}
	var out []table
	for _, s := range sheets {
		t := table{name: clean(s.name)}
		if path.Base(path.Dir(byID[s.id])) == "chartsheets" {
			continue
		}
		err := b.archive.ReadPart(b.ctx, byID[s.id], zipxml.MostPart, func(x *zipxml.ElementReader) error { return b.readSheet(x, &t) })
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	if len(out) == 1 {
		out[0].name = ""
	}
	return out, nil
}

// A sheetOf is what the main part says of a sheet: its name, and the relation to its part.
type sheetOf struct{ name, id string }

// list lists the sheets that are shown, and notes from which day dates count.
func (b *workbook) list(main string) (sheets []sheetOf, err error) {
	b.since = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	err = b.archive.ReadPart(b.ctx, main, zipxml.MostSmallPart, func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			switch tag.Name.Local {
			case "workbookPr":
				if on := zipxml.ValueOf(tag, "date1904"); on == "1" || on == "true" {
					b.since = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
				}
			case "sheets":
				return x.Children(func(tag xml.StartElement) error {
					if state := zipxml.ValueOf(tag, "state"); len(sheets) < mostSheets && (state == "" || state == "visible") {
						sheets = append(sheets, sheetOf{zipxml.ValueOf(tag, "name"), relationOf(tag)})
					}
					return nil
				})
			}
			return nil
		})
	})
	return sheets, err
}

// readShared reads what the sheets share, their strings and styles, and gives the parts by
// their relations.
func (b *workbook) readShared(main string) (map[string]string, error) {
	parts, err := b.archive.Relations(b.ctx, main)
	if err != nil {
		return nil, err
	}
	byID := map[string]string{}
	for _, p := range parts {
		byID[p.ID] = p.Target
		switch p.Kind {
		case "sharedStrings":
			err = b.archive.ReadPart(b.ctx, p.Target, zipxml.MostPart, b.readStrings)
		case "styles":
			err = b.archive.ReadPart(b.ctx, p.Target, zipxml.MostSmallPart, b.readStyles)
		}
		if err != nil {
			return nil, err
		}
	}
	return byID, nil
}

// relationOf gives the id of the relation that a tag names.
func relationOf(tag xml.StartElement) string {
	for _, a := range tag.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// texts gives the characters of a string, which may be in runs of several looks; how it
// is read aloud is left out.
func texts(x *zipxml.ElementReader) (string, error) {
	var out strings.Builder
	err := x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "t":
			text, err := x.Text()
			out.WriteString(text)
			return err
		case "r":
			text, err := texts(x)
			out.WriteString(text)
			return err
		}
		return nil
	})
	return out.String(), err
}

func (b *workbook) readStrings(x *zipxml.ElementReader) error {
	return x.Root(func(tag xml.StartElement) error {
		if len(b.strings) >= mostStrings {
			return tooLarge()
		}
		text, err := texts(x)
		b.strings = append(b.strings, text)
		return err
	})
}

// dateFormat and timeFormat are how the parts of a date and of a time stand in a format of
// one's own.
var (
	dateFormat = lang.Regexp(`(?i)(?:^|[^\\"])(?:y{2,4}|d{1,4}|m{3,4})`)
	timeFormat = lang.Regexp(`(?i)h{1,2}\W*:?\W*m`)
)

// lookOf reads a format of one's own.
func lookOf(format string) look {
	format = quoted.ReplaceAllString(format, "")
	return look{dateFormat.MatchString(format), timeFormat.MatchString(format), strings.HasSuffix(format, "%")}
}

// knownLook gives that of a format which has a number alone.
func knownLook(n int) look {
	return look{day: n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36, hour: n >= 18 && n <= 22, percent: n == 9 || n == 10}
}

// readStyles finds the looks that show dates, times and shares.
func (b *workbook) readStyles(x *zipxml.ElementReader) error {
	own := map[string]look{}
	return x.Root(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "numFmts":
			return x.Children(func(tag xml.StartElement) error {
				own[zipxml.ValueOf(tag, "numFmtId")] = lookOf(zipxml.ValueOf(tag, "formatCode"))
				return nil
			})
		case "cellXfs":
			n := 0
			return x.Children(func(tag xml.StartElement) error {
				id := zipxml.ValueOf(tag, "numFmtId")
				shown, isOwn := own[id]
				if number, err := strconv.Atoi(id); err == nil && !isOwn {
					shown = knownLook(number)
				}
				b.looks[n] = shown
				n++
				return nil
			})
		}
		return nil
	})
}

var quoted = lang.Regexp(`"[^"]*"|\[[^\]]*\]|\\.`)

// readSheet reads the rows of a sheet that are shown.
func (b *workbook) readSheet(x *zipxml.ElementReader, t *table) error {
	return x.Root(func(tag xml.StartElement) error {
		if tag.Name.Local != "sheetData" {
			return nil
		}
		return x.Children(func(tag xml.StartElement) error {
			if len(t.rows) >= mostRows {
				return tooLarge()
			}
			n, err := strconv.Atoi(zipxml.ValueOf(tag, "r"))
			if err != nil || n < 1 || n > 1<<21 {
				n = len(t.rows) + 1
			}
			if hidden := zipxml.ValueOf(tag, "hidden"); hidden == "1" || hidden == "true" {
				return nil
			}
			r := row{number: n}
			err = x.Children(func(tag xml.StartElement) error { return b.cell(x, tag, &r) })
			t.rows = append(t.rows, r)
			return err
		})
	})
}

// cell reads a cell into its column.
func (b *workbook) cell(x *zipxml.ElementReader, tag xml.StartElement, r *row) error {
	column := columnOf(zipxml.ValueOf(tag, "r"), len(r.cells))
	if column >= mostColumns {
		return nil
	}
	style, _ := strconv.Atoi(zipxml.ValueOf(tag, "s"))
	kind := zipxml.ValueOf(tag, "t")
	value := ""
	err := x.Children(func(tag xml.StartElement) error {
		var err error
		switch tag.Name.Local {
		case "v":
			value, err = x.Text()
		case "is":
			value, err = texts(x)
		}
		return err
	})
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
	}
	r.cells[column] = b.shown(strings.TrimSpace(value), kind, style)
	return err
}

// columnOf gives the number of a column, from 0: that of "AB12" is 27.
func columnOf(reference string, next int) int {
	n := 0
	for _, c := range reference {
		if c < 'A' || c > 'Z' || n > 1<<16 {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

// shown gives what a cell shows of its value.
func (b *workbook) shown(value, kind string, style int) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < len(b.strings) {
			return b.strings[n]
		}
		return ""
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[value]
	case "e":
		return ""
	case "str", "inlineStr", "d":
		return value
	}
	number, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil:
		return value
	case b.looks[style].day && number >= 1 && number < 3_000_000:
		day := b.since.AddDate(0, 0, int(number)).Format(time.DateOnly)
		if b.looks[style].hour {
			return day + " " + clock(number)
		}
		return day
	case b.looks[style].hour && number >= 0 && number < 1:
		return clock(number)
	case b.looks[style].percent:
		return strconv.FormatFloat(roundTo15(number*100), 'f', -1, 64) + "%"
	}
	return strconv.FormatFloat(roundTo15(number), 'f', -1, 64)
}

// clock gives the time of a day of which a part is over: 8:30 of 0.3541666.
func clock(number float64) string {
	seconds := int(math.Round((number - math.Floor(number)) * 24 * 60 * 60))
	at := time.Time{}.Add(time.Duration(seconds) * time.Second)
	if at.Second() == 0 {
		return at.Format("15:04")
	}
	return at.Format(time.TimeOnly)
}

// roundTo15 keeps the 15 figures that Excel shows: 0.1+0.2 is 0.3.
func roundTo15(x float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	return short
}
