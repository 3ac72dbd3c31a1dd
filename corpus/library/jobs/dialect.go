package jobs

import "strings"

// A dialect is what an engine says otherwise in the statements of a table.
type dialect struct {
	now  string // milliseconds since 1970, as the moment is within a transaction, too
	skip string // behind a choice of rows that others may be changing
}

var sqlite = dialect{now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)"}

// in writes a statement in the dialect.
func (d dialect) in(statement string) string {
	return strings.NewReplacer("{now}", d.now, "{skip}", d.skip).Replace(statement)
}
