package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

const mostFrontMatter = 64 << 10

// frontMatter reads the record at the head of a text and gives the rest: YAML between
// --- lines, TOML between +++ lines, JSON, or rows "Title: ...". Without one it gives
// the text as it is.
func frontMatter(text string) (corpus.Metadata, string) {
	for _, read := range []func(string) (head, rest string){yamlBlock, tomlBlock, jsonBlock, labelBlock} {
		head, rest := read(strings.TrimLeft(text, "\n "))
		var fields map[string]yaml.Node
		if head == "" || yaml.Unmarshal([]byte(head), &fields) != nil || len(fields) == 0 {
			continue
		}
		low := map[string]yaml.Node{}
		for name, value := range fields {
			low[strings.ToLower(strings.ReplaceAll(name, "_", "-"))] = value
		}
		return recordOf(low), rest
	}
	return corpus.Metadata{}, text
}

// between gives what stands between two lines with marks at the head of a text.
func between(text, mark, end string) (head, rest string) {
	body, found := strings.CutPrefix(text, mark+"\n")
	if !found {
		return "", ""
	}
	head, _, found = strings.Cut(body[:min(len(body), mostFrontMatter)]+"\n", "\n"+end+"\n")
	if !found {
		return "", ""
	}
	return head, body[min(len(body), len(head)+len("\n"+end+"\n")):]
}

// yamlBlock gives what stands between "---" and that or "...", whichever comes first.
func yamlBlock(text string) (head, rest string) {
	head, rest = between(text, "---", "---")
	if dotted, after := between(text, "---", "..."); dotted != "" && (head == "" || len(dotted) < len(head)) {
		return dotted, after
	}
	return head, rest
}

// tomlRow is a key with a value that YAML writes in the same way: a string, a number,
// a list of such.
var tomlRow = lang.Regexp(`^([A-Za-z_-]+)\s*=\s*(\S.*)$`)

// tomlBlock gives the plain keys of TOML as YAML; what stands in tables is no record.
func tomlBlock(text string) (head, rest string) {
	toml, rest := between(text, "+++", "+++")
	var rows []string
	for row := range strings.SplitSeq(toml, "\n") {
		if strings.HasPrefix(row, "[") {
			break
		}
		if m := tomlRow.FindStringSubmatch(strings.TrimSpace(row)); m != nil {
			rows = append(rows, m[1]+": "+m[2])
		}
	}
	return strings.Join(rows, "\n"), rest
}

// jsonBlock gives an object that a text begins with, up to a bracket in a line of its
// own; YAML reads it as it is.
func jsonBlock(text string) (head, rest string) {
	if !strings.HasPrefix(text, "{\n") {
		return "", ""
	}
	head, _, found := strings.Cut(text[:min(len(text), mostFrontMatter)], "\n}\n")
	if !found {
		return "", ""
	}
	return head + "\n}", text[len(head)+len("\n}\n"):]
}

// labelRow is a row of the head that MultiMarkdown knows.
var labelRow = lang.Regexp(`^(\p{L}[\p{L} -]{0,30}):\s+(\S.*)$`)

// labelBlock gives rows "Title: ..." up to an empty one, if all are such and one is for
// the title.
func labelBlock(text string) (head, rest string) {
	block, _, found := strings.Cut(text[:min(len(text), mostFrontMatter)], "\n\n")
	if !found {
		return "", ""
	}
	var names, values []string
	titled := false
	for row := range strings.SplitSeq(block, "\n") {
		m := labelRow.FindStringSubmatch(row)
		if m == nil && len(names) > 0 && row != strings.TrimLeft(row, " \t") { // goes on with the value
			joint := " "
			if slices.Contains(namesOf["authors"], strings.ToLower(names[len(names)-1])) { // one name in a row
				joint = "; "
			}
			values[len(values)-1] += joint + strings.TrimSpace(row)
			continue
		}
		if m == nil {
			return "", ""
		}
		titled = titled || slices.Contains(namesOf["title"], strings.ToLower(m[1]))
		names, values = append(names, m[1]), append(values, m[2])
	}
	var rows []string
	for i, name := range names {
		rows = append(rows, name+": "+strconv.Quote(values[i]))
	}
	if !titled || len(rows) < 2 {
		return "", ""
	}
	return strings.Join(rows, "\n"), text[len(block)+len("\n\n"):]
}

// namesOf are the keys under which programs keep a field, the most exact first.
var namesOf = map[string][]string{
	"title":     {"title", "titel", "titre", "título", "titulo", "titolo", "tytuł", "название", "başlık"},
	"subtitle":  {"subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "podtytuł"},
	"container": {"container", "container-title", "journal", "publication", "site", "website"},
	"volume":    {"volume"},
	"issue":     {"issue"},
	"pages":     {"pages", "page"},
	"publisher": {"publisher"},
	"genre":     {"genre"},
	"edition":   {"edition"},
	"language":  {"language", "lang", "locale"},
	"address":   {"url", "source", "link", "canonical", "canonical-url"},
	"issued": {"issued", "date", "published", "publishdate", "publish-date", "pubdate", "pub-date", "pubdatetime", "publication-date", "date-published", "datepublished", "published-at", "created", "created-at", "date-created", "datecreated", "year",
		"datum", "fecha", "data", "дата", "tarih", "jahr", "année", "año", "ano", "anno", "rok", "год", "yıl"},
	"authors": {"authors", "author", "by", "byline", "creators", "creator", "writer",
		"autor", "autorin", "autoren", "auteur", "auteurs", "autores", "autore", "autori", "autorzy", "автор", "авторы", "yazar", "yazarlar"},
	"editors":     {"editors", "editor"},
	"translators": {"translators", "translator"},
}

// recordOf reads the fields. A date that is none, an unknown language and an
// address that is not of the web are left out: they would come into citations.
func recordOf(fields map[string]yaml.Node) corpus.Metadata {
	value := func(field string) string {
		for _, name := range namesOf[field] {
			if v := scalars(fields[name]); len(v) > 0 {
				return lang.Squeeze(lang.Scrub(withoutLinks(v[0])))
			}
		}
		return ""
	}
	var findings []record.Finding
	say := func(field, value string) {
		findings = append(findings, record.Finding{Field: field, Value: value, From: corpus.FoundFrontMatter})
	}
	title := value("title")
	if subtitle := value("subtitle"); subtitle != "" && title != "" {
		title = record.WithSubtitle(title, subtitle)
	}
	say("title", title)
	for _, field := range []string{"container", "volume", "issue", "pages", "publisher", "genre", "edition"} {
		say(field, value(field))
	}
	for _, name := range []string{"organisation", "organization", "doi", "isbn"} {
		if v := scalars(fields[name]); len(v) > 0 {
			say(strings.Replace(name, "z", "s", 1), lang.Squeeze(lang.Scrub(v[0])))
		}
	}
	say("language", lang.Code(value("language")))
	if address := value("address"); corpus.IsAddress(address) {
		say("url", address)
	}
	for _, name := range namesOf["issued"] {
		say("issued", dateOfNode(fields[name]))
	}
	for _, field := range []string{"authors", "editors", "translators"} {
		for _, name := range namesOf[field] {
			for _, c := range credits(fields[name]) {
				if c.field == "authors" { // that is, without a word for another part
					c.field = field
				}
				findings = append(findings, record.Finding{Field: c.field, Names: c.names, From: corpus.FoundFrontMatter})
			}
		}
	}
	return record.Merge(findings...)
}

// dateOfNode reads a date in words, or in the parts that CSL gives it.
func dateOfNode(n yaml.Node) string {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "date-parts" {
				return dateOfNode(*n.Content[i+1])
			}
		}
		return ""
	}
	values := scalars(n)
	if len(values) == 0 {
		return ""
	}
	text := values[0]
	if n.Kind == yaml.SequenceNode {
		for i := 1; i < len(values); i++ {
			text += "-" + strings.Repeat("0", max(0, 2-len(values[i]))) + values[i]
		}
	}
	iso, _ := date.Parse(lang.Squeeze(lang.Scrub(text)))
	return iso
}

// A credit is persons in one field of the record.
type credit struct {
	field string
	names []string
}

// credits gives the persons of a field: names in words, or in the parts that
// CSL gives them, one or several, some with what they did.
func credits(n yaml.Node) []credit {
	out := []credit{{"authors", nil}, {"editors", nil}, {"translators", nil}}
	addCredits(n, out, 0)
	for i := range out {
		out[i].names = lang.Unique(out[i].names)
	}
	return out
}

const deepestCredit = 4

// loginName is what somebody is called by a program, and not in a citation.
var loginName = lang.Regexp(`^(?:@[\w.-]+|[a-z0-9]+_[a-z0-9_]+)$`)

func addCredits(n yaml.Node, to []credit, depth int) {
	switch {
	case depth > deepestCredit:
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			addCredits(*item, to, depth+1)
		}
	case n.Kind == yaml.MappingNode:
		addPerson(n, to, depth)
	case n.Kind == yaml.ScalarNode && n.Tag != "!!null":
		for name := range strings.SplitSeq(n.Value, "\n") {
			name = lang.Squeeze(lang.Scrub(withoutLinks(plainNote.ReplaceAllString(name, ""))))
			if !loginName.MatchString(name) {
				to[0].names = append(to[0].names, record.Names(name, record.Typed).People...)
			}
		}
	}
}

// addPerson reads one person in parts ("family", "given"), or under "name", who may
// have had another part in the work than to write it.
func addPerson(n yaml.Node, to []credit, depth int) {
	part := map[string]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := strings.ToLower(n.Content[i].Value), *n.Content[i+1]
		if value.Kind == yaml.ScalarNode {
			part[key] = lang.Squeeze(lang.Scrub(value.Value))
		} else if key == "name" {
			addCredits(value, to, depth+1)
		}
	}
	role := -1
	switch part["role"] {
	case "", "author", "aut", "writer":
		role = 0
	case "editor", "edt":
		role = 1
	case "translator", "trl":
		role = 2
	}
	family := lang.JoinSome(" ", part["non-dropping-particle"], cmp.Or(part["family"], part["family-names"], part["lastname"]))
	if family == "" {
		family = part["literal"]
	}
	switch {
	case role < 0:
	case family != "":
		to[role].names = append(to[role].names, lang.JoinSome(", ", family, lang.JoinSome(" ", cmp.Or(part["given"], part["given-names"], part["firstname"]), part["dropping-particle"]), part["suffix"]))
	case part["name"] != "":
		to[role].names = append(to[role].names, record.Names(withoutLinks(part["name"]), record.Typed).People...)
	case part["text"] != "":
		to[role].names = append(to[role].names, record.Names(withoutLinks(part["text"]), record.Typed).People...)
	}
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
