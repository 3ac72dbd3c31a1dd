package layout

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Journals print under the first page of an article, in smaller type, whom to write to,
// who handled it and whose it is. None of that is text, and none of it a note.

const footReason = "notice"

// footSign is what a paragraph of such a foot says.
var footSign = lang.Regexp(`(?i)©|\(c\) (?:19|20)\d\d|\ball rights reserved\b|^communicated by\b|^(?:handling|guest|associate) editor|\bcorresponding author\b|^e-?mail\b|^correspondence\b|^manuscript received\b|` +
	`^address (?:all )?correspondence|^to whom correspondence|\b(?:is|are) with the \p{Lu}|^permission to (?:make|copy)|^this (?:article|work) is (?:licensed|distributed)|^electronic supplementary material|^(?:https?://)?(?:dx\.)?doi(?:\.org/|:\s?)10\.\d{4,}/\S+$`)

// leaveFoot leaves out the paragraphs of the foot of the first page that say so, and the
// names and places of work among them.
func (s *File) leaveFoot() {
	if len(s.Pages) == 0 {
		return
	}
	p := &s.Pages[0]
	var foot []int
	for i, r := range p.Rows {
		if r.Kept() && r.Base > p.Height*FootBegins && r.Size <= noteSize*s.Size {
			foot = append(foot, i)
		}
	}
	var parts [][]int
	for n, i := range foot {
		if n > 0 && i == foot[n-1]+1 && s.goesOnInFoot(p.Rows[foot[n-1]], p.Rows[i]) {
			parts[len(parts)-1] = append(parts[len(parts)-1], i)
			continue
		}
		parts = append(parts, []int{i})
	}
	for n := range parts {
		if !areAffiliations(p.textOf(parts[n])) && !slices.ContainsFunc(parts[n], func(i int) bool { return footSign.MatchString(p.Rows[i].Text) }) && !footSign.MatchString(p.textOf(parts[n])) {
			continue
		}
		for from := n - 1; from >= 0 && p.isSignature(parts[from]); from-- {
			p.leave(parts[from])
		}
		for to := n + 1; to < len(parts) && p.isSignature(parts[to]); to++ {
			p.leave(parts[to])
		}
		for _, i := range parts[n] {
			s.Owner = append(s.Owner, record.ReadOwner(p.Rows[i].Text)...)
		}
		p.leave(parts[n])
	}
}

// numberedPlace is how a list of where the authors work goes on: ". 2School of Geography".
var numberedPlace = lang.Regexp(`(?:^|[.,;]\s)([1-9])\s?\p{Lu}\p{L}+`)

// areAffiliations says whether a paragraph lists where the authors work, by the numbers that
// stand behind their names.
func areAffiliations(text string) bool {
	all := numberedPlace.FindAllStringSubmatch(text, 9)
	return len(all) >= 2 && strings.HasPrefix(text, "1") && all[0][1] == "1" && all[1][1] == "2" && record.OrganisationWords.MatchString(text)
}

func (p *Page) textOf(rows []int) string {
	var texts []string
	for _, i := range rows {
		texts = append(texts, p.Rows[i].Text)
	}
	return line.JoinRows(texts)
}

// isSignature says whether rows name persons or where they work, and no more.
func (p *Page) isSignature(rows []int) bool {
	text := p.textOf(rows)
	return !p.Rows[rows[0]].startsNote() && lang.WordCount(text) <= mostOfSignature && (record.IsAffiliation(text) || len(record.Names(text, record.OfLine).People) > 0)
}

// mostOfSignature bounds the words of such a paragraph.
const mostOfSignature = 30

func (p *Page) leave(rows []int) {
	for _, i := range rows {
		p.Rows[i].Leave(footReason)
	}
}

// FootBegins is where on the page such a foot may begin, as a share of its height.
const FootBegins = 0.6

// goesOnInFoot says whether a row is of the paragraph that the one above it is of.
func (s *File) goesOnInFoot(a, b Row) bool {
	return b.Column == a.Column && b.Base-a.Base < 1.5*a.Size && !b.startsNote() && !footSign.MatchString(b.Text) && !lang.EndsSentence(a.Text) && !strings.Contains(a.Text, "@")
}
