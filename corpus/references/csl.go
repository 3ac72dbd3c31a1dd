package references

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/lang"
)

// cslItem is a work in CSL-JSON, https://docs.citationstyles.org. Numbers stand in it as
// numbers and as texts.
type cslItem struct {
	Type                             string    `json:"type"`
	Title                            loose     `json:"title"`
	Author                           []cslName `json:"author"`
	Editor                           []cslName `json:"editor"`
	Translator                       []cslName `json:"translator"`
	Container                        loose     `json:"container-title"`
	Volume                           loose     `json:"volume"`
	Issue                            loose     `json:"issue"`
	Page                             loose     `json:"page"`
	Section                          loose     `json:"section"`
	Edition                          loose     `json:"edition"`
	Number                           loose     `json:"number"`
	Publisher                        loose     `json:"publisher"`
	Place                            loose     `json:"publisher-place"`
	Authority                        loose     `json:"authority"`
	EventTitle                       loose     `json:"event-title"`
	Event                            loose     `json:"event"`
	EventPlace                       loose     `json:"event-place"`
	Interviewer, Recipient, Director []cslName
	BookAuthor                       []cslName `json:"container-author"`
	Series                           loose     `json:"collection-title"`
	SeriesNumber                     loose     `json:"collection-number"`
	Version                          loose     `json:"version"`
	Archive                          loose     `json:"archive"`
	Shelfmark                        loose     `json:"archive_location"`
	ArticleNumber                    loose     `json:"article-number"` // of Crossref
	Issued                           cslDate   `json:"issued"`
	Original                         cslDate   `json:"original-date"`
	Accessed                         cslDate   `json:"accessed"`
	DOI                              loose     `json:"DOI"`
	ISBN                             loose     `json:"ISBN"`
	URL                              loose     `json:"URL"`
	Language                         loose     `json:"language"`
	Genre                            loose     `json:"genre"`
	Abstract                         loose     `json:"abstract"`
	Reviewed                         loose     `json:"reviewed-title"`
	ReviewedAuthor                   []cslName `json:"reviewed-author"`
}

type cslName struct{ Family, Given, Suffix, Literal, Particle string }

func (n *cslName) UnmarshalJSON(data []byte) error {
	var raw struct {
		Family, Given, Suffix, Literal, Name string
		Dropping                             string `json:"dropping-particle"`
		Particle                             string `json:"non-dropping-particle"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil // a name that is no object is none
	}
	*n = cslName{raw.Family, raw.Given, raw.Suffix, cmp.Or(raw.Literal, raw.Name), lang.JoinSome(" ", raw.Dropping, raw.Particle)}
	return nil
}

// loose is a text, a number, or the first of a list of these.
type loose string

func (l *loose) UnmarshalJSON(data []byte) error {
	var list []loose
	if json.Unmarshal(data, &list) == nil {
		if len(list) > 0 {
			*l = list[0]
		}
		return nil
	}
	var text string
	if json.Unmarshal(data, &text) == nil {
		*l = loose(text)
		return nil
	}
	*l = loose(strings.Trim(string(data), "{}"))
	if *l == "null" {
		*l = ""
	}
	return nil
}

type cslDate string

func (d *cslDate) UnmarshalJSON(data []byte) error {
	var raw struct {
		Parts   [][]loose `json:"date-parts"`
		Raw     string
		Circa   loose
		Literal string
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil
	}
	if len(raw.Parts) == 0 {
		*d = cslDate(cmp.Or(raw.Raw, raw.Literal))
		return nil
	}
	var parts []string
	for i, p := range raw.Parts[0] {
		n, err := strconv.Atoi(string(p))
		if err != nil || i > 2 || n == 0 {
			break
		}
		parts = append(parts, fmt.Sprintf("%0*d", []int{4, 2, 2}[i], n))
	}
	*d = cslDate(strings.Join(parts, "-"))
	if isCirca := raw.Circa != "" && raw.Circa != "false" && raw.Circa != "0"; isCirca && len(parts) == 1 {
		*d = "c. " + *d
	}
	return nil
}

// readCSL reads a list of works, one work, or a list under "items".
func readCSL(text string) ([]Reference, error) {
	var items []cslItem
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		var wrapped struct{ Items []cslItem }
		if err := json.Unmarshal([]byte(text), &wrapped); err != nil {
			return nil, fmt.Errorf("%w: %w", err, corpus.ErrMalformed)
		}
		if items = wrapped.Items; len(items) == 0 {
			var one cslItem
			if err := json.Unmarshal([]byte(text), &one); err != nil {
				return nil, fmt.Errorf("%w: %w", err, corpus.ErrMalformed)
			}
			items = []cslItem{one}
		}
	}
	var out []Reference
	for _, item := range items {
		out = append(out, item.reference())
	}
	return out, nil
}

// crossrefTypes are the names that Crossref has for some types of CSL.
var crossrefTypes = map[string]string{
	"journal-article": "article-journal", "book-chapter": "chapter", "proceedings-article": "paper-conference", "posted-content": "article", "monograph": "book",
	"edited-book": "book", "reference-book": "book", "reference-entry": "entry-encyclopedia", "dissertation": "thesis", "report-component": "report",
}

// tags are those that an abstract has from the journal.
var tags = lang.Regexp(`</?[A-Za-z][^<>]*>`)

func (i cslItem) reference() Reference {
	m := corpus.Metadata{
		Title: string(i.Title), Authors: cslNames(i.Author), Editors: cslNames(i.Editor), Translators: cslNames(i.Translator), Container: string(i.Container),
		Volume: string(i.Volume), Issue: string(i.Issue), Pages: string(i.Page), Edition: string(i.Edition), Number: string(i.Number),
		Publisher: string(i.Publisher), Place: string(i.Place), Issued: string(i.Issued), Original: string(i.Original),
		DOI: string(i.DOI), ISBN: string(i.ISBN), URL: string(i.URL), Language: string(i.Language), Genre: string(i.Genre),
		Rare: corpus.Rare{
			Interviewers: cslNames(i.Interviewer), Recipients: cslNames(i.Recipient), Directors: cslNames(i.Director), BookAuthors: cslNames(i.BookAuthor),
			Series: string(i.Series), SeriesNumber: string(i.SeriesNumber), Version: string(i.Version), Archive: string(i.Archive), Shelfmark: string(i.Shelfmark),
			Event: string(cmp.Or(i.EventTitle, i.Event)), EventPlace: string(i.EventPlace),
		},
	}
	if kind, ok := crossrefTypes[i.Type]; ok {
		i.Type = kind
	}
	if i.Type == "article-journal" && m.Pages == "" { // the number of the article
		m.Pages, m.Number = string(cmp.Or(i.ArticleNumber, i.Number)), ""
	}
	if i.Type == "legislation" || i.Type == "bill" {
		m.Pages = cmp.Or(m.Pages, sectionOf(string(i.Section)))
	}
	switch {
	case i.Type == "speech" || i.Type == "paper-conference" && m.Container == "" && m.Event != "":
		m.Container, m.Place = cmp.Or(m.Event, m.Container), cmp.Or(m.EventPlace, m.Place)
		m.Event, m.EventPlace = "", ""
		if m.Genre == "" && i.Type != "speech" {
			m.Genre = "Paper"
		}
	case i.Authority != "":
		m.Publisher = cmp.Or(m.Publisher, string(i.Authority))
	}
	if i.Reviewed != "" && m.Genre == "" {
		m.Genre = "Review of " + string(i.Reviewed)
		if by := person.Direct(person.ReadAll(cslNames(i.ReviewedAuthor)), "and"); by != "" {
			m.Genre += ", by " + by
		}
	}
	if i.Type == "thesis" {
		m.Genre = cmp.Or(kindOfThesis(m.Genre), "Thesis")
	}
	return Reference{Record: m, Abstract: tags.ReplaceAllString(string(i.Abstract), " "), Accessed: string(i.Accessed), Stated: i.Type}
}

func cslNames(names []cslName) []string {
	var out []string
	for _, n := range names {
		if name := personOf(n.Family, n.Given, n.Suffix, n.Particle, n.Literal); name != "" {
			out = append(out, name)
		}
	}
	return out
}
