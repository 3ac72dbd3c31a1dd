package corpus

import (
	"regexp"
	"strings"
)

// Notes of a page: a link leads from a mark in the text to a paragraph further
// down, which mostly has a link back.

var (
	noteMark   = regexp.MustCompile(`^(?:[\[(](?:\d{1,3}|\p{Ll}|[ivx]{1,5}|(?:note|n|nb|Note|Anm\.|прим\.)\s?\d{1,3})[\])]|[*†‡§¶]{1,3})$`)
	plainMark  = regexp.MustCompile(`^(?:\d{1,3}|[a-z]|[ivx]{1,5})$`)
	noteNumber = regexp.MustCompile(`^(?:[\^↑]\s+|[\[(]?\d{1,3}[\])]?[.:)]?\s+|\[\d{1,3}\]|[*†‡§¶]{1,3}\s*)`)
	// lettered is a way back from a note that has several marks: "a b c", "3.0 3.1".
	lettered = regexp.MustCompile(`^(?:[a-z]{1,2}|\d{1,3}\.\d{1,2})$`)
	wayBack  = regexp.MustCompile(`^[\[(]?(?:[↩↵⏎^↑⤴▲←]\x{FE0E}?\x{FE0F}?|(?i:back|return|zurück|назад)(?:\s\w+){0,3})[\])]?$`)
)

// anchorOf is the name that links lead to an element by.
func anchorOf(n *node) string {
	if id := attr(n, "id"); id != "" {
		return id
	}
	if tagOf(n) == "a" {
		return attr(n, "name")
	}
	return ""
}

// noteTarget is the part of an address after "#", which names a note.
func noteTarget(n *node) string {
	_, target, _ := strings.Cut(attr(n, "href"), "#")
	return target
}

// isNote says whether an element says itself that it is a note.
func isNote(n *node) bool {
	return hasRole(n, "footnote", "endnote", "rearnote", "note") && tagOf(n) != "a" && attr(n, "role") != "note"
}

// isNoteLink says whether a link has the look of a mark.
func isNoteLink(n *node) bool {
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
func isRaised(n *node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if tagOf(c) == "sup" {
			return true
		}
	}
	for up := n.Parent; up != nil && !blocks[tagOf(up)]; up = up.Parent {
		if tagOf(up) == "sup" {
			return true
		}
	}
	return false
}

// isBacklink says whether a link only leads back from a note to its mark.
func isBacklink(n *node) bool {
	if hasRole(n, "backlink") {
		return true
	}
	if !strings.HasPrefix(attr(n, "href"), "#") {
		return false
	}
	text := squeeze(rawText(n))
	return len(text) < 40 && (lettered.MatchString(text) && strings.Contains(noteTarget(n), "ref") || wayBack.MatchString(text) || hasToken(n, "backlink", "backref", "footnoteback"))
}

// noteTargets gives the ids of the notes under a node: what a mark leads to
// that stands after it and is no heading.
func noteTargets(root *node) map[string]bool {
	marked, out := map[string]bool{}, map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != elementNode {
			continue
		}
		if id := anchorOf(n); id != "" && marked[id] && headingLevel(n) == 0 && (n.Parent == nil || headingLevel(n.Parent) == 0) {
			out[id] = true
		}
		if isNote(n) && anchorOf(n) != "" {
			out[anchorOf(n)] = true
		}
		if tagOf(n) == "a" && attr(n, "href") != "" && isNoteLink(n) {
			marked[noteTarget(n)] = true
		}
	}
	delete(out, "")
	return out
}
