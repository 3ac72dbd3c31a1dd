package markdown

import (
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// Programs for notes (Obsidian, Logseq, Notion) and pandoc write Markdown with marks of
// their own. They are rewritten to plain Markdown before it is parsed, row by row;
// programs in the text and formulas stay as they are.

// A rewriting is a mark inside a row and what stands for it.
type rewriting struct {
	name string
	mark *lang.Pattern
	with string
}

// rewritings are in the order in which they are made.
var rewritings = []rewriting{
	{"embedded file", lang.Regexp(`!\[\[[^\[\]\n]*\]\]`), ""},
	{"tag of several words", lang.Regexp(`\s?#\[\[[^\[\]\n]*\]\]`), ""},
	{"named link", lang.Regexp(`\B\[\[[^\[\]|\n]*\|([^\[\]\n]+)\]\]`), "$1"},
	{"link inside the note", lang.Regexp(`\[\[#\^?([^\[\]|\n]+)\]\]`), "$1"},
	{"link to a part of a note", lang.Regexp(`\[\[([^\[\]|#\n]+)#\^?([^\[\]|\n]+)\]\]`), "$1, $2"},
	{"link to a note", lang.Regexp(`\B\[\[([^\s\[\]|][^\[\]|\n]*)\]\]`), "$1"},
	{"comment", lang.Regexp(`\B%%[^%\n]*%%\B`), ""},
	{"reference to a block", lang.Regexp(`\(\([0-9a-f]{8}-[0-9a-f-]{20,40}\)\)`), ""},
	{"reference to a block of Roam", roamBlock, ""},
	{"template", lang.Regexp(`^\s*(?:\{%[^%\n]*%\}\s*)+$|\{%-?\s*(?:end)?(?:include|include_relative|raw|highlight|link|post_url|assign|capture|comment|toc|gist|figure|image|youtube|embed|hint|tabs?|code)\b[^%\n]*%\}`), ""},
	{"hidden word", lang.Regexp(`\{\{cloze ([^{}\n]*)\}\}`), "$1"},
	{"query", lang.Regexp(`\{\{(?:[<%]|(?:query|embed|renderer|video|youtube|tweet|twitter|namespace|pdf|zotero-\w+|toc|table of contents|roam/\w+)\b)[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}\}`), ""},
	{"field in the text", lang.Regexp(`[\[(][A-Za-z][\w -]{0,30}:: ([^\[\]()\n]*)[\])]`), "$1"},
	{"template of the program", lang.Regexp(`<%(?:\*|[-_]?\s*(?:await\s+)?tp\.)[^%\n]*%>`), ""},
	{"name of a block", lang.Regexp(`(?:^|\s)\^(?:[a-z0-9]{6}|[A-Za-z][A-Za-z0-9]{2,}|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)\s*$`), ""},
	{"short name of a block", lang.Regexp(`(^\s*|[.!?…]["”»)]?\s+)\^[A-Za-z0-9-]{1,40}\s*$`), "$1"},
	{"tags at the end", lang.Regexp(`(^\s*|[.!?…)"”»]\s+)#\p{L}[\p{L}\p{N}_/-]*(?:\s+#\p{L}[\p{L}\p{N}_/-]*)*\s*$`), "$1"},
	{"highlight of Roam", lang.Regexp(`\^\^(\S(?:[^\^\n]*\S)?)\^\^`), "$1"},
	{"highlight", lang.Regexp(`\B==(\S(?:[^=\n]*\S)?)==\B`), "$1"},
	{"struck out", lang.Regexp(`\s?~~(?:\S(?:[^~\n]*\S)?)~~`), ""},
	{"citation", lang.Regexp(`\[((?:[^\[\]\n]*[\s;])?-?@[\w][^\[\]\n]*)\]`), "($1)"},
	{"key of a work", lang.Regexp(`(^|[\s(;-])-?@(\w[\w:.#$%&+?<>~/-]*\w)`), "$1$2"},
	{"span", lang.Regexp(`\[([^\[\]\n]+)\]\{[.#][^{}\n]*\}`), "$1"},
	{"name of a part", lang.Regexp(`\s*\{#[\w:.-]+(?:\s[^{}\n]*)?\}\s*$`), ""},
	{"attributes", lang.Regexp(`(^#{1,6}\s[^{}\n]*?|[)\]\x01])\s*\{(?:[#.][\w:.-]+|[\w-]+=[^{}\n]*)(?:\s[^{}\n]*)?\}\s*$`), "$1"},
	{"attributes of a block", lang.Regexp(`\{:\s?(?:[.#]|toc\b|no_toc\b)[^{}\n]*\}`), ""},
	{"part of a program", lang.Regexp(`^import\s(?:[\w$*{},\s]+\sfrom\s+)?(?:'[^'\n]+'|"[^"\n]+");?\s*$|^export\s+(?:const|let|default)\s.*[;})]\s*$`), ""},
	{"component", lang.Regexp(`^\s*<(?:[A-Z][\w.]*\s[^<>]*=["'{][^<>]*/?|[A-Z][\w.]*\s*/|/[A-Z][\w.]*)>\s*$`), ""},
	{"comment in a component", lang.Regexp(`\{/\*[^\n]*?\*/\}`), ""},
	{"size of a picture", lang.Regexp(`\{:[\w-]+ [^{}\n]*\}`), ""},
	{"raised", lang.Regexp(`([^\s\[^(])\^([^\s^\[\]]{1,12})\^`), "$1<sup>$2</sup>"},
	{"lowered", lang.Regexp(`(\p{L})~(\w{1,4})~`), "$1$2"},
}

// roamBlock is the name that Roam gives to a block, of nine signs that are no word: a figure
// stands beside a letter or a capital behind a small one.
var roamBlock = func() *lang.Pattern {
	var names []string
	for before := range 8 {
		names = append(names, fmt.Sprintf(`[\w-]{%d}(?:[a-z_-][A-Z]|[A-Za-z_-]\d|\d[A-Za-z_-])[\w-]{%d}`, before, 7-before))
	}
	return lang.Regexp(`\(\((?:` + strings.Join(names, "|") + `)\)\)`)
}()

// hiddenBlocks are fences around what a program for notes runs: queries, diagrams.
var hiddenBlocks = map[string]bool{
	"dataview": true, "dataviewjs": true, "query": true, "tasks": true, "button": true, "mermaid": true, "chart": true, "tracker": true, "excalidraw": true, "toc": true,
}

// notIncluded opens a block of which R shows nothing: "```{r setup, include=FALSE}".
var notIncluded = lang.Regexp("^\\s*`{3,}\\{[^{}\n]*\\binclude\\s*=\\s*(?:FALSE|F)\\b")

var (
	fence   = lang.Regexp("^\\s*(?:>\\s*)*(`{3,}|~{3,})\\s*\\{?([\\w-]*)")
	callout = lang.Regexp(`^((?:\s*>)+)\s*\[!([\w-]+)(?:\|[^\]]*)?\][+-]?\s*(.*)$`)
	task    = lang.Regexp(`^(\s*(?:[-*+]|\d+[.)])\s+)(?:\[[ xX/>-]\]\s+|\{\{(?:\[\[)?(?:TODO|DONE)(?:\]\])?\}\}\s+|(?:TODO|DOING|DONE|LATER|NOW|WAITING|CANCELED|CANCELLED)\s+)+`)
	// noteNumber is the minute at which a note was begun, as note boxes number theirs, before its title.
	noteNumber = lang.Regexp(`^(#{1,6}\s+)(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{6}(?:\d{2})?\s+(\S)`)
	property   = lang.Regexp(`^\s*(?:[-*]\s+)?([A-Za-z][\w. -]{0,40})::(?:\s+(.*))?$`)
	fencedDiv  = lang.Regexp(`^\s*(?:>\s*)*:{3,}\s*(?:\{[^{}]*\}|[A-Za-z][\w-]*)?(?:\s+(.*?))?[\s:]*$`)
	blockMark  = lang.Regexp(`(?i)^\s*(?:[-*]\s+)?#\+(?:begin|end)_[a-z]+\s*$`)
	lineBlock  = lang.Regexp(`^\| (.*[^|\s])\s*$`)
	boldLabel  = lang.Regexp(`^\*\*[^*\n:]{1,40}(?::\*\*|\*\*:)`)
	plainNote  = lang.Regexp(`\^\[([^\[\]\n]+)\]`)
	protected  = lang.Regexp("`+[^`\n]+`+|\\$\\$[^$\n]+\\$\\$|\\$[^\\s$](?:[^$\n]*[^\\s$\\\\])?\\$(?:[^0-9]|$)|\\]\\([^)\\s]*\\)|<https?://[^>\\s]+>")
	isWord     = lang.Regexp(`^ {0,3}\[[^\[\]^]+\]:\s+[\p{L}\p{N}]+[!?.,]?\s*$`)
	planning   = lang.Regexp(`^\s*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*(?:<[^>]*>|\[[^\]]*\])\s*)+$`)
	emptyItem  = lang.Regexp(`^\s*(?:[-*+]|\d+[.)])\s*$`)
)

// contentsHere is a list in whose place a program for sites puts the table of contents.
var contentsHere = lang.Regexp(`(?m)^(?:[*+-]|\d\.)\s[^\n]*\n\s*\{:\s?toc\b[^{}\n]*\}[ \t]*$`)

// A notesReader rewrites a note row by row.
type notesReader struct {
	rows     []string
	known    corpus.Metadata
	fence    string          // the one that is open
	hidden   bool            // what is in it is not shown
	comment  bool            // one of several rows is open
	marks    int             // of comments, in the rows to come
	drawer   bool            // what the program noted for itself is open: times of work
	text     bool            // the text has begun, so that properties are no more of the record
	closers  []string        // of the directives that are open
	options  bool            // a directive has begun, and rows for programs may follow
	labelled bool            // the last row begins with a label in bold
	indent   int             // how often the text of the notice that is open is indented
	titles   map[string]bool // of notices
	inline   int             // notes that stand in the text
	appended []string
}

// plainMarkdown rewrites what programs for notes add to Markdown, and reads the record
// that they write above the text, and the titles of notices.
func plainMarkdown(source string) (text string, titles map[string]bool, known corpus.Metadata) {
	r := notesReader{titles: map[string]bool{}}
	source = r.titleBlock(source)
	source = withDisplayed(contentsHere.ReplaceAllString(source, ""))
	r.marks = len(commentMark.FindAllStringIndex(source, -1))
	rows := strings.Split(source, "\n")
	if strings.Contains(source, "|") {
		widenTables(rows)
	}
	for i := 0; i < len(rows); i++ {
		if !r.text && r.fence == "" {
			if n := labelsAt(rows[i:]); n > 0 {
				r.labels(rows[i : i+n])
				i += n
				if i == len(rows) {
					break
				}
			}
		}
		r.row(rows[i])
	}
	r.known.NoteRest(record.FromNote)
	return strings.Join(append(r.rows, r.appended...), "\n"), r.titles, r.known
}

func (r *notesReader) put(rows ...string) { r.rows = append(r.rows, rows...) }

// row rewrites one row.
func (r *notesReader) row(row string) {
	if r.inAdmonition(&row) {
		return
	}
	if m := fence.FindStringSubmatch(row); m != nil && !r.directs(row) && r.inFence(row, m[1], strings.ToLower(m[2])) {
		return
	}
	switch m := property.FindStringSubmatch(row); {
	case r.fence != "":
		if !r.hidden {
			r.put(row)
		}
		return
	case r.inDirective(row), r.comments(&row), r.inDrawer(row), planning.MatchString(row):
		return
	case m != nil:
		r.property(row, strings.ToLower(strings.TrimSpace(m[1])), m[2])
		return
	case blockMark.MatchString(row):
		return
	case fencedDiv.MatchString(row):
		r.put(r.inlined(fencedDiv.FindStringSubmatch(row)[1]))
		return
	case isWord.MatchString(row): // "[Anna]: yes" leads nowhere
		row = strings.Replace(row, "[", `\[`, 1)
	}
	if m := callout.FindStringSubmatch(row); m != nil {
		r.put(m[1]+" "+r.inlined(m[3]), m[1])
		r.text = true
		return
	}
	if m := lineBlock.FindStringSubmatch(row); m != nil {
		row = m[1] + "  "
	}
	isLabelled := boldLabel.MatchString(row)
	if isLabelled && r.labelled { // each in a row of its own, as it was typed
		r.put("")
	}
	r.labelled = isLabelled
	row = noteNumber.ReplaceAllString(task.ReplaceAllString(row, "$1"), "$1$2")
	before := strings.TrimSpace(row)
	if n := len(r.rows); n > 0 && isDashes(row) && isWholeSentence(r.rows[n-1]) {
		r.put("") // a line between paragraphs, typed right below the first
	}
	row = r.inlined(row)
	if before != "" && !strings.HasPrefix(before, "# ") { // properties may stand under the title
		r.text = true
	}
	if before != "" && (strings.TrimSpace(row) == "" || emptyItem.MatchString(row) && !emptyItem.MatchString(before)) {
		return // nothing but marks
	}
	r.put(row)
}

// inFence opens and closes fences. It is true for a row that is dealt with.
func (r *notesReader) inFence(row, mark, kind string) bool {
	switch {
	case r.fence == "":
		r.fence, r.hidden = mark, hiddenBlocks[kind] || notIncluded.MatchString(row)
	case strings.HasPrefix(mark, r.fence[:1]) && len(mark) >= len(r.fence) && kind == "":
		closed := r.hidden
		r.fence, r.hidden = "", false
		if closed {
			return true
		}
	default:
		return false
	}
	if !r.hidden {
		r.put(row)
	}
	return true
}

// commentMark begins and ends a comment: no sign of "100%% sure".
var commentMark = lang.Regexp(`\B%%\B`)

// comments takes a comment of several rows out. It is true for a row inside of one. What
// nothing ends is no comment.
func (r *notesReader) comments(row *string) bool {
	marks := commentMark.FindAllStringIndex(*row, -1)
	r.marks -= len(marks)
	if r.comment {
		if len(marks) == 0 {
			return true
		}
		r.comment = false
		*row = (*row)[marks[0][1]:]
		return strings.TrimSpace(*row) == ""
	}
	if len(marks)%2 == 1 && r.marks > 0 {
		*row, r.comment = (*row)[:marks[len(marks)-1][0]], true
		return strings.TrimSpace(*row) == ""
	}
	return false
}

// logDrawer opens what an outliner notes of the times at which somebody worked.
var logDrawer = lang.Regexp(`^\s*:(?:LOGBOOK|PROPERTIES|CLOCK|END):\s*$`)

// inDrawer says whether a row is of such a drawer, of its marks too. One that nobody
// closes ends at an empty row or the next item.
func (r *notesReader) inDrawer(row string) bool {
	switch text := strings.TrimSpace(row); {
	case logDrawer.MatchString(row):
		r.drawer = text != ":END:"
		return true
	case text == "" || strings.HasPrefix(text, "- "):
		r.drawer = false
	}
	return r.drawer
}

// isDashes says whether a row is a line across the page, or makes a heading of the row above.
func isDashes(row string) bool {
	row = strings.TrimSpace(row)
	return len(row) >= 3 && strings.Trim(row, "-") == ""
}

// fewestOfSentence is the words from which a row that ends as sentences do is no heading.
const fewestOfSentence = 9

func isWholeSentence(row string) bool {
	row = strings.TrimSpace(row)
	return strings.HasSuffix(row, ".") && lang.WordCount(row) >= fewestOfSentence
}

// setting is a name that programs give to what they keep with a row.
var setting = lang.Regexp(`^(?:id|alias|aliases|tags|collapsed|heading|public|icon|background-color|(?:card|ls|hl|query|logseq)[-.].*|(?:created|updated)-at|done|title|template.*)$`)

// property reads a row of the form "author:: Nora". Above the text it is of the record;
// in the text it is shown as it stands, but for what is for the program alone.
func (r *notesReader) property(row, name, value string) {
	if r.text {
		if !setting.MatchString(name) {
			r.put(r.inlined(row))
		}
		return
	}
	value = lang.Squeeze(lang.Scrub(withoutLinks(value)))
	say := func(field, value string) {
		record.Put(&r.known, record.Finding{Field: field, Value: value, From: record.FromNote})
	}
	switch name {
	case "title", "publisher":
		say(name, value)
	case "author", "authors", "by":
		people := append(r.known.Authors, record.Names(value, record.Typed).People...)
		r.known.Authors = nil
		record.Put(&r.known, record.Finding{Field: "authors", Names: people, From: record.FromNote})
	case "date", "published", "issued", "created":
		iso, _ := date.Parse(value)
		say("issued", iso)
	case "url", "source", "link":
		if corpus.IsAddress(value) {
			say("url", value)
		}
	case "doi":
		say("doi", identifier.ReadDOI(value))
	}
}

var wikiLink = lang.Regexp(`\[\[(?:[^\[\]|]*/)?([^\[\]|/]+)(?:\|[^\[\]|]*)?\]\]`)

// withoutLinks gives a value of the record without the brackets of links to notes: of
// one with another name beside it that of the note, which is the full one.
func withoutLinks(value string) string { return wikiLink.ReplaceAllString(value, "$1") }

// inlineSigns are the signs of which each mark inside a row has one; most rows have none.
const inlineSigns = "[]#%({^=~@<"

// inlined rewrites the marks in a row, but for programs, formulas and addresses in it.
func (r *notesReader) inlined(row string) string {
	body := row
	if heading := strings.TrimLeft(row, "#"); strings.HasPrefix(heading, " ") {
		body = heading
	}
	if !strings.ContainsAny(body, inlineSigns) && !strings.HasPrefix(body, "import ") {
		return row
	}
	row = role.ReplaceAllString(row, "$1")
	row = plainNote.ReplaceAllStringFunc(row, func(note string) string {
		r.inline++
		r.appended = append(r.appended, "", fmt.Sprintf("[^inline-%d]: %s", r.inline, note[2:len(note)-1]))
		return fmt.Sprintf("[^inline-%d]", r.inline)
	})
	var kept []string
	row = protected.ReplaceAllStringFunc(row, func(s string) string {
		kept = append(kept, s)
		return "\x01"
	})
	for _, w := range rewritings {
		row = w.mark.ReplaceAllString(row, w.with)
	}
	for _, s := range kept {
		row = strings.Replace(row, "\x01", s, 1)
	}
	return row
}

// titleBlock reads the rows at the head that begin with "%", as pandoc writes title,
// authors and date, and gives what follows them.
func (r *notesReader) titleBlock(source string) string {
	rows := strings.Split(source, "\n")
	var fields []string
	n := 0
	for ; n < len(rows) && n < 40; n++ {
		if rest, ok := strings.CutPrefix(rows[n], "%"); ok && !strings.HasPrefix(rest, "%") && len(fields) < 3 {
			fields = append(fields, strings.TrimSpace(rest))
		} else if len(fields) > 0 && strings.HasPrefix(rows[n], " ") && strings.TrimSpace(rows[n]) != "" {
			fields[len(fields)-1] += "\n" + strings.TrimSpace(rows[n])
		} else {
			break
		}
	}
	if len(fields) == 0 {
		return source
	}
	fields = append(fields, "", "")
	r.known.Title = lang.Squeeze(lang.Scrub(fields[0]))
	for name := range strings.FieldsFuncSeq(fields[1], func(c rune) bool { return c == ';' || c == '\n' }) {
		r.known.Authors = append(r.known.Authors, record.Names(lang.Squeeze(lang.Scrub(plainNote.ReplaceAllString(name, ""))), record.Typed).People...)
	}
	if iso, ok := date.Parse(lang.Squeeze(fields[2])); ok {
		r.known.Issued = iso
	}
	return strings.Join(rows[n:], "\n")
}
