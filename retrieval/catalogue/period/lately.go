package period

import (
	"strconv"
	"strings"
	"time"
)

// Lately are the plain words for a time that lasts until now, which [Since] reads.
const Lately = `(?:today|yesterday|recently|lately|(?:since )?(?:this|last) (?:week|month)|(?:in |over |during |within )?the (?:last|past) (?:few |couple of |[0-9]{1,2} )?(?:day|week|month)s?|since (?:yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday))`

// Since gives the day from which on a time lasts that was asked for on a day; two weeks where
// it is not told how long.
func Since(written string, day time.Time) time.Time {
	today := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location())
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	long := strings.TrimPrefix(written, "since ")
	last := long[strings.LastIndexByte(long, ' ')+1:]
	switch {
	case last == "today":
		return today
	case last == "yesterday":
		return today.AddDate(0, 0, -1)
	case long == "this week":
		return monday
	case long == "last week":
		return monday.AddDate(0, 0, -7)
	case long == "this month":
		return today.AddDate(0, 0, 1-today.Day())
	case long == "last month":
		return today.AddDate(0, -1, 1-today.Day())
	case strings.HasSuffix(last, "day") && last != "day":
		for range 7 {
			if strings.EqualFold(today.Weekday().String(), last) {
				break
			}
			today = today.AddDate(0, 0, -1)
		}
		return today
	}
	return today.AddDate(0, 0, -daysOf(long, last))
}

// daysOf says how many days a time is: "the last 3 weeks", "the past few days".
func daysOf(long, unit string) int {
	const perhaps = 14
	n := 1
	for word := range strings.FieldsSeq(long) {
		if figure, err := strconv.Atoi(word); err == nil {
			n = figure
		} else if word == "few" || word == "couple" {
			n = 3
		}
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return n
	case "week":
		return 7 * n
	case "month":
		return 31 * n
	}
	return perhaps
}
