package intake

import (
	"footnote/cmd/footnote/shown"
	"footnote/corpus"
)

// The shapes that --json prints, see package shown.

type addedJSON struct {
	Path     string            `json:"path"`
	Status   string            `json:"status"` // added, completed, unchanged or refused
	ID       corpus.SourceID   `json:"id"`     // 0 if refused
	Title    string            `json:"title"`
	Shelves  []string          `json:"shelves"`
	Passages int               `json:"passages"`
	Found    map[string]string `json:"found"`   // where each known field came from
	Unknown  []string          `json:"unknown"` // of title, author, date: what the record does not have
	Lacks    []string          `json:"lacks"`   // files that the list names for it, and that are not there
	Like     *shown.Work       `json:"like"`    // an older source in which most of its text stands; null if there is none
	Reason   string            `json:"reason"`  // of a refusal, else empty
	Stayed   map[string]string `json:"stayed"`  // fields that a person gave, with what the list has in their place
}

type refreshedJSON struct {
	ID       corpus.SourceID `json:"id"`
	Title    string          `json:"title"`
	Origin   string          `json:"origin"`
	Status   string          `json:"status"`   // refreshed, unchanged, refused or left out
	Passages int             `json:"passages"` // now
	Kept     int             `json:"kept"`     // of them, those that were there before
	Added    int             `json:"added"`
	Gone     int             `json:"gone"`
	Record   []string        `json:"record"`  // the fields of its record that are others now
	ReadAt   string          `json:"read_at"` // RFC 3339
	Reason   string          `json:"reason"`  // of a refusal, or why it was left out, else empty
}

type importedJSON struct {
	Library string         `json:"library"`
	File    string         `json:"file"`
	Sources int            `json:"sources"`  // in the file
	Added   int            `json:"added"`    // of them, those that are new here
	Files   int            `json:"files"`    // that sources were read from, and that are new here
	Missing int            `json:"missing"`  // files that pages cannot be drawn without
	LeftOut []shown.BadRow `json:"left_out"` // rows that cannot be read; the first of them
	More    int            `json:"more"`     // rows left out besides these
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
