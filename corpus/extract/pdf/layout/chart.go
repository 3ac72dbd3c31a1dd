package layout

import (
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// What is written in a chart stands in small type over its caption: names of bars, numbers of
// axes. In no order is it a text.

const (
	chartReason = "in a figure"

	chartSize      = 0.85 // of the type of the text, at most
	fewestInChart  = 3    // rows
	mostInChart    = 80
	mostWordsChart = 12 // of a row
)

// leaveCharts leaves out the small rows over the caption of a figure.
func (s *File) leaveCharts() {
	for i := range s.Pages {
		rows := s.Pages[i].Rows
		for at, r := range rows {
			if !r.Kept() || !line.FigureLabel.MatchString(r.Text) {
				continue
			}
			first := at
			for first > 0 && at-first < mostInChart && s.mayBeInChart(rows[first-1], r) {
				first--
			}
			for j := first; at-first >= fewestInChart && j < at; j++ {
				rows[j].Leave(chartReason)
			}
		}
	}
}

func (s *File) mayBeInChart(r, caption Row) bool {
	return r.Column == caption.Column && r.Base < caption.Base && r.Size <= chartSize*s.Size && lang.WordCount(r.Text) <= mostWordsChart && !lang.EndsSentence(r.Text)
}
