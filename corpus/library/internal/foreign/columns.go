package foreign

import (
	"fmt"
	"strings"

	"footnote/corpus/library/internal/file"
)

// ReadColumns are the sourceColumns as they are read: what is too long, or no
// number where one belongs, is left out. This program writes no such thing, but
// another may.
func ReadColumns() string {
	columns := Names(file.SourceColumns)
	for i, c := range columns {
		if columns[i] = AsText(c); c == "passages" {
			columns[i] = "CAST(passages AS INTEGER)"
		}
	}
	return strings.Join(columns, ", ")
}

// AsText is the expression that reads a column as text.
func AsText(column string) string {
	return fmt.Sprintf("CASE WHEN octet_length(%s) <= %d THEN CAST(%[1]s AS TEXT) ELSE '' END", column, MostField)
}

// ReadablePassage is what holds of every passage that this program writes. Others
// can be in a file that another program has changed; they are left out, see
// Unreadable of a library.
const ReadablePassage = `typeof(text) = 'text' AND octet_length(text) <= 1048576
	AND typeof(section) = 'text' AND typeof(label) = 'text' AND typeof(last_label) = 'text'
	AND octet_length(section) + octet_length(label) + octet_length(last_label) <= 65536
	AND typeof(source) = 'integer' AND typeof(ordinal) = 'integer' AND typeof(page) = 'integer' AND typeof(last_page) = 'integer' AND typeof(paragraph) = 'integer' AND typeof(recognised) = 'integer'`
