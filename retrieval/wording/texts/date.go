package texts

import (
	"strconv"
	"time"
)

// Day writes a day: "2 January 2006".
func (l Language) Day(t time.Time) string {
	return l.Say(days[t.Month()-1], strconv.Itoa(t.Day()), strconv.Itoa(t.Year()))
}

// Month writes a month: "January 2006".
func (l Language) Month(t time.Time) string {
	return l.Say(months[t.Month()-1], strconv.Itoa(t.Year()))
}

// In some languages a month has another form behind a day.
var (
	days = [12]Text{
		"%s January %s", "%s February %s", "%s March %s", "%s April %s", "%s May %s", "%s June %s",
		"%s July %s", "%s August %s", "%s September %s", "%s October %s", "%s November %s", "%s December %s",
	}
	months = [12]Text{
		"January %s", "February %s", "March %s", "April %s", "May %s", "June %s",
		"July %s", "August %s", "September %s", "October %s", "November %s", "December %s",
	}
)
