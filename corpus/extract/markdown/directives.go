package markdown

import (
	"strings"

	"footnote/corpus/lang"
)

// Manuals and books that Sphinx makes (MyST) set notes, figures and theorems between
// fences with a name in braces. What stands there is of the text.

var (
	directive = lang.Regexp("^\\s*(`{3,}|~{3,}|:{3,})\\{(?:[\\w-]+:)?([\\w-]+)\\}\\s*(.*)$")
	option    = lang.Regexp(`^\s*:[\w-]+:(?:\s|$)`)
	target    = lang.Regexp(`^\([\w:.-]+\)=\s*$`)
	// role is a word in the text with the name of what it is before it; what it leads to
	// may stand behind it in brackets.
	role = lang.Regexp("\\{[A-Za-z][\\w:-]*\\}`([^`<\\n]+?)(?:\\s*<[^>`\\n]*>)?`")
)

// textDirectives hold text; a figure has its address where others have a title.
var (
	textDirectives = lang.Set(`note warning tip important hint caution attention danger error seealso admonition epigraph pull-quote highlights topic
		sidebar margin dropdown card grid grid-item tab-set tab-item definition theorem proof lemma corollary proposition remark example exercise solution
		versionadded versionchanged deprecated figure`)
	addressed = lang.Set("figure")
)

// directs says whether a row opens a directive with text in it, or closes one.
func (r *notesReader) directs(row string) bool {
	if r.fence != "" {
		return false
	}
	m := directive.FindStringSubmatch(row)
	return m != nil && textDirectives[m[2]] || r.closes(row)
}

func (r *notesReader) closes(row string) bool {
	n := len(r.closers)
	return n > 0 && strings.HasPrefix(strings.TrimSpace(row), r.closers[n-1]) && strings.Trim(strings.TrimSpace(row), r.closers[n-1][:1]) == ""
}

// inDirective reads the rows that only open, steer or close a directive, and those that
// only name what follows. It is true for a row that is dealt with.
func (r *notesReader) inDirective(row string) bool {
	if r.options {
		if option.MatchString(row) {
			return true
		}
		r.options = false
	}
	m := directive.FindStringSubmatch(row)
	switch {
	case m != nil && textDirectives[m[2]]:
		r.closers, r.options = append(r.closers, m[1]), true
		title := m[3]
		if addressed[m[2]] {
			title = ""
		}
		r.put("", r.inlined(title), "")
		return true
	case r.closes(row):
		r.closers = r.closers[:len(r.closers)-1]
		r.put("")
		return true
	}
	return target.MatchString(row)
}

// Sites that MkDocs makes set the same under a row with a mark, indented: a notice under "!!!", one
// to open under "???", one of several to choose from under "===". What short forms mean stands in
// rows for the program alone.
var (
	notice    = lang.Regexp(`^(?:(?:!!!|\?\?\?\+?) [\w -]+(?:"([^"]*)")?|===[!+]? "([^"]+)")\s*$`)
	shortForm = lang.Regexp(`^\*\[[^\[\]]+\]:(?:\s|$)`)
)

// noticeIndent is how far the text of such a notice is indented.
const noticeIndent = "    "

// inAdmonition takes the indent of the notices that are open from a row. It is true for a row that
// opens one, or is for the program.
func (r *notesReader) inAdmonition(row *string) bool {
	if strings.TrimSpace(*row) != "" || r.indent == 0 {
		depth := 0
		for depth < r.indent && strings.HasPrefix(*row, noticeIndent) {
			*row, depth = (*row)[len(noticeIndent):], depth+1
		}
		r.indent = depth
	}
	if r.fence != "" {
		return false
	}
	if m := notice.FindStringSubmatch(*row); m != nil {
		r.indent++
		title := r.inlined(m[1] + m[2])
		r.titles[title] = true
		r.put("", title, "")
		return true
	}
	return shortForm.MatchString(*row)
}

// codeOption is a row with which Quarto is told how to run a block of code and what to show
// of it: "#| echo: false", behind the mark for a comment of the language.
var codeOption = lang.Regexp(`^\s*(?:#|//|--|%%?|\*|;|!|')\| ?\S`)

// withoutOptions leaves the options out of a block of code, which are its first rows.
func withoutOptions(code string) string {
	for codeOption.MatchString(code) {
		_, code, _ = strings.Cut(code, "\n")
	}
	return code
}
