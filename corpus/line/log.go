package line

import (
	"fmt"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// How a row of a conversation or a log begins or ends that a program wrote down: with the
// time of day, and the date before it.
var (
	stampedFront = lang.Regexp(`^\p{Cf}*[\[(]?(?:(?:\d{1,4}[./-]\d{1,2}[./-]|\d{1,2}-\p{L}{3}-)\d{2,4}(?:,|T|\s)?\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:[\])]|\s?[-–—:|]|\s)\s?\S`)
	stampedEnd   = lang.Regexp(`^\S.{0,60}?\s[—–-]?\s*(?:\p{L}+(?: \p{L}+)? |\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s)\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?$`)
)

// leastStamped is how many such rows a log has at least; every third row is one, the
// first among them.
const leastStamped = 3

// longestStamp bounds the bytes in which a time of day may stand.
const longestStamp = 80

func startsStamped(row string) bool {
	return stampedFront.MatchString(row[:min(len(row), longestStamp)])
}

func isStamped(row string) bool {
	return startsStamped(row) || len(row) <= longestStamp && stampedEnd.MatchString(row)
}

// mostBefore is how many rows may stand before the first of a recording that was written
// down: what it is of.
const mostBefore = 8

// LogLines gives the lines of a conversation or a log, one of what each said, nil for
// another text. It says of each line who spoke and when; nothing stands around it. Lines
// of a recording have the time that they begin at as their place; rows before them say
// what it is.
func LogLines(text string) []Line {
	var rows []string
	for row := range strings.SplitSeq(text, "\n") {
		if row = strings.TrimSpace(row); row != "" {
			rows = append(rows, row)
		}
	}
	if turns := turnLines(rows); turns != nil {
		return turns
	}
	stamped, before := 0, 0
	for _, row := range rows {
		switch {
		case isStamped(row):
			stamped++
		case stamped == 0 && comesOrGoes.MatchString(row): // it says when the log begins
			stamped++
		case stamped == 0:
			before++
		}
	}
	isRecording := areElapsed(rows[min(before, len(rows)):])
	if stamped < leastStamped || stamped*3 < len(rows) || before > 0 && (!isRecording || before > mostBefore) {
		return nil
	}
	var out []Line
	for i, row := range rows {
		if last := len(out) - 1; i > before && !isStamped(row) && startsStamped(out[last].Text) {
			out[last].Text += " " + row
			continue
		}
		l := Line{Block: corpus.Block{Text: row}, Gap: true}
		if isRecording && i >= before {
			l.Label, _ = elapsedAt(row)
			endBefore(out, l.Label)
		}
		if isOfProgram(row) {
			l.Skip = "notice"
		}
		out = append(out, l)
	}
	return out
}

// endBefore has the last of some lines of a recording end where the next begins.
func endBefore(lines []Line, label string) {
	if n := len(lines); n > 0 && lines[n-1].Label != "" {
		lines[n-1].End = label
	}
}

// elapsed is a time since the beginning of a recording.
var elapsed = lang.Regexp(`^\p{Cf}*[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?\s`)

// latestStart is the seconds within which a recording begins that counts no hours, so that
// its times are not those of a day.
const latestStart = 300

// elapsedAt gives the time that a row begins with, as it is shown, and its seconds; ""
// without one.
func elapsedAt(row string) (label string, seconds int) {
	m := elapsed.FindStringSubmatch(row[:min(len(row), longestStamp)])
	if m == nil {
		return "", 0
	}
	return shownTime(m[1], m[2], m[3])
}

// shownTime gives a time as it is shown, and its seconds.
func shownTime(h, m, s string) (label string, seconds int) {
	hours, _ := strconv.Atoi(h)
	minutes, _ := strconv.Atoi(m)
	rest, _ := strconv.Atoi(s)
	return shown(hours, minutes, rest), hours*3600 + minutes*60 + rest
}

// shown writes a time as a player does: "12:31", "1:02:03".
func shown(hours, minutes, seconds int) string {
	if hours == 0 {
		return fmt.Sprintf("%d:%02d", minutes, seconds)
	}
	return fmt.Sprintf("%d:%02d:%02d", hours, minutes, seconds)
}

// mayFollow says whether the next time in a recording may be one of so many seconds: they
// count up. Before the first of them last is negative.
func mayFollow(seconds, last int) bool {
	return seconds >= last && (last >= 0 || seconds <= latestStart)
}

// areElapsed says whether the times of rows count up from the beginning of a recording.
func areElapsed(rows []string) bool {
	last := -1
	for _, row := range rows {
		if !isStamped(row) {
			continue
		}
		label, seconds := elapsedAt(row)
		if label == "" || !mayFollow(seconds, last) {
			return false
		}
		last = seconds
	}
	return last >= 0
}
