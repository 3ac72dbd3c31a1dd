//go:build arm64

#include "textflag.h"

// func tileWide(c *float32, ldc int, a *float32, lda int, b *float32, depth int, bias *float32)
TEXT ·tileWide(SB), NOSPLIT, $0-56
	MOVD c+0(FP), R0
	MOVD ldc+8(FP), R1
	MOVD a+16(FP), R2
	MOVD lda+24(FP), R3
	MOVD b+32(FP), R4
	MOVD depth+40(FP), R5
	MOVD bias+48(FP), R6
	LSL  $2, R1, R1
	LSL  $2, R3, R3
	ADD  R3, R2, R7
	ADD  R3, R7, R8
	ADD  R3, R8, R9
	ADD  R3, R9, R10
	ADD  R3, R10, R11
	VLD1 (R6), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R6), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R6), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1 (R6), [V12.S4, V13.S4, V14.S4, V15.S4]
	VLD1 (R6), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1 (R6), [V20.S4, V21.S4, V22.S4, V23.S4]
next:
	VLD1.P 64(R4), [V24.S4, V25.S4, V26.S4, V27.S4]
	VLD1R.P 4(R2), [V28.S4]
	VLD1R.P 4(R7), [V29.S4]
	VLD1R.P 4(R8), [V30.S4]
	VFMLA V24.S4, V28.S4, V0.S4
	VFMLA V25.S4, V28.S4, V1.S4
	VFMLA V26.S4, V28.S4, V2.S4
	VFMLA V27.S4, V28.S4, V3.S4
	VFMLA V24.S4, V29.S4, V4.S4
	VFMLA V25.S4, V29.S4, V5.S4
	VFMLA V26.S4, V29.S4, V6.S4
	VFMLA V27.S4, V29.S4, V7.S4
	VFMLA V24.S4, V30.S4, V8.S4
	VFMLA V25.S4, V30.S4, V9.S4
	VFMLA V26.S4, V30.S4, V10.S4
	VFMLA V27.S4, V30.S4, V11.S4
	VLD1R.P 4(R9), [V28.S4]
	VLD1R.P 4(R10), [V29.S4]
	VLD1R.P 4(R11), [V30.S4]
	VFMLA V24.S4, V28.S4, V12.S4
	VFMLA V25.S4, V28.S4, V13.S4
	VFMLA V26.S4, V28.S4, V14.S4
	VFMLA V27.S4, V28.S4, V15.S4
	VFMLA V24.S4, V29.S4, V16.S4
	VFMLA V25.S4, V29.S4, V17.S4
	VFMLA V26.S4, V29.S4, V18.S4
	VFMLA V27.S4, V29.S4, V19.S4
	VFMLA V24.S4, V30.S4, V20.S4
	VFMLA V25.S4, V30.S4, V21.S4
	VFMLA V26.S4, V30.S4, V22.S4
	VFMLA V27.S4, V30.S4, V23.S4
	SUB  $1, R5, R5
	CBNZ R5, next
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	RET

// func expandWide(panel *float32, bytes *int8, rows int, scales *float32)
//
// The assembler has no names for these instructions on vectors.
TEXT ·expandWide(SB), NOSPLIT, $0-32
	MOVD panel+0(FP), R0
	MOVD bytes+8(FP), R1
	MOVD rows+16(FP), R2
	MOVD scales+24(FP), R3
	VLD1 (R3), [V16.S4, V17.S4, V18.S4, V19.S4]
row:
	VLD1.P 16(R1), [V0.B16]
	WORD $0x0F08A401 // sxtl  v1.8h, v0.8b
	WORD $0x4F08A402 // sxtl2 v2.8h, v0.16b
	WORD $0x0F10A424 // sxtl  v4.4s, v1.4h
	WORD $0x4F10A425 // sxtl2 v5.4s, v1.8h
	WORD $0x0F10A446 // sxtl  v6.4s, v2.4h
	WORD $0x4F10A447 // sxtl2 v7.4s, v2.8h
	WORD $0x4E21D884 // scvtf v4.4s, v4.4s
	WORD $0x4E21D8A5 // scvtf v5.4s, v5.4s
	WORD $0x4E21D8C6 // scvtf v6.4s, v6.4s
	WORD $0x4E21D8E7 // scvtf v7.4s, v7.4s
	WORD $0x6E30DC84 // fmul  v4.4s, v4.4s, v16.4s
	WORD $0x6E31DCA5 // fmul  v5.4s, v5.4s, v17.4s
	WORD $0x6E32DCC6 // fmul  v6.4s, v6.4s, v18.4s
	WORD $0x6E33DCE7 // fmul  v7.4s, v7.4s, v19.4s
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	SUB  $1, R2, R2
	CBNZ R2, row
	RET
