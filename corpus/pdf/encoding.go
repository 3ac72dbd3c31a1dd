package pdf

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"footnote/corpus/pdf/symbols"
)

// An encoding gives the characters of the 256 codes of a simple font.
type encoding [256]string

// baseEncoding gives the encoding with a name, nil if the name is none.
func baseEncoding(name string) *encoding {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi()
	case "MacRomanEncoding":
		return macRoman()
	case "StandardEncoding":
		return standard()
	}
	return nil
}

var (
	winAnsi  = sync.OnceValue(func() *encoding { return fromCharmap(charmap.Windows1252) })
	macRoman = sync.OnceValue(func() *encoding { return fromCharmap(charmap.Macintosh) })
	standard = sync.OnceValue(func() *encoding {
		return fromRows(asciiRow+"’"+asciiRow2+"‘"+asciiRow3, 0xA1,
			"¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—"+
				"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß")
	})
	symbol = sync.OnceValue(func() *encoding {
		var e encoding
		for code := range e {
			e[code] = symbols.Symbol(rune(code))
		}
		return &e
	})
	// dingbats are ornaments; those that serve as bullets are told apart.
	dingbats = sync.OnceValue(func() *encoding {
		var e encoding
		for code := 0x21; code < 256; code++ {
			e[code] = "•"
		}
		e[0x20], e[0x33], e[0x34], e[0x6E], e[0x6F], e[0x6C], e[0x6D] = " ", "✓", "✔", "■", "□", "●", "○"
		return &e
	})
)

// The printable characters of ASCII around the two quotation marks that the
// standard encoding has instead of its own.
const (
	asciiRow  = " !\"#$%&"
	asciiRow2 = "()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_"
	asciiRow3 = "abcdefghijklmnopqrstuvwxyz{|}~"
)

// fromRows lays characters out from code 0x20 and from a second code on; a zero
// stands for none.
func fromRows(low string, from int, high string) *encoding {
	var e encoding
	fill := func(code int, row string) {
		for _, r := range row {
			if r != 0 && code < len(e) {
				e[code] = string(r)
			}
			code++
		}
	}
	fill(0x20, low)
	fill(from, high)
	return &e
}

func fromCharmap(m *charmap.Charmap) *encoding {
	var e encoding
	for code := 0x20; code < len(e); code++ {
		if r := m.DecodeByte(byte(code)); r != utf8.RuneError && r != 0x7F {
			e[code] = string(r)
		}
	}
	return &e
}

// textString reads the string of a property or label: UTF-16 or UTF-8 with its
// mark, else the encoding of PDF documents, which is close to Windows-1252 and
// differs in signs that are not of words.
func textString(bytes string) string {
	switch {
	case len(bytes) >= 2 && bytes[:2] == "\xFE\xFF":
		return fromUTF16(bytes[2:])
	case len(bytes) >= 2 && bytes[:2] == "\xFF\xFE":
		return fromUTF16(swapped(bytes[2:]))
	case len(bytes) >= 3 && bytes[:3] == "\xEF\xBB\xBF":
		return bytes[3:]
	case utf8.ValidString(bytes) && utf8.RuneCountInString(bytes) < len(bytes):
		return bytes // wrong by the format, and frequent
	}
	var out []rune
	for i := range len(bytes) {
		out = append(out, documentRune(bytes[i]))
	}
	return string(out)
}

func documentRune(c byte) rune {
	const from80 = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"
	const from18 = "˘ˇˆ˙˝˛˚˜"
	switch {
	case c >= 0x18 && c < 0x20:
		return []rune(from18)[c-0x18]
	case c >= 0x80 && c < 0x9F:
		return []rune(from80)[c-0x80]
	case c == 0xA0:
		return '€'
	}
	return rune(c)
}

func swapped(bytes string) string {
	out := []byte(bytes)
	for i := 0; i+1 < len(out); i += 2 {
		out[i], out[i+1] = out[i+1], out[i]
	}
	return string(out)
}
