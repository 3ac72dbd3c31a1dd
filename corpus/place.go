package corpus

import (
	"strconv"

	"footnote/corpus/lang"
)

// A recording, slides, a notebook and a table have no pages. Where in them a text
// stands is said by a label that names what it counts: "12:31", "slide 7", "slide
// 7, notes", "cell 12", "row 40".
var placeLabel = lang.Regexp(`^(?:(?:slide|cell|row) \d{1,7}(?:, notes)?|\d{1,3}(?::\d{2}){1,2})$`)

// clockPlace is such a label of a recording.
var clockPlace = lang.Regexp(`^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$`)

// countedPlace is a label of what is counted.
var countedPlace = lang.Regexp(`^(slide|cell|row) (\d{1,7})(, notes)?$`)

// Place gives where a passage stands in what has no pages, "" in what has some:
// "slide 7", "slide 7 with notes", "rows 2–6", "12:31–13:02".
func (l Locator) Place() string {
	if !placeLabel.MatchString(l.Label) {
		return ""
	}
	if clockPlace.MatchString(l.Label) && clockPlace.MatchString(l.LastLabel) && l.Label != l.LastLabel {
		return l.Label + "–" + l.LastLabel
	}
	first, last := countedPlace.FindStringSubmatch(l.Label), countedPlace.FindStringSubmatch(l.LastLabel)
	switch {
	case first == nil || last == nil || first[1] != last[1]:
		return l.Label
	case first[2] != last[2]:
		return first[1] + "s " + first[2] + "–" + last[2]
	case first[3] == "" && last[3] != "":
		return l.Label + " with notes"
	}
	return l.Label
}

// Seconds gives where in a recording a passage begins, and whether it stands in one.
func (l Locator) Seconds() (int, bool) {
	m := clockPlace.FindStringSubmatch(l.Label)
	if m == nil {
		return 0, false
	}
	total := 0
	for _, part := range m[1:] {
		n, _ := strconv.Atoi(part)
		total = total*60 + n
	}
	return total, true
}
