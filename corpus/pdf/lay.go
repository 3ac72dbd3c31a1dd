package pdf

import "strings"

// A Letter is a sign on a page as another program reads it. Places are in points from
// the left and upper edge of the page.
type Letter struct {
	Text        string
	Left, Right float64
	Base        float64 // the line that it stands on
	Size        float64 // of the type
}

// Lay makes a page of letters that another program has read, with the lines and
// columns that pages have which are read here.
func Lay(letters []Letter, width, height float64) Page {
	font := new(Font)
	var glyphs []glyph
	for _, l := range letters {
		if strings.TrimSpace(l.Text) == "" || l.Size <= 0 || l.Right < l.Left {
			continue // gaps tell where a word ends
		}
		glyphs = append(glyphs, glyph{text: l.Text, left: l.Left, right: l.Right, base: l.Base, size: l.Size, font: font})
	}
	return layPage(glyphs, width, height)
}
