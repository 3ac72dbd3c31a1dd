package split

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/lang"
)

func TestSplitProperties(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		var d corpus.Document
		for range 1 + r.IntN(30) {
			switch r.IntN(8) {
			case 0:
				d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Heading, Level: 1 + r.IntN(3), Text: fmt.Sprintf("Part %d", r.IntN(9))})
			case 1:
				d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Item, Level: 1, Text: corpustest.Prose(r, 1+r.IntN(20))})
			case 2:
				d.Blocks = append(d.Blocks, corpus.Block{Text: strings.Repeat("word, ", r.IntN(900)) + "end."})
			case 3:
				d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Table, Text: "A | B" + strings.Repeat("\n"+corpustest.Prose(r, 5)+" | "+corpustest.Prose(r, 9), r.IntN(40))})
			default:
				d.Blocks = append(d.Blocks, corpus.Block{Text: corpustest.Prose(r, 1+r.IntN(400))})
			}
		}
		passages := Split(d)
		corpustest.CheckPassages(t, d, passages)
		if again := Split(d); !reflect.DeepEqual(again, passages) {
			t.Errorf("seed %d: Split gives two answers", seed)
		}
	}
}

func TestSplit(t *testing.T) {
	words := func(n int) string { return strings.TrimSpace("Some "+strings.Repeat("word ", n-2)) + " end." }
	sentences := func(n, each int) string { return strings.TrimSpace(strings.Repeat(words(each)+" ", n)) }
	tests := []struct {
		name   string
		blocks []corpus.Block
		want   []int // words of the passages
	}{
		{"one short section stays whole", []corpus.Block{{Text: words(12)}, {Text: words(9)}}, []int{21}},
		{"never across a heading", []corpus.Block{{Text: words(20)}, {Kind: corpus.Heading, Level: 1, Text: "B"}, {Text: words(20)}}, []int{20, 20}},
		{"short paragraphs are joined", []corpus.Block{{Text: words(40)}, {Text: words(40)}, {Text: words(40)}}, []int{120}},
		{"a long paragraph is cut evenly", []corpus.Block{{Text: sentences(12, 20)}}, []int{120, 120}},
		{"breaks at paragraphs", []corpus.Block{{Text: sentences(5, 20)}, {Text: sentences(6, 20)}}, []int{100, 120}},
		{"a list stays with its announcement", []corpus.Block{{Text: sentences(5, 20)}, {Text: sentences(3, 20) + " As follows:"}, {Kind: corpus.Item, Text: words(30)}}, []int{100, 92}},
		{"a long sentence stays whole", []corpus.Block{{Text: words(240)}}, []int{240}},
		{"an endless one is cut", []corpus.Block{{Text: words(500)}}, []int{126, 126, 126, 122}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := corpus.Document{Blocks: test.blocks}
			passages := Split(d)
			corpustest.CheckPassages(t, d, passages)
			var got []int
			for _, p := range passages {
				got = append(got, lang.WordCount(p.Text))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("Split gives passages of %v words, want %v", got, test.want)
			}
		})
	}
}

// A table is cut between its rows, and its head is not repeated.
func TestSplitTables(t *testing.T) {
	row := func(n int) string { return fmt.Sprintf("Town %d | St. Oak. It lies north | %d.5 km | No. %d", n, n, n) }
	var rows []string
	for n := range 60 {
		rows = append(rows, row(n))
	}
	d := corpus.Document{Blocks: []corpus.Block{
		{Text: "The towns are these:"}, {Kind: corpus.Table, Text: "Town | Place | Way | Sheet\n" + strings.Join(rows, "\n")}, {Text: "So far the towns."},
		{Kind: corpus.Heading, Level: 1, Text: "B"}, {Kind: corpus.Table, Text: strings.Repeat("cell | ", 600) + "end\nlast | row"},
	}}
	passages := Split(d)
	corpustest.CheckPassages(t, d, passages)
	if first := passages[0].Text; !strings.HasPrefix(first, "The towns are these:\n\nTown | Place") {
		t.Errorf("the first passage begins %.40q, want the announcement and the head", first)
	}
	for _, p := range passages {
		if p.Section != "" {
			continue
		}
		for line := range strings.SplitSeq(p.Text, "\n") {
			if strings.HasPrefix(line, "Town ") && strings.Count(line, " | ") != 3 {
				t.Errorf("passage %d has a part of a row: %q", p.Ordinal, line)
			}
		}
	}
}

// A list stays with what announces it, with or without a colon, and in one
// passage where it fits.
func TestSplitLists(t *testing.T) {
	sentence := strings.TrimSuffix(strings.Repeat("word ", 12), " ") + "."
	paragraph := strings.TrimSpace(strings.Repeat(sentence+" ", 6))
	item := func(n int) corpus.Block {
		return corpus.Block{Kind: corpus.Item, Level: 1, Text: fmt.Sprintf("Item %d has a few words of its own.", n)}
	}
	for _, announcement := range []string{"These are the items:", "These are the items."} {
		d := corpus.Document{Blocks: []corpus.Block{{Text: paragraph}, {Text: paragraph}, {Text: announcement}, item(1), item(2), item(3), item(4), {Text: paragraph}, {Text: paragraph}}}
		passages := Split(d)
		corpustest.CheckPassages(t, d, passages)
		whole := false
		for _, p := range passages {
			whole = whole || strings.Contains(p.Text, announcement) && strings.Contains(p.Text, "Item 4")
		}
		if !whole {
			t.Errorf("no passage has %q and its list: %q", announcement, passages)
		}
	}
}

// A run without spaces is cut between letters, never inside one of Thai.
func TestSplitUnspaced(t *testing.T) {
	for _, run := range []string{"เรือแล่นไปไกลแม่น้ำ", "ເຮືອແລ່ນໄປ", "船到了港口", "かいがん"} {
		d := corpus.Document{Blocks: []corpus.Block{{Text: strings.Repeat(run, 200)}}}
		passages := Split(d)
		corpustest.CheckPassages(t, d, passages)
		for _, p := range passages {
			if unicode.IsMark(lang.FirstRune(p.Text)) || strings.ContainsRune(corpustest.WrittenBefore, lang.LastRune(p.Text)) || lang.WordCount(p.Text) < fewestWords {
				t.Errorf("passage %d of %d words begins %.20q and ends in %q", p.Ordinal, lang.WordCount(p.Text), p.Text, lang.LastRune(p.Text))
			}
		}
		if len(passages) < 2 {
			t.Errorf("%d passages of %d words", len(passages), lang.WordCount(d.Text()))
		}
	}
}

// An endless section is packed in parts, which leave no short passages behind.
func TestSplitEndlessSection(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	d := corpus.Document{Blocks: []corpus.Block{{Text: strings.Repeat("One more. ", 3*mostWaiting) + "End."}, {Text: corpustest.Prose(r, 60_000)}, {Text: strings.Repeat(". ", 20_000) + "."}}}
	passages := Split(d)
	corpustest.CheckPassages(t, d, passages)
	for _, p := range passages[:len(passages)-1] {
		if n := lang.WordCount(p.Text); n < fewestWords {
			t.Errorf("passage %d has %d words", p.Ordinal, n)
		}
	}
	if last := passages[len(passages)-1]; len(last.Text) > 8000 {
		t.Errorf("the last passage has %d bytes", len(last.Text))
	}
}

func TestSplitLocators(t *testing.T) {
	d := corpus.Document{Blocks: []corpus.Block{
		{Text: "Before.", Page: 1},
		{Kind: corpus.Heading, Level: 1, Text: "1. One", Page: 1}, {Text: strings.Repeat("A few words here. ", 20) + "End.", Page: 1, Label: "xii"},
		{Kind: corpus.Heading, Level: 2, Text: "1.1 Sub", Page: 2}, {Text: "First.", Page: 2}, {Text: strings.Repeat("A few words here. ", 45) + "End.", Page: 3},
		{Kind: corpus.Heading, Level: 1, Text: "2. Two", Page: 4}, {Text: "Last.", Page: 4},
	}}
	want := []string{"p1  ¶1 ", "p1 xii ¶1 1. One", "p2  ¶1 1. One > 1.1 Sub", "p3  ¶2 1. One > 1.1 Sub", "p4  ¶1 2. Two"}
	var got []string
	for _, p := range Split(d) {
		got = append(got, fmt.Sprintf("p%d %s ¶%d %s", p.Page, p.Label, p.Paragraph, p.Section))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Split gives locators %q, want %q", got, want)
	}
}

// A passage that goes over a page break has both pages.
func TestSplitOverPages(t *testing.T) {
	half := strings.Repeat("A few words here. ", 12)
	turn := func(page int, label string) corpus.Block {
		return corpus.Block{Text: half + half + "End.", Page: 8, Label: "6", Turns: []corpus.Turn{{At: len(half), Page: page, Label: label}}}
	}
	inside := turn(9, "7")
	inside.Turns[0].At = len(half) + len("A few ") // within a sentence
	last := turn(9, "7")
	last.Turns[0].At = len(last.Text) - len("here. End.")
	behind := turn(9, "7")
	behind.Turns[0].At = len(behind.Text)
	for name, test := range map[string]struct {
		blocks []corpus.Block
		want   corpus.Locator
	}{
		"in a paragraph":    {[]corpus.Block{turn(9, "7")}, corpus.Locator{Page: 8, Label: "6", LastPage: 9, LastLabel: "7"}},
		"in a sentence":     {[]corpus.Block{inside}, corpus.Locator{Page: 8, Label: "6", LastPage: 9, LastLabel: "7"}},
		"in the last words": {[]corpus.Block{last}, corpus.Locator{Page: 8, Label: "6", LastPage: 9, LastLabel: "7"}},
		"behind the end":    {[]corpus.Block{behind}, corpus.Locator{Page: 8, Label: "6"}},
		"two ways to count": {[]corpus.Block{turn(9, "")}, corpus.Locator{Page: 8, Label: "6"}},
		"out of order":      {[]corpus.Block{turn(7, "5")}, corpus.Locator{Page: 8, Label: "6"}},
		"of a recording":    {[]corpus.Block{{Text: half, Label: "0:02", End: "0:06", Turns: []corpus.Turn{{At: 40, Label: "0:05", End: "0:09"}}}}, corpus.Locator{Label: "0:02", LastLabel: "0:09"}},
		"of one second":     {[]corpus.Block{{Text: half, Label: "0:02", End: "0:02"}}, corpus.Locator{Label: "0:02"}},
		"between two":       {[]corpus.Block{{Text: half, Page: 3}, {Text: half, Page: 4}}, corpus.Locator{Page: 3, LastPage: 4}},
		"printed alone":     {[]corpus.Block{{Text: half, Label: "xii"}, {Text: half, Label: "xiii"}}, corpus.Locator{Label: "xii", LastLabel: "xiii"}},
	} {
		passages := Split(corpus.Document{Blocks: test.blocks})
		test.want.Paragraph = 1
		if len(passages) != 1 || passages[0].Locator != test.want {
			t.Errorf("%s: Split gives %+v, want one passage at %+v", name, passages, test.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("A sentence. Another one.\n\nA paragraph.", 3)
	f.Add("“One. Two.” (Three. Four.) U.S. e.g. … 第一句。第二句。", 0)
	f.Add("A | B. C\nD | E\n\nเรือมาถึงท่า พ.ศ. 2564\n\nEnd.[3] »Ja. Nein.« Τι; Ναι.", 2)
	f.Fuzz(func(t *testing.T, text string, heading int) {
		text = lang.Scrub(strings.ToValidUTF8(text, ""))
		var d corpus.Document
		for i, part := range strings.Split(text, "\n\n") {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			b := corpus.Block{Text: part}
			switch {
			case heading > 0 && i%heading == heading-1:
				b.Kind, b.Level = corpus.Heading, 1+i%3
			case strings.Contains(part, " | "):
				b.Kind = corpus.Table
			}
			d.Blocks = append(d.Blocks, b)
		}
		corpustest.CheckPassages(t, d, Split(d))
	})
}

// BenchmarkSplit cuts a plain text and those that cost most for their
// length: each sentence opens a quotation, is one letter, or is an abbreviation.
func BenchmarkSplit(b *testing.B) {
	for name, text := range map[string]string{
		"prose":         "The U.S. envoy met Dr. Lee at 3.5 p.m. on the pier. “We will see. Perhaps.” Nobody said a word. ",
		"quotations":    "“A. ",
		"letters":       "水。",
		"abbreviations": "I. ",
	} {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(text, 100_000/len(text))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Split(corpus.Document{Blocks: []corpus.Block{{Text: text}}})
			}
		})
	}
}

// The words of a glossary stay with what is said of them.
func TestSplitGlossary(t *testing.T) {
	var d corpus.Document
	said := strings.Repeat("It is told of in the book of the harbour, at length. ", 4)
	for i := range 40 {
		d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Item, Level: 1, Text: fmt.Sprintf("word%d", i)})
		for range 1 + i%3 {
			d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Item, Level: 2, Text: strings.TrimSpace(said[:50*(1+i%4)])})
		}
	}
	for _, p := range Split(d) {
		if strings.HasPrefix(p.Text[strings.LastIndex(p.Text, "\n")+1:], "word") {
			t.Errorf("a passage that ends with the word of the next entry:\n%s", p.Text)
		}
	}
}
