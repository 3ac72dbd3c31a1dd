package markdown

import (
	"strings"
	"testing"
)

// Every mark that is rewritten has a row here, which comes out otherwise without it.
func TestEveryRewritingIsNoticed(t *testing.T) {
	cases := map[string][2]string{
		"embedded file":                {"before ![[quay.png]] after", "before  after"},
		"tag of several words":         {"the fish #[[fish market]]", "the fish"},
		"named link":                   {"see [[Ledger|the book]]", "see the book"},
		"link inside the note":         {"see [[#The fire]]", "see The fire"},
		"link to a part of a note":     {"see [[Ledger#1752]]", "see Ledger, 1752"},
		"link to a note":               {"see [[Ledger]]", "see Ledger"},
		"comment":                      {"the fish %%why%% came", "the fish  came"},
		"reference to a block":         {"see ((63f1a2b3-0000-4000-8000-000000000000))", "see "},
		"hidden word":                  {"he wrote {{cloze small}}", "he wrote small"},
		"query":                        {"now {{query (and [[a]] {b})}}", "now "},
		"template":                     {"now {% include toc.html %} then", "now  then"},
		"field in the text":            {"the rule [source:: receipts] was kept", "the rule receipts was kept"},
		"template of the program":      {"now <% tp.date.now() %> then", "now  then"},
		"name of a block":              {"the fish came ^a1-b2", "the fish came"},
		"short name of a block":        {"The fish came. ^b7", "The fish came. "},
		"tags at the end":              {"The fish came. #fish #the/sea", "The fish came. "},
		"highlight":                    {"the ==fish== came", "the fish came"},
		"struck out":                   {"by ~~Snow~~ the vestry on ~~7~~ 8 May", "by the vestry on 8 May"},
		"citation":                     {"he paid [see @dorn1999, p. 3]", "he paid (see dorn1999, p. 3)"},
		"key of a work":                {"as @dorn1999 says", "as dorn1999 says"},
		"span":                         {"the [fish]{.big} came", "the fish came"},
		"name of a part":               {"Table: The fish {#tbl:fish}", "Table: The fish"},
		"attributes":                   {"# The fish {.x}", "# The fish"},
		"attributes of a block":        {"{: .fish }", ""},
		"part of a program":            {"import Tabs from '@theme/Tabs';", ""},
		"component":                    {`<Note kind="big">`, ""},
		"comment in a component":       {"the fish {/* why */} came", "the fish  came"},
		"highlight of Roam":            {"the ^^fish^^ came", "the fish came"},
		"reference to a block of Roam": {"see ((aB3-dEf_9))", "see "},
		"size of a picture":            {"![Map](../m.png){:height 200, :width 300}", "![Map](../m.png)"},
		"raised":                       {"for 10^6^ hours", "for 10<sup>6</sup> hours"},
		"lowered":                      {"the H~2~O ran", "the H2O ran"},
	}
	all := rewritings
	defer func() { rewritings = all }()
	for i, w := range all {
		c, ok := cases[w.name]
		if !ok {
			t.Errorf("%q has no case", w.name)
			continue
		}
		rewritings = all
		if got := (&notesReader{}).inlined(c[0]); got != c[1] {
			t.Errorf("%s: %q is rewritten to %q, want %q", w.name, c[0], got, c[1])
		}
		rewritings = append(append([]rewriting{}, all[:i]...), all[i+1:]...)
		if got := (&notesReader{}).inlined(c[0]); got == c[1] {
			t.Errorf("%s: nothing changes without it", w.name)
		}
	}
}

// What is no mark of a note stays as it is.
func TestRewritingsLeaveTextAlone(t *testing.T) {
	for _, row := range []string{
		"a == b and c == d", "C# and #1 in the list", "write me at ada@harbour.example", "[a link](https://harbour.example/@ada)", "a[0][1] is the first",
		"`[[code]]` and `==code==`", "$a^2^b$ and $x == y$", "see [1] and [2]", "the price {of fish} rose", "std::vector is a type", "5^2 and 3^4",
		"a==b and c==d", "100%% sure and 50%% not", "array[[1]] and [[ -f x ]] too", "Hello {{ user.name }} and {% if admin %} all", "call (std::vector) and (a::b)", "<%= name %>",
		"2 ^3", "that ((something)) and ((Something)) was (f((x1)))", "<Name>", "a <List> b", "import the fish", "they joined #metoo", "the set {x=1}",
		"<https://harbour.example/a~b~c>", "100%% sure", "~ about ten ~ or so", "[@] is a sign",
	} {
		if got := (&notesReader{}).inlined(row); got != row {
			t.Errorf("%q is rewritten to %q", row, got)
		}
	}
}

// Rows that are for the program go; rows that only look like them stay.
func TestRowsOfNotes(t *testing.T) {
	for source, want := range map[string]string{
		"The fish came. ^fish\n\n# 202103041011 The quay":                                   "The fish came.\n\n# The quay",
		"import Note from \"./note\"\n\nThe fish {/* no */}came":                            "\nThe fish came",
		"- {{[[TODO]]}} ask\n- {{DONE}} read":                                               "- ask\n- read",
		"The fish came up the river before the ice had left the quay.\n---\nThe fish.\n---": "The fish came up the river before the ice had left the quay.\n\n---\nThe fish.\n---",
		"The fish that came up the river before the ice had left\n---":                      "The fish that came up the river before the ice had left\n---",
		"- [ ] ask\n- [x] read\n1. [ ] write":                                               "- ask\n- read\n1. write",
		"> [!tip] Mind\n> this":                                                             "> Mind\n>\n> this",
		"text\n\nid:: 63f1\n\nNote:: the tide\n\nmore":                                      "text\n\n\nNote:: the tide\n\nmore",
		"::: tip Mind the tide\ninside\n:::":                                                "Mind the tide\ninside\n",
		"[Anna]: yes\n[1]: https://a.example":                                               "\\[Anna]: yes\n[1]: https://a.example",
		"half of 100%% and\nmore\nof 50%% here":                                             "half of 100%% and\nmore\nof 50%% here",
		"a %% b\nand more":                                                                  "a %% b\nand more",
		"|a|b|\n|-|-|\n|1|2|3|":                                                             "|a|b| |\n|-|-|-|\n|1|2|3|",
		"::: note\ninside\n:::":                                                             "\ninside\n",
		"```dataview\nTABLE x\n```\nafter":                                                  "after",
		"```\n%% kept %%\na:: b\n```":                                                       "```\n%% kept %%\na:: b\n```",
		"~~~~\n```\n~~~~\n==x==":                                                            "~~~~\n```\n~~~~\nx",
		"**Author:** Ida Sund\n**Date:** 2020":                                              "**Author:** Ida Sund\n\n**Date:** 2020",
		"a %% b\nc\nd %% e":                                                                 "a \n e",
		"| The water comes\n| and goes":                                                     "The water comes  \nand goes  ",
		"| a | b |\n|---|---|\n| 1 | 2 |":                                                   "| a | b |\n|---|---|\n| 1 | 2 |",
		"- DONE copy\n  SCHEDULED: <2021-03-05 Fri>\nmore":                                  "- copy\nmore",
		"(quay)=\n## The quay":                                                              "## The quay",
		":::{note}\n:class: big\nThe ferry is late.\n:::\nend":                              "\n\n\nThe ferry is late.\n\nend",
		"```{warning} Ice\nIt is thin.\n```\nend":                                           "\nIce\n\nIt is thin.\n\nend",
		"```{figure} a.png\n:name: a\n\nThe quay.\n```":                                     "\n\n\n\nThe quay.\n",
		"```{code-block} python\nx = 1\n```":                                                "```{code-block} python\nx = 1\n```",
		"see {ref}`the quay <quay>` and {term}`ferry`":                                      "see the quay and ferry",
		"one^[two] three":                                                                   "one[^inline-1] three\n\n[^inline-1]: two",
		"- a\n- ((63f1a2b3-0000-4000-8000-000000000000))\n- ":                               "- a\n- ",
	} {
		if got, _, _ := plainMarkdown(source); got != want {
			t.Errorf("%q is rewritten to %q, want %q", source, got, want)
		}
	}
	if got, _, _ := plainMarkdown(strings.Repeat("%% open\n", 3) + "the end"); !strings.Contains(got, "open") && !strings.Contains(got, "end") {
		t.Errorf("a comment that does not end swallows the text: %q", got)
	}
}

// The first rows of a block of code may tell Quarto how to run it, and are no text; further on
// a comment may look so.
func TestOptionsOfCode(t *testing.T) {
	for code, want := range map[string]string{
		"#| echo: false\n#| label: fig-ford\nplot(ford)\n#| a bar": "plot(ford)\n#| a bar",
		"//| panel: input\nviewof x":                               "viewof x",
		"--| eval: true\nselect 1":                                 "select 1",
		"a || b":                                                   "a || b",
		"#| echo: false":                                           "",
	} {
		got := ""
		for _, l := range Lines("The ford.\n\n```{r}\n" + code + "\n```\n")[1:] {
			got += l.Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
