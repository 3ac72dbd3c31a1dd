package static

import "golang.org/x/sys/cpu"

// wide says that the processor multiplies eight numbers at a time.
var wide = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// dotWide multiplies n numbers, a multiple of 32 above 0.
//
//go:noescape
func dotWide(a, b *float32, n int) float32

// addScaledWide adds n numbers, a multiple of 8 above 0, each rounded twice as Go
// rounds them.
//
//go:noescape
func addScaledWide(sum *float32, row *byte, scale float32, n int)

// dotsWide multiplies n numbers, a multiple of 32 above 0, with those of three rows that
// stand one after the other.
//
//go:noescape
func dotsWide(products, a, rows *float32, n int)

// scaleWide writes n numbers, a multiple of 8 above 0, as Go rounds them.
//
//go:noescape
func scaleWide(scaled *float32, row *byte, scale float32, n int)

// addRowsWide adds count rows, each n times eight numbers of a table of Steps that the steps
// at a place tell, each rounded twice as Go rounds them. n is a multiple of 4, and both are
// above 0.
//
//go:noescape
func addRowsWide(sums, table *float32, steps, places *uint16, scales *float32, n, count int)

// raiseWide brings n numbers, a multiple of 8, up to those of count rows at some places. Both
// are above 0.
//
//go:noescape
func raiseWide(numbers, rows *float32, places *uint16, n, count int)

// dotStepsWide multiplies n whole numbers, a multiple of 32 above 0, with count rows of int8,
// above 0.
//
//go:noescape
func dotStepsWide(products *int32, a *int16, rows *byte, n, count int)
