package sheet

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// cardsMark is how the cards begin that Anki writes.
const cardsMark = "#separator:"

// cards is what a file of cards says of its rows above them.
type cards struct {
	mark  rune     // between their cells, 0 where it does not say
	names []string // of the columns, nil where it does not say
	html  bool     // cells are written as pages of the web are
}

var cardMarks = map[string]rune{"tab": '\t', "comma": ',', "semicolon": ';', "pipe": '|'}

// cardsOf reads the rows above cards, and gives the text below them.
func cardsOf(text string) (c cards, rest string) {
	if !strings.HasPrefix(text, cardsMark) {
		return cards{}, text
	}
	columns := ""
	for strings.HasPrefix(text, "#") {
		var row string
		row, text, _ = strings.Cut(text, "\n")
		name, value, _ := strings.Cut(strings.TrimRight(row, "\r"), ":")
		switch name {
		case "#separator":
			c.mark = cardMarks[strings.ToLower(strings.TrimSpace(value))]
		case "#html":
			c.html = strings.TrimSpace(value) == "true"
		case "#columns":
			columns = value
		}
	}
	c.names = []string{}
	if columns != "" && c.mark != 0 {
		c.names = strings.Split(columns, string(c.mark))
	}
	return c, text
}

// namedTable are the names of files that are tables, whatever they hold.
var namedTable = lang.Regexp(`(?i)\.(?:csv|tsv|tab)$`)

// areTerms says whether a text is rows of a term, a tab and what it means, perhaps with more
// behind further tabs, as programs for cards write them. In speech the names repeat, and numbers stand before rows of one text.
func areTerms(text string) bool {
	rows := strings.Split(strings.TrimSpace(text), "\n")
	if len(rows) < fewestRows {
		return false
	}
	seen := map[string]bool{}
	for _, row := range rows {
		term, meaning, _ := strings.Cut(row, "\t")
		term, meaning = strings.TrimSpace(term), strings.TrimSpace(meaning)
		if !unicode.IsLetter(lang.FirstRune(term)) || seen[term] || meaning == "" || strings.Count(row, "\t") != strings.Count(rows[0], "\t") {
			return false
		}
		seen[term] = true
	}
	return strings.Count(rows[0], "\t") == 1 || explains(text)
}

// explains says whether the first row of a text holds a cell of several words, so that it is
// no head of columns.
func explains(text string) bool {
	row, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return slices.ContainsFunc(strings.Split(row, "\t"), func(cell string) bool { return lang.WordCount(cell) >= fewestInSentence })
}

var (
	cardBreak = lang.Regexp(`(?i)<(?:br|/?p|/?div|/?li|/?ul|hr)\b[^<>]*>`)
	cardTag   = lang.Regexp(`</?[A-Za-z][^<>]*>|\[sound:[^\[\]]*\]`)
	cardGap   = lang.Regexp(`\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}`)
)

// shown gives cells as they are shown: without tags, with the words of gaps in them.
func (c cards) shown(cells []string) []string {
	if !c.html {
		return cells
	}
	out := slices.Clone(cells)
	for i, cell := range out {
		cell = cardTag.ReplaceAllString(cardBreak.ReplaceAllString(cell, " "), "")
		out[i] = cardGap.ReplaceAllString(html.UnescapeString(cell), "$1")
	}
	return out
}
