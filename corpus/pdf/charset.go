package pdf

import (
	"strings"

	textencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// A charset reads the strings of fonts whose encoding is one of the East. The
// format lists some sixty by name; the name tells which charset each writes in.
type charset struct {
	in   string // a part of the name of the encoding
	set  textencoding.Encoding
	wide bool // UTF-16
	kana bool // has letters of one byte above those of ASCII
}

var charsets = []charset{
	{in: "UCS2", set: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), wide: true},
	{in: "UTF16", set: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), wide: true},
	{in: "GB", set: simplifiedchinese.GB18030},
	{in: "RKSJ", set: japanese.ShiftJIS, kana: true},
	{in: "B5", set: traditionalchinese.Big5},
	{in: "KSC", set: korean.EUCKR},
	{in: "EUC-H", set: japanese.EUCJP},
	{in: "EUC-V", set: japanese.EUCJP},
}

// charsetOf gives the charset of a named encoding, nil for one that is of none.
func charsetOf(name string) *charset {
	for i := range charsets {
		if strings.Contains(name, charsets[i].in) {
			return &charsets[i]
		}
	}
	return nil
}

// length is how many bytes the next character of a string takes.
func (c *charset) length(s string) int {
	switch {
	case c.wide && len(s) >= 4 && s[0]&0xFC == 0xD8:
		return 4
	case c.wide, s[0] >= 0x81 && !(c.kana && s[0] >= 0xA0 && s[0] <= 0xDF):
		return min(2, len(s))
	}
	return 1
}

func (c *charset) decode(bytes string) string {
	s, err := c.set.NewDecoder().String(bytes)
	if err != nil || strings.ContainsRune(s, '\uFFFD') {
		return ""
	}
	return s
}
