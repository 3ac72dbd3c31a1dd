package html

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/split"
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

// A question and its answers are posts, wherever they stand; what comes behind the last one
// is of the site.
func TestQuestionAndAnswers(t *testing.T) {
	stated := func(kind, name, text string) string {
		return `<div class="` + kind + `" id="` + kind + `"><div class=votes>12</div><div class=post-text itemprop=text><p>` + text + `</p></div><div class=user itemprop=author itemscope><a>` + name + `</a><span itemprop=name>` + name + `</span><b>1,204</b></div></div>`
	}
	named := func(kind, name, text string) string {
		return `<div class="` + kind + `" id="` + kind + `"><div class=votes>12</div><div class="cell"><div class=post-text><p>` + text + `</p></div></div><div class=user-card>` + kind + `ed <a href="/q/1">Mar 3, 2020</a> at 9:12 <a>` + name + `</a><b>1,204</b></div></div>`
	}
	for name, post := range map[string]func(kind, name, text string) string{"stated": stated, "named": named} {
		t.Run(name, func(t *testing.T) { questionAndAnswers(t, post) })
	}
}

func questionAndAnswers(t *testing.T, post func(kind, name, text string) string) {
	page := `<title>Why are nets tarred?</title><main><div><h1>Why are nets tarred?</h1>` + post("question", "sedge", "The nets in the museum smell of tar. Was that done to keep them from rotting, or for the colour?") +
		`<div id=answers><h2>2 answers</h2>` + post("answer", "osier", "It keeps the water out of the fibre, and it was done each spring before the herring came.") +
		post("answer other", "quern", "The colour had a use as well, for fish do not see brown nets in brown water.") + `</div><h2>Your answer</h2><p>Thanks for answering! Please stay with the question.</p></div></main>`
	d, err := Read(t.Context(), corpus.File{Name: "a.html", Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range split.Split(d) {
		got = append(got, p.Section+": "+lang.FirstWord(p.Text))
	}
	if want := []string{"sedge: The", "osier: It", "quern: The"}; !slices.Equal(got, want) {
		t.Errorf("the posts are %q, want %q", got, want)
	}
}
