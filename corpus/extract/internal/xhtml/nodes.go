package xhtml

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// What single elements of a tree say of themselves.

// Headless elements hold nothing that is read as text.
var Headless = lang.Set(`head script style noscript template iframe object embed canvas svg video audio title button input select textarea
	datalist progress meter map noframes frameset`)

// Blocks are elements that begin and end a paragraph.
var Blocks = lang.Set(`p div section article main header footer nav aside address li ul ol dl dd dt form fieldset legend center figure figcaption
	details summary body html table tbody thead tfoot tr td th hgroup blockquote pre dialog`)

// Attr gives an attribute of an element, "" if it has none.
func Attr(n *Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func HasAttr(n *Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a Attribute) bool { return a.Key == name })
}

// Holds says whether something under a node is so.
func Holds(n *Node, is func(*Node) bool) bool {
	for d := range n.Descendants() {
		if is(d) {
			return true
		}
	}
	return false
}

// HasToken says whether a word of the class or id of an element is one of the
// given ones; words end at hyphens, underscores and capitals.
func HasToken(n *Node, words ...string) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "data-testid" && a.Key != "data-qa" {
			continue
		}
		for _, w := range TokensOf(a.Val) {
			if slices.Contains(words, w) {
				return true
			}
		}
	}
	return false
}

// longestNames bounds how much of a class is looked at.
const longestNames = 500

// TokensOf cuts the names of classes into small words, and gives each name as
// one word too: "author-box" is author, box and authorbox.
func TokensOf(names string) []string {
	var out []string
	for name := range strings.FieldsSeq(names[:min(len(names), longestNames)]) {
		first, start, previous := len(out), 0, rune(0)
		for i, r := range name {
			if !unicode.IsLetter(r) || unicode.IsUpper(r) && unicode.IsLower(previous) {
				out = appendWord(out, name[start:i])
				start = i
			}
			previous = r
		}
		out = appendWord(out, name[start:])
		if len(out)-first > 1 {
			whole := strings.Join(out[first:], "")
			if denies[out[first]] {
				out = out[:first] // "hasnt-bio" is no biography
			}
			out = append(out, whole)
		}
	}
	return out
}

// denies are the words that begin the name of what an element is not or has not.
var denies = lang.Set("no not non without hasnt hide isnt")

// appendWord appends the letters of a word in small letters.
func appendWord(list []string, word string) []string {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	if word == "" {
		return list
	}
	return append(list, strings.ToLower(word))
}

var hiddenStyle = lang.Regexp(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// IsHidden says whether an element is not shown. A block that is only hidden
// from screen readers is mostly the page behind a dialog, and is shown.
func IsHidden(n *Node) bool {
	switch {
	case TagOf(n) == "dialog" && !HasAttr(n, "open"), HasAttr(n, "hidden") && Attr(n, "hidden") != "until-found":
		return true
	case Attr(n, "aria-hidden") == "true" && !Blocks[TagOf(n)]:
		return true
	case HasToken(n, "editsection", "sr", "noprint") && !Blocks[TagOf(n)]:
		return true
	}
	style := Attr(n, "style")
	return style != "" && hiddenStyle.MatchString(style[:min(len(style), longestNames)]) && !holdsFormula(n)
}

// HeadingLevel is the level of a heading, 0 for anything else.
func HeadingLevel(n *Node) int {
	switch TagOf(n) {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return int(n.Data[1] - '0')
	}
	if Attr(n, "role") == "heading" {
		level, _ := strconv.Atoi(Attr(n, "aria-level"))
		return min(max(level, 1), 6)
	}
	return 0
}

// HasRole says whether an element says by its role or by its type, as e-books
// write it, that it is one of the given things.
func HasRole(n *Node, roles ...string) bool {
	for _, a := range n.Attr {
		if a.Key != "role" && a.Key != "epub:type" && !(a.Key == "type" && a.Namespace == "epub") {
			continue
		}
		for word := range strings.FieldsSeq(strings.ToLower(a.Val)) {
			if slices.Contains(roles, strings.TrimPrefix(word, "doc-")) {
				return true
			}
		}
	}
	return false
}

// IsPageBreak says whether an element marks where a page of the printed work begins. The
// names of pagination's links, such as "page-number current", are no such marks.
func IsPageBreak(n *Node) bool {
	return HasRole(n, "pagebreak") || n.Data == "span" && HasToken(n, "pagenum", "pageno") || len(n.Attr) > 0 && slices.Contains([]string{"pagebreak", "pagenum", "pageno", "page-number"}, strings.ToLower(Attr(n, "class")))
}

var PageID = lang.Regexp(`(?i)^(?:page|pg|p)[-_.]?([0-9]{1,5}|[ivxlc]{1,8})$`)

// PrintedPage is the number that a page break names.
func PrintedPage(n *Node) string {
	for _, name := range []string{Attr(n, "title"), Attr(n, "aria-label"), rawText(n)} {
		name = strings.Trim(lang.Squeeze(lang.Scrub(name)), "[](){}. ")
		for _, word := range []string{"page ", "Page ", "p. ", "Pg "} {
			name = strings.TrimPrefix(name, word)
		}
		if name = strings.TrimRight(name, ". "); name != "" && len(name) <= 12 {
			return name
		}
	}
	if m := PageID.FindStringSubmatch(Attr(n, "id")); m != nil {
		return m[1]
	}
	return Attr(n, PageInID)
}

// PageInID is an attribute for the page that the id of an element named, where the id
// is another one now.
const PageInID = "data-page"

var codeTokens = []string{"highlight", "code", "language", "lang", "listing", "src", "source", "prettyprint", "hljs", "brush", "programlisting", "terminal", "console"}

// isCode says whether preformatted text is a program.
func isCode(n *Node) bool {
	for c := range n.ChildNodes() {
		if TagOf(c) == "code" || TagOf(c) == "samp" || TagOf(c) == "kbd" {
			return true
		}
	}
	return HasToken(n, codeTokens...) || n.Parent != nil && HasToken(n.Parent, codeTokens...)
}

// A numbering gives the numbers that a browser sets before the items of a list.
type numbering struct {
	style string // as the attribute type says it, "none" for bullets
	at    int
}

func numberingOf(list *Node) *numbering {
	if TagOf(list) != "ol" {
		return &numbering{style: "none"}
	}
	n := &numbering{style: Attr(list, "type"), at: 1}
	if start, err := strconv.Atoi(Attr(list, "start")); err == nil {
		n.at = start
	}
	if style := strings.ReplaceAll(Attr(list, "style"), " ", ""); strings.Contains(style, "list-style:none") || strings.Contains(style, "list-style-type:none") || HasAttr(list, "reversed") {
		n.style = "none"
	}
	return n
}

// next is the number of an item with the space after it, "" where it has none.
func (n *numbering) next(item *Node) string {
	if value, err := strconv.Atoi(Attr(item, "value")); err == nil {
		n.at = value
	}
	at := n.at
	n.at++
	switch {
	case n.style == "" || n.style == "1":
		return fmt.Sprintf("%d. ", at)
	case (n.style == "a" || n.style == "A") && at >= 1 && at <= 26:
		return string(rune(n.style[0])+rune(at-1)) + ". "
	}
	return ""
}
