package pdf

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Archives and publishers put a page of their own before an article: what it is, where it
// came from, what may be done with it. None of that is text of the work.

const (
	coverReason = "cover page of an archive"

	fewestCoverSigns = 2
)

// coverSign is what such pages say, and no first page of a work does.
var coverSign = lang.Regexp(`(?i)^stable url\s*:|content downloaded from|^your use of .{3,60} indicates your acceptance|\bis a (?:not-for-profit|multi-?disciplinary open access) |` +
	`^see discussions, stats,? and author profiles|^to cite this version|^this (?:article|chapter|document|pdf|version) was downloaded|^to (?:cite|link to) this article\s*:|^please scroll down for article|` +
	`^full terms (?:&|and) conditions of|^submit your article to this journal|^view related articles|^hal id\s*:|^downloaded from https?:|^terms (?:&|and) conditions of use`)

// leaveCover leaves out such a page, the first of several, and reads from it who wrote
// the work and who published it.
func (s *sheets) leaveCover() []record.Finding {
	if len(s.pages) < 2 {
		return nil
	}
	rows, signs := s.pages[0].rows, 0
	for _, r := range rows {
		if coverSign.MatchString(r.text) {
			signs++
		}
	}
	if signs < fewestCoverSigns {
		return nil
	}
	var findings []record.Finding
	for i := range rows {
		r := &rows[i]
		if !r.kept() {
			continue
		}
		findings = append(findings, record.ReadByline(r.text).Credit(record.FromLabel)...)
		if said := record.ReadLabelled(r.text); said.Field != "" && said.Field != "issued" {
			findings = append(findings, said)
		}
		r.skip = coverReason
	}
	return findings
}

// ownCitation finds how the first page says that the work is to be cited, which may be
// beside the text or at its foot, and reads where it stands.
func (s *sheets) ownCitation(title string) []record.Finding {
	if len(s.pages) == 0 || title == "" {
		return nil
	}
	rows := s.pages[0].rows
	for i, r := range rows {
		if !record.AnnouncesCitation(r.text) {
			continue
		}
		texts := []string{r.text}
		for j := i + 1; j < len(rows) && j <= i+mostInCitation && rows[j].column == r.column && rows[j].skip == r.skip && rows[j].Base-rows[j-1].Base < 2*r.Size && !sidebarSign.MatchString(rows[j].text); j++ {
			texts = append(texts, rows[j].text)
		}
		if findings := record.ReadOwnCitation(line.JoinRows(texts), title); findings != nil {
			for j := i; j < i+len(texts); j++ {
				if rows[j].kept() {
					rows[j].skip = "record"
				}
			}
			return findings
		}
	}
	return nil
}

// mostInCitation bounds the rows of such a citation after its first.
const mostInCitation = 8

// numbersOn says whether a row goes on with the numbers or letters of the one above:
// "2 Institute of Ropes" under "1 Marine Laboratory".
func numbersOn(above, text string) bool {
	a, b := affiliationMark.FindStringSubmatch(above), affiliationMark.FindStringSubmatch(text)
	return a != nil && b != nil && len(a[1]) == 1 && len(b[1]) == 1 && b[1][0] == a[1][0]+1 && !strings.HasSuffix(text, ".")
}

// affiliationMark begins a row that says where somebody works.
var affiliationMark = lang.Regexp(`^([\da-i])[.)]?\s?\p{Lu}`)
