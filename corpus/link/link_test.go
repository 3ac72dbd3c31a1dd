package link

import (
	"net/url"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/lang"
)

func TestLocatorString(t *testing.T) {
	for _, test := range []struct {
		l    corpus.Locator
		want string
	}{
		{corpus.Locator{}, ""},
		{corpus.Locator{Paragraph: 4}, "¶ 4"},
		{corpus.Locator{Page: 12}, "p. 12"},
		{corpus.Locator{Page: 12, Paragraph: 2}, "p. 12, ¶ 2"},
		{corpus.Locator{Page: 28, Label: "25"}, "p. 25 (PDF page 28)"},
		{corpus.Locator{Page: 28, Label: "28"}, "p. 28"},
		{corpus.Locator{Page: 28, LastPage: 29, Paragraph: 2}, "pp. 28–29, ¶ 2"},
		{corpus.Locator{Page: 28, Label: "28", LastPage: 29, LastLabel: "29"}, "pp. 28–29"},
		{corpus.Locator{Page: 28, Label: "25", LastPage: 29, LastLabel: "26"}, "pp. 25–26 (PDF pages 28–29)"},
		{corpus.Locator{Page: 28, Label: "25", LastPage: 29, LastLabel: "25"}, "p. 25 (PDF pages 28–29)"},
		{corpus.Locator{Label: "xii", LastLabel: "xiv", Section: "Preface"}, "pp. xii–xiv, § Preface"},
		{corpus.Locator{Label: "xii", Section: "Preface"}, "p. xii, § Preface"},
		{corpus.Locator{Page: 3, Label: " \n"}, "p. 3"},
		{corpus.Locator{Section: "2.1. Title", Paragraph: 3}, "§ 2.1. Title, ¶ 3"},
		{corpus.Locator{Section: "2. Part > 2.1. Title", Paragraph: 3}, "§ 2.1. Title, ¶ 3"},
		{corpus.Locator{Section: "2 Part > 2.1.3 Title"}, "§ 2.1.3 Title"},
		{corpus.Locator{Section: "Part II > 3. Title"}, "§ Part II > 3. Title"},
		{corpus.Locator{Section: "Part II > 2019 and after"}, "§ Part II > 2019 and after"},
		{corpus.Locator{Section: "Part II > Title", Page: 5, Paragraph: 1}, "p. 5, § Part II > Title, ¶ 1"},
		{corpus.Locator{Section: " \n"}, ""},
		{corpus.Locator{Section: "A\nB"}, "§ A B"},
		{corpus.Locator{Page: -1, Paragraph: -1}, ""},
	} {
		if got := test.l.String(); got != test.want {
			t.Errorf("%#v.String() = %q, want %q", test.l, got, test.want)
		}
	}
}

const riverText = "The river rises in the northern hills and runs for a hundred miles through dry land, where it turns to the sea."

func TestLink(t *testing.T) {
	const page = "https://example.org/rivers"
	const riverLink = page + "#:~:text=The%20river%20rises%20in%20the%20northern,where%20it%20turns%20to%20the%20sea"
	const from, middle, to = "北方的河水从高山上一直流出来", "它穿过干旱的土地", "最后它转向东边流进大海里去了"
	pdf := corpus.Locator{Page: 7}
	for _, test := range []struct {
		name      string
		url       string
		mediaType string
		locator   corpus.Locator
		text      string
		want      string
	}{
		{"no address", "", "text/html", corpus.Locator{}, riverText, ""},
		{"page", page, "text/html", corpus.Locator{}, riverText, riverLink},
		{"page with set of characters", page, "text/html; charset=utf-8", corpus.Locator{}, riverText, riverLink},
		{"unknown type", page, "", corpus.Locator{}, riverText, riverLink},
		{"pasted", page, "text/plain", corpus.Locator{}, riverText, riverLink},
		{"Markdown", page, "text/markdown", corpus.Locator{}, riverText, riverLink},
		{"XHTML", page, "application/xhtml+xml", corpus.Locator{}, riverText, riverLink},
		{"book", page, "application/epub+zip", corpus.Locator{}, riverText, page},
		{"spaces around", " " + page + "\n", "text/html", corpus.Locator{}, riverText, riverLink},
		{"PDF", page, "application/pdf", pdf, riverText, page + "#page=7"},
		{"PDF with a fragment", page + "#toc", "application/pdf", pdf, riverText, page + "#page=7"},
		{"PDF without page", page, "application/pdf", corpus.Locator{}, riverText, page},
		{"text of a PDF", page + ".PDF", "text/plain", corpus.Locator{}, riverText, page + ".PDF"},
		{"fragment", page + "#sources", "text/html", corpus.Locator{}, "Short text.", page + "#sources:~:text=Short%20text"},
		{"text fragment", page + "#sources:~:text=old", "text/html", corpus.Locator{}, "Short text.", page + "#sources:~:text=Short%20text"},
		{"query", page + "?a=1&b=2", "text/html", corpus.Locator{}, "Short text.", page + "?a=1&b=2#:~:text=Short%20text"},
		{"marks of the directive", page, "text/html", corpus.Locator{}, "A north-south, east & west #1 50% + more", page +
			"#:~:text=A%20north%2Dsouth%2C%20east%20%26%20west%20%231%2050%25%20%2B%20more"},
		{"marks outside", page, "text/html", corpus.Locator{}, "“… Can’t it be 3.5?” (No.)", page + "#:~:text=Can%E2%80%99t%20it%20be%203.5%3F%E2%80%9D%20%28No"},
		{"paragraphs", page, "text/html", corpus.Locator{}, "A first one.\n\nThe second.\n\nAnd the last paragraph of them.", page +
			"#:~:text=A%20first%20one,And%20the%20last%20paragraph%20of%20them"},
		{"table", page, "text/html", corpus.Locator{}, "Town | River\nAda | Blue Water", page + "#:~:text=Town,Blue%20Water"},
		{"number of an item", page, "text/html", corpus.Locator{}, "Do this:\n\n1. Cut the leaves and leave them.\n\n12. Dry", page + "#:~:text=Do%20this,Dry"},
		{"marks of notes between sentences", page, "text/html", corpus.Locator{}, "Estuaries fill from both ends. The river brings silt. The sea brings sand, and where they meet, they lie in layers.", page +
			"#:~:text=Estuaries%20fill%20from%20both%20ends,where%20they%20meet%2C%20they%20lie%20in%20layers"},
		{"line of marks", page, "text/html", corpus.Locator{}, "***\nShort text.\n—", page + "#:~:text=Short%20text"},
		{"no words", page, "text/html", corpus.Locator{}, "… — !", page},
		{"empty", page, "text/html", corpus.Locator{}, "", page},
		{"Chinese", page, "text/html", corpus.Locator{}, from + "，" + strings.Repeat(middle+"。", 5) + to + "。", page +
			"#:~:text=" + url.PathEscape(from+"，"+middle) + "," + url.PathEscape(middle+"。"+to)},
		{"no spaces", page, "text/html", corpus.Locator{}, strings.Repeat("河", 200), page},
		{"long address", page + "?" + strings.Repeat("a", 500), "text/html", corpus.Locator{}, riverText, page + "?" + strings.Repeat("a", 500)},
		{"script", "javascript:alert(1)", "text/html", corpus.Locator{}, riverText, ""},
		{"file", "file:///etc/passwd", "text/html", corpus.Locator{}, riverText, ""},
		{"no host", "https:///rivers", "text/html", corpus.Locator{}, riverText, ""},
		{"bare host", "example.org/rivers", "text/html", corpus.Locator{}, riverText, ""},
		{"capitals", "HTTPS://example.org/", "application/pdf", corpus.Locator{}, riverText, "https://example.org/"},
		{"bad escape", "https://example.org/%zz", "text/html", corpus.Locator{}, riverText, ""},
	} {
		s := corpus.Source{Metadata: corpus.Metadata{URL: test.url}, MediaType: test.mediaType}
		if got := To(s, corpus.Passage{Locator: test.locator, Text: test.text}); got != test.want {
			t.Errorf("%s: Link = %q, want %q", test.name, got, test.want)
		}
		if s.Genre = corpus.StudyNote; test.want != "" && strings.Contains(To(s, corpus.Passage{Text: test.text}), ":~:text=T") {
			t.Errorf("%s: Link of a study note has a text fragment", test.name)
		}
	}
}

// Whatever the text, a link fits a button and its words stand in the text, in
// order.
func FuzzLink(f *testing.F) {
	for _, text := range append(corpustest.Hostile, riverText, "a-b,c&d\n\ne | f", strings.Repeat("слово ", 40), strings.Repeat("河水。", 60)) {
		f.Add(text)
	}
	const page = "https://example.org/rivers"
	f.Fuzz(func(t *testing.T, text string) {
		link := To(corpus.Source{Metadata: corpus.Metadata{URL: page}}, corpus.Passage{Text: text})
		if len(link) > maxLink {
			t.Errorf("Link has %d bytes, want at most %d", len(link), maxLink)
		}
		directive, ok := strings.CutPrefix(link, page+"#:~:text=")
		if !ok {
			if link != page {
				t.Errorf("Link = %q", link)
			}
			return
		}
		rest := lang.Squeeze(text)
		for term := range strings.SplitSeq(directive, ",") {
			words, err := url.PathUnescape(term)
			_, after, found := strings.Cut(rest, words)
			if err != nil || !found || words == "" {
				t.Fatalf("Link = %q: %q is not in %q, %v", link, words, rest, err)
			}
			rest = after
		}
	})
}
