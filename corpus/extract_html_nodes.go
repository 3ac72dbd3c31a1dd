package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What single elements of a tree say of themselves.

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	out := map[atom.Atom]bool{}
	for _, a := range list {
		out[a] = true
	}
	return out
}

// headless elements hold nothing that is read as text.
var headless = atoms(atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Svg,
	atom.Video, atom.Audio, atom.Title, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Map,
	atom.Noframes, atom.Frameset)

// blocks are elements that begin and end a paragraph.
var blocks = atoms(atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Address, atom.Li,
	atom.Ul, atom.Ol, atom.Dl, atom.Dd, atom.Dt, atom.Form, atom.Fieldset, atom.Legend, atom.Center, atom.Figure, atom.Figcaption, atom.Details,
	atom.Summary, atom.Body, atom.Html, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Hgroup, atom.Blockquote, atom.Pre, atom.Dialog)

// attr gives an attribute of an element, "" if it has none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// hasToken says whether a word of the class or id of an element is one of the
// given ones; words end at hyphens, underscores and capitals.
func hasToken(n *html.Node, words ...string) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, w := range tokensOf(a.Val) {
			if slices.Contains(words, w) {
				return true
			}
		}
	}
	return false
}

// longestNames bounds how much of a class is looked at.
const longestNames = 500

// tokensOf cuts the names of classes into small words.
func tokensOf(names string) []string {
	var out []string
	start, previous := -1, rune(0)
	names = names[:min(len(names), longestNames)]
	for i, r := range names {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(previous)) {
			out = append(out, strings.ToLower(names[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		previous = r
	}
	if start >= 0 {
		out = append(out, strings.ToLower(names[start:]))
	}
	return out
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// isHidden says whether an element is not shown. A block that is only hidden
// from screen readers is mostly the page behind a dialog, and is shown.
func isHidden(n *html.Node) bool {
	switch {
	case n.DataAtom == atom.Dialog && !hasAttr(n, "open"), hasAttr(n, "hidden") && attr(n, "hidden") != "until-found":
		return true
	case attr(n, "aria-hidden") == "true" && !blocks[n.DataAtom]:
		return true
	case hasToken(n, "editsection", "sr", "noprint") && !blocks[n.DataAtom]:
		return true
	}
	style := attr(n, "style")
	return style != "" && hiddenStyle.MatchString(style[:min(len(style), longestNames)]) && !holdsFormula(n)
}

// headingLevel is the level of a heading, 0 for anything else.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	if attr(n, "role") == "heading" {
		level, _ := strconv.Atoi(attr(n, "aria-level"))
		return min(max(level, 1), 6)
	}
	return 0
}

// hasRole says whether an element says by its role or by its type, as e-books
// write it, that it is one of the given things.
func hasRole(n *html.Node, roles ...string) bool {
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

func isPageBreak(n *html.Node) bool {
	return hasRole(n, "pagebreak") || len(n.Attr) > 0 && slices.Contains([]string{"pagebreak", "pagenum", "pageno", "page-number"}, strings.ToLower(attr(n, "class")))
}

var pageID = regexp.MustCompile(`(?i)^(?:page|pg|p)[-_.]?([0-9]{1,5}|[ivxlc]{1,8})$`)

// printedPage is the number that a page break names.
func printedPage(n *html.Node) string {
	for _, name := range []string{attr(n, "title"), attr(n, "aria-label"), rawText(n)} {
		name = strings.Trim(squeeze(scrub(name)), "[](){}. ")
		for _, word := range []string{"page ", "Page ", "p. ", "Pg "} {
			name = strings.TrimPrefix(name, word)
		}
		if name = strings.TrimRight(name, ". "); name != "" && len(name) <= 12 {
			return name
		}
	}
	if m := pageID.FindStringSubmatch(attr(n, "id")); m != nil {
		return m[1]
	}
	return ""
}

var codeTokens = []string{"highlight", "code", "language", "lang", "listing", "src", "source", "prettyprint", "hljs", "brush", "programlisting", "terminal", "console"}

// isCode says whether preformatted text is a program.
func isCode(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Code || c.DataAtom == atom.Samp || c.DataAtom == atom.Kbd {
			return true
		}
	}
	return hasToken(n, codeTokens...) || n.Parent != nil && hasToken(n.Parent, codeTokens...)
}

// A numbering gives the numbers that a browser sets before the items of a list.
type numbering struct {
	style string // as the attribute type says it, "none" for bullets
	at    int
	step  int
}

func numberingOf(list *html.Node) *numbering {
	if list.DataAtom != atom.Ol {
		return &numbering{style: "none"}
	}
	n := &numbering{style: attr(list, "type"), at: 1, step: 1}
	if start, err := strconv.Atoi(attr(list, "start")); err == nil {
		n.at = start
	}
	if style := strings.ReplaceAll(attr(list, "style"), " ", ""); strings.Contains(style, "list-style:none") || strings.Contains(style, "list-style-type:none") || hasAttr(list, "reversed") {
		n.style = "none"
	}
	return n
}

// next is the number of an item with the space after it, "" where it has none.
func (n *numbering) next(item *html.Node) string {
	if value, err := strconv.Atoi(attr(item, "value")); err == nil {
		n.at = value
	}
	at := n.at
	n.at += n.step
	switch {
	case n.style == "" || n.style == "1":
		return fmt.Sprintf("%d. ", at)
	case (n.style == "a" || n.style == "A") && at >= 1 && at <= 26:
		return string(rune(n.style[0])+rune(at-1)) + ". "
	}
	return ""
}
