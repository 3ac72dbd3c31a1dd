package stated

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

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
	title := d.titleStated()
	findings := []record.Finding{
		{Field: "title", Value: title.value, From: title.from},
		d.languageFound(), d.addressFound(origin), d.pagesFound(), d.kindFound(),
		{Field: "publisher", Value: d.institutionStated(), From: record.FromCitation},
		{Field: "publisher", Value: d.tag("citation_publisher", "eprints.publisher"), From: record.FromCitation},
		{Field: "publisher", Value: d.tag("dc.publisher", "dcterms.publisher"), From: record.FromDublin},
		{Field: "publisher", Value: d.Work().Text("publisher"), From: record.FromLinked},
		{Field: "number", Value: d.tag("citation_technical_report_number"), From: record.FromCitation},
		{Field: "editors", Names: d.taggedAuthors(record.FromCitation, "citation_editor", "citation_editors").people, From: record.FromCitation},
		{Field: "editors", Names: d.Work().People("editor"), From: record.FromLinked},
		{Field: "translators", Names: d.Work().People("translator"), From: record.FromLinked},
	}
	findings = slices.Concat(findings, d.containersFound(title.value), d.datesFound(origin), d.identifiersFound(),
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

// inBrackets is the address behind the name of a publisher: "Sound Radio (www.sound.example)".
var inBrackets = lang.Regexp(`\s*\([^()]*\)\s*$`)

func withoutBrackets(name string) string { return inBrackets.ReplaceAllString(name, "") }

// titleStated gives the title: that of the citation tags, else the headline
// that the page's other titles hold, else the best of those without the name of
// the site.
func (d *Data) titleStated() statement {
	if title := d.tag("citation_title", "bepress_citation_title", "eprints.title"); title != "" {
		return statement{title, record.FromCitation}
	}
	if title, _ := d.post(); title != "" {
		return statement{title, record.FromHeadline}
	}
	work := d.Work()
	site := d.siteNames()
	stated := []statement{
		{d.tag("og:title"), record.FromOpenGraph},
		{work.Text("headline"), record.FromLinked},
		{d.tag("dc.title", "dcterms.title"), record.FromDublin},
		{d.tag("twitter:title"), record.FromMeta},
		{d.Title, record.FromPageTitle},
	}
	if work.IsWork() && work.Text("headline") == "" {
		stated = append(stated, statement{work.Text("name"), record.FromLinked})
	}
	for _, s := range stated {
		for _, h := range slices.Concat(d.Headings, d.InHead) {
			if len(h) >= 3 && HoldsTitle(s.value, h) && !d.isSite(h, site) {
				return d.withoutAround(h, stated, site)
			}
		}
	}
	if h := d.printed(); h != "" && !d.isSite(h, site) {
		return d.withoutAround(h, stated, site)
	}
	for _, s := range stated {
		if title := d.withoutSite(s.value, site); lang.Plain(title) != "" && !fileName.MatchString(title) && !d.isSite(title, site) {
			return statement{title, s.from}
		}
	}
	return statement{}
}

// fewestPrinted is the words from which the only headline of a text is the title, whatever
// the page tells programs: a rubric has fewer.
const fewestPrinted = 4

// printed gives the only headline of the text, as people see it, "" where there are
// several or it is no more than a rubric. What pages call their titles for programs is
// often worded for search.
func (d *Data) printed() string {
	if only := lang.Unique(d.PrintedAll); len(only) == 1 && lang.WordCount(only[0]) >= fewestPrinted && !strings.HasSuffix(only[0], ",") {
		return only[0]
	}
	return ""
}

// fewestAlone is the words of a title that the page tells programs without what its
// headline has around it.
const fewestAlone = 3

// withoutAround gives the title of a headline that holds a line above or below the title,
// where the page tells programs that alone: "Open Sea" over "Why tides come twice". What
// ends in a colon goes on in the title.
func (d *Data) withoutAround(headline string, stated []statement, site []string) statement {
	for _, s := range stated {
		title := d.withoutSite(s.value, site)
		if lang.WordCount(title) < fewestAlone || len(title) >= len(headline) {
			continue
		}
		before, isEnd := strings.CutSuffix(headline, title)
		behind, isStart := strings.CutPrefix(headline, title+" ")
		if isStart && unicode.IsLower(lang.FirstRune(behind)) { // the headline is longer: "The ford of Brenne and its poles"
			continue
		}
		if isStart && len(title)*2 >= len(headline) || isEnd && !strings.HasSuffix(strings.TrimSpace(before), ":") {
			return statement{title, s.from}
		}
	}
	return statement{headline, record.FromHeadline}
}

// isSite says whether a title is no more than the name of the site: one that the page
// gives it, or that of its address.
func (d *Data) isSite(title string, names []string) bool {
	if slices.ContainsFunc(names, func(s string) bool { return sameName(title, s) }) {
		return true
	}
	letters := lettersOf(title)
	return slices.ContainsFunc(d.hostNames(), func(label string) bool { return label == letters || "the"+label == letters })
}

// lettersOf gives the letters and figures of a name without what parts them, as
// addresses write it.
func lettersOf(name string) string { return strings.ReplaceAll(lang.Plain(name), " ", "") }

// hostNames are the parts of the addresses of a page that may be the name of its site.
func (d *Data) hostNames() (labels []string) {
	for _, address := range []string{d.Canonical, d.tag("og:url"), d.origin} {
		u, err := url.Parse(address)
		if err != nil {
			continue
		}
		for label := range strings.SplitSeq(strings.ToLower(u.Hostname()), ".") {
			if label = strings.ReplaceAll(label, "-", ""); len(label) >= 4 {
				labels = append(labels, label)
			}
		}
	}
	return labels
}

const (
	mostOfSite     = 5 // words of the name of a site in the title of a page
	fewestOfDomain = 5 // letters of the part of an address that such a name may hold
)

// hosts are addresses under which many have their sites.
var hosts = lang.Set("wordpress blogspot github gitlab tumblr medium substack archive forum forums")

// holdsAddress says whether a part of the title of a page holds the name in its address:
// "Office Alderwell" of alderwell.example.
func (d *Data) holdsAddress(part string) bool {
	letters := lettersOf(part)
	return lang.WordCount(part) <= mostOfSite && slices.ContainsFunc(d.hostNames(), func(label string) bool {
		return len(label) >= fewestOfDomain && !hosts[label] && strings.Contains(letters, label)
	})
}

// siteInTitle is the first or the last part of the title of the page, where that is the
// name in its address or holds it.
func (d *Data) siteInTitle() string {
	parts := SiteJoint.Split(d.Title, -1)
	if len(parts) < 2 {
		return ""
	}
	for _, part := range []string{parts[len(parts)-1], parts[0]} {
		if part = strings.Trim(part, " |-–—"); d.isSite(part, nil) || d.holdsAddress(part) {
			return part
		}
	}
	return ""
}

// fileName is what a program writes for a title where nobody gave one.
var fileName = lang.Regexp(`(?i)^\S+\.(?:x?html?|php|aspx?|pdf|docx?|txt|md)$|^[a-z][a-z\d]*(?:[-_][a-z\d]+)*[-_]\d{6,8}$`)

// HoldsTitle says whether a title of a page is a headline or holds it beside
// the name of the site.
func HoldsTitle(title, headline string) bool {
	long, short := lang.Plain(title), lang.Plain(headline)
	if short == "" || long == "" {
		return false
	}
	for part := range slices.Values(SiteJoint.Split(title, -1)) {
		if lang.Plain(part) == short {
			return true
		}
	}
	return long == short || lang.WordCount(headline) >= 2 && strings.Contains(" "+long+" ", " "+short+" ") && len(short)*2 >= len(long)
}

// siteNames are the names that the page gives its site.
func (d *Data) siteNames() []string {
	names := []string{d.tag("og:site_name"), d.tag("application-name"), d.tag("apple-mobile-web-app-title"), d.Work().Text("publisher"), d.tag("citation_journal_title"), d.tag("dc.publisher")}
	for _, o := range d.Linked {
		if o.Is("WebSite", "Organization", "NewsMediaOrganization") {
			names = append(names, o.Text("name"), o.Text("alternateName"))
		}
	}
	names = append(names, append(d.Sites, d.siteOverTitle())...)
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

// siteOverTitle is the name of the site, where the page has it for its headline and the title
// below it, as forums do: the title of the page holds both.
func (d *Data) siteOverTitle() string {
	title, site := cutSite(d.Title)
	is := func(headings []string, plain string) bool {
		return slices.ContainsFunc(headings, func(h string) bool { return lang.Plain(h) == plain })
	}
	if site == "" || !is(slices.Concat(d.Headings, d.InHead), lang.Plain(site)) || !is(d.Below, lang.Plain(title)) {
		return ""
	}
	return site
}

// SiteJoint is what stands between the title of a page and the name of its site.
var SiteJoint = lang.Regexp(`\s+(?:[|–—-]|::|»|«|·|•|/|<)\s+|\s*(?:\||::|•)\s*|\s+»\s*`)

// cutSite parts the title of a page at the last joint in it; without one it gives nothing.
func cutSite(page string) (title, site string) {
	joints := SiteJoint.FindAllStringIndex(page, -1)
	if len(joints) == 0 {
		return "", ""
	}
	last := joints[len(joints)-1]
	return page[:last[0]], page[last[1]:]
}

// withoutSite cuts the name of the site from the end or the start of a title:
// what it is called, or what stands after an upright bar and is short.
func (d *Data) withoutSite(title string, site []string) string {
	for range 3 {
		joints := SiteJoint.FindAllStringIndex(title, -1)
		if len(joints) == 0 {
			break
		}
		last, first := joints[len(joints)-1], joints[0]
		tail, head := title[last[1]:], title[:first[0]]
		bar := strings.ContainsAny(title[last[0]:last[1]], "|»•:")
		named := func(s string) bool {
			return d.isSite(s, nil) || d.holdsAddress(s) || slices.ContainsFunc(site, func(name string) bool {
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

// containersFound gives the journal, the book or the site.
func (d *Data) containersFound(title string) []record.Finding {
	work := d.Work()
	_, blog := d.post()
	part := ""
	for o, depth := work.Object("isPartOf"), 0; o != nil && depth < 5; o, depth = o.Object("isPartOf"), depth+1 {
		if o.Is("Periodical", "Newspaper", "Magazine", "Book", "Blog", "PublicationIssue", "PublicationVolume") && o.Text("name") != "" && !o.Is("PublicationIssue", "PublicationVolume") {
			part = o.Text("name")
		}
	}
	return found("container", []statement{
		{d.tag("citation_journal_title", "citation_conference_title", "citation_inbook_title", "citation_book_title", "bepress_citation_journal_title", "eprints.publication", "citation_journal_abbrev"), record.FromCitation},
		{part, record.FromLinked},
		{d.tag("prism.publicationname", "dc.source"), record.FromDublin},
		{nameOfSite(d.tag("og:site_name")), record.FromOpenGraph},
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
	}, pastDate)
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

var yearFirst = lang.Regexp(`^((?:19|20)\d{2})\b`)

// pastDate reads a date of data, "" for one before 1900 or after tomorrow.
func pastDate(s string) string {
	if s = strings.TrimSpace(s); len(s) > 60 {
		return ""
	}
	iso, ok := date.Parse(s)
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
		{d.tag("citation_doi", "bepress_citation_doi"), record.FromCitation},
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
