package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// readLabels reads the labelled lines among the given ones and leaves them out.
func (d *Draft) readLabels(lines []Line) {
	for i := range lines {
		l := &lines[i]
		if l.Words > 30 || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if d.readLabel(l.Text) && l.Skip == "" {
			l.Skip = "record"
		}
		if people, _ := record.ReadByline(l.Text); len(people) > 0 && len(d.Meta.Authors) == 0 && l.Skip == "" && strings.ContainsAny(l.Text, ":：") {
			d.Meta.Authors, l.Skip = people, line.Byline
		}
	}
}

func (d *Draft) readLabel(text string) bool {
	field := func(name string) string {
		if m := record.Labels[name].FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
		return ""
	}
	m := &d.Meta
	if v := field("issued"); v != "" {
		iso, ok := record.WholeDate(v)
		if !ok {
			iso, ok = record.WholeDate(strings.TrimSpace(strings.SplitN(v, "[", 2)[0]))
		}
		if ok {
			return record.Fill(&m.Issued, iso)
		}
	}
	if v := field("language"); v != "" {
		code := lang.Code(v)
		return code != "" && record.Fill(&m.Language, code)
	}
	if doi := record.LabelledDOI(text); doi != "" {
		return record.Fill(&m.DOI, doi)
	}
	if isbn := record.LabelledISBN(text); isbn != "" {
		return record.Fill(&m.ISBN, isbn)
	}
	for name, to := range map[string]*string{"title": &m.Title, "publisher": &m.Publisher, "container": &m.Container, "url": &m.URL} {
		if v := field(name); v != "" {
			return record.Fill(to, strings.TrimRight(v, " .;"))
		}
	}
	return false
}
