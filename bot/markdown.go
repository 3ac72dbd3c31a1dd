package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape makes text stand for itself where Discord reads Markdown: every mark
// that Markdown knows gets a backslash, addresses keep their form but lose the
// preview, and what could be read as a mention stays plain text.
func escape(text string) string {
	var b strings.Builder
	atLineStart, lineStart := true, 0
	for i, r := range text {
		switch {
		case strings.ContainsRune("\\`*_~|<>[]()@", r), r == ':' && strings.HasPrefix(text[i:], "://"):
			b.WriteByte('\\')
		case atLineStart && strings.ContainsRune("#-+", r):
			b.WriteByte('\\')
		case r == '.' && i-lineStart < 10 && isNumber(text[lineStart:i]):
			b.WriteByte('\\')
		}
		if !harmless(r) {
			continue
		}
		b.WriteRune(r)
		atLineStart = r == '\n' || atLineStart && unicode.IsSpace(r)
		if r == '\n' {
			lineStart = i + 1
		}
	}
	return b.String()
}

// isNumber reports whether a line begins with a number alone: a full stop after
// it would begin a list.
func isNumber(head string) bool {
	head = strings.TrimSpace(head)
	return head != "" && strings.Trim(head, "0123456789") == ""
}

// plain is text for places that read no Markdown, such as a menu, in one
// line. Nothing in it can reorder what stands around it.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !harmless(r) {
			return -1
		}
		return r
	}, text)), " ")
}

// harmless excludes control characters and what turns the direction of writing
// for the rest of a line.
func harmless(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return true
	case r < ' ' || 0x7f <= r && r < 0xa0, r == utf8.RuneError:
		return false
	case 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069:
		return false
	}
	return true
}

// mention names a member, whom nothing of ours pings.
func mention(member string) string { return "<@" + member + ">" }

// codeBlock shows text to be copied. A fence inside it is broken up by a
// character of no width.
func codeBlock(text string) string {
	return "```\n" + strings.ReplaceAll(text, "```", "`\u200b`\u200b`") + "\n```"
}

// size is how long Discord counts a text at most: in UTF-16 units.
func size(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// cut shortens a text to at most limit units, at a space where one is near, and
// shows with "…" that it did. It never ends in half an escape.
func cut(text string, limit int) string {
	if size(text) <= limit {
		return text
	}
	if limit < 1 {
		return ""
	}
	head := wholeWords(text, fitting(text, limit-1))
	if slashes := len(head) - len(strings.TrimRight(head, `\`)); slashes%2 == 1 {
		head = head[:len(head)-1]
	}
	return strings.TrimRightFunc(head, unicode.IsSpace) + "…"
}

// wholeWords gives the first bytes of a text without the word that is cut by its end, where
// that is none of those that fill most of it, or a script without spaces. A part of a compound
// is a word: "Russian" of "Russian-Iranian".
func wholeWords(text string, end int) string {
	isEnd := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) }
	if next, _ := utf8.DecodeRuneInString(text[end:]); isEnd(next) {
		return text[:end]
	}
	if last := strings.LastIndexFunc(text[:end], isEnd); last > max(0, min(end*3/4, end-longestWord)) {
		end = last
	}
	return text[:end]
}

// fitting gives how many bytes of a text fit into limit units, not cutting a
// letter from its accents.
func fitting(text string, limit int) int {
	n, end := 0, 0
	for i, r := range text {
		if !unicode.Is(unicode.M, r) && r != '\u200d' {
			end = i
		}
		n++
		if r > 0xffff {
			n++
		}
		if n > limit {
			if end == 0 {
				return i
			}
			return end
		}
	}
	return len(text)
}
