package head

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/imprint"
)

// pressRelease is how a row begins that says that the text is one for the press.
var pressRelease = lang.Regexp(`(?i)^` + lang.LongestOf("press-releases") + `(?:$|[\s,:/])`)

// mostOfPress bounds the words of such a row.
const mostOfPress = 8

// Press reads who gives out a text for the press, which says that it is one: the institution of
// which the first sentence speaks first, if a row over it names the same, or the title begins with
// it. A sentence may begin with another that the news is about, which nothing else names.
func Press(lines []line.Line, title string) []record.Finding {
	first, _ := line.Body(lines)
	if first >= len(lines) || !slices.ContainsFunc(lines[:first], func(l line.Line) bool { return l.Words <= mostOfPress && pressRelease.MatchString(l.Text) }) {
		return nil
	}
	said := lines[first].Text
	if at := datelined.FindStringIndex(said); at != nil {
		said = said[at[1]:]
	}
	names := []string{sharedStart(withoutArticle(title), withoutArticle(said))}
	for _, l := range lines[:first] {
		if !l.Prose && sharedStart(l.Text, withoutArticle(said)) == l.Text {
			names = append(names, l.Text)
		}
	}
	for _, name := range names {
		if imprint.IsBodyName(name) {
			return []record.Finding{one("organisation", record.AsWritten(name), record.FromHead)}
		}
	}
	return nil
}

func withoutArticle(text string) string {
	text = strings.TrimSpace(text)
	if word, rest, found := strings.Cut(text, " "); found && lang.IsFunctionWord(strings.ToLower(word)) {
		return rest
	}
	return text
}

// sharedStart gives the words that two texts begin with, without small ones at the end.
func sharedStart(a, b string) string {
	as, bs := strings.Fields(a), strings.Fields(b)
	n := 0
	for n < min(len(as), len(bs)) && strings.TrimRight(as[n], ",") == strings.TrimRight(bs[n], ",") {
		n++
	}
	for n > 0 && lang.IsFunctionWord(strings.ToLower(as[n-1])) {
		n--
	}
	return strings.TrimRight(strings.Join(as[:n], " "), ",")
}
