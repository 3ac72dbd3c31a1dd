package markdown

import (
	"strings"

	"footnote/corpus/lang"
)

// Markdown takes what stands between angle brackets for HTML, and stars inside of words for
// emphasis. Much of that is text: "git add <file>", "List<String>", "2*3*4". The parser is
// given a copy of the text in which such signs are others, one byte each; the words are
// then read from the text as it was written.
const (
	lessThan = '\x02'
	star     = '\x03'
)

var written = strings.NewReplacer(string(lessThan), "<", string(star), "*")

var (
	htmlSign = lang.Regexp(`</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<!--|<[!?]`)
	codeSpan = lang.Regexp("`[^`\n]+`")
	htmlName = lang.Regexp(`^</?([A-Za-z][A-Za-z0-9-]*)`)
	htmlSaid = lang.Regexp(`\s[A-Za-z_:@][\w:.@-]*=["'\w#/.{]`) // an attribute with a value
	declared = lang.Regexp(`(?i)^<(?:!doctype\s|\?xml\s|!\[CDATA\[)`)
)

// elements of HTML, with those of old pages and of drawings in them. Breaks stand alone;
// others that may stand without an end are read so where they begin a word.
var (
	elements = lang.Set(`a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption
		center circle cite clippath code col colgroup data datalist dd defs del desc details dfn dialog dir div dl dt ellipse em embed fieldset figcaption
		figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li line
		lineargradient link main map mark marquee math menu meta meter mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle
		msub msubsup msup mtable mtd mtext mtr munder nav nobr noframes noscript object ol optgroup option output p param path picture
		polygon polyline pre progress q rect rp rt ruby s samp script search section select semantics slot small source span stop strike strong style
		sub summary sup svg symbol table tbody td template text textarea tfoot th thead time title tr track tspan tt u ul use var video wbr`)
	breaks  = lang.Set("br hr wbr")
	endless = lang.Set("dd dt li p tbody td tfoot th thead tr img")
)

// asWritten gives the copy of a text for the parser.
func asWritten(source string) []byte {
	out := []byte(source)
	if strings.Contains(source, "<") {
		for _, at := range textSigns(source) {
			out[at] = lessThan
		}
	}
	if strings.Contains(source, "*") {
		maskStars(out)
	}
	return out
}

// textSigns gives where angles stand that begin no markup: those of no element, and of one
// that neither ends nor says anything of itself, as <title> in "git tag <title>".
func textSigns(source string) []int {
	source = codeSpan.ReplaceAllStringFunc(source, func(code string) string { return strings.Repeat(" ", len(code)) })
	var text []int
	open := map[string][]int{} // where elements begin that may have no end
	behind := 0                // a comment
	lastEnd := strings.LastIndex(source, "-->")
	for _, span := range htmlSign.FindAllStringIndex(source, -1) {
		at, sign := span[0], source[span[0]:span[1]]
		if at < behind {
			continue
		}
		name := ""
		if m := htmlName.FindStringSubmatch(sign); m != nil {
			name = strings.ToLower(m[1])
		}
		switch {
		case sign == "<!--":
			if at < lastEnd {
				behind = at + strings.Index(source[at:], "-->")
			} else {
				text = append(text, at)
			}
		case name == "":
			if !declared.MatchString(source[at:min(len(source), at+12)]) {
				text = append(text, at)
			}
		case !elements[name]:
			text = append(text, at)
		case sign[1] == '/':
			if n := len(open[name]); n > 0 {
				open[name] = open[name][:n-1]
			}
		case !standsAlone(source, at, sign, name):
			open[name] = append(open[name], at)
		}
	}
	for _, unended := range open {
		text = append(text, unended...)
	}
	return text
}

// standsAlone says whether an element needs no end to be one.
func standsAlone(source string, at int, sign, name string) bool {
	inWord := at > 0 && isWordByte(source[at-1])
	return breaks[name] || htmlSaid.MatchString(sign) || strings.HasSuffix(sign, "/>") || endless[name] && !inWord
}

// maskStars hides the stars of words that have them inside only, "2*3*4", "f(a*b)", and
// those beside a slash, as in paths: "**/docs", "src/*.go".
func maskStars(text []byte) {
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && text[to] > ' ' {
			to++
		}
		maskWord(text[from:to])
		from = to + 1
	}
}

func maskWord(word []byte) {
	inside := true
	for from := 0; from < len(word); from++ {
		if word[from] != '*' {
			continue
		}
		to := from
		for to < len(word) && word[to] == '*' {
			to++
		}
		inside = inside && from > 0 && to < len(word) && isWordByte(word[from-1]) && isWordByte(word[to])
		if from > 0 && word[from-1] == '/' || to < len(word) && word[to] == '/' {
			mask(word[from:to])
		}
		from = to - 1
	}
	if inside {
		mask(word)
	}
}

func mask(word []byte) {
	for i := range word {
		if word[i] == '*' {
			word[i] = star
		}
	}
}

func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
