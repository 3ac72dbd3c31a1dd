package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"footnote/corpus/lang"
)

// A Date is a date as precisely as it is known: what is zero is not. A date
// that is not in ISO 8601 is only its text.
type Date struct {
	Year, Month, Day int    // before our era the year is below 0: 350 BC is -350
	Text             string // empty if nothing is known
	InWords          bool   // the year is written as Text has it: "c. 350 BC"
	About            bool   // the year is not exactly known
}

// Read reads a date, or the date of a time.
func Read(s string) Date {
	if d, ok := readEra(s); ok {
		return d
	}
	date, _, _ := strings.Cut(s, "T")
	year, month, day, _ := ReadISO(date)
	return Date{Year: year, Month: month, Day: day, Text: s}
}

// Known says whether there is any text of a date.
func (d Date) Known() bool { return d.Text != "" }

// YearOnly gives the year, of a date in other words all of it.
func (d Date) YearOnly() string {
	if d.Year == 0 || d.InWords {
		return d.Text
	}
	return strconv.Itoa(d.Year)
}

// MonthDay gives "July 3" or "July", empty if it is not known.
func (d Date) MonthDay() string {
	switch {
	case d.Month == 0:
		return ""
	case d.Day == 0:
		return time.Month(d.Month).String()
	}
	return fmt.Sprintf("%v %d", time.Month(d.Month), d.Day)
}

// American gives "July 3, 2021", "July 2021" or "2021".
func (d Date) American() string {
	if d.Day > 0 {
		return d.MonthDay() + ", " + d.YearOnly()
	}
	return lang.JoinSome(" ", d.MonthDay(), d.YearOnly())
}

// DayMonth gives "3 July" or "July", with the months as given.
func (d Date) DayMonth(names func(time.Month) string) string {
	switch {
	case d.Month == 0:
		return ""
	case d.Day == 0:
		return names(time.Month(d.Month))
	}
	return fmt.Sprintf("%d %s", d.Day, names(time.Month(d.Month)))
}

// ISO gives the date in ISO 8601, empty if it is none or a year in words.
func (d Date) ISO() string {
	switch {
	case d.Year == 0 || d.InWords:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
