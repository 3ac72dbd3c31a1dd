//go:build amd64

#include "textflag.h"

// ADDUP adds up the numbers of four registers, in this order, into the lowest of the first, by
// its low half and one other.
#define ADDUP(a, b, c, d, low, half) \
	VADDPS b, a, a \
	VADDPS d, c, c \
	VADDPS c, a, a \
	VEXTRACTF128 $1, a, half \
	VADDPS half, low, low \
	VHADDPS low, low, low \
	VHADDPS low, low, low

// func dotWide(a, b *float32, n int) float32
TEXT ·dotWide(SB), NOSPLIT, $0-28
	MOVQ a+0(FP), SI
	MOVQ b+8(FP), DI
	MOVQ n+16(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
loop:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMOVUPS 64(SI), Y6
	VMOVUPS 96(SI), Y7
	VFMADD231PS (DI), Y4, Y0
	VFMADD231PS 32(DI), Y5, Y1
	VFMADD231PS 64(DI), Y6, Y2
	VFMADD231PS 96(DI), Y7, Y3
	ADDQ $128, SI
	ADDQ $128, DI
	SUBQ $32, CX
	JNZ loop
	ADDUP(Y0, Y1, Y2, Y3, X0, X1)
	VZEROUPPER
	MOVSS X0, ret+24(FP)
	RET

// func addScaledWide(sum *float32, row *byte, scale float32, n int)
TEXT ·addScaledWide(SB), NOSPLIT, $0-32
	MOVQ sum+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y0
	MOVQ n+24(FP), CX
next:
	VPMOVSXBD (SI), Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VADDPS (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ next
	VZEROUPPER
	RET

// func dotsWide(products, a, rows *float32, n int)
//
// The sums of each row are those of dotWide, added up in the same order.
TEXT ·dotsWide(SB), NOSPLIT, $0-32
	MOVQ products+0(FP), DX
	MOVQ a+8(FP), SI
	MOVQ rows+16(FP), DI
	MOVQ n+24(FP), CX
	LEAQ (DI)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11
three:
	VMOVUPS (SI), Y12
	VFMADD231PS (DI), Y12, Y0
	VFMADD231PS (R9), Y12, Y4
	VFMADD231PS (R10), Y12, Y8
	VMOVUPS 32(SI), Y12
	VFMADD231PS 32(DI), Y12, Y1
	VFMADD231PS 32(R9), Y12, Y5
	VFMADD231PS 32(R10), Y12, Y9
	VMOVUPS 64(SI), Y12
	VFMADD231PS 64(DI), Y12, Y2
	VFMADD231PS 64(R9), Y12, Y6
	VFMADD231PS 64(R10), Y12, Y10
	VMOVUPS 96(SI), Y12
	VFMADD231PS 96(DI), Y12, Y3
	VFMADD231PS 96(R9), Y12, Y7
	VFMADD231PS 96(R10), Y12, Y11
	ADDQ $128, SI
	ADDQ $128, DI
	ADDQ $128, R9
	ADDQ $128, R10
	SUBQ $32, CX
	JNZ three
	ADDUP(Y0, Y1, Y2, Y3, X0, X1)
	MOVSS X0, (DX)
	ADDUP(Y4, Y5, Y6, Y7, X4, X5)
	MOVSS X4, 4(DX)
	ADDUP(Y8, Y9, Y10, Y11, X8, X9)
	MOVSS X8, 8(DX)
	VZEROUPPER
	RET

// func scaleWide(scaled *float32, row *byte, scale float32, n int)
TEXT ·scaleWide(SB), NOSPLIT, $0-32
	MOVQ scaled+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y0
	MOVQ n+24(FP), CX
eight:
	VPMOVSXBD (SI), Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ eight
	VZEROUPPER
	RET

// ADDROW adds to sum the row of eight numbers that the lowest of the steps in AX tells, times
// the scale in Y4, and goes on to the next step.
#define ADDROW(sum) \
	MOVQ AX, DX \
	ANDQ $511, DX \
	SHLQ $5, DX \
	SHRQ $16, AX \
	VMULPS (SI)(DX*1), Y4, Y5 \
	VADDPS sum, Y5, sum

// func addRowsWide(sums, table *float32, steps, places *uint16, scales *float32, n, count int)
TEXT ·addRowsWide(SB), NOSPLIT, $0-56
	MOVQ sums+0(FP), DI
	MOVQ table+8(FP), SI
	MOVQ steps+16(FP), R8
	MOVQ places+24(FP), R9
	MOVQ scales+32(FP), R10
	MOVQ n+40(FP), CX
	MOVQ count+48(FP), R11
	LEAQ (CX*2), R12
four:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	XORQ BX, BX
row:
	MOVWLZX (R9)(BX*2), AX
	IMULQ R12, AX
	MOVQ (R8)(AX*1), AX
	VBROADCASTSS (R10)(BX*4), Y4
	ADDROW(Y0)
	ADDROW(Y1)
	ADDROW(Y2)
	ADDROW(Y3)
	INCQ BX
	CMPQ BX, R11
	JB row
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	ADDQ $8, R8
	ADDQ $128, DI
	SUBQ $4, CX
	JNZ four
	VZEROUPPER
	RET

// func raiseWide(numbers, rows *float32, places *uint16, n, count int)
TEXT ·raiseWide(SB), NOSPLIT, $0-40
	MOVQ numbers+0(FP), DI
	MOVQ rows+8(FP), SI
	MOVQ places+16(FP), R9
	MOVQ n+24(FP), CX
	MOVQ count+32(FP), R11
	LEAQ (CX*4), R12
eight:
	VMOVUPS (DI), Y0
	XORQ BX, BX
raise:
	MOVWLZX (R9)(BX*2), AX
	IMULQ R12, AX
	VMAXPS (SI)(AX*1), Y0, Y0
	INCQ BX
	CMPQ BX, R11
	JB raise
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ eight
	VZEROUPPER
	RET

// func dotStepsWide(products *int32, a *int16, rows *byte, n, count int)
TEXT ·dotStepsWide(SB), NOSPLIT, $0-40
	MOVQ products+0(FP), DX
	MOVQ a+8(FP), AX
	MOVQ rows+16(FP), DI
	MOVQ count+32(FP), R8
product:
	MOVQ AX, SI
	MOVQ n+24(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
steps:
	VPMOVSXBW (DI), Y2
	VPMOVSXBW 16(DI), Y3
	VPMADDWD (SI), Y2, Y2
	VPMADDWD 32(SI), Y3, Y3
	VPADDD Y2, Y0, Y0
	VPADDD Y3, Y1, Y1
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ steps
	VPADDD Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPHADDD X0, X0, X0
	VPHADDD X0, X0, X0
	VMOVD X0, (DX)
	ADDQ $4, DX
	DECQ R8
	JNZ product
	VZEROUPPER
	RET
