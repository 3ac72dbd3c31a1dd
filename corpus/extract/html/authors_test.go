package html

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A page says in several places who wrote it, and some of them name the site.
func TestWhoWrote(t *testing.T) {
	const (
		person    = `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ida Sund"}}</script>`
		canonical = `<link rel=canonical href="https://www.tidehouse.example/a">`
	)
	for _, test := range []struct{ name, source, want string }{
		{"others name one more", person + `<meta name=author content="Ida Sund, Per Falk">`, "Sund, Ida; Falk, Per (meta tags)"},
		{"what people see names one more", person + `<article><p class=byline>Ida Sund and Per Falk</p><p>x</article>`, "Sund, Ida (JSON-LD)"},
		{"two places agree on others", person + `<meta name=author content="Mia Bell"><article><p class=byline>By Mia Bell</p><p>x</article>`, "Bell, Mia (meta tags)"},
		{"another place names another", person + `<meta name=author content="Mia Bell">`, "Sund, Ida (JSON-LD)"},
		{"one other for, one against", person + `<meta name=author content="Mia Bell"><article><p class=byline>By Ida Sund</p><p>x</article>`, "Sund, Ida (JSON-LD)"},

		{"site written in one word", `<meta name=author content="Tide House"><meta property="og:site_name" content="Tidehouse.example">`, " ()"},
		{"site and more", `<meta name=author content="Jane Crocker Kitchens"><meta property="og:site_name" content="JaneCrocker.example">`, " ()"},
		{"family name of one who has a site", `<meta name=author content="Ida Sund"><meta property="og:site_name" content="The pages of Ida Sund">`, "Sund, Ida (meta tags)"},
		{"one word of the site", `<meta name=author content="Tidehouse"><meta property="og:site_name" content="The Tidehouse of Alder">`, " ()"},
		{"one word of the address", `<meta name=author content="Tidehouse">` + canonical, " ()"},
		{"one word that is short", `<meta name=author content="Ida">` + `<link rel=canonical href="https://www.friday.example/a">`, "Ida (meta tags)"},
		{"owner of a blog", `<link rel=canonical href="https://seafox.wordpress.com/a"><article><span class="author vcard"><a class=fn>seafox</a></span><p>x</article>`, "seafox (byline, a name that somebody goes by)"},
		{"owner of a blog in data", `<link rel=canonical href="https://seafoxes.blogspot.com/a"><span itemscope><span itemprop=author>Seafox</span></span>`, "Seafox (microdata)"},
		{"organisation elsewhere", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Nora Alder"}}</script><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Nora Alder">`, "[Nora Alder] (JSON-LD)"},
		{"end of the page's title", `<title>Fords - Northern Wines and Vinho Alder</title><meta name=author content="Northern Wines and Vinho Alder">`, " ()"},
		{"a person whose site it is", `<script type="application/ld+json">{"@type":"Article","publisher":{"@type":["Person","Organization"],"name":"Ida Sund"},"author":{"@type":["Person","Organization"],"name":"Ida Sund"}}</script>`, "Sund, Ida (JSON-LD)"},
		{"groups among persons", `<meta name=citation_author content="World Weirs"><meta name=citation_author content="Sund, Ida"><meta name=citation_author content="WRO">`, "World Weirs; Sund, Ida; WRO (citation_* tags)"},
		{"two groups", `<meta name=citation_author content="Weir Society"><meta name=citation_author content="Otter Watch">`, "Weir Society; Otter Watch (citation_* tags)"},
		{"two offices", `<meta name=dc.creator content="Ministry of Weirs"><meta name=dc.creator content="Department of Otters">`, "[Ministry of Weirs] (Dublin Core)"},
		{"several in one tag of many", `<meta name=dc.creator content="Ministry of Weirs"><meta name=dc.creator content="Sund, Ida; Falk, Per">`, "Ministry of Weirs; Sund, Ida; Falk, Per (Dublin Core)"},
		{"a group beside a person", `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ida Sund"},{"@type":"Organization","name":"Institute for Weirs"}]}</script>`, "Sund, Ida; Institute for Weirs (JSON-LD)"},
		{"an agency beside a person", `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ida Sund"},{"@type":"Organization","name":"Weir Press Association"}]}</script>`, "Sund, Ida (JSON-LD)"},
		{"label in another language", `<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Sund">`, "Sund, Ida (meta tags)"},
		{"an office with an adjective", `<meta name=author content="Eidgenössisches Departement für Wasser, Wege und Furten">`, "[Eidgenössisches Departement für Wasser, Wege und Furten] (meta tags)"},
		{"one name in two places", `<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"tidegirl"}}</script><article><p class=byline>by tidegirl</p><p>x</article>`, "tidegirl (byline, a name that somebody goes by)"},
	} {
		if got := authorsOfRecord(recordOfPage(t, test.source)); got != test.want {
			t.Errorf("%s: authors of %s = %q, want %q", test.name, test.source, got, test.want)
		}
	}
}

// Apart from its text a page may say who wrote that, and so may the dates above it.
func TestSignedApart(t *testing.T) {
	const (
		around = `<ul><li><a href=/a>Tides</a><li><a href=/b>Fords</a><li><a href=/c>Tolls</a></ul>`
		prose  = `<p>The poles stand a furlong apart, and each of them carries a lamp of its own, which is lit at dusk.</p><p>Who keeps to the left of them walks on gravel, said the harbour master, and who keeps to the right of them swims. The carters paid for half of the lamps, and the harbour office for the others.</p>`
	)
	for name, test := range map[string]struct{ before, above, behind, want string }{
		"an element before the text":     {`<div class=menu><ul class=author><li>Ida Sund</ul></div>`, "", "", "Sund, Ida"},
		"two of them":                    {`<div class=menu><ul class=author><li>Ida Sund</ul><p>x</p><ul class=author><li>Per Falk</ul></div>`, "", "", ""},
		"one behind the text":            {"", "", `<div class=widget><ul class=menu><li><a href=/x>Of mills</a> <span class=author>Ida Sund</span></ul></div>`, ""},
		"somebody who posted it":         {"", "", `<div class=widget><p>Posted by seafox on 9 July 2018</p></div>`, "seafox"},
		"somebody who sent it in":        {"", "", `<div class=widget><p>Submitted by seafox on 9 July 2018</p></div>`, ""},
		"somebody who posted, undated":   {"", "", `<div class=widget><p>Posted by seafox</p></div>`, ""},
		"a name behind the date":         {"", `<p>09.07.2018 - Ida Sund</p>`, "", "Sund, Ida"},
		"a name behind date and time":    {"", `<p>09.07.2018 | 13:10 Uhr | Ida Sund</p>`, "", "Sund, Ida"},
		"a place behind date and a name": {"", `<p>09.07.2018 | Alder Bay | Ida Sund</p>`, "", ""},
		"the site in its text":           {"", `<p>By Nora Alder</p>`, "", ""},
	} {
		page := `<title>Fords</title><meta property="og:site_name" content="NoraAlder.example"><body>` + around + test.before + "<article><h1>The poles of the ford</h1>" + test.above + prose + "</article>" + test.behind
		d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Join(d.Metadata.Authors, "; "); got != test.want {
			t.Errorf("%s: authors = %q, want %q", name, got, test.want)
		}
	}
}

// A time in universal time may be of the day beside that of the place where a page was made.
func TestLocalDay(t *testing.T) {
	for stated, want := range map[string]string{
		"2020-05-07T01:30:00Z":      "2020-05-06 (Open Graph)", // as the address has it
		"2020-05-07T01:30:00-05:00": "2020-05-07 (Open Graph)",
		"2020-05-08T01:30:00Z":      "2020-05-08 (Open Graph)",
	} {
		if got := issuedOf(recordOfPage(t, `<meta property="article:published_time" content="`+stated+`">`)); got != want {
			t.Errorf("day of %s = %q, want %q", stated, got, want)
		}
	}
}
