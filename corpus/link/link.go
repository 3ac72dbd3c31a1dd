package link

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// maxLink is how many bytes a link with a place in it has at most; what a
// Discord button takes.
const maxLink = 512

// To gives the address that opens a work at a passage: a page of a PDF, a
// second of a recording, a text fragment of a web page, else the address of the work. It is empty if
// the work has no address of the web.
func To(s corpus.Source, p corpus.Passage) string {
	address, err := url.Parse(strings.TrimSpace(s.URL))
	if err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	plain := address.String()
	second, recorded := p.Seconds()
	switch {
	case recorded:
		return secondLink(*address, second)
	case s.Genre == corpus.StudyNote: // its words do not stand on that page
		return plain
	case isPDF(s.MediaType, address.Path):
		return pageLink(*address, p.Page)
	case isPageText(s.MediaType):
		return textLink(*address, p.Text)
	}
	return plain
}

func isPDF(mediaType, path string) bool {
	return strings.HasPrefix(mediaType, "application/pdf") || strings.HasSuffix(strings.ToLower(path), ".pdf")
}

// isPageText reports whether the words of a source of this type stand on the
// page of its address. Plain text and Markdown were pasted from there.
func isPageText(mediaType string) bool {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	switch strings.ToLower(strings.TrimSpace(mediaType)) {
	case "", "text/html", "application/xhtml+xml", "multipart/related", "text/plain", "text/markdown":
		return true
	}
	return false
}

func pageLink(address url.URL, page int) string {
	if page > 0 {
		address.Fragment, address.RawFragment = fmt.Sprintf("page=%d", page), ""
	}
	return address.String()
}

// textLink adds a text fragment, https://wicg.github.io/scroll-to-text-fragment/,
// with about six words of each end of the text, fewer where there is no room.
// A browser that does not find the words opens the page at its top.
func textLink(address url.URL, text string) string {
	plain := address.String()
	base, _, _ := strings.Cut(plain, ":~:")
	if !strings.Contains(base, "#") {
		base += "#"
	}
	for _, letters := range []int{30, 24, 18, 12} {
		directive := textDirective(text, letters)
		link := base + ":~:text=" + directive
		if directive != "" && len(link) <= maxLink {
			return link
		}
	}
	return plain
}

// textDirective gives "start,end", each of whole words with about as many
// letters as given, or the whole text if the two would touch. A browser looks
// for each of the two inside one paragraph, so they never cross a line or the
// cells of a table. It is empty for a text without words.
func textDirective(text string, letters int) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '|' })
	for i, line := range lines {
		lines[i] = itemNumber.ReplaceAllString(strings.TrimSpace(line), "") // browsers set it, a page does not hold it
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return !pageWord.MatchString(line) })
	if len(lines) == 0 {
		return ""
	}
	first, last := lines[0], lines[len(lines)-1]
	head, tail := headOf(first, letters), tailOf(last, letters)
	if whole := wordsOfLine(first); len(lines) == 1 && len(head)+len(tail) >= len(whole) {
		return escapeTerm(whole)
	}
	return escapeTerm(head) + "," + escapeTerm(tail)
}

var itemNumber = lang.Regexp(`^(?:\d{1,4}|[a-zA-Z])\. `)

// pageWord is a word without the marks around it; marks may stand inside. In a
// script that sets no spaces it is a clause, since only there a browser is sure
// to see the end of a word.
var pageWord = lang.Regexp(`[^\s\pZ\pP\pS]+([!-/:-@\[-\x60{-~’‐‑][^\s\pZ\pP\pS]+)*`)

// wordsOfLine is a line without the marks around its words.
func wordsOfLine(line string) string {
	words := pageWord.FindAllStringIndex(line, -1)
	return line[words[0][0]:words[len(words)-1][1]]
}

// fewestLetters is how long a term is before it ends at the end of a clause.
// There a page has the marks of its notes, which a passage has not.
const fewestLetters = 20

func headOf(line string, letters int) string {
	words := pageWord.FindAllStringIndex(line, -1)
	for i, word := range words {
		size := utf8.RuneCountInString(line[words[0][0]:word[1]])
		if size >= letters || i+1 < len(words) && size >= fewestLetters && endsClause(line[word[1]:words[i+1][0]]) {
			return line[words[0][0]:word[1]]
		}
	}
	return wordsOfLine(line)
}

func tailOf(line string, letters int) string {
	words := pageWord.FindAllStringIndex(line, -1)
	end := words[len(words)-1][1]
	for i, word := range slices.Backward(words) {
		size := utf8.RuneCountInString(line[word[0]:end])
		if size >= letters || i > 0 && size >= fewestLetters && endsClause(line[words[i-1][1]:word[0]]) {
			return line[word[0]:end]
		}
	}
	return wordsOfLine(line)
}

// endsClause says whether the signs between two words end a clause.
func endsClause(between string) bool {
	return strings.ContainsAny(between, ".,;:!?…“”„«»،؛؟")
}

// escapeTerm percent-encodes what stands for itself in a text directive, where
// "-", "," and "&" have a meaning.
func escapeTerm(term string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(lang.Squeeze(term)))
}
