package stated

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/html/linked"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// A statement is a value of a field and where it was found.
type statement struct{ value, from string }

// Record makes the record of a page from its data. Nothing in it is guessed
// from the text; what is empty may still be found there.
func (d *Data) Record(origin string) corpus.Metadata {
	d.origin = origin
	d.writtenTitle()
	title := d.titleStated()
	title.value = d.uncut(title.value)
	whole := title.value
	var dated record.Finding
	title.value, dated = withoutDate(whole)
	findings := []record.Finding{
		{Field: "title", Value: title.value, From: title.from},
		d.languageFound(), d.addressFound(origin), d.pagesFound(), d.kindFound(),
		{Field: "publisher", Value: d.institutionStated(), From: record.FromCitation},
		{Field: "publisher", Value: d.tag("citation_publisher", "eprints.publisher"), From: record.FromCitation},
		{Field: "publisher", Value: d.tag("dc.publisher", "dcterms.publisher"), From: record.FromDublin},
		{Field: "publisher", Value: d.publisherLinked(), From: record.FromLinked},
		{Field: "number", Value: d.tag("citation_technical_report_number"), From: record.FromCitation},
		{Field: "editors", Names: d.taggedAuthors(record.FromCitation, "citation_editor", "citation_editors").people, From: record.FromCitation},
		{Field: "editors", Names: d.Work().People("editor"), From: record.FromLinked},
		{Field: "translators", Names: d.Work().People("translator"), From: record.FromLinked},
	}
	findings = slices.Concat(findings, d.containersFound(whole), d.datesFound(origin), []record.Finding{dated}, d.identifiersFound(),
		d.numbersFound("volume", "volumeNumber", "citation_volume", "prism.volume", "bepress_citation_volume", "eprints.volume"),
		d.numbersFound("issue", "issueNumber", "citation_issue", "prism.number", "prism.issueidentifier", "bepress_citation_issue", "eprints.number"))
	m := record.Merge(findings...)
	if m.Container == "" && d.isNews(d.Work()) && !record.HasLegalForm(m.Publisher) { // who publishes news has a paper or a site of that name
		findings = append(findings, record.Finding{Field: "container", Value: m.Publisher, From: m.Found["publisher"]})
		m.Container = m.Publisher
	}
	if m.Volume+m.Issue+m.Pages+m.DOI+m.ISBN == "" { // which tell what a work is
		findings = append(findings, d.periodicalFound(m.Container))
	}
	return record.Merge(append(findings, d.authorsFound(m.Container, m.Publisher, d.tag("og:site_name"), withoutBrackets(d.tag("publisher")))...)...)
}

// publisherLinked is the publisher of JSON-LD, "" where that is a person, as it is of the
// site of one.
func (d *Data) publisherLinked() string {
	if d.Work().Object("publisher").Is("Person") {
		return ""
	}
	return d.Work().Text("publisher")
}

// inBrackets is the address behind the name of a publisher: "Sound Radio (www.sound.example)".
var inBrackets = lang.Regexp(`\s*\([^()]*\)\s*$`)

func withoutBrackets(name string) string { return inBrackets.ReplaceAllString(name, "") }

// containersFound gives the journal, the book or the site.
func (d *Data) containersFound(title string) []record.Finding {
	work := d.Work()
	_, blog := d.post()
	part, looser := "", ""
	for o, depth := work.Object("isPartOf"), 0; o != nil && depth < 5; o, depth = o.Object("isPartOf"), depth+1 {
		if o.Is("Periodical", "Newspaper", "Magazine", "Book", "Blog", "PublicationIssue", "PublicationVolume") && o.Text("name") != "" && !o.Is("PublicationIssue", "PublicationVolume") {
			part = o.Text("name")
		} else if o.Is("CreativeWork", "Product") { // so do papers that sell their articles
			looser = o.Text("name")
		}
	}
	return found("container", []statement{
		{d.tag("citation_journal_title", "citation_conference_title", "citation_inbook_title", "citation_book_title", "bepress_citation_journal_title", "eprints.publication", "citation_journal_abbrev"), record.FromCitation},
		{part, record.FromLinked},
		{d.tag("prism.publicationname", "dc.source"), record.FromDublin},
		{nameOfSite(d.tag("og:site_name")), record.FromOpenGraph},
		{looser, record.FromLinked},
		{nameOfSite(d.tag("application-name")), record.FromMeta},
		{besideTitle(d.Title, title), record.FromPageTitle},
		{d.siteInTitle(), record.FromPageTitle}, {blog, record.FromPageTitle},
	}, func(s string) string { return s })
}

// found makes findings of what is stated of a field, as it reads.
func found(field string, stated []statement, read func(string) string) []record.Finding {
	var out []record.Finding
	for _, s := range stated {
		out = append(out, record.Finding{Field: field, Value: read(s.value), From: s.from})
	}
	return out
}

// nameOfSite gives what a page says to be the name of its site, unless it is an
// address.
func nameOfSite(stated string) string {
	if strings.Contains(stated, "://") {
		return ""
	}
	return stated
}

// besideTitle is the name of the site that stands after the title of the work in
// that of the page.
func besideTitle(page, title string) string {
	before, name := cutSite(page)
	if title == "" || lang.Plain(before) != lang.Plain(title) || lang.WordCount(name) > 6 || record.IsByline(name) {
		return ""
	}
	return name
}

// datesFound gives the dates of publication, and for want of any that on which the
// page was made or updated.
func (d *Data) datesFound(origin string) []record.Finding {
	work := d.Work()
	if edited := pastDate(cmp.Or(work.Text("dateModified"), d.Edited)); d.Wiki && edited != "" {
		return []record.Finding{{Field: "issued", Value: edited, From: record.FromPage}} // nobody reads the first version
	}
	dates := found("issued", []statement{
		{d.tag("citation_publication_date", "citation_date", "citation_cover_date", "citation_online_date", "citation_year", "bepress_citation_date", "eprints.date"), record.FromCitation},
		{work.Text("datePublished"), record.FromLinked},
		{d.tag("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate"), record.FromOpenGraph},
		{d.tag("dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created", "dcterms.created", "prism.publicationdate"), record.FromDublin},
		{FirstFilled(d.Props["datepublished"]...), record.FromMicrodata},
		{d.tag("parsely-pub-date", "sailthru.date", "pdate", "pubdate", "publish-date", "publish_date", "publication_date", "publicationdate", "date", "article.published", "created", "last-published"), record.FromMeta},
		{FirstFilled(d.Times...), record.FromPage},
		{firstDate(d.Dates), record.FromPage},
		{dateInPath(origin), record.FromAddress},
		{dateInPath(d.Canonical), record.FromAddress},
		{dateInPath(d.tag("og:url")), record.FromAddress},
	}, func(stated string) string { return d.localDay(stated, pastDate(stated)) })
	if !slices.ContainsFunc(dates, func(f record.Finding) bool { return f.Value != "" }) {
		if aside := lang.Unique(d.DatesAside); len(aside) == 1 {
			dates = append(dates, found("issued", []statement{{aside[0], record.FromAside}}, pastDate)...)
		}
		dates = append(dates, found("issued", []statement{{work.Text("dateCreated"), record.FromLinked}, {d.Updated, record.FromByline}}, pastDate)...)
	}
	return dates
}

// firstDate gives the first value that is a date and little else, or of which a part is:
// behind it may stand when the page was changed.
func firstDate(values []string) string {
	for _, v := range values {
		for _, part := range append([]string{v}, record.Parts(v)...) {
			if iso, ok := date.Whole(part); ok {
				return iso
			}
		}
	}
	return ""
}

var pathDate = lang.Regexp(`/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// dateInPath is the day that the path of an address names: /2021/07/03/title.
func dateInPath(address string) string {
	if m := pathDate.FindStringSubmatch(address); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}

// universal ends a time that is not that of the place where a page was made.
var universal = lang.Regexp(`\d(?:Z|[+-]00:?00)$`)

// localDay gives the day of a time in universal time where the page was made, as its address
// has it: "2021-07-04T01:30:00Z" under /2021/07/03/.
func (d *Data) localDay(stated, iso string) string {
	if !universal.MatchString(strings.TrimSpace(stated)) {
		return iso
	}
	path := pastDate(cmp.Or(dateInPath(d.origin), dateInPath(d.Canonical), dateInPath(d.tag("og:url"))))
	day, err := time.Parse(time.DateOnly, iso)
	local, pathErr := time.Parse(time.DateOnly, path)
	if err == nil && pathErr == nil && day.Sub(local).Abs() == 24*time.Hour {
		return path
	}
	return iso
}

var (
	yearFirst = lang.Regexp(`^((?:19|20)\d{2})\b`)
	// yearAndMonth is a month of one figure, as no text writes it and programs do: "2016/5".
	yearAndMonth = lang.Regexp(`^((?:19|20)\d{2})[/-]([1-9])$`)
	// monthAndYear is how libraries of journals in Latin America state a month: "04/2014".
	monthAndYear = lang.Regexp(`^(0[1-9]|1[0-2])/((?:19|20)\d{2})$`)
)

// pastDate reads a date of data, "" for one before 1900 or after tomorrow.
func pastDate(s string) string {
	if s = strings.TrimSpace(s); len(s) > 60 {
		return ""
	}
	iso, ok := date.Parse(monthAndYear.ReplaceAllString(yearAndMonth.ReplaceAllString(s, "$1-0$2"), "$2-$1"))
	if m := yearFirst.FindStringSubmatch(s); !ok && m != nil { // "2021/Spring"
		iso, ok = m[1], true
	}
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	if !ok || iso < "1900" || iso > tomorrow {
		return ""
	}
	return iso
}

// numbersFound gives a number of the container: of JSON-LD by property, of
// citation or Dublin Core tags by name.
func (d *Data) numbersFound(field, property string, tags ...string) []record.Finding {
	value := ""
	for o, depth := d.Work(), 0; o != nil && depth < 5 && value == ""; o, depth = o.Object("isPartOf"), depth+1 {
		value = o.Text(property)
	}
	return []record.Finding{{Field: field, Value: d.tag(tags...), From: record.FromCitation}, {Field: field, Value: value, From: record.FromLinked}}
}

func (d *Data) pagesFound() record.Finding {
	first, last := d.tag("citation_firstpage", "prism.startingpage", "bepress_citation_firstpage"), d.tag("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage")
	from := record.FromCitation
	if first == "" {
		first, last, _ = strings.Cut(strings.ReplaceAll(d.tag("citation_pages", "eprints.pagerange", "prism.pagerange"), "–", "-"), "-")
	}
	if first == "" {
		work := d.Work()
		first, last, from = work.Text("pageStart"), work.Text("pageEnd"), record.FromLinked
		if first == "" {
			first, last, _ = strings.Cut(strings.ReplaceAll(work.Text("pagination"), "–", "-"), "-")
		}
	}
	if first == "" || len(first)+len(last) > 30 {
		return record.Finding{}
	}
	if last != "" && last != first {
		first += "–" + last
	}
	return record.Finding{Field: "pages", Value: first, From: from}
}

// identifiersFound gives the DOI and the ISBN.
func (d *Data) identifiersFound() []record.Finding {
	work := d.Work()
	return append(found("doi", []statement{
		{d.tag("citation_doi", "bepress_citation_doi", "eprints.id_number", "eprints.doi"), record.FromCitation},
		{d.tag("prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier", "dc.source.doi"), record.FromDublin},
		{identifierOf(work), record.FromLinked}, {work.Text("@id"), record.FromLinked}, {work.Text("sameAs"), record.FromLinked},
		{d.tag("doi"), record.FromMeta},
	}, identifier.ReadDOI), found("isbn", []statement{
		{d.tag("citation_isbn"), record.FromCitation}, {work.Text("isbn"), record.FromLinked}, {d.tag("book:isbn", "books:isbn"), record.FromOpenGraph},
		{d.tag("dc.identifier.isbn"), record.FromDublin},
	}, identifier.ReadISBN)...)
}

// identifierOf is the identifier of a work that is a DOI.
func identifierOf(work linked.Object) string {
	for _, v := range work.List("identifier") {
		if name := linked.Name(v); identifier.ReadDOI(name) != "" {
			return name
		}
		if o, ok := v.(map[string]any); ok {
			if value := linked.Object(o).Text("value"); identifier.ReadDOI(value) != "" {
				return value
			}
		}
	}
	return ""
}

// languageFound gives the language; what browsers go by counts first.
func (d *Data) languageFound() record.Finding {
	for _, s := range []statement{{d.Language, record.FromPage}, {d.tag("citation_language"), record.FromCitation}, {d.Work().Text("inLanguage"), record.FromLinked}, {d.tag("dc.language", "dcterms.language"), record.FromDublin}, {strings.ReplaceAll(d.tag("og:locale"), "_", "-"), record.FromOpenGraph}, {d.tag("content-language", "language"), record.FromMeta}} {
		if code := lang.Code(s.value); code != "" && code != "und" {
			return record.Finding{Field: "language", Value: code, From: s.from}
		}
	}
	return record.Finding{}
}
