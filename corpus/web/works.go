package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/corpus/record"
	"footnote/corpus/record/identifier"
)

// A DOI or an ISBN is an address of a work, not of a text: what stands there is its
// record, at Crossref (https://api.crossref.org) or DataCite
// (https://support.datacite.org/docs/api), and at Open Library
// (https://openlibrary.org/developers/api). All serve everybody, and ask to be asked
// seldom: an answer is kept for a day, and one question is put at a time.

const (
	crossref    = "https://api.crossref.org"
	datacite    = "https://api.datacite.org"
	openLibrary = "https://openlibrary.org"

	mostRecord  = 1 << 20 // bytes of an answer
	mostRecords = 500     // that are remembered
	recordAge   = 24 * time.Hour
)

// works remembers the records that were asked for.
type works struct {
	asking sync.Mutex // held while one is asked for
	known  map[string]knownWork
}

type knownWork struct {
	data  []byte
	texts []string // where the text may be read freely, see texts
	at    time.Time
}

// IsWork says whether a text is a DOI or an ISBN, which Fetch takes for an address:
// "10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182", "ISBN 978-0-306-40615-7".
func IsWork(text string) bool { return workOf(text) != "" }

// workOf gives "doi:10.1000/182" or "isbn:9780306406157", "" for what is neither.
func workOf(text string) string {
	text = strings.TrimSpace(text)
	if doi := identifier.ReadDOI(text); doi != "" {
		return "doi:" + doi
	}
	figures := strings.NewReplacer("-", "", " ", "", "–", "", "‐", "").Replace(identifier.ReadISBN(text))
	labelled := strings.HasPrefix(strings.ToLower(text), "isbn") || strings.HasPrefix(strings.ToLower(text), "urn:isbn")
	if figures != "" && (labelled || len(figures) == 13 && strings.HasPrefix(figures, "97")) {
		return "isbn:" + figures
	}
	return ""
}

// work gives the record of a work as a file of CSL-JSON, and where its text may be read.
func (f *Fetcher) work(ctx context.Context, id string) (file corpus.File, texts []string, err error) {
	f.works.asking.Lock()
	defer f.works.asking.Unlock()
	known, ok := f.works.known[id]
	if !ok || time.Since(known.at) > recordAge {
		item, err := f.askRegistries(ctx, id)
		if err != nil {
			return corpus.File{}, nil, err
		}
		data, err := json.Marshal([]workItem{item})
		if err != nil {
			return corpus.File{}, nil, err
		}
		known = knownWork{data, item.texts, time.Now()}
		if f.works.known == nil || len(f.works.known) >= mostRecords {
			f.works.known = map[string]knownWork{}
		}
		f.works.known[id] = known
	}
	return corpus.File{Name: "work.json", Origin: id, MediaType: corpus.RecordOnly, Data: known.data}, known.texts, nil
}

// askRegistries asks those for the record of a work that may have it.
func (f *Fetcher) askRegistries(ctx context.Context, id string) (workItem, error) {
	if isbn, ok := strings.CutPrefix(id, "isbn:"); ok {
		return f.askOpenLibrary(ctx, isbn)
	}
	doi := strings.TrimPrefix(id, "doi:")
	item, err := f.askCrossref(ctx, doi)
	if errors.Is(err, corpus.ErrGone) {
		return f.askDataCite(ctx, doi)
	}
	return item, err
}

// A workItem is a work in CSL-JSON.
type workItem struct {
	Type      string       `json:"type"`
	Title     string       `json:"title"`
	Author    []workPerson `json:"author,omitempty"`
	Editor    []workPerson `json:"editor,omitempty"`
	Container string       `json:"container-title,omitempty"`
	Volume    string       `json:"volume,omitempty"`
	Issue     string       `json:"issue,omitempty"`
	Page      string       `json:"page,omitempty"`
	Edition   string       `json:"edition,omitempty"`
	Publisher string       `json:"publisher,omitempty"`
	Place     string       `json:"publisher-place,omitempty"`
	Issued    workDate     `json:"issued"`
	DOI       string       `json:"DOI,omitempty"`
	ISBN      string       `json:"ISBN,omitempty"`
	URL       string       `json:"URL,omitempty"`
	Language  string       `json:"language,omitempty"`
	Abstract  string       `json:"abstract,omitempty"`

	texts []string // where the text may be read freely
}

type workPerson struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type workDate struct {
	Parts [][]int `json:"date-parts,omitempty"`
	Raw   string  `json:"raw,omitempty"`
}

// ask puts a question to a registry. That it does not know the work is an answer; what
// else goes wrong is a [corpus.RegistryError].
func (f *Fetcher) ask(ctx context.Context, registry, address string, answer any) error {
	err := f.askAt(ctx, address, answer)
	if err == nil || ctx.Err() != nil && errors.Is(err, context.Canceled) || errors.Is(err, corpus.ErrGone) || errors.Is(err, corpus.ErrTooLarge) {
		return err
	}
	return corpus.RegistryError{Registry: registry, Err: fetchError(err)}
}

func (f *Fetcher) askAt(ctx context.Context, address string, answer any) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("%w: %w", corpus.ErrUnreachable, err)
	}
	// What the registries say to programs that look around is not meant for their interfaces.
	resp, err := f.follow(ctx, u, func(context.Context, *url.URL) error { return nil })
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if err := checkStatus(resp); err != nil {
		return err
	}
	data, err := readBody(resp, mostRecord)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, answer); err != nil {
		return fmt.Errorf("answer of %s: %w: %w", u.Host, corpus.ErrUnreachable, err)
	}
	return nil
}

// A crossrefWork is a work as Crossref describes it.
type crossrefWork struct {
	Type      string
	Title     []string
	Subtitle  []string
	Author    []crossrefPerson
	Editor    []crossrefPerson
	Container []string `json:"container-title"`
	Volume    string
	Issue     string
	Page      string
	Article   string `json:"article-number"`
	Publisher string
	Place     string `json:"publisher-location"`
	Edition   string `json:"edition-number"`
	Issued    workDate
	DOI       string
	ISBN      []string
	Language  string
	Abstract  string
	License   []struct{ URL string }
	Link      []struct {
		URL  string
		Type string `json:"content-type"`
	}
}

// askCrossref asks for the record of a DOI.
func (f *Fetcher) askCrossref(ctx context.Context, doi string) (workItem, error) {
	var answer struct{ Message crossrefWork }
	if err := f.ask(ctx, "Crossref", cmp.Or(f.Crossref, crossref)+"/works/"+url.PathEscape(doi), &answer); err != nil {
		return workItem{}, err
	}
	return answer.Message.item(), nil
}

func (m crossrefWork) item() workItem {
	item := workItem{
		Type: crossrefTypes[m.Type], Title: first(m.Title), Author: people(m.Author), Editor: people(m.Editor), Container: first(m.Container), Volume: m.Volume, Issue: m.Issue,
		Page: m.Page, Edition: m.Edition, Publisher: m.Publisher, Place: m.Place, Issued: m.Issued, DOI: m.DOI, ISBN: first(m.ISBN), Language: m.Language, Abstract: m.Abstract,
	}
	if item.Type == "" {
		item.Type = "document"
	}
	if item.Type == "article-journal" || item.Type == "paper-conference" {
		item.Publisher = "" // of a journal it is not cited
	}
	if item.Page == "" {
		item.Page = m.Article
	}
	if subtitle := first(m.Subtitle); subtitle != "" && !strings.Contains(item.Title, subtitle) {
		item.Title = record.WithSubtitle(item.Title, subtitle)
	}
	var licences []string
	for _, l := range m.License {
		licences = append(licences, l.URL)
	}
	for _, l := range m.Link {
		if l.Type == "application/pdf" && isFree(licences) {
			item.texts = append(item.texts, l.URL)
		}
	}
	return item
}

// crossrefTypes are the kinds of works in the words of CSL.
var crossrefTypes = map[string]string{
	"journal-article": "article-journal", "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-chapter": "chapter", "book-section": "chapter",
	"proceedings-article": "paper-conference", "dissertation": "thesis", "report": "report", "posted-content": "article", "dataset": "dataset",
}

type crossrefPerson struct{ Family, Given, Suffix, Name string }

func people(list []crossrefPerson) []workPerson {
	var out []workPerson
	for _, p := range list {
		out = append(out, workPerson{Family: p.Family, Given: p.Given, Suffix: p.Suffix, Literal: p.Name})
	}
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// askOpenLibrary asks for the record of an ISBN.
func (f *Fetcher) askOpenLibrary(ctx context.Context, isbn string) (workItem, error) {
	type named struct{ Name string }
	var answer map[string]struct {
		Title, Subtitle string
		Authors         []named
		Publishers      []named
		Places          []named `json:"publish_places"`
		Date            string  `json:"publish_date"`
	}
	key := "ISBN:" + isbn
	if err := f.ask(ctx, "Open Library", cmp.Or(f.OpenLibrary, openLibrary)+"/api/books?format=json&jscmd=data&bibkeys="+url.QueryEscape(key), &answer); err != nil {
		return workItem{}, err
	}
	book, ok := answer[key]
	if !ok || book.Title == "" {
		return workItem{}, fmt.Errorf("no book of ISBN %s: %w", isbn, corpus.ErrGone)
	}
	item := workItem{Type: "book", Title: book.Title, ISBN: isbn, Issued: workDate{Raw: book.Date}}
	if book.Subtitle != "" {
		item.Title = record.WithSubtitle(item.Title, book.Subtitle)
	}
	for _, a := range book.Authors {
		name := record.AuthorName(a.Name)
		family, given, _ := strings.Cut(name, ", ")
		item.Author = append(item.Author, workPerson{Family: family, Given: given})
	}
	if len(book.Publishers) > 0 {
		item.Publisher = book.Publishers[0].Name
	}
	if len(book.Places) > 0 {
		item.Place = book.Places[0].Name
	}
	return item, nil
}
