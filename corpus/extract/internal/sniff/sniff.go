// Package sniff tells kinds of text by their first rows, whatever their names are.
package sniff

import (
	"bytes"
	"strings"

	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/lang"
)

// headBytes is how much of a file is looked at.
const headBytes = 8 << 10

// Head gives the head of a text file in UTF-8, as far as its encoding is plain to
// see, with line feeds and without a mark at its front.
func Head(data []byte) string {
	head := data[:min(len(data), headBytes)]
	if encoding.IsUTF16(data) {
		if text, err := encoding.ToUTF8(data[:len(head)&^1]); err == nil {
			head = []byte(text)
		}
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	return strings.TrimPrefix(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(head)), "\uFEFF")
}

// Matches gives a sniffer for texts whose head fits an expression.
func Matches(expression string) func([]byte) bool {
	re := lang.Regexp(expression)
	return func(data []byte) bool { return re.MatchString(Head(data)) }
}

// Starts gives a sniffer for files that start with one of the marks.
func Starts(marks ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, m := range marks {
			if bytes.HasPrefix(data, []byte(m)) {
				return true
			}
		}
		return false
	}
}
