package container

import (
	"cmp"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// citeLabel is what stands before how a work wants to be cited.
var citeLabel = lang.Regexp(`(?i)^` + lang.LongestOf("cite-labels") + `\s*[:：]?\s*`)

// AnnouncesCitation says whether a text begins with the words under which a work says how
// it is to be cited.
func AnnouncesCitation(text string) bool { return citeLabel.MatchString(text) }

// mostOfCitation bounds the bytes of such a citation.
const mostOfCitation = 1500

// ReadOwnCitation reads from how a work wants to be cited where it stands: the line of the
// journal behind its title, and the year in brackets before it. It gives nothing where the
// title is another's.
func ReadOwnCitation(text, title string) []record.Finding {
	label := citeLabel.FindStringIndex(text)
	if label == nil || len(text) > mostOfCitation || len(title) < 8 {
		return nil
	}
	text = lang.Squeeze(text[label[1]:])
	at := strings.Index(strings.ToLower(text), strings.ToLower(lang.Squeeze(title)))
	if at < 0 || len(strings.ToLower(text)) != len(text) {
		return nil
	}
	behind := strings.TrimLeft(text[at+len(title):], " .,:;”’\"'")
	l, ok := readIssueLine(behind, true)
	if m := citedProceedings.FindStringSubmatch(behind); m != nil && (!ok || l.Name == "") {
		l, ok = issueLine{Name: strings.TrimSpace(m[1])}, true
	}
	if !ok || l.Name == "" {
		return nil
	}
	if year := citedYear.FindAllStringSubmatch(text[:at], -1); l.issued == "" && year != nil {
		l.issued = cmp.Or(year[len(year)-1][1], year[len(year)-1][2])
	}
	return l.Findings(record.FromContainer)
}

// citedProceedings is the volume of a conference: "In Proceedings of the 4th Workshop on Rivers
// (WR ’09), June 3, 2009, Lyon".
var citedProceedings = lang.Regexp(`(?i)^In:? (` + lang.OneOf("proceedings") + ` [^.,(]{8,160}(?:\([^)]{2,40}\))?)[,.]`)

// citedYear is the year behind the authors.
var citedYear = lang.Regexp(`\(((?:1[5-9]|20)\d{2})[a-z]?\)|\b((?:1[5-9]|20)\d{2})\.\s*$`)
