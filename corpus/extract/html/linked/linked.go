// Package linked reads JSON-LD, the data in which pages of the web describe themselves
// in the words of schema.org.
package linked

import (
	"encoding/json"
	"html"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// An Object is an object of JSON-LD with its properties by name. A nil one has none.
type Object map[string]any

// The bounds of what is read, in bytes.
const (
	MostScript = 1 << 20 // of one script
	Longest    = 1000    // of a value
)

const (
	deepestLinked = 12
	mostObjects   = 2000
)

// Objects gives the objects of a script, outer ones first, those of lists
// and graphs included. A script that is no JSON gives none.
func Objects(script string) []Object {
	if len(script) > MostScript {
		return nil
	}
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<!--"), "-->")
	script = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(script), "//"))
	if inside, found := strings.CutPrefix(script, "<![CDATA["); found {
		script = strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(inside), "]]>"), "/ \n")
	}
	script = strings.TrimRight(strings.TrimSpace(script), "; \n")
	script = strings.Map(func(r rune) rune { // some write line breaks into their strings
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	var value any
	if !decoded(script, &value) && !decoded(withoutLooseCommas(script), &value) {
		return nil
	}
	var out []Object
	collectObjects(value, 0, &out)
	byID := map[string]Object{}
	for _, o := range out {
		if id := o.Text("@id"); id != "" && len(o) > 1 {
			byID[id] = o
		}
	}
	for _, o := range out {
		for name, value := range o {
			o[name] = resolved(value, byID)
		}
	}
	return out
}

// decoded reads the first value of a script; what follows it is left.
func decoded(script string, into *any) bool {
	return json.NewDecoder(strings.NewReader(script)).Decode(into) == nil
}

// withoutLooseCommas leaves out the commas that nothing follows: people who write the data
// by hand forget them before a bracket.
func withoutLooseCommas(script string) string {
	var b strings.Builder
	inside := false // a string
	for i := 0; i < len(script); i++ {
		switch c := script[i]; {
		case inside && c == '\\' && i+1 < len(script):
			b.WriteByte(c)
			i++
		case c == '"':
			inside = !inside
		case c == ',' && !inside:
			if next := strings.TrimLeft(script[i+1:min(len(script), i+mostIndent)], " "); next != "" && (next[0] == '}' || next[0] == ']') {
				continue
			}
		}
		b.WriteByte(script[i])
	}
	return b.String()
}

// mostIndent bounds the blanks before a bracket.
const mostIndent = 100

func collectObjects(value any, depth int, out *[]Object) {
	if depth > deepestLinked || len(*out) > mostObjects {
		return
	}
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			collectObjects(v, depth+1, out)
		}
	case map[string]any:
		*out = append(*out, value)
		for _, name := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"} {
			collectObjects(value[name], depth+1, out)
		}
	}
}

// resolved puts the object that a bare @id names in its place.
func resolved(value any, byID map[string]Object) any {
	switch value := value.(type) {
	case map[string]any:
		if id, _ := value["@id"].(string); len(value) == 1 && byID[id] != nil {
			return map[string]any(byID[id])
		}
	case []any:
		for i, v := range value {
			if o, ok := v.(map[string]any); ok {
				value[i] = resolved(o, byID)
			}
		}
	}
	return value
}

// List gives the values of a property, one value as a list of one.
func (o Object) List(name string) []any {
	switch value := o[name].(type) {
	case nil:
		return nil
	case []any:
		return value
	default:
		return []any{value}
	}
}

// People gives the persons whom a property names.
func (o Object) People(name string) (out []string) {
	for _, v := range o.List(name) {
		out = append(out, record.Names(Name(v), record.Stated).People...)
	}
	return lang.Unique(out)
}

// Text gives the first value of a property that is text or has a name.
func (o Object) Text(name string) string {
	for _, v := range o.List(name) {
		if s := Name(v); s != "" {
			return s
		}
	}
	return ""
}

// fewestBody is the bytes from which the text that data holds is one.
const fewestBody = 300

// Body is the text of a work that JSON-LD holds, for pages that show theirs by
// scripts only.
func (o Object) Body() string {
	text, _ := o["articleBody"].(string)
	if len(text) < fewestBody {
		return ""
	}
	return lang.Scrub(text)
}

// Object gives the first value of a property that is an object.
func (o Object) Object(name string) Object {
	for _, v := range o.List(name) {
		if inner, ok := v.(map[string]any); ok {
			return inner
		}
	}
	return nil
}

// Name gives a value of a property that is text or a number, else the name that it has.
func Name(v any) string {
	switch v := v.(type) {
	case string:
		return Tidy(v)
	case json.Number:
		return v.String()
	case float64:
		b, _ := json.Marshal(v)
		return string(b)
	case map[string]any:
		for _, name := range []string{"name", "@value", "value"} {
			switch s := v[name].(type) {
			case string:
				return Tidy(s)
			case []any:
				if len(s) > 0 {
					if first, ok := s[0].(string); ok {
						return Tidy(first)
					}
				}
			}
		}
	}
	return ""
}

// NamesOf gives all names that a value has: some write those of several persons into one.
func NamesOf(v any) (out []string) {
	o, _ := v.(map[string]any)
	names, several := o["name"].([]any)
	if !several {
		return []string{Name(v)}
	}
	for _, name := range names {
		if s, ok := name.(string); ok {
			out = append(out, Tidy(s))
		}
	}
	return out
}

// Is says whether an object is of one of the types.
func (o Object) Is(types ...string) bool {
	for _, v := range o.List("@type") {
		if s, ok := v.(string); ok && slices.Contains(types, s[strings.LastIndexAny(s, "/:")+1:]) {
			return true
		}
	}
	return false
}

var workTypes = []string{"Article", "NewsArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
	"OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "TechArticle", "LiveBlogPosting", "Book", "Chapter", "Thesis", "CreativeWork", "Review", "Recipe",
	"SocialMediaPosting", "DiscussionForumPosting", "HowTo", "QAPage", "FAQPage", "Legislation", "Dataset", "DigitalDocument", "Course", "LearningResource"}

// IsWork says whether an object is of a type of works.
func (o Object) IsWork() bool { return o.Is(workTypes...) }

// Work gives the object that describes the work on the page, nil without one.
func Work(objects []Object) Object {
	var page Object
	for _, o := range objects {
		switch {
		case o.IsWork():
			return o
		case page == nil && o.Is("WebPage", "ItemPage", "AboutPage", "ProfilePage"):
			page = o
		}
	}
	return page
}

// innerTag is markup that stands in the data of journals.
var innerTag = lang.Regexp(`</?(?:i|b|em|strong|sub|sup|scp|span)(?:\s[^<>]*)?>`)

// Tidy makes a value of the data one harmless line.
func Tidy(s string) string {
	if len(s) > Longest {
		s = strings.ToValidUTF8(s[:Longest], "")
	}
	return lang.Squeeze(lang.Scrub(innerTag.ReplaceAllString(html.UnescapeString(s), "")))
}
