// Package secrets takes tokens and keys out of what other sides say: a server
// that refuses one likes to repeat it, whole or in part, and however encoded.
package secrets

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

const (
	// least is how long a value must be to be searched for: shorter ones are
	// made up for servers that want no key, and would be found in any text.
	least = 8
	// long values are hidden in part, too: each run of so many characters.
	long, run = 16, 12
)

// hidden stands where something was taken out.
const hidden = "…"

// A Hider knows values that nobody may read. The zero value knows none.
type Hider struct {
	needles map[string]struct{} // in small letters
	lengths []int               // of the needles
}

// New makes a hider of values. Spaces around them, and the words "Bot" and
// "Bearer" before them, are no part of them.
func New(values ...string) Hider {
	needles := map[string]struct{}{}
	for _, value := range values {
		value = strings.ToLower(bare(value))
		switch {
		case len(value) < least:
		case len(value) < long:
			needles[value] = struct{}{}
		default:
			for i := range len(value) - run + 1 {
				needles[value[i:i+run]] = struct{}{}
			}
		}
	}
	lengths := map[int]struct{}{}
	for needle := range needles {
		lengths[len(needle)] = struct{}{}
	}
	return Hider{needles, slices.Collect(maps.Keys(lengths))}
}

func bare(value string) string {
	value = strings.TrimSpace(value)
	for _, scheme := range []string{"Bot ", "Bearer "} {
		value = strings.TrimSpace(strings.TrimPrefix(value, scheme))
	}
	return value
}

// In gives a text with the values in it replaced by an ellipsis: as they are,
// in capitals, and escaped as addresses, JSON, Go and HTML do it, also twice.
func (h Hider) In(text string) string {
	if len(h.needles) == 0 || len(text) < least {
		return text
	}
	covered := make([]bool, len(text))
	found := false
	units := plain(text)
	for range 4 { // as it is, and after each of three rounds of unescaping
		found = h.cover(units, covered) || found
		next := unescape(units)
		if len(next) == len(units) {
			break
		}
		units = next
	}
	if !found {
		return text
	}
	return without(text, covered)
}

// cover marks the bytes of a text that are read as a value.
func (h Hider) cover(units []unit, covered []bool) (found bool) {
	read := strings.ToLower(letters(units))
	if len(read) != len(units) {
		read = letters(units) // some capital letters of other scripts are longer
	}
	for _, length := range h.lengths {
		for i := range max(0, len(read)-length+1) {
			if _, ok := h.needles[read[i:i+length]]; !ok {
				continue
			}
			found = true
			for at := units[i].start; at < units[i+length-1].end; at++ {
				covered[at] = true
			}
		}
	}
	return found
}

func without(text string, covered []bool) string {
	var b strings.Builder
	for i := range len(text) {
		switch {
		case !covered[i]:
			b.WriteByte(text[i])
		case i == 0 || !covered[i-1]:
			b.WriteString(hidden)
		}
	}
	return b.String()
}

// most is how many bytes of an error are told; the other side may say more.
const most = 4 << 10

// Error gives an error whose text holds no value, and is not long. What it wraps
// stays.
func (h Hider) Error(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	if clean := strings.ToValidUTF8(h.In(text[:min(len(text), most)]), "\ufffd"); clean != text {
		return cleaned{clean, err}
	}
	return err
}

type cleaned struct {
	text  string
	cause error
}

func (c cleaned) Error() string { return c.text }
func (c cleaned) Unwrap() error { return c.cause }

// shapes are how tokens of Discord and keys of embedding services look.
var shapes = regexp.MustCompile(`[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{25,}` +
	`|\b(?:sk|gsk|hf|xai|pplx|nvapi|jina|pa|voyage)[-_][A-Za-z0-9_-]{16,}`)

// Looks reports whether a text holds what has the form of a token or key.
func Looks(text string) bool { return Likely(text) != text }

// Likely hides what only has the form of a token or key, whoever's it is: one
// that was put where it does not belong. A word of that form without a digit is
// a name: sk-learn-notes-on-trees.
func Likely(text string) string {
	return shapes.ReplaceAllStringFunc(text, func(found string) string {
		if strings.ContainsAny(found, "0123456789") {
			return hidden
		}
		return found
	})
}
