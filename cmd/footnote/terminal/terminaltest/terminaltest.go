// Package terminaltest has what tests need that look whether a text can steer a terminal.
package terminaltest

import "strings"

// Hostile steers a terminal in every way there is, and turns text around.
const Hostile = "a\x1b[31mb\x1b]0;t\x07c\u009b2Jd\x7fe\u202ef\u2066g\u200fh\u061ci\u200ej\x00k\u0085l\x08"

// Steering gives the first character of an output that steers, but the ends of
// lines and tabs.
func Steering(output string) string {
	output = strings.NewReplacer("\r\n", "", "\n", "", "\t", "").Replace(output)
	if i := strings.IndexFunc(output, func(r rune) bool {
		return r < 0x20 || 0x7f <= r && r < 0xa0 || strings.ContainsRune("\u061c\u200e\u200f", r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
	}); i >= 0 {
		return output[i : i+1]
	}
	return ""
}
