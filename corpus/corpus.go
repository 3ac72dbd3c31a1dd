// Package corpus holds the nouns that everything about texts shares: a [File] as it
// came, the [Document] that was read of it, the [Passage] that is indexed, ranked and
// quoted, the [Source] and its bibliographic record ([Metadata]), the [Locator] that
// says where a passage stands, and the errors that callers expect to meet.
//
// The way of a text is File -> corpus/extract -> Document -> corpus/split ->
// passages -> corpus/library. A library is one SQLite file; everything else that the
// program holds is derived from it and may be thrown away.
//
// What the rooms together guarantee: a passage is a run of the bytes of its
// document's cleaned text, never across a section; a source is in a library whole or
// not at all; passage numbers only grow and are never used twice, save for the same
// passage when its removal is taken back.
package corpus

import (
	"errors"
	"fmt"
	"time"
)

// SourceID names a source inside one library.
type SourceID int64

// PassageID names a passage inside one library. Numbers only grow, so that an
// index that is behind can hold a passage that is gone, never a wrong one.
type PassageID int64

// Metadata is the bibliographic record of a work, in the words of CSL. What is
// unknown stays empty; nothing is guessed.
type Metadata struct {
	Title        string   `json:"title"`
	Authors      []string `json:"authors"`      // persons, "Family, Given"; a name without a comma is shown as it is
	Organisation string   `json:"organisation"` // the corporate author, where the text names one
	Issued       string   `json:"issued"`       // ISO 8601, as precise as known: 2021-07-03, 2021-07 or 2021
	Container    string   `json:"container"`    // the journal, book or site that the work stands in
	Volume       string   `json:"volume"`       // of the container
	Issue        string   `json:"issue"`        // of the volume
	Pages        string   `json:"pages"`        // first and last page in the container: 12–34
	Publisher    string   `json:"publisher"`
	DOI          string   `json:"doi"`
	ISBN         string   `json:"isbn"`
	URL          string   `json:"url"`
	Language     string   `json:"language"` // BCP 47, the language of most of the text
	Genre        string   `json:"genre"`    // CSL genre: "Doctoral thesis", whose university is the publisher; [StudyNote] marks a note on the work instead of the work

	// What few works have is left out of JSON where it is not known.
	Editors     []string `json:"editors,omitempty"`     // of the book or the volume that the work stands in, as authors are written
	Translators []string `json:"translators,omitempty"` // as authors are written
	Edition     string   `json:"edition,omitempty"`     // 2, or in words: "revised"
	Number      string   `json:"number,omitempty"`      // of a report, a standard, a patent
	Place       string   `json:"place,omitempty"`       // of publication; of a thesis that of the university
	Original    string   `json:"original,omitempty"`    // when the work first appeared: as Issued is written, or "350 BC", "c. 1850"
	Rare

	// Found says where each known field came from, by the field's name in JSON:
	// a phrase for people such as "first page", [FoundGiven] for what a person said.
	Found map[string]string `json:"found"`
}

// Rare is what hardly any work has, and citations of some kinds of works cannot do
// without.
type Rare struct {
	Interviewers []string `json:"interviewers,omitempty"` // as authors are written; so are the others
	Recipients   []string `json:"recipients,omitempty"`   // of a letter
	Directors    []string `json:"directors,omitempty"`    // of a film or a broadcast
	BookAuthors  []string `json:"book_authors,omitempty"` // of the book that a preface or the like by somebody else stands in
	Series       string   `json:"series,omitempty"`       // of books: "Studies in Water"
	SeriesNumber string   `json:"series_number,omitempty"`
	Event        string   `json:"event,omitempty"` // at which what is printed elsewhere was given; a talk has it as its container
	EventPlace   string   `json:"event_place,omitempty"`
	Version      string   `json:"version,omitempty"`   // of software or data
	Archive      string   `json:"archive,omitempty"`   // that keeps a letter, a manuscript, a recording
	Shelfmark    string   `json:"shelfmark,omitempty"` // where it stands there: "Box 4, folder 2"
}

// StudyNote is the [Metadata.Genre] of the starter library's sources: our own
// notes on a work, cited as such.
const StudyNote = "study note"

// A Source is one work in a library.
type Source struct {
	ID SourceID
	Metadata
	Shelves   []string // the groups of sources that it stands with, in order of names
	Origin    string   // where its bytes came from: a path or an address
	Here      string   // how the installation knows that it read Origin from its own disk, empty if it did not
	MediaType string   // of its bytes, for example text/markdown
	Digest    string   // SHA-256 of its bytes in hexadecimal, unique in a library
	Passages  int      // how many passages it has
	Begins    string   // of a source without a title, the first letters of its text, as a list of sources has them
	AddedBy   string   // who added it, empty in the terminal
	AddedAt   time.Time
	ReadAt    time.Time // when its bytes were read, of a page of the web the day of access
}

// A File is bytes as they came, before anything is known of them.
type File struct {
	Name      string // base name, a hint to the format
	Origin    string // path or address
	MediaType string // as declared by who sent it, often empty
	Data      []byte
	Text      *File  // of the record of a work: its text, where that came with it
	Title     string // that a person gave, where one did
}

// RecordOnly is the media type of a source whose text is not in the library.
const RecordOnly = "application/vnd.citationstyles.csl+json"

// MaxBytes is the size from which a file is too large to be read.
const MaxBytes = 25 << 20

// The media types that something else hangs on: of an e-book, and of a file whose
// pages can be drawn.
const (
	EPUB = "application/epub+zip"
	PDF  = "application/pdf"
)

// A Kind says what part a block plays in a document.
type Kind int

// The kinds of blocks. Only Heading does not become part of a passage. A Caption is one
// apart: it interrupts the text that it stands in, so [Document.Text] has it at the end.
const (
	Paragraph Kind = iota
	Heading        // opens a section; Level 1 is the outermost
	Item           // an item of a list; Level counts its nesting from 1
	Quote
	Table // cells joined with " | ", rows with a line feed
	Footnote
	Caption // of a picture or a table
)

// A Block is one paragraph, heading or the like of a document, cleaned: valid
// UTF-8, one line unless it is a table or verse, no markup.
type Block struct {
	Kind  Kind
	Level int    // of a heading or item, else 0
	Text  string // never empty
	Page  int    // physical page from 1, 0 where the format has none
	Label string // the page as it is printed, "25" or "xii", where that is known
	End   string // the label where that place ends, "12:40", if it is a stretch of a recording
	Turns []Turn // where in Text further pages begin, if it goes over a page break
}

// A Turn is where in the text of a block a page begins.
type Turn struct {
	At    int    // in bytes
	Page  int    // as of a [Block]
	Label string // as of a Block
	End   string // as of a Block
}

// A Skipped line is text that extraction left out on purpose.
type Skipped struct {
	Text   string `json:"text"`
	Reason string `json:"reason"` // a short noun: "navigation", "caption", "references"
}

// A Document is what extraction read of a file.
type Document struct {
	Metadata  Metadata
	MediaType string
	Blocks    []Block
	Skipped   []Skipped
	Opening   Opening // what was taken out of the text as its title
	Unread    []int   `json:",omitempty"` // pages, as a program counts them, that are pictures or whose letters cannot be told
	Trace     []Step  `json:",omitempty"` // what the passes did, if structure.WithTrace asked for it
}

// A Passage is the unit that is indexed, ranked and quoted.
type Passage struct {
	ID      PassageID
	Source  SourceID
	Ordinal int // position in its source, from 1
	Locator
	Text string
}

// A Locator says where in its source a passage stands. Fields that the source
// does not have are zero.
type Locator struct {
	Section   string `json:"section"`    // headings from the outermost in, joined with " > "
	Page      int    `json:"page"`       // physical page of the passage's first word, from 1
	Label     string `json:"page_label"` // that page as it is printed, which is the one to cite
	LastPage  int    `json:"last_page"`  // of the passage's last word, if that stands on a further page
	LastLabel string `json:"last_page_label"`
	Paragraph int    `json:"paragraph"` // of the passage's first word, from 1 in each section

	// Recognised is how sure text recognition was of the passage's pages, of 100; 0 for
	// text that was read as such.
	Recognised int `json:"read_by_ocr,omitempty"`
}

// What callers are expected to meet. Test with [errors.Is]; who talks to
// people turns each into a sentence that says what to do next.
var (
	ErrNotFound    = errors.New("not found")
	ErrExists      = errors.New("already in the library")
	ErrUnsupported = errors.New("format not supported")
	ErrMalformed   = errors.New("malformed")
	ErrNoText      = errors.New("no readable text")
	ErrEmpty       = errors.New("no bytes") // which is [ErrNoText] too
	ErrTooLarge    = errors.New("too large")
	ErrNotLibrary  = errors.New("not a library file")
	ErrForeign     = errors.New("holds what no library of Footnote holds")
	ErrTooMany     = errors.New("more than a library may hold")
	ErrStrayLog    = errors.New("the log beside it may be another library's")
	ErrInUse       = errors.New("somebody has it open")
	ErrChanged     = errors.New("changed since then")
	ErrNewer       = errors.New("made by a newer version")
	ErrFull        = errors.New("no space left")
	ErrLost        = errors.New("library file deleted or replaced")
	ErrMoved       = errors.New("library was moved into a database")
	ErrUnavailable = errors.New("the database does not answer")
	ErrUnknown     = errors.New("not known whether the change was stored")
	ErrDimension   = errors.New("vector of another length than the model's others")
	ErrEncrypted   = errors.New("encrypted")
	ErrScanned     = errors.New("pages without a text layer")
	ErrGarbled     = errors.New("letters that cannot be told")
	ErrUnclear     = errors.New("pictures too poor to be read")
)

// What stands in the way of reading an address.
var (
	ErrForbiddenAddress = errors.New("not a public address of the web")
	ErrUnreachable      = errors.New("does not answer")
	ErrNoSite           = fmt.Errorf("no site of that name: %w", ErrUnreachable)
	ErrRobots           = errors.New("robots.txt asks programs to stay away")
	ErrGone             = errors.New("page not there")
	ErrLogin            = errors.New("page wants a login")
	ErrConsent          = errors.New("page wants consent first")
	ErrNeedsBrowser     = errors.New("page is made by its scripts")
	ErrBlocked          = errors.New("page refuses programs")
	ErrBusy             = errors.New("site wants to be asked later")
)
