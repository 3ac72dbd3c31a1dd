package encoder

import "golang.org/x/sys/cpu"

var wide = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func tileWide(c *float32, ldc int, a *float32, lda int, b *float32, depth int, bias *float32)

//go:noescape
func expandWide(panel *float32, bytes *int8, rows int, scales *float32)
