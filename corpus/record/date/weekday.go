package date

import (
	"strings"
	"time"

	"footnote/corpus/lang"
)

// weekdayBefore is the word right before a date, in small letters.
var weekdayBefore = lang.Regexp(`(\p{L}{3,9})\.?,?\s*$`)

// byWeekday gives month and day of a date that has two readings, as the weekday before it
// decides: "Mon, 03/04/2019" is in March, "Wed, 03/04/2019" in April. Both are 0 where it
// does not, or where nothing of the kind stands there.
func byWeekday(before string, year, a, b int) (month, day int) {
	m := weekdayBefore.FindStringSubmatch(before)
	if m == nil {
		return 0, 0
	}
	isOn := func(month, day int) bool {
		name := strings.ToLower(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday().String())
		return name == m[1] || len(m[1]) <= 5 && strings.HasPrefix(name, m[1])
	}
	switch first, second := isOn(a, b), isOn(b, a); {
	case first && !second:
		return a, b
	case second && !first:
		return b, a
	}
	return 0, 0
}
