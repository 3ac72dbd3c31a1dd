// Package marks finds what a question asks for that is no word: marks that stand by themselves,
// as those of patterns, formulas and legends do.
//
//	marks.Asked("what does ** mean")         // "**"
//	marks.In(`A leading "**" means …`, "**") // 2: it stands there in quotation marks
package marks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is of a run of marks that is asked for, in bytes; most is how many runs are sought.
const longest, most = 8, 3

// plain are runs that end sentences, join them or part lists, and mean nothing by themselves.
var plain = []string{"?", "-", "--", "&", "/", "...", "..", ".", ",", ":", ";", "??", "???", "!?", "?!", "|", "\"", "'", "`", "(", ")"}

// Asked gives the runs of marks that stand by themselves in a message beside words, or within
// quotation marks, in order: not those that end it, nor faces.
func Asked(message string) (list []string) {
	fields := strings.Fields(message)
	for i, f := range fields {
		bare := unquoted(f)
		last := i == len(fields)-1 && bare == f && strings.Trim(bare, "!?.…") == ""
		if isMarks(bare) && !last && len(fields) > 1 && !(bare == f && slices.Contains(plain, bare)) && !isFace(bare) && !slices.Contains(list, bare) {
			list = append(list, bare)
		}
		if len(list) == most {
			break
		}
	}
	return list
}

// quotes are what marks may be put in to speak of them.
const quotes = "\"'`“”‘’«»„"

// unquoted gives a run without the quotation marks around it, and without those that end
// a sentence behind them.
func unquoted(f string) string {
	first, size := utf8.DecodeRuneInString(f)
	if !strings.ContainsRune(quotes, first) {
		return f
	}
	if inner := strings.TrimRight(f[size:], ".,?!;:"); len(inner) > 0 {
		last, n := utf8.DecodeLastRuneInString(inner)
		if strings.ContainsRune(quotes, last) && len(inner) > n {
			return inner[:len(inner)-n]
		}
	}
	return f
}

// isMarks says whether a run has marks of a keyboard alone.
func isMarks(f string) bool {
	return f != "" && len(f) <= longest && !strings.ContainsFunc(f, func(r rune) bool {
		return r >= utf8.RuneSelf || r <= ' ' || unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

// isFace says whether a run is a face: eyes or a heart first.
func isFace(f string) bool {
	return len(f) > 1 && (strings.ContainsAny(f[:1], ":;=<>^") && strings.ContainsAny(f[1:], ")(/|\\^<>_") || strings.Trim(f, "-_.^") == "")
}

// What marks are worth in a text where they stand by themselves, and where they do so in
// quotation marks, which speaks of them.
const standing, quoted = 1, 2

// In says how marks stand in a text: not at all (0), by themselves, or quoted.
func In(text, marks string) (worth int) {
	for at := 0; ; {
		i := strings.Index(text[at:], marks)
		if i < 0 {
			return worth
		}
		from, to := at+i, at+i+len(marks)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		behind, _ := utf8.DecodeRuneInString(text[to:])
		switch {
		case opens(before) && strings.ContainsRune(quotes+")]", behind):
			return quoted
		case from > 0 && to < len(text) && alone(before) && alone(behind):
			worth = standing
		}
		at = from + 1
	}
}

func opens(r rune) bool { return strings.ContainsRune(quotes+"([", r) }

func alone(r rune) bool { return unicode.IsSpace(r) || opens(r) || strings.ContainsRune(")],;", r) }
