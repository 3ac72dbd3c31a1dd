package corpustest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
)

// ScanOf makes a file of pages that are pictures, of so many dots to the inch.
func ScanOf(dpi int, pages ...*image.Gray) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	object := func(body []byte) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object([]byte("<< /Type /Catalog /Pages 2 0 R >>"))
	object(fmt.Appendf(nil, "<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids))
	for i, p := range pages {
		width, height := p.Rect.Dx(), p.Rect.Dy()
		w, h := float64(width)*72/float64(dpi), float64(height)*72/float64(dpi)
		content := fmt.Sprintf("q %.2f 0 0 %.2f 0 0 cm /P Do Q", w, h)
		object(fmt.Appendf(nil, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources << /XObject << /P %d 0 R >> >> >>", w, h, 4+3*i, 5+3*i))
		object(fmt.Appendf(nil, "<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		for y := range height {
			_, _ = z.Write(p.Pix[y*p.Stride : y*p.Stride+width])
		}
		_ = z.Close()
		object(fmt.Appendf(nil, "<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream",
			width, height, packed.Len(), packed.Bytes()))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// Scanned makes a picture look as a poor machine gives it: turned by some degrees, of
// less contrast, and with noise of a standard deviation.
func Scanned(img *image.Gray, degrees, contrast, noise float64) *image.Gray {
	r := rand.New(rand.NewPCG(3, 4))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	out := image.NewGray(img.Rect)
	cx, cy := float64(img.Rect.Dx())/2, float64(img.Rect.Dy())/2
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			level := smooth(img, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos)
			level = 128 + (level-128)*contrast + r.NormFloat64()*noise
			out.SetGray(x, y, color.Gray{Y: uint8(max(0, min(255, level)))})
		}
	}
	return out
}

// smooth gives the level between four dots.
func smooth(img *image.Gray, x, y float64) float64 {
	x0, y0 := math.Floor(x), math.Floor(y)
	at := func(x, y int) float64 {
		if !image.Pt(x, y).In(img.Rect) {
			return 255
		}
		return float64(img.GrayAt(x, y).Y)
	}
	ix, iy := int(x0), int(y0)
	fx, fy := x-x0, y-y0
	return (at(ix, iy)*(1-fx)+at(ix+1, iy)*fx)*(1-fy) + (at(ix, iy+1)*(1-fx)+at(ix+1, iy+1)*fx)*fy
}
