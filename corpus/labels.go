package corpus

import (
	"regexp"
	"strings"

	"footnote/corpus/lang"
)

// labels are the words before a colon that name a field of the record.
var labels = map[string]*regexp.Regexp{
	"title":     regexp.MustCompile(`(?i)^` + lang.OneOf("label-title") + `\s*[:：]\s*(.+)$`),
	"publisher": regexp.MustCompile(`(?i)^` + lang.OneOf("label-publisher") + `\s*[:：]\s*(.+)$`),
	"container": regexp.MustCompile(`(?i)^` + lang.OneOf("label-container") + `\s*[:：]\s*(.+)$`),
	"issued":    regexp.MustCompile(`(?i)^` + lang.OneOf("label-issued") + `\s*[:：]?\s*(.+)$`),
	"url":       regexp.MustCompile(`(?i)^` + lang.OneOf("label-address") + `\s*[:：]\s*(https?://\S+)$`),
	"language":  regexp.MustCompile(`(?i)^` + lang.OneOf("label-language") + `\s*[:：]\s*(\S+)$`),
}

// labelled says whether a line is a field of the record with its label.
func labelled(text string) bool {
	if len(text) > 200 {
		return false
	}
	for _, re := range labels {
		if re.MatchString(text) {
			return true
		}
	}
	return labelledDOI(text) != "" || labelledISBN(text) != ""
}

// readLabels reads the labelled lines among the given ones and leaves them out.
func (d *draft) readLabels(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.words > 30 || l.Kind == Heading || l.verse {
			continue
		}
		if d.readLabel(l.Text) && l.skip == "" {
			l.skip = "record"
		}
		if people, _ := readByline(l.Text); len(people) > 0 && len(d.meta.Authors) == 0 && l.skip == "" && strings.ContainsAny(l.Text, ":：") {
			d.meta.Authors, l.skip = people, byline
		}
	}
}

func (d *draft) readLabel(text string) bool {
	field := func(name string) string {
		if m := labels[name].FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
		return ""
	}
	m := &d.meta
	if v := field("issued"); v != "" {
		iso, ok := wholeDate(v)
		if !ok {
			iso, ok = wholeDate(strings.TrimSpace(strings.SplitN(v, "[", 2)[0]))
		}
		if ok {
			return fill(&m.Issued, iso)
		}
	}
	if v := field("language"); v != "" {
		code := lang.Code(v)
		return code != "" && fill(&m.Language, code)
	}
	if doi := labelledDOI(text); doi != "" {
		return fill(&m.DOI, doi)
	}
	if isbn := labelledISBN(text); isbn != "" {
		return fill(&m.ISBN, isbn)
	}
	for name, to := range map[string]*string{"title": &m.Title, "publisher": &m.Publisher, "container": &m.Container, "url": &m.URL} {
		if v := field(name); v != "" {
			return fill(to, strings.TrimRight(v, " .;"))
		}
	}
	return false
}

// labelledDOI gives the DOI that a line is with its label or as an address.
func labelledDOI(text string) string {
	if doi := readDOI(text); doi != text {
		return doi
	}
	return ""
}

// labelledISBN gives the ISBN that a line begins with, after its label.
func labelledISBN(text string) string {
	if at := isbnLabelled.FindStringIndex(text); at == nil || at[0] > 0 {
		return ""
	}
	return findISBN(text)
}

// fill sets a field that is empty; it is true in either case.
func fill(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}
