package picture

import "image"

// mostSmooth bounds how many times a picture is smoothed.
const mostSmooth = 16

// smooth makes each dot of a picture the mean of the nine around it, of those that are
// there: first of the three in its row, then of the three in its column.
func smooth(img *image.Gray) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for y := range h {
		meanOfThree(img.Pix[y*img.Stride:], w, 1)
	}
	for x := range w {
		meanOfThree(img.Pix[x:], h, img.Stride)
	}
}

// meanOfThree makes each of n dots, which stand so far apart, the mean of itself and of
// those beside it.
func meanOfThree(dots []uint8, n, apart int) {
	before, sum, count := 0, 0, 0
	for i := range n {
		here := int(dots[i*apart])
		sum, count = before+here, 2
		if i == 0 {
			count = 1
		}
		if i+1 < n {
			sum, count = sum+int(dots[(i+1)*apart]), count+1
		}
		before = here
		dots[i*apart] = uint8((sum + count/2) / count)
	}
}
