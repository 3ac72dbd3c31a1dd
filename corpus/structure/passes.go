package structure

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/record"
	"footnote/corpus/structure/boilerplate"
	"footnote/corpus/structure/caption"
	"footnote/corpus/structure/head"
	"footnote/corpus/structure/heading"
	"footnote/corpus/structure/notes"
	"footnote/corpus/structure/pages"
	"footnote/corpus/structure/repeats"
)

// A Pass is one rule of how a draft becomes a document. It may be left out of
// its table without harm to the others, and a test does so with each in turn:
// a pass that no golden case notices has no reason to be there.
//
// Passes weigh evidence: what a line says, how it looks, where it stands,
// whether it comes again. What stays uncertain is kept, because a lost
// paragraph is worse than a caption too many.
type Pass struct {
	Name   string
	Reads  Fields // what must have been settled before; that of the reader is always there
	Writes Fields // what it may change
	Run    func(*Draft)
}

// Fields are parts of a draft that passes settle.
type Fields uint

const (
	FieldText   Fields = 1 << iota // the words of the lines, and which lines there are
	FieldKind                      // whether a line is a paragraph or a heading, and of what level
	FieldSkip                      // which lines are left out, and why
	FieldHint                      // what the words of a line alone say of it
	FieldTitle                     // the line of the title
	FieldRecord                    // the record of the work
)

// A PassTable is the passes of one kind of text, in their order.
type PassTable struct {
	Name   string
	Passes []Pass
	keeps  bool // what only looks like a heading of nothing, or of a table of contents, stays
}

// ofWeb is the name of the table for pages of the web.
const ofWeb = "page"

// Page are for pages of the web, and for text that is copied from one:
// much of what they hold is not of the text.
var Page = PassTable{Name: ofWeb, Passes: []Pass{
	{"note-marks", 0, FieldText, changed(notes.TakeMarks)},
	{"notes", 0, FieldKind, marked(notes.Tell)},
	{"running-heads", 0, FieldSkip, marked(pages.CutHeads)},
	{"broken-sentences", FieldKind | FieldSkip, FieldText, changed(pages.Rejoin)},
	{"licence", 0, FieldSkip | FieldRecord, (*Draft).cutLicence},
	{"imprint", FieldSkip, FieldSkip | FieldRecord, told(head.Imprint)},
	{"dated-entries", FieldSkip, FieldKind, (*Draft).findEntries},
	{"page-numbers", FieldSkip, FieldSkip, marked(pages.CutNumbers)},
	{"hints", FieldSkip, FieldHint, marked(boilerplate.GiveHints)},
	{"contents", FieldHint, FieldSkip, marked(boilerplate.CutContents)},
	{"surroundings", FieldHint | FieldSkip, FieldSkip, (*Draft).cutSurroundings},
	{"captions", FieldSkip, FieldSkip, marked(caption.CutSaid)},
	{"doubled-captions", FieldSkip, FieldSkip, marked(caption.CutDoubled)},
	{"depictions", FieldSkip, FieldSkip, marked(caption.CutDepictions)},
	{"verbless", FieldSkip, FieldSkip, marked(caption.CutVerbless)},
	{"meeting", FieldSkip, FieldRecord | FieldSkip | FieldKind | FieldTitle, (*Draft).readMeeting},
	{"masthead", FieldSkip, FieldRecord | FieldSkip, told(head.Masthead)},
	{"typed-head", 0, FieldSkip, (*Draft).cutTypedHead},
	{"labelled-title", FieldSkip, FieldRecord | FieldSkip, (*Draft).labelledTitle},
	{"title", FieldSkip | FieldHint, FieldRecord | FieldSkip | FieldTitle, (*Draft).findTitle},
	{"title-copies", FieldRecord, FieldRecord | FieldSkip | FieldTitle, (*Draft).cutTitle},
	{"imprint-lines", FieldTitle | FieldSkip, FieldRecord | FieldSkip | FieldKind, (*Draft).readImprintLines},
	{"labels", FieldTitle, FieldRecord | FieldSkip, told(head.Labels)},
	{"title-page", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readTitlePage},
	{"sender", FieldSkip, FieldRecord | FieldSkip, told(head.Mail)},
	{"journal-line", FieldSkip, FieldRecord | FieldSkip, told(head.Journal)},
	{"book-line", FieldSkip, FieldRecord | FieldSkip, told(head.Book)},
	{"letter-head", FieldSkip, FieldRecord | FieldSkip, told(head.Letter)},
	{"interview", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readInterview},
	{"bylines", FieldSkip, FieldRecord | FieldSkip, (*Draft).readBylines},
	{"date-labels", FieldSkip, FieldRecord | FieldSkip, told(head.Dates)},
	{"names", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).looseNames},
	{"handed-in", FieldSkip, FieldRecord | FieldSkip, told(head.HandedIn)},
	{"publisher", FieldTitle | FieldSkip, FieldRecord | FieldSkip, told(head.Publisher)},
	{"subtitle", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).readSubtitle},
	{"journal-by-date", FieldTitle | FieldSkip, FieldRecord | FieldSkip, told(head.JournalByDate)},
	{"year", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readYear},
	{"author-section", FieldRecord | FieldSkip, FieldRecord, (*Draft).readAuthorSection},
	{"self-reference", FieldRecord | FieldSkip, FieldRecord, (*Draft).selfReference},
	{"dateline", FieldRecord | FieldSkip, FieldRecord, told(head.Dateline)},
	{"press", FieldTitle | FieldRecord, FieldRecord, (*Draft).readPress},
	{"front-lines", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).cutFrontLines},
	{"references", FieldHint | FieldSkip, FieldSkip, marked(boilerplate.CutReferences)},
	{"pull-quotes", FieldSkip, FieldSkip, marked(repeats.Cut)},
	{"comment-headings", FieldHint | FieldSkip, FieldHint, marked(boilerplate.TellCommentHeadings)},
	{"after-matter", FieldHint | FieldSkip, FieldHint | FieldSkip, marked(boilerplate.CutTail)},
	{"biographies", FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).readBiographies},
	{"signature", FieldTitle | FieldHint | FieldRecord, FieldRecord | FieldSkip, (*Draft).signature},
	{"owners", FieldRecord | FieldSkip, FieldRecord, (*Draft).readOwners},
	{"front-edge", FieldTitle | FieldHint | FieldSkip, FieldSkip | FieldHint, (*Draft).cutFrontEdge},
	{"back-edge", FieldSkip, FieldSkip, (*Draft).cutBackEdge},
	{"unsaid", FieldRecord | FieldSkip, FieldKind | FieldSkip, (*Draft).keepUnsaid},
	{"numbered-sections", FieldSkip, FieldText | FieldKind, changed(heading.Number)},
	{"headings", FieldHint | FieldSkip, FieldKind, marked(heading.Find)},
	{"heading-runs", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropRuns},
	{"heading-levels", FieldKind | FieldSkip, FieldKind, (*Draft).levels},
	{"empty-sections", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropEmpty},
	{"notes-to-sections", FieldKind | FieldSkip, FieldText | FieldSkip, changed(notes.Settle)},
	{"nothing-left", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).restore},
}}

// Print are for print: its pages have no menus and no comments, and its
// reader has left out their heads and feet.
var Print = PassTable{Name: "print", Passes: []Pass{
	{"note-marks", 0, FieldText, changed(notes.TakeMarks)},
	{"broken-sentences", FieldKind, FieldText, changed(pages.Rejoin)},
	{"work-surroundings", FieldSkip, FieldSkip, marked(boilerplate.CutOfWork)},
	{"notices", FieldSkip, FieldSkip, marked(boilerplate.CutNotices)},
	{"meeting", FieldSkip, FieldRecord | FieldSkip, told(head.Meeting)},
	{"masthead", FieldSkip, FieldRecord | FieldSkip, told(head.Masthead)},
	{"title", FieldSkip, FieldRecord | FieldSkip | FieldTitle, (*Draft).findTitle},
	{"title-copies", FieldRecord, FieldRecord | FieldSkip | FieldTitle, (*Draft).cutTitle},
	{"labels", FieldTitle, FieldRecord | FieldSkip, told(head.Labels)},
	{"journal-line", FieldSkip, FieldRecord | FieldSkip, told(head.Journal)},
	{"book-line", FieldSkip, FieldRecord | FieldSkip, told(head.Book)},
	{"letter-head", FieldSkip, FieldRecord | FieldSkip, told(head.Letter)},
	{"interview", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readInterview},
	{"bylines", FieldSkip, FieldRecord | FieldSkip, (*Draft).readBylines},
	{"editors", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).readEditors},
	{"names", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).looseNames},
	{"stories", FieldSkip, FieldKind | FieldRecord | FieldSkip, (*Draft).partStories},
	{"references", FieldSkip, FieldSkip, marked(boilerplate.CutReferences)},
	{"large-quotes", FieldSkip, FieldSkip, marked(repeats.CutHeadings)},
	{"dateline", FieldRecord | FieldSkip, FieldRecord, told(head.Dateline)},
	{"owners", FieldRecord | FieldSkip, FieldRecord, (*Draft).readOwners},
	{"front-matter", FieldSkip, FieldSkip, (*Draft).cutFrontMatter},
	{"numbered-sections", FieldSkip, FieldText | FieldKind, changed(heading.Number)},
	{"headings", FieldSkip, FieldKind, marked(heading.Find)},
	{"heading-runs", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropRuns},
	{"heading-levels", FieldKind | FieldSkip, FieldKind, (*Draft).levelsOfPrint},
	{"empty-sections", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropEmpty},
	{"notes-to-sections", FieldKind | FieldSkip, FieldText | FieldSkip, changed(notes.Settle)},
	{"nothing-left", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).restore},
}}

// Work are for a file that holds a work and nothing else, such as a book:
// what a page of the web says around its text is of the text here.
var Work = PassTable{Name: "work", Passes: []Pass{
	{"note-marks", 0, FieldText, changed(notes.TakeMarks)},
	{"notes", 0, FieldKind, marked(notes.Tell)},
	{"broken-sentences", FieldKind, FieldText, changed(pages.Rejoin)},
	{"licence", 0, FieldSkip | FieldRecord, (*Draft).cutLicence},
	{"imprint", FieldSkip, FieldSkip | FieldRecord, told(head.Imprint)},
	{"dated-entries", FieldSkip, FieldKind, marked(heading.Entries)},
	{"work-surroundings", FieldSkip, FieldSkip, marked(boilerplate.CutOfWork)},
	{"typed-head", 0, FieldSkip, (*Draft).cutTypedHead},
	{"meeting", FieldSkip, FieldRecord | FieldSkip | FieldKind | FieldTitle, (*Draft).readMeeting},
	{"masthead", FieldSkip, FieldRecord | FieldSkip, told(head.Masthead)},
	{"title", FieldSkip, FieldRecord | FieldSkip | FieldTitle, (*Draft).findTitle},
	{"title-copies", FieldRecord, FieldRecord | FieldSkip | FieldTitle, (*Draft).cutTitle},
	{"imprint-lines", FieldTitle | FieldSkip, FieldRecord | FieldSkip | FieldKind, (*Draft).readImprintLines},
	{"labels", FieldTitle, FieldRecord | FieldSkip, told(head.Labels)},
	{"title-page", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readTitlePage},
	{"journal-line", FieldSkip, FieldRecord | FieldSkip, told(head.Journal)},
	{"book-line", FieldSkip, FieldRecord | FieldSkip, told(head.Book)},
	{"letter-head", FieldSkip, FieldRecord | FieldSkip, told(head.Letter)},
	{"interview", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).readInterview},
	{"bylines", FieldSkip, FieldRecord | FieldSkip, (*Draft).readBylines},
	{"editors", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).readEditors},
	{"handed-in", FieldSkip, FieldRecord | FieldSkip, told(head.HandedIn)},
	{"names", FieldTitle | FieldRecord | FieldSkip, FieldRecord | FieldSkip, (*Draft).looseNames},
	{"stories", FieldSkip, FieldKind | FieldRecord | FieldSkip, (*Draft).partStories},
	{"front-lines", FieldTitle | FieldSkip, FieldRecord | FieldSkip, (*Draft).cutFrontLines},
	{"unsaid", FieldRecord | FieldSkip, FieldKind | FieldSkip, (*Draft).keepUnsaid},
	{"references", FieldSkip, FieldSkip, marked(boilerplate.CutReferences)},
	{"numbered-sections", FieldSkip, FieldText | FieldKind, changed(heading.Number)},
	{"headings", FieldSkip, FieldKind, marked(heading.Find)},
	{"heading-runs", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropRuns},
	{"heading-levels", FieldKind | FieldSkip, FieldKind, (*Draft).levels},
	{"empty-sections", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).dropEmpty},
	{"notes-to-sections", FieldKind | FieldSkip, FieldText | FieldSkip, changed(notes.Settle)},
	{"nothing-left", FieldKind | FieldSkip, FieldKind | FieldSkip, (*Draft).restore},
}}

// Kept is for what says itself what each of its lines is: slides, captions, rows
// of a table. There is nothing to guess.
var Kept = PassTable{Name: "kept"}

// marked is a pass that marks lines, and sees nothing else of a draft.
func marked(run func([]Line)) func(*Draft) {
	return func(d *Draft) { run(d.Lines) }
}

// changed is one that gives other lines.
func changed(run func([]Line) []Line) func(*Draft) {
	return func(d *Draft) { d.Lines = run(d.Lines) }
}

// told is one that reads the record from lines, which it marks.
func told(run func([]Line) []record.Finding) func(*Draft) {
	return func(d *Draft) { d.tell(run(d.Lines)...) }
}

func (d *Draft) cutSurroundings() { boilerplate.CutSurroundings(d.Lines, d.keeps) }

// findEntries leaves pages of the web alone: the dates there are those of comments, and of other texts.
func (d *Draft) findEntries() {
	if d.keeps {
		heading.Entries(d.Lines)
	}
}

func (d *Draft) dropRuns()      { heading.DropRuns(d.Lines, d.keeps) }
func (d *Draft) dropEmpty()     { heading.DropEmpty(d.Lines, d.keeps) }
func (d *Draft) levels()        { heading.Level(d.Lines, true) }
func (d *Draft) levelsOfPrint() { heading.Level(d.Lines, false) }

// Refine makes a document of the lines that a reader gives by the passes of a
// table, in their order.
func Refine(ctx context.Context, table PassTable, lines []Line, record corpus.Metadata) (corpus.Document, error) {
	if len(lines) > MostBlocks {
		return corpus.Document{}, fmt.Errorf("%d lines of at most %d: %w", len(lines), MostBlocks, corpus.ErrTooLarge)
	}
	d := newDraft(table.Name, lines, record)
	d.keeps = table.keeps
	if table.Name == Page.Name && d.nameOfManual() > 0 {
		table, d.Table = Manual, Manual.Name
	}
	run := RunPass
	if w := watchOf(ctx); w != nil {
		run = w.Run
	}
	for _, p := range table.Passes {
		if err := ctx.Err(); err != nil {
			return corpus.Document{}, err
		}
		run(d, p)
		d.findBody()
	}
	return d.document()
}

func RunPass(d *Draft, p Pass) { p.Run(d) }
