package html

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Magazines set a line over the title into its headline, which is no part of it.
func TestLineOverTitle(t *testing.T) {
	const prose = `<p>The poles stand a furlong apart, and each of them carries a lamp of its own, which is lit at dusk.</p><p>Who keeps to the left of them walks on gravel, said the harbour master, and who keeps to the right of them swims.</p>`
	for headline, want := range map[string]string{
		`<span class=overline>Open Sea</span> Why the water comes`:                                 "Why the water comes",
		`<span class="story__topic">Open Sea</span> <span>Why the water comes</span>`:              "Why the water comes",
		`<span>Open Sea</span><span class=hidden>:</span><span>Why the water comes</span>`:         "Why the water comes",
		`<a href=/x><span>Open Sea</span><span class=hidden>-</span><span>Why it comes</span></a>`: "Why it comes",
		`<span>Open Sea</span> <span>and why the water comes</span>`:                               "Open Sea and why the water comes",
		`<span class=kicker>Why the water</span> comes`:                                            "Why the water comes",
		`Why the <span class=topic>water</span> comes`:                                             "Why the water comes",
	} {
		page := "<title>" + want + "</title><body><article><h1>" + headline + "</h1>" + prose + "</article>"
		d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Metadata.Title != want {
			t.Errorf("title of %s = %q, want %q", headline, d.Metadata.Title, want)
		}
		if !strings.HasPrefix(d.Text(), "The poles") {
			t.Errorf("text under %s is %q", headline, d.Text())
		}
	}
}

// Where the page tells programs that line as well, it is of the title, and parted from it as
// the page does that.
func TestLineOverTitleStated(t *testing.T) {
	m := recordOfPage(t, `<title>Open Sea: Why the water comes - Courier</title><meta property="og:site_name" content="Courier"><article><h1><span class=overline>Open Sea</span> Why the water comes</h1><p>x</article>`)
	if want := "Open Sea: Why the water comes (page title)"; titleOf(m) != want {
		t.Errorf("title = %q, want %q", titleOf(m), want)
	}
}

// A title that is a quotation keeps the mark that ends it, which sites also set before their names.
func TestQuotationForTitle(t *testing.T) {
	for page, want := range map[string]string{
		`<title>« La marée n'attend pas le pilote » – Le Phare</title><meta property="og:site_name" content="Le Phare"><h1>« La marée n'attend pas le pilote »</h1>`: "« La marée n'attend pas le pilote » (headline)",
		`<title>« Un port – et après ? » | Le Phare</title>`:   "« Un port – et après ? » (page title)",
		`<title>Why the water comes » Harbour Courier</title>`: "Why the water comes (page title)",
	} {
		if m := recordOfPage(t, page+`<article><p>x</article>`); titleOf(m) != want {
			t.Errorf("title of %s = %q, want %q", page, titleOf(m), want)
		}
	}
}

// A title that a program cut short is no title, where the headline has all of it.
func TestTitleCutShort(t *testing.T) {
	m := recordOfPage(t, `<title>Tides</title><meta name="twitter:title" content="How to keep a boat dry on the"><article><h1>How to keep a boat dry on the Tide</h1><p>x</article>`)
	if want := "How to keep a boat dry on the Tide (headline)"; titleOf(m) != want {
		t.Errorf("title = %q, want %q", titleOf(m), want)
	}
}
