package line

import (
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A turn is the row over what was said in a recording, with the time at which that begins and,
// if the program knows, who speaks: "Ida Sund  1:12", "Speaker 1  0:03", "0:03".
var turn = lang.Regexp(`^(?:(\p{Lu}[^\d:]{1,40}?(?: \d{1,2})?)\s+)?[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[\])]?$`)

// leastTurns is how many such rows a written recording has at least where they say who
// speaks, and leastTimes where they are times alone, as those of a timetable may be.
const leastTurns, leastTimes = 3, 5

// writtenBy is how programs sign what they wrote down.
var writtenBy = lang.Regexp(`(?i)^transcribed by \S+$`)

// turnLines gives the lines of a recording that a program wrote down, in which each turn has
// a row with who speaks and when over it, nil for another text. The times count up, and
// somebody speaks more than once.
func turnLines(rows []string) []Line {
	head, cues := readTurns(rows)
	if !areTurns(cues) {
		return nil
	}
	var out []Line
	for _, row := range head {
		out = append(out, Line{Block: corpus.Block{Text: row}, Gap: true})
	}
	said := NewRecording(cues)
	for _, c := range cues {
		n := len(c.Rows) - 1
		if n < 0 || !writtenBy.MatchString(c.Rows[n]) {
			said.Take(c)
			continue
		}
		signature := c.Rows[n]
		c.Rows, c.Speakers = c.Rows[:n], c.Speakers[:n]
		said.Take(c)
		said.LeaveOut(signature, c.End)
	}
	return append(out, said.Lines()...)
}

// readTurns reads the rows over the first turn, and the turns, each up to the next.
func readTurns(rows []string) (head []string, cues []Cue) {
	who := ""
	for _, row := range rows {
		n := len(cues) - 1
		m := turn.FindStringSubmatch(row[:min(len(row), longestStamp)])
		switch {
		case m != nil:
			_, seconds := shownTime(m[2], m[3], m[4])
			at := time.Duration(seconds) * time.Second
			if n >= 0 {
				cues[n].End = at
			}
			cues, who = append(cues, Cue{Start: at, End: at}), m[1]
		case n >= 0:
			cues[n].Rows, cues[n].Speakers = append(cues[n].Rows, row), append(cues[n].Speakers, who)
			who = ""
		case len(head) == mostBefore:
			return nil, nil
		default:
			head = append(head, row)
		}
	}
	return head, cues
}

// areTurns says whether the times of turns count up from the beginning of a recording, and
// somebody speaks again where it says who does.
func areTurns(cues []Cue) bool {
	last, named, speakers := -1, 0, map[string]bool{}
	for _, c := range cues {
		seconds := int(c.Start / time.Second)
		if !mayFollow(seconds, last) {
			return false
		}
		last = seconds
		if len(c.Rows) > 0 && c.Speakers[0] != "" {
			speakers[c.Speakers[0]] = true
			named++
		}
	}
	if named == 0 {
		return len(cues) >= leastTimes
	}
	return len(cues) >= leastTurns && len(speakers) < named
}
