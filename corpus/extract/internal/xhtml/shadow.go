package xhtml

import "strings"

// Pages made of components, and what programs save of them, write what a component shows
// in a template of its own: a declarative shadow root. It is what a reader sees.

// openShadows makes the templates that are shadow roots parts of the page.
func openShadows(root *Node) {
	var shadows []*Node
	for n := range root.Descendants() {
		if isShadow(n) && n.Parent.Type == ElementNode {
			shadows = append(shadows, n)
		}
	}
	opened := map[*Node]bool{}
	for _, shadow := range shadows {
		if host := shadow.Parent; host != nil && !opened[host] { // of two only the first counts
			opened[host] = true
			openShadow(host, shadow)
		}
	}
}

// isShadow says whether an element holds what the one around it shows. Browsers once wrote
// the attribute without "mode".
func isShadow(n *Node) bool {
	return TagOf(n) == "template" && (HasAttr(n, "shadowrootmode") || HasAttr(n, "shadowroot"))
}

// openShadow puts what stands in an element besides its shadow root where the root has a
// slot for it; what has none is not shown.
func openShadow(host, shadow *Node) {
	slots := slotsOf(shadow, map[string]*Node{})
	filled := map[*Node]bool{}
	for next := host.FirstChild; next != nil; {
		n := next
		next = n.NextSibling
		if n == shadow {
			continue
		}
		host.RemoveChild(n)
		slot := slots[Attr(n, "slot")]
		if slot == nil {
			continue
		}
		if !filled[slot] && fills(n) {
			filled[slot] = true
			empty(slot)
		}
		slot.AppendChild(n)
	}
	shadow.Data, shadow.DataAtom, shadow.Attr = "div", 0, nil
}

// slotsOf gives the slots of a shadow root by their names, but for those of the roots in it.
func slotsOf(n *Node, slots map[string]*Node) map[string]*Node {
	for c := range n.ChildNodes() {
		if isShadow(c) {
			continue
		}
		if name := Attr(c, "name"); TagOf(c) == "slot" && slots[name] == nil {
			slots[name] = c
		}
		slotsOf(c, slots)
	}
	return slots
}

// fills says whether a node takes the place of what a slot shows when nothing is put there.
func fills(n *Node) bool {
	return n.Type == ElementNode || n.Type == TextNode && strings.TrimSpace(n.Data) != ""
}

func empty(n *Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
	}
}
