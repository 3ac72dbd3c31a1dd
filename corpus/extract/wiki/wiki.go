// Package wiki reads the markup of MediaWiki, DokuWiki and AsciiDoc: their marks are rewritten as
// those of Markdown, which says the same with others.
package wiki

import (
	"context"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

var (
	wikiHeading = lang.Regexp(`(?m)^(={1,6}) *([^=\s][^\n]*?) *(={1,6})[ \t]*$`)
	wikiMark    = lang.Regexp(`'''?[^'\n]+'''?|\[\[[^\]\n]+\]\]|\{\{[^}]+\}\}|<ref|(?m:^\{\|)`)
	adocHeading = lang.Regexp(`(?m)^(={1,6}) +(\S[^\n]*[^=\s])[ \t]*$`)
	adocMark    = lang.Regexp(`(?m)^(?:\[[\w.,="# %-]+\]|\|===|----+|:[\w-]+:.*|(?:image|include)::\S+)$|footnote:\[|link:\S+\[`)
)

// isWiki says whether a text is in the markup of MediaWiki. One heading is enough where the
// text begins with it, as a page that was saved under its title does.
func isWiki(head string) bool {
	headings := 0
	first := wikiHeading.FindStringIndex(head)
	opens := first != nil && strings.TrimSpace(head[:first[0]]) == ""
	for _, m := range wikiHeading.FindAllStringSubmatch(head, -1) {
		if m[1] == m[3] {
			headings++
		}
	}
	return headings >= 2 || headings == 1 && (opens || wikiMark.MatchString(head))
}

// isAsciiDoc says whether a text is in the markup of AsciiDoc.
func isAsciiDoc(head string) bool {
	headings := len(adocHeading.FindAllString(head, 2))
	return headings == 2 || headings == 1 && adocMark.MatchString(head)
}

// tab is how MkDocs opens one of several to choose from, in Markdown.
var tab = lang.Regexp(`(?m)^===[!+]? "[^"\n]+"[ \t]*\n`)

// Sniff says whether a text is in one of these markups.
func Sniff(data []byte) bool {
	head := sniff.Head(data)
	if !strings.Contains(head, "=") {
		return false
	}
	head = tab.ReplaceAllString(head, "\n")
	return isWiki(head) || isAsciiDoc(head)
}

// Read reads a text in one of these markups.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	c := converter{values: map[string]string{}}
	kind := "text/x-wiki"
	switch {
	case !isWiki(text):
		kind = "text/asciidoc"
		c.asciiDoc(text)
	case isDoku(text):
		c.doku(text)
	default:
		c.wiki(text)
	}
	known := record.Merge(record.Said("head of the file", c.said)...)
	lines := markdown.Lines(strings.Join(c.rows, "\n"))
	d, err := structure.Refine(ctx, structure.Plain(lines), lines, known)
	d.MediaType = kind
	return d, err
}

// A converter rewrites a text row by row.
type converter struct {
	said  corpus.Metadata // of the work, at the head
	rows  []string
	table [][]string // that is open
	code  string     // what ends the program that is open

	values   map[string]string // of the names that AsciiDoc sets
	sections map[string]string // titles of its headings, by what references call them
	added    int               // bytes that these have brought
}

func (c *converter) put(rows ...string) { c.rows = append(c.rows, rows...) }

// endTable writes the rows of a table.
func (c *converter) endTable() {
	if c.table != nil {
		c.put(markdown.Table(c.table)...)
		c.table = nil
	}
}

// A rewriting is a mark of MediaWiki or AsciiDoc and what stands for it.
type rewriting struct {
	mark *lang.Pattern
	with string
}

func rewrite(s string, list []rewriting) string {
	for _, r := range list {
		s = r.mark.ReplaceAllString(s, r.with)
	}
	return s
}

// wholeWiki are those that go over rows.
var wholeWiki = []rewriting{
	{lang.Regexp(`(?s)<!--.*?-->`), ""},
	{lang.Regexp(`<ref\b[^>]*/>`), ""},
	{lang.Regexp(`(?s)<(?:gallery|score|timeline)\b[^>]*>.*?</(?:gallery|score|timeline)>`), ""},
	{lang.Regexp(`\{\{[^{}]*\}\}`), ""},
	{lang.Regexp(`\{\{[^{}]*\}\}`), ""}, // one in another
	// what is written below a picture; shorter is its size or place
	{lang.Regexp(`(?m)^\[\[(?i:file|image|datei|bild|fichier|archivo|imagem|immagine|файл):[^\[\]|]*(?:\|(?:[^\[\]|]|\[\[[^\[\]]*\]\])*)*\|((?:[^\[\]|=]|\[\[[^\[\]]*\]\]){24,})\]\]\s*`), "$1\n\n"},
	{lang.Regexp(`\[\[(?i:file|image|category|datei|kategorie|fichier|catégorie):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]`), ""},
	{lang.Regexp(`(?s)<(?:source|syntaxhighlight|pre)\b[^>]*>\n?(.*?)</(?:source|syntaxhighlight|pre)>`), "\n```\n$1\n```\n"},
	{lang.Regexp(`</?(?:blockquote|div|center|nowiki|br|poem|references|noinclude|includeonly|onlyinclude)(?:\s*/?|\s[^<>\n]*=[^<>\n]*)>`), ""},
	{lang.Regexp(`__(?:NO[A-Z]+|(?:FORCE)?TOC|HIDDENCAT|INDEX|NEWSECTIONLINK|STATICREDIRECT|DISAMBIG)__`), ""},
}

var rowWiki = []rewriting{
	{lang.Regexp(`'''''([^'\n]+)'''''`), "***$1***"},
	{lang.Regexp(`'''([^'\n]+)'''`), "**$1**"},
	{lang.Regexp(`''([^'\n]+)''`), "*$1*"},
	{lang.Regexp(`\[(?:https?|ftp)://\S+ ([^\]\n]+)\]`), "$1"},
	{lang.Regexp(`\[(?:https?|ftp)://\S+\]`), ""},
}

// wikiSubject is how an article begins: with what it is about, in bold.
var wikiSubject = lang.Regexp(`^\s*(?:(?:The|A|An|Der|Die|Das|Le|La|El|Il) )?'''([^'\n][^\n]{0,80}?)'''[^']`)

var (
	wikiNote     = lang.Regexp(`(?s)<ref(?:\s[^>/]*)?>(.*?)</ref>|\{\{(?i:efn|refn|notetag|#tag:ref)\s*\|((?:[^{}]|\{\{[^{}]*\}\})*)\}\}`)
	wikiNamed    = lang.Regexp(`(?:^|\|)\s*(?:name|group)\s*=[^|]*`)
	wikiTemplate = lang.Regexp(`\{\{[^{}]*\}\}`)
	wikiLink     = lang.Regexp(`\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]`)
	webLink      = lang.Regexp(`\[(?:https?|ftp)://\S+ ?([^\[\]]*)\]`)
)

// withNotes makes notes of Markdown of those that stand in a text. A template in one is
// left out as everywhere, and the note with it where nothing else is in it.
func withNotes(text string) string {
	return wikiNote.ReplaceAllStringFunc(text, func(ref string) string {
		note := wikiNote.FindStringSubmatch(ref)
		said := note[1] + wikiNamed.ReplaceAllString(note[2], "")
		said = webLink.ReplaceAllString(wikiLink.ReplaceAllString(wikiTemplate.ReplaceAllString(said, ""), "$1"), "$1")
		if said = lang.Squeeze(strings.NewReplacer("[", "", "]", "").Replace(said)); strings.ContainsFunc(said, unicode.IsLetter) {
			return "^[" + said + "]"
		}
		return ""
	})
}

var wikiItem = lang.Regexp(`^([*#:;]+)\s*(.*)$`)

// wiki rewrites the markup of MediaWiki.
func (c *converter) wiki(text string) {
	inTable := false
	text, formulas := formula.Keep(text, wikiFormula)
	text = rewrite(withNotes(rewrite(text, templateFormulas)), wholeWiki)
	if m := wikiSubject.FindStringSubmatch(text); m != nil {
		c.said.Title = m[1]
	}
	for row := range strings.SplitSeq(text, "\n") {
		item := wikiItem.FindStringSubmatch(row)
		row = rewrite(row, rowWiki)
		trimmed := strings.TrimSpace(row)
		switch m := wikiHeading.FindStringSubmatch(row); {
		case strings.HasPrefix(trimmed, "{|"):
			inTable = true
		case inTable && strings.HasPrefix(trimmed, "|}"):
			inTable = false
			c.endTable()
		case inTable:
			c.wikiCell(trimmed)
		case m != nil && m[1] == m[3]:
			c.put("", strings.Repeat("#", len(m[1]))+" "+m[2], "")
		case item != nil:
			m := []string{"", item[1], rewrite(item[2], rowWiki)}
			mark := map[byte]string{'*': "- ", '#': "1. ", ':': "", ';': ""}[m[1][len(m[1])-1]]
			if mark == "" {
				c.put("", m[2], "")
			} else {
				c.put(strings.Repeat("   ", len(m[1])-1) + mark + m[2])
			}
		default:
			c.put(row)
		}
	}
	c.rows = strings.Split(formulas.Back(strings.Join(c.rows, "\n")), "\n")
}

var cellLook = lang.Regexp(`^[^|\[\]]*=[^|\[\]]*\|([^|]|$)`)

// wikiCell reads a row of a table in the making.
func (c *converter) wikiCell(row string) {
	switch {
	case strings.HasPrefix(row, "|-"):
		c.table = append(c.table, nil)
	case strings.HasPrefix(row, "|+"):
		c.put("", strings.TrimSpace(row[2:]), "")
	case strings.HasPrefix(row, "|"), strings.HasPrefix(row, "!"):
		if len(c.table) == 0 {
			c.table = append(c.table, nil)
		}
		last := &c.table[len(c.table)-1]
		for cell := range strings.SplitSeq(strings.ReplaceAll(row[1:], "!!", "||"), "||") {
			if m := cellLook.FindStringIndex(cell); m != nil {
				cell = cell[strings.IndexByte(cell, '|')+1:]
			}
			*last = append(*last, strings.TrimSpace(strings.ReplaceAll(cell, "|", "/")))
		}
	}
}

var rowAsciiDoc = []rewriting{
	{lang.Regexp(`footnote:(?:[\w-]*)\[([^\]]*)\]`), "^[$1]"},
	{lang.Regexp(`\(\(\([^()\n]*\)\)\)|indexterm:\[[^\]\n]*\]`), ""}, // of an index, where it sends
	{lang.Regexp(`\(\(([^()\n]+)\)\)`), "$1"},                        // and where it stands in the text
	{lang.Regexp(`(?:(?:link|xref|mailto):[^\s\[]+|https?://[^\s\[]+|(?:kbd|btn|pass|stem|indexterm2):)\[([^\]\n]+)\]`), "$1"},
	{lang.Regexp(`<<[^,>\n]*,\s*([^>\n]+)>>`), "$1"},
	{lang.Regexp(`\[\[[^\]\n]*\]\]|(?:image|icon):[^\s\[]+\[[^\]\n]*\]`), ""},
	{lang.Regexp(`(^|[\s(])\*(\S(?:[^*\n]*\S)?)\*($|[\s).,;:!?])`), "$1**$2**$3"},
	{lang.Regexp(`(^|[\s(])_(\S(?:[^_\n]*\S)?)_($|[\s).,;:!?])`), "$1*$2*$3"},
	{lang.Regexp(` \+$`), "  "},
}

var (
	adocAttribute = lang.Regexp(`^:(!?[\w-]+!?):\s*(.*)$`)
	adocBlock     = lang.Regexp(`^(?:\[[^\]]*\]|\.\S[^\n]*|//.*|(?:image|include|video|audio|toc|ifdef|ifndef|endif)::.*|\+|<<<)$`)
	adocItem      = lang.Regexp(`^(\*+|\.+|-)\s+(\S.*)$`)
	adocNote      = lang.Regexp(`footnote:[\w-]*\[[^\]]*\]`)
	adocFence     = lang.Regexp(`^(-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|={4,}|\*{4,}|--)$`)
)

// asciiDoc rewrites the markup of AsciiDoc.
func (c *converter) asciiDoc(text string) {
	text = adocNote.ReplaceAllStringFunc(text, func(note string) string { return strings.ReplaceAll(note, "\n", " ") })
	rows := strings.Split(text, "\n")
	rows = rows[c.asciiDocHead(rows):]
	c.sections = sectionsOf(rows)
	inTable := false
	for _, row := range rows {
		if c.code == "" {
			row = c.referred(c.valued(row))
		}
		trimmed := strings.TrimRight(row, " ")
		switch {
		case c.code != "":
			c.inAsciiDocBlock(trimmed)
		case strings.HasPrefix(trimmed, "|==="):
			if inTable = !inTable; !inTable {
				c.endTable()
			}
		case inTable:
			var cells []string
			for cell := range strings.SplitSeq(strings.TrimPrefix(trimmed, "|"), "|") {
				cells = append(cells, strings.TrimSpace(rewrite(cell, rowAsciiDoc)))
			}
			if trimmed != "" {
				c.table = append(c.table, cells)
			}
		case adocFence.MatchString(trimmed):
			if mark := trimmed[:1]; mark == "-" && len(trimmed) >= 4 || mark == "." || mark == "+" || mark == "/" {
				c.code = trimmed
				if mark != "/" {
					c.put("", "```")
				}
			} else {
				c.put("")
			}
		case adocAttribute.MatchString(trimmed):
			c.sets(trimmed)
		case adocBlock.MatchString(trimmed):
		case adocHeading.MatchString(row):
			m := adocHeading.FindStringSubmatch(row)
			c.put("", strings.Repeat("#", max(1, len(m[1])-1))+" "+rewrite(m[2], rowAsciiDoc), "")
		case adocItem.MatchString(trimmed):
			m := adocItem.FindStringSubmatch(trimmed)
			mark := "- "
			if m[1][0] == '.' {
				mark = "1. "
			}
			c.put(strings.Repeat("   ", len(m[1])-1) + mark + rewrite(m[2], rowAsciiDoc))
		default:
			c.put(rewrite(row, rowAsciiDoc))
		}
	}
}

// inAsciiDocBlock reads a row of a program or of a remark.
func (c *converter) inAsciiDocBlock(row string) {
	remark := c.code[0] == '/'
	if row == c.code {
		c.code = ""
		row = "```"
	}
	if !remark {
		c.put(row)
	}
}

// asciiDocHead reads the title, the authors and the date, and gives how many rows
// they take.
func (c *converter) asciiDocHead(rows []string) int {
	i := 0
	for i < len(rows) && (strings.TrimSpace(rows[i]) == "" || strings.HasPrefix(rows[i], "//")) {
		i++
	}
	if i == len(rows) || !strings.HasPrefix(rows[i], "= ") {
		return 0
	}
	title, subtitle, _ := strings.Cut(strings.TrimSpace(rows[i][2:]), ": ")
	c.said.Title = lang.Squeeze(lang.Scrub(title))
	if subtitle != "" {
		c.said.Title = record.WithSubtitle(c.said.Title, lang.Squeeze(lang.Scrub(subtitle)))
	}
	for i++; i < len(rows) && strings.TrimSpace(rows[i]) != ""; i++ {
		row := rows[i]
		if m := adocAttribute.FindStringSubmatch(row); m != nil {
			c.sets(row)
			switch m[1] {
			case "author", "authors":
				row = m[2]
			case "revdate", "date":
				c.said.Issued, _ = date.Parse(m[2])
				continue
			default:
				continue
			}
		}
		if iso, ok := date.Parse(strings.TrimLeft(row, "v0123456789., ")); ok && len(c.said.Authors) > 0 {
			c.said.Issued = iso
			continue
		}
		if iso, ok := date.Parse(strings.TrimSpace(row)); ok {
			c.said.Issued = iso
			continue
		}
		names := strings.Split(address.ReplaceAllString(row, ""), ";")
		for _, name := range names {
			switch name = lang.Squeeze(lang.Scrub(name)); {
			case record.PersonName(name) && !record.IsGroup(name):
				c.said.Authors = append(c.said.Authors, record.Person(name))
			case len(names) > 1 && record.IsGroup(name):
				c.said.Authors = append(c.said.Authors, name)
			}
		}
	}
	return i
}

var address = lang.Regexp(`<[^>]*>`)
