package layout

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// setLabels gives each page its printed number: the file's own word, unless that
// only counts the pages and most pages show another number; else what can be
// learnt from the numbers that they show.
func (s *File) setLabels() {
	offset, learnt := s.offset()
	for i := range s.Pages {
		p := &s.Pages[i].Page
		printed := s.Pages[i].printed
		switch {
		case p.Label != "" && !(learnt && offset != 0 && s.countsOnly()):
		case printed < 0:
			p.Label = strings.ToLower(lang.Roman(-printed))
		case learnt && p.Number+offset > 0:
			p.Label = strconv.Itoa(p.Number + offset)
		default:
			p.Label = ""
		}
	}
}

// offset is how far the printed numbers are from those of the pages, if at
// least two pages and most of those with a number agree.
func (s *File) offset() (int, bool) {
	count, all := map[float64]int{}, 0
	for _, p := range s.Pages {
		n := p.printed
		if n == 0 {
			n = p.inHead
		}
		if n > 0 {
			count[float64(n-p.Number)]++
			all++
		}
	}
	if all == 0 {
		return 0, false
	}
	best := 0.0
	for offset, n := range count {
		if n > count[best] {
			best = offset
		}
	}
	return int(best), count[best] >= 2 && count[best]*10 >= all*6
}

// countsOnly says whether the labels of the file are the numbers of its pages.
func (s *File) countsOnly() bool {
	for _, p := range s.Pages {
		if p.Label != "" && p.Label != strconv.Itoa(p.Number) {
			return false
		}
	}
	return true
}
