package line

import (
	"footnote/corpus"
	"footnote/corpus/lang"
)

// turn is the row over what somebody said in a recording, with the time at which that
// begins: "Ida Sund  1:12".
var turn = lang.Regexp(`^(\p{Lu}[^\d:]{1,40}?)\s+(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$`)

// leastTurns is how many such rows a written recording has at least.
const leastTurns = 3

// writtenBy is how programs sign what they wrote down.
var writtenBy = lang.Regexp(`(?i)^transcribed by \S+$`)

// turnLines gives the lines of a recording that a program wrote down, in which each turn has
// a row with who speaks and when over it, nil for another text. Who speaks is the heading of
// what is said. The times count up, and somebody speaks more than once.
func turnLines(rows []string) []Line {
	var out []Line
	said := map[string]int{}
	label, last, turns := "", -1, 0
	for _, row := range rows {
		m := turn.FindStringSubmatch(row)
		if turns == 0 && len(out) > mostBefore {
			return nil
		}
		if m == nil {
			l := Line{Block: corpus.Block{Text: row, Label: label}, Gap: true}
			if writtenBy.MatchString(row) {
				l.Skip = "notice"
			}
			out = append(out, l)
			continue
		}
		shown, seconds := shownTime(m[2], m[3], m[4])
		if !mayFollow(seconds, last) {
			return nil
		}
		label, last = shown, seconds
		turns++
		said[m[1]]++
		out = append(out, Line{Block: corpus.Block{Kind: corpus.Heading, Level: 2, Text: m[1], Label: label}, Marked: true})
	}
	if turns < leastTurns || len(said) == turns {
		return nil
	}
	return out
}
