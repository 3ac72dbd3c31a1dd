package corpus

import (
	"context"
	"fmt"
)

// A pass is one rule of how a draft becomes a document. It may be left out of
// its table without harm to the others, and a test does so with each in turn:
// a pass that no golden case notices has no reason to be there.
//
// Passes weigh evidence: what a line says, how it looks, where it stands,
// whether it comes again. What stays uncertain is kept, because a lost
// paragraph is worse than a caption too many.
type pass struct {
	name   string
	reads  fields // what must have been settled before; that of the reader is always there
	writes fields // what it may change
	run    func(*draft)
}

// fields are parts of a draft that passes settle.
type fields uint

const (
	fieldText   fields = 1 << iota // the words of the lines, and which lines there are
	fieldKind                      // whether a line is a paragraph or a heading, and of what level
	fieldSkip                      // which lines are left out, and why
	fieldHint                      // what the words of a line alone say of it
	fieldTitle                     // the line of the title
	fieldRecord                    // the record of the work
)

// A passTable is the passes of one kind of text, in their order.
type passTable struct {
	name   string
	passes []pass
}

// pagePasses are for pages of the web, and for text that is copied from one:
// much of what they hold is not of the text.
var pagePasses = passTable{"page", []pass{
	{"note-marks", 0, fieldText, (*draft).takeMarks},
	{"notes", 0, fieldKind, (*draft).tellNotes},
	{"running-heads", 0, fieldSkip, (*draft).runningHeads},
	{"broken-sentences", fieldKind | fieldSkip, fieldText, (*draft).rejoin},
	{"licence", 0, fieldSkip | fieldRecord, (*draft).cutLicence},
	{"hints", fieldSkip, fieldHint, (*draft).giveHints},
	{"contents", fieldHint, fieldSkip, (*draft).cutContents},
	{"surroundings", fieldHint | fieldSkip, fieldSkip, (*draft).cutSurroundings},
	{"captions", fieldSkip, fieldSkip, (*draft).cutCaptions},
	{"doubled-captions", fieldSkip, fieldSkip, (*draft).cutDoubled},
	{"depictions", fieldSkip, fieldSkip, (*draft).cutDepictions},
	{"verbless", fieldSkip, fieldSkip, (*draft).cutVerbless},
	{"labelled-title", fieldSkip, fieldRecord | fieldSkip, (*draft).labelledTitle},
	{"title", fieldSkip | fieldHint, fieldRecord | fieldSkip | fieldTitle, (*draft).findTitle},
	{"title-copies", fieldRecord, fieldRecord | fieldSkip | fieldTitle, (*draft).cutTitle},
	{"labels", fieldTitle, fieldRecord | fieldSkip, (*draft).labelledHead},
	{"sender", fieldSkip, fieldRecord, (*draft).readSender},
	{"journal-line", fieldSkip, fieldRecord | fieldSkip, (*draft).readJournals},
	{"letter-head", fieldSkip, fieldRecord | fieldSkip, (*draft).readLetterHead},
	{"bylines", fieldSkip, fieldRecord | fieldSkip, (*draft).readBylines},
	{"date-labels", fieldSkip, fieldRecord | fieldSkip, (*draft).readDateLabels},
	{"names", fieldTitle | fieldRecord | fieldSkip, fieldRecord | fieldSkip, (*draft).looseNames},
	{"self-reference", fieldRecord | fieldSkip, fieldRecord, (*draft).selfReference},
	{"dateline", fieldRecord | fieldSkip, fieldRecord, (*draft).dateline},
	{"references", fieldHint | fieldSkip, fieldSkip, (*draft).references},
	{"pull-quotes", fieldSkip, fieldSkip, (*draft).repeats},
	{"comment-headings", fieldHint | fieldSkip, fieldHint, (*draft).tellCommentHeadings},
	{"after-matter", fieldHint | fieldSkip, fieldHint | fieldSkip, (*draft).tail},
	{"biographies", fieldRecord | fieldSkip, fieldRecord | fieldSkip, (*draft).readBiographies},
	{"signature", fieldTitle | fieldHint | fieldRecord, fieldRecord | fieldSkip, (*draft).signature},
	{"owners", fieldRecord | fieldSkip, fieldRecord, (*draft).readOwners},
	{"front-edge", fieldTitle | fieldHint | fieldSkip, fieldSkip | fieldHint, (*draft).cutFrontEdge},
	{"back-edge", fieldSkip, fieldSkip, (*draft).cutBackEdge},
	{"headings", fieldHint | fieldSkip, fieldKind, (*draft).findHeadings},
	{"heading-runs", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropRuns},
	{"heading-levels", fieldKind | fieldSkip, fieldKind, (*draft).levels},
	{"empty-sections", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropEmpty},
	{"notes-to-sections", fieldKind | fieldSkip, fieldText | fieldSkip, (*draft).footnotes},
	{"nothing-left", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).restore},
}}

// printPasses are for print: its pages have no menus and no comments, and its
// reader has left out their heads and feet.
var printPasses = passTable{"print", []pass{
	{"note-marks", 0, fieldText, (*draft).takeMarks},
	{"broken-sentences", fieldKind, fieldText, (*draft).rejoin},
	{"work-surroundings", fieldSkip, fieldSkip, (*draft).cutAroundWork},
	{"notices", fieldSkip, fieldSkip, (*draft).cutNotices},
	{"title", fieldSkip, fieldRecord | fieldSkip | fieldTitle, (*draft).findTitle},
	{"title-copies", fieldRecord, fieldRecord | fieldSkip | fieldTitle, (*draft).cutTitle},
	{"labels", fieldTitle, fieldRecord | fieldSkip, (*draft).labelledHead},
	{"journal-line", fieldSkip, fieldRecord | fieldSkip, (*draft).readJournals},
	{"letter-head", fieldSkip, fieldRecord | fieldSkip, (*draft).readLetterHead},
	{"bylines", fieldSkip, fieldRecord | fieldSkip, (*draft).readBylines},
	{"names", fieldTitle | fieldRecord | fieldSkip, fieldRecord | fieldSkip, (*draft).looseNames},
	{"references", fieldSkip, fieldSkip, (*draft).references},
	{"owners", fieldRecord | fieldSkip, fieldRecord, (*draft).readOwners},
	{"front-matter", fieldSkip, fieldSkip, (*draft).cutFrontMatter},
	{"headings", fieldSkip, fieldKind, (*draft).findHeadings},
	{"heading-runs", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropRuns},
	{"heading-levels", fieldKind | fieldSkip, fieldKind, (*draft).levels},
	{"empty-sections", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropEmpty},
	{"notes-to-sections", fieldKind | fieldSkip, fieldText | fieldSkip, (*draft).footnotes},
	{"nothing-left", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).restore},
}}

// workPasses are for a file that holds a work and nothing else, such as a book:
// what a page of the web says around its text is of the text here.
var workPasses = passTable{"work", []pass{
	{"note-marks", 0, fieldText, (*draft).takeMarks},
	{"notes", 0, fieldKind, (*draft).tellNotes},
	{"broken-sentences", fieldKind, fieldText, (*draft).rejoin},
	{"licence", 0, fieldSkip | fieldRecord, (*draft).cutLicence},
	{"work-surroundings", fieldSkip, fieldSkip, (*draft).cutAroundWork},
	{"title", fieldSkip, fieldRecord | fieldSkip | fieldTitle, (*draft).findTitle},
	{"title-copies", fieldRecord, fieldRecord | fieldSkip | fieldTitle, (*draft).cutTitle},
	{"labels", fieldTitle, fieldRecord | fieldSkip, (*draft).labelledHead},
	{"letter-head", fieldSkip, fieldRecord | fieldSkip, (*draft).readLetterHead},
	{"bylines", fieldSkip, fieldRecord | fieldSkip, (*draft).readBylines},
	{"names", fieldTitle | fieldRecord | fieldSkip, fieldRecord | fieldSkip, (*draft).looseNames},
	{"references", fieldSkip, fieldSkip, (*draft).references},
	{"headings", fieldSkip, fieldKind, (*draft).findHeadings},
	{"heading-runs", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropRuns},
	{"heading-levels", fieldKind | fieldSkip, fieldKind, (*draft).levels},
	{"empty-sections", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).dropEmpty},
	{"notes-to-sections", fieldKind | fieldSkip, fieldText | fieldSkip, (*draft).footnotes},
	{"nothing-left", fieldKind | fieldSkip, fieldKind | fieldSkip, (*draft).restore},
}}

// refine makes a document of the lines that a reader gives by the passes of a
// table, in their order.
func refine(ctx context.Context, table passTable, lines []line, record Metadata) (Document, error) {
	if len(lines) > mostBlocks {
		return Document{}, fmt.Errorf("%d lines of at most %d: %w", len(lines), mostBlocks, ErrTooLarge)
	}
	d := newDraft(table.name, lines, record)
	run := runPass
	if w := watchOf(ctx); w != nil {
		run = w.run
	}
	for _, p := range table.passes {
		if err := ctx.Err(); err != nil {
			return Document{}, err
		}
		run(d, p)
		d.findBody()
	}
	return d.document()
}

func runPass(d *draft, p pass) { p.run(d) }
