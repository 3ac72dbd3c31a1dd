package stated

import (
	"net/url"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/html/linked"
	"footnote/corpus/record"
)

// addressFound gives the address to cite: the canonical one of the page if it
// is of the site that the page came from, else the address it came from.
func (d *Data) addressFound(origin string) record.Finding {
	from, err := url.Parse(origin)
	if err != nil || !corpus.IsWeb(from) {
		from = nil
	}
	for _, s := range []statement{
		{d.Canonical, "canonical link"}, {d.tag("og:url"), record.FromOpenGraph},
		{d.Work().Text("url"), record.FromLinked}, {d.Work().Text("mainEntityOfPage"), record.FromLinked}, {origin, record.FromAddress},
	} {
		to, err := url.Parse(s.value)
		if err != nil || s.value == "" || len(s.value) > linked.Longest {
			continue
		}
		if from != nil {
			to = from.ResolveReference(to)
		}
		if !corpus.IsWeb(to) || from != nil && !standsFor(to, from) {
			continue
		}
		return record.Finding{Field: "url", Value: corpus.CleanAddress(to), From: s.from}
	}
	return record.Finding{}
}

// standsFor says whether an address may be the canonical one of a page: it is of
// the same site, and does not name the whole of it instead of the page.
func standsFor(to, from *url.URL) bool {
	whole := strings.Trim(to.Path, "/") == "" && to.RawQuery == ""
	return siteOf(to) == siteOf(from) && (!whole || strings.Trim(from.Path, "/") == "" && from.RawQuery == "")
}

// siteOf is the host without what stands in front of its last two names, three
// where the second is as short as in "co.uk".
func siteOf(u *url.URL) string {
	names := strings.Split(strings.ToLower(u.Hostname()), ".")
	keep := 2
	if len(names) > 2 && len(names[len(names)-2]) <= 3 && len(names[len(names)-1]) == 2 {
		keep = 3
	}
	return strings.Join(names[max(0, len(names)-keep):], ".")
}
