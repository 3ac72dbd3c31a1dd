package date

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"footnote/corpus/lang"
)

// A datePattern finds a date; order says what its groups are.
type datePattern struct {
	re    *lang.Pattern
	order string
}

var datePatterns = []datePattern{
	{lang.Regexp(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.+z-]*)?(?:\b|$)`), "ymd"},
	{lang.Regexp(`^(\d{4})(\d{2})(\d{2})$`), "ymd"},
	{lang.Regexp(`\b(\d{4})[-.,]?[\s-]([\p{L}\p{M}]{3,})\.?[\s-](\d{1,2})\b`), "yMd"},
	{lang.Regexp(`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?`), "ymd"},
	{lang.Regexp(`\b(\d{1,2})([./])(\d{1,2})[./](\d{4})\b`), "dsmy"},
	{lang.Regexp(`(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|°)?[\s-]+(?:of\s+|de\s+)?([\p{L}\p{M}]+)\.?,?[\s-]+(?:de[l]?\s+)?(\d{4})`), "dMy"},
	{lang.Regexp(`([\p{L}\p{M}]+)\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`), "Mdy"},
	{lang.Regexp(`([\p{L}\p{M}]{3,})\.?\s(\d{1,2}),?\s['’](\d{2})(?:$|[^\p{L}\d])`), "MdY"},
	{lang.Regexp(`(?:^|[^\d.])(\d{1,2})\.?\s([\p{L}\p{M}]{3,})\.?\s['’](\d{2})(?:$|[^\p{L}\d])`), "dMY"},
	{lang.Regexp(`([\p{L}\p{M}]+)\.?,?[\s-]+(?:de\s+|of\s+)?(\d{4})`), "My"},
	{lang.Regexp(`^(\d{4})[\s-]([\p{L}\p{M}]{3,})\.?$`), "yM"},
	{lang.Regexp(`\b(\d{4})\.\s+([\p{L}\p{M}]+)\s+(\d{1,2})\.?`), "yMd"},
	{lang.Regexp(`^(\d{4})[-/](\d{2})$`), "ym"},
	{lang.Regexp(`^(\d{4})$`), "y"},
}

// Parse finds the date in a short text and gives it in ISO 8601, as precise
// as it is stated: 2021-07-03, 2021-07 or 2021.
func Parse(s string) (string, bool) {
	iso, _, ok := findDate(s)
	return iso, ok
}

// findDate also gives what is left of the text, in lower case.
func findDate(s string) (iso, rest string, ok bool) {
	s = AsciiDigits(strings.ToLower(lang.Squeeze(s)))
	s = strings.ReplaceAll(s, "i̇", "i")
	for _, p := range datePatterns {
		at := p.re.FindStringSubmatchIndex(s)
		if at == nil {
			continue
		}
		if iso := p.iso(s, at); iso != "" {
			before, iso := withoutRange(s[:at[0]], iso)
			return iso, before + " " + s[at[1]:], true
		}
	}
	return "", s, false
}

// Cut takes the first date out of a line, and gives what stands before and after
// it; iso is empty for a line without one.
func Cut(line string) (before, after, iso string) {
	line = lang.Squeeze(line)
	low := strings.ReplaceAll(AsciiDigits(strings.ToLower(line)), "i̇", "i")
	if AsciiDigits(line) != line || len(low) != len(line) {
		return "", "", "" // places in one are none in the other
	}
	for _, p := range datePatterns {
		if at := p.re.FindStringSubmatchIndex(low); at != nil {
			if iso := p.iso(low, at); iso != "" {
				before, iso := withoutRange(line[:at[0]], iso)
				return before, line[at[1]:], iso
			}
		}
	}
	return "", "", ""
}

// monthOfRange is the month before the one of a date that stands in an issue of both:
// "julio-diciembre 2011", "Jan./Jun. 2015".
var monthOfRange = lang.Regexp(`(?:^|[\s(,])([\p{L}\p{M}]{3,})\.?\s?[–/-]\s?$`)

// withoutRange takes the first month of two away, and both from the date, which is then
// the year.
func withoutRange(before, iso string) (left, year string) {
	m := monthOfRange.FindStringSubmatchIndex(before)
	if m == nil || len(iso) != len("2021-07") || lang.Month(strings.ToLower(before[m[2]:m[3]])) == 0 {
		return before, iso
	}
	return before[:m[2]], iso[:len("2021")]
}

// Beside is what a line says besides its date, of which the parts before and
// after it are given: without the words that belong to the date.
func Beside(before, after string) string {
	words := strings.Fields(before)
	for len(words) > 0 && belongsToDate(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	rest := strings.Fields(clock.ReplaceAllString(after, " "))
	for len(rest) > 0 && belongsToDate(rest[0]) {
		rest = rest[1:]
	}
	return strings.Trim(strings.Join(append(words, rest...), " "), " ,;:–—-|•·()")
}

func belongsToDate(word string) bool {
	word = strings.Trim(strings.ToLower(word), ".,;:–—-|•·()")
	return word == "" || BesideWords()[word] || OtherWords.MatchString(word)
}

var (
	datedClause = lang.Regexp(`(?i)(?:^|[\s(;,.])` + lang.LongestOf("dated-clauses") + `\s*[:：]?\s*`)
	updatedDate = lang.Regexp(`(?i)(?:^|[\s(;,.])` + lang.LongestOf("updated-dates") + `\s*[:：]?\s*`)
)

// PublishedIn finds in a line that says more the date behind "published" or the like; of one
// in figures that has two readings the year.
func PublishedIn(text string) string {
	if iso := dateBehind(datedClause, text); iso != "" {
		return iso
	}
	if m := figuresBehind.FindStringSubmatch(text); m != nil {
		iso, _ := Parse(m[1])
		return iso
	}
	return ""
}

// figuresBehind finds a date in figures right behind "published" or the like.
var figuresBehind = lang.Regexp(`(?i)(?:^|[\s(;,.])` + lang.LongestOf("dated-clauses") + `\s*[:：]?\s*(\d{1,2}/\d{1,2}/\d{4})\b`)

// UpdatedIn finds in a line the date behind "last updated" or the like.
func UpdatedIn(text string) string { return dateBehind(updatedDate, text) }

// Heads says whether a line begins with "published" or the like and the date.
func Heads(text string) bool {
	for _, label := range []*lang.Pattern{datedClause, updatedDate} {
		if at := label.FindStringIndex(text); at != nil && at[0] == 0 && dateBehind(label, text[:min(len(text), at[1]+mostBehind)]) != "" {
			return true
		}
	}
	return false
}

// mostBehind is how far behind its label a date goes, in bytes.
const mostBehind = 60

func dateBehind(label *lang.Pattern, text string) string {
	for _, at := range label.FindAllStringIndex(text, 8) {
		behind := text[at[1]:]
		before, _, iso := Cut(strings.ToValidUTF8(behind[:min(len(behind), mostBehind)], ""))
		if first, _, earlier := Cut(before); earlier != "" { // "9 August 2019 Updated: 12.08.2019"
			before, iso = first, earlier
		}
		if iso != "" && Beside(clock.ReplaceAllString(before, " "), "") == "" && len(iso) > len("2021") {
			return iso
		}
	}
	return ""
}

// iso writes a match as an ISO date, "" if it is none.
func (p datePattern) iso(s string, at []int) string {
	var year, month, day int
	var separator string
	for i, part := range p.order {
		if at[2*i+2] < 0 {
			continue
		}
		text := s[at[2*i+2]:at[2*i+3]]
		number, _ := strconv.Atoi(text)
		switch part {
		case 'y':
			year = number
		case 'Y':
			year = yearOfShort(number)
		case 'm':
			month = number
		case 'd':
			day = number
		case 'M':
			if month = lang.Month(text); month == 0 {
				return ""
			}
		case 's':
			separator = text
		}
	}
	if separator == "/" { // 03/07/2021 has two readings, 25/07/2021 one
		switch {
		case month > 12:
			month, day = day, month
		case day <= 12 && day != month:
			month, day = byWeekday(s[:at[0]], year, month, day)
		}
	}
	return isoDate(year, month, day)
}

// yearOfShort is the year that forums write with its last two figures, "Nov 5 '15": one since there
// are such, 0 for another, which may be of any century.
func yearOfShort(n int) int {
	switch {
	case n >= 90:
		return 1900 + n
	case n < 40:
		return 2000 + n
	}
	return 0
}

func isoDate(year, month, day int) string {
	switch {
	case year < 1400 || year > 2199 || month > 12 || day > 31:
		return ""
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0, !isDay(year, month, day):
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// ReadISO reads a date of a record, which is as precise as it is known: month and
// day are 0 where they are not.
func ReadISO(s string) (year, month, day int, ok bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() == 0 {
			continue
		}
		if year = t.Year(); len(layout) > len("2006") {
			month = int(t.Month())
		}
		if layout == time.DateOnly {
			day = t.Day()
		}
		return year, month, day, true
	}
	return 0, 0, 0, false
}

// IsISO says whether a text is a date as records have it: 2021-07-03, 2021-07 or
// 2021.
func IsISO(s string) bool {
	_, _, _, ok := ReadISO(s)
	return ok
}

// isDay says whether the month has such a day: of "31 February" only the month
// is believed.
func isDay(year, month, day int) bool {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// AsciiDigits writes Arabic and other decimal digits as 0 to 9.
func AsciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		}
		return r
	}, s)
}

// BesideWords are words that stand beside the date of publication.
var BesideWords = lang.PhraseSet("beside-dates", "weekdays")

// OtherWords are words of dates that are not of publication.
var OtherWords = lang.AsWord("other-dates")

// IsOther says whether the words right beside the date of a text say that it is another
// than that of publication; those of a byline do not: "Submitted by Jane Doe on".
func IsOther(text string) bool {
	before, after, _ := Cut(text)
	beside := strings.TrimPrefix(before, Beside(before, ""))
	return OtherWords.MatchString(beside) || OtherWords.MatchString(after)
}

var clock = lang.Regexp(`\d{1,2}[時时点시]\s?\d{1,2}[分분]?|\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[+-]\d{2}:?\d{2})?|\d{1,2}\.\d{2}\s(?:uur|uhr|h)\b`)

// versionMark is the number of the version that manuals print beside its date:
// "2021/05/16 v1.2", "Version 2.3, October 1996".
var versionMark = lang.Regexp(`(?i)(?:^|[\s(\[,;])(?:version\s\d{1,3}|(?:version|vers\.|ver\.|v\.?)\s?v?\d{1,3}(?:\.\d{1,4}){1,3}[a-z]?)(?:$|[\s)\],;:])`)

// releaseLead is what stands before the time from which a text may be printed: "Embargoed
// until 00:01 on 2 October 2017".
var releaseLead = lang.Regexp(`(?i)^` + lang.LongestOf("release-dates") + `\s*[:：]?\s+`)

// Whole reads a line that is a date and nothing else, but for a label, a
// weekday, the time of day or the number of a version.
func Whole(s string) (string, bool) {
	if len(s) > 90 || !strings.ContainsFunc(s, unicode.IsDigit) || OtherWords.MatchString(s) {
		return "", false
	}
	s = releaseLead.ReplaceAllString(s, "")
	iso, rest, ok := findDate(strings.Trim(versionMark.ReplaceAllString(s, " "), " ,;"))
	if !ok {
		return "", false
	}
	for word := range strings.FieldsFuncSeq(clock.ReplaceAllString(rest, " "), func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }) {
		if word = strings.Trim(word, "."); word != "" && !BesideWords()[word] {
			return "", false
		}
	}
	if strings.ContainsFunc(clock.ReplaceAllString(rest, " "), unicode.IsDigit) {
		return "", false
	}
	return iso, true
}

// placeAndDate is the head of a letter: "London, 3 May 1911",
// "Ulm, im Mai 1911".
var placeAndDate = lang.Regexp(`^\p{Lu}[\p{L}’'-]*(?: [\p{L}’'-]+){0,3},\s*(?:the |den |le |el |(im |in |en |em ))?(.*\d.*)$`)

// OfLetter reads the date at the head of a letter; only one with its day or an "in" is
// such, because "Paris, May 1968" may be a title.
func OfLetter(s string) (string, bool) {
	m := placeAndDate.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	iso, _ := Whole(m[2])
	return iso, len(iso) == len("2021-07-03") || m[1] != "" && len(iso) == len("2021-07")
}

// IsPlaceAndDate says whether a line is the head of a letter.
func IsPlaceAndDate(s string) bool {
	_, ok := OfLetter(s)
	return ok
}

// IsWhole says whether [Whole] reads a line.
func IsWhole(s string) bool {
	_, ok := Whole(s)
	return ok
}

// IsLabel says whether a text is nothing but words that stand beside dates.
func IsLabel(text string) bool {
	words := strings.Fields(lang.Plain(text))
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !BesideWords()[w] && !OtherWords.MatchString(w) })
}
