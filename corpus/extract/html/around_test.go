package html

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// The story of these pages is long enough to be a text of its own.
const story = `<div class=story><h1>The ford is marked again</h1>
<p>The poles stand a furlong apart, and each of them carries a lamp. Who keeps to the left of them walks on gravel, said the harbour master, and who keeps to the right of them swims.</p>
<p>The old ford had been lost in the storm that took the mill. Wagons went round by the bridge, which is eleven miles, and the price of bread in the villages beyond the sound rose by a third.</p>
<p>The carters paid for half of the lamps. They say that they would have paid for all of them, had anybody asked, and that the bread is no cheaper for it.</p></div>`

// many writes a piece of a page several times, with a number for %d.
func many(n int, piece string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, piece, i)
	}
	return b.String()
}

func TestMoreAroundThanText(t *testing.T) {
	const said = " and the sentence that follows goes on for a while, as those of readers and of other articles do, until it is longer than what the page is about"
	for name, test := range map[string]struct {
		body  string
		kept  bool
		words string
	}{
		"cards of other articles":              {story + `<ul class=stream>` + many(30, `<li><h3><a href="/a%d">Where the mill has gone</a></h3><p>The storm took more than the mill,`+said+`.</p></li>`) + `</ul>`, false, "took more than"},
		"comments":                             {story + `<div class=comments>` + many(9, `<div><b>Reader %d</b><p>I have seen the poles,`+said+`.</p></div>`) + `</div>`, false, "seen the poles"},
		"sidebar":                              {story + `<aside>` + many(9, `<p>At %d o'clock the ferry left,`+said+`.</p>`) + `</aside>`, false, "ferry left"},
		"cards that are the text":              {`<div><h1>Nine fords to see</h1><p>All of them can be walked.</p><ul>` + many(9, `<li><h3><a href="https://fords.example/%d">The ford of the sound</a></h3><p>The ford has poles,`+said+`.</p></li>`) + `</ul></div>`, true, "has poles"},
		"notes in a part of their own":         {story + `<ol>` + many(9, `<li><a href="#r%d">Back to the text</a> The mill was of oak,`+said+`.</li>`) + `</ol>`, true, "was of oak"},
		"entries of a length":                  {story + `<div>` + many(9, `<div><h3><a href="/e%d">Entry of the book</a></h3><p>The toll of that day was paid in eggs,`+strings.Repeat(said, 6)+`.</p></div>`) + `</div>`, true, "paid in eggs"},
		"a list of books":                      {story + `<ol>` + many(9, `<li>Sund, Ida: Of mills and fords %d. <a href="https://books.example">A long title of a book</a>, which has told of this before,`+said+`.</li>`) + `</ol>`, true, "told of this"},
		"text in a part that is called widget": {`<h1>The ford is marked again</h1><div class=widget>` + story + `</div>`, true, "on gravel"},
		"text of comments":                     {`<h1>On comments</h1><div class=comments>` + story + `</div>`, true, "on gravel"},
	} {
		d, err := Read(t.Context(), corpus.File{Data: []byte("<title>The ford</title><body>" + test.body)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Contains(d.Text(), test.words); got != test.kept {
			t.Errorf("%s: %q kept = %v", name, test.words, got)
		}
		if !test.kept && !strings.Contains(d.Text(), "on gravel") {
			t.Errorf("%s: the story is lost", name)
		}
	}
}
