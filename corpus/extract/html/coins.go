package html

import (
	"net/url"
	"slices"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// Repositories put an OpenURL (ANSI/NISO Z39.88) into the title of an empty element of
// the class Z3988, for the programs of those who collect references (COinS).

// longestCoins bounds the bytes of an OpenURL.
const longestCoins = 8 << 10

// readCoins keeps the one of a page. A page with several lists other works.
func (d *pageData) readCoins(n *xhtml.Node) {
	if !strings.EqualFold(xhtml.Attr(n, "class"), "Z3988") {
		return
	}
	if d.coinsSeen++; d.coinsSeen > 1 {
		d.coins = nil
		return
	}
	stated := xhtml.Attr(n, "title")
	if values, err := url.ParseQuery(strings.ReplaceAll(stated, "&amp;", "&")); err == nil && len(stated) <= longestCoins {
		d.coins = values
	}
}

// coinsTags are the keys of an OpenURL under the names of the citation tags that say
// the same; of two for one the first counts.
var coinsTags = []struct{ tag, key string }{
	{"citation_title", "rft.atitle"}, {"citation_title", "rft.title"}, {"citation_title", "rft.btitle"}, {"citation_journal_title", "rft.jtitle"},
	{"citation_date", "rft.date"}, {"citation_volume", "rft.volume"}, {"citation_issue", "rft.issue"}, {"citation_firstpage", "rft.spage"},
	{"citation_lastpage", "rft.epage"}, {"citation_isbn", "rft.isbn"}, {"citation_publisher", "rft.pub"}, {"citation_author", "rft.au"},
}

// useCoins puts what the OpenURL of a page says beside its tags, where these say nothing.
// One with another title than the page is of a work that the page speaks of.
func (d *pageData) useCoins() {
	title := firstFilled(d.coins.Get("rft.atitle"), d.coins.Get("rft.title"), d.coins.Get("rft.btitle"))
	if d.wiki || title == "" || !slices.ContainsFunc(slices.Concat(d.headings, d.inHead, []string{d.title}), func(h string) bool { return holdsTitle(h, title) }) {
		return
	}
	for _, c := range coinsTags {
		if len(d.tags[c.tag]) > 0 {
			continue
		}
		for _, value := range d.coins[c.key] {
			keep(d.tags, c.tag, value)
		}
	}
	if family := d.coins.Get("rft.aulast"); family != "" && len(d.tags["citation_author"]) == 0 {
		keep(d.tags, "citation_author", lang.JoinSome(", ", family, d.coins.Get("rft.aufirst")))
	}
	for _, id := range d.coins["rft_id"] {
		if doi, found := strings.CutPrefix(id, "info:doi/"); found && d.tag("citation_doi") == "" {
			keep(d.tags, "citation_doi", doi)
		}
	}
}
