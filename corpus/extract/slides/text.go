package slides

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// text reads the paragraphs in the element that was just opened.
func (s *slide) text(x *zipxml.ElementReader, bullets bool) ([]structure.Line, error) {
	var out []structure.Line
	numbers := map[int]int{}
	err := x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "p" {
			return nil
		}
		p := paragraph{bullet: bullets}
		if err := p.read(x); err != nil {
			return err
		}
		if l := p.line(numbers); l.Text != "" {
			out = append(out, l)
		}
		return nil
	})
	return out, err
}

// A paragraph is one while it is read.
type paragraph struct {
	text     strings.Builder
	sizes    typesize.Paragraph
	level    int
	bullet   bool
	numbered bool
}

func (p *paragraph) read(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "pPr":
			p.level, _ = strconv.Atoi(zipxml.ValueOf(tag, "lvl"))
			p.level = min(max(p.level, 0), 8)
			return p.look(x)
		case "r":
			return p.run(x)
		case "br":
			p.text.WriteByte('\n')
		case "tab":
			p.text.WriteByte(' ')
		case "fld":
			if kind := zipxml.ValueOf(tag, "type"); kind != "slidenum" && !strings.HasPrefix(kind, "datetime") {
				return p.run(x)
			}
		case "m", "oMath", "oMathPara":
			text, err := x.Text()
			p.text.WriteString(text)
			return err
		case "AlternateContent":
			return x.First(p.read)
		}
		return nil
	})
}

// look reads whether a paragraph has a bullet or a number.
func (p *paragraph) look(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "buNone":
			p.bullet = false
		case "buChar", "buBlip":
			p.bullet = true
		case "buAutoNum":
			p.bullet, p.numbered = true, true
		}
		return nil
	})
}

// run reads the characters of one look.
func (p *paragraph) run(x *zipxml.ElementReader) error {
	raised, size := 0, plainSize
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "rPr":
			raised, _ = strconv.Atoi(zipxml.ValueOf(tag, "baseline"))
			if hundredths, err := strconv.Atoi(zipxml.ValueOf(tag, "sz")); err == nil {
				size = min(max(hundredths, 0), 40_000) / 50
			}
		case "t":
			text, err := x.Text()
			if raised > 0 && lang.IsDigits(strings.TrimSpace(text)) && unicode.IsLetter(lang.LastRune(p.text.String())) {
				return err // the mark of a note
			}
			p.text.WriteString(strings.ReplaceAll(text, "\v", " "))
			p.sizes.Add(size, len(strings.TrimSpace(text)))
			return err
		}
		return nil
	})
}

// line makes a line of a paragraph. numbers counts the numbered ones of each level.
func (p *paragraph) line(numbers map[int]int) structure.Line {
	text := strings.Trim(lang.Scrub(p.text.String()), "\n ")
	l := structure.Line{Block: corpus.Block{Text: text}, Size: p.sizes.Size()}
	if text == "" {
		return l
	}
	if verse := (line.Group{Rows: strings.Split(text, "\n")}); verse.IsVerse() {
		l.Text, l.Verse = verse.Verse(), true
		return l
	}
	if p.bullet {
		l.Kind, l.Level = corpus.Item, p.level+1
	}
	for level := range numbers {
		if level > p.level || level == p.level && !p.numbered {
			delete(numbers, level)
		}
	}
	if p.numbered {
		numbers[p.level]++
		l.Text = strconv.Itoa(numbers[p.level]) + ". " + l.Text
	}
	return l
}

// table reads a table: a row a line, its cells side by side.
func (s *slide) table(x *zipxml.ElementReader) (structure.Line, error) {
	var rows []string
	err := x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "tr" {
			return nil
		}
		var cells []string
		err := x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local != "tc" {
				return nil
			}
			merged := zipxml.ValueOf(tag, "hMerge") == "1" || zipxml.ValueOf(tag, "vMerge") == "1"
			return x.Children(func(tag xml.StartElement) error {
				if tag.Name.Local != "txBody" || merged {
					return nil
				}
				lines, err := s.text(x, false)
				cells = append(cells, strings.ReplaceAll(joined(lines, " "), " | ", ", "))
				return err
			})
		})
		if row := strings.Join(cells, " | "); strings.Trim(row, " |") != "" {
			rows = append(rows, row)
		}
		return err
	})
	return structure.Line{Block: corpus.Block{Kind: corpus.Table, Text: strings.Join(rows, "\n")}}, err
}
