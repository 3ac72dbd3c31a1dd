package encoding

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// Decode turns bytes in any common encoding into clean UTF-8 text. The order
// is: byte order mark, valid UTF-8, the zero pattern of UTF-16, and only then
// statistics, because whatever is valid UTF-8 by chance is next to nothing.
func Decode(data []byte) (string, error) {
	text, err := ToUTF8(data)
	if err != nil {
		return "", err
	}
	text = lang.Scrub(text)
	if !strings.ContainsFunc(text, lang.IsWordRune) {
		return "", corpus.ErrNoText
	}
	return text, nil
}

func ToUTF8(data []byte) (string, error) {
	switch order, marked := utf16Order(data); {
	case order != "":
		return fromUTF16(data, order, marked)
	case looksBinary(data):
		return "", fmt.Errorf("binary data, not text: %w", corpus.ErrUnsupported)
	case utf8.Valid(data):
		return string(data), nil
	case nearlyUTF8(data):
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	return fromLegacy(data, data)
}

// IsUTF16 says whether data is text in UTF-16.
func IsUTF16(data []byte) bool {
	order, _ := utf16Order(data)
	return order != ""
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
		return "", fmt.Errorf("not readable as %s: %w", order, corpus.ErrMalformed)
	}
	return string(out), nil
}

// looksBinary looks at the start of a file for bytes that no text has. Three may be
// strays, unless they are more than a fifth of all that there is.
func looksBinary(data []byte) bool {
	head := data[:min(len(data), 1<<16)]
	odd := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			odd++
		}
	}
	return odd > 3 && odd*50 > len(head) || odd*5 > len(head)
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
	if err == nil && best.Confidence > 10 && !(isWide[best.Charset] && best.Confidence <= unsureOfWide) {
		name = best.Charset
	}
	if encodingName(name) == "" || strings.HasPrefix(strings.ToLower(name), "utf") {
		name = "windows-1252"
	}
	out, err := fromNamed(data, name)
	if err != nil || !readsAsText(out) {
		return "", fmt.Errorf("text in no known encoding: %w", corpus.ErrMalformed)
	}
	return out, nil
}

// isWide has the encodings whose characters take more than one byte each. Of ten
// characters or fewer the statistics say the same of them, whatever they are.
var isWide = map[string]bool{"Shift_JIS": true, "EUC-JP": true, "EUC-KR": true, "Big5": true, "GB18030": true}

const unsureOfWide = 30

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

// Named reads text in the encoding of a name, and gives ErrMalformed if it makes no
// sense in it, ErrUnsupported for an unknown one.
func Named(name string, data []byte) (string, error) { return fromNamed(data, name) }

// fromNamed reads text in an encoding of the web, and gives ErrMalformed if it
// makes no sense in it.
func fromNamed(data []byte, name string) (string, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return "", fmt.Errorf("encoding %q: %w", name, corpus.ErrUnsupported)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || strangeShare(string(out)) > 0.05 {
		return "", fmt.Errorf("not readable as %s: %w", name, corpus.ErrMalformed)
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
