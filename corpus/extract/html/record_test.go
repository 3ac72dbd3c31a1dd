package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/extract/internal/xhtml"
)

const pageOrigin = "https://www.courier.example/2020/05/06/floods?utm_source=x&id=7#top"

// recordOfPage reads the record of a page with the given head and body.
func recordOfPage(t *testing.T, source string) corpus.Metadata {
	t.Helper()
	root, err := xhtml.Parse(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	apart, _ := aroundText(root)
	m := dataOf(root, apart).Record(pageOrigin)
	return m
}

func TestPageRecord(t *testing.T) {
	for _, test := range []struct {
		name, source, want string
		field              func(corpus.Metadata) string
	}{
		{"headline in the page's title", "<title>The floods – The Courier</title><h1>The floods</h1>", "The floods (headline)", titleOf},
		{"headline that is the site's name", `<title>The floods | The Courier</title><meta property="og:site_name" content="The Courier"><h1>The Courier</h1>`, "The floods (page title)", titleOf},
		{"title with the site's name before it", `<title>The Courier: The floods</title><meta property="og:title" content="The Courier | The floods"><meta property="og:site_name" content="The Courier">`, "The floods (Open Graph)", titleOf},
		{"title below a rubric", `<title>The floods | Letters | The Courier</title><main><h1>Letters</h1><h2>The floods</h2><p>x</main>`, "The floods (page title)", titleOf},
		{"title behind the site and a colon", `<title>The Courier: The floods</title><meta property="og:site_name" content="The Courier">`, "The floods (page title)", titleOf},
		{"title with its subtitle", `<title>The floods</title><h1>The floods</h1><meta name="DC.title" content="The floods: A history">`, "The floods: A history (Dublin Core)", titleOf},
		{"title with a dash of its own", `<title>Floods – a history</title>`, "Floods – a history (page title)", titleOf},
		{"citation tags first", `<title>x</title><meta name=citation_title content="Floods &amp; dikes"><meta property="og:title" content="Other">`, "Floods & dikes (citation_* tags)", titleOf},
		{"headline that is the name in the address", `<title>The floods | Rivertimes</title><link rel=canonical href="https://www.river-times.example/floods"><h1>River Times</h1>`, "The floods (page title)", titleOf},
		{"no title", `<title>Startseite</title><main><h1>Brenne</h1></main>`, "Brenne (headline)", titleOf},
		{"no title before the site's name", `<title>Home | The Courier</title><meta property="og:site_name" content="The Courier"><main><h1>Old fords</h1></main>`, "Old fords (headline)", titleOf},
		{"page of a wiki with a short name", `<title>fords:tar_and_hemp [Ford Wiki]</title><meta name=generator content=DokuWiki><h1><a>Ford Wiki</a></h1><main><h1>Of tar</h1><h1>Of hemp</h1></main>`, "Of tar (headline)", titleOf},
		{"such a page without a headline", `<title>fords:tar_and_hemp [Ford Wiki]</title><meta name=generator content=DokuWiki>`, "tar and hemp (page title)", titleOf},
		{"brackets of no wiki", `<title>fords:hemp [Draft]</title>`, "fords:hemp [Draft] (page title)", titleOf},
		{"old page of Reddit", `<title>Who kept the rope? : fords</title><meta property="og:site_name" content="reddit">`, "Who kept the rope? (page title)", titleOf},
		{"such a title elsewhere", `<title>Who kept the rope : fords</title>`, "Who kept the rope : fords (page title)", titleOf},
		{"part of what is sold", `<script type="application/ld+json">{"@type":"Article","headline":"Floods","isPartOf":[{"@type":["CreativeWork","Product"],"name":"Ford Courier"}]}</script>`, "Ford Courier (JSON-LD)", containerOf},
		{"part of a part of the site", `<script type="application/ld+json">{"@type":"Article","headline":"Floods","isPartOf":{"@type":"WebPage","name":"Floods"}}</script>`, " ()", containerOf},
		{"link to who wrote it, with a card", `<article><h1>Floods</h1><div class="profile-hover-card-target"><a href="https://a.example/@ida">Ida Sund</a></div></article>`, "Sund, Ida (byline)", authorsOfRecord},
		{"OpenURL", `<title>Repository</title><h1>Low Water</h1><span class=Z3988 title="ctx_ver=Z39.88-2004&amp;rft.atitle=Low+Water&amp;rft.jtitle=Review+of+Rivers&amp;rft.au=Ida+Sund&amp;rft.au=Falk%2C+Per&amp;rft.date=2019-05"></span>`, "Sund, Ida; Falk, Per (citation_* tags)", authorsOfRecord},
		{"OpenURL of another work", `<h1>On rivers</h1><span class=Z3988 title="rft.atitle=Low+Water&amp;rft.au=Ida+Sund"></span>`, " ()", authorsOfRecord},
		{"OpenURLs of other works", `<h1>Books</h1><span class=Z3988 title="rft.au=Ida+Sund"></span><span class=Z3988 title="rft.au=Per+Falk"></span>`, " ()", authorsOfRecord},
		{"article of news", `<meta property="og:site_name" content="Northern Light"><meta property="og:type" content="article"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods"}</script>`, "Newspaper article (JSON-LD)", genreOf},
		{"article of a publisher of news", `<meta property="og:site_name" content="Northern Light"><script type="application/ld+json">{"@type":"Article","headline":"Floods","publisher":{"@type":"NewsMediaOrganization","name":"Northern Light"}}</script>`, "Newspaper article (JSON-LD)", genreOf},
		{"front page of news", `<meta property="og:site_name" content="Northern Light"><meta property="og:type" content="website"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods"}</script>`, " ()", genreOf},
		{"news of a broadcaster", `<meta property="og:site_name" content="Northern Radio"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods"}</script>`, " ()", genreOf},
		{"printed page", `<meta property="og:site_name" content="Northern Light"><script type="application/ld+json">{"@type":"Article","headline":"Floods","printPage":"A3"}</script>`, "Newspaper article (JSON-LD)", genreOf},
		{"part of a magazine", `<script type="application/ld+json">{"@type":"Article","headline":"Floods","isPartOf":{"@type":"Magazine","name":"The Long Weekly"}}</script>`, "Magazine article (JSON-LD)", genreOf},
		{"article of a site", `<meta property="og:site_name" content="Northern Light"><script type="application/ld+json">{"@type":"Article","headline":"Floods"}</script>`, " ()", genreOf},
		{"journal without a number", `<meta name=citation_title content="Floods"><meta name=citation_journal_title content="Northern Rivers">`, "Journal article (citation_* tags)", genreOf},
		{"journal with a number", `<meta name=citation_title content="Floods"><meta name=citation_volume content="3"><meta name=citation_journal_title content="Northern Rivers">`, " ()", genreOf},
		{"site with an ISSN", `<meta property="og:site_name" content="Rivers Magazine"><meta name=citation_issn content="1234-5679">`, "Magazine article (citation_* tags)", genreOf},
		{"title of an archive's book", "<title>The Project Gutenberg eBook of Low Water, by Ida Sund</title><h1>Low Water</h1>", "Low Water (headline)", titleOf},
		{"title with a site that holds its address", `<title>How rivers rise - Office Alderwell</title><link rel=canonical href="https://www.alderwell.example/a">`, "How rivers rise (page title)", titleOf},
		{"headline that is worded otherwise than the page's title", `<title>Tides: what they are | The Courier</title><article><h1>Why the water comes twice a day</h1><p>x</article>`, "Why the water comes twice a day (headline)", titleOf},
		{"rubric for a headline", `<title>Why the water comes twice a day</title><article><h1>Our events</h1><p>x</article>`, "Why the water comes twice a day (page title)", titleOf},
		{"salutation for a headline", `<title>Why the water comes</title><article><h1>Dear friends of the tides,</h1><p>x</article>`, "Why the water comes (page title)", titleOf},
		{"two headlines", `<title>Why the water comes</title><article><h1>A first one of four words</h1><h1>A second one of four</h1><p>x</article>`, "Why the water comes (page title)", titleOf},
		{"line over the title in the headline", `<title>Open Sea - Why the water comes</title><meta property="og:title" content="Why the water comes"><h1><span>Open Sea</span> Why the water comes</h1>`, "Why the water comes (Open Graph)", titleOf},
		{"line below the title in the headline", `<title>Why the water comes twice</title><article><h1><span>Why the water comes twice</span> <span>An old question</span></h1><p>x</article>`, "Why the water comes twice (page title)", titleOf},
		{"kicker with a colon", `<title>Why the water comes</title><h1>Tides: Why the water comes</h1>`, "Tides: Why the water comes (headline)", titleOf},
		{"headline that leads to the front page", `<title>Low water | The Tide Post of Alder</title><h1><a href="https://x.example/">The Tide Post of Alder</a></h1>`, "Low water (page title)", titleOf},
		{"headline of a blog in an archive", `<title>Four tides » Blog Archive » Low water</title><h1><a href="/web/2010/http://x.example/">Four tides</a></h1>`, "Low water (page title)", titleOf},
		{"site behind a mark of quotation that stands alone", `<title>A night on the quay « Four Tides</title><h2>A night on the quay</h2><p>x`, "A night on the quay (page title)", titleOf},
		{"word in marks of quotation", `<title>La notion de « marée » dans la langue</title><p>x`, "La notion de « marée » dans la langue (page title)", titleOf},
		{"title in marks of quotation", `<title>«The water comes»*</title>`, "«The water comes»* (page title)", titleOf},
		{"title with nothing but signs beside the site", `<title>** | Tide Media</title><meta property="og:site_name" content="Tide Media">`, " ()", titleOf},
		{"headline that goes on behind the page's title", `<title>The ford of Brenne</title><h1>The ford of Brenne and its poles</h1>`, "The ford of Brenne and its poles (headline)", titleOf},
		{"post of a blog with its name for the headline", `<title>Four Tides</title><h1>Four Tides</h1><h3 class="post-title entry-title">Low water</h3><p>x`, "Low water (headline)", titleOf},
		{"post of a blog in the page's title", `<title>Four Tides: Low water</title><h1><a href="/">Four Tides</a></h1><h3 class=post-title>Low water</h3><p>x`, "Low water (headline)", titleOf},
		{"name of a blog over its post", `<title>Four Tides: Low water</title><h1>Four Tides</h1><h3 class=post-title>Low water</h3><p>x`, "Four Tides (page title)", containerOf},
		{"front page of a blog", `<title>Four Tides</title><h1>Four Tides</h1><h3 class=post-title>Low water</h3><p>x<h3 class=post-title>High water</h3><p>x`, "Four Tides (headline)", titleOf},
		{"post behind an article", `<title>Four Tides</title><h1>Four Tides</h1><p>The water comes twice a day, and nobody on the quay could tell the clerk why it did so.<h3 class=post-title>Low water</h3><p>x`, "Four Tides (headline)", titleOf},
		{"post under another", `<title>Four Tides | The Courier</title><h1>Four Tides</h1><p>x<h3 class=post-title>Low water</h3>`, "Four Tides (headline)", titleOf},
		{"no title", `<p>x`, " ()", titleOf},
		{"name of a page that nobody named", `<title>Untitled Document</title><p>x`, " ()", titleOf},
		{"the same in French", `<title>Document sans titre</title><p>x`, " ()", titleOf},

		{"day of a year", `<meta name=citation_year content=2019><meta property="article:published_time" content="2019-02-03T23:30:00-05:00">`, "2019-02-03 (Open Graph)", issuedOf},
		{"another year", `<meta name=citation_date content="2019/02"><meta property="article:published_time" content="2021-02-03">`, "2019-02 (citation_* tags)", issuedOf},
		{"month of one figure", `<meta name=citation_publication_date content="2016/5">`, "2016-05 (citation_* tags)", issuedOf},
		{"month before the year", `<meta name=citation_publication_date content="05/2016">`, "2016-05 (citation_* tags)", issuedOf},
		{"impossible dates", `<script type="application/ld+json">{"@type":"Article","datePublished":"0001-01-01"}</script><meta name="DC.date" content="2999-01-01">`, "2020-05-06 (address)", issuedOf},
		{"date of the element", `<article><time datetime="2018-07-09">July</time><p>x</article>`, "2018-07-09 (page)", issuedOf},
		{"moment in a title", `<article><abbr class=published title="2018-07-09T10:52:00+02:00">10:52</abbr><p>x</article>`, "2018-07-09 (page)", issuedOf},
		{"line break in JSON-LD", "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"description\":\"low\nwater\",\"datePublished\":\"2018-07-09\"} ;x</script>", "2018-07-09 (JSON-LD)", issuedOf},
		{"dates of other posts", `<aside><ul><li><time datetime="2019-02-03">February</time></ul></aside><article><h1>T</h1><p>Posted on 12 September 2014</p><p>x</article>`, "2020-05-06 (address)", issuedOf},
		{"date at the foot of an article", `<article><h1>T</h1><p>x<footer><time datetime="2019-02-03">February</time></footer></article>`, "2019-02-03 (page)", issuedOf},
		{"date of a change", `<article><time class=updated datetime="2018-07-09">July</time></article>`, "2020-05-06 (address)", issuedOf},

		{"persons of JSON-LD", `<script type="application/ld+json">[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ada Vantongeren"},{"@type":"Person","familyName":"al-Basre","givenName":"Karim"}]}]</script>`, "Vantongeren, Ada; al-Basre, Karim (JSON-LD)", authorsOfRecord},
		{"persons of JSON-LD in one object", `<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":["Ida Sund","Per Falk"]}}</script>`, "Sund, Ida; Falk, Per (JSON-LD)", authorsOfRecord},
		{"publisher of news", `<title>Floods</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods","publisher":{"@type":"Organization","name":"Northern Light"}}</script>`, "Northern Light (JSON-LD)", containerOf},
		{"publisher of news with a site", `<meta property="og:site_name" content="Light Online"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods","publisher":{"@type":"Organization","name":"Northern Light"}}</script>`, "Light Online (Open Graph)", containerOf},
		{"company that publishes news", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Floods","publisher":{"@type":"Organization","name":"Northern Light Ltd"}}</script>`, " ()", containerOf},
		{"publisher of a blog", `<script type="application/ld+json">{"@type":"BlogPosting","headline":"Floods","publisher":{"@type":"Organization","name":"Northern Light"}}</script>`, " ()", containerOf},
		{"an organisation", `<script type="application/ld+json">{"@type":"Report","author":{"@type":"Organization","name":"Ministry of Rivers"}}</script>`, "[Ministry of Rivers] (JSON-LD)", authorsOfRecord},
		{"all who write a wiki", `<meta name=generator content="MediaWiki 1.39"><script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"Autoren des Küstenwikis"}}</script>`, " ()", authorsOfRecord},
		{"newspaper behind names in capitals", `<article><p class=byline>BY IDA SUND AND PER FALK | NORTHPORT GAZETTE</p><p>x</article>`, "Sund, Ida; Falk, Per (byline)", authorsOfRecord},
		{"a person before an organisation", `<script type="application/ld+json">{"@type":"Report","author":{"@type":"Organization","name":"Ministry of Rivers"}}</script><article><p class=byline>By Ada Vantongeren, senior editor</p><p>x</article>`, "Vantongeren, Ada (byline)", authorsOfRecord},
		{"no names", `<meta name=author content=admin><meta property="article:author" content="https://social.example/ada"><meta name=DC.creator content=Redaktion>`, " ()", authorsOfRecord},
		{"one value", `<meta name=author content="By Ada Vantongeren and Sam Deloria Jr.">`, "Vantongeren, Ada; Deloria, Sam, Jr. (meta tags)", authorsOfRecord},
		{"agency after a name", `<meta name=author content="Ada Vantongeren, RVP">`, "Vantongeren, Ada (meta tags)", authorsOfRecord},
		{"desk after a name", `<meta name=author content="Ada Vantongeren, RVP Harbours, Canals, and Locks Project">`, "Vantongeren, Ada (meta tags)", authorsOfRecord},
		{"names in capitals", `<meta name=author content="VANTONGEREN Ada, DELORIA Sam">`, "Vantongeren, Ada; Deloria, Sam (meta tags)", authorsOfRecord},
		{"a site of two names", `<meta name=DC.creator content="Sail &amp; Oar"><meta property="og:site_name" content="Sail &amp; Oar">`, " ()", authorsOfRecord},
		{"an office of two things", `<meta name=author content="Ministry of Rivers and Harbours">`, "[Ministry of Rivers and Harbours] (meta tags)", authorsOfRecord},
		{"names in blocks with a word between", `<article><div class=byline-wrapper><div><a>Ida Sund</a></div> and <div><a>Per Falk</a></div><div>Apr 02, 2022</div></div><p>x</article>`, "Sund, Ida; Falk, Per (byline)", authorsOfRecord},
		{"a name by a mark for tests", `<article><p><a data-testid="authorName">Ida Sund</a><p>x</article>`, "Sund, Ida (byline)", authorsOfRecord},
		{"developers", `<article itemscope><span itemprop=author>River Developers</span><p>x</article>`, "[River Developers] (microdata)", authorsOfRecord},
		{"family first", `<meta name=citation_author content="van der Berg, Jan"><meta name=citation_author content="García Molina, Inés">`, "van der Berg, Jan; García Molina, Inés (citation_* tags)", authorsOfRecord},
		{"a group among persons", `<meta name=citation_author content="van der Berg, Jan"><meta name=citation_author content="Weir Study Group"><meta name=citation_author content="García Molina, Inés">`, "van der Berg, Jan; Weir Study Group; García Molina, Inés (citation_* tags)", authorsOfRecord},
		{"groups among persons in one tag", `<meta name=citation_authors content="Brandvold, Ida; von Lind, Rasmus; Weir Study Group">`, "Brandvold, Ida; von Lind, Rasmus; Weir Study Group (citation_* tags)", authorsOfRecord},
		{"a particle at the front", `<meta name=citation_author content="Brandvold I"><meta name=citation_author content="von Lind RP">`, "Brandvold, I.; von Lind, R. P. (citation_* tags)", authorsOfRecord},
		{"a suffix behind the family name", `<meta name=citation_author content="Ek Jr, Jo"><meta name=citation_author content="Brandvold, Ida, III">`, "Ek, Jo, Jr; Brandvold, Ida, III (citation_* tags)", authorsOfRecord},
		{"a group of Dublin Core among persons", `<meta name=DC.Creator content="Brandvold, Ida"><meta name=DC.Creator content="Weir Study Group">`, "Brandvold, Ida; Weir Study Group (Dublin Core)", authorsOfRecord},
		{"a group among the persons of a report", `<script type="application/ld+json">{"@type":"Report","author":[{"@type":"Organization","name":"Weir Study Group"},{"@type":"Person","name":"Ida Brandvold"}]}</script>`, "Weir Study Group; Brandvold, Ida (JSON-LD)", authorsOfRecord},
		{"an agency beside a journalist", `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ida Brandvold"},{"@type":"Organization","name":"Valley News Agency"}]}</script>`, "Brandvold, Ida (JSON-LD)", authorsOfRecord},
		{"an address in angle brackets", `<meta name=author content="Ida Brandvold &lt;ida@weir.example&gt;">`, "Brandvold, Ida (meta tags)", authorsOfRecord},
		{"the site as author", `<meta name=author content="River Herald"><meta property="og:site_name" content="River Herald">`, " ()", authorsOfRecord},
		{"a date in the byline", `<article><div class=byline>by <span>Ada Vantongeren</span> <time> August 18, 2010 3:21 PM </time></div><p>x</article>`, "Vantongeren, Ada (byline)", authorsOfRecord},
		{"somebody's handle", `<article><p class=meta>Posted by <span class="author vcard"><a class="url fn n">tidegirl</a></span></p><p>x</article>`, "tidegirl (byline, a name that somebody goes by)", authorsOfRecord},
		{"handle of JSON-LD", `<script type="application/ld+json">{"@type":"DiscussionForumPosting","author":{"@type":"Person","name":"tidegirl"}}</script>`, "tidegirl (byline, a name that somebody goes by)", authorsOfRecord},
		{"handle beside a name", `<meta name=author content="Ida Sund"><article><span class="author vcard"><a class=fn>tidegirl</a></span><p>x</article>`, "Sund, Ida (meta tags)", authorsOfRecord},
		{"handle that is the site's name", `<link rel=canonical href="https://tidegirl.example/a"><article><span class="author vcard"><a class=fn>tidegirl</a></span><p>x</article>`, " ()", authorsOfRecord},
		{"named in the box about the author", `<h1>Low water</h1><article><p>A page with a sentence of its own, that is long enough to be told from what others say below it.</p><p>And with another one, which is about as long as the first, so that the box below is a small part of it.</p></article><div class="author-bio"><h3>About Ida Sund</h3><p>She writes of tides.</p></div>`, "Sund, Ida (byline, a box about the author)", authorsOfRecord},
		{"a name in a link for the author", `<article><p><a class=author-link>Ida Sund</a></p><p>x</article>`, "Sund, Ida (byline)", authorsOfRecord},
		{"other items' authors", `<div itemscope itemtype="https://schema.org/Article"><span itemprop=author itemscope><span itemprop=name>Ida Sund</span></span></div><div itemscope itemtype="https://schema.org/Review"><span itemprop=author>Mia Bell</span></div>`, "Sund, Ida (microdata)", authorsOfRecord},
		{"other cards' authors", `<div><p><span itemprop=author>Ida Sund</span></p></div><div><p><span itemprop=author>Mia Bell</span></p></div>`, "Sund, Ida (microdata)", authorsOfRecord},
		{"readers' names", `<p>A page with a sentence of its own, that is long enough to be told from what others say below it.</p><div class=comments><span class=author>Ada Vantongeren</span></div>`, " ()", authorsOfRecord},

		{"canonical link", `<link rel=canonical href="/floods?id=7&utm_medium=y">`, "https://www.courier.example/floods?id=7 (canonical link)", addressOf},
		{"canonical link to the front page", `<link rel=canonical href="/">`, "https://www.courier.example/2020/05/06/floods?id=7 (address)", addressOf},
		{"canonical link to another site", `<link rel=canonical href="https://elsewhere.example/a">`, "https://www.courier.example/2020/05/06/floods?id=7 (address)", addressOf},
		{"script as address", `<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="https://user:pass@www.courier.example/a">`, "https://www.courier.example/2020/05/06/floods?id=7 (address)", addressOf},

		{"journal", `<script type="application/ld+json">{"@type":"ScholarlyArticle","pageStart":"12","pageEnd":"34","identifier":{"@type":"PropertyValue","value":"https://doi.org/10.5555/abc.1"},
			"isPartOf":{"@type":"PublicationIssue","issueNumber":"2","isPartOf":{"@type":"PublicationVolume","volumeNumber":14,"isPartOf":{"@type":"Periodical","name":"Review of Rivers"}}}}</script>`,
			"Review of Rivers 14 2 12–34 10.5555/abc.1 (JSON-LD)", journalOf},
		{"broken JSON-LD", `<script type="application/ld+json">{"@type":"ScholarlyArticle",</script><meta name=citation_journal_title content="Review of Rivers">`, "Review of Rivers     (citation_* tags)", journalOf},
		{"address for a site's name", `<title>The floods</title><meta property="og:site_name" content="https://www.courier.example"><h1>The floods</h1>`, "     ()", journalOf},
		{"site in the page's title, worded otherwise", `<title>How rivers rise - The Courier</title><link rel=canonical href="https://www.thecourier.example/a"><article><h1>The floods and how they came</h1>`, "The Courier     (page title)", journalOf},
		{"site that holds its address", `<title>How rivers rise | Office Alderwell</title><link rel=canonical href="https://www.alderwell.example/a"><article><h1>The floods and how they came</h1>`, "Office Alderwell     (page title)", journalOf},
		{"site before the title", `<title>alderwell » How rivers rise</title><link rel=canonical href="https://alderwell.example/a"><article><h1>The floods and how they came</h1>`, "alderwell     (page title)", journalOf},
		{"a part that is no site", `<title>How rivers rise - a history</title><link rel=canonical href="https://www.alderwell.example/a"><article><h1>The floods and how they came</h1>`, "     ()", journalOf},
		{"a host of many sites", `<title>How rivers rise - My WordPress notes</title><link rel=canonical href="https://alder.wordpress.com/a"><article><h1>The floods and how they came</h1>`, "     ()", journalOf},
		{"DOI of EPrints", `<meta name=eprints.title content="Silt"><meta name=eprints.id_number content="10.5555/silt.7">`, "10.5555/silt.7 (citation_* tags)", func(m corpus.Metadata) string { return m.DOI + " (" + m.Found["doi"] + ")" }},
		{"ISBN", `<meta property="book:isbn" content="978-0-00-000002-6">`, "978-0-00-000002-6 (Open Graph)", func(m corpus.Metadata) string { return m.ISBN + " (" + m.Found["isbn"] + ")" }},
		{"language", `<html lang="pt_BR">`, "pt-BR (page)", func(m corpus.Metadata) string { return m.Language + " (" + m.Found["language"] + ")" }},
	} {
		if got := test.field(recordOfPage(t, test.source)); got != test.want {
			t.Errorf("%s: record(%s) = %q, want %q", test.name, test.source, got, test.want)
		}
	}
}

// What a page says in lines of its own, before or below its text, is of its record.
func TestLinesOfPages(t *testing.T) {
	prose := "<p>The tide turns twice a day, and the harbour fills until the boats lie level with the quay. At low water they lie in the mud.</p>"
	for name, test := range map[string]struct{ body, authors, issued string }{
		"two dates in one line":     {"<h1>Low water</h1><p>Publié le 1er mars 2021 à 10h32 - Mis à jour le 4 mars 2021 à 18h05</p>" + prose, "", "2021-03-01"},
		"labels without a gap":      {"<h1>潮水的故事</h1><div>2021年3月5日 10:12 来源:河谷日报 作者:王小明 责任编辑:李华</div>" + strings.Repeat("<p>下游的船夫在两岸各挂一口钟，敲两下的人必须等第二条船。桥开通以后，钟被取下来，熔化了给新学校用。</p>", 3), "王小明", "2021-03-05"},
		"a list of who and when":    {"<h1>Ebbe und Flut</h1><ul><li>von Ida Sund</li><li>09.03.2021</li></ul>" + prose, "Sund, Ida", "2021-03-09"},
		"a list and a label first":  {"<h1>Low water</h1><ul><li>The sea</li><li>by Ida Sund</li></ul>" + prose, "", ""},
		"somebody who posted it":    {"<h1>Low water</h1><p>Posted by seafox 9.03.2021</p>" + prose, "seafox", "2021-03-09"},
		"state below the text":      {"<h1>Ebbe und Flut</h1>" + prose + "<p>Stand: 05.03.2021</p>", "", "2021-03-05"},
		"headings for who and when": {"<h1>Low water</h1><h3>Por Ida Sund</h3><h4>9 de marzo de 2021</h4>" + prose, "Sund, Ida", "2021-03-09"},
		"two dates in Turkish":      {"<h1>Kuzey feneri</h1><p><span>Yayınlanma: 9 Ağustos 2021 Cuma 11:20</span><span>Güncelleme: 12.08.2021</span></p>" + prose, "", "2021-08-09"},
		"state in French":           {"<h1>Le port</h1><p>Vérifié le 14 mars 2021 - Direction du port</p>" + prose, "", "2021-03-14"},
		"state in Japanese":         {"<h1>北の港</h1><div class=date>更新日：2021年6月3日</div>" + prose, "", "2021-06-03"},
		"a heading of one section":  {"<h1>Low water</h1><h2>Servicios Generales</h2>" + prose, "", ""},
	} {
		f := corpus.File{Name: "a.html", Data: []byte("<!doctype html><html><head><meta charset=utf-8><title>x</title></head><body><main>" + test.body + "</main></body></html>")}
		d, err := ReadSaved(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(d.Metadata.Authors, "; "); got != test.authors || d.Metadata.Issued != test.issued {
			t.Errorf("%s: by %q, of %q, want %q, %q", name, got, d.Metadata.Issued, test.authors, test.issued)
		}
		if text := d.Text(); strings.Contains(text, "2021") {
			t.Errorf("%s: the text is %q", name, text)
		}
	}
}

// What a page says below its headline in a few words is of its text.
func TestStandfirst(t *testing.T) {
	const page = `<!doctype html><html><head><title>Low water - Courier</title></head><body><article><h1>Low water</h1><p class="lead">A rule that nobody made</p><p class="article-lead">The bells were sold in 1894</p>` +
		`<p>The tide turns twice a day, and the harbour fills until the boats lie level with the quay. At low water they lie in the mud.</p><p>When the ice comes, nobody goes out, and the nets hang in the lofts for weeks. The old people mend them by the stove.</p></article></body></html>`
	d, err := ReadSaved(t.Context(), corpus.File{Name: "a.html", Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "A rule that nobody made\n\nThe bells were sold in 1894\n\nThe tide turns"; !strings.HasPrefix(d.Text(), want) {
		t.Errorf("the text is %q, want it to begin %q", d.Text(), want)
	}
}

// A saved page knows where it is from by its own data alone.
func TestSavedPageDate(t *testing.T) {
	for source, want := range map[string]string{
		`<link rel=canonical href="https://www.courier.example/2018/07/09/low-water">`:                                       "2018-07-09 (address)",
		`<meta property="og:url" content="https://www.courier.example/2018/7/9/low-water">`:                                  "2018-07-09 (address)",
		`<div class=top><span class=date>9 July 2018</span></div>`:                                                           "2018-07-09 (byline)",
		`<div class=top><span class=date>9 July 2018</span></div><div class=side><span class=date>11 July 2018</span></div>`: "",
		`<div class=top><p>Published 9 July 2018</p></div>`:                                                                  "2018-07-09 (byline)",
		`<div class=top><p>Last updated: 9 July 2018</p></div>`:                                                              "2018-07-09 (byline)",
		`<div class=top><p>Last updated: 11 July 2018</p><p>Published 9 July 2018</p></div>`:                                 "2018-07-09 (byline)",
		`<aside><span class=date>9 July 2018</span></aside>`:                                                                 "",
	} {
		page := "<body><ul><li><a href=/a>Tides</a><li><a href=/b>Fords</a><li><a href=/c>Tolls</a></ul><article><p>The poles stand a furlong apart, and each of them carries a lamp of its own, which is lit at dusk.</p><p>Who keeps to the left of them walks on gravel, said the harbour master, and who keeps to the right of them swims. The carters paid for half of the lamps, and the harbour office for the others.</p></article><div class=widget>" + source + "</div>"
		d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if d.Metadata.Issued != "" {
			got = issuedOf(d.Metadata)
		}
		if got != want {
			t.Errorf("date of a saved page with %s = %q, want %q", source, got, want)
		}
	}
}

func titleOf(m corpus.Metadata) string { return m.Title + " (" + m.Found["title"] + ")" }
func genreOf(m corpus.Metadata) string { return m.Genre + " (" + m.Found["genre"] + ")" }
func containerOf(m corpus.Metadata) string {
	return m.Container + " (" + m.Found["container"] + ")"
}
func issuedOf(m corpus.Metadata) string  { return m.Issued + " (" + m.Found["issued"] + ")" }
func addressOf(m corpus.Metadata) string { return m.URL + " (" + m.Found["url"] + ")" }

func authorsOfRecord(m corpus.Metadata) string {
	if m.Organisation != "" {
		return "[" + m.Organisation + "] (" + m.Found["organisation"] + ")"
	}
	return strings.Join(m.Authors, "; ") + " (" + m.Found["authors"] + ")"
}

func journalOf(m corpus.Metadata) string {
	return strings.Join([]string{m.Container, m.Volume, m.Issue, m.Pages, m.DOI, "(" + m.Found["container"] + ")"}, " ")
}

// A page that was made from a pattern may declare a language that it is not in.
func TestPageLanguage(t *testing.T) {
	page := "<html lang=en><title>Der Fluss</title><article>" + "<p>Der Fluss war in der Nacht über die Wiesen getreten, und es war nicht zu sehen, wo er sonst mit dem Weg zusammen durch das Tal ging.</p><p>Die Leute vom Hof standen auf dem Hügel und warteten, bis das Wasser wieder fiel, und es wurde Mittag, ehe sie hinunter konnten.</p>" + "</article>"
	d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"de", corpus.FoundInText}, []string{d.Metadata.Language, d.Metadata.Found["language"]}); diff != "" {
		t.Errorf("language of a German page that says en (-want +got):\n%s", diff)
	}
}
