package pdf

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
func (s *sheets) leaveFoot() {
	if len(s.pages) == 0 {
		return
	}
	p := &s.pages[0]
	var foot []int
	for i, r := range p.rows {
		if r.kept() && r.Base > p.Height*footBegins && r.Size <= noteSize*s.size {
			foot = append(foot, i)
		}
	}
	var parts [][]int
	for n, i := range foot {
		if n > 0 && i == foot[n-1]+1 && s.goesOnInFoot(p.rows[foot[n-1]], p.rows[i]) {
			parts[len(parts)-1] = append(parts[len(parts)-1], i)
			continue
		}
		parts = append(parts, []int{i})
	}
	for n := range parts {
		if !slices.ContainsFunc(parts[n], func(i int) bool { return footSign.MatchString(p.rows[i].text) }) && !footSign.MatchString(p.textOf(parts[n])) {
			continue
		}
		for from := n - 1; from >= 0 && p.isSignature(parts[from]); from-- {
			p.leave(parts[from])
		}
		for to := n + 1; to < len(parts) && p.isSignature(parts[to]); to++ {
			p.leave(parts[to])
		}
		for _, i := range parts[n] {
			s.owner = append(s.owner, record.ReadOwner(p.rows[i].text)...)
		}
		p.leave(parts[n])
	}
}

func (p *sheet) textOf(rows []int) string {
	var texts []string
	for _, i := range rows {
		texts = append(texts, p.rows[i].text)
	}
	return line.JoinRows(texts)
}

// isSignature says whether rows name persons or where they work, and no more.
func (p *sheet) isSignature(rows []int) bool {
	text := p.textOf(rows)
	return !p.rows[rows[0]].startsNote() && lang.WordCount(text) <= mostOfSignature && (record.IsAffiliation(text) || len(record.Names(text, record.OfLine).People) > 0)
}

// mostOfSignature bounds the words of such a paragraph.
const mostOfSignature = 30

func (p *sheet) leave(rows []int) {
	for _, i := range rows {
		if p.rows[i].kept() {
			p.rows[i].skip = footReason
		}
	}
}

// footBegins is where on the page such a foot may begin, as a share of its height.
const footBegins = 0.6

// goesOnInFoot says whether a row is of the paragraph that the one above it is of.
func (s *sheets) goesOnInFoot(a, b row) bool {
	return b.column == a.column && b.Base-a.Base < 1.5*a.Size && !b.startsNote() && !footSign.MatchString(b.text) && !lang.EndsSentence(a.text) && !strings.Contains(a.text, "@")
}
