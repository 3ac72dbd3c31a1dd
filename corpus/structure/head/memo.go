package head

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// The rows at the head of a memorandum or of a letter that was copied: who wrote it, to
// whom, and what else such a head says.
var (
	memoFrom  = lang.Regexp(`(?i)^` + lang.LongestOf("memo-from") + `\s*[:：]\s*(\S.*)$`)
	memoTo    = lang.Regexp(`(?i)^` + lang.LongestOf("memo-to") + `\s*[:：]\s*\S`)
	memoOther = lang.Regexp(`(?i)^` + lang.LongestOf("memo-other") + `\s*[:：]\s*\S`)
)

// IsCorrespondent says whether a line says who wrote a memorandum, or to whom.
func IsCorrespondent(text string) bool { return memoFrom.MatchString(text) || memoTo.MatchString(text) }

// leastOfMemo is how many rows the head of a memorandum has at least: one alone may be
// anything, "From: the old bridge".
const leastOfMemo = 3

// Memo reads who wrote a memorandum, and leaves its head out.
func Memo(lines []line.Line) []record.Finding {
	var rows []int
	from, to := -1, false
	for i, l := range lines[:End(lines)] {
		isFrom, isTo := memoFrom.MatchString(l.Text), memoTo.MatchString(l.Text)
		switch {
		case l.Words > MostDated || !isFrom && !isTo && !memoOther.MatchString(l.Text):
			if len(rows) > 0 && from >= 0 && to {
				return takeMemo(lines, rows, from)
			}
			rows, from, to = nil, -1, false
			continue
		case isFrom && from < 0:
			from = i
		}
		rows, to = append(rows, i), to || isTo
	}
	return nil
}

// takeMemo takes the rows of such a head, of which one says from whom it is.
func takeMemo(lines []line.Line, rows []int, from int) []record.Finding {
	if len(rows) < leastOfMemo {
		return nil
	}
	for _, i := range rows {
		if !mailHead.MatchString(lines[i].Text) { // else it is read as that of a mail
			lines[i].Leave("record")
		}
	}
	by := strings.TrimSpace(memoFrom.FindStringSubmatch(lines[from].Text)[1])
	name, _, _ := strings.Cut(by, ",")
	if people := record.Names(name, record.OfLine).People; len(people) > 0 {
		return record.Named{People: people}.Credit(record.FromLabel)
	}
	if record.IsOrganisation(by) {
		return []record.Finding{one("organisation", by, record.FromLabel)}
	}
	return nil
}

var (
	// sender is the line of an e-mail that names its author.
	sender = lang.Regexp(`(?i)^(?:from|von|de|от)\s*:\s*"?([^"<>@]+?)"?\s*<[^<>]+@[^<>]+>$`)
	// mailHead is a line over an e-mail that says who wrote to whom.
	mailHead = lang.Regexp(`(?i)^(?:from|to|cc|bcc|reply-to|von|an|de|à|para|от|кому|kimden|kime)\s*:.*@`)
)

// Mail reads the author of an e-mail.
func Mail(lines []line.Line) (found []record.Finding) {
	for i, l := range lines[:End(lines)] {
		if m := sender.FindStringSubmatch(l.Text); m != nil && record.PersonName(m[1]) {
			found = append(found, record.Names(m[1], record.OfLine).Credit(record.FromHead)...)
		}
		if !l.Prose && mailHead.MatchString(l.Text) {
			lines[i].Leave("contact")
		}
	}
	return found
}
