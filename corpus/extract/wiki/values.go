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
	return adocValue.ReplaceAllStringFunc(row, func(name string) string {
		value, ok := c.values[strings.Trim(name, "{}")]
		if !ok || c.added > mostAdded {
			return name
		}
		c.added += len(value)
		return value
	})
}

var (
	adocReference = lang.Regexp(`<<([^<>,\n]+)>>`)
	adocAnchor    = lang.Regexp(`^\[(?:\[|#)([\w:.-]+)(?:,[^\]]*)?\]{1,2}$`)
	notOfID       = lang.Regexp(`[^\pL\pN]+`)
)

// sectionsOf gives the titles of the headings in rows of AsciiDoc by what references call them: an
// anchor above, the title, or the name that is made from that.
func sectionsOf(rows []string) map[string]string {
	sections, anchor := map[string]string{}, ""
	for _, row := range rows {
		if m := adocAnchor.FindStringSubmatch(row); m != nil {
			anchor = m[1]
		} else if m := adocHeading.FindStringSubmatch(row); m != nil {
			title := strings.TrimSpace(m[2])
			sections[anchor], sections[title] = title, title
			sections["_"+strings.Trim(notOfID.ReplaceAllString(strings.ToLower(title), "_"), "_")] = title
			anchor = ""
		}
	}
	delete(sections, "")
	return sections
}

// referred puts the titles of headings where a row refers to them, and in brackets what it calls
// a heading of another file.
func (c *converter) referred(row string) string {
	return adocReference.ReplaceAllStringFunc(row, func(reference string) string {
		id := strings.Trim(reference, "<>")
		id = id[strings.LastIndexByte(id, '#')+1:]
		title, ok := c.sections[id]
		if !ok || c.added > mostAdded {
			return "[" + id + "]"
		}
		c.added += len(title)
		return title
	})
}
