package record

import (
	"regexp"

	"footnote/corpus/lang"
)

// Labels are the words before a colon that name a field of the record.
var Labels = map[string]*regexp.Regexp{
	"title":     regexp.MustCompile(`(?i)^` + lang.OneOf("label-title") + `\s*[:：]\s*(.+)$`),
	"publisher": regexp.MustCompile(`(?i)^` + lang.OneOf("label-publisher") + `\s*[:：]\s*(.+)$`),
	"container": regexp.MustCompile(`(?i)^` + lang.OneOf("label-container") + `\s*[:：]\s*(.+)$`),
	"issued":    regexp.MustCompile(`(?i)^` + lang.OneOf("label-issued") + `\s*[:：]?\s*(.+)$`),
	"url":       regexp.MustCompile(`(?i)^` + lang.OneOf("label-address") + `\s*[:：]\s*(https?://\S+)$`),
	"language":  regexp.MustCompile(`(?i)^` + lang.OneOf("label-language") + `\s*[:：]\s*(\S+)$`),
}

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
	return LabelledDOI(text) != "" || LabelledISBN(text) != ""
}

// LabelledDOI gives the DOI that a line is with its label or as an address.
func LabelledDOI(text string) string {
	if doi := ReadDOI(text); doi != text {
		return doi
	}
	return ""
}

// LabelledISBN gives the ISBN that a line begins with, after its label.
func LabelledISBN(text string) string {
	if at := isbnLabelled.FindStringIndex(text); at == nil || at[0] > 0 {
		return ""
	}
	return FindISBN(text)
}

// Fill sets a field that is empty; it is true in either case.
func Fill(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}
