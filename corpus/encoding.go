package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"footnote/corpus/lang"
)

// decode turns bytes in any common encoding into clean UTF-8 text. The order
// is: byte order mark, valid UTF-8, the zero pattern of UTF-16, and only then
// statistics, because whatever is valid UTF-8 by chance is next to nothing.
func decode(data []byte) (string, error) {
	text, err := toUTF8(data)
	if err != nil {
		return "", err
	}
	text = scrub(text)
	if !strings.ContainsFunc(text, lang.IsWordRune) {
		return "", ErrNoText
	}
	return text, nil
}

func toUTF8(data []byte) (string, error) {
	switch order, marked := utf16Order(data); {
	case order != "":
		return fromUTF16(data, order, marked)
	case looksBinary(data):
		return "", fmt.Errorf("binary data, not text: %w", ErrUnsupported)
	case utf8.Valid(data):
		return string(data), nil
	case nearlyUTF8(data):
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	return fromLegacy(data, data)
}

// fewest16 is how many bytes the zero pattern of UTF-16 needs to mean anything:
// less may be text with a stray zero.
const fewest16 = 16

// utf16Order tells the byte order of UTF-16 text, "" for anything else, and
// whether a mark at the front says so.
func utf16Order(data []byte) (order string, marked bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le", true
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be", true
	}
	head := data[:min(len(data), 4096)&^1]
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	// Spaces, digits and line feeds have a zero half in every script, letters
	// only in the Latin one; two zero halves do not occur in text.
	few := max(len(head)/2/20, 1)
	switch {
	case len(head) < fewest16:
		return "", false
	case odd >= few && even == 0 && textIn(data, "utf-16le"):
		return "utf-16le", false
	case even >= few && odd == 0 && textIn(data, "utf-16be"):
		return "utf-16be", false
	}
	return "", false
}

// textIn says whether the start of data makes sense as text in an encoding.
func textIn(data []byte, order string) bool {
	s, err := fromUTF16(data[:min(len(data), 4096)&^1], order, false)
	return err == nil && strangeShare(s) < 0.05
}

func fromUTF16(data []byte, order string, marked bool) (string, error) {
	endian := utf16.LittleEndian
	if order == "utf-16be" {
		endian = utf16.BigEndian
	}
	if marked {
		data = data[2:]
	}
	out, err := utf16.UTF16(endian, utf16.IgnoreBOM).NewDecoder().Bytes(data)
	if err != nil || strangeShare(string(out)) > 0.2 {
		return "", fmt.Errorf("not readable as %s: %w", order, ErrMalformed)
	}
	return string(out), nil
}

// looksBinary looks at the start of a file for bytes that no text has.
func looksBinary(data []byte) bool {
	head := data[:min(len(data), 1<<16)]
	odd := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			odd++
		}
	}
	return odd > 3 && odd*50 > len(head)
}

// nearlyUTF8 says whether the text is UTF-8 with a few damaged places.
func nearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	// Of the characters of an older encoding hardly one in ten looks like UTF-8.
	return good > bad
}

// fromLegacy reads one of the older encodings, found by the statistics of the
// start of its text.
func fromLegacy(data, text []byte) (string, error) {
	name := "windows-1252"
	best, err := chardet.NewTextDetector().DetectBest(text[:min(len(text), 1<<16)])
	if err == nil && best.Confidence > 10 {
		name = strings.ReplaceAll(best.Charset, "GB-18030", "gb18030")
	}
	if encodingName(name) == "" || strings.HasPrefix(strings.ToLower(name), "utf") {
		name = "windows-1252"
	}
	out, err := fromNamed(data, name)
	if err != nil {
		return "", fmt.Errorf("text in no known encoding: %w", ErrMalformed)
	}
	return out, nil
}

// encodingName is the name of an encoding that a label such as "latin1" stands
// for on the web, "" for none.
func encodingName(label string) string {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, _ := htmlindex.Name(enc)
	return name
}

// fromNamed reads text in an encoding of the web, and gives ErrMalformed if it
// makes no sense in it.
func fromNamed(data []byte, name string) (string, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return "", fmt.Errorf("encoding %q: %w", name, ErrUnsupported)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || strangeShare(string(out)) > 0.05 {
		return "", fmt.Errorf("not readable as %s: %w", name, ErrMalformed)
	}
	return string(out), nil
}

// strangeShare is the share of runes that no text has: replacement and control
// characters, unassigned and private ones.
func strangeShare(s string) float64 {
	strange, all := 0, 0
	for _, r := range s {
		all++
		if r == utf8.RuneError || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			strange++
		}
	}
	return float64(strange) / float64(max(all, 1))
}

// scrub makes text harmless and uniform: line feeds only, every other white
// space a space, no control, zero-width or direction characters, composed form.
func scrub(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	previous := rune(-1)
	s = strings.Map(func(r rune) rune {
		r = harmless(r, previous)
		if r >= 0 {
			previous = r
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// harmless gives what to write for a rune, -1 for nothing.
func harmless(r, previous rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\f':
		return r
	case r == '\r' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case unicode.IsSpace(r):
		return ' '
	case r == 0x200C || r == 0x200D:
		if needsJoiner(previous) {
			return r
		}
		return -1
	case unicode.Is(unicode.Variation_Selector, r):
		if hasVariants(previous) {
			return r
		}
		return -1
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), r == 0x2800: // an empty pattern of dots
		return -1
	}
	return r
}

// joinedScripts are those whose letters look another way before a joiner.
var joinedScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati,
	unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar,
}

// needsJoiner says whether a zero-width joiner or non-joiner after a rune means
// something: in Persian, in Hindi, in an emoji of several.
func needsJoiner(r rune) bool {
	return unicode.In(r, joinedScripts...) || unicode.Is(unicode.So, r) || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF
}

// hasVariants says whether the mark for a variant means something after a rune. A
// row of them after a letter shows nothing, but may carry a hidden text.
func hasVariants(r rune) bool {
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return unicode.In(r, unicode.Han, unicode.Mongolian, unicode.Myanmar) || r >= 0x2100 && r <= 0x214F
	}
	return r > ' ' && !unicode.IsSpace(r)
}

// unaccented gives letters without the marks on them, in small letters: "é"
// and "E" are "e".
func unaccented(s string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
	return norm.NFC.String(bare)
}
