package phrase

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// ChicagoPages leaves out figures by the Chicago Manual of Style, 9.63: all are
// written up to 99 and after a hundred, of 101 to 109 the changed ones, else
// two or more.
func ChicagoPages(p corpus.PageSpan) string {
	hundreds := strings.TrimLeft(p.First[max(0, len(p.First)-2):], "0")
	switch len(hundreds) {
	case 0:
		return p.Whole()
	case 1:
		return shortPages(p, 1)
	}
	return shortPages(p, 2)
}

// MLAPages leaves out figures by the MLA Handbook: two of the last page or more.
func MLAPages(p corpus.PageSpan) string { return shortPages(p, 2) }

// shortPages leaves out of the last page the figures that it shares with the
// first, and keeps at least so many. Pages below 100 keep all.
func shortPages(p corpus.PageSpan, keep int) string {
	if len(p.First) < 3 || len(p.First) != len(p.Last) || !lang.IsDigits(p.First+p.Last) {
		return p.Whole()
	}
	same := 0
	for same < len(p.Last)-keep && p.First[same] == p.Last[same] {
		same++
	}
	return p.First + "–" + p.Last[same:]
}
