// Package symbols knows what the fonts of signs show. They keep these at codes of their
// own, which programs put into the private area of Unicode from U+F000 on; what they show
// is the same in every format.
package symbols

import "strings"

// The signs of the font Symbol, from code 0x20 and from 0xA0 on.
var (
	lowSigns  = []rune(" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	highSigns = []rune("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑")
)

// Symbol gives the character that the font Symbol shows for a code, "" for none.
func Symbol(code rune) string {
	switch {
	case code >= 0x20 && int(code-0x20) < len(lowSigns):
		return string(lowSigns[code-0x20])
	case code >= 0xA0 && int(code-0xA0) < len(highSigns):
		return string(highSigns[code-0xA0])
	}
	return ""
}

// wingdings are the signs of that font that stand in texts.
var wingdings = map[rune]string{
	0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xB7: "•", 0xD8: "➢",
	0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}

// Of gives the character that a font of symbols shows for a code, in the private
// area or not, "" where it is a picture.
func Of(font string, code rune) string {
	if code >= 0xF000 && code <= 0xF0FF {
		code -= 0xF000
	}
	low := strings.ToLower(font)
	switch {
	case code < 0x20 || code > 0xFF:
		return ""
	case strings.Contains(low, "symbol"):
		return Symbol(code)
	case strings.Contains(low, "wingdings"):
		return Wingding(code)
	}
	return ""
}

// Wingding gives the character that the font Wingdings shows for a code, "" where it is
// a picture.
func Wingding(code rune) string { return wingdings[code] }

// InText gives a text with the characters that stand in the private area for those of
// the font Symbol, which is what programs mean by them where no font is named.
func InText(text string) string {
	if !strings.ContainsFunc(text, isSymbol) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if isSymbol(r) {
			out.WriteString(Symbol(r - 0xF000))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func isSymbol(r rune) bool { return r >= 0xF020 && r <= 0xF0FF }
