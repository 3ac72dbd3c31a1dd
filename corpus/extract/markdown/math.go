package markdown

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// Formulas are written between "$", "$$", "\(" and "\)" or "\[" and "\]". What is in
// them is no Markdown: it stays as it is, between dollars.

var (
	inParentheses = lang.Regexp(`\\\(\s*([^\n]*?)\s*\\\)`)
	displayed     = lang.Regexp(`(?m)^([ \t>]*)(?:\$\$|\\\[)[ \t]*((?:[^$\n]|\\\$)*(?:\n[ \t>]*[^$\n \t](?:[^$\n]|\\\$)*){0,60}?)\n?[ \t>]*(?:\$\$|\\\])[ \t.,;]*$`)
)

// withDisplayed puts formulas that are set off on a row of their own, and gives those in
// parentheses their dollars. Programs in the text are left alone.
func withDisplayed(source string) string {
	if !strings.ContainsAny(source, `$\`) {
		return source
	}
	parts := codeFence.Split(source, -1)
	fences := codeFence.FindAllString(source, -1)
	var out strings.Builder
	for i, part := range parts {
		part = displayed.ReplaceAllStringFunc(part, func(formula string) string {
			m := displayed.FindStringSubmatch(formula)
			body := strings.Join(strings.Fields(strings.ReplaceAll(m[2], "\n"+m[1], "\n")), " ")
			if body == "" {
				return formula
			}
			return m[1] + "\n" + m[1] + "$$" + body + "$$\n" + m[1]
		})
		out.WriteString(inParentheses.ReplaceAllString(part, "$$$1$$"))
		if i < len(fences) {
			out.WriteString(fences[i])
		}
	}
	return out.String()
}

// codeFence is a program in the text.
var codeFence = lang.Regexp("(?ms)^[ \t>]*(?:```.*?^[ \t>]*```|~~~.*?^[ \t>]*~~~)[ \t]*$|`[^`\n]+`")

// formulaText is a formula at the start of a text.
var formulaText = lang.Regexp(`^(?:\$\$[^$]+\$\$|\$[^\s$](?:(?:[^$\\]|\\.)*[^\s$])?\$)`)

// setApart keeps formulas that are set off, and the rows before them, from being taken for
// headings: these go on behind the formula.
func setApart(lines []structure.Line) {
	for i := range lines {
		if strings.HasSuffix(strings.TrimRight(lines[i].Text, ".,;"), "$") && formulaText.MatchString(lines[i].Text) {
			lines[i].Marked = true
			if i > 0 && lines[i-1].Kind == corpus.Paragraph {
				lines[i-1].Marked = true
			}
		}
	}
}
