package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// mostPages bounds the pages of a file, and mostPageDepth the levels of the tree
// that they stand in.
const (
	mostPages     = 10_000
	mostPageDepth = 50
)

// A pageNode is a page with what it inherits.
type pageNode struct {
	page      object
	resources object
	box       []float64 // left, bottom, right, top as far as they are shown
	rotate    int
}

// pageTree walks the tree of pages. What a node says of its count is not
// believed; a node that stands in itself is passed over.
func (p *parsed) pageTree() ([]pageNode, error) {
	walk := treeWalk{seen: map[int]bool{}}
	if err := walk.node(p.root().get("Pages"), pageNode{}, 0); err != nil {
		return nil, err
	}
	return walk.pages, p.spend(0)
}

type treeWalk struct {
	pages []pageNode
	seen  map[int]bool
}

func (w *treeWalk) node(o object, above pageNode, depth int) error {
	if !o.isDict() || o.ref != 0 && w.seen[o.ref] || depth > mostPageDepth {
		return nil
	}
	w.seen[o.ref] = true
	here := above.with(o)
	kids := o.get("Kids").items()
	if o.get("Type").name() == "Page" || len(kids) == 0 {
		if len(w.pages) >= mostPages {
			return fmt.Errorf("more than %d pages: %w", mostPages, ErrTooLarge)
		}
		if o.get("Type").name() != "Pages" {
			w.pages = append(w.pages, here)
		}
		return nil
	}
	for _, kid := range kids {
		if err := w.node(kid, here, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// with gives a node its own entries over those of the one above it.
func (n pageNode) with(o object) pageNode {
	n.page = o
	if resources := o.get("Resources"); resources.isDict() {
		n.resources = resources
	}
	for _, key := range []string{"MediaBox", "CropBox"} {
		if box := o.get(key).numbers(); len(box) == 4 {
			n.box = box
		}
	}
	if rotate, ok := o.get("Rotate").number(); ok {
		n.rotate = int(math.Mod(rotate, 360)) / 90
	}
	return n
}

// frame gives the matrix from the space of the page to points from the left and
// upper edge of what is shown, and the size of that.
func (n pageNode) frame() (m matrix, width, height float64) {
	left, bottom, right, top := 0.0, 0.0, 612.0, 792.0
	if len(n.box) == 4 {
		left, right = min(n.box[0], n.box[2]), max(n.box[0], n.box[2])
		bottom, top = min(n.box[1], n.box[3]), max(n.box[1], n.box[3])
	}
	width, height = right-left, top-bottom
	switch (n.rotate + 4) % 4 {
	case 1:
		return matrix{b: 1, c: 1, e: -bottom, f: -left}, height, width
	case 2:
		return matrix{a: -1, d: 1, e: right, f: -bottom}, width, height
	case 3:
		return matrix{b: -1, c: -1, e: top, f: right}, height, width
	}
	return matrix{a: 1, d: -1, e: -left, f: top}, width, height
}

// content joins the content streams of a page. One that cannot be decoded is
// left out, unless it is too large.
func (n pageNode) content() ([]byte, error) {
	contents := n.page.get("Contents")
	streams := contents.items()
	if contents.isStream() {
		streams = []object{contents}
	}
	var out bytes.Buffer
	for _, s := range streams {
		if !s.isStream() {
			continue
		}
		data, err := s.data()
		if errors.Is(err, ErrTooLarge) {
			return nil, err
		}
		if out.Len()+len(data) > mostStreamBytes {
			return nil, fmt.Errorf("more than %d MiB of content: %w", mostStreamBytes>>20, ErrTooLarge)
		}
		out.Write(data)
		out.WriteByte('\n') // a word never goes over the end of a stream
	}
	return out.Bytes(), nil
}
