package wiki

import (
	"strings"

	"footnote/corpus/lang"
)

// isDoku says whether a text of wiki headings is DokuWiki's, whose first are those with the most
// marks; MediaWiki begins with one or two.
func isDoku(text string) bool {
	return strings.HasPrefix(wikiHeading.FindString(text), "=====")
}

// wholeDoku are the marks of DokuWiki that go over rows.
var wholeDoku = []rewriting{
	{lang.Regexp(`(?s)<(?:code|file)\b[^>]*>\n?(.*?)\n?</(?:code|file)>`), "\n```\n$1\n```\n"},
	{lang.Regexp(`</?(?:nowiki|WRAP|wrap|note|hidden|html|HTML)\b[^>]*>`), ""},
	{lang.Regexp(`(?m)^[ \t]*~~[A-Z]+[^\n~]*~~[ \t]*$`), ""},
	{lang.Regexp(`\{\{[^{}\n]*\}\}`), ""}, // pictures, files, what plugins show
	{lang.Regexp(`\(\(((?:[^()]|\([^()]*\))*)\)\)`), "^[$1]"},
}

var rowDoku = []rewriting{
	{lang.Regexp(`\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]`), "$1"},
	{lang.Regexp(`(^|[^:\w])//(\S(?:[^/\n]*\S)?)//`), "$1$2"}, // in Markdown a whole row of it looks like a heading
	{lang.Regexp(`__(\S(?:[^_\n]*\S)?)__`), "$1"},
	{lang.Regexp(`''(\S(?:[^'\n]*\S)?)''`), "`$1`"},
	{lang.Regexp(`<del>.*?</del>`), ""},
	{lang.Regexp(`\\\\(\s|$)`), " $1"},
}

var (
	dokuItem = lang.Regexp(`^((?:  |\t)+)([*-]) ?(\S.*)$`)
	dokuRow  = lang.Regexp(`^[|^].*[|^]\s*$`)
	dokuCell = lang.Regexp(`\s*[|^]\s*`)
)

// doku rewrites the markup of DokuWiki.
func (c *converter) doku(text string) {
	inCode := false
	for row := range strings.SplitSeq(rewrite(text, wholeDoku), "\n") {
		fence := row == "```"
		if inCode = inCode != fence; inCode {
			c.put(row)
			continue
		}
		row = rewrite(row, rowDoku)
		cells := dokuRow.MatchString(row)
		if !cells {
			c.endTable()
		}
		switch m := wikiHeading.FindStringSubmatch(row); {
		case cells:
			row = strings.Trim(strings.TrimSpace(row), "|^")
			c.table = append(c.table, dokuCell.Split(strings.TrimSpace(row), -1))
		case m != nil:
			c.put("", strings.Repeat("#", 7-len(m[1]))+" "+m[2], "")
		case dokuItem.MatchString(row):
			m := dokuItem.FindStringSubmatch(row)
			deep := min(len(strings.ReplaceAll(m[1], "\t", "  "))/2, 8)
			c.put(strings.Repeat("   ", deep-1) + map[string]string{"*": "- ", "-": "1. "}[m[2]] + m[3])
		default:
			c.put(row)
		}
	}
	c.endTable()
}
