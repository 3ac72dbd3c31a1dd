package catalogue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
	"footnote/retrieval/catalogue/phrasebook"
)

// A span is a range of bytes.
type span struct{ start, end int }

// A framed is a question made plain, so that regular expressions can tell its
// frame: small letters without accents, one space between words, hyphens and
// possessives gone, contractions and short forms written out, marks that part a
// sentence as a comma of their own. Each of its bytes leads back to the question.
type framed struct {
	question string
	plain    string
	spans    []span           // of the question, one for each byte of plain
	single   bool             // a superlative was taken out: one source is sought
	abroad   []phrasebook.Way // ways to ask in other languages in which it may be asked
}

// frameWords are what frames are made of, as far as they are long enough to be
// recognised with a slip of the hand in them.
var frameWords = []string{
	"wrote", "write", "writes", "according", "articles", "article", "authors", "author", "authored", "collection", "compare", "contradict", "differences", "disagree", "disagrees", "discuss", "discusses",
	"documents", "document", "library", "mention", "mentions", "mentioned", "opinions", "published", "publisher", "readings", "released", "sources", "source", "written", "writers", "writer",
	// Words beside them that are none of theirs.
	"accordion", "collections", "compared", "compares", "comparison", "contradicts", "difference", "disagreed", "discussed", "discussion", "documented", "liberty", "libraries",
	"opinion", "publish", "publishes", "readiness", "reading", "release", "releases", "sourced", "documentary",
}

// frame makes a question plain.
func frame(question string) framed {
	f := framed{question: question, spans: make([]span, 0, len(question)+len(question)/4)}
	var b strings.Builder
	b.Grow(len(question))
	add := func(word string, start, end int) {
		if b.Len() > 0 {
			word = " " + word
		}
		b.WriteString(word)
		for range len(word) {
			f.spans = append(f.spans, span{start, end})
		}
	}
	for i := 0; i < len(question); {
		n := names.WordLength(question[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(question[i:])
			if strings.ContainsRune(",;:?!.…", r) && b.Len() > 0 && !strings.HasSuffix(b.String(), ",") {
				add(",", i, i+size)
			}
			i += size
			continue
		}
		add(framedWord(names.Word(question[i:i+n])), i, i+n)
		i += n
	}
	f.plain = strings.TrimRight(b.String(), " ,")
	return f
}

// framedWord gives the word of a frame that a word is with a slip of the hand.
func framedWord(word string) string {
	if len(word) < 4 || slices.Contains(frameWords, word) || nouns[word] {
		return word
	}
	for _, known := range frameWords {
		if word[0] == known[0] && len(known) > 4 && names.Slips(word, known, 1) && (len(word) > 4 && len(known) > 5 || known == "wrote") {
			return known
		}
	}
	return word
}

// A way is a way to ask: a pattern for plain questions, made ready when it is first
// needed, and what of the question it calls by names.
type way = *lang.Pattern

// match finds the parts of a plain question that a pattern names. They are
// spans of the plain text; one that did not take part is empty.
func (f framed) match(w way) (parts map[string]span, ok bool) {
	at := w.FindStringSubmatchIndex(f.plain)
	if at == nil {
		return nil, false
	}
	parts = map[string]span{}
	for i, name := range w.SubexpNames() {
		if name != "" && at[2*i] >= 0 {
			parts[name] = span{at[2*i], at[2*i+1]}
		}
	}
	return parts, true
}

// has says whether one of the words is in a set.
func (f framed) has(set map[string]bool) bool {
	for word := range strings.FieldsSeq(f.plain) {
		if set[word] {
			return true
		}
	}
	return false
}

// words gives the plain words of a part.
func (f framed) words(part span) []string {
	return strings.Fields(strings.ReplaceAll(f.plain[part.start:part.end], ",", " "))
}

// written gives a part as it stands in the question.
func (f framed) written(part span) string {
	text := f.plain[part.start:part.end]
	part.start += len(text) - len(strings.TrimLeft(text, " ,"))
	part.end = max(part.start, part.end-(len(text)-len(strings.TrimRight(text, " ,"))))
	if part.start == part.end {
		return ""
	}
	start, end := f.spans[part.start].start, f.spans[part.end-1].end
	return strings.TrimSpace(f.question[start:end])
}
