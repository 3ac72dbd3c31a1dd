package html

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// Where the fields of the record of a page come from, the more telling first.
const (
	foundCitation  = "citation_* tags"
	foundLinked    = "JSON-LD"
	foundDublin    = "Dublin Core"
	foundOpenGraph = "Open Graph"
	foundMicrodata = "microdata"
	foundMeta      = "meta tags"
	foundHeading   = "headline"
	foundTitle     = "page title"
	foundElement   = "page" // a canonical link, the lang attribute, <time>
	foundByline    = "byline"
	foundAddress   = "address"
)

// A statement is a value of a field and where it was found.
type statement struct{ value, from string }

// firstStated gives the first statement with a value.
func firstStated(list ...statement) statement {
	for _, s := range list {
		if s.value != "" {
			return s
		}
	}
	return statement{}
}

// record makes the record of a page from its data. Nothing in it is guessed
// from the text; what is empty may still be found there.
func (d *pageData) record(origin string) corpus.Metadata {
	var m corpus.Metadata
	work := d.work()
	set := func(name string, field *string, s statement) {
		if s.value != "" {
			*field = s.value
			m.Note(s.from, name)
		}
	}
	set("title", &m.Title, d.titleStated())
	set("container", &m.Container, d.containerStated(m.Title))
	set("publisher", &m.Publisher, firstStated(
		statement{d.institutionStated(), foundCitation},
		statement{d.tag("citation_publisher", "eprints.publisher"), foundCitation},
		statement{d.tag("dc.publisher", "dcterms.publisher"), foundDublin},
		statement{work.text("publisher"), foundLinked},
	))
	set("issued", &m.Issued, d.issuedStated(origin))
	set("volume", &m.Volume, d.numberStated("volumeNumber", "citation_volume", "prism.volume", "bepress_citation_volume", "eprints.volume"))
	set("issue", &m.Issue, d.numberStated("issueNumber", "citation_issue", "prism.number", "prism.issueidentifier", "bepress_citation_issue", "eprints.number"))
	set("pages", &m.Pages, d.pagesStated())
	set("doi", &m.DOI, d.doiStated())
	set("isbn", &m.ISBN, d.isbnStated())
	set("url", &m.URL, d.addressStated(origin))
	set("language", &m.Language, d.languageStated())
	set("genre", &m.Genre, d.kindStated())
	set("number", &m.Number, statement{d.tag("citation_technical_report_number"), foundCitation})
	if editors := d.taggedAuthors(foundCitation, "citation_editor", "citation_editors").people; len(editors) > 0 {
		m.Editors = editors
		m.Note(foundCitation, "editors")
	}
	by := d.authors(m.Container, m.Publisher, d.tag("og:site_name"))
	if len(by.people) > 0 {
		m.Authors = by.people
		m.Note(by.from, "authors")
	} else if by.organisation != "" {
		m.Organisation = by.organisation
		m.Note(by.from, "organisation")
	}
	return m
}

// titleStated gives the title: that of the citation tags, else the headline
// that the page's other titles hold, else the best of those without the name of
// the site.
func (d *pageData) titleStated() statement {
	if title := d.tag("citation_title", "bepress_citation_title", "eprints.title"); title != "" {
		return statement{title, foundCitation}
	}
	work := d.work()
	site := d.siteNames()
	stated := []statement{
		{d.tag("og:title"), foundOpenGraph},
		{work.text("headline"), foundLinked},
		{d.tag("dc.title", "dcterms.title"), foundDublin},
		{d.tag("twitter:title"), foundMeta},
		{d.title, foundTitle},
	}
	if work.is(workTypes...) && work.text("headline") == "" {
		stated = append(stated, statement{work.text("name"), foundLinked})
	}
	for _, s := range stated {
		for _, h := range slices.Concat(d.headings, d.inHead) {
			if len(h) >= 3 && holdsTitle(s.value, h) && !slices.ContainsFunc(site, func(s string) bool { return sameName(h, s) }) {
				return statement{h, foundHeading}
			}
		}
	}
	for _, s := range stated {
		if title := withoutSite(s.value, site); title != "" && !fileName.MatchString(title) && !slices.ContainsFunc(site, func(s string) bool { return sameName(title, s) }) {
			return statement{title, s.from}
		}
	}
	return statement{}
}

// fileName is what a program writes for a title where nobody gave one.
var fileName = regexp.MustCompile(`(?i)^\S+\.(?:x?html?|php|aspx?|pdf|docx?|txt|md)$`)

// holdsTitle says whether a title of a page is a headline or holds it beside
// the name of the site.
func holdsTitle(title, headline string) bool {
	long, short := lang.Plain(title), lang.Plain(headline)
	if short == "" || long == "" {
		return false
	}
	for part := range slices.Values(siteJoint.Split(title, -1)) {
		if lang.Plain(part) == short {
			return true
		}
	}
	return long == short || lang.WordCount(headline) >= 2 && strings.Contains(" "+long+" ", " "+short+" ") && len(short)*2 >= len(long)
}

// siteNames are the names that the page gives its site.
func (d *pageData) siteNames() []string {
	names := []string{d.tag("og:site_name"), d.tag("application-name"), d.tag("apple-mobile-web-app-title"), d.work().text("publisher"), d.tag("citation_journal_title"), d.tag("dc.publisher")}
	for _, o := range d.linked {
		if o.is("WebSite", "Organization", "NewsMediaOrganization") {
			names = append(names, o.text("name"), o.text("alternateName"))
		}
	}
	names = append(names, d.sites...)
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

var siteJoint = regexp.MustCompile(`\s+(?:[|–—-]|::|»|«|·|•|/|<)\s+|\s*(?:\||»|::|•)\s*`)

// withoutSite cuts the name of the site from the end or the start of a title:
// what it is called, or what stands after an upright bar and is short.
func withoutSite(title string, site []string) string {
	for range 3 {
		joints := siteJoint.FindAllStringIndex(title, -1)
		if len(joints) == 0 {
			break
		}
		last, first := joints[len(joints)-1], joints[0]
		tail, head := title[last[1]:], title[:first[0]]
		bar := strings.ContainsAny(title[last[0]:last[1]], "|»•:")
		named := func(s string) bool {
			return slices.ContainsFunc(site, func(name string) bool {
				a, b := lang.Plain(s), lang.Plain(name)
				return a != "" && (a == b || strings.Contains(a, b) || strings.Contains(b, a) && len(a) >= 3)
			})
		}
		switch {
		case named(tail):
			title = title[:last[0]]
		case named(head):
			title = title[first[1]:]
		case bar && lang.WordCount(tail) <= 5 && lang.WordCount(title[:last[0]]) >= 2:
			title = title[:last[0]]
		default:
			return title
		}
	}
	return title
}

// containerStated gives the journal, the book or the site.
func (d *pageData) containerStated(title string) statement {
	work := d.work()
	part := ""
	for o, depth := work.object("isPartOf"), 0; o != nil && depth < 5; o, depth = o.object("isPartOf"), depth+1 {
		if o.is("Periodical", "Newspaper", "Magazine", "Book", "Blog", "PublicationIssue", "PublicationVolume") && o.text("name") != "" && !o.is("PublicationIssue", "PublicationVolume") {
			part = o.text("name")
		}
	}
	return firstStated(
		statement{d.tag("citation_journal_title", "citation_conference_title", "citation_inbook_title", "citation_book_title", "bepress_citation_journal_title", "eprints.publication", "citation_journal_abbrev"), foundCitation},
		statement{part, foundLinked},
		statement{d.tag("prism.publicationname", "dc.source"), foundDublin},
		statement{nameOfSite(d.tag("og:site_name")), foundOpenGraph},
		statement{nameOfSite(d.tag("application-name")), foundMeta},
		statement{besideTitle(d.title, title), foundTitle},
	)
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
	joints := siteJoint.FindAllStringIndex(page, -1)
	if len(joints) == 0 || title == "" {
		return ""
	}
	last := joints[len(joints)-1]
	if name := page[last[1]:]; lang.Plain(page[:last[0]]) == lang.Plain(title) && lang.WordCount(name) <= 6 {
		return name
	}
	return ""
}

// issuedStated gives the date of publication. The first source decides on the
// year, a later one may know the day of it.
func (d *pageData) issuedStated(origin string) statement {
	work := d.work()
	if edited := pastDate(cmp.Or(work.text("dateModified"), d.edited)); d.wiki && edited != "" {
		return statement{edited, foundElement} // nobody reads the first version
	}
	best := statement{}
	for _, s := range []statement{
		{d.tag("citation_publication_date", "citation_date", "citation_cover_date", "citation_online_date", "citation_year", "bepress_citation_date", "eprints.date"), foundCitation},
		{work.text("datePublished"), foundLinked},
		{d.tag("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate"), foundOpenGraph},
		{d.tag("dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created", "dcterms.created", "prism.publicationdate"), foundDublin},
		{firstFilled(d.props["datepublished"]...), foundMicrodata},
		{d.tag("parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "publication_date", "publicationdate", "date", "article.published", "created", "last-published"), foundMeta},
		{work.text("dateCreated"), foundLinked},
		{firstFilled(d.times...), foundElement},
		{firstDate(d.dates), foundElement},
		{dateInPath(origin), foundAddress},
		{d.updated, foundByline},
	} {
		iso := pastDate(s.value)
		if best.value == "" || strings.HasPrefix(iso, best.value) && len(iso) > len(best.value) {
			best = statement{iso, s.from}
		}
		if best.value == "" {
			best = statement{}
		}
	}
	return best
}

// firstDate gives the first value that is a date and little else.
func firstDate(values []string) string {
	for _, v := range values {
		if iso, ok := record.WholeDate(v); ok {
			return iso
		}
	}
	return ""
}

var pathDate = regexp.MustCompile(`/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// dateInPath is the day that the path of an address names: /2021/07/03/title.
func dateInPath(address string) string {
	if m := pathDate.FindStringSubmatch(address); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}

var yearFirst = regexp.MustCompile(`^((?:19|20)\d{2})\b`)

// pastDate reads a date of data, "" for one before 1900 or after tomorrow.
func pastDate(s string) string {
	if s = strings.TrimSpace(s); len(s) > 60 {
		return ""
	}
	iso, ok := record.ParseDate(s)
	if m := yearFirst.FindStringSubmatch(s); !ok && m != nil { // "2021/Spring"
		iso, ok = m[1], true
	}
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	if !ok || iso < "1900" || iso > tomorrow {
		return ""
	}
	return iso
}

// numberStated gives a number of the container: of JSON-LD by property, of
// citation or Dublin Core tags by name.
func (d *pageData) numberStated(property string, tags ...string) statement {
	value := ""
	for o, depth := d.work(), 0; o != nil && depth < 5 && value == ""; o, depth = o.object("isPartOf"), depth+1 {
		value = o.text(property)
	}
	return firstStated(statement{d.tag(tags...), foundCitation}, statement{value, foundLinked})
}

func (d *pageData) pagesStated() statement {
	first, last := d.tag("citation_firstpage", "prism.startingpage", "bepress_citation_firstpage"), d.tag("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage")
	from := foundCitation
	if first == "" {
		first, last, _ = strings.Cut(strings.ReplaceAll(d.tag("citation_pages", "eprints.pagerange", "prism.pagerange"), "–", "-"), "-")
	}
	if first == "" {
		work := d.work()
		first, last, from = work.text("pageStart"), work.text("pageEnd"), foundLinked
		if first == "" {
			first, last, _ = strings.Cut(strings.ReplaceAll(work.text("pagination"), "–", "-"), "-")
		}
	}
	if first == "" || len(first)+len(last) > 30 {
		return statement{}
	}
	if last != "" && last != first {
		first += "–" + last
	}
	return statement{first, from}
}

func (d *pageData) doiStated() statement {
	work := d.work()
	for _, s := range []statement{
		{d.tag("citation_doi", "bepress_citation_doi"), foundCitation},
		{d.tag("prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier", "dc.source.doi"), foundDublin},
		{identifierOf(work), foundLinked}, {work.text("@id"), foundLinked}, {work.text("sameAs"), foundLinked},
		{d.tag("doi"), foundMeta},
	} {
		if doi := record.ReadDOI(s.value); doi != "" {
			return statement{doi, s.from}
		}
	}
	return statement{}
}

// identifierOf is the identifier of a work that is a DOI.
func identifierOf(work linkedObject) string {
	for _, v := range work.list("identifier") {
		if name := nameOfLinked(v); record.ReadDOI(name) != "" {
			return name
		}
		if o, ok := v.(map[string]any); ok {
			if value := linkedObject(o).text("value"); record.ReadDOI(value) != "" {
				return value
			}
		}
	}
	return ""
}

func (d *pageData) isbnStated() statement {
	for _, s := range []statement{{d.tag("citation_isbn"), foundCitation}, {d.work().text("isbn"), foundLinked}, {d.tag("book:isbn", "books:isbn"), foundOpenGraph}, {d.tag("dc.identifier.isbn"), foundDublin}} {
		if isbn := record.ReadISBN(s.value); isbn != "" {
			return statement{isbn, s.from}
		}
	}
	return statement{}
}

func (d *pageData) languageStated() statement {
	for _, s := range []statement{{d.language, foundElement}, {d.tag("citation_language"), foundCitation}, {d.work().text("inLanguage"), foundLinked}, {d.tag("dc.language", "dcterms.language"), foundDublin}, {strings.ReplaceAll(d.tag("og:locale"), "_", "-"), foundOpenGraph}, {d.tag("content-language", "language"), foundMeta}} {
		if code := lang.Code(s.value); code != "" && code != "und" {
			return statement{code, s.from}
		}
	}
	return statement{}
}
