package corpus

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Notes of a page: a link leads from a mark in the text to a paragraph further
// down, which mostly has a link back.

var (
	noteMark   = regexp.MustCompile(`^(?:[\[(](?:\d{1,3}|\p{Ll}|[ivx]{1,5}|(?:note|n|nb|Note|Anm\.|прим\.)\s?\d{1,3})[\])]|[*†‡§¶]{1,3})$`)
	plainMark  = regexp.MustCompile(`^(?:\d{1,3}|[a-z]|[ivx]{1,5})$`)
	noteNumber = regexp.MustCompile(`^(?:[\[(]?\d{1,3}[\])]?[.:)]?\s+|\[\d{1,3}\]|[*†‡§¶]{1,3}\s*)`)
	wayBack    = regexp.MustCompile(`^[\[(]?(?:[↩↵⏎^↑⤴▲←]\x{FE0E}?\x{FE0F}?|(?i:back|return|zurück|назад)(?:\s\w+){0,3})[\])]?$`)
)

// anchorOf is the name that links lead to an element by.
func anchorOf(n *html.Node) string {
	if id := attr(n, "id"); id != "" {
		return id
	}
	if n.DataAtom == atom.A {
		return attr(n, "name")
	}
	return ""
}

// noteTarget is the part of an address after "#", which names a note.
func noteTarget(n *html.Node) string {
	_, target, _ := strings.Cut(attr(n, "href"), "#")
	return target
}

// isNote says whether an element says itself that it is a note.
func isNote(n *html.Node) bool {
	return hasRole(n, "footnote", "endnote", "rearnote", "note") && n.DataAtom != atom.A && attr(n, "role") != "note"
}

// isNoteLink says whether a link has the look of a mark.
func isNoteLink(n *html.Node) bool {
	if hasRole(n, "noteref") {
		return true
	}
	text := squeeze(rawText(n))
	switch {
	case len(text) > 20 || text == "":
		return false
	case noteMark.MatchString(text):
		return true
	}
	return plainMark.MatchString(text) && (isRaised(n) || hasToken(n, "footnote", "fn", "noteref", "reference"))
}

// isRaised says whether a link is raised by an element around or inside it.
func isRaised(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Sup {
			return true
		}
	}
	for up := n.Parent; up != nil && !blocks[up.DataAtom]; up = up.Parent {
		if up.DataAtom == atom.Sup {
			return true
		}
	}
	return false
}

// isBacklink says whether a link only leads back from a note to its mark.
func isBacklink(n *html.Node) bool {
	if hasRole(n, "backlink") {
		return true
	}
	if !strings.HasPrefix(attr(n, "href"), "#") {
		return false
	}
	text := squeeze(rawText(n))
	return len(text) < 40 && (wayBack.MatchString(text) || hasToken(n, "backlink", "backref", "footnoteback"))
}

// noteTargets gives the ids of the notes under a node: what a mark leads to
// that stands after it and is no heading.
func noteTargets(root *html.Node) map[string]bool {
	marked, out := map[string]bool{}, map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := anchorOf(n); id != "" && marked[id] && headingLevel(n) == 0 && (n.Parent == nil || headingLevel(n.Parent) == 0) {
			out[id] = true
		}
		if isNote(n) && anchorOf(n) != "" {
			out[anchorOf(n)] = true
		}
		if n.DataAtom == atom.A && attr(n, "href") != "" && isNoteLink(n) {
			marked[noteTarget(n)] = true
		}
	}
	delete(out, "")
	return out
}
