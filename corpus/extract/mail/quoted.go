package mail

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// What a letter quotes of the one that it answers is text of somebody else, and would be
// cited as the sender's.

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
)

// mostSaidBefore is how many such rows there are.
const mostSaidBefore = 3

// cutQuoted parts a letter from what it quotes of others, each with what stands above it. One
// that is nothing else stays as it is.
func cutQuoted(text string) (letter string, quoted []corpus.Skipped) {
	rows := strings.Split(text, "\n")
	var own []string
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && quotedRow.MatchString(rows[end]) && !escapedRow.MatchString(rows[end]) {
			end++
		}
		if end == i {
			own = append(own, rows[i])
			i++
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
