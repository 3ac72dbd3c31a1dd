package pdf

import "golang.org/x/image/font/sfnt"

// trueTypeCharacters reads which characters the glyphs of an embedded TrueType
// font stand for, from the font's own table. Files that show glyphs by number
// and do not say what they mean are read by it. It gives nil without one.
func trueTypeCharacters(program object) *cmap {
	if !program.isStream() {
		return nil
	}
	data, err := program.data()
	if err != nil || program.in.spend(trueTypeWork) != nil {
		return nil
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil
	}
	m := &cmap{chars: map[uint32]string{}}
	var buffer sfnt.Buffer
	for r := rune(' '); r < 0xFFFF; r++ {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if _, known := m.chars[uint32(glyph)]; err == nil && glyph != 0 && !known {
			m.chars[uint32(glyph)] = string(r)
		}
	}
	return m
}
