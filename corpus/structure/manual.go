package structure

import (
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// Manual is for pages of a manual as man prints them, or as its HTML has them. Nothing
// stands around their text, and who wrote the program is said in a section of it.
var Manual = PassTable{Name: "manual", Passes: []Pass{
	{"manual", 0, FieldRecord | FieldSkip | FieldTitle, (*Draft).readManual},
	{"heading-levels", FieldKind | FieldSkip, FieldKind, (*Draft).levels},
	{"empty-sections", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropEmpty},
}}

var (
	manualNames   = lang.PhraseSet("manual-names")
	manualAuthors = lang.PhraseSet("manual-authors")
	// whatItDoes is the line under the name: "grep - print lines that match patterns".
	whatItDoes = lang.Regexp(`^\S.{0,120}? [-–—]+ \S`)
	angled     = lang.Regexp(`\s*(?:<[^<>]*>|\([^()]*\)|\S+@\S+)`)
)

// nameOfManual gives the line that says the name of a manual page and what it is about,
// 0 for another text.
func (d *Draft) nameOfManual() int {
	for i := range d.Lines[:min(len(d.Lines), MostHead)] {
		if l := d.Lines[i]; l.Kind == corpus.Heading && manualNames()[l.Norm] {
			if i+1 < len(d.Lines) && whatItDoes.MatchString(d.Lines[i+1].Text) && d.Lines[i+1].Kind == corpus.Paragraph {
				return i + 1
			}
			return 0
		}
	}
	return 0
}

// readManual reads the record of a manual page. Its title stays in the text, as the
// answer to what the program does.
func (d *Draft) readManual() {
	name := d.nameOfManual()
	if name == 0 {
		return
	}
	d.Meta.Title = "" // that of a page is the name alone, in capitals
	d.tellOne("title", d.Lines[name].Text, record.FromLabel)
	d.skipRange(0, name-1, line.FrontMatter)
	if last := len(d.Lines) - 1; line.IsManualHead(d.Lines[last]) {
		d.tellOne("issued", dateInManual(d.Lines[last].Text), record.FromHead)
		d.skip(last, "running head")
	}
	d.readManualAuthors(name)
}

// dateInManual gives the date in the line under a manual page, beside the program and its
// version: "GNU coreutils 9.1 September 2022 CSPLIT(1)".
func dateInManual(text string) string {
	words := strings.Fields(text)
	for n := 3; n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if iso, ok := date.Whole(strings.Join(words[i:i+n], " ")); ok {
				return iso
			}
		}
	}
	return ""
}

// readManualAuthors reads who is named in the section for it.
func (d *Draft) readManualAuthors(from int) {
	isIn := false
	var people []string
	for _, l := range d.Lines[from:] {
		if l.Kind == corpus.Heading {
			isIn = manualAuthors()[l.Norm]
			continue
		}
		if isIn && l.Kept() {
			people = append(people, creditedInManual(l.Text)...)
		}
	}
	d.tell(record.Named{People: lang.Unique(people)}.Credit(record.FromLabel)...)
}

// creditedInManual gives the persons of a line of that section: "Written by …", or names
// alone, with where they can be written to. What else a sentence tells of somebody is no
// authorship.
func creditedInManual(text string) (people []string) {
	for part := range strings.SplitSeq(angled.ReplaceAllString(text, ";"), ";") {
		part = strings.Trim(part, " .,")
		if named := record.ReadByline(part); len(named.People) > 0 {
			people = append(people, named.People...)
		} else if unicode.IsUpper(lang.FirstRune(part)) {
			people = append(people, record.ReadByline("by "+part).People...)
		}
	}
	return people
}
