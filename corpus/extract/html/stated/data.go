package stated

import (
	"strings"

	"footnote/corpus/extract/html/linked"
)

// Data is what a page states of itself, by where it does so.
type Data struct {
	Tags                map[string][]string // contents of <meta>, by name in small letters
	Linked              []linked.Object     // JSON-LD
	Props               map[string][]string // microdata: contents by itemprop
	Title               string              // <title>
	Headings            []string            // <h1>
	Whole               map[string]string   // headlines with the line over their title, by the title
	InHead              []string            // those of the head of the page
	Below               []string            // <h2> and <h3>
	Posts               []string            // <h2> and <h3> of the text that are named for the title of a post
	PostsFollow         bool                // text stands before the first of these
	PrintedAll          []string            // those of the text
	Updated             string              // when the page was changed last
	Wiki                bool                // the page is of a wiki
	Edited              string              // when that was edited last
	Sites               []string            // those that are named for the site
	Canonical           string
	Language            string
	Signers             []string // the persons whom elements for the author name
	SigningOrganisation string
	SignedAside         []string // whom elements for the author name apart from the text, each a list
	Boxed               []string // whom a box about the author names
	Handles             []string // the names of one word of those who sign
	Times               []string // of <time>, the most telling first
	Dates               []string // of elements of the text that are named for the date
	DatesAside          []string // of such apart from the text

	origin    string // where it came from
	shortName bool   // what programs are told for a title is the short name of a page in a wiki
}

// New is the data of a page that states nothing.
func New() Data {
	return Data{Tags: map[string][]string{}, Props: map[string][]string{}, Whole: map[string]string{}}
}

// mostData bounds the values that are kept of a page's data.
const mostData = 500

// Keep keeps a value that has a name, one of many.
func Keep(to map[string][]string, name, value string) {
	if value = linked.Tidy(value); name != "" && value != "" && len(to) < mostData && len(to[name]) < mostData {
		to[name] = append(to[name], value)
	}
}

// FirstFilled gives the first value that says something.
func FirstFilled(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

// tag gives the first value of the first of the named tags that has one.
func (d *Data) tag(names ...string) string {
	for _, name := range names {
		if v := d.Tags[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// Work gives the object of JSON-LD that describes the work on the page, nil without one.
func (d *Data) Work() linked.Object { return linked.Work(d.Linked) }
