package html

import (
	"encoding/json"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A linkedObject is an object of JSON-LD, the data in which pages describe
// themselves in the words of schema.org.
type linkedObject map[string]any

const (
	deepestLinked = 12
	mostObjects   = 2000
)

// linkedObjects gives the objects of a script, outer ones first, those of lists
// and graphs included. A script that is no JSON gives none.
func linkedObjects(script string) []linkedObject {
	if len(script) > mostLinked {
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
	if json.NewDecoder(strings.NewReader(script)).Decode(&value) != nil { // what follows the first value is left
		return nil
	}
	var out []linkedObject
	collectObjects(value, 0, &out)
	byID := map[string]linkedObject{}
	for _, o := range out {
		if id := o.text("@id"); id != "" && len(o) > 1 {
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

func collectObjects(value any, depth int, out *[]linkedObject) {
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
func resolved(value any, byID map[string]linkedObject) any {
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

// list gives the values of a property, one value as a list of one.
func (o linkedObject) list(name string) []any {
	switch value := o[name].(type) {
	case nil:
		return nil
	case []any:
		return value
	default:
		return []any{value}
	}
}

// people gives the persons whom a property names.
func (o linkedObject) people(name string) (out []string) {
	for _, v := range o.list(name) {
		out = append(out, record.Names(nameOfLinked(v), record.Stated).People...)
	}
	return lang.Unique(out)
}

// text gives the first value of a property that is text or has a name.
func (o linkedObject) text(name string) string {
	for _, v := range o.list(name) {
		if s := nameOfLinked(v); s != "" {
			return s
		}
	}
	return ""
}

// fewestBody is the bytes from which the text that data holds is one.
const fewestBody = 300

// body is the text of the work that JSON-LD holds, for pages that show theirs by
// scripts only.
func (d *pageData) body() string {
	text, _ := d.work()["articleBody"].(string)
	if len(text) < fewestBody {
		return ""
	}
	return lang.Scrub(text)
}

// object gives the first value of a property that is an object.
func (o linkedObject) object(name string) linkedObject {
	for _, v := range o.list(name) {
		if inner, ok := v.(map[string]any); ok {
			return inner
		}
	}
	return nil
}

func nameOfLinked(v any) string {
	switch v := v.(type) {
	case string:
		return tidy(v)
	case json.Number:
		return v.String()
	case float64:
		b, _ := json.Marshal(v)
		return string(b)
	case map[string]any:
		for _, name := range []string{"name", "@value", "value"} {
			if s, ok := v[name].(string); ok {
				return tidy(s)
			}
		}
	}
	return ""
}

func (o linkedObject) is(types ...string) bool {
	for _, v := range o.list("@type") {
		if s, ok := v.(string); ok && slices.Contains(types, s[strings.LastIndexAny(s, "/:")+1:]) {
			return true
		}
	}
	return false
}

var workTypes = []string{"Article", "NewsArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
	"OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "TechArticle", "LiveBlogPosting", "Book", "Chapter", "Thesis", "CreativeWork", "Review", "Recipe",
	"SocialMediaPosting", "DiscussionForumPosting", "HowTo", "QAPage", "FAQPage", "Legislation", "Dataset", "DigitalDocument", "Course", "LearningResource"}

// work gives the object that describes the work on the page, nil without one.
func (d *pageData) work() linkedObject {
	var page linkedObject
	for _, o := range d.linked {
		switch {
		case o.is(workTypes...):
			return o
		case page == nil && o.is("WebPage", "ItemPage", "AboutPage", "ProfilePage"):
			page = o
		}
	}
	return page
}
