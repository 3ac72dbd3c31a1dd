package pdf

import (
	"strings"
	"sync"
)

// cffEncoding reads the encoding that a font program in the Compact Font Format
// brings: which code shows which glyph, and what the glyphs are called. It
// gives nil for a program that is broken or has none of its own.
func cffEncoding(program []byte) *encoding {
	c := cff{data: program}
	if len(program) < 4 {
		return nil
	}
	_, at := c.index(int(program[2]))
	tops, at := c.index(at)
	c.strings, _ = c.index(at)
	if len(tops) == 0 {
		return nil
	}
	top := c.dict(tops[0])
	charStrings, _ := c.index(top[17])
	if len(charStrings) == 0 || top[16] < 2 { // 0 and 1 stand for known encodings
		return nil
	}
	names := c.charset(top[15], min(len(charStrings), 1<<16))
	return c.encoding(top[16], names)
}

// A cff is the data of a font. Reading past its end gives zeros.
type cff struct {
	data    []byte
	strings [][]byte
}

// number reads an integer of some bytes.
func (c *cff) number(at, size int) int {
	n := 0
	for i := range size {
		n <<= 8
		if at+i >= 0 && at+i < len(c.data) {
			n |= int(c.data[at+i])
		}
	}
	return n
}

// index reads a list of pieces of data, and where the list ends.
func (c *cff) index(at int) (items [][]byte, end int) {
	count, size := c.number(at, 2), c.number(at+2, 1)
	if count == 0 || at <= 0 || size < 1 || size > 4 || at+3+(count+1)*size > len(c.data) {
		return nil, at + 2
	}
	base := at + 2 + (count+1)*size
	from := base + c.number(at+3, size)
	for i := 1; i <= count; i++ {
		to := base + c.number(at+3+i*size, size)
		if from < 0 || to < from || to > len(c.data) {
			return nil, len(c.data)
		}
		items = append(items, c.data[from:to])
		from = to
	}
	return items, from
}

// dict reads the first operand of each operator; those of two bytes are left out.
func (c *cff) dict(data []byte) map[int]int {
	out := map[int]int{}
	d := cff{data: data}
	var operands []int
	for at := 0; at < len(data); {
		b := int(data[at])
		switch {
		case b <= 21:
			if b == 12 {
				at++
			} else if len(operands) > 0 {
				out[b] = operands[0]
			}
			operands = nil
			at++
		case b == 28:
			operands = append(operands, int(int16(d.number(at+1, 2))))
			at += 3
		case b == 29:
			operands = append(operands, int(int32(d.number(at+1, 4))))
			at += 5
		case b == 30: // a real number, which no offset is
			for at++; at < len(data) && data[at]&0xF != 0xF && data[at]>>4 != 0xF; at++ {
			}
			operands = append(operands, 0)
			at++
		case b >= 247 && b <= 250:
			operands = append(operands, (b-247)*256+d.number(at+1, 1)+108)
			at += 2
		case b >= 251 && b <= 254:
			operands = append(operands, -(b-251)*256-d.number(at+1, 1)-108)
			at += 2
		default:
			operands = append(operands, b-139)
			at++
		}
	}
	return out
}

// charset gives the names of the glyphs.
func (c *cff) charset(at, glyphs int) []string {
	names := []string{".notdef"}
	if at < 3 { // one of the known charsets, whose glyphs are in the order of the names
		for id := 1; id < glyphs; id++ {
			names = append(names, c.name(id))
		}
		return names
	}
	format := c.number(at, 1)
	at++
	for len(names) < glyphs && at < len(c.data) {
		first, left := c.number(at, 2), 0
		at += 2
		if format > 0 {
			left = c.number(at, format)
			at += format
		}
		for i := 0; i <= left && len(names) < glyphs; i++ {
			names = append(names, c.name(first+i))
		}
	}
	return names
}

func (c *cff) name(id int) string {
	standard := cffNames()
	switch {
	case id < len(standard):
		return standard[id]
	case id >= 391 && id-391 < len(c.strings):
		return string(c.strings[id-391])
	}
	return ""
}

// encoding reads which code shows which glyph.
func (c *cff) encoding(at int, names []string) *encoding {
	var out encoding
	glyph := 1
	put := func(code int) {
		if glyph < len(names) && code < len(out) {
			out[code] = charactersOf(names[glyph])
		}
		glyph++
	}
	format, count := c.number(at, 1), c.number(at+1, 1)
	at += 2
	for i := range count {
		if format&0x7F == 0 {
			put(c.number(at+i, 1))
			continue
		}
		first, left := c.number(at+2*i, 1), c.number(at+2*i+1, 1)
		for code := first; code <= first+left; code++ {
			put(code)
		}
	}
	return &out
}

// cffNames lists the names that fonts need not bring: those of the standard
// encoding in its order, then the rest of Latin 1, then a few of expert fonts.
var cffNames = sync.OnceValue(func() []string { return strings.Fields(standardNames) })

const standardNames = `.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period slash
zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde
exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl
periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve
dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls
onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply
threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde
Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde
ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis
ugrave yacute ydieresis zcaron exclamsmall Hungarumlautsmall dollaroldstyle dollarsuperior ampersandsmall Acutesmall parenleftsuperior parenrightsuperior
twodotenleader onedotenleader zerooldstyle oneoldstyle twooldstyle threeoldstyle fouroldstyle fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle nineoldstyle
commasuperior threequartersemdash periodsuperior questionsmall asuperior bsuperior centsuperior dsuperior esuperior isuperior lsuperior msuperior nsuperior osuperior
rsuperior ssuperior tsuperior ff ffi ffl`
