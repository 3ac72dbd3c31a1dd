package html

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// threadOf is a thread as programs for forums write it: a post of each writer, whose words are
// given.
func threadOf(posts ...[2]string) string {
	var b strings.Builder
	b.WriteString(`<html><head><title>The nets - Harbour talk</title></head><body><div><div><h1>Harbour talk</h1><p>All about the harbour</p></div><div><h2>The nets</h2><ul><li>Thread starter ida</li></ul>`)
	for i, post := range posts {
		fmt.Fprintf(&b, `<div id="p%d" class="post"><p class="username">%s</p><div class="content">%s</div></div>`, i+1, post[0], post[1])
	}
	return b.String() + `</div></div></body></html>`
}

// A post is of its writer, who is its section: a thread by several has no author, and what a
// post quotes of another is left out.
func TestThreads(t *testing.T) {
	const first = "The nets were tarred in the spring, before the herring came, and nobody remembers who paid for the tar."
	const second = "The owner of the boats paid for the tar, and he never forgot it in all the years that came after that."
	for name, test := range map[string]struct {
		quoted string
		kept   bool
	}{
		"cited":               {`<blockquote><cite>ida wrote:</cite>Who paid in those years?</blockquote>`, false},
		"named in the data":   {`<aside class="quote" data-username="ida"><div>ida:</div><blockquote>Who paid in those years?</blockquote></aside>`, false},
		"named before":        {`<div class="quoteheader">Quote from: ida on 3 May</div><blockquote>nobody remembers who paid for the tar.</blockquote>`, false},
		"the words of a post": {`<blockquote>nobody remembers who paid for the tar.</blockquote>`, false},
		"posts set in one":    {`<blockquote><div class="bbcode_quote">Originally Posted by ida: Who paid in those years?</div>`, false},
		"of a book":           {`<blockquote>Tar is dear in the years of war, says the book of the harbour.</blockquote>`, true},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.html", Data: []byte(threadOf([2]string{"ida", first}, [2]string{"perfalk", test.quoted + second}))})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var text []string
		for _, b := range d.Blocks {
			text = append(text, b.Text)
		}
		got := strings.Join(text, "|")
		if !test.kept && got != "ida|"+first+"|perfalk|"+second || test.kept && !strings.Contains(got, "|Tar is dear") {
			t.Errorf("%s: %q", name, got)
		}
		if d.Metadata.Authors != nil || d.Metadata.Organisation != "" || d.Metadata.Title != "The nets" {
			t.Errorf("%s: %q by %q, %q", name, d.Metadata.Title, d.Metadata.Authors, d.Metadata.Organisation)
		}
	}
}

// What data says of the author is of the first post alone.
func TestThreadStarter(t *testing.T) {
	const data = `<script type="application/ld+json">{"@type":"DiscussionForumPosting","author":{"@type":"Person","name":"ida"}}</script>`
	const words = "The nets were tarred in the spring, before the herring came, and nobody remembers who paid for the tar."
	for writer, want := range map[string]string{"perfalk": "", "ida": "ida"} {
		page := data + threadOf([2]string{"ida", words}, [2]string{writer, strings.ReplaceAll(words, "nets", "boats")})
		d, err := Read(t.Context(), corpus.File{Name: "a.html", Data: []byte(page)})
		if err != nil || strings.Join(d.Metadata.Authors, "|") != want {
			t.Errorf("answered by %s: by %q, %v", writer, d.Metadata.Authors, err)
		}
	}
}

// The title of a thread is not what the page does with it.
func TestTitleOfThread(t *testing.T) {
	const words = "The nets were tarred in the spring, before the herring came, and nobody remembers who paid for the tar."
	thread := threadOf([2]string{"ida", words}, [2]string{"perfalk", strings.ReplaceAll(words, "nets", "boats")})
	thread = strings.ReplaceAll(strings.ReplaceAll(thread, "<h1>Harbour talk</h1>", ""), "<h2>The nets</h2>", "")
	for title, want := range map[string]string{
		"Harbour talk - View topic - The nets":      "The nets",
		"View topic - The nets":                     "The nets",
		"Harbour talk • Thema anzeigen - Die Netze": "Die Netze",
		"How to view topic maps":                    "How to view topic maps",
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.html", Data: []byte(strings.Replace(thread, "The nets - Harbour talk", title, 1))})
		if err != nil || d.Metadata.Title != want {
			t.Errorf("%s: %q, %v", title, d.Metadata.Title, err)
		}
	}
}
