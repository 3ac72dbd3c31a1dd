package epub

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
)

// mostChapterNodes bounds the tags and texts of all chapters of a book, and
// deepestChapter how deep they nest.
const (
	mostChapterNodes = 1500000
	deepestChapter   = 400
)

// A chapterTree makes trees of the XHTML of chapters. It reads the tags as they
// stand, so that <a/> is closed as in XML and an unclosed <br> as in HTML:
// the parser for web pages lets <title/> swallow a whole chapter.
type chapterTree struct {
	nodes int               // of all trees so far
	keys  map[string]string // what stands for the names of parts
}

// place names an element of a part, or the part itself, so that the elements of
// two chapters are not confused.
func (t *chapterTree) place(part, fragment string) string {
	if t.keys[part] == "" {
		t.keys[part] = fmt.Sprintf("f%d", len(t.keys)+1)
	}
	if fragment == "" {
		return t.keys[part]
	}
	return t.keys[part] + "!" + fragment
}

// parse gives a chapter as a tree. Its elements go by the names that place gives.
func (t *chapterTree) parse(ctx context.Context, name string, data []byte) (*xhtml.Node, error) {
	text, err := chapterText(data)
	if err != nil {
		return nil, err
	}
	root := &xhtml.Node{Type: xhtml.ElementNode, Data: "div"}
	b := treeBuilder{tree: t, part: name, at: root, depth: 1}
	err = xhtml.VisitTags(ctx, text, func(tag xhtml.Token) error {
		if t.nodes++; t.nodes > mostChapterNodes || b.depth > deepestChapter {
			return fmt.Errorf("chapters of more than %d tags and texts, or %d elements in one another: %w", mostChapterNodes, deepestChapter, corpus.ErrTooLarge)
		}
		b.add(tag)
		return nil
	})
	return root, err
}

// chapterText gives the text of a chapter in UTF-8. It refuses entities that
// the text declares itself.
func chapterText(data []byte) (string, error) {
	if zipxml.TooLongTag(data) {
		return "", fmt.Errorf("XHTML without tags for %d MiB: %w", zipxml.LongestTag>>20, corpus.ErrTooLarge)
	}
	text, err := encoding.DecodeHTML(corpus.File{Data: data})
	if err == nil && strings.Contains(text, "<!ENTITY") {
		err = fmt.Errorf("XHTML that declares entities: %w", corpus.ErrMalformed)
	}
	return text, err
}

// A treeBuilder builds one tree.
type treeBuilder struct {
	tree  *chapterTree
	part  string
	at    *xhtml.Node // the element that is open
	depth int
}

// keptAttributes are those that tell something of a text.
var keptAttributes = []string{"id", "name", "href", "class", "role", "title", "style", "hidden", "aria-label", "aria-hidden", "aria-level",
	"type", "start", "value", "reversed", "alt", "colspan", "rowspan"}

// longestAttribute bounds the attributes that are kept, in bytes: they are looked
// at again and again.
const longestAttribute = 2000

// voidElements have no end tag in HTML.
var voidElements = lang.Set(`br hr img input meta link area base col embed source track wbr`)

// add adds a tag or a text.
func (b *treeBuilder) add(tag xhtml.Token) {
	switch tag.Type {
	case xhtml.TextToken:
		if !xhtml.Headless[xhtml.TagOf(b.at)] {
			b.at.AppendChild(&xhtml.Node{Type: xhtml.TextNode, Data: tag.Data})
		}
	case xhtml.StartToken, xhtml.EmptyToken:
		b.open(tag)
	case xhtml.EndToken:
		b.close(localName(tag.Data))
	}
}

func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// open adds an element. A block ends the paragraph that was left open before
// it, as HTML has it.
func (b *treeBuilder) open(tag xhtml.Token) {
	name := localName(tag.Data)
	n := &xhtml.Node{Type: xhtml.ElementNode, Data: name, Attr: b.attributes(tag.Attr)}
	if xhtml.Blocks[xhtml.TagOf(n)] || xhtml.HeadingLevel(n) > 0 {
		if xhtml.TagOf(b.at) == "p" || xhtml.TagOf(n) == "li" && xhtml.TagOf(b.at) == "li" {
			b.leave()
		}
	}
	b.at.AppendChild(n)
	if tag.Type == xhtml.StartToken && !voidElements[xhtml.TagOf(n)] {
		b.at = n
		b.depth++
	}
}

// leave ends the element that is open.
func (b *treeBuilder) leave() {
	b.at = b.at.Parent
	b.depth--
}

// close ends an element and those left open in it; an end without a beginning
// says nothing.
func (b *treeBuilder) close(name string) {
	for n := b.at; n.Parent != nil; n = n.Parent {
		if n.Data == name {
			for b.at != n {
				b.leave()
			}
			b.leave()
			return
		}
	}
}

func (b *treeBuilder) attributes(list []xhtml.Attribute) []xhtml.Attribute {
	var out []xhtml.Attribute
	page := "" // used where nothing else names it
	for _, a := range list {
		switch {
		case len(a.Val) > longestAttribute:
			continue
		case strings.HasSuffix(a.Key, ":type"):
			a.Key = "epub:type"
		case !slices.Contains(keptAttributes, a.Key):
			continue
		case a.Key == "id", a.Key == "name":
			if m := xhtml.PageID.FindStringSubmatch(a.Val); m != nil {
				page = m[1]
			}
			a.Val = b.tree.place(b.part, a.Val)
		case a.Key == "href":
			a.Val = b.address(a.Val)
		}
		out = append(out, a)
	}
	if page != "" {
		out = append(out, xhtml.Attribute{Key: xhtml.PageInID, Val: page})
	}
	return out
}

// address writes a link to a place in the book as "#" and its name. One to a whole
// part leads to no note and loses its place.
func (b *treeBuilder) address(href string) string {
	if strings.Contains(href, "://") || strings.HasPrefix(href, "mailto:") {
		return href
	}
	part, fragment := linkedPart(b.part, href)
	if fragment == "" {
		return part
	}
	return "#" + b.tree.place(part, fragment)
}
