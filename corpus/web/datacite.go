package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/record"
)

// dataCiteWork is a work as DataCite has it, https://support.datacite.org/docs/api-get-doi.
type dataCiteWork struct {
	DOI          string
	Titles       []struct{ Title, TitleType string }
	Creators     []dataCitePerson
	Contributors []dataCitePerson
	Publisher    string
	Year         int `json:"publicationYear"`
	Dates        []struct{ Date, DateType string }
	Types        struct {
		General string `json:"resourceTypeGeneral"`
	}
	Container  struct{ Title, Volume, Issue, FirstPage, LastPage string }
	Language   string
	Rights     []struct{ RightsURI string } `json:"rightsList"`
	ContentURL any                          // an address, several, or null
}

type dataCitePerson struct {
	Name, GivenName, FamilyName, NameType, ContributorType string
}

// askDataCite asks for the record of a DOI: of data, theses, preprints, what
// repositories keep.
func (f *Fetcher) askDataCite(ctx context.Context, doi string) (workItem, error) {
	var answer struct {
		Data struct{ Attributes dataCiteWork }
	}
	if err := f.ask(ctx, "DataCite", cmp.Or(f.DataCite, datacite)+"/dois/"+url.PathEscape(doi)+"?publisher=false", &answer); err != nil {
		return workItem{}, err
	}
	w := answer.Data.Attributes
	if len(w.Titles) == 0 || w.Titles[0].Title == "" {
		return workItem{}, fmt.Errorf("no work of DOI %s: %w", doi, corpus.ErrGone)
	}
	return w.item(), nil
}

func (w dataCiteWork) item() workItem {
	item := workItem{
		Type: cmp.Or(dataCiteTypes[w.Types.General], "document"), Title: w.Titles[0].Title, Author: peopleOf(w.Creators, ""), Editor: peopleOf(w.Contributors, "Editor"),
		Container: w.Container.Title, Volume: w.Container.Volume, Issue: w.Container.Issue, Page: pagesOf(w.Container.FirstPage, w.Container.LastPage),
		Publisher: w.Publisher, DOI: w.DOI, Language: w.Language, Issued: w.issued(), texts: w.texts(),
	}
	for _, t := range w.Titles[1:] {
		if t.TitleType == "Subtitle" {
			item.Title = record.WithSubtitle(item.Title, t.Title)
		}
	}
	return item
}

// dataCiteTypes are the kinds of works in the words of CSL.
var dataCiteTypes = map[string]string{
	"Text": "document", "JournalArticle": "article-journal", "Book": "book", "BookChapter": "chapter", "ConferencePaper": "paper-conference", "Dissertation": "thesis",
	"Report": "report", "Preprint": "article", "Dataset": "dataset", "Software": "software", "Presentation": "speech",
}

func peopleOf(list []dataCitePerson, kind string) []workPerson {
	var out []workPerson
	for _, p := range list {
		switch {
		case p.ContributorType != kind:
		case p.FamilyName != "" && p.NameType != "Organizational":
			out = append(out, workPerson{Family: p.FamilyName, Given: p.GivenName})
		case p.Name != "":
			out = append(out, workPerson{Literal: p.Name})
		}
	}
	return out
}

func pagesOf(first, last string) string {
	if last == "" || last == first {
		return first
	}
	return first + "-" + last
}

// issued is the day on which a work was issued, else the year that is cited.
func (w dataCiteWork) issued() workDate {
	for _, d := range w.Dates {
		if d.DateType == "Issued" && d.Date != "" {
			return workDate{Raw: d.Date}
		}
	}
	if w.Year > 0 {
		return workDate{Raw: strconv.Itoa(w.Year)}
	}
	return workDate{}
}

// arXivDOI is that of a preprint, whose text everybody may read.
var arXivDOI = regexp.MustCompile(`(?i)^10\.48550/arxiv\.([\w./-]+)$`)

// texts are the addresses at which the text may be read.
func (w dataCiteWork) texts() []string {
	if m := arXivDOI.FindStringSubmatch(w.DOI); m != nil {
		return []string{"https://arxiv.org/pdf/" + m[1]}
	}
	var rights []string
	for _, r := range w.Rights {
		rights = append(rights, r.RightsURI)
	}
	if !isFree(rights) {
		return nil
	}
	switch at := w.ContentURL.(type) {
	case string:
		return []string{at}
	case []any:
		var all []string
		for _, a := range at {
			if address, ok := a.(string); ok {
				all = append(all, address)
			}
		}
		return all
	}
	return nil
}
