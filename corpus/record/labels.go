package record

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// Labels are the words before a colon that name a field of the record.
var Labels = map[string]*lang.Pattern{
	"title":     lang.Regexp(`(?i)^` + lang.OneOf("label-title") + `\s*[:：]\s*(.+)$`),
	"publisher": lang.Regexp(`(?i)^` + lang.OneOf("label-publisher") + `\s*[:：]\s*(.+)$`),
	"container": lang.Regexp(`(?i)^` + lang.OneOf("label-container") + `\s*[:：]\s*(.+)$`),
	"issued":    lang.Regexp(`(?i)^` + lang.OneOf("label-issued") + `\s*[:：]?\s*(.+)$`),
	"url":       lang.Regexp(`(?i)^` + lang.OneOf("label-address") + `\s*[:：]\s*(https?://\S+)$`),
	"language":  lang.Regexp(`(?i)^` + lang.OneOf("label-language") + `\s*[:：]\s*(\S+)$`),
}

// nextLabel is another label further on in a line.
var nextLabel = lang.Regexp(`\s\p{Lu}\p{L}{2,12}:\s`)

// Labelled says whether a line is a field of the record with its label.
func Labelled(text string) bool {
	if len(text) > 200 {
		return false
	}
	for _, re := range Labels {
		if re.MatchString(text) {
			return true
		}
	}
	return identifier.LabelledDOI(text) != "" || identifier.LabelledISBN(text) != ""
}

// ReadLabelled reads a line of which a label says what field of the record it is.
func ReadLabelled(text string) Finding {
	field := func(name string) string {
		if m := Labels[name].FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
		return ""
	}
	say := func(name, value string) Finding {
		return Finding{Field: name, Value: value, From: FromLabel}
	}
	if v := field("issued"); v != "" {
		iso, ok := date.Whole(v)
		if !ok {
			iso, ok = date.Whole(strings.TrimSpace(strings.SplitN(v, "[", 2)[0]))
		}
		if at := nextLabel.FindStringIndex(v); at != nil && !ok { // "12 June 2008 Time: 10:00"
			iso, ok = date.Whole(v[:at[0]])
		}
		if ok {
			return say("issued", iso)
		}
	}
	if v := field("language"); v != "" {
		return say("language", lang.Code(v))
	}
	if doi := identifier.LabelledDOI(text); doi != "" {
		return say("doi", doi)
	}
	if isbn := identifier.LabelledISBN(text); isbn != "" {
		return say("isbn", isbn)
	}
	for _, name := range []string{"title", "publisher", "container", "url"} {
		if v := field(name); v != "" {
			return say(name, strings.TrimRight(v, " .;"))
		}
	}
	return Finding{}
}
