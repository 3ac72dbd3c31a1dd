package imprint

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/report"
)

// Numbers that say which part of a larger work a text is, and of which state of it.
var (
	volume        = lang.Regexp(`(?i)^` + lang.LongestOf("volumes") + `\.?\s*(\d{1,4}|[IVXLC]{1,7})$`)
	issue         = lang.Regexp(`(?i)^` + lang.LongestOf("issues") + `\.?\s*(\d{1,4}(?:\s?[/–-]\s?\d{1,4})?)$`)
	pages         = lang.Regexp(`(?i)^` + lang.LongestOf("page-words") + `\.?\s*([A-Z]?\d{1,5})(?:\s?[–-]\s?([A-Z]?\d{1,5}))?$`)
	episode       = lang.Regexp(`(?i)^` + lang.LongestOf("episodes") + `(?:\s` + lang.LongestOf("issues") + `)?\.?\s*(\d{1,5})$`)
	edition       = lang.Regexp(`(?i)^(?:\p{L}{2,3} )?(?:(\d{1,2})(?:st|nd|rd|th|ª|º|°|\.|\.?ª|a|o|e|de|ste|ème|ère|ᵉ|-е|:a)?|(\p{L}+)),?\s((?:\p{L}+,?\s(?:\p{L}{1,3}\s)?){0,3})` + lang.LongestOf("editions") + `\.?((?:\s\p{L}+){0,3})$`)
	editionBehind = lang.Regexp(`(?i)^` + lang.LongestOf("editions") + `\.?\s(\d{1,2})\.?$`)
	partOf        = lang.Regexp(`(?i)^` + lang.LongestOf("parts-of-works") + `\s(?:\d{1,3}|[IVXLC]{1,6}|\p{L}+)(?:\.\d{1,2})?(?:\s?:.*)?$`)
	// bareVolume and barePages stand behind the name of a journal without words.
	bareVolume = lang.Regexp(`^\d{1,4}$`)
	barePages  = lang.Regexp(`^\d{1,5}[–-]\d{1,5}$`)
	version    = lang.Regexp(`(?i)(?:^|\s)version\s\d[\d.]*\p{L}?$`)
)

// readNumber reads volume, issue, pages, episode, edition, chapter.
func readNumber(r *reading, pieces []string) int {
	text := pieces[0]
	for _, part := range []struct {
		pattern *lang.Pattern
		field   string
	}{{episode, "number"}, {volume, "volume"}, {issue, "issue"}, {pages, "pages"}} {
		if m := part.pattern.FindStringSubmatch(text); m != nil {
			value := strings.ReplaceAll(m[1], " ", "")
			if len(m) > 2 && m[2] != "" {
				value += "–" + m[2]
			}
			r.put(part.field, value)
			r.weight++
			return 1
		}
	}
	if bareVolume.MatchString(text) && r.last == "outlet" && len(pieces) > 1 && barePages.MatchString(pieces[1]) {
		r.put("volume", text)
		r.put("pages", strings.ReplaceAll(pieces[1], "-", "–"))
		r.weight += weightOfEdition
		return 2
	}
	if m := editionBehind.FindStringSubmatch(text); m != nil && r.readEdition(m[1], "", "") {
		return 1
	}
	if m := edition.FindStringSubmatch(text); m != nil && r.readEdition(m[1]+m[2], strings.Trim(m[3], " ,"), m[4]) {
		return 1
	}
	return r.readPart(pieces)
}

// readEdition reads which edition it is: by its number, or by what it is.
func (r *reading) readEdition(first, rest, behind string) bool {
	value, more := "", rest+behind
	if n, err := strconv.Atoi(first); err == nil {
		value = strconv.Itoa(n)
	} else if n := lang.Ordinal(strings.ToLower(first)); n > 0 {
		value = strconv.Itoa(n)
	} else if editionKind()[strings.ToLower(first)] {
		value, more = lang.JoinSome(" ", strings.ToLower(first), strings.ToLower(rest)), behind
	}
	if value == "" {
		return false
	}
	r.put("edition", value)
	r.left = r.left || more != ""
	r.weight += weightOfEdition
	return true
}

const weightOfEdition = 2

// isEdition says whether a piece says which edition it is.
func isEdition(piece string) bool {
	return edition.MatchString(piece) || editionBehind.MatchString(piece)
}

var editionKind = lang.PhraseSet("edition-kinds")

// readPart reads which chapter it is, with its heading to the end of the sentence, and the
// version that a manual is for. No field holds these.
func (r *reading) readPart(pieces []string) int {
	n := 0
	switch {
	case partOf.MatchString(pieces[0]) && strings.Contains(pieces[0], ":"):
		n = len(pieces)
	case partOf.MatchString(pieces[0]) && strings.ContainsAny(pieces[0], "0123456789"), version.MatchString(pieces[0]) && isKind(version.ReplaceAllString(pieces[0], "")):
		n = 1
	default:
		return 0
	}
	r.left = true
	r.weight++
	return n
}

// reportNumber is the number of a report behind what kind of one it is: "working report 41".
var reportNumber = lang.Regexp(`(?i)^((?:[\p{L}-]+ ){0,3}` + lang.OneOf("report-kinds") + `)(?:,?\s` + lang.LongestOf("issues") + `\.?)?\s((?-i:(?:[A-Z]{1,6}[-/]){0,3}[A-Z]{0,6}\d[\d/.A-Z-]{0,12}))(?:\s(?:of|der|des|de|du|van|di|do|da)\s(.*))?$`)

// readReport reads the number of a report.
func readReport(r *reading, pieces []string) int {
	if found := report.ReadSeries(pieces[0]); found != nil {
		for _, f := range found {
			r.put(f.Field, f.Value)
		}
		r.weight += weightOfReport
		return 1
	}
	m := reportNumber.FindStringSubmatch(pieces[0])
	if m == nil {
		return 0
	}
	r.put("genre", lang.UpperFirst(strings.ToLower(m[1])))
	r.put("number", m[2])
	r.weight += weightOfReport
	if name := withoutArticle.ReplaceAllString(m[3], ""); name != "" && r.body == "" && isCapitalised(name) {
		r.body = name
	} else if name != "" {
		r.left = true
	}
	return 1
}

const weightOfReport = 2

var rights = lang.Regexp(`(?i)^(?:©|\(c\)\s|` + lang.LongestOf("licences") + `(?:$|[\s:]))`)

// ownedBy is a notice of whose a text is.
var ownedBy = lang.Regexp(`(?i)^(?:copyright\s)?(?:©|\(c\))\s*(?:(?:1[5-9]|20)\d{2},?\s)?(?:by\s)?(\p{Lu}.*?)(?:,?\s(?:1[5-9]|20)\d{2})?$`)

// readRights reads under which licence a text is, which no field holds. Whose it is has written
// it, where nobody else is said to.
func readRights(r *reading, pieces []string) int {
	if m := ownedBy.FindStringSubmatch(pieces[0]); m != nil && len(r.loose) == 0 && r.before > 0 {
		r.loose = persons(m[1])
	}
	if !rights.MatchString(pieces[0]) && !record.IsOwnerNotice(pieces[0]) {
		return 0
	}
	r.left = true
	r.weight++
	return len(pieces)
}
