package formula

import (
	"strings"
	"unicode/utf8"
)

// Grouped sets brackets around more than one sign.
func Grouped(s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= 1 || !strings.ContainsAny(s, " +-−/=·×^_√") {
		return s
	}
	return "(" + s + ")"
}

func Power(s string) string {
	if s = strings.TrimSpace(s); s != "" && strings.Trim(s, "0123456789+−–-") == "" {
		return Superscript(s)
	}
	return "^" + Grouped(s)
}

func SpacedOperator(s string) string {
	if s != "" && strings.Contains("=+−-<>≤≥≠≈→∈×·±", s) {
		return " " + s + " "
	}
	return s
}
