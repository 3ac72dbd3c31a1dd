package date

import "testing"

// A weekday tells which of two figures is the month.
func TestWeekdayDecides(t *testing.T) {
	for s, want := range map[string]string{
		"Mon, 03/04/2019": "2019-03-04", "Wed, 03/04/2019 - 10:12": "2019-04-03", "Monday 03/04/2019": "2019-03-04", "Thu. 11/04/2019": "2019-04-11",
		"03/04/2019": "2019", "Sun, 03/04/2019": "2019", "Fri, 01/08/2016": "2016-01-08", "Fri, 02/01/2015": "2015-01-02", "Fri, 01/04/2016": "2016-04-01",
		"Tue, 03/14/2017 - 10:12": "2017-03-14", "Mon, 10/05/2020": "2020-10-05", "Tue, 04/07/2020": "2020-04-07", "Thu, 01/02/2020": "2020-01-02", "Sat, 01/02/2020": "2020-02-01",
	} {
		if got, _ := Whole(s); got != want {
			t.Errorf("Whole(%q) = %q, want %q", s, got, want)
		}
	}
}
