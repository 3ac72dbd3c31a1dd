package encoder

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// A charsMap is a compiled normalisation of SentencePiece: a trie of what is replaced,
// as a double array of 32-bit units (Aoe, "An Efficient Digital Search Algorithm by Using
// a Double-Array Structure", 1989, in the layout of Darts-clone), and the replacements,
// each ended by a zero.
type charsMap struct {
	units        []uint32
	replacements []byte
}

// mostCharsMap bounds it; that of XLM-R has 316 KB.
const mostCharsMap = 4 << 20

func precompiled(raw json.RawMessage) (func(string) string, error) {
	var p struct {
		Map string `json:"precompiled_charsmap"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	b, err := base64.StdEncoding.DecodeString(p.Map)
	if err != nil {
		return nil, err
	}
	m, err := readCharsMap(b)
	if err != nil {
		return nil, err
	}
	return m.normalise, nil
}

func readCharsMap(b []byte) (*charsMap, error) {
	if len(b) < 4 || len(b) > mostCharsMap {
		return nil, fmt.Errorf("map of characters of %d bytes", len(b))
	}
	size := binary.LittleEndian.Uint32(b)
	b = b[4:]
	if size == 0 || size%4 != 0 || int64(size) > int64(len(b)) {
		return nil, fmt.Errorf("map of characters: a trie of %d bytes in %d", size, len(b))
	}
	m := &charsMap{units: make([]uint32, size/4), replacements: b[size:]}
	for i := range m.units {
		m.units[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return m, nil
}

// normalise replaces what the map has, letters with their accents first and then letters
// alone, as the models' own code does.
func (m *charsMap) normalise(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	each := graphemes.FromString(text)
	for each.Next() {
		cluster := each.Value()
		if len(cluster) < 6 {
			if replacement, ok := m.find(cluster); ok {
				b.Write(replacement)
				continue
			}
		}
		for i, r := range cluster {
			letter := string(r)
			if replacement, ok := m.find(cluster[i:][:len(letter)]); ok {
				b.Write(replacement)
			} else {
				b.WriteString(letter)
			}
		}
	}
	return b.String()
}

// find gives the replacement of the shortest entry that a text begins with.
func (m *charsMap) find(text string) ([]byte, bool) {
	unit := m.units[0]
	at := offset(unit)
	for i := range len(text) {
		c := uint32(text[i])
		at ^= c
		if c == 0 || int64(at) >= int64(len(m.units)) {
			return nil, false
		}
		if unit = m.units[at]; unit&(1<<31|0xff) != c {
			return nil, false
		}
		at ^= offset(unit)
		if unit>>8&1 == 1 { // an entry ends here
			return m.replacement(at)
		}
	}
	return nil, false
}

// offset of a unit to its children: the units of a large trie count in 256.
func offset(unit uint32) uint32 { return unit >> 10 << (unit & (1 << 9) >> 6) }

func (m *charsMap) replacement(at uint32) ([]byte, bool) {
	if int64(at) >= int64(len(m.units)) {
		return nil, false
	}
	begin := m.units[at] & (1<<31 - 1)
	if int64(begin) > int64(len(m.replacements)) {
		return nil, false
	}
	rest := m.replacements[begin:]
	end := bytes.IndexByte(rest, 0)
	if end < 0 {
		return nil, false
	}
	return rest[:end], true
}
