package pdf

import (
	"slices"
	"strconv"
)

// Fonts of TeX that were made into pictures of their letters, of Type 3, name
// each letter by its code: "a65". The codes are those of TeX's own fonts, which
// are ASCII but for the ligatures and some marks.

// fewestCode is the least code of a letter of TeX. Other programs number their
// letters from 0 or 1.
const fewestCode = 11

// isBitmapped says whether a font is one of these: each of its letters is named
// by its code, and none has a code that such fonts have no letter at.
func isBitmapped(o object) bool {
	if o.get("Subtype").name() != "Type3" {
		return false
	}
	named := namedCodes(o.get("Encoding"))
	letters := 0
	for _, n := range named {
		if n.name == ".notdef" { // between the letters that are used
			continue
		}
		letters++
		if n.name != "a"+strconv.Itoa(n.code) || n.code < fewestCode {
			return false
		}
	}
	return letters > 0
}

// texCharacters are those of codes below the letters, where the two encodings of
// TeX's fonts for text do not gainsay each other, or one of them is seldom used.
var texCharacters = map[int]string{
	11: "ff", 12: "fi", 13: "fl", 14: "ffi", 15: "ffl",
	16: "“", 17: "”", 21: "–", 22: "—",
	27: "ff", 28: "fi", 29: "fl", 30: "ffi", 31: "ffl",
	39: "’", 96: "‘",
}

// corkUpper are the characters of the codes from 128 of TeX's encoding T1, as agreed
// upon in Cork; those from 192 are of Latin 1 but for three.
var corkUpper = []rune("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£")

// corkOther are the codes of T1 where the older encoding has something else.
var corkOther = map[int]string{
	13: "‚", 14: "‹", 15: "›", 18: "„", 19: "«", 20: "»", 25: "ı", 0xD7: "Œ", 0xDF: "SS", 0xF7: "œ", 0xFF: "ß",
}

// isCork says whether a font of TeX is in the encoding T1: the older one ends at 127.
func isCork(named []namedCode) bool {
	return slices.ContainsFunc(named, func(n namedCode) bool { return n.code > 127 && n.name != ".notdef" })
}

// companionSigns are those of the font of signs that goes with T1, TS1, where it is not as
// Latin 1.
var companionSigns = map[int]string{
	15: "•", 45: "-", 61: "=", 132: "†", 133: "‡", 134: "‖", 135: "‰", 136: "•", 137: "℃", 151: "™", 155: "№", 156: "%", 162: "¢", 163: "£", 165: "¥", 167: "§",
	169: "©", 172: "¬", 174: "®", 176: "°", 177: "±", 178: "²", 179: "³", 180: "´", 181: "µ", 182: "¶", 183: "·", 184: "※", 185: "¹", 187: "√", 188: "¼", 189: "½", 190: "¾", 191: "€",
	214: "×", 246: "÷",
}

// isCompanion says whether a font is that of signs: all its codes are of such, and so
// none is of a letter. Of the font for mathematics the bullet of a list is often all.
func isCompanion(named []namedCode) bool {
	signs := 0
	for _, n := range named {
		switch {
		case n.name == ".notdef":
		case companionSigns[n.code] == "":
			return false
		default:
			signs++
		}
	}
	return signs > 0
}

func texCharacter(code int, isCork bool) string {
	if s, ok := corkOther[code]; ok && isCork {
		return s
	}
	if s, ok := texCharacters[code]; ok {
		return s
	}
	switch {
	case isCork && code >= 0xC0:
		return string(rune(code))
	case isCork && code >= 0x80:
		return string(corkUpper[code-0x80])
	}
	if code > ' ' && code <= '~' {
		return string(rune(code))
	}
	return ""
}
