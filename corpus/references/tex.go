package references

import (
	"strings"

	"footnote/corpus/lang"
)

// accents are the commands that put a mark on the letter behind them.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "\"": "\u0308", "=": "\u0304", ".": "\u0307",
	"u": "\u0306", "v": "\u030C", "H": "\u030B", "c": "\u0327", "k": "\u0328", "r": "\u030A", "d": "\u0323", "b": "\u0331",
}

// letters are commands that stand for characters.
var letters = map[string]string{
	"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
	"th": "þ", "TH": "Þ", "ng": "ŋ", "dj": "đ", "DJ": "Đ", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
	"textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "glqq": "„", "grqq": "“", "guillemotleft": "«", "guillemotright": "»",
	"S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€", "textdegree": "°", "times": "×", "textbackslash": `\`, "textasciitilde": "~",
	"textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω",
	"slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "hyphen": "-", "and": "&", "textregistered": "®", "texttrademark": "™", "quotedblbase": "„", "quotesinglbase": "‚", "-": "",
}

var (
	accent  = lang.Regexp("\\\\(?:([`'^\"~=.])\\s*(?:\\{\\s*\\\\?([A-Za-z]\\p{M}*)\\s*\\}|\\\\?([A-Za-z]))|([uvHckrdb])(?:\\s*\\{\\s*\\\\?([A-Za-z]\\p{M}*)\\s*\\}|\\s+\\\\?([A-Za-z])))")
	command = lang.Regexp(`\\([A-Za-z]+)\*?(?:\s+|\{\})?`)
	// formula is one whose dollars are not written as such, "H$_2$O".
	formula = lang.Regexp(`(^|[^\x03])\$([^$\x03]{1,80})\$`)
	escaped = lang.Regexp(`\\([&%$#_{}\s,;!/@-])`)
	// levels are the marks of a formula for what stands lower or higher.
	levels = strings.NewReplacer("_", "", "^", "")
	// texSigns are what is left of TeX, and what [plainTeX] has kept from it until then.
	texSigns = strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”", "~", " ", "{", "", "}", "", "\x03$", "$", "$", "", "\x03", "", "\x01", "{", "\x02", "}")
)

// plainTeX gives a field without TeX: accents and signs as characters, and without
// braces and commands of looks.
func plainTeX(s string) string {
	if !strings.ContainsAny(s, "\\{}~-`'$") {
		return lang.Squeeze(s)
	}
	for range 2 { // a letter may have two marks: {\~{\^e}}
		s = accent.ReplaceAllStringFunc(s, func(found string) string {
			m := accent.FindStringSubmatch(found)
			return m[2] + m[3] + m[5] + m[6] + accents[m[1]+m[4]] // composed when the field is cleaned
		})
	}
	s = escaped.ReplaceAllStringFunc(s, func(found string) string {
		switch c := found[1]; {
		case c == '{':
			return "\x01"
		case c == '}':
			return "\x02"
		case strings.IndexByte("&%$#_@", c) >= 0:
			return "\x03" + string(c)
		case c == '-' || c == '/' || c == '!':
			return ""
		}
		return " "
	})
	s = formula.ReplaceAllStringFunc(s, func(found string) string {
		m := formula.FindStringSubmatch(found)
		return m[1] + "$" + levels.Replace(m[2]) + "$"
	})
	s = command.ReplaceAllStringFunc(s, func(found string) string {
		name := command.FindStringSubmatch(found)[1]
		if letter, ok := letters[name]; ok {
			return letter
		}
		return ""
	})
	return lang.Squeeze(texSigns.Replace(s))
}
