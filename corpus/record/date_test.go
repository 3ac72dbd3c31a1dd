package record

import (
	"testing"
	"time"
)

func TestReadDate(t *testing.T) {
	for s, want := range map[string]Date{
		"":                     {},
		"2021":                 {Year: 2021, Text: "2021"},
		"2021-07":              {Year: 2021, Month: 7, Text: "2021-07"},
		"2021-07-03":           {Year: 2021, Month: 7, Day: 3, Text: "2021-07-03"},
		"2021-07-03T10:00:00Z": {Year: 2021, Month: 7, Day: 3, Text: "2021-07-03T10:00:00Z"},
		"2021-02-30":           {Text: "2021-02-30"},
		"0000":                 {Text: "0000"},
		time.Kitchen:           {Text: time.Kitchen},
	} {
		if got := ReadDate(s); got != want {
			t.Errorf("ReadDate(%q) = %+v, want %+v", s, got, want)
		}
	}
}
