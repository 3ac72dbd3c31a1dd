package caption

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// Who types a book writes in brackets where its pictures stand: "[Illustration]", "[Illustration:
// The quay in 1840]".

var (
	inBrackets = lang.Regexp(`(?is)^\[\s*` + lang.LongestOf("pictures", "figures") + `s?(?:\s*[:.]\s*(.*?))?\s*\]$`)
	opened     = lang.Regexp(`(?i)^\[\s*` + lang.LongestOf("pictures", "figures") + `s?\s*[:.]`)
)

// mostBracketed is within how many lines the bracket is closed again.
const mostBracketed = 8

// Bracketed tells the pictures in brackets from the text that they stand in, as if their reader
// had known them by markup.
func Bracketed(lines []line.Line) []line.Line {
	var out []line.Line
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		n := bracketed(lines[i:])
		if n == 0 {
			out = append(out, l)
			continue
		}
		var texts []string
		for _, part := range lines[i : i+n] {
			texts = append(texts, part.Text)
		}
		text := lang.Squeeze(strings.Join(texts, " "))
		if said := inBrackets.FindStringSubmatch(text)[1]; said != "" {
			text = said
		}
		l.Text, l.Skip, l.Kind, l.Level, l.Verse = text, line.Caption, corpus.Paragraph, 0, false
		out, i = append(out, l), i+n-1
	}
	return out
}

// bracketed is how many of the lines a picture in brackets takes that begins with the first of
// them, 0 for none.
func bracketed(lines []line.Line) int {
	if l := lines[0]; !strings.HasPrefix(l.Text, "[") || l.Code || l.Kind == corpus.Table || l.Skip != "" {
		return 0
	}
	if inBrackets.MatchString(lines[0].Text) {
		return 1
	}
	if !opened.MatchString(lines[0].Text) {
		return 0
	}
	text := lines[0].Text
	for n := 1; n < min(len(lines), mostBracketed) && !strings.Contains(text, "]"); n++ {
		text += " " + lines[n].Text
		if inBrackets.MatchString(text) {
			return n + 1
		}
	}
	return 0
}
