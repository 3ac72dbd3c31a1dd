package main

import (
	"footnote/cmd/footnote/doctor"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/quote"
)

// The shapes that --json prints. Scripts rely on them: every key is always
// there, and a list is never null.

type answerJSON struct {
	Question   string                 `json:"question"`
	After      []string               `json:"after"` // the earlier questions that a follow-up was read together with
	Library    string                 `json:"library"`
	Folder     string                 `json:"folder"`    // that was looked in for the library
	Shelf      string                 `json:"shelf"`     // that was asked, empty for the whole library
	Answered   bool                   `json:"answered"`  // the verdict is sure or maybe
	Verdict    retrieval.Verdict      `json:"verdict"`   // sure, maybe or nothing
	Elsewhere  bool                   `json:"elsewhere"` // the whole library answers more surely than the shelf
	Confidence float64                `json:"confidence"`
	Partial    string                 `json:"partial"`   // why words answered alone, else empty
	Foreign    string                 `json:"foreign"`   // what helps where the library is in another language than the question, else empty
	Missing    []string               `json:"missing"`   // words of the question that no passage has
	Corrected  []retrieval.Correction `json:"corrected"` // words of the question that were taken for others
	Talk       bool                   `json:"talk"`      // the question is small talk
	Within     []workJSON             `json:"within"`    // the sources that the question names, where only these were asked
	Compared   bool                   `json:"compared"`  // the passages are the best one of each source
	Silent     []workJSON             `json:"silent"`    // the sources that have none, when compared
	Textless   []workJSON             `json:"textless"`  // those named or compared that the library has as a record alone
	Named      []workJSON             `json:"named"`     // those with a text that the question names, where nothing was found
	Catalogue  *catalogueJSON         `json:"catalogue"` // what the records answer, else null
	Passages   []passageJSON          `json:"passages"`
	LeftOut    int                    `json:"left_out"` // weak passages that would follow strong ones; --top shows them
	Nearest    []string               `json:"nearest"`  // titles, where nothing was found
}

type catalogueJSON struct {
	Topic   catalogue.Topic `json:"topic"`   // authors, issued, published, count, list, mention or about
	Words   string          `json:"words"`   // that were looked for, else empty
	Without bool            `json:"without"` // the sources that do not have them were asked for
	Sources []workJSON      `json:"sources"`
}

type passageJSON struct {
	ID         corpus.PassageID  `json:"id"` // as footnote page --passage wants it
	Rank       int               `json:"rank"`
	Score      float64           `json:"score"`
	Grade      retrieval.Grade   `json:"grade"`
	Text       string            `json:"text"`
	Highlights []retrieval.Span  `json:"highlights"` // byte ranges of text
	Locator    corpus.Locator    `json:"locator"`
	InText     string            `json:"in_text"` // with the place of the passage
	Citation   string            `json:"citation"`
	Link       string            `json:"link"`
	Source     workJSON          `json:"source"`
	Reasons    retrieval.Reasons `json:"reasons"` // why it was chosen
}

type quoteJSON struct {
	Quotation string          `json:"quotation"`
	Library   string          `json:"library"`
	Verdict   quote.Verdict   `json:"verdict"` // verbatim, small, reworded, differs, similar or absent
	Kinds     []quote.Kind    `json:"kinds"`   // in what the meaning differs: negation, opposite, number, date, name, quantifier, word
	Text      string          `json:"text"`    // what stands there
	Runs      []quote.Run     `json:"runs"`    // quotation and text beside each other; empty where they do not differ
	Cut       bool            `json:"cut"`     // the quotation says itself that it leaves something out
	Dropped   []string        `json:"dropped"` // the negations in what it leaves out
	Before    string          `json:"before"`  // what stands before it in its sentence and says whose word it is or how sure, else empty
	Behind    string          `json:"behind"`  // such as stands behind it
	Source    *workJSON       `json:"source"`  // null if it was not found
	Locator   corpus.Locator  `json:"locator"`
	Citation  string          `json:"citation"`
	Link      string          `json:"link"`
	Named     *workJSON       `json:"named"`     // where it was said to stand; null where no source was named
	Elsewhere bool            `json:"elsewhere"` // it stands in another source than the one named
	Said      *attributedJSON `json:"said"`      // null where nobody was said to have said it
}

type attributedJSON struct {
	Name    string        `json:"name"`
	Finding quote.Finding `json:"finding"` // author, speaker, another, elsewhere or unchecked
	Who     []string      `json:"who"`     // who is named there; of elsewhere, the title of the other source
}

type workJSON struct {
	ID           corpus.SourceID `json:"id"`
	Title        string          `json:"title"`
	Authors      []string        `json:"authors"`
	Organisation string          `json:"organisation"` // the corporate author
	Publisher    string          `json:"publisher"`
	Container    string          `json:"container"`
	Volume       string          `json:"volume"`
	Issue        string          `json:"issue"`
	Pages        string          `json:"pages"`
	DOI          string          `json:"doi"`
	ISBN         string          `json:"isbn"`
	Issued       string          `json:"issued"`
	URL          string          `json:"url"`
	Language     string          `json:"language"`
}

type sourceJSON struct {
	workJSON
	Genre    string            `json:"genre"`
	Shelves  []string          `json:"shelves"`
	Found    map[string]string `json:"found"` // where each known field came from
	Passages int               `json:"passages"`
	Origin   string            `json:"origin"`
	AddedAt  string            `json:"added_at"` // RFC 3339
	ReadAt   string            `json:"read_at"`  // RFC 3339
}

// A badRowJSON is a row that holds what cannot be read, and is left out.
type badRowJSON struct {
	Table  string `json:"table"` // source or passage
	Number int64  `json:"number"`
	Reason string `json:"reason"`
}

type addedJSON struct {
	Path     string            `json:"path"`
	Status   string            `json:"status"` // added, completed, unchanged or refused
	ID       corpus.SourceID   `json:"id"`     // 0 if refused
	Title    string            `json:"title"`
	Shelves  []string          `json:"shelves"`
	Passages int               `json:"passages"`
	Found    map[string]string `json:"found"`   // where each known field came from
	Unknown  []string          `json:"unknown"` // of title, author, date: what the record does not have
	Reason   string            `json:"reason"`  // of a refusal, else empty
}

type refreshedJSON struct {
	ID       corpus.SourceID `json:"id"`
	Title    string          `json:"title"`
	Origin   string          `json:"origin"`
	Status   string          `json:"status"`   // refreshed, unchanged or refused
	Passages int             `json:"passages"` // now
	Kept     int             `json:"kept"`     // of them, those that were there before
	Added    int             `json:"added"`
	Gone     int             `json:"gone"`
	Record   []string        `json:"record"`  // the fields of its record that are others now
	ReadAt   string          `json:"read_at"` // RFC 3339
	Reason   string          `json:"reason"`  // of a refusal, else empty
}

type editedJSON struct {
	Library  string          `json:"library"`
	ID       corpus.SourceID `json:"id"`
	Shelves  []string        `json:"shelves"`
	Metadata corpus.Metadata `json:"metadata"`
}

type removedJSON struct {
	Library  string          `json:"library"`
	ID       corpus.SourceID `json:"id"`
	Title    string          `json:"title"`
	Origin   string          `json:"origin"`
	Passages int             `json:"passages"`
	Back     bool            `json:"back"` // it was brought back, not removed
}

type doctorJSON struct {
	Checks   []doctor.Check `json:"checks"`
	Broken   int            `json:"broken"`
	Warnings int            `json:"warnings"`
}

type forgottenJSON struct {
	Libraries int `json:"libraries"` // that were looked through
	Rows      int `json:"rows"`      // that had to do with the member
	// Aside are files of libraries that were set aside, which were not looked through.
	Aside []string `json:"set_aside"`
}

type exportedJSON struct {
	Library string `json:"library"`
	File    string `json:"file"`
	Sources int    `json:"sources"`
}

type pageJSON struct {
	Library string          `json:"library"`
	Source  corpus.SourceID `json:"source"`
	File    string          `json:"file"`   // the picture, PNG
	Page    int             `json:"page"`   // as a program counts, from 1
	Label   string          `json:"label"`  // as printed, empty where that is not known
	Pages   int             `json:"pages"`  // of the source's file
	Marked  bool            `json:"marked"` // words of the passage were found on it and are marked
}

type importedJSON struct {
	Library string       `json:"library"`
	File    string       `json:"file"`
	Sources int          `json:"sources"`  // in the file
	Added   int          `json:"added"`    // of them, those that are new here
	Files   int          `json:"files"`    // that sources were read from, and that are new here
	Missing int          `json:"missing"`  // files that pages cannot be drawn without
	LeftOut []badRowJSON `json:"left_out"` // rows that cannot be read; the first of them
	More    int          `json:"more"`     // rows left out besides these
}

type syncedJSON struct {
	Library  string `json:"library"`
	Model    string `json:"model"`
	Embedded int    `json:"embedded"` // passages
}

type migratedJSON struct {
	Steps []string `json:"steps"` // that were run
}

type movedJSON struct {
	Library  string        `json:"library"`
	To       string        `json:"to"`
	Kept     string        `json:"kept"` // as what it is kept where it was
	Sources  int           `json:"sources"`
	Passages int           `json:"passages"`
	Jobs     int           `json:"jobs"`          // that waited for the bot
	Damaged  int           `json:"damaged_files"` // kept files that went along and are not what they were
	Changed  []damagedJSON `json:"damaged_sources"`
}

// A damagedJSON is a source that is not what was stored.
type damagedJSON struct {
	ID     corpus.SourceID `json:"id"`
	Title  string          `json:"title"`
	Record bool            `json:"record"` // which of the two
	Text   bool            `json:"text"`
}

func shapeDamaged(damaged []library.DamagedSource) []damagedJSON {
	list := make([]damagedJSON, len(damaged))
	for i, d := range damaged {
		list[i] = damagedJSON(d)
	}
	return list
}

type backupJSON struct {
	Library  string        `json:"library"`
	File     string        `json:"file"`
	Sources  int           `json:"sources"`
	Passages int           `json:"passages"`
	Bytes    int64         `json:"bytes"`
	Damaged  int           `json:"damaged_files"` // kept files of sources that are not what they were
	Changed  []damagedJSON `json:"damaged_sources"`
}

type restoredJSON struct {
	Library  string        `json:"library"`
	File     string        `json:"file"` // the backup
	Sources  int           `json:"sources"`
	Passages int           `json:"passages"`
	Lost     int           `json:"lost"`          // sources that were there before and are not in the backup
	Back     int           `json:"back"`          // sources of the backup that were not there before
	Replaced string        `json:"replaced"`      // where the library of before is kept, empty if there was none
	Damaged  int           `json:"damaged_files"` // kept files of sources that are not what they were
	Changed  []damagedJSON `json:"damaged_sources"`
}

type versionJSON struct {
	Version   string       `json:"version"`
	Commit    string       `json:"commit"`   // empty where it is not known
	Modified  bool         `json:"modified"` // something was changed since that commit
	Go        string       `json:"go"`
	Platform  string       `json:"platform"`
	Libraries []moduleJSON `json:"libraries"` // that are in the program
}

type moduleJSON struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	Licence string `json:"licence"` // its name in SPDX
}

// A bomJSON is a list of parts as CycloneDX has it.
type bomJSON struct {
	Format   string `json:"bomFormat"`
	Spec     string `json:"specVersion"`
	Version  int    `json:"version"` // of the list
	Metadata struct {
		Component componentJSON `json:"component"`
	} `json:"metadata"`
	Components []componentJSON `json:"components"`
}

type componentJSON struct {
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	Version  string        `json:"version"`
	PURL     string        `json:"purl,omitempty"`
	Licences []licenceJSON `json:"licenses"`
}

type licenceJSON struct {
	Expression string `json:"expression"` // of SPDX
}

// An errorJSON is printed instead of a result.
type errorJSON struct {
	Error  string `json:"error"` // a sentence for people
	Status int    `json:"status"`
}

type citationJSON struct {
	Library string          `json:"library"`
	Style   string          `json:"style"`
	ID      corpus.SourceID `json:"id"`
	InText  string          `json:"in_text"` // empty where the style is data for programs
	Short   cite.Citation   `json:"in_text_runs"`
	Full    string          `json:"full"`
	Runs    cite.Citation   `json:"full_runs"` // its texts joined are Full
}

type bibliographyJSON struct {
	Library   string          `json:"library"`
	Style     string          `json:"style"`
	Citations []referenceJSON `json:"citations"`
	File      string          `json:"file"` // all of them
}

type referenceJSON struct {
	ID   corpus.SourceID `json:"id"`
	Key  string          `json:"key"`
	Full string          `json:"full"`
	Runs cite.Citation   `json:"full_runs"`
}

type extractJSON struct {
	Metadata corpus.Metadata        `json:"metadata"`
	Language string                 `json:"language"`
	Passages []extractedPassageJSON `json:"passages"`
	Skipped  []corpus.Skipped       `json:"skipped"`
	Trace    []corpus.Step          `json:"trace"` // empty without --trace
}

type extractedPassageJSON struct {
	Ordinal int `json:"ordinal"`
	corpus.Locator
	Text string `json:"text"`
}

func workOf(s corpus.Source) workJSON {
	return workJSON{
		ID: s.ID, Title: s.Title, Authors: list(s.Authors), Organisation: s.Organisation, Publisher: s.Publisher,
		Container: s.Container, Volume: s.Volume, Issue: s.Issue, Pages: s.Pages, DOI: s.DOI, ISBN: s.ISBN, Issued: s.Issued, URL: s.URL, Language: s.Language,
	}
}

func worksOf(sources []corpus.Source) []workJSON {
	works := []workJSON{}
	for _, s := range sources {
		works = append(works, workOf(s))
	}
	return works
}

// list makes an empty list of none.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// object makes an empty object of none.
func object(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}
