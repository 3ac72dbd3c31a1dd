package wiki

import (
	"strings"

	"footnote/corpus/lang"
)

// How many names a text sets, and how long what they stand for may be.
const (
	mostValues   = 500
	longestValue = 300
)

// sets reads a row of AsciiDoc that sets a name.
func (c *converter) sets(row string) {
	m := adocAttribute.FindStringSubmatch(row)
	if value := strings.TrimSpace(m[2]); value != "" && len(value) <= longestValue && len(c.values) < mostValues {
		c.values[m[1]] = value
	}
}

var adocValue = lang.Regexp(`\{[\w-]+\}`)

// mostAdded bounds the bytes that names bring.
const mostAdded = 1 << 20

// valued puts what names stand for in their place. Names that the text does not set are of the
// program, or no names.
func (c *converter) valued(row string) string {
	if c.code != "" || len(c.values) == 0 {
		return row
	}
	return adocValue.ReplaceAllStringFunc(row, func(name string) string {
		value, ok := c.values[strings.Trim(name, "{}")]
		if !ok || c.added > mostAdded {
			return name
		}
		c.added += len(value)
		return value
	})
}
