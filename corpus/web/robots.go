package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// robots is what a robots.txt says to us, see RFC 9309.
type robots []robotsRule

type robotsRule struct {
	allow   bool
	pattern string // of a path: * stands for anything, a $ at the end for the end
}

// parseRobots reads the rules for us, or where there are none those for
// everybody. What it does not understand it passes over.
func parseRobots(data []byte) robots {
	var ours, everybody robots
	var forUs, forEverybody, named bool // whom the present group is for; whether we are named at all
	begun := false                      // the present group has rules
	text := strings.TrimPrefix(string(data), "\ufeff")
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, _ := strings.Cut(line, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if begun {
				forUs, forEverybody, begun = false, false, false
			}
			forUs = forUs || strings.EqualFold(productToken(value), product)
			forEverybody = forEverybody || value == "*"
			named = named || forUs
		case "allow", "disallow":
			begun = true
			rule := robotsRule{key == "allow", normalPath(value)}
			if value != "" && forUs {
				ours = append(ours, rule)
			}
			if value != "" && forEverybody {
				everybody = append(everybody, rule)
			}
		}
	}
	if named {
		return ours
	}
	return everybody
}

// productToken is what the name of a program begins with: letters, - and _.
func productToken(name string) string {
	end := strings.IndexFunc(name, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return name
	}
	return name[:end]
}

// allow tells whether a path, with its query, may be read. The longest pattern
// that fits counts, of two as long the one that allows.
func (r robots) allow(path string) bool {
	path = normalPath(path)
	if path == "/robots.txt" {
		return true
	}
	fitting := slices.DeleteFunc(slices.Clone(r), func(rule robotsRule) bool { return !rule.fits(path) })
	allowed, longest := true, -1
	for _, rule := range fitting {
		if n := len(rule.pattern); n > longest || n == longest && rule.allow {
			allowed, longest = rule.allow, n
		}
	}
	return allowed
}

// fits tells whether a pattern stands for a path. The pieces between the stars
// are looked for one after the other, so that it takes time in proportion to
// the two lengths whatever the pattern.
func (r robotsRule) fits(path string) bool {
	pattern, toEnd := strings.CutSuffix(r.pattern, "$")
	first, others, _ := strings.Cut(pattern, "*")
	rest, ok := strings.CutPrefix(path, first)
	if len(first) == len(pattern) || !ok {
		return ok && (!toEnd || rest == "")
	}
	pieces := strings.Split(others, "*")
	last := len(pieces) - 1
	for _, piece := range pieces[:last] {
		if _, rest, ok = strings.Cut(rest, piece); !ok {
			return false
		}
	}
	if toEnd {
		return strings.HasSuffix(rest, pieces[last])
	}
	return strings.Contains(rest, pieces[last])
}

// normalPath writes a path in one way: letters, digits and - . _ ~ as they are,
// what is beyond ASCII in hexadecimal, with capitals.
func normalPath(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		meant, err := url.PathUnescape(path[i:min(i+3, len(path))])
		escaped := c == '%' && err == nil
		if escaped {
			c = meant[0]
			i += 2
		}
		if c >= 0x80 || escaped && !isUnreserved(c) {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
