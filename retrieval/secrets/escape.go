package secrets

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A unit is one byte that a text is read as, and where in the text it stands.
type unit struct {
	letter     byte
	start, end int
}

func plain(text string) []unit {
	units := make([]unit, len(text))
	for i := range len(text) {
		units[i] = unit{text[i], i, i + 1}
	}
	return units
}

func letters(units []unit) string {
	read := make([]byte, len(units))
	for i, u := range units {
		read[i] = u.letter
	}
	return string(read)
}

// unescape undoes one round of escaping, of any kind.
func unescape(units []unit) []unit {
	read := letters(units)
	if !strings.ContainsAny(read, `%\&`) {
		return units
	}
	out := make([]unit, 0, len(units))
	for i := 0; i < len(units); {
		text, length := escaped(read[i:])
		if length == 0 {
			out = append(out, units[i])
			i++
			continue
		}
		for at := range len(text) {
			out = append(out, unit{text[at], units[i].start, units[i+length-1].end})
		}
		i += length
	}
	return out
}

// escaped reads the escape sequence that a text begins with, and gives its
// length, 0 where it begins with none.
func escaped(text string) (read string, length int) {
	switch text[0] {
	case '%':
		return hex(text, 1, 2)
	case '&':
		if end := strings.IndexByte(text[:min(len(text), 12)], ';'); end > 0 {
			if read = html.UnescapeString(text[:end+1]); read != text[:end+1] {
				return read, end + 1
			}
		}
	case '\\':
		if len(text) == 1 {
			return "", 0
		}
		switch text[1] {
		case 'x':
			return hex(text, 2, 2)
		case 'u':
			return hex(text, 2, 4)
		case 'U':
			return hex(text, 2, 8)
		case '/', '"', '\'', '\\':
			return text[1:2], 2
		}
	}
	return "", 0
}

// hex reads figures that stand behind a mark.
func hex(text string, mark, figures int) (read string, length int) {
	if len(text) < mark+figures {
		return "", 0
	}
	code, err := strconv.ParseUint(text[mark:mark+figures], 16, 32)
	switch {
	case err != nil:
		return "", 0
	case figures == 2:
		return string([]byte{byte(code)}), mark + figures
	}
	return string(utf8.AppendRune(nil, rune(code))), mark + figures
}
