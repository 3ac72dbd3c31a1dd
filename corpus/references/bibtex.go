package references

import (
	"cmp"
	"fmt"
	"maps"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// readBibTeX reads entries of BibTeX and biblatex. One that is broken ends where the
// next begins.
func readBibTeX(text string) ([]Reference, error) {
	p := bibParser{text: text, words: map[string]string{}}
	for month := time.January; month <= time.December; month++ {
		p.words[strings.ToLower(month.String()[:3])] = month.String()
	}
	var kinds []string
	var entries []map[string]string
	byKey := map[string]map[string]string{}
	for {
		kind, fields, ok := p.entry()
		if !ok {
			break
		}
		if len(entries) > mostReferences {
			return nil, fmt.Errorf("more than %d works: %w", mostReferences, corpus.ErrTooLarge)
		}
		if fields != nil {
			kinds, entries = append(kinds, kind), append(entries, fields)
			byKey[strings.ToLower(p.key)] = fields
		}
	}
	var out []Reference
	for i, fields := range entries {
		out = append(out, bibReference(kinds[i], withCrossref(fields, byKey[strings.ToLower(fields["crossref"])])))
	}
	return out, nil
}

// inheritedFields are those that an entry has of the one that its crossref names, where it has
// none itself.
var inheritedFields = strings.Fields("editor publisher year date month location address edition isbn series volume number organization institution langid language")

// withCrossref gives the fields of an entry with those of the book that it says to stand in.
func withCrossref(fields, book map[string]string) map[string]string {
	if book == nil {
		return fields
	}
	out := maps.Clone(fields)
	for _, name := range inheritedFields {
		out[name] = cmp.Or(out[name], book[name])
	}
	if out["journal"]+out["journaltitle"] == "" {
		out["booktitle"] = cmp.Or(out["booktitle"], book["booktitle"], book["title"])
	}
	return out
}

// A bibParser reads one entry after the other.
type bibParser struct {
	text  string
	at    int
	words map[string]string // that stand for a text
	key   string            // of the entry that was read last

	broken int // how many values were not closed
}

// entry reads the next entry: its kind and its fields, nil for one that is no work.
func (p *bibParser) entry() (kind string, fields map[string]string, ok bool) {
	at := strings.IndexByte(p.text[p.at:], '@')
	if at < 0 {
		return "", nil, false
	}
	p.at += at + 1
	kind = strings.ToLower(p.name())
	p.space()
	if p.at >= len(p.text) || p.text[p.at] != '{' && p.text[p.at] != '(' {
		return kind, nil, true
	}
	p.at++
	switch kind {
	case "comment", "preamble":
		p.group()
		return kind, nil, true
	case "string":
		if name, value, ok := p.field(); ok {
			p.words[name] = value
		}
		return kind, nil, true
	}
	return kind, p.fields(), true
}

// fields reads the key and the fields of an entry, up to its end or where it breaks off.
func (p *bibParser) fields() map[string]string {
	fields := map[string]string{}
	if end := strings.IndexAny(p.text[p.at:], ",}\n"); end >= 0 && !strings.Contains(p.text[p.at:p.at+end], "=") {
		p.key = strings.TrimSpace(p.text[p.at : p.at+end])
		p.at += end
	}
	for {
		p.space()
		if p.at >= len(p.text) || p.text[p.at] == '@' {
			return fields
		}
		switch p.text[p.at] {
		case '}', ')':
			p.at++
			return fields
		case ',':
			p.at++
			continue
		}
		name, value, ok := p.field()
		if !ok {
			return fields
		}
		if fields[name] == "" && len(fields) < 200 {
			fields[name] = value
		}
	}
}

// space skips blanks and remarks, which go from a percent sign to the end of their line.
func (p *bibParser) space() {
	for p.at < len(p.text) && (p.text[p.at] <= ' ' || p.text[p.at] == '%') {
		if p.text[p.at] == '%' {
			end := strings.IndexByte(p.text[p.at:], '\n')
			if end < 0 {
				return
			}
			p.at += end
		}
		p.at++
	}
}

// name reads a word of the format.
func (p *bibParser) name() string {
	start := p.at
	for p.at < len(p.text) && (p.text[p.at] > ' ' && strings.IndexByte(`{}(),="#%@`, p.text[p.at]) < 0) {
		p.at++
	}
	return p.text[start:p.at]
}

// field reads "name = value".
func (p *bibParser) field() (name, value string, ok bool) {
	p.space()
	name = strings.ToLower(p.name())
	p.space()
	if name == "" || p.at >= len(p.text) || p.text[p.at] != '=' {
		return "", "", false
	}
	p.at++
	for {
		p.space()
		part, ok := p.part()
		if !ok {
			return name, value, value != ""
		}
		value += part
		p.space()
		if p.at >= len(p.text) || p.text[p.at] != '#' {
			return name, value, true
		}
		p.at++
	}
}

// part reads one part of a value: in braces, in quotation marks, a number or a word.
func (p *bibParser) part() (string, bool) {
	if p.at >= len(p.text) {
		return "", false
	}
	switch p.text[p.at] {
	case '{':
		p.at++
		return p.group(), true
	case '"':
		p.at++
		return p.quoted(), true
	}
	word := p.name()
	if value, known := p.words[strings.ToLower(word)]; known {
		return value, true
	}
	return word, word != ""
}

// nextEntry is how another entry begins. Inside a value it shows that this was never closed.
var nextEntry = lang.Regexp(`\n@[A-Za-z]{2,30}\s*[{(]\s*[^\s{}(),="]{1,100}\s*,\s*[A-Za-z]{2,30}\s*=`)

// unclosed gives a value that nothing closes, up to the next entry, and has the reader go on
// there.
func (p *bibParser) unclosed(start int) string {
	p.at = len(p.text)
	if p.broken++; p.broken <= mostBroken {
		if at := nextEntry.FindStringIndex(p.text[start:]); at != nil {
			p.at = start + at[0] + 1
		}
	}
	return p.text[start:p.at]
}

// mostBroken bounds the values for which another entry is looked for.
const mostBroken = 20

// group reads up to the brace that closes.
func (p *bibParser) group() string {
	start, depth := p.at, 1
	for ; p.at < len(p.text); p.at++ {
		switch p.text[p.at] {
		case '\\':
			p.at++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				p.at++
				return p.text[start : p.at-1]
			}
		}
	}
	return p.unclosed(start)
}

// quoted reads up to the quotation mark that closes.
func (p *bibParser) quoted() string {
	start, depth := p.at, 0
	for ; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '\\':
			p.at++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '"' && depth <= 0:
			p.at++
			return p.text[start : p.at-1]
		}
	}
	return p.unclosed(start)
}
