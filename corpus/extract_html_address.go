package corpus

import (
	"net/url"
	"regexp"
	"strings"
)

// addressStated gives the address to cite: the canonical one of the page if it
// is of the site that the page came from, else the address it came from.
func (d *pageData) addressStated(origin string) statement {
	from, err := url.Parse(origin)
	if err != nil || !isWeb(from) {
		from = nil
	}
	for _, s := range []statement{
		{d.canonical, "canonical link"}, {d.tag("og:url"), foundOpenGraph},
		{d.work().text("url"), foundLinked}, {d.work().text("mainEntityOfPage"), foundLinked}, {origin, foundAddress},
	} {
		to, err := url.Parse(s.value)
		if err != nil || s.value == "" || len(s.value) > longestData {
			continue
		}
		if from != nil {
			to = from.ResolveReference(to)
		}
		if !isWeb(to) || from != nil && !standsFor(to, from) {
			continue
		}
		return statement{cleanAddress(to), s.from}
	}
	return statement{}
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
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

var tracking = regexp.MustCompile(`(?i)^(?:utm_|fbclid$|gclid$|dclid$|msclkid$|mc_[ce]id$|igshid$|yclid$|_ga$|_hsenc$|_hsmi$|mkt_tok$|ref_src$|spm$|wt_mc$|at_medium$|at_campaign$|cmpid$|ncid$|smid$|share_?id$|__twitter_impression$)`)

// cleanAddress drops from an address what only says who followed it.
func cleanAddress(u *url.URL) string {
	clean := *u
	clean.Fragment, clean.RawFragment = "", ""
	var kept []string
	for pair := range strings.SplitSeq(clean.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !tracking.MatchString(name) {
			kept = append(kept, pair)
		}
	}
	clean.RawQuery = strings.Join(kept, "&")
	return clean.String()
}
