//go:build !amd64 && !arm64

package encoder

const wide = false

func tileWide(c *float32, ldc int, a *float32, lda int, b *float32, depth int, bias *float32) {
	panic("no wide kernel")
}

func expandWide(panel *float32, bytes *int8, rows int, scales *float32) { panic("no wide kernel") }
