package lang

import (
	"slices"
	"strings"
)

func IsDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// Squeeze makes each run of white space one space.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func Unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func JoinSome(mark string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), mark)
}

// SmallWords stay small inside an English title.
var SmallWords = Set(`a an the and but or nor for so yet as at by in of off on per to up via from into with vs over`)

func Set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// IsYear says whether a word may be a year by its look: "1915", "2021".
func IsYear(w string) bool {
	return len(w) == 4 && IsDigits(w) && (w[0] == '1' || w[:2] == "20")
}
