package xhtml

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// Books set each line of a poem in an element of its own, and the lines of a stanza
// in one around them. The classes that they give these are much the same everywhere.
var (
	lineClass   = lang.Regexp(`(?i)^(?:(?:verse|poem|poetry|song|hymn)?[-_]?(?:line|l)|verse|vers|v|vl|verso)\d?$`)
	stanzaClass = lang.Regexp(`(?i)^(?:(?:poem|poetry|verse|line|song|hymn)?[-_]?(?:stanza|strophe|lg|linegroup|line-group|lineblock|line-block|couplet|quatrain|tercet)|poem|poetry|poesy|poesie|lyrics|verse)\d?$`)
)

// longestVerse is how long a line of a poem is at most, in characters.
const longestVerse = 120

func hasClass(n *Node, shape *lang.Pattern) bool {
	for name := range strings.FieldsSeq(Attr(n, "class")) {
		if shape.MatchString(name) {
			return true
		}
	}
	return false
}

// isPoem says whether an element is a poem or a stanza of one, by its class or its
// type in the vocabulary of e-books.
func isPoem(n *Node) bool {
	kinds := Attr(n, "epub:type")
	return hasClass(n, stanzaClass) || strings.Contains(kinds, "z3998:verse") || strings.Contains(kinds, "z3998:poem") || strings.Contains(kinds, "z3998:song")
}

// isVerseLine says whether an element holds one line of a poem: by its class, or as a paragraph
// right in a poem.
func isVerseLine(n *Node) bool {
	if n.Type != ElementNode {
		return false
	}
	inPoem := (TagOf(n) == "div" || TagOf(n) == "p") && n.Parent != nil && isPoem(n.Parent) && !isPoem(n)
	if !inPoem && !hasClass(n, lineClass) {
		return false
	}
	for d := range n.Descendants() {
		if tag := TagOf(d); Blocks[tag] || tag == "br" && d.NextSibling != nil {
			return false
		}
	}
	text := lang.Squeeze(RawStart(n, 4*longestVerse))
	return text != "" && len([]rune(text)) <= longestVerse
}

// stanza gives the lines of a poem that begin with a node, none where it is not the
// first of several.
func (r *treeReader) stanza(n *Node) []*Node {
	if r.flat || !isVerseLine(n) {
		return nil
	}
	var out []*Node
	for ; n != nil; n = n.NextSibling {
		switch {
		case n.Type == TextNode && strings.TrimSpace(n.Data) == "", n.Type == CommentNode, TagOf(n) == "br":
		case isVerseLine(n):
			out = append(out, n)
			continue
		default:
			n = nil
		}
		if n == nil {
			break
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// verse reads lines of a poem as one block whose line feeds count.
func (r *treeReader) verse(lines []*Node) {
	r.flush()
	var rows []string
	var all run
	for _, n := range lines {
		inner := r.flattened(n)
		if row := lang.Squeeze(lang.Scrub(inner.text.String())); row != "" {
			rows = append(rows, row)
		}
		all.marks = append(all.marks, inner.marks...)
	}
	r.put(structure.Line{Block: corpus.Block{Kind: r.like.Kind}, Verse: true, Marked: true, Skip: r.like.Skip}, strings.Join(rows, "\n"), all)
}
