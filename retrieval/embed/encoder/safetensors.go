package encoder

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// ErrModel is wrapped by what is wrong with the files of a model.
var ErrModel = errors.New("no model that can be run")

// Bounds of what is read of a file. The largest header among the models known here has
// 40 KB.
const (
	mostHeader  = 4 << 20
	mostTensors = 10_000
)

// A tensors is an open file of the safetensors format: a length, a header in JSON that
// says which tensor lies where, and the numbers (little-endian, in rows).
//
// It is read by offset and not mapped into memory: a mapped file that somebody makes
// shorter ends the whole process.
type tensors struct {
	file   io.ReaderAt
	start  int64 // of the numbers in the file
	byName map[string]tensor
}

// A tensor is where the numbers of one lie.
type tensor struct {
	Type    string   `json:"dtype"`
	Shape   []int64  `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

// width is how many bytes a number of a type takes, 0 for types that are not read.
func (t tensor) width() int64 {
	switch t.Type {
	case "F32":
		return 4
	case "F16", "BF16":
		return 2
	}
	return 0
}

// readTensors reads the header of a file of this size. What it says is checked against
// the size, so that nothing is ever reserved or read that is not there.
func readTensors(file io.ReaderAt, size int64) (*tensors, error) {
	var length [8]byte
	if _, err := file.ReadAt(length[:], 0); err != nil {
		return nil, fmt.Errorf("%w: weights: no length of a header: %w", ErrModel, err)
	}
	n := binary.LittleEndian.Uint64(length[:])
	if n < 2 || n > mostHeader || int64(n) > size-8 {
		return nil, fmt.Errorf("%w: weights: a header of %d bytes in a file of %d", ErrModel, n, size)
	}
	header := make([]byte, n)
	if _, err := file.ReadAt(header, 8); err != nil {
		return nil, fmt.Errorf("%w: weights: %w", ErrModel, err)
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(header, &entries); err != nil {
		return nil, fmt.Errorf("%w: header of the weights: %w", ErrModel, err)
	}
	if len(entries) > mostTensors {
		return nil, fmt.Errorf("%w: %d tensors", ErrModel, len(entries))
	}
	t := &tensors{file: file, start: 8 + int64(n), byName: map[string]tensor{}}
	for name, raw := range entries {
		if name == "__metadata__" {
			continue
		}
		var entry tensor
		if err := json.Unmarshal(raw, &entry); err != nil {
			return nil, fmt.Errorf("%w: tensor %.80q: %w", ErrModel, name, err)
		}
		if err := entry.check(size - t.start); err != nil {
			return nil, fmt.Errorf("%w: tensor %.80q: %w", ErrModel, name, err)
		}
		t.byName[name] = entry
	}
	return t, t.checkOverlaps()
}

// check holds a tensor against the bytes that there are.
func (t tensor) check(size int64) error {
	begin, end := t.Offsets[0], t.Offsets[1]
	if begin < 0 || end < begin || end > size {
		return fmt.Errorf("bytes %d to %d of %d", begin, end, size)
	}
	numbers := int64(1)
	for _, n := range t.Shape {
		if n < 0 || n > size || n > 0 && numbers > size/n {
			return fmt.Errorf("shape %v in %d bytes", t.Shape, size)
		}
		numbers *= n
	}
	if w := t.width(); w > 0 && numbers*w != end-begin {
		return fmt.Errorf("%d numbers of type %.20q in %d bytes", numbers, t.Type, end-begin)
	}
	return nil
}

// checkOverlaps refuses tensors that share bytes: with them a short file could stand for
// any amount of work.
func (t *tensors) checkOverlaps() error {
	var spans [][2]int64
	for _, entry := range t.byName {
		if entry.Offsets[0] < entry.Offsets[1] {
			spans = append(spans, entry.Offsets)
		}
	}
	slices.SortFunc(spans, func(a, b [2]int64) int { return int(min(1, max(-1, a[0]-b[0]))) })
	for i := 1; i < len(spans); i++ {
		if spans[i][0] < spans[i-1][1] {
			return fmt.Errorf("%w: weights: two tensors share byte %d", ErrModel, spans[i][0])
		}
	}
	return nil
}

// find gives a tensor of a shape.
func (t *tensors) find(name string, shape ...int) (tensor, error) {
	entry, ok := t.byName[name]
	if !ok {
		return tensor{}, fmt.Errorf("%w: weights: no tensor %q", ErrModel, name)
	}
	if entry.width() == 0 {
		return tensor{}, fmt.Errorf("%w: tensor %q: type %.20q, want F32, F16 or BF16", ErrModel, name, entry.Type)
	}
	same := len(entry.Shape) == len(shape)
	for i := 0; same && i < len(shape); i++ {
		same = entry.Shape[i] == int64(shape[i])
	}
	if !same {
		return tensor{}, fmt.Errorf("%w: tensor %q: shape %v, want %v", ErrModel, name, entry.Shape, shape)
	}
	return entry, nil
}

// numbers reads a whole tensor of a shape. All are finite.
func (t *tensors) numbers(name string, shape ...int) ([]float32, error) {
	entry, err := t.find(name, shape...)
	if err != nil {
		return nil, err
	}
	count := 1
	for _, n := range shape {
		count *= n
	}
	numbers := make([]float32, count)
	if err := t.read(entry, 0, numbers); err != nil {
		return nil, fmt.Errorf("tensor %q: %w", name, err)
	}
	return numbers, nil
}

// read fills numbers with those of a tensor from the i-th on. All are finite.
func (t *tensors) read(entry tensor, from int, numbers []float32) error {
	width := entry.width()
	raw := make([]byte, int64(len(numbers))*width)
	if _, err := t.file.ReadAt(raw, t.start+entry.Offsets[0]+int64(from)*width); err != nil {
		return fmt.Errorf("%w: read weights: %w", ErrModel, err)
	}
	decode(numbers, raw, entry.Type)
	for _, x := range numbers {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			return fmt.Errorf("%w: weights: a number that is not finite", ErrModel)
		}
	}
	return nil
}

func decode(numbers []float32, raw []byte, kind string) {
	for i := range numbers {
		switch kind {
		case "F32":
			numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		case "BF16":
			numbers[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(raw[2*i:])) << 16)
		case "F16":
			numbers[i] = half(binary.LittleEndian.Uint16(raw[2*i:]))
		}
	}
}

// half gives the value of an IEEE 754 number of 16 bits.
func half(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, uint32(h>>10&0x1f), uint32(h&0x3ff)
	switch exponent {
	case 0:
		x := float32(fraction) / (1 << 24)
		return math.Float32frombits(math.Float32bits(x) | sign)
	case 0x1f:
		return math.Float32frombits(sign | 0xff<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | fraction<<13)
}
