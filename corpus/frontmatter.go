package corpus

import (
	"strings"

	"gopkg.in/yaml.v3"
)

const mostFrontMatter = 64 << 10

// frontMatter reads the YAML record between --- lines at the head of a text and
// gives the rest. Without one it gives the text as it is.
func frontMatter(text string) (Metadata, string) {
	body, found := strings.CutPrefix(strings.TrimLeft(text, "\n "), "---\n")
	if !found {
		return Metadata{}, text
	}
	head, _, found := strings.Cut(body[:min(len(body), mostFrontMatter)]+"\n", "\n---\n")
	if !found {
		return Metadata{}, text
	}
	var fields map[string]yaml.Node
	if err := yaml.Unmarshal([]byte(head), &fields); err != nil || len(fields) == 0 {
		return Metadata{}, text
	}
	return recordOf(fields), body[min(len(body), len(head)+len("\n---\n")):]
}

// recordOf reads the fields; dates and numbers are taken as they are written.
func recordOf(fields map[string]yaml.Node) Metadata {
	value := func(names ...string) string {
		for _, name := range names {
			if v := scalars(fields[name]); len(v) > 0 {
				return squeeze(scrub(v[0]))
			}
		}
		return ""
	}
	m := Metadata{
		Title:        value("title"),
		Organisation: value("organisation", "organization"),
		Issued:       value("issued", "date", "published"),
		Container:    value("container", "container-title", "journal"),
		Publisher:    value("publisher"),
		DOI:          value("doi", "DOI"),
		ISBN:         value("isbn", "ISBN"),
		URL:          value("url", "URL"),
		Language:     value("language", "lang"),
		Genre:        value("genre"),
	}
	if iso, ok := parseDate(m.Issued); ok {
		m.Issued = iso
	}
	for _, name := range append(scalars(fields["authors"]), scalars(fields["author"])...) {
		m.Authors = append(m.Authors, familyFirst(squeeze(scrub(name))))
	}
	return m
}

// scalars gives the values of a field that is one value or a list of them.
func scalars(n yaml.Node) []string {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Value != "" && n.Tag != "!!null" {
			return []string{n.Value}
		}
	case yaml.SequenceNode:
		var out []string
		for _, item := range n.Content {
			out = append(out, scalars(*item)...)
		}
		return out
	}
	return nil
}
