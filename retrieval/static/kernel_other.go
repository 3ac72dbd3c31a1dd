//go:build !amd64

package static

const wide = false

func dotWide(a, b *float32, n int) float32                        { panic("no wide kernel") }
func addScaledWide(sum *float32, row *byte, scale float32, n int) { panic("no wide kernel") }
func dotsWide(products, a, rows *float32, n int)                  { panic("no wide kernel") }
func scaleWide(scaled *float32, row *byte, scale float32, n int)  { panic("no wide kernel") }
func addRowsWide(sums, table *float32, steps, places *uint16, scales *float32, n, count int) {
	panic("no wide kernel")
}
func raiseWide(numbers, rows *float32, places *uint16, n, count int)   { panic("no wide kernel") }
func dotStepsWide(products *int32, a *int16, rows *byte, n, count int) { panic("no wide kernel") }
