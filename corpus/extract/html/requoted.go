package html

import (
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// quotedPost is why a part of a post is left out: it is of somebody else, whose words would
// be cited as those of the writer of the post.
const quotedPost = "quoted from another post"

// saysQuoted is what programs write over what a post quotes of another: "tidegirl wrote:",
// "Originally posted by tidegirl".
var saysQuoted = lang.Regexp(`(?i)^\W*(?:` + lang.LongestOf("post-quoted") + `\s*[:：]?\s+\S|\S.{0,40}? ` + lang.LongestOf("mail-wrote") + `\s?(?:[:：]|↑))`)

const (
	mostOfSaying = 120 // bytes at the head of a quotation that are looked at for it
	leastQuoted  = 20  // bytes that are not the same in two posts by chance
)

// leaveQuoted leaves out what a post of a thread quotes of another. What is quoted of a book
// stays, and so does an element with all words of a post, as some programs set each in one.
func (p *pageParts) leaveQuoted(posts []forumPost) {
	said := make([]string, len(posts))
	for i, post := range posts {
		said[i] = lang.Squeeze(words(post.body))
	}
	for i, post := range posts {
		for n := range post.body.Descendants() {
			if n.Type == xhtml.ElementNode && isQuotation(n) && lang.Squeeze(words(n)) != said[i] && (namesPoster(n, posts) || saidElsewhere(lang.Squeeze(words(n)), said, i)) {
				p.leave(n, quotedPost)
			}
		}
	}
}

// isQuotation says whether an element is what programs for forums make of a quotation, or
// what they write over one.
func isQuotation(n *xhtml.Node) bool {
	return xhtml.TagOf(n) == "blockquote" || xhtml.HasToken(n, "quote", "bbcodequote", "quoteheader", "quotecontainer")
}

// namesPoster says whether a quotation says that another post is quoted.
func namesPoster(n *xhtml.Node, posts []forumPost) bool {
	if xhtml.Attr(n, "data-username") != "" || xhtml.Attr(n, "data-quote") != "" {
		return true
	}
	text := spelled(n)
	if saysQuoted.MatchString(lang.Squeeze(text[:min(len(text), mostOfSaying)])) {
		return true
	}
	for _, post := range posts {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(text), post.writer); ok && strings.HasPrefix(strings.TrimSpace(rest), ":") {
			return true
		}
	}
	return false
}

// saidElsewhere says whether the words of a quotation stand in another post.
func saidElsewhere(quoted string, said []string, own int) bool {
	for i, text := range said {
		if i != own && len(quoted) >= leastQuoted && strings.Contains(text, quoted) {
			return true
		}
	}
	return false
}
