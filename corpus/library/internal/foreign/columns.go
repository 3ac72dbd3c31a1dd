package foreign

import (
	"fmt"
	"slices"
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

// badFields is the expression that names the fields of a source that are not of
// their kind, or too long.
func badFields() string {
	var parts []string
	add := func(bad, reason string) {
		parts = append(parts, fmt.Sprintf("CASE WHEN %s THEN ', %s' ELSE '' END", bad, reason))
	}
	texts := slices.DeleteFunc(Names(file.SourceColumns), func(c string) bool { return c == "passages" })
	for _, c := range texts {
		add(fmt.Sprintf("typeof(%s) <> 'text' OR octet_length(%[1]s) > %d", c, MostField), c+" is no text, or too long")
	}
	for _, c := range []string{"authors", "editors", "translators", "found"} {
		add(fmt.Sprintf("octet_length(%s) <= %d AND NOT json_valid(CAST(%[1]s AS TEXT))", c, MostField), c+" is no list")
	}
	add(fmt.Sprintf("rare <> '' AND octet_length(rare) <= %d AND NOT json_valid(CAST(rare AS TEXT))", MostField), "rare is no list")
	for _, c := range []string{"added_at", "read_at"} {
		add(fmt.Sprintf("octet_length(%s) <= %d AND julianday(CAST(%[1]s AS TEXT)) IS NULL", c, MostField), c+" is no time")
	}
	add("typeof(passages) <> 'integer'", "passages is no number")
	return strings.Join(parts, " || ")
}
