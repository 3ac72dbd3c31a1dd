package sources

import (
	"footnote/cmd/footnote/shown"
	"footnote/corpus"
	"footnote/corpus/cite"
)

// The shapes that --json prints, see package shown.

type sourceJSON struct {
	shown.Work
	Genre string `json:"genre"`
	shown.Rest
	Shelves  []string          `json:"shelves"`
	Found    map[string]string `json:"found"` // where each known field came from
	Passages int               `json:"passages"`
	Origin   string            `json:"origin"`
	AddedAt  string            `json:"added_at"` // RFC 3339
	ReadAt   string            `json:"read_at"`  // RFC 3339
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

type pageJSON struct {
	Library string          `json:"library"`
	Source  corpus.SourceID `json:"source"`
	File    string          `json:"file"`   // the picture, PNG
	Page    int             `json:"page"`   // as a program counts, from 1
	Label   string          `json:"label"`  // as printed, empty where that is not known
	Pages   int             `json:"pages"`  // of the source's file
	Marked  bool            `json:"marked"` // words of the passage were found on it and are marked
}

type syncedJSON struct {
	Library  string `json:"library"`
	Model    string `json:"model"`
	Embedded int    `json:"embedded"` // passages
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
