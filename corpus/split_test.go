package corpus

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode"
)

// lettersOf is a text without its white space.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkPassages reports what breaks the promises of Split.
func checkPassages(t *testing.T, d Document, passages []Passage) {
	t.Helper()
	text := d.Text()
	var body, all strings.Builder
	for _, b := range d.Blocks {
		if b.Kind != Heading {
			body.WriteString(b.Text)
		}
	}
	from := 0
	for i, p := range passages {
		all.WriteString(p.Text)
		if p.Ordinal != i+1 || p.Paragraph < 1 || p.Text != strings.TrimSpace(p.Text) || p.Text == "" {
			t.Errorf("passage %d: ordinal %d, paragraph %d, text %.40q", i+1, p.Ordinal, p.Paragraph, p.Text)
		}
		at := strings.Index(text[from:], p.Text)
		if at < 0 {
			t.Fatalf("passage %d is no run of the text after the one before: %.60q", i+1, p.Text)
		}
		from += at + len(p.Text)
		if n := wordCount(p.Text); n > longestOne+5 {
			t.Errorf("passage %d has %d words", i+1, n)
		}
	}
	if lettersOf(all.String()) != lettersOf(body.String()) {
		t.Errorf("passages hold %d bytes without spaces, body %d", len(lettersOf(all.String())), len(lettersOf(body.String())))
	}
}

// prose makes sentences of n words in all, with some longer and shorter.
func prose(r *rand.Rand, n int) string {
	var b strings.Builder
	for left := 0; n > 0; n-- {
		if left == 0 {
			if b.Len() > 0 {
				b.WriteString(". ")
			}
			left = 3 + r.IntN(40)
			b.WriteString("The")
			continue
		}
		left--
		b.WriteString(" w" + strings.Repeat("o", r.IntN(8)))
	}
	return b.String() + "."
}

func TestSplitProperties(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		var d Document
		for range 1 + r.IntN(30) {
			switch r.IntN(8) {
			case 0:
				d.Blocks = append(d.Blocks, Block{Kind: Heading, Level: 1 + r.IntN(3), Text: fmt.Sprintf("Part %d", r.IntN(9))})
			case 1:
				d.Blocks = append(d.Blocks, Block{Kind: Item, Level: 1, Text: prose(r, 1+r.IntN(20))})
			case 2:
				d.Blocks = append(d.Blocks, Block{Text: strings.Repeat("word, ", r.IntN(900)) + "end."})
			default:
				d.Blocks = append(d.Blocks, Block{Text: prose(r, 1+r.IntN(400))})
			}
		}
		passages := Split(d)
		checkPassages(t, d, passages)
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
		blocks []Block
		want   []int // words of the passages
	}{
		{"one short section stays whole", []Block{{Text: words(12)}, {Text: words(9)}}, []int{21}},
		{"never across a heading", []Block{{Text: words(20)}, {Kind: Heading, Level: 1, Text: "B"}, {Text: words(20)}}, []int{20, 20}},
		{"short paragraphs are joined", []Block{{Text: words(40)}, {Text: words(40)}, {Text: words(40)}}, []int{120}},
		{"a long paragraph is cut evenly", []Block{{Text: sentences(12, 20)}}, []int{120, 120}},
		{"breaks at paragraphs", []Block{{Text: sentences(5, 20)}, {Text: sentences(6, 20)}}, []int{100, 120}},
		{"a list stays with its announcement", []Block{{Text: sentences(5, 20)}, {Text: sentences(3, 20) + " As follows:"}, {Kind: Item, Text: words(30)}}, []int{100, 92}},
		{"a long sentence stays whole", []Block{{Text: words(240)}}, []int{240}},
		{"an endless one is cut", []Block{{Text: words(500)}}, []int{126, 126, 126, 122}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := Document{Blocks: test.blocks}
			passages := Split(d)
			checkPassages(t, d, passages)
			var got []int
			for _, p := range passages {
				got = append(got, wordCount(p.Text))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("Split gives passages of %v words, want %v", got, test.want)
			}
		})
	}
}

func TestSplitLocators(t *testing.T) {
	d := Document{Blocks: []Block{
		{Text: "Before.", Page: 1},
		{Kind: Heading, Level: 1, Text: "1. One", Page: 1}, {Text: strings.Repeat("A few words here. ", 20) + "End.", Page: 1},
		{Kind: Heading, Level: 2, Text: "1.1 Sub", Page: 2}, {Text: "First.", Page: 2}, {Text: strings.Repeat("A few words here. ", 45) + "End.", Page: 3},
		{Kind: Heading, Level: 1, Text: "2. Two", Page: 4}, {Text: "Last.", Page: 4},
	}}
	want := []string{"p1 ¶1 ", "p1 ¶1 1. One", "p2 ¶1 1. One > 1.1 Sub", "p3 ¶2 1. One > 1.1 Sub", "p4 ¶1 2. Two"}
	var got []string
	for _, p := range Split(d) {
		got = append(got, fmt.Sprintf("p%d ¶%d %s", p.Page, p.Paragraph, p.Section))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Split gives locators %q, want %q", got, want)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("A sentence. Another one.\n\nA paragraph.", 3)
	f.Add("“One. Two.” (Three. Four.) U.S. e.g. … 第一句。第二句。", 0)
	f.Fuzz(func(t *testing.T, text string, heading int) {
		text = scrub(strings.ToValidUTF8(text, ""))
		var d Document
		for i, part := range strings.Split(text, "\n\n") {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			b := Block{Text: part}
			if heading > 0 && i%heading == heading-1 {
				b.Kind, b.Level = Heading, 1+i%3
			}
			d.Blocks = append(d.Blocks, b)
		}
		checkPassages(t, d, Split(d))
	})
}
