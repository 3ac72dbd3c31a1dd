package stated

import (
	"net/url"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// sameName says whether a name is that of the site.
func sameName(name, site string) bool {
	key := keyOf(name)
	return key != "" && key == keyOf(site)
}

// keyOf is a name as it is compared: whatever the order and the case of its words.
func keyOf(name string) string {
	words := strings.Fields(lang.Plain(name))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// isJoinedSite says whether a value is the name of the site and looks like
// several names: "Sail & Oar".
func (d *Data) isJoinedSite(value string) bool {
	return record.ListJoint.MatchString(value) && (strings.HasSuffix(d.Title, " "+value) || slices.ContainsFunc(d.siteNames(), func(name string) bool { return sameName(value, name) }))
}

// fewestOfName is the letters from which a name that holds another, or is held by it, is
// more than by chance like it.
const fewestOfName = 5

// isNameOfSite says whether somebody who is named "Family, Given" is the site: by its
// name, however that parts its words, by a name of one word that shares its letters with
// that or with the address, or by a name of several words of which the first are those of
// the site: "Lebensmittel Praxis", "SailBlog" of The SailBlog, "Jane Crocker Kitchens" of
// janecrocker.example.
func (d *Data) isNameOfSite(person string, site []string) bool {
	family, given, _ := strings.Cut(person, ", ")
	words := strings.Fields(lang.Plain(given + " " + family))
	letters := strings.Join(words, "")
	if d.ownsBlog(person) {
		return false
	}
	if slices.ContainsFunc(site, func(name string) bool { return sameName(person, name) }) {
		return true
	}
	if len(letters) < fewestOfName {
		return false
	}
	holds := func(name string) bool {
		return len(words) == 1 && len(name) >= fewestOfName && (strings.Contains(name, letters) || strings.Contains(letters, name))
	}
	return slices.ContainsFunc(site, func(name string) bool {
		name = lettersOf(domainEnd.ReplaceAllString(name, ""))
		for n := 2; n <= len(words); n++ {
			if strings.Join(words[:n], "") == name {
				return true
			}
		}
		return holds(name)
	}) || slices.ContainsFunc(d.hostNames(), holds)
}

// domainEnd is how an address ends that is the name of a site: "sail.example".
var domainEnd = lang.Regexp(`\.\p{L}{2,10}$`)

// ownsBlog says whether a name of one word is that under which somebody has a blog at a
// host of many: "seafox" at seafox.wordpress.com.
func (d *Data) ownsBlog(name string) bool {
	labels := d.hostNames()
	return slices.ContainsFunc(labels, func(label string) bool { return hosts[label] }) &&
		slices.ContainsFunc(labels, func(label string) bool { return strings.HasPrefix(label, lettersOf(name)) })
}

// WithoutSite leaves out of a record the authors whom the words of the page name, not its
// data, who are the site.
func (d *Data) WithoutSite(m *corpus.Metadata) {
	if from := m.Found["authors"]; from != record.FromAside && !strings.HasPrefix(from, corpus.FoundInText) {
		return
	}
	site := []string{m.Container, m.Publisher, d.tag("og:site_name")}
	if m.Authors = slices.DeleteFunc(m.Authors, func(name string) bool { return d.isNameOfSite(name, site) }); len(m.Authors) == 0 {
		delete(m.Found, "authors")
	}
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

// siteOverTitle is the name of the site or of a part of it, where the page has it for its headline
// and the title below it, as forums do: the title of the page holds both.
func (d *Data) siteOverTitle() string {
	is := func(headings []string, plain string) bool {
		return slices.ContainsFunc(headings, func(h string) bool { return lang.Plain(h) == plain })
	}
	parts := SiteJoint.FindAllStringIndex(d.Title, -1)
	for i, at := range parts {
		end := len(d.Title)
		if i+1 < len(parts) {
			end = parts[i+1][0]
		}
		if site := d.Title[at[1]:end]; site != "" && is(slices.Concat(d.Headings, d.InHead), lang.Plain(site)) && is(d.Below, lang.Plain(d.Title[:at[0]])) {
			return site
		}
	}
	return ""
}
