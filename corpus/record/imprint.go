package record

import (
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// An Imprint is what a title page says of who published a work, where and when,
// in one line or in one each: "Leeds / Alder & Company / 1913". What it does not
// say is empty.
type Imprint struct{ place, publisher, year string }

var (
	yearLine      = lang.Regexp(`^[\[(©]?\s?((?:1[5-9]|20)\d{2})[\])]?\.?$`)
	romanYear     = lang.Regexp(`^(M{1,2}(?:CM|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))\.?$`)
	publisherSign = lang.Regexp(`(?i)` + lang.OneOf("publishers"))
	imprintLine   = lang.Regexp(`^(\p{Lu}[\p{L}.’' -]{1,40}?)\s*[:·,]\s*(.+?)\s*[,·]?\s*\(?((?:1[5-9]|20)\d{2})\)?\.?$`)
)

// mostOfImprint bounds the words of each of its lines.
const mostOfImprint = 9

// ReadImprint reads an imprint that begins with the first of the lines, and says
// how many of them it takes, 0 for none. Who publishes has to show that it does.
func ReadImprint(lines []string) (i Imprint, taken int) {
	if len(lines) == 0 || lang.WordCount(lines[0]) > mostOfImprint {
		return Imprint{}, 0
	}
	if m := imprintLine.FindStringSubmatch(lines[0]); m != nil && publisherSign.MatchString(m[2]) && lang.WordCount(m[1]) <= 3 {
		return Imprint{AsWritten(m[1]), AsWritten(m[2]), m[3]}, 1
	}
	if len(lines) > 2 && publisherSign.MatchString(lines[0]) && !PersonName(lines[0]) && isTown(lines[1]) && YearOf(lines[2]) != "" {
		return Imprint{AsWritten(lines[1]), AsWritten(lines[0]), YearOf(lines[2])}, 3
	}
	if len(lines) > 1 && NamesPublisher(lines[0]) {
		if m := townThenYear.FindStringSubmatch(lines[1]); m != nil && isTown(m[1]) {
			return Imprint{AsWritten(m[1]), AsWritten(lines[0]), m[2]}, 2
		}
	}
	for n := 2; n <= min(3, len(lines)); n++ {
		year, by := YearOf(lines[n-1]), lines[n-2]
		if year == "" || !publisherSign.MatchString(by) || lang.WordCount(by) > mostOfImprint || PersonName(by) {
			continue
		}
		place := ""
		if n == 3 {
			if place = strings.Trim(lines[0], " .,:"); lang.WordCount(place) > 4 || PersonName(place) && !strings.Contains(place, ",") {
				continue
			}
		} else if town, publisher, found := PlaceAndPublisher(by); found {
			place, by = town, publisher
		}
		return Imprint{AsWritten(place), AsWritten(by), year}, n
	}
	return Imprint{}, 0
}

// townThenYear is where and when a publisher printed who is named in the row above: "Leeds 1913".
var townThenYear = lang.Regexp(`^(\p{Lu}[\p{L}.’' -]{1,40}?)[,·]?\s\(?((?:1[5-9]|20)\d{2})\)?\.?$`)

// publisherName is a row that begins or ends with a word for who publishes books.
var publisherName = lang.Regexp(`(?i)^(?:verlag|éditions|editions|ediciones|edizioni|editorial|uitgeverij|forlaget|wydawnictwo|издательство)\s\p{L}|\s(?:press|books|publishers|publishing|publications|verlag|editore|editrice|forlag|förlag|yayınları|yayınevi)$`)

// NamesPublisher says whether a line is the name of a publisher and no more.
func NamesPublisher(line string) bool {
	return publisherName.MatchString(line) && lang.WordCount(line) <= mostOfPublisher && unicode.IsUpper(lang.FirstRune(line)) &&
		!strings.ContainsFunc(line, unicode.IsDigit) && !strings.ContainsAny(line, ":,;")
}

// mostOfPublisher bounds the words of the name of a publisher.
const mostOfPublisher = 5

// MayBeTown says whether a line may be the name of the town where a book was published.
func MayBeTown(line string) bool { return isTown(line) && lang.WordCount(line) <= 3 }

// publisherFirst is an imprint in one row that begins with the publisher: "Alder & Company,
// Leeds 1913".
var publisherFirst = lang.Regexp(`^(\p{Lu}[^,:;\d]{2,60}),\s*(\p{Lu}[\p{L}.’-]+(?: \p{Lu}[\p{L}.’-]+)?),?\s\(?((?:1[5-9]|20)\d{2})\)?\.?$`)

// ReadImprintRow reads an imprint that begins with the publisher, of a row under a title and an
// author; there two names with a sign for "and" between them are a firm as well.
func ReadImprintRow(row string) (Imprint, bool) {
	m := publisherFirst.FindStringSubmatch(row)
	if m == nil || lang.WordCount(row) > mostOfImprint || PersonName(m[1]) || !publisherSign.MatchString(m[1]) && !strings.Contains(m[1], " & ") {
		return Imprint{}, false
	}
	return Imprint{AsWritten(m[2]), AsWritten(m[1]), m[3]}, true
}

var townBefore = lang.Regexp(`^(\p{Lu}[\p{L}.’' -]{1,40}(?:,\s*\p{Lu}[\p{L}.]{1,20})?):\s*(.+)$`)

// PlaceAndPublisher takes "Leeds: Alder & Company" apart.
func PlaceAndPublisher(text string) (place, publisher string, found bool) {
	m := townBefore.FindStringSubmatch(text)
	if m == nil {
		return "", text, false
	}
	return strings.TrimSpace(m[1]), m[2], true
}

// isTown says whether a line may be the name of a town, and of nothing that publishes.
func isTown(text string) bool {
	return lang.WordCount(text) <= 4 && unicode.IsUpper(lang.FirstRune(text)) && !publisherSign.MatchString(text) && !strings.ContainsFunc(text, unicode.IsDigit)
}

// YearOf reads a line that is a year in Arabic or Roman figures, "" for others.
func YearOf(text string) string {
	if m := yearLine.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if m := romanYear.FindStringSubmatch(text); m != nil {
		if n := lang.FromRoman(m[1]); n >= 1500 && n < 2100 {
			return strconv.Itoa(n)
		}
	}
	return ""
}

// AsWritten writes words in capitals as names are written.
func AsWritten(s string) string {
	words := strings.Fields(inTurkish(strings.Trim(s, " ,:;")))
	for i, w := range words {
		if low := strings.ToLower(w); i > 0 && AllCaps(s) && (particles()[low] || lang.IsFunctionWord(low)) {
			words[i] = low
		}
	}
	return strings.TrimRight(nameCase(words), ".")
}

// Imprinted makes one of its parts.
func Imprinted(place, publisher, year string) Imprint { return Imprint{place, publisher, year} }

// Findings gives what an imprint says.
func (i Imprint) Findings() []Finding {
	return []Finding{{Field: "publisher", Value: i.publisher, From: FromImprint}, {Field: "place", Value: i.place, From: FromImprint}, {Field: "issued", Value: i.year, From: FromImprint}}
}
