package pdf

import (
	"iter"
	"strings"

	"golang.org/x/text/unicode/norm"

	"footnote/corpus/pdf/symbols"
)

// A Font is what tells the type of a run of text.
type Font struct {
	Name   string // without the mark of a subset
	Bold   bool
	Italic bool
}

// A font reads strings that are shown in it.
type font struct {
	Font
	composite bool
	codes     *cmap    // of a composite font: from the bytes of a string to CIDs
	charset   *charset // of a composite font in an encoding of the East
	toUnicode *cmap
	letters   encoding // of a simple font
	widths    map[int]float64
	missing   float64 // the width of what widths lacks
	unit      float64 // what a width is multiplied with to be in text space
	height    float64 // of a line of its type, where text space is not in ems, else 1
	upright   float64 // -1 where its own space is upside down, else 1
	drawn     bool    // its letters are drawings: Type 3
	known     map[uint32]char
	looked    int // ranges that were looked at to read new codes
}

// A char is one code of a string, read.
type char struct {
	text    string  // NFC, "" where the font does not tell
	width   float64 // in text space, before size and spacing
	isSpace bool    // word spacing is added to it
}

// mostFonts bounds the fonts that are read for one file.
const mostFonts = 3000

// readFont reads a font's dictionary. What it lacks is replaced by what is most
// likely, as viewers do.
func readFont(o object) *font {
	f := &font{widths: map[int]float64{}, unit: 0.001, height: 1, upright: 1, known: map[uint32]char{}}
	if stream := o.get("ToUnicode"); stream.isStream() {
		if data, err := stream.data(); err == nil {
			f.toUnicode = readCMap(data)
		}
	}
	switch o.get("Subtype").name() {
	case "Type0":
		f.readComposite(o)
	case "Type3":
		f.drawn = true
		f.readSimple(o)
		f.readMatrix(o)
		if isBitmapped(o) {
			if f.height > leastEm && f.height < mostEm { // the box is that of the letters that are used
				f.height = 1
			}
			f.toUnicode = nil // made of the names, which are those of ornaments elsewhere
		}
	default:
		f.readSimple(o)
	}
	return f
}

// The height of the letters that are used of a font of TeX is a part of an em, or little more,
// where its text space is in ems. Else it is in points or in dots.
const leastEm, mostEm = 0.1, 1.6

// readStyle finds name, weight and slant, from the name where flags say nothing.
func (f *font) readStyle(o, descriptor object) {
	const italic, forceBold = 1 << 6, 1 << 18
	name := o.get("BaseFont").name()
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	low := strings.ToLower(name)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(low, w) {
				return true
			}
		}
		return false
	}
	flags := descriptor.get("Flags").integer()
	f.Name = name
	f.Bold = flags&forceBold != 0 || descriptor.get("FontWeight").integer() >= 600 ||
		has("bold", "black", "heavy", "-bd", "cmbx", "sfbx", "ecbx", "-medi", "demi")
	f.Italic = flags&italic != 0 || has("italic", "oblique", "-it", "cmti", "sfti", "ecti", "cmsl")
}

// readMatrix takes the unit of a Type 3 font, which has its own, and the height
// of its type from its box.
func (f *font) readMatrix(o object) {
	matrix, box := o.get("FontMatrix").numbers(), o.get("FontBBox").numbers()
	if len(matrix) != 6 {
		return
	}
	f.unit, f.upright = matrix[0], sign(matrix[3])
	if len(box) == 4 && box[3] != box[1] {
		// A box reaches from the depth of "g" to the height of "b": about 1.1 em.
		f.height = abs((box[3]-box[1])*matrix[3]) / 1.1
	}
}

func abs(x float64) float64 { return max(x, -x) }

func (f *font) readSimple(o object) {
	descriptor := o.get("FontDescriptor")
	f.readStyle(o, descriptor)
	f.letters = simpleEncoding(o, descriptor, f.Name)
	f.missing, _ = descriptor.get("MissingWidth").number()
	first := o.get("FirstChar").integer()
	for i, w := range o.get("Widths").items() {
		if width, ok := w.number(); ok && i < 256 {
			f.widths[first+i] = width
		}
	}
	if len(f.widths) > 0 {
		return
	}
	for code, letter := range f.letters {
		if width := standardWidth(f.Name, letter); letter != "" && width > 0 {
			f.widths[code] = width
		}
	}
	if len(f.widths) == 0 && f.missing == 0 {
		f.missing = 500
	}
}

func (f *font) readComposite(o object) {
	f.composite = true
	var descendant object
	if items := o.get("DescendantFonts").items(); len(items) > 0 {
		descendant = items[0]
	}
	f.readStyle(o, descendant.get("FontDescriptor"))
	f.readCodes(o.get("Encoding"))
	f.missing = 1000
	if width, ok := descendant.get("DW").number(); ok {
		f.missing = width
	}
	f.readWidths(descendant.get("W").items())
	if f.toUnicode == nil && isIdentity(o.get("Encoding").name()) {
		f.toUnicode = trueTypeCharacters(descendant.get("FontDescriptor").get("FontFile2"))
	}
}

func (f *font) readCodes(encoding object) {
	f.codes = identity
	switch {
	case encoding.isStream():
		if data, err := encoding.data(); err == nil {
			f.codes = readCMap(data)
		}
	case !isIdentity(encoding.name()):
		f.charset = charsetOf(encoding.name())
	}
}

// readWidths reads the widths of a composite font: "c [w w w]" and "c c w".
func (f *font) readWidths(items []object) {
	said := 0
	for i := 0; i+1 < len(items) && said < mostMapped; {
		first := items[i].integer()
		if list := items[i+1].numbers(); list != nil {
			for j, w := range list {
				f.widths[first+j] = w
			}
			i, said = i+2, said+len(list)
			continue
		}
		if i+2 >= len(items) {
			return
		}
		width, _ := items[i+2].number()
		for cid := first; cid <= min(items[i+1].integer(), first+0xFFFF) && said < mostMapped; cid++ {
			f.widths[cid] = width
			said++
		}
		i += 3
	}
}

// chars goes through the codes of a string.
func (f *font) chars(s string) iter.Seq[char] {
	return func(yield func(char) bool) {
		for s != "" {
			code, length := f.cut(s)
			c, ok := f.known[code|uint32(length)<<28]
			if !ok {
				c = f.read(code, s[:length])
				f.known[code|uint32(length)<<28] = c
			}
			if !yield(c) {
				return
			}
			s = s[length:]
		}
	}
}

func (f *font) cut(s string) (code uint32, length int) {
	switch {
	case !f.composite:
		return uint32(s[0]), 1
	case f.charset != nil:
		length = f.charset.length(s)
		return codeOf(s[:length]), length
	}
	return f.codes.cut(s)
}

// read gives what a code stands for: what the file says, else what the
// encoding of the font does.
func (f *font) read(code uint32, bytes string) char {
	c := char{isSpace: len(bytes) == 1 && code == ' '}
	cid := int(code)
	if f.composite {
		cid = f.codes.cid(code)
		f.looked += len(f.codes.ranges)
	}
	width, ok := f.widths[cid]
	if !ok {
		width = f.missing
	}
	c.width = width * f.unit
	if f.toUnicode != nil {
		f.looked += len(f.toUnicode.ranges)
		text, ok := f.toUnicode.text(code)
		if ok && strings.Trim(text, "\x00\uFFFD") != "" {
			c.text = visible(tidy(text, f.Name), c.width)
			return c
		}
	}
	switch {
	case f.charset != nil:
		c.text = f.charset.decode(bytes)
	case !f.composite:
		c.text = f.letters[code]
	}
	c.text = visible(tidy(c.text, f.Name), c.width)
	return c
}

// visible makes a hyphen of a soft one that takes up room: it is seen wherever it
// stands, and programs write it where the text has a hyphen of its own.
func visible(text string, width float64) string {
	if text == "\u00AD" && width != 0 {
		return "-"
	}
	return text
}

// tidy takes apart ligatures, composes accents and drops controls.
func tidy(s, fontName string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0xF020 && r <= 0xF0FF: // where symbol fonts keep their signs
			return symbolRune(r, fontName)
		case r < ' ' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			return -1
		case r == '\u00A0', r == '\t', r >= '\u2000' && r <= '\u200A', r == '\u202F':
			return ' '
		}
		return r
	}, s)
	for _, r := range s {
		if r >= 0xFB00 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r == 'ŉ' || r >= 0x0132 && r <= 0x0133 || r >= 0x01C4 && r <= 0x01CC {
			return norm.NFKC.String(s)
		}
	}
	return composedForm(s)
}

// composedForm writes letters with their marks as one character where there is one.
func composedForm(s string) string { return norm.NFC.String(s) }

func symbolRune(r rune, fontName string) rune {
	code := r - 0xF000
	switch {
	case strings.Contains(fontName, "Symbol") && symbol()[code] != "":
		return []rune(symbol()[code])[0]
	case strings.Contains(fontName, "ingdings"):
		if sign := symbols.Wingding(code); sign != "" {
			return []rune(sign)[0]
		}
		return '•'
	}
	return r
}
