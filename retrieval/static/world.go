package static

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"sync"
)

//go:embed world.bin
var shippedWorld []byte

// A World holds vectors that stand for what texts of all kinds are about. A
// question that is nearer to one of them than to a library is likely about
// something that the library does not hold.
type World struct {
	rows [][]float32 // of unit length
}

var decodeWorld = sync.OnceValues(func() (*World, error) {
	m, err := Default()
	if err != nil {
		return nil, err
	}
	w, err := DecodeWorld(shippedWorld, m)
	if err != nil {
		return nil, fmt.Errorf("read the world in the program: %w", err)
	}
	return w, nil
})

// DefaultWorld gives the world in the binary, made with the table in it.
func DefaultWorld() (*World, error) { return decodeWorld() }

// Nearest gives the largest cosine of a vector of unit length with one of the world's.
func (w *World) Nearest(vector []float32) float64 {
	var most float32
	for _, row := range w.rows {
		most = max(most, dot(row, vector))
	}
	return float64(most)
}

// dot multiplies vectors of one length, a multiple of four.
func dot(a, b []float32) float32 {
	var s, t, u, v float32
	for len(a) >= 4 && len(b) >= 4 {
		s += a[0] * b[0]
		t += a[1] * b[1]
		u += a[2] * b[2]
		v += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	return s + t + u + v
}

// With gives the world with the vectors of some texts more.
func (w *World) With(m *Model, texts []string) *World {
	wider := &World{rows: slices.Clone(w.rows)}
	for _, text := range texts {
		wider.rows = append(wider.rows, m.embed(text))
	}
	return wider
}

// The file of a world: magic, the version of its table (8 bytes), then
// (little-endian) the number of its rows as uint32, a float32 scale for each, and
// the rows as int8.
const worldMagic = "fnworld1"

// EncodeWorld writes vectors made with m as the bytes of a world.
func EncodeWorld(m *Model, vectors [][]float32) ([]byte, error) {
	version, err := hex.DecodeString(m.table.version)
	if err != nil {
		return nil, fmt.Errorf("version of the table: %w", err)
	}
	b := binary.LittleEndian.AppendUint32(append([]byte(worldMagic), version...), uint32(len(vectors)))
	var numbers []byte
	for i, v := range vectors {
		if len(v) != m.table.dimensions {
			return nil, fmt.Errorf("vector %d has %d numbers, want %d", i, len(v), m.table.dimensions)
		}
		var scale float32
		scale, numbers = quantise(numbers, v)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	}
	return append(b, numbers...), nil
}

// DecodeWorld reads what EncodeWorld wrote for the same table.
func DecodeWorld(b []byte, m *Model) (*World, error) {
	version, err := hex.DecodeString(m.table.version)
	head := append([]byte(worldMagic), version...)
	if err != nil || !bytes.HasPrefix(b, head) || len(b) < len(head)+4 {
		return nil, fmt.Errorf("%w: no world of table %s", ErrTable, m.table.version)
	}
	n, d := int(binary.LittleEndian.Uint32(b[len(head):])), m.table.dimensions
	scales := b[len(head)+4:]
	if n > 1<<16 || len(scales) != n*(4+d) {
		return nil, fmt.Errorf("%w: %d bytes for %d rows of %d", ErrTable, len(scales), n, d)
	}
	w := &World{}
	for i := range n {
		row := make([]float32, d)
		addScaled(row, scales[4*n+i*d:][:d], math.Float32frombits(binary.LittleEndian.Uint32(scales[4*i:])))
		normalise(row)
		w.rows = append(w.rows, row)
	}
	return w, nil
}
