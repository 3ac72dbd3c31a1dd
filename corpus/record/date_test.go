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

func TestIsFirstYear(t *testing.T) {
	for s, want := range map[string]bool{
		"1895": true, "1895-05": true, "350 BC": true, "8 BCE": true, "c. 1850": true, "ca. 350 BC": true, "circa 1850": true, "98 AD": true,
		"-350": false, "350": false, "12345 BC": false, "soon": false, "c.": false, "": false, "1850s": false, "350 BC (lost)": false,
	} {
		if got := IsFirstYear(s); got != want {
			t.Errorf("IsFirstYear(%q) = %v", s, got)
		}
	}
}
