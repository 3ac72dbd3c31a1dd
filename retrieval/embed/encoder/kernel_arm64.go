package encoder

const wide = true // every arm64 processor has NEON

//go:noescape
func tileWide(c *float32, ldc int, a *float32, lda int, b *float32, depth int, bias *float32)

//go:noescape
func expandWide(panel *float32, bytes *int8, rows int, scales *float32)
