package jobs

import (
	"errors"
	"strings"
)

// A dialect is what an engine says otherwise in the statements of a table.
type dialect struct {
	now  string // milliseconds since 1970, as the moment is within a transaction, too
	skip string // behind a choice of rows that others may be changing
	mean string // names the library whose jobs a transaction is about; empty where none has to
}

var (
	sqlite   = dialect{now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)"}
	postgres = dialect{
		now:  "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)",
		skip: " FOR UPDATE OF j SKIP LOCKED",
		mean: "SELECT set_config('footnote.jobs', ?, true)",
	}
)

// isTaken reports whether two claimed jobs of one library at the same moment: a file has
// one writer, so that it happens in PostgreSQL alone.
func isTaken(err error) bool {
	said, ok := errors.AsType[interface {
		error
		SQLState() string
	}](err)
	return ok && said.SQLState() == "23505" // unique violation
}

// everyone is in the place of a library for who looks at the jobs of all.
const everyone = "*"

// in writes a statement in the dialect.
func (d dialect) in(statement string) string {
	return strings.NewReplacer("{now}", d.now, "{skip}", d.skip).Replace(statement)
}
