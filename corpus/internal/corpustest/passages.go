package corpustest

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// Hostile is what must come back as it went in.
var Hostile = []string{
	"plain",
	"",
	"'); DROP TABLE sources; --",
	`"quoted" 'twice' ; \ % _ ? ?1 :a @b $c`,
	"null\x00byte",
	"not UTF-8: \xff\xfe\xc3",
	"line\nfeed\r\n\ttab",
	"Straße 東京 مرحبا 👩‍👩‍👧 e\u0301",
	"\ufeffmark",
	"NULL",
	"0x00",
	"1e5",
}

// WrittenBefore are the Thai and Lao vowels that stand before their letter.
const WrittenBefore = "เแโใไເແໂໃໄ"

// lettersOf is a text without its white space.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// longestPassage is how many words of a passage are too many: a longer sentence is
// cut before, and a word may stand on each side of the cut.
const longestPassage = 255

// CheckPassages reports what breaks the promises of Split.
func CheckPassages(t *testing.T, d corpus.Document, passages []corpus.Passage) {
	t.Helper()
	text := d.Text()
	var body, all strings.Builder
	for b := range d.InOrder() {
		if b.Kind != corpus.Heading {
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
		if n := lang.WordCount(p.Text); n > longestPassage {
			t.Errorf("passage %d has %d words", i+1, n)
		}
	}
	if lettersOf(all.String()) != lettersOf(body.String()) {
		t.Errorf("passages hold %d bytes without spaces, body %d", len(lettersOf(all.String())), len(lettersOf(body.String())))
	}
}

// Prose makes sentences of n words in all, with some longer and shorter.
func Prose(r *rand.Rand, n int) string {
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

// CheckDocument checks what every document must be that a reader gives.
func CheckDocument(t *testing.T, d corpus.Document, err error) {
	t.Helper()
	if err != nil {
		return
	}
	if len(d.Blocks) == 0 {
		t.Error("no blocks and no error")
	}
	for _, b := range d.Blocks {
		if !utf8.ValidString(b.Text) || strings.TrimSpace(b.Text) == "" || strings.ContainsAny(b.Text, "\x00\u200b\u202e\ufeff") {
			t.Errorf("bad block %q", b.Text)
		}
	}
}
