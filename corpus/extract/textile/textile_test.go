package textile

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"h1. A\n\nh2(#b). C\n\n|_. d |_. e |\n| f | g |\n\n* i\n## j\n\nbc.. k\n\nl\n\np. m[1] \"n\":https://o.example !p.png!\n\nfn1. q\n",
		"h1. A\n{code:x}\nb\n{code}\n{panel:title=c|d=e}f{panel}\n||g||h||\n|i|\nj|\n[k|l] {{m}} -n- +o+ ^p^ ~q~\n",
		"h1. a\n```\n|b\n", "bq.. a\n\nb\n\n###.. c\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}

// Each mark of a row goes, and its words stay.
func TestEveryMarkIsNoticed(t *testing.T) {
	c := converter{notes: map[string]bool{"1": true}}
	for row, want := range map[string]string{
		`see ["the book":https://a.example] here`:        "see the book here",
		`see "the book(of 1911)":https://a.example/b.`:   "see the book.",
		`see "the book":books/ledger.html, page 2`:       "see the book, page 2",
		`see [[Weirs#poles|the poles]] and [[Weirs]]`:    "see the poles and Weirs",
		`see [the book|https://a.example|smart-link]`:    "see the book",
		`ask [~hald] for [^levels.txt]`:                  "ask hald for levels.txt",
		`a !>weir.png(The weir)!:https://a.example b`:    "a  b",
		`a !weir.png|width=300! b`:                       "a  b",
		`run {{weir}} now`:                               "run `weir` now",
		`run @weir -a@, then`:                            "run `weir -a`, then",
		`in ??The Weir??, p. 2`:                          "in The Weir, p. 2",
		`a %{color:red}red% word`:                        "a red word",
		`a +new+ and a -lost- word`:                      "a new and a  word",
		`rye is -cheap- dear, it pays -10- 15 euros`:     "rye is  dear, it pays  15 euros",
		`Wein und -handel, Obst- und Gemüse, -5 to 7- C`: "Wein und -handel, Obst- und Gemüse, -5 to 7- C",
		`10 ^3^ m ^2^ of the weir ^3^`:                   "10<sup>3</sup> m<sup>2</sup> of the weir <sup>3</sup>",
		`m^2^ and H[~2~]O`:                               "m<sup>2</sup> and H<sub>2</sub>O",
		`first\\ second`:                                 "first  second",
		`said[1] and [2]`:                                "said[^1] and [2]",
		`He said "no": nobody came, 5-6 men -- or -5 C.`: `He said "no": nobody came, 5-6 men -- or -5 C.`,
		`at hald@a.example or ines@a.example, 5% + 6%`:   `at hald@a.example or ines@a.example, 5% + 6%`,
	} {
		if got := c.inline(row); got != want {
			t.Errorf("%q becomes %q, want %q", row, got, want)
		}
	}
}

// A cell over several rows or columns moves no other.
func TestCellsOverOthers(t *testing.T) {
	const text = "h1. A\n\n|_. Flour |_. Mill |_. Price |\n|/2. rye | Old | 3 |\n| New | 4 |\n|\\2. sold out | 5 |\n| oats | Old | 6 |\n| ||7|\n"
	d, err := Read(t.Context(), corpus.File{Data: []byte(text)})
	want := "A\n\nFlour | Mill | Price\nrye | Old | 3\nrye | New | 4\nsold out |  | 5\noats | Old | 6\n |  | 7"
	if got := d.Text(); err != nil || got != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

// Every kind of block is read as what it is.
func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"|a|b|":                            "| a | b |\n|---|---|",
		"(#n). |a|b|\n|c|d|\nWords.":       "| a | b |\n|---|---|\n| c | d |\n\nWords.",
		"|a|b|\nand words that end |":      "| a | b |\n|---|---|\n\nand words that end |",
		"words\n|\nwords":                  "words\n|\nwords",
		"|a\n\nb|":                         "|a\n\nb|",
		"|a\nb":                            "|a\nb",
		"||A||B||\n|1|2|":                  "| A | B |\n|---|---|\n| 1 | 2 |",
		"{code}\n*a* +b+\n{code}\n+words+": "```\n*a* +b+\n```\n\n\nwords",
		"pre. +a+":                         "```\n+a+\n```",
		"words\n----\nwords":               "words\n\n---\n\nwords",
		"- weir := a low dam":              "weir: a low dam",
		"h2. Poles":                        "## Poles",
	} {
		c := converter{in: strings.Split(withoutMacros(text), "\n")}
		for c.at < len(c.in) {
			c.block()
		}
		if got := strings.Trim(strings.Join(c.out, "\n"), "\n"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestMacros(t *testing.T) {
	for text, want := range map[string]string{
		"{code:java}\na|b\n{code}":                     "```\na|b\n```",
		"run {noformat}weir{noformat} now":             "run `weir` now",
		"<pre><code class=\"c\">\nweir\n</code></pre>": "```\nweir\n\n```",
		"{{>toc}}":                                        "",
		"{{collapse(More)\nwords\n}}":                     "More\n\nwords",
		"{color:#fff}words{color}":                        "words",
		"{toc:maxLevel=2}{anchor:a}words":                 "words",
		"{panel:bgColor=#fff|title=Decision}words{panel}": "Decision\n\nwords",
		"{expand:More}words{expand}":                      "More\n\nwords",
		"is {status:colour=Green|title=Done} now":         "is Done now",
		"a set {a, b} of words":                           "a set {a, b} of words",
	} {
		if got := strings.TrimSpace(withoutMacros(text)); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestSniff(t *testing.T) {
	for text, want := range map[string]bool{
		"h1. A weir\n\nWords.\n":                                     true,
		"Words.\n\nh2(#a). B\n\nWords.\n\nh3{color:red}. C\n":        true,
		"Words.\n{quote}a{quote}\n{code}b{code}\n":                   true,
		"Words.\n\nh2. B\n":                                          false,
		"On {quote} and {code} in Jira, as one {code} of words.\n":   false,
		"The tags h1. and h2. of pages are headings; h1 is a title.": false,
	} {
		if got := Sniff([]byte(text)); got != want {
			t.Errorf("Sniff(%q) = %v", text, got)
		}
	}
}

// Hundreds of rows that begin a table and end none take no more time than others.
func TestOpenTables(t *testing.T) {
	text := "h1. A\n\n" + strings.Repeat("|a\n", 20000)
	if _, err := Read(t.Context(), corpus.File{Data: []byte(text)}); err != nil {
		t.Fatal(err)
	}
}

// A row of many cells that each go over many others does not grow with both.
func TestManyWideCells(t *testing.T) {
	s := spans{}
	if cells := s.fill(slices.Repeat([]string{`\99/99. a`}, 1000)); len(cells) > 1000+2*mostColumns {
		t.Errorf("%d cells", len(cells))
	}
}
