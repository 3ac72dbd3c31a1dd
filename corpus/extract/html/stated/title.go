package stated

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

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
				if whole := d.tag("dc.title", "dcterms.title"); strings.HasPrefix(whole, h+": ") { // with its subtitle
					return statement{whole, record.FromDublin}
				}
				return d.withoutAround(h, stated, site)
			}
		}
	}
	if h := d.printed(site); h != "" && !d.isSite(h, site) {
		return d.withoutAround(h, stated, site)
	}
	for _, s := range stated {
		if title := d.withoutSite(s.value, site); lang.Plain(title) != "" && !fileName.MatchString(title) && !noTitle()[lang.Plain(title)] && !d.isSite(title, site) {
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
// often worded for search. Where that is no title, such as "Home", or the short name of a
// page in a wiki, any headline will do.
func (d *Data) printed(site []string) string {
	only := slices.DeleteFunc(lang.Unique(d.PrintedAll), func(h string) bool { return d.shortName && d.isSite(h, site) })
	if d.shortName && len(only) > 0 {
		return only[0]
	}
	if len(only) == 1 && (lang.WordCount(only[0]) >= fewestPrinted || noTitle()[lang.Plain(d.withoutSite(d.Title, site))]) && !strings.HasSuffix(only[0], ",") {
		return only[0]
	}
	return ""
}

var (
	// wikiTitle is how DokuWiki calls a page: "keeping:the_lamp [Coast Wiki]".
	wikiTitle = lang.Regexp(`^(?:[^\s:\[\]]+:)*([^\s:\[\]]+) \[([^\[\]]+)\]$`)
	// redditTitle is how the old pages of Reddit do: "Who kept the lamp? : coasthistory".
	redditTitle = lang.Regexp(`^(\S.*) : \w{2,21}$`)
)

// writtenTitle writes the title of the page as others do, where a program has a way of its own.
func (d *Data) writtenTitle() {
	if m := wikiTitle.FindStringSubmatch(d.Title); m != nil && strings.HasPrefix(strings.ToLower(d.tag("generator")), "dokuwiki") {
		d.Title, d.shortName = strings.ReplaceAll(m[1], "_", " ")+" | "+m[2], true
		d.Sites = append(d.Sites, m[2])
	}
	if m := redditTitle.FindStringSubmatch(d.Title); m != nil && (strings.EqualFold(d.tag("og:site_name"), "reddit") || slices.Contains(d.hostNames(), "reddit")) {
		d.Title = m[1]
	}
}

// fewestAlone is the words of a title that the page tells programs without what its
// headline has around it.
const fewestAlone = 3

// withoutAround gives the title of a headline that holds a line above or below the title,
// where the page tells programs that alone: "Open Sea" over "Why tides come twice". What
// ends in a colon goes on in the title.
func (d *Data) withoutAround(headline string, stated []statement, site []string) statement {
	whole := lang.Plain(d.Whole[headline])
	for _, s := range stated {
		title := d.withoutSite(s.value, site)
		if whole != "" && lang.Plain(title) == whole { // the page itself has that line in its title
			return statement{title, s.from}
		}
		if lang.WordCount(title) < fewestAlone || len(title) >= len(headline) || lang.IsFunctionWord(strings.ToLower(lang.LastWord(title))) { // cut short
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

// fileName is what a program writes for a title where nobody gave one.
var fileName = lang.Regexp(`(?i)^\S+\.(?:x?html?|php|aspx?|pdf|docx?|txt|md)$|^[a-z][a-z\d]*(?:[-_][a-z\d]+)*[-_]\d{6,8}$`)

// noTitle is what programs and templates call a page that nobody gave a title.
var noTitle = lang.PhraseSet("no-titles")

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

// SiteJoint is what stands between the title of a page and the name of its site.
var SiteJoint = lang.Regexp(`\s+(?:[|–—-]|::|»|«|·|•|/|<)\s+|\s*(?:\||::|•)\s*|\s+»\s*`)

// quotation is what stands in marks that sites also set alone before their names: "La notion de
// « marée »".
var quotation = lang.Regexp(`«[^«»]*»`)

// siteJoints finds such joints in a title, but for what is inside a quotation or ends it.
func siteJoints(title string) [][]int {
	return SiteJoint.FindAllStringIndex(quotation.ReplaceAllStringFunc(title, func(s string) string { return strings.Repeat("x", len(s)) }), -1)
}

// cutSite parts the title of a page at the last joint in it; without one it gives nothing.
func cutSite(page string) (title, site string) {
	joints := siteJoints(page)
	if len(joints) == 0 {
		return "", ""
	}
	last := joints[len(joints)-1]
	return page[:last[0]], page[last[1]:]
}

// shownTopic is what forums write before the title of a thread: their name, and what the page does.
var shownTopic = lang.Regexp(`(?i)^(?:.{1,80}?\s[-•·|]\s)?` + lang.LongestOf("topic-shown") + `\s[-•·|]\s+(\S)`)

// withoutSite cuts the name of the site from the end or the start of a title:
// what it is called, or what stands after an upright bar and is short.
func (d *Data) withoutSite(title string, site []string) string {
	title = shownTopic.ReplaceAllString(title, "$1")
	for _, name := range site {
		if rest, found := strings.CutPrefix(title, name+": "); found {
			return rest
		}
	}
	for range 3 {
		joints := siteJoints(title)
		if len(joints) == 0 {
			break
		}
		last, first := joints[len(joints)-1], joints[0]
		tail, head := title[last[1]:], title[:first[0]]
		joint := title[last[0]:last[1]]
		bar := strings.ContainsAny(joint, "|•:«»")
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

// uncut gives a title whole that a mark of quotation in it has ended, where another that the
// page states goes on with that: content="A weir called "old"".
func (d *Data) uncut(title string) string {
	site := d.siteNames()
	for _, other := range []string{d.Title, d.Work().Text("headline"), d.tag("twitter:title")} {
		other = d.withoutSite(other, site)
		if rest, longer := strings.CutPrefix(other, title); longer && title != "" && strings.HasPrefix(strings.TrimLeft(rest, " "), `"`) {
			return other
		}
	}
	return title
}

// dateFirst is a date with its day before a title.
var dateFirst = lang.Regexp(`^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})\s*[-–—:|]\s+(\S.*\s\S.*)$`)

// withoutDate parts the date from a title that begins with it, as the lists of news have it.
func withoutDate(title string) (string, record.Finding) {
	m := dateFirst.FindStringSubmatch(title)
	if m == nil {
		return title, record.Finding{}
	}
	iso, ok := date.Whole(m[1])
	if !ok {
		return title, record.Finding{}
	}
	return m[2], record.Finding{Field: "issued", Value: iso, From: record.FromHeadline}
}
