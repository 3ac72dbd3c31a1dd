package catalogue

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
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
	spans    []span      // of the question, one for each byte of plain
	single   bool        // a superlative was taken out: one source is sought
	abroad   []abroadWay // ways to ask in other languages in which it may be asked
}

// shortForms are written out, so that a frame has one form of each word.
var shortForms = map[string]string{
	"u": "you", "ur": "your", "r": "are", "abt": "about", "w": "with", "n": "and", "&": "and",
	"wat": "what", "wht": "what", "wut": "what", "whut": "what", "wich": "which", "whch": "which", "whcih": "which", "waht": "what", "wen": "when", "wehn": "when", "were's": "where is",
	"what's": "what is", "whats": "what is", "wats": "what is", "what're": "what are", "who's": "who is", "whos": "who is", "when's": "when is", "whens": "when is",
	"where's": "where is", "wheres": "where is", "how's": "how is", "what'd": "what did", "who'd": "who did", "they're": "they are", "theyre": "they are",
	"don't": "dont", "doesn't": "doesnt", "didn't": "didnt", "we've": "we have", "weve": "we have", "you've": "you have", "there's": "there is", "theres": "there is",
	"wrot": "wrote", "worte": "wrote", "wrtie": "write", "wirte": "write", "writen": "written", "writes": "writes", "lib": "library", "agre": "agree", "agrees": "agrees",
	"teh": "the", "da": "the", "doc": "document", "docs": "documents",
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
	f := framed{question: question}
	var b strings.Builder
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
		n := frameWord(question[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(question[i:])
			if strings.ContainsRune(",;:?!.…", r) && b.Len() > 0 && !strings.HasSuffix(b.String(), ",") {
				add(",", i, i+size)
			}
			i += size
			continue
		}
		add(framedWord(plainWord(question[i:i+n])), i, i+n)
		i += n
	}
	f.plain = strings.TrimRight(b.String(), " ,")
	return f
}

// plainWords gives the words of a name or a title as [frame] has them.
func plainWords(text string) (words []string) {
	for i := 0; i < len(text); {
		n := frameWord(text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		words = append(words, strings.Fields(plainWord(text[i:i+n]))...)
		i += n
	}
	return words
}

// frameWord is the length of the word that a text begins with.
func frameWord(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) && (n == 0 || r != '\'' && r != '’' || !startsLetter(text[n+size:])) && (n > 0 || r != '&') {
			break
		}
		n += size
	}
	return n
}

func startsLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// plainWord gives a word without accents, capitals and possessives, and a short
// form written out.
func plainWord(written string) string {
	word := strings.ReplaceAll(lexical.Fold(strings.ToLower(written)), "’", "'")
	if long, ok := shortForms[word]; ok {
		return long
	}
	return strings.ReplaceAll(strings.TrimSuffix(word, "'s"), "'", "")
}

// framedWord gives the word of a frame that a word is with a slip of the hand.
func framedWord(word string) string {
	if len(word) < 4 || slices.Contains(frameWords, word) || nouns[word] {
		return word
	}
	for _, known := range frameWords {
		if word[0] == known[0] && len(known) > 4 && slips(word, known, 1) && (len(word) > 4 && len(known) > 5 || known == "wrote") {
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

// slips says whether one word becomes the other by at most so many slips of the
// hand: a letter too many, too few, another, or two exchanged (optimal string
// alignment). Words are in ASCII or compared byte by byte.
func slips(a, b string, most int) bool {
	if d := len(a) - len(b); d > most || -d > most {
		return false
	}
	var room [3 * 32]int
	rows := room[:]
	if width := len(b) + 1; 3*width > len(rows) {
		rows = make([]int, 3*width)
	}
	row := func(i int) []int { return rows[i%3*(len(b)+1):][:len(b)+1] }
	for j := range row(0) {
		row(0)[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, now := row(i+1), row(i-1), row(i) // of three, the one before the last stands next
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
	}
	return row(len(a))[len(b)] <= most
}
