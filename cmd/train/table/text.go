package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval/static"
)

// A span is a part of the tokens of a text, from the first to before the last.
type span struct{ from, to int32 }

func (s span) len() int { return int(s.to - s.from) }

// A text is an encyclopaedia as tokens.
type text struct {
	tokens     []static.Token
	sentences  []span
	paragraphs []paragraph
	articles   []article
	headings   []span
	titles     map[string]int32 // article by title
	bodies     map[string]int32 // paragraph by its text
}

// A paragraph has its sentences, the heading above it (-1: none) and its article.
type paragraph struct {
	sentences        span // of text.sentences
	heading, article int32
}

// An article has its title and its paragraphs.
type article struct {
	name       string
	title      span
	paragraphs span // of text.paragraphs
}

func (t *text) at(s span) []static.Token { return t.tokens[s.from:s.to] }

// body gives the tokens of a paragraph.
func (t *text) body(p paragraph) []static.Token {
	s := t.sentences[p.sentences.from:p.sentences.to]
	return t.tokens[s[0].from:s[len(s)-1].to]
}

// A paragraph shorter than this many tokens teaches nothing.
const shortest = 12

// readEncyclopaedia reads articles: "= Title =" opens one, a short line that ends in a
// full stop is a heading, other lines are paragraphs. Reserved articles are left out.
func readEncyclopaedia(source string, reserved map[string]bool, v *static.Vocabulary) *text {
	t := &text{titles: map[string]int32{}, bodies: map[string]int32{}}
	heading := int32(-1)
	EachParagraph(source, reserved, func(kind LineKind, line string) {
		switch kind {
		case TitleLine:
			t.closeArticle()
			n := int32(len(t.paragraphs))
			t.articles = append(t.articles, article{name: line, title: t.add(v, line), paragraphs: span{n, n}})
			heading = -1
		case HeadingLine:
			heading = int32(len(t.headings))
			t.headings = append(t.headings, t.add(v, line))
		case BodyLine:
			t.addParagraph(v, line, heading)
		}
	})
	t.closeArticle()
	return t
}

func (t *text) add(v *static.Vocabulary, line string) span {
	from := int32(len(t.tokens))
	t.tokens = v.Append(t.tokens, line)
	return span{from, int32(len(t.tokens))}
}

func (t *text) addParagraph(v *static.Vocabulary, line string, heading int32) {
	start, first := len(t.tokens), int32(len(t.sentences))
	EachSentence(line, func(sentence string) {
		if s := t.add(v, sentence); s.len() > 0 {
			t.sentences = append(t.sentences, s)
		}
	})
	if len(t.tokens)-start < shortest {
		t.tokens, t.sentences = t.tokens[:start], t.sentences[:first]
		return
	}
	t.bodies[line] = int32(len(t.paragraphs))
	t.paragraphs = append(t.paragraphs, paragraph{span{first, int32(len(t.sentences))}, heading, int32(len(t.articles) - 1)})
}

// closeArticle ends the last article, or forgets it if it has no paragraph.
func (t *text) closeArticle() {
	if len(t.articles) == 0 {
		return
	}
	last := &t.articles[len(t.articles)-1]
	last.paragraphs.to = int32(len(t.paragraphs))
	if last.paragraphs.len() == 0 {
		t.articles = t.articles[:len(t.articles)-1]
		return
	}
	t.titles[last.name] = int32(len(t.articles) - 1)
}

// A LineKind is what a line of an encyclopaedia is.
type LineKind int

// Titles of articles, headings within one, and paragraphs.
const (
	TitleLine LineKind = iota
	HeadingLine
	BodyLine
)

// longestHeading is in bytes.
const longestHeading = 80

// EachParagraph yields the lines of an encyclopaedia that are not reserved.
func EachParagraph(source string, reserved map[string]bool, yield func(kind LineKind, line string)) {
	skip := true // until the first title
	for line := range strings.Lines(source) {
		title, isTitle := Title(line)
		line = strings.TrimSpace(line)
		switch {
		case isTitle:
			if skip = reserved[title]; !skip {
				yield(TitleLine, title)
			}
		case skip || line == "":
		case len(line) < longestHeading && strings.HasSuffix(line, ".") && strings.Count(line, ".") == 1:
			yield(HeadingLine, strings.TrimSuffix(line, "."))
		default:
			yield(BodyLine, line)
		}
	}
}

// Title gives the title of the article that a line opens.
func Title(line string) (title string, ok bool) {
	title, begins := strings.CutPrefix(strings.TrimSpace(line), "= ")
	title, ends := strings.CutSuffix(title, " =")
	return title, begins && ends
}

// EachSentence yields the sentences of a paragraph, told by a full stop before a capital;
// nothing is lost if it errs.
func EachSentence(line string, yield func(sentence string)) {
	start := 0
	for i := 0; i+2 < len(line); i++ {
		if (line[i] == '.' || line[i] == '!' || line[i] == '?') && line[i+1] == ' ' && i-start > 20 {
			if next, _ := utf8.DecodeRuneInString(line[i+2:]); unicode.IsUpper(next) {
				yield(line[start : i+1])
				start = i + 2
			}
		}
	}
	yield(line[start:])
}
