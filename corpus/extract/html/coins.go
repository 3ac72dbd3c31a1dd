package html

import (
	"net/url"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
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
	query := xhtml.Attr(n, "title")
	if values, err := url.ParseQuery(strings.ReplaceAll(query, "&amp;", "&")); err == nil && len(query) <= longestCoins {
		d.coins = values
	}
}
