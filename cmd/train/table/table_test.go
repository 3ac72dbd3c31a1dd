package table

import (
	"io"
	"strings"
	"testing"

	"footnote/retrieval/static"
)

func TestReservedArticlesAreLeftOut(t *testing.T) {
	v, err := static.NewVocabulary(strings.Fields("a b c d"))
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("a ", shortest)
	source := "= One =\n" + line + "\n= Two =\n" + line + "\nHeading.\n" + line + "\n= Empty =\n"
	text := readEncyclopaedia(source, map[string]bool{"One": true}, v)
	if len(text.articles) != 1 || len(text.paragraphs) != 2 || len(text.headings) != 1 || text.articles[0].name != "Two" {
		t.Errorf("readEncyclopaedia = %d articles, %d paragraphs, %d headings, want 1, 2, 1", len(text.articles), len(text.paragraphs), len(text.headings))
	}
	questions := readQuestions("One\ta\tb\nTwo\tb\t"+strings.TrimSpace(line)+"\n", map[string]bool{"One": true}, text, v)
	if len(questions.list) != 1 || questions.list[0].article != 0 || questions.list[0].paragraph != 1 {
		t.Errorf("readQuestions = %+v, want one of article 0, paragraph 1", questions.list)
	}
}

func TestEachSentence(t *testing.T) {
	var got []string
	EachSentence("Otters live in rivers and seas. They eat fish, e.g. trout! 12 kinds are known", func(s string) { got = append(got, s) })
	want := "Otters live in rivers and seas.|They eat fish, e.g. trout! 12 kinds are known"
	if strings.Join(got, "|") != want {
		t.Errorf("eachSentence = %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestLearnVocabulary(t *testing.T) {
	counts := wordCount{"otter": 50, "river": 40, "swimming": 30, "running": 5, "jumping": 5, "rare": 1}
	v, err := learnVocabulary(counts, 40, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	if v.Piece(0) != "otter" || v.Piece(1) != "river" {
		t.Errorf("first pieces %q, %q, want otter, river", v.Piece(0), v.Piece(1))
	}
	if n := len(v.Append(nil, "jumping")); n == 0 || n > 3 {
		t.Errorf("jumping is %d pieces, want 1 to 3", n)
	}
}

func TestParsePlanRefuses(t *testing.T) {
	for _, args := range []string{
		"", "-text x -batch 100", "-text x -dimensions 100", "-text x -rows 70000", "-text x -shares cloze=a",
		"-text x -shares unknown=1", "-text x -steps 0", "-unknown",
	} {
		if _, err := parsePlan(strings.Fields(args), io.Discard); err == nil {
			t.Errorf("parsePlan(%q) = nil error, want one", args)
		}
	}
}

func TestExp(t *testing.T) {
	for _, test := range []struct{ x, want float32 }{{0, 1}, {1, 2.7182817}, {-1, 0.36787945}, {-40, 4.248354e-18}} {
		if got := exp(test.x); got < test.want*(1-1e-5) || got > test.want*(1+1e-5) {
			t.Errorf("exp(%v) = %v, want %v", test.x, got, test.want)
		}
	}
}

func TestLongParagraphs(t *testing.T) {
	long := strings.Repeat("word ", worldShortest/5+1)
	source := "= One =\n" + long + "\n= Two =\nshort text that is no heading and has no end\n" + strings.Repeat(long+"\n", 3)
	got := LongParagraphs(source, map[string]bool{"One": true})
	if len(got) != 3 || !strings.HasPrefix(got[0], "Two\nword") {
		t.Errorf("longParagraphs gives %d, want 3 of the article that is not reserved", len(got))
	}
}
