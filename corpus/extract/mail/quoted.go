package mail

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record/date"
)

// What a letter quotes of the one that it answers is text of somebody else, and would be
// cited as the sender's. What it quotes of a book is marked alike, and stays as it stands.

// quotedRow is a row of it, as programs for mail mark them.
var quotedRow = lang.Regexp(`^ ?>`)

// escapedRow is a row of the letter itself, which a mailbox marks lest it begin the next one.
var escapedRow = lang.Regexp(`^>+From `)

// saidBefore is the end of the rows that programs write above it, and whenBefore what those
// have besides: an address, a time or a year. A short one may say no more than who wrote.
var (
	wroteBefore = lang.Regexp(`(?i)^\s*\S.{0,60} ` + lang.LongestOf("mail-wrote") + `\s?[:：]\s*$`)
	saidBefore  = lang.Regexp(`[:：]\s*$`)
	whenBefore  = lang.Regexp(`\S@\S|\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b`)
	wroteIn     = lang.Regexp(`(?i)` + lang.LongestOf("mail-wrote"))
	clockIn     = lang.Regexp(`\b\d{1,2}[:.]\d\d\b`)
)

// mostSaidBefore is how many such rows there are.
const mostSaidBefore = 3

// cutQuoted parts a letter from what it quotes of others, each with what stands above it. A
// quotation is of another letter if its own says that it answers one, if it is what that begins
// with, if what stands above says so, and behind such a one. A letter that is nothing else stays
// as it is.
func cutQuoted(text string, isAnswer bool) (letter string, quoted []corpus.Skipped) {
	rows := strings.Split(text, "\n")
	var own []string
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && quotedRow.MatchString(rows[end]) && !escapedRow.MatchString(rows[end]) {
			end++
		}
		isAnswer = isAnswer || end > i && saysWhose(own)
		if end == i || !isAnswer {
			own = append(own, rows[i:max(end, i+1)]...)
			i = max(end, i+1)
			continue
		}
		kept := withoutSaidBefore(own)
		quoted = append(quoted, left([]string{strings.Join(own[kept:], " "), withoutMarks(rows[i:end])}, line.QuotedLetter)...)
		own = append(own[:kept], "")
		i = end
	}
	letter = strings.Join(own, "\n")
	if len(quoted) == 0 || strings.TrimSpace(letter) == "" {
		return text, nil
	}
	return letter, quoted
}

// saysWhose says whether the rows of a letter above a quotation say that it is of another one:
// there are none, or none but a name that wrote, or the last have an address, or who wrote on
// which day or at which hour.
func saysWhose(above []string) bool {
	kept := withoutSaidBefore(above)
	isFirst := !slices.ContainsFunc(above[:kept], func(row string) bool { return !blank(row) })
	said := lang.Squeeze(strings.Join(above[kept:], " "))
	if !wroteIn.MatchString(said) {
		return said == "" && isFirst || addressIn.MatchString(said)
	}
	_, _, day := date.Cut(said)
	return isFirst && !strings.ContainsFunc(said, unicode.IsDigit) || len(day) == len("2021-07-03") || clockIn.MatchString(said) || addressIn.MatchString(said)
}

// withoutSaidBefore gives how many rows stand before those that say whose letter follows.
func withoutSaidBefore(rows []string) int {
	end := len(rows)
	for end > 0 && strings.TrimSpace(rows[end-1]) == "" {
		end--
	}
	from := end
	for from > 0 && end-from < mostSaidBefore && strings.TrimSpace(rows[from-1]) != "" {
		from--
	}
	if end > 0 && wroteBefore.MatchString(rows[end-1]) && (end == 1 || blank(rows[end-2])) {
		return end - 1
	}
	said := strings.Join(rows[from:end], " ")
	if from > 0 && strings.TrimSpace(rows[from-1]) != "" || !saidBefore.MatchString(said) || !whenBefore.MatchString(said) {
		return len(rows)
	}
	return from
}

// withoutMarks gives the text of quoted rows.
func withoutMarks(rows []string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.TrimLeft(row, "> \t") + " ")
	}
	return b.String()
}
