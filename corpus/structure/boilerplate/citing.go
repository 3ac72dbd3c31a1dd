package boilerplate

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// citing is how a work says how it is to be cited: over a reference to itself, or before it.
var citing = lang.Regexp(`(?i)^` + lang.LongestOf("cite-labels") + `\s*(?:[:：]\s*(.*))?$`)

const (
	mostCiting = 60 // words of a line with the label and the reference
	mostCited  = 4  // references under the label, one for each style
	mostButton = 6  // words of what a reader may click on beside them
)

// cutCiting leaves out how a work is to be cited, where a reference shows that this is said:
// it is about the work and none of its text.
func cutCiting(lines []line.Line) {
	for i, l := range lines {
		if !l.Kept() || l.Words > mostCiting {
			continue
		}
		switch m := citing.FindStringSubmatch(l.Text); {
		case m == nil:
		case m[1] == "":
			line.LeaveOut(lines, i, endOfCiting(lines, i), line.References)
		case l.Kind != corpus.Heading && record.IsReference(m[1]):
			line.LeaveOut(lines, i, i+1, line.References)
		}
	}
}

// endOfCiting is where what stands under the label in line i ends: behind the references and
// the buttons beside them. Where no reference stands there it is line i.
func endOfCiting(lines []line.Line, i int) int {
	end, cited := i+1, 0
	for ; end < len(lines) && lines[end].Kind != corpus.Heading; end++ {
		l := lines[end]
		if l.Words <= mostCiting && isEntry(l) && cited < mostCited {
			cited++
		} else if l.Final || l.Words > mostButton {
			break
		}
	}
	if cited == 0 {
		return i
	}
	return end
}
