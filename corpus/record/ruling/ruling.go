// Package ruling reads the first page of a judgment: which court gave it, under what number,
// when, and between whom. These stand in rows of their own, the parties over several.
package ruling

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A Ruling is what such a page says, empty where it does not.
type Ruling struct {
	Court  string
	Number string // the neutral citation, else the number of the court
	Issued string
	First  string // who brought the case
	Second string // against whom
	Kind   string // the word over it, where it names no parties: "Urteil"
	Rows   int    // how many rows these are, after which what the court says begins
}

// MostRows bounds the rows of such a head.
const MostRows = 45

var (
	courtRow = lang.Regexp(`(?i)^(?:in the )?(?:(?:united states|u\.s\.) )?(?:(?:high|supreme|county|crown|circuit|superior|district|federal|constitutional|employment|land) )*(?:court|tribunal)\b[^.:;]{0,60}$|^(?:in the )?court of (?:appeals?|session|justice|claims|cassation)\b[^.:;]{0,50}$|^(?:bundes|ober|land(?:es)?|amts|verwaltungs|finanz|sozial|arbeits)\p{Ll}*gericht(?:shof)?s?(?: \p{Lu}[\p{L}.-]+){0,3}$|^(?:der )?(?:bundesgerichtshof|gerichtshof)\b.{0,30}$|^cour (?:de|d’|d'|suprême)\b.{0,50}$|^(?:conseil d[’']état|tribunal (?:judiciaire|administratif|de|supremo)\b.{0,40}|corte (?:di|suprema)\b.{0,40})$`)
	citation = lang.Regexp(`\[(?:19|20)\d{2}\] (?:\d+ )?\p{Lu}{2,}(?: \p{L}+)? \d+(?: \(\p{L}+\))?`)
	caseNo   = lang.Regexp(`(?i)^(?:(?:case|docket|(?:civil |criminal )?appeal|claim|cause|civil action|writ petition|special leave petition|index)\s+(?:nos?|numbers?)\.?\s*:?|nos?\.|az\.?:|aktenzeichen:?|geschäftszeichen:?|pourvoi n[°o]|n[°º])\s*((?:[\p{L}\d]+[ :]){0,3}[\p{L}\d]*\d[\p{L}\d./:()–-]*(?: [\p{L}\d]*\d[\p{L}\d./–-]*)?)$`)
	bareCase = lang.Regexp(`^(?:\p{Lu}\p{L}* )?(?:\d{1,2}|[IVX]{1,5}) \p{Lu}\p{L}{0,3} \d{1,5}[./]\d{2}$`)
	kindRow  = lang.Regexp(`(?i)^(?:(?:approved |final )?judge?ment|j u d g e? ?m e n t|opinion|ruling|order|decision|u ?r ?t ?e ?i ?l|b ?e ?s ?c ?h ?l ?u ?s ?s|arrêt|sentencia|sentenza)(?: \(?approved\)?)?$`)
	versus   = lang.Regexp(`(?i)^[-–—\s]*(?:v|vs?\.|versus|and|gegen|contre|c\.|contra)[-–—\s]*$`)
	onlyAnd  = lang.Regexp(`(?i)and`)
	rule     = lang.Regexp(`^[-–—_=*. ]{3,}$`)
	betweens = lang.Regexp(`(?i)^(?:between|entre|in the matter of|before|coram)\s*:?$`)
	roleTail = lang.Regexp(`(?i)[,.…\s]+(?:(?:first|second|third|plaintiff|defendant|cross|counter)?[ -]?(?:appell(?:ant|ee)|respondent|claimant|defendant|plaintiff|petitioner|applicant)(?:s|\(s\))?)[,.;]?$`)
	roleRow  = lang.Regexp(`(?i)^[….]*\s*(?:(?:first|second|third|plaintiffs?|defendants?)?[ -/]*(?:appell(?:ant|ee)|respondent|claimant|defendant|plaintiff|petitioner|applicant)(?:s|\(s\))?)[,.;]?$`)
	numbered = lang.Regexp(`^\(1\)\s*|^1\.\s+`)
	others   = lang.Regexp(`^\([2-9]\)|(?i)^(?:and|&) others?$|^et al`)
	dated    = lang.Regexp(`(?i)(?:^|[^\p{L}])(?:date(?: of judgment)?|decided(?: on)?|filed|delivered(?: on)?|handed down(?: on)?|(?:judgment|opinion) (?:of|filed|dated|delivered(?: on)?|given(?: on)?)|verkündet am:?|vom)\s*:?\s*(.{6,40})$`)
	speaks   = lang.Regexp(`(?i)^(?:the )?(?:(?:chief |associate )?justice|judge|lord|lady|mr\.? justice|mrs\.? justice|per curiam)\b.{0,60}(?:delivered|announced|:$)|^(?:gründe|tatbestand|en fait|faits et procédure|fundamentos|opinion of the court)\s*:?$|^\p{Lu}[\p{L}. -]{3,40}, (?:c\.\s?)?j\.?(?:\s?j\.)?:?$`)
)

// Read reads the rows of a first page. It gives false where they do not say which court
// spoke, under which number, and either who stood against whom or that this is a judgment.
func Read(rows []string) (Ruling, bool) {
	rows = rows[:min(len(rows), MostRows)]
	var r Ruling
	end := len(rows)
	for i, row := range rows {
		row = strings.TrimSpace(row)
		if speaks.MatchString(row) {
			end = i
			break
		}
		switch {
		case r.Court == "" && len(row) <= 120 && courtRow.MatchString(row):
			r.Court = courtOf(row)
		case r.Kind == "" && kindRow.MatchString(row):
			r.Kind = record.AsWritten(strings.ToUpper(unspaced(row)))
		}
		r.readNumber(row)
		r.readDate(rows, i)
	}
	r.readParties(rows[:end])
	r.Rows = end
	if r.Court == "" || r.Number == "" || r.Kind == "" && (r.First == "" || r.Second == "") {
		return Ruling{}, false
	}
	if end == len(rows) { // the head goes on, or where it ends is not to be seen
		r.Rows = 0
	}
	return r, true
}

// unspaced writes a word that is set with spaces between its letters without them.
func unspaced(row string) string {
	if words := strings.Fields(row); !slices.ContainsFunc(words, func(w string) bool { return len(w) > len("Ü") }) {
		return strings.Join(words, "")
	}
	return row
}

// courtOf gives the name of a court without what stands before it.
func courtOf(row string) string {
	if lower := strings.ToLower(row); strings.HasPrefix(lower, "in the ") {
		row = row[len("in the "):]
	}
	return record.AsWritten(row)
}

func (r *Ruling) readNumber(row string) {
	if m := citation.FindString(row); m != "" && len(row) <= len(m)+40 {
		r.Number = m
		return
	}
	if r.Number != "" {
		return
	}
	if m := caseNo.FindStringSubmatch(row); m != nil {
		r.Number = m[1]
	} else if bareCase.MatchString(row) {
		r.Number = row
	}
}

// readDate reads the date behind a word for it, in that row or the next.
func (r *Ruling) readDate(rows []string, i int) {
	if r.Issued != "" || len(rows[i]) > 120 {
		return
	}
	for _, text := range []string{rows[i], strings.Join(rows[i:min(len(rows), i+2)], " ")} {
		if m := dated.FindStringSubmatch(text); m != nil {
			if iso, ok := date.Whole(strings.TrimRight(m[1], " .")); ok && len(iso) == len("2014-07-14") {
				r.Issued = iso
				return
			}
		}
	}
}

// mostOfParty bounds the rows of one side.
const mostOfParty = 4

// readParties reads who stands over and under the word between them. An "and" is one only
// where it stands for itself between dashes or in capitals under "Between".
func (r *Ruling) readParties(rows []string) {
	isBetween := false
	for i, row := range rows {
		isBetween = isBetween || strings.HasPrefix(strings.ToLower(row), "between")
		if !versus.MatchString(row) || onlyAnd.MatchString(row) && !isBetween {
			continue
		}
		above, below := i, i+1
		for above > 0 && above > i-mostOfParty && !endsParty(rows[above-1]) {
			above--
		}
		for below < len(rows) && below <= i+mostOfParty && !endsParty(rows[below]) {
			below++
		}
		r.First, r.Second = party(rows[above:i]), party(rows[i+1:below])
		if r.First != "" && r.Second != "" {
			return
		}
	}
}

// endsParty says whether a row is of something else than a party.
func endsParty(row string) bool {
	_, _, iso := date.Cut(row)
	return rule.MatchString(row) || betweens.MatchString(row) || courtRow.MatchString(row) || caseNo.MatchString(row) || bareCase.MatchString(row) ||
		citation.MatchString(row) || kindRow.MatchString(row) || iso != "" || lang.WordCount(row) > 14
}

// party gives the first name of one side: what the others are called is not in a title.
func party(rows []string) string {
	var out []string
	for _, row := range rows {
		row = strings.TrimSpace(row)
		if roleRow.MatchString(row) {
			if len(out) > 0 {
				break
			}
			continue
		}
		if others.MatchString(row) && len(out) > 0 {
			break
		}
		cut := roleTail.ReplaceAllString(row, "")
		out = append(out, strings.Trim(numbered.ReplaceAllString(cut, ""), " ,;"))
		if cut != row {
			break
		}
	}
	name := lang.Squeeze(strings.Join(out, " "))
	if lang.WordCount(name) > 14 || !strings.ContainsFunc(name, lang.IsWordRune) {
		return ""
	}
	return record.AsWritten(name)
}

// Findings gives what a ruling says as fields of a record. A judgment has no authors: the
// court speaks.
func (r Ruling) Findings(from string) []record.Finding {
	title := r.First + " v " + r.Second
	if r.First == "" || r.Second == "" {
		title = r.Kind + " " + r.Number
	}
	return []record.Finding{
		{Field: "title", Value: title, From: from}, {Field: "organisation", Value: r.Court, From: from}, {Field: "number", Value: r.Number, From: from},
		{Field: "issued", Value: r.Issued, From: from}, {Field: "genre", Value: "Legal case", From: from},
	}
}
