package picture

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"runtime/debug"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/pdf"
)

// task is the name of what a child of [Serve] does.
const task = "picture"

// An order is what a child is told to draw.
type order struct {
	Page  int    // from 1; 0: only count the pages
	Text  string // to be marked
	Words []int  // pages to read instead
	DPI   int    // for a picture in gray of this resolution; 0: one for people

	Smooth int // how many times a picture in gray is smoothed
}

// An answer is what a child says.
type answer struct {
	Pages  int // that the file has
	PNG    []byte
	Marked bool             // something of the text was found
	Words  map[int]pdf.Page `json:",omitempty"`
	child.End
}

// Serve is the other side of [Pictures]: a process that draws one page. What PDFium
// is compiled to is read from the cache while files can still be opened, which is
// before anything of a stranger is here.
func Serve(ctx context.Context, cache string, stdin io.Reader, stdout io.Writer) error {
	e, err := start(cache)
	if err != nil {
		return fmt.Errorf("start PDFium: %w", err)
	}
	draw := func(_ context.Context, options json.RawMessage, data []byte, open error, to io.Writer) error {
		var o order
		if err := json.Unmarshal(options, &o); err != nil {
			return err
		}
		a, err := e.follow(o, data)
		a.End = child.EndOf(err, open)
		return json.NewEncoder(to).Encode(a)
	}
	return child.Serve(ctx, map[string]child.Task{task: draw}, stdin, stdout)
}

// phone bounds a picture for people: a page as wide as the screen of a phone has
// dots, or as a page of A4 at 150 to the inch. recognised bounds one in gray: a page
// of A3 at 300 to the inch.
var (
	phone      = frame{1240, 1754}
	recognised = frame{4961, 4961}
)

// follow does what it is told. A panic of the library is an error of the file.
func (e *engine) follow(o order, data []byte) (a answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("PDFium: %v: %.2000s: %w", p, debug.Stack(), corpus.ErrMalformed)
		}
	}()
	doc, err := e.open(data)
	if err != nil {
		return a, err
	}
	if len(o.Words) > 0 {
		a.Words, err = e.words(doc, o.Words)
		return a, err
	}
	if a.Pages, err = e.pages(doc); err != nil || o.Page == 0 {
		return a, err
	}
	if o.Page < 1 || o.Page > a.Pages {
		return a, fmt.Errorf("page %d of %d: %w", o.Page, a.Pages, corpus.ErrNotFound)
	}
	f := phone
	if o.DPI > 0 {
		width, height, err := e.size(doc, o.Page)
		if err != nil {
			return a, err
		}
		f = frame{min(recognised.width, int(width*float64(o.DPI)/72+.5)), min(recognised.height, int(height*float64(o.DPI)/72+.5))}
	}
	img, err := e.render(doc, o.Page, f, o.DPI > 0)
	if err != nil {
		return a, err
	}
	if c, ok := img.(*image.RGBA); ok && o.Text != "" {
		if a.Marked, err = e.mark(doc, o, c); err != nil {
			return a, err
		}
	}
	if g, ok := img.(*image.Gray); ok {
		for range min(o.Smooth, mostSmooth) {
			smooth(g)
		}
	}
	a.PNG, err = encode(img)
	return a, err
}

// mark marks the text of an order in the picture of its page.
func (e *engine) mark(doc document, o order, img *image.RGBA) (found bool, err error) {
	letters, err := e.letters(doc, o.Page)
	if err != nil {
		return false, err
	}
	var places []image.Rectangle
	for _, b := range marked(letters, o.Text) {
		place, err := e.shown(doc, o.Page, img.Rect.Size(), b)
		if err != nil {
			return false, err
		}
		places = append(places, place)
	}
	mark(img, places)
	return len(places) > 0, nil
}

// encode writes a picture as PNG. A page in black and white, of which only the pen
// has a colour, has few colours, and takes half of the bytes with a table of them.
func encode(img image.Image) ([]byte, error) {
	if c, ok := img.(*image.RGBA); ok {
		if few := withTable(c); few != nil {
			img = few
		}
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, img)
	return out.Bytes(), err
}

// withTable gives a picture of shades of gray and of the pen alone with a table of
// these colours; nil for another. Of two shades one is left: nobody sees the others.
func withTable(img *image.RGBA) image.Image {
	table := make(color.Palette, 0, 256)
	for shade := 0; shade < 128; shade++ {
		g := uint8(shade * 255 / 127)
		table = append(table, color.RGBA{g, g, g, 255}, color.RGBA{times(g, marker.R), times(g, marker.G), times(g, marker.B), 255})
	}
	out := image.NewPaletted(img.Rect, table)
	for i := 0; i < len(img.Pix); i += 4 {
		r, g, b, pen := img.Pix[i], img.Pix[i+1], img.Pix[i+2], uint8(0)
		switch {
		case r == g && g == b:
		case g == times(r, marker.G) && b == times(r, marker.B):
			pen = 1
		default:
			return nil
		}
		out.Pix[i/4] = r/2*2 + pen
	}
	return out
}
