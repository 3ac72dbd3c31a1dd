package markdown

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

const mostFrontMatter = 64 << 10

// frontMatter reads the YAML record between --- lines at the head of a text and
// gives the rest. Without one it gives the text as it is.
func frontMatter(text string) (corpus.Metadata, string) {
	body, found := strings.CutPrefix(strings.TrimLeft(text, "\n "), "---\n")
	if !found {
		return corpus.Metadata{}, text
	}
	head, _, found := strings.Cut(body[:min(len(body), mostFrontMatter)]+"\n", "\n---\n")
	if !found {
		return corpus.Metadata{}, text
	}
	var fields map[string]yaml.Node
	if err := yaml.Unmarshal([]byte(head), &fields); err != nil || len(fields) == 0 {
		return corpus.Metadata{}, text
	}
	return recordOf(fields), body[min(len(body), len(head)+len("\n---\n")):]
}

// recordOf reads the fields. A date that is none, an unknown language and an
// address that is not of the web are left out: they would come into citations.
func recordOf(fields map[string]yaml.Node) corpus.Metadata {
	value := func(names ...string) string {
		for _, name := range names {
			if v := scalars(fields[name]); len(v) > 0 {
				return lang.Squeeze(lang.Scrub(withoutLinks(v[0])))
			}
		}
		return ""
	}
	m := corpus.Metadata{
		Title:        value("title"),
		Organisation: value("organisation", "organization"),
		Container:    value("container", "container-title", "journal"),
		Volume:       value("volume"),
		Issue:        value("issue"),
		Pages:        value("pages", "page"),
		Publisher:    value("publisher"),
		DOI:          value("doi", "DOI"),
		ISBN:         value("isbn", "ISBN"),
		Language:     lang.Code(value("language", "lang")),
		Genre:        value("genre"),
	}
	m.Issued, _ = record.ParseDate(value("issued", "date", "published"))
	if address := value("url", "URL", "source", "link"); corpus.IsAddress(address) {
		m.URL = address
	}
	if subtitle := value("subtitle"); subtitle != "" && m.Title != "" {
		m.Title = record.WithSubtitle(m.Title, subtitle)
	}
	m.Authors = lang.Unique(append(namesOfNode(fields["authors"]), namesOfNode(fields["author"])...))
	m.NoteRest(corpus.FoundFrontMatter)
	return m
}

// namesOfNode gives the persons of a field: names in words, or in the parts that
// CSL gives them, one or several.
func namesOfNode(n yaml.Node) []string {
	var out []string
	switch n.Kind {
	case yaml.MappingNode:
		return nameOfParts(n)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			out = append(out, namesOfNode(*item)...)
		}
	case yaml.ScalarNode:
		for _, name := range scalars(n) {
			out = append(out, record.WrittenNames(lang.Squeeze(lang.Scrub(withoutLinks(name))))...)
		}
	}
	return out
}

// nameOfParts reads one person in parts ("family", "given"), or under "name".
func nameOfParts(n yaml.Node) []string {
	part := map[string]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, *n.Content[i+1]
		if key == "name" {
			return namesOfNode(value)
		}
		if value.Kind == yaml.ScalarNode {
			part[key] = lang.Squeeze(lang.Scrub(value.Value))
		}
	}
	family := lang.JoinSome(" ", part["non-dropping-particle"], part["family"])
	if family == "" {
		family = part["literal"]
	}
	if family == "" {
		return nil
	}
	return []string{lang.JoinSome(", ", family, part["given"], part["suffix"])}
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
