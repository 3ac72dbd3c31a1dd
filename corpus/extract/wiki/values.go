package wiki

import (
	"strings"

	"footnote/corpus/lang"
)

// sets reads a row of AsciiDoc that sets a name.
func (c *converter) sets(row string) {
	m := adocAttribute.FindStringSubmatch(row)
	c.values[m[1]] = strings.TrimSpace(m[2])
}

var adocValue = lang.Regexp(`\{[\w-]+\}`)

// mostAdded bounds the bytes that names bring.
const mostAdded = 1 << 20

// valued puts what names stand for in their place. Names that the text does not set are of the
// program, or no names.
func (c *converter) valued(row string) string {
	if c.code != "" {
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
