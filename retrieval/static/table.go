package static

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync/atomic"
)

// The file of a table: magic, 8 bytes of the SHA-256 of all that follows,
// then (little-endian) the numbers of rows, of dimensions and of bytes of the
// vocabulary as uint32, the pieces of the vocabulary by token, each with a line end,
// a float32 scale for each row, and the rows as int8.
const (
	magic      = "fnstatic"
	hashLength = 8
	headLength = len(magic) + hashLength + 3*4
)

// ErrTable is for bytes that are no table.
var ErrTable = errors.New("not a table of this program")

// A Table has a row of numbers for each token of its vocabulary.
type Table struct {
	vocabulary *Vocabulary
	dimensions int
	scales     []float32 // what one step of a row's int8 stands for
	rows       []byte    // int8, dimensions for each token
	typical    float32   // length of a row
	lengths    []uint32  // of the rows, as bits, each once it was asked for
	version    string
}

// Encode writes a vocabulary and its rows, of as many numbers each as dimensions says, as
// the bytes of a table. Every row is rounded to 255 steps of its largest number.
func Encode(v *Vocabulary, dimensions int, rows []float32) ([]byte, error) {
	if dimensions < 1 || len(rows) != v.Len()*dimensions {
		return nil, fmt.Errorf("%d numbers for %d rows of %d", len(rows), v.Len(), dimensions)
	}
	pieces := strings.Join(v.pieces, "\n") + "\n"
	var b []byte
	for _, n := range []int{v.Len(), dimensions, len(pieces)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = append(b, pieces...)
	var numbers []byte
	for i := range v.Len() {
		var scale float32
		scale, numbers = quantise(numbers, rows[i*dimensions:(i+1)*dimensions])
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	}
	b = append(b, numbers...)
	sum := sha256.Sum256(b)
	return bytes.Join([][]byte{[]byte(magic), sum[:hashLength], b}, nil), nil
}

// quantise appends a row as int8 and gives the scale of a step.
func quantise(numbers []byte, row []float32) (float32, []byte) {
	var largest float32
	for _, x := range row {
		largest = max(largest, x, -x)
	}
	scale := largest / 127
	for _, x := range row {
		step := 0.0
		if scale > 0 {
			step = math.Round(float64(x / scale))
		}
		numbers = append(numbers, byte(int8(step)))
	}
	return scale, numbers
}

// Decode reads what Encode wrote. It keeps b, which must not change. What is
// no table wraps ErrTable.
func Decode(b []byte) (*Table, error) {
	if len(b) < headLength || string(b[:len(magic)]) != magic {
		return nil, ErrTable
	}
	t := &Table{version: hex.EncodeToString(b[len(magic) : len(magic)+hashLength])}
	head := b[len(magic)+hashLength:]
	rows := int(binary.LittleEndian.Uint32(head))
	t.dimensions = int(binary.LittleEndian.Uint32(head[4:]))
	text := int(binary.LittleEndian.Uint32(head[8:]))
	rest := b[headLength:]
	if rows < 1 || rows > 1<<16 || t.dimensions < 1 || t.dimensions > 1<<12 || len(rest) != text+rows*(4+t.dimensions) {
		return nil, fmt.Errorf("%w: %d bytes for %d rows of %d", ErrTable, len(b), rows, t.dimensions)
	}
	pieces := strings.Split(strings.TrimSuffix(string(rest[:text]), "\n"), "\n")
	if len(pieces) != rows {
		return nil, fmt.Errorf("%w: %d pieces for %d rows", ErrTable, len(pieces), rows)
	}
	var err error
	if t.vocabulary, err = NewVocabulary(pieces); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTable, err)
	}
	t.scales = make([]float32, rows)
	for i := range t.scales {
		t.scales[i] = math.Float32frombits(binary.LittleEndian.Uint32(rest[text+4*i:]))
	}
	t.rows, t.lengths = rest[text+4*rows:], make([]uint32, rows)
	t.typical = t.typicalLength()
	return t, nil
}

// typicalLength is the mean length of some of the rows.
func (t *Table) typicalLength() float32 {
	const samples = 128
	var sum float64
	for i := range samples {
		token := Token(i * t.vocabulary.Len() / samples)
		row := make([]float32, t.dimensions)
		addScaled(row, t.row(token), t.scales[token])
		sum += length(row)
	}
	return float32(sum / samples)
}

// lengthOf gives the length of a token's row, as its numbers say the first time.
func (t *Table) lengthOf(token Token, row []float32) float32 {
	if bits := atomic.LoadUint32(&t.lengths[token]); bits != 0 {
		return math.Float32frombits(bits)
	}
	length := float32(math.Sqrt(float64(Dot(row, row))))
	atomic.StoreUint32(&t.lengths[token], math.Float32bits(length))
	return length
}

// row gives the numbers of a token, to be multiplied by its scale.
func (t *Table) row(token Token) []byte {
	return t.rows[int(token)*t.dimensions:][:t.dimensions]
}
