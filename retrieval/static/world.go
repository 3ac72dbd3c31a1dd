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

// A World is the background model that a library is held against: vectors of
// passages about everything, and how rare each token is among them. A question
// that is nearer to the world than to a library is likely about something that
// the library does not hold.
type World struct {
	passages bytesRows
	chatter  bytesRows // of what people say to a bot rather than ask of a library
	probes   [][]float32
	rarity   []byte // by token, in steps of rarityStep
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

// probeEvery is which of the world's passages are probes: enough of them for a mean.
const probeEvery = 16

// Probes gives passages about everything, as vectors of unit length. They are not to be
// changed.
func (w *World) Probes() [][]float32 { return w.probes }

// Over how many of the largest cosines Nearest takes its means: one alone would be
// chance, and there are fewer lines of chatter of one kind than passages of one field.
const nearestRows, nearestChatter = 20, 2

// Nearest tells how near a vector of unit length is to the world: the mean of its
// largest cosines with passages or with chatter, whichever is more.
func (w *World) Nearest(vector []float32) float64 {
	return max(w.passages.meanOfLargest(vector, nearestRows), w.chatter.meanOfLargest(vector, nearestChatter))
}

// rarityStep is what one step of a rarity's byte stands for.
const rarityStep = 1. / 16

// Rarity gives ln(1 + (N - n + 0.5) / (n + 0.5)), where a token stands in n of the
// world's N passages: the weight of a term in BM25 (Robertson and Zaragoza, 2009).
func (w *World) Rarity(t Token) float64 { return float64(w.rarity[t]) * rarityStep }

// The file of a world: magic, the version of its table (8 bytes), then
// (little-endian) the numbers of its rows and of those of chatter as uint32, a
// float32 scale for each, the rows as int8, and the rarity of each token of the
// table as a byte.
const worldMagic = "fnworld2"

// EncodeWorld writes vectors of passages and of chatter made with m, and the rarity of
// each of m's tokens, as the bytes of a world.
func EncodeWorld(m *Model, passages, chatter [][]float32, rarity []float64) ([]byte, error) {
	version, err := hex.DecodeString(m.table.version)
	if err != nil {
		return nil, fmt.Errorf("version of the table: %w", err)
	}
	if len(rarity) != m.table.vocabulary.Len() {
		return nil, fmt.Errorf("%d rarities for %d tokens", len(rarity), m.table.vocabulary.Len())
	}
	b := append([]byte(worldMagic), version...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(passages)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(chatter)))
	var numbers []byte
	for i, v := range slices.Concat(passages, chatter) {
		if len(v) != m.table.dimensions {
			return nil, fmt.Errorf("vector %d has %d numbers, want %d", i, len(v), m.table.dimensions)
		}
		var scale float32
		scale, numbers = quantise(numbers, v)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	}
	b = append(b, numbers...)
	for _, r := range rarity {
		b = append(b, byte(min(255, math.Round(r/rarityStep))))
	}
	return b, nil
}

// DecodeWorld reads what EncodeWorld wrote for the same table.
func DecodeWorld(b []byte, m *Model) (*World, error) {
	version, err := hex.DecodeString(m.table.version)
	head := append([]byte(worldMagic), version...)
	if err != nil || !bytes.HasPrefix(b, head) || len(b) < len(head)+8 {
		return nil, fmt.Errorf("%w: no world of table %s", ErrTable, m.table.version)
	}
	passages := int(binary.LittleEndian.Uint32(b[len(head):]))
	n := passages + int(binary.LittleEndian.Uint32(b[len(head)+4:]))
	d, tokens := m.table.dimensions, m.table.vocabulary.Len()
	scales := b[len(head)+8:]
	if n > 1<<16 || len(scales) != n*(4+d)+tokens {
		return nil, fmt.Errorf("%w: %d bytes for %d rows of %d", ErrTable, len(scales), n, d)
	}
	rows := bytesRows{numbers: scales[4*n:][:n*d], scales: make([]float32, n), dimensions: d}
	for i := range rows.scales {
		rows.scales[i] = math.Float32frombits(binary.LittleEndian.Uint32(scales[4*i:]))
	}
	rows.measure()
	w := &World{passages: rows.part(0, passages), chatter: rows.part(passages, n), rarity: scales[n*(4+d):]}
	for i := 0; i < passages; i += probeEvery {
		w.probes = append(w.probes, w.passages.row(make([]float32, d), i))
	}
	return w, nil
}
