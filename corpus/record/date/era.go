package date

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"footnote/corpus/lang"
)

// eraYear is a year that ISO 8601 has no plain form for, as those of old works are:
// "350 BC", "c. 1850", "-350".
var eraYear = lang.Regexp(`^(?i:(c\.|ca\.|circa) ?)?(?:([-−–])?(\d{1,4})|(\d{1,4}) ?((?i)BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.|C\.E\.))$`)

// ReadIssued reads when a work appeared as people write it, and gives it as records have
// it: a date in ISO 8601, or a year before our era or about which it is: "350 BC",
// "c. 1850". Of "-350" the minus says that it is before our era.
func ReadIssued(s string) (string, bool) {
	if s = lang.Squeeze(s); IsISO(s) {
		return s, true
	}
	m := eraYear.FindStringSubmatch(s)
	if m == nil || m[1]+m[2]+m[4] == "" {
		return "", false
	}
	year, _ := strconv.Atoi(m[3] + m[4]) // one of them is empty
	if year == 0 {
		return "", false
	}
	out := strconv.Itoa(year)
	switch {
	case m[2] != "":
		out += " BC"
	case m[5] != "":
		out += " " + strings.ToUpper(strings.ReplaceAll(m[5], ".", ""))
	}
	if m[1] != "" {
		out = "c. " + out
	}
	return out, true
}

// Typed reads when a work appeared as somebody types it, and gives it as records have
// it: what [ReadIssued] reads, and dates in words or with full stops ("March 3, 2021", "3.3.2021").
// A date that can be read in two ways, or not as precisely as it was typed, is none.
func Typed(s string) (string, bool) {
	if written, ok := ReadIssued(s); ok {
		return written, true
	}
	iso, ok := Whole(s)
	typed := len(figures.FindAllString(AsciiDigits(s), -1))
	if monthWord.MatchString(s) {
		typed++
	}
	return iso, ok && typed == 1+strings.Count(iso, "-")
}

var (
	figures   = lang.Regexp(`\d+`)
	monthWord = lang.Regexp(`[\p{L}\p{M}]{3,}`)
)

// IsAhead says whether a date as records have it lies well ahead of a day: in a later year than
// the next, for which publishers date books ahead.
func IsAhead(issued string, day time.Time) bool { return Read(issued).Year > day.Year()+1 }

// IsLater says whether one date as records have it is in a later year than another; both are known.
func IsLater(a, b string) bool { return a != "" && b != "" && Read(a).Year > Read(b).Year }

// readEra reads a year in words as a record has it.
func readEra(s string) (Date, bool) {
	written, ok := ReadIssued(s)
	if !ok || IsISO(s) {
		return Date{}, false
	}
	rest, isAbout := strings.CutPrefix(written, "c. ")
	figures, era, _ := strings.Cut(rest, " ")
	year, _ := strconv.Atoi(figures)
	if strings.HasPrefix(era, "B") {
		year = -year
	}
	return Date{Year: year, Text: written, InWords: true, About: isAbout}, true
}

// Compare sorts dates by their days, as far as both are known; one of which nothing is
// known comes first.
func (d Date) Compare(e Date) int {
	if !d.Known() || !e.Known() {
		return cmp.Compare(len(d.Text), len(e.Text))
	}
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day), cmp.Compare(d.Text, e.Text))
}
