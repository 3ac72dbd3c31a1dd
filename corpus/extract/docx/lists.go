package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
)

// mostListDepth is how deep lists nest, and mostLists bounds how many a document
// defines.
const (
	mostListDepth = 9
	mostLists     = 4000
	longestLabel  = 200 // bytes of a number as it is printed
)

// A docxLevel says how the items on one level of a list are numbered.
type docxLevel struct {
	start  int
	format string // decimal, lowerRoman, bullet …
	text   string // the number as it is printed, with %1 for that of level 1
	style  string // of the paragraphs that are numbered so
	plain  bool   // numbers of all levels in decimal figures
}

// A docxList is one list, or several that count on from one another.
type docxList struct {
	levels [mostListDepth]docxLevel
	counts [mostListDepth]int
	linked string // the style that defines it elsewhere
	named  string // the style that it defines
}

// A docxNumbering is a use of a list, with some of its levels changed.
type docxNumbering struct {
	list    string
	levels  map[int]docxLevel
	restart map[int]int // the numbers that levels begin again with
}

// docxLists are the lists of a document and its numberings, by their ids.
type docxLists struct {
	lists      map[string]*docxList
	numberings map[string]*docxNumbering
	linked     map[string]*docxList // by the style that defines them
}

// readNumbering reads the part with the lists.
func (r *docxReader) readNumbering(x *zipxml.ElementReader) error {
	n := docxLists{lists: map[string]*docxList{}, numberings: map[string]*docxNumbering{}, linked: map[string]*docxList{}}
	err := x.Root(func(tag xml.StartElement) error {
		switch {
		case len(n.lists)+len(n.numberings) >= mostLists:
		case tag.Name.Local == "abstractNum":
			list, err := readList(x)
			n.lists[zipxml.ValueOf(tag, "abstractNumId")] = list
			if list.named != "" {
				n.linked[list.named] = list
			}
			return err
		case tag.Name.Local == "num":
			numbering, err := readNumbering(x)
			n.numberings[zipxml.ValueOf(tag, "numId")] = numbering
			return err
		}
		return nil
	})
	r.lists = n
	return err
}

func readList(x *zipxml.ElementReader) (*docxList, error) {
	list := &docxList{}
	err := x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "numStyleLink":
			list.linked = zipxml.ValueOf(tag, "val")
		case "styleLink":
			list.named = zipxml.ValueOf(tag, "val")
		case "lvl":
			level, err := readLevel(x)
			if at := depthOf(tag); at >= 0 {
				list.levels[at] = level
			}
			return err
		}
		return nil
	})
	return list, err
}

// depthOf is the level that a tag is about, -1 if it says none.
func depthOf(tag xml.StartElement) int {
	if at, err := strconv.Atoi(zipxml.ValueOf(tag, "ilvl")); err == nil && at >= 0 && at < mostListDepth {
		return at
	}
	return -1
}

func readLevel(x *zipxml.ElementReader) (docxLevel, error) {
	l := docxLevel{start: 1}
	err := x.Children(func(tag xml.StartElement) error {
		val := zipxml.ValueOf(tag, "val")
		switch tag.Name.Local {
		case "start":
			l.start = number(val, l.start)
		case "numFmt":
			l.format = val
		case "lvlText":
			if len(val) <= longestLabel {
				l.text = val
			}
		case "pStyle":
			l.style = val
		case "isLgl":
			l.plain = toggleOf(val) == on
		case "AlternateContent": // the format where it is a newer one
			return x.First(func(x *zipxml.ElementReader) error {
				return x.Children(func(tag xml.StartElement) error {
					l.format = zipxml.ValueOf(tag, "val")
					return nil
				})
			})
		}
		return nil
	})
	return l, err
}

// number reads a count that nobody means to be above a million.
func number(val string, otherwise int) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 1000000 {
		return n
	}
	return otherwise
}

func readNumbering(x *zipxml.ElementReader) (*docxNumbering, error) {
	n := &docxNumbering{levels: map[int]docxLevel{}, restart: map[int]int{}}
	err := x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "abstractNumId":
			n.list = zipxml.ValueOf(tag, "val")
		case "lvlOverride":
			return n.override(x, depthOf(tag))
		}
		return nil
	})
	return n, err
}

func (n *docxNumbering) override(x *zipxml.ElementReader, at int) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "startOverride":
			n.restart[at] = number(zipxml.ValueOf(tag, "val"), 1)
		case "lvl":
			level, err := readLevel(x)
			n.levels[at] = level
			return err
		}
		return nil
	})
}

// next counts a paragraph of a style in its list and gives its number as it is
// printed, "" for a bullet. Listed says whether it is an item at all.
func (d docxLists) next(s docxStyle) (label string, listed bool) {
	n := d.numberings[s.list]
	if n == nil {
		return "", false
	}
	list := d.lists[n.list]
	if list != nil && d.linked[list.linked] != nil {
		list = d.linked[list.linked]
	}
	if list == nil {
		return "", false
	}
	at := max(s.depth-1, 0)
	for i, l := range list.levels {
		if s.depth == 0 && l.style != "" && l.style == s.style {
			at = i
		}
	}
	list.count(n, at)
	format := n.level(list, at).format
	label = n.label(list, at)
	return label, format == "bullet" || label != ""
}

func (n *docxNumbering) level(list *docxList, at int) docxLevel {
	if level, ok := n.levels[at]; ok {
		return level
	}
	return list.levels[at]
}

// count counts on at a level: the deeper ones begin again, the outer ones have
// begun.
func (list *docxList) count(n *docxNumbering, at int) {
	for i := range at {
		if list.counts[i] == 0 {
			list.counts[i] = n.level(list, i).start
		}
	}
	first, again := n.restart[at]
	delete(n.restart, at)
	switch {
	case again:
		list.counts[at] = first
	case list.counts[at] == 0:
		list.counts[at] = n.level(list, at).start
	default:
		list.counts[at]++
	}
	clear(list.counts[at+1:])
}

// label writes the number of the item that was counted last.
func (n *docxNumbering) label(list *docxList, at int) string {
	own := n.level(list, at)
	if own.format == "bullet" {
		return ""
	}
	label := own.text
	for i := range mostListDepth {
		place := "%" + strconv.Itoa(i+1)
		if !strings.Contains(label, place) {
			continue
		}
		format := n.level(list, i).format
		if own.plain {
			format = "decimal"
		}
		label = strings.ReplaceAll(label, place, numeral(list.counts[i], format))
	}
	return lang.Squeeze(lang.Scrub(label))
}

// numeral writes a number in a format, in decimal figures where it is a rare one.
func numeral(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter":
		return letterNumber(n)
	case "upperLetter":
		return strings.ToUpper(letterNumber(n))
	case "lowerRoman":
		return strings.ToLower(lang.Roman(n))
	case "upperRoman":
		return lang.Roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letterNumber writes 1 as a, 26 as z, 27 as aa, 28 as bb.
func letterNumber(n int) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
