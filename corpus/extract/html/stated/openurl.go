package stated

import (
	"net/url"
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// coinsTags are the keys of an OpenURL under the names of the citation tags that say
// the same; of two for one the first counts.
var coinsTags = []struct{ tag, key string }{
	{"citation_title", "rft.atitle"}, {"citation_title", "rft.title"}, {"citation_title", "rft.btitle"}, {"citation_journal_title", "rft.jtitle"},
	{"citation_date", "rft.date"}, {"citation_volume", "rft.volume"}, {"citation_issue", "rft.issue"}, {"citation_firstpage", "rft.spage"},
	{"citation_lastpage", "rft.epage"}, {"citation_isbn", "rft.isbn"}, {"citation_publisher", "rft.pub"}, {"citation_author", "rft.au"},
}

// UseOpenURL puts what the OpenURL of a page says beside its tags, where these say nothing.
// One with another title than the page is of a work that the page speaks of.
func (d *Data) UseOpenURL(coins url.Values) {
	title := FirstFilled(coins.Get("rft.atitle"), coins.Get("rft.title"), coins.Get("rft.btitle"))
	if d.Wiki || title == "" || !slices.ContainsFunc(slices.Concat(d.Headings, d.InHead, []string{d.Title}), func(h string) bool { return HoldsTitle(h, title) }) {
		return
	}
	for _, c := range coinsTags {
		if len(d.Tags[c.tag]) > 0 {
			continue
		}
		for _, value := range coins[c.key] {
			Keep(d.Tags, c.tag, value)
		}
	}
	if family := coins.Get("rft.aulast"); family != "" && len(d.Tags["citation_author"]) == 0 {
		Keep(d.Tags, "citation_author", lang.JoinSome(", ", family, coins.Get("rft.aufirst")))
	}
	for _, id := range coins["rft_id"] {
		if doi, found := strings.CutPrefix(id, "info:doi/"); found && d.tag("citation_doi") == "" {
			Keep(d.Tags, "citation_doi", doi)
		}
	}
}
