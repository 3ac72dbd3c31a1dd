package postgres

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// words are those of SQLite that PostgreSQL says otherwise, in the queries of libraries.
// What both understand is written so that both understand it.
var words = []struct {
	sqlite *regexp.Regexp
	here   string
}{
	// Each key begins with the library.
	{regexp.MustCompile(`ON CONFLICT \(`), `ON CONFLICT (of_library, `},
	{regexp.MustCompile(`AS BLOB\)`), `AS bytea)`},
	// A list of numbers. A function that gives rows would not let the index be used.
	{regexp.MustCompile(`IN \(SELECT value FROM json_each\((\?\d*)\)\)`), `= ANY (CAST(translate($1, '[]', '{}') AS bigint[]))`},
	// Columns have their types here.
	{regexp.MustCompile(`typeof\(\w+\) = '\w+'`), `true`},
	{regexp.MustCompile(`json_valid\([\w.]+\)`), `true`},
	{regexp.MustCompile(`json_extract\(([\w.]+), '\$\.(\w+)'\)`), `(CAST($1 AS json) ->> '$2')`},
	{regexp.MustCompile(`json_set\((\w+), '\$\.(\w+)', ''\)`), `CAST(jsonb_set(CAST($1 AS jsonb), '{$2}', '""') AS text)`},
}

// marks are where values go, or what looks so inside of a text.
var marks = regexp.MustCompile(`'[^']*'|\?\d*`)

// A dialect says what SQLite says in PostgreSQL's way, and remembers what it has said: the
// program has a bounded number of queries. A server's connections share one.
type dialect struct{ said sync.Map } // by query: string

type query struct {
	text    string
	library bool
}

// translate says a query of SQLite in PostgreSQL's way.
func (d *dialect) translate(text string, library bool) string {
	key := query{text, library}
	if known, ok := d.said.Load(key); ok {
		return known.(string)
	}
	if library {
		for _, w := range words {
			text = w.sqlite.ReplaceAllString(text, w.here)
		}
	}
	n := 0
	text = marks.ReplaceAllStringFunc(text, func(mark string) string {
		number, ok := strings.CutPrefix(mark, "?")
		if !ok {
			return mark
		}
		if number == "" {
			n++
			number = fmt.Sprint(n)
		}
		return "$" + number
	})
	d.said.Store(key, text)
	return text
}
