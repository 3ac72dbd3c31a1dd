package pdf

import (
	"iter"
	"strings"
	"unicode/utf16"
)

// A cmap maps the codes of a string to something: characters in a ToUnicode
// map, the numbers of glyphs (CIDs) in the encoding of a composite font.
type cmap struct {
	spaces []codeSpace
	chars  map[uint32]string
	ranges []codeRange
	wide   bool // all codes have two bytes
}

// A codeSpace says how long the codes in a range are, in bytes.
type codeSpace struct {
	length    int
	low, high uint32
}

// A codeRange maps codes that follow each other to numbers that do.
type codeRange struct {
	low, high uint32
	to        uint32 // of low
	text      string // before the last character, for characters
	chars     bool
}

// mostMapped bounds what one CMap may map one by one, mostSpaces its code spaces,
// of which files have one to ten, and longestText what one code may stand for, in
// bytes of UTF-16.
const (
	mostMapped  = 70_000
	mostSpaces  = 100
	longestText = 64
)

// readCMap reads the CMap in a stream. Broken lines of it are passed over.
func readCMap(data []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	s := scanner{data: data}
	var operands []token
	for t := s.next(); t.kind != endOfData; t = s.next() {
		if t.kind != keyword {
			if len(operands) < 3*mostItems {
				operands = append(operands, t)
			}
			continue
		}
		m.section(t.text, operands)
		operands = operands[:0]
	}
	return m
}

// section takes in what stands between "beginbfchar" and "endbfchar" and such.
func (m *cmap) section(end string, operands []token) {
	switch end {
	case "endcodespacerange":
		for each := range groups(operands, 2) {
			if len(m.spaces) >= mostSpaces {
				return
			}
			low, high := codeOf(each[0].text), codeOf(each[1].text)
			m.spaces = append(m.spaces, codeSpace{len(each[0].text), low, high})
		}
	case "endbfchar":
		for each := range groups(operands, 2) {
			m.put(codeOf(each[0].text), each[1])
		}
	case "endbfrange":
		for each := range groups(operands, 3) {
			m.bfrange(codeOf(each[0].text), codeOf(each[1].text), each[2])
		}
	case "endcidchar":
		for each := range groups(operands, 2) {
			code := codeOf(each[0].text)
			m.addRange(codeRange{low: code, high: code, to: uint32(each[1].number)})
		}
	case "endcidrange":
		for each := range groups(operands, 3) {
			m.addRange(codeRange{low: codeOf(each[0].text), high: codeOf(each[1].text), to: uint32(each[2].number)})
		}
	}
}

// groups goes through tokens in groups of n.
func groups(tokens []token, n int) iter.Seq[[]token] {
	return func(yield func([]token) bool) {
		for len(tokens) >= n && yield(tokens[:n]) {
			tokens = tokens[n:]
		}
	}
}

func codeOf(bytes string) uint32 {
	var code uint32
	for i := range min(len(bytes), 4) {
		code = code<<8 | uint32(bytes[i])
	}
	return code
}

func (m *cmap) addRange(r codeRange) {
	if len(m.ranges) < mostMapped {
		m.ranges = append(m.ranges, r)
	}
}

// put maps one code to the characters of a token: UTF-16, or the name of a glyph.
func (m *cmap) put(code uint32, to token) {
	if len(m.chars) >= mostMapped {
		return
	}
	if to.kind == nameToken {
		m.chars[code] = charactersOf(to.text)
		return
	}
	m.chars[code] = fromUTF16(to.text[:min(len(to.text), longestText)])
}

// bfrange maps a range of codes to characters that follow each other, or to
// those of a list.
func (m *cmap) bfrange(low, high uint32, to token) {
	if to.kind == listToken {
		for i, item := range to.list {
			if low+uint32(i) > high {
				return
			}
			m.put(low+uint32(i), item)
		}
		return
	}
	if low == high { // many files map each code so
		m.put(low, to)
		return
	}
	runes := []rune(fromUTF16(to.text[:min(len(to.text), longestText)]))
	if len(runes) == 0 || high < low {
		return
	}
	last := len(runes) - 1
	m.addRange(codeRange{low: low, high: high, to: uint32(runes[last]), text: string(runes[:last]), chars: true})
}

func fromUTF16(bytes string) string {
	if len(bytes)%2 == 1 { // a zero in front is missing
		bytes = "\x00" + bytes
	}
	units := make([]uint16, len(bytes)/2)
	for i := range units {
		units[i] = uint16(bytes[2*i])<<8 | uint16(bytes[2*i+1])
	}
	return string(utf16.Decode(units))
}

// text gives the characters of a code, in a ToUnicode map.
func (m *cmap) text(code uint32) (string, bool) {
	if s, ok := m.chars[code]; ok {
		return s, true
	}
	for _, r := range m.ranges {
		if code >= r.low && code <= r.high && r.chars {
			return r.text + string(rune(r.to+code-r.low)), true
		}
	}
	return "", false
}

// cid gives the number of the glyph of a code, in the encoding of a font. A map
// without ranges stands for the identity.
func (m *cmap) cid(code uint32) int {
	for _, r := range m.ranges {
		if code >= r.low && code <= r.high && !r.chars {
			return int(r.to + code - r.low)
		}
	}
	if len(m.ranges) > 0 {
		return 0
	}
	return int(code)
}

// cut takes the next code off a string: as many bytes as the first code space
// says that it is in, else two.
func (m *cmap) cut(s string) (code uint32, length int) {
	if m.wide || len(m.spaces) == 0 {
		return codeOf(s[:min(2, len(s))]), min(2, len(s))
	}
	for length := 1; length <= min(4, len(s)); length++ {
		code = codeOf(s[:length])
		for _, space := range m.spaces {
			if space.length == length && space.holds(code) {
				return code, length
			}
		}
	}
	shortest := 4
	for _, space := range m.spaces {
		shortest = min(shortest, max(1, space.length))
	}
	length = min(shortest, len(s))
	return codeOf(s[:length]), length
}

// holds compares byte by byte, as the format has it.
func (c codeSpace) holds(code uint32) bool {
	for shift := 0; shift < 8*c.length; shift += 8 {
		b := code >> shift & 0xFF
		if b < c.low>>shift&0xFF || b > c.high>>shift&0xFF {
			return false
		}
	}
	return true
}

// identity is the encoding of most composite fonts: two bytes are the number.
var identity = &cmap{wide: true}

// isIdentity says whether a name is one of the two that stand for it.
func isIdentity(name string) bool { return strings.HasPrefix(name, "Identity") }
