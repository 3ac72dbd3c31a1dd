package html

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A thread of a forum is a text by several people. Each post of it is read as a section
// with the name of its writer for a heading, and what forums show beside a post, such
// as how many its writer has sent, is left out.

// A forumPost is one of them: the element that it is, the one with its words, and who
// wrote these.
type forumPost struct {
	whole, body *xhtml.Node
	writer      string
}

// besidePost is why what stands around the words of a post is left out.
const besidePost = "beside the post"

const (
	fewestPosts  = 2
	postShare    = 65 // of the prose of a page, in percent, that posts have in a thread
	answersShare = 50 // the same of a question and its answers, which the page names as such
	mostName     = 40 // the letters of the name of a writer
)

// postID is how programs number posts: "p12", "post_12", "js-post-12".
var postID = lang.Regexp(`(?i)^(?:[a-z]+[-_])?(?:p|post|msg|message|reply|entry)[-_]?\d+$`)

// leaveAroundPosts puts the name of its writer over each post of a thread and leaves
// out what stands around its words.
func (p *pageParts) leaveAroundPosts() {
	posts := p.posts()
	if len(posts) > 0 {
		p.leaveBefore(posts[0].whole)
		p.leaveBehind(posts[len(posts)-1].whole)
	}
	p.leaveQuoted(posts)
	for _, post := range posts {
		p.writers = append(p.writers, post.writer)
		post.body.Parent.InsertBefore(headingOf(post.writer), post.body)
		for n := post.body; n != post.whole; n = n.Parent {
			for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
				if c != n && p.shares[c].text > 0 {
					p.leave(c, besidePost)
				}
			}
		}
		for n := range post.body.Descendants() {
			if n.Type == xhtml.ElementNode && xhtml.HasToken(n, "signature") {
				p.leave(n, besidePost)
			}
		}
	}
}

// leaveBefore leaves out what stands before the first post of a thread, but for the nearest
// part with a heading, which is that of the thread.
func (p *pageParts) leaveBefore(first *xhtml.Node) {
	headed := false
	for n := first; n != nil && n.Parent != nil; n = n.Parent {
		for c := n.PrevSibling; c != nil; c = c.PrevSibling {
			switch {
			case p.shares[c].text == 0 || xhtml.TagOf(c) == "head":
			case !headed && holdsHeading(c):
				headed = true
			case !holdsPost(c):
				p.leave(c, "navigation")
			}
		}
	}
}

func holdsHeading(n *xhtml.Node) bool {
	isHeading := func(d *xhtml.Node) bool { return xhtml.HeadingLevel(d) > 0 }
	return isHeading(n) || xhtml.Holds(n, isHeading)
}

// leaveBehind leaves out what stands behind the last post of a thread and holds no other.
func (p *pageParts) leaveBehind(last *xhtml.Node) {
	for n := last; n != nil && n.Parent != nil; n = n.Parent {
		for c := n.NextSibling; c != nil; c = c.NextSibling {
			if p.shares[c].text > 0 && !holdsPost(c) {
				p.leave(c, "navigation")
			}
		}
	}
}

func holdsPost(n *xhtml.Node) bool {
	isPost := func(d *xhtml.Node) bool { return d.Type == xhtml.ElementNode && isCalledPost(d) }
	return isPost(n) || xhtml.Holds(n, isPost)
}

func headingOf(name string) *xhtml.Node {
	h := &xhtml.Node{Type: xhtml.ElementNode, Data: "h2"}
	h.AppendChild(&xhtml.Node{Type: xhtml.TextNode, Data: name})
	return h
}

// posts gives the posts of a page that is a thread: elements side by side that hold
// nearly all of its prose, each of which names who wrote its words.
func (p *pageParts) posts() []forumPost {
	var posts []forumPost
	p.eachCalledPost(p.root, 0, func(n *xhtml.Node) {
		if post := postOf(n); post.body != nil && post.writer != "" && !post.leadsElsewhere() {
			posts = append(posts, post)
		}
	})
	if p.answers(posts) {
		return posts
	}
	for len(posts) > 0 {
		parent := posts[0].whole.Parent
		isHere := func(post forumPost) bool { return post.whole.Parent == parent }
		prose := 0
		var here []forumPost
		for _, post := range posts {
			if isHere(post) {
				here = append(here, post)
				prose += p.shares[post.whole].prose
			}
		}
		if len(here) >= fewestPosts && prose*100 >= p.whole*postShare {
			return here
		}
		if len(posts) > mostPosts {
			return nil
		}
		posts = slices.DeleteFunc(posts, isHere)
	}
	return nil
}

// answers says whether posts are a question and its answers, which need not stand side by
// side: the page names for each the part that is its text.
func (p *pageParts) answers(posts []forumPost) bool {
	prose := 0
	for i, post := range posts {
		if !xhtml.HasToken(post.whole, "question", "answer") || xhtml.Attr(post.body, "itemprop") != "text" && !hasWhole(post.body, bodyNames[0]) || i > 0 && holds(posts[i-1].whole, post.whole) {
			return false
		}
		prose += p.shares[post.whole].prose
	}
	return len(posts) >= fewestPosts && len(posts) <= mostPosts && prose*100 >= p.whole*answersShare
}

// mostPosts bounds the posts of a page that is looked through for a thread, and
// mostInPosts how many elements that are called posts may stand in one another.
const (
	mostPosts   = 1000
	mostInPosts = 3
)

func (p *pageParts) eachCalledPost(n *xhtml.Node, inside int, do func(*xhtml.Node)) {
	if n.Type == xhtml.ElementNode && n.Parent != nil && p.shares[n].text > 0 && isCalledPost(n) {
		do(n)
		inside++
	}
	for c := n.FirstChild; c != nil && inside <= mostInPosts; c = c.NextSibling {
		p.eachCalledPost(c, inside, do)
	}
}

func isCalledPost(n *xhtml.Node) bool {
	return (postID.MatchString(xhtml.Attr(n, "id")) || xhtml.HasToken(n, "post", "message", "reply", "answer") || xhtml.Attr(n, "id") == "question") && !xhtml.HasToken(n, "comment", "comments")
}

// leadsElsewhere says whether what is called a post has a headline that is a link, as
// each article in a list of such has.
func (f forumPost) leadsElsewhere() bool {
	return xhtml.Holds(f.whole, func(d *xhtml.Node) bool {
		return xhtml.HeadingLevel(d) > 0 && linksWhole(d) && !linksHere(d) && !strings.HasPrefix(words(d), "Re:") && !strings.HasPrefix(spelled(d), f.writer)
	})
}

// linksHere says whether the link of a headline leads to a place in a page, as that of
// each post in a thread does.
func linksHere(n *xhtml.Node) bool {
	return xhtml.Holds(n, func(d *xhtml.Node) bool { return strings.Contains(xhtml.Attr(d, "href"), "#") })
}

// The names of the elements with the words of a post and with its writer, the most
// telling first.
var (
	bodyNames   = [][]string{{"content", "usercontent", "cooked", "bbwrapper", "posttext", "sprose"}, {"postbody", "body", "text"}}
	writerNames = [][]string{{"username", "creator", "poster", "nickname"}, {"author", "user"}}
)

func postOf(n *xhtml.Node) forumPost {
	post := forumPost{whole: n, writer: writerName(xhtml.Attr(n, "data-author"))}
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && xhtml.Attr(d, "itemprop") == "text" {
			post.body = d
		}
	}
	for _, list := range bodyNames {
		for d := range n.Descendants() {
			if post.body == nil && d.Type == xhtml.ElementNode && hasWhole(d, list) && spelled(d) != "" {
				post.body = d
			}
		}
	}
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && xhtml.Attr(d, "itemprop") == "author" && post.writer == "" && (post.body == nil || !holds(post.body, d)) {
			post.writer = statedWriter(d)
		}
	}
	for _, list := range writerNames {
		for d := range n.Descendants() {
			if post.writer == "" && d.Type == xhtml.ElementNode && xhtml.HasToken(d, list...) && (post.body == nil || !holds(post.body, d) && !holds(d, post.body)) {
				post.writer = cmp.Or(writerName(spelled(d)), linkedName(d))
			}
		}
	}
	return post
}

// linkedName is the name that an element links where it says more than that: when it was
// written, and how much the writer counts in the forum.
func linkedName(n *xhtml.Node) string {
	for d := range n.Descendants() {
		if xhtml.TagOf(d) != "a" {
			continue
		}
		if name := writerName(spelled(d)); name != "" && !record.HasDatePart(name) {
			return name
		}
	}
	return ""
}

// statedWriter is the name in an element that says in the words of schema.org that it is
// about the author.
func statedWriter(n *xhtml.Node) string {
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && xhtml.Attr(d, "itemprop") == "name" {
			return writerName(spelled(d))
		}
	}
	return ""
}

// hasWhole says whether one of the classes of an element is, its hyphens aside, a name
// or "post" and a name.
func hasWhole(n *xhtml.Node, names []string) bool {
	for class := range strings.FieldsSeq(strings.ToLower(xhtml.Attr(n, "class"))) {
		class = strings.NewReplacer("-", "", "_", "").Replace(class)
		for _, prefix := range []string{"post", "message", "reply"} {
			if rest, found := strings.CutPrefix(class, prefix); found && slices.Contains(names, rest) {
				return true
			}
		}
		if slices.Contains(names, class) {
			return true
		}
	}
	return false
}

// writerName gives a name under which somebody writes in a forum, "" for what is none.
func writerName(text string) string {
	text = lang.Squeeze(lang.Scrub(text))
	if text == "" || len(text) > mostName || lang.WordCount(text) > 3 || strings.ContainsAny(text, ":|»") {
		return ""
	}
	return text
}
