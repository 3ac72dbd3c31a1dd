package journal

import "footnote/corpus/library/internal/file"

// A Journal is what people did with one library. It stands in the library's
// database: what a method has reported done survives a kill and a power cut, and its
// errors are the library's.
type Journal struct{ db *file.Database }

// New gives the journal that stands in a library's database.
func New(db *file.Database) *Journal { return &Journal{db} }
