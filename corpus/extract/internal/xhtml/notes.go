package xhtml

import (
	"strings"

	"footnote/corpus/lang"
)

// Notes of a page: a link leads from a mark in the text to a paragraph further
// down, which mostly has a link back.

var (
	noteMark   = lang.Regexp(`^(?:[\[(](?:\d{1,3}|\p{Ll}|[ivx]{1,5}|(?:note|n|nb|Note|Anm\.|прим\.)\s?\d{1,3})[\])]|[*†‡§¶]{1,3})$`)
	plainMark  = lang.Regexp(`^(?:\d{1,3}|[a-z]|[ivx]{1,5})$`)
	noteNumber = lang.Regexp(`^(?:[\^↑]\s+|[\[(]?\d{1,3}[\])]?[.:)]?\s+|\[\d{1,3}\]|[*†‡§¶]{1,3}\s*)`)
	// lettered is a way back from a note that has several marks: "a b c", "3.0 3.1".
	lettered = lang.Regexp(`^(?:[a-z]{1,2}|\d{1,3}\.\d{1,2})$`)
	wayBack  = lang.Regexp(`^[\[(]?(?:[↩↵⏎^↑⤴▲←]\x{FE0E}?\x{FE0F}?|(?i:back|return|zurück|назад)(?:\s\w+){0,3})[\])]?$`)
)

// AnchorOf is the name that links lead to an element by.
func AnchorOf(n *Node) string {
	if id := Attr(n, "id"); id != "" {
		return id
	}
	if TagOf(n) == "a" {
		return Attr(n, "name")
	}
	return ""
}

// NoteTarget is the part of an address after "#", which names a note.
func NoteTarget(n *Node) string {
	_, target, _ := strings.Cut(Attr(n, "href"), "#")
	return target
}

// isNote says whether an element says itself that it is a note.
func isNote(n *Node) bool {
	return HasRole(n, "footnote", "endnote", "rearnote", "note") && TagOf(n) != "a" && Attr(n, "role") != "note"
}

// isNoteLink says whether a link has the look of a mark.
func isNoteLink(n *Node) bool {
	if HasRole(n, "noteref") {
		return true
	}
	text := lang.Squeeze(rawText(n))
	switch {
	case len(text) > 20 || text == "":
		return false
	case noteMark.MatchString(text):
		return true
	}
	return plainMark.MatchString(text) && (isRaised(n) || HasToken(n, "footnote", "fn", "noteref", "reference"))
}

// isRaised says whether a link is raised by an element around or inside it.
func isRaised(n *Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if TagOf(c) == "sup" {
			return true
		}
	}
	for up := n.Parent; up != nil && !Blocks[TagOf(up)]; up = up.Parent {
		if TagOf(up) == "sup" {
			return true
		}
	}
	return false
}

// isBacklink says whether a link only leads back from a note to its mark.
func isBacklink(n *Node) bool {
	if HasRole(n, "backlink") {
		return true
	}
	if !strings.HasPrefix(Attr(n, "href"), "#") {
		return false
	}
	text := lang.Squeeze(rawText(n))
	return len(text) < 40 && (lettered.MatchString(text) && strings.Contains(NoteTarget(n), "ref") || wayBack.MatchString(text) || HasToken(n, "backlink", "backref", "footnoteback"))
}

// noteTargets gives the ids of the notes under a node: what a mark leads to
// that stands after it and is no heading.
func noteTargets(root *Node) map[string]bool {
	marked, out := map[string]bool{}, map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != ElementNode {
			continue
		}
		if id := AnchorOf(n); id != "" && marked[id] && HeadingLevel(n) == 0 && (n.Parent == nil || HeadingLevel(n.Parent) == 0) {
			out[id] = true
		}
		if isNote(n) && AnchorOf(n) != "" {
			out[AnchorOf(n)] = true
		}
		if TagOf(n) == "a" && Attr(n, "href") != "" && isNoteLink(n) {
			marked[NoteTarget(n)] = true
		}
	}
	delete(out, "")
	return out
}
