package docx

import (
	"encoding/xml"
	"strconv"

	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/pdf/symbols"
)

// A docxField is a field that is open: its code first, then what it shows.
type docxField struct {
	code   string
	shows  bool
	reason string // why what it shows is left out
}

// mostFields bounds the fields in one another, and longestCode what is kept of
// a code, in bytes.
const (
	mostFields  = 200
	longestCode = 200
)

// fieldKinds are the fields that show what is not of the text.
var fieldKinds = []struct {
	code   *lang.Pattern
	reason string
}{
	{lang.Regexp(`^\s*(?:TOC|TOA|INDEX)\b`), "contents"},
	{lang.Regexp(`^\s*BIBLIOGRAPHY\b|\b(?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|EN\.REFLIST|Mendeley Bibliography)`), line.References},
}

// field reads the mark that opens a field, parts it or ends it.
func (r *docxReader) field(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin" && last < mostFields:
		r.fields = append(r.fields, docxField{})
	case kind == "separate" && last >= 0 && !r.fields[last].shows:
		f := &r.fields[last]
		f.shows = true
		for _, k := range fieldKinds {
			if k.code.MatchString(f.code) {
				f.reason = k.reason
			}
		}
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

func (r *docxReader) fieldCode(code string) {
	if last := len(r.fields) - 1; last >= 0 && len(r.fields[last].code) < longestCode {
		r.fields[last].code += code[:min(len(code), longestCode)]
	}
}

// shown says whether no field hides what is said now.
func (r *docxReader) shown() bool {
	for _, f := range r.fields {
		if !f.shows {
			return false
		}
	}
	return true
}

// fieldReason says why the fields that are open are left out, if they are.
func (r *docxReader) fieldReason() string {
	for _, f := range r.fields {
		if f.reason != "" {
			return f.reason
		}
	}
	return ""
}

// closeFields ends fields that show nothing at the end of their paragraph, so
// that one without an end does not hide the rest of the text.
func (r *docxReader) closeFields() {
	for len(r.fields) > 0 && !r.fields[len(r.fields)-1].shows {
		r.fields = r.fields[:len(r.fields)-1]
	}
}

// signOf gives the character that a tag stands for, "" if it is a picture.
func signOf(tag xml.StartElement) string {
	switch tag.Name.Local {
	case "noBreakHyphen":
		return "-"
	case "tab", "ptab":
		return " "
	}
	code, err := strconv.ParseUint(zipxml.ValueOf(tag, "char"), 16, 16)
	switch {
	case err != nil:
		return ""
	case code < 0xE000 || code > 0xF8FF: // a place of its own in Unicode
		return string(rune(code))
	}
	return symbols.Of(zipxml.ValueOf(tag, "font"), rune(code))
}
