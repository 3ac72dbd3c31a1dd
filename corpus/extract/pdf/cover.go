package pdf

import (
	"strings"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

// Archives and publishers put a page of their own before an article: what it is, where it
// came from, what may be done with it. None of that is text of the work.

const (
	fewestCoverSigns = 2
)

// coverSign is what such pages say, and no first page of a work does.
var coverSign = lang.Regexp(`(?i)^stable url\s*:|content downloaded from|^your use of .{3,60} indicates your acceptance|\bis a (?:not-for-profit|multi-?disciplinary open access) |` +
	`^see discussions, stats,? and author profiles|^to cite this version|^this (?:article|chapter|document|pdf|version) was downloaded|^to (?:cite|link to) this article\s*:|^please scroll down for article|` +
	`^full terms (?:&|and) conditions of|^submit your article to this journal|^view related articles|^hal id\s*:|^downloaded from https?:|\bsuggested citation:$|\bterms of use:$|\bprovided in cooperation with:$|^all content following this page was uploaded|^the user has requested enhancement of|^terms (?:&|and) conditions of use`)

// coverJournal is how a network of researchers says where an article stands.
var coverJournal = lang.Regexp(`^Article\s+in\s+(\p{Lu}[^·]{3,120}?)\s+·\s+(\p{Lu}\p{L}+ \d{4})$`)

// leaveCover leaves out such a page, the first of several, and reads from it who wrote
// the work and who published it.
func leaveCover(s *layout.File) []record.Finding {
	if len(s.Pages) < 2 {
		return nil
	}
	rows, signs := s.Pages[0].Rows, 0
	for _, r := range rows {
		if coverSign.MatchString(r.Text) {
			signs++
		}
	}
	if signs < fewestCoverSigns {
		return nil
	}
	var findings []record.Finding
	for i := range rows {
		r := &rows[i]
		if !r.Kept() {
			continue
		}
		if m := coverJournal.FindStringSubmatch(r.Text); m != nil {
			iso, _ := date.Whole(m[2])
			findings = append(findings, record.Finding{Field: "container", Value: m[1], From: record.FromLabel}, record.Finding{Field: "issued", Value: iso, From: record.FromLabel})
		}
		findings = append(findings, record.ReadByline(r.Text).Credit(record.FromLabel)...)
		if said := record.ReadLabelled(r.Text); said.Field != "" && said.Field != "issued" {
			findings = append(findings, said)
		}
		r.Skip = layout.CoverReason
	}
	return findings
}

// ownCitation finds how the first page says that the work is to be cited, which may be
// beside the text or at its foot, and reads where it stands.
func ownCitation(s *layout.File, title string) []record.Finding {
	if len(s.Pages) == 0 || title == "" {
		return nil
	}
	rows := s.Pages[0].Rows
	for i, r := range rows {
		if !container.AnnouncesCitation(r.Text) {
			continue
		}
		texts := []string{r.Text}
		var best []record.Finding
		ends := 0
		for j := i + 1; j < len(rows) && j <= i+mostInCitation && rows[j].Column == r.Column && rows[j].Skip == r.Skip && rows[j].Base-rows[j-1].Base < 2*r.Size && !layout.SidebarSign.MatchString(rows[j].Text); j++ {
			texts = append(texts, rows[j].Text)
		}
		for n := range texts { // what stands under it may be of something else
			if findings := container.ReadOwnCitation(line.JoinRows(texts[:n+1]), title); said(findings) > said(best) {
				best, ends = findings, i+n+1
			}
		}
		if best != nil {
			for j := i; j < ends; j++ {
				rows[j].Leave("record")
			}
			return best
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
