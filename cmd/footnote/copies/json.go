package copies

import (
	"footnote/corpus"
	"footnote/corpus/library"
)

// The shapes that --json prints, see package shown.

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

type exportedJSON struct {
	Library string `json:"library"`
	File    string `json:"file"`
	Sources int    `json:"sources"`
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

type migratedJSON struct {
	Steps []string `json:"steps"` // that were run
}
