package line

import (
	"strings"
	"testing"
)

func TestClippingLines(t *testing.T) {
	clip := func(book, words string) string {
		return book + "\r\n- Your Highlight on page 3 | Added on Monday\r\n\r\n" + words + "\r\n==========\r\n"
	}
	for _, test := range []struct{ name, text, want string }{
		{"one book", clip("Low Water (Ida Sund)", "The tide left.") + clip("Low Water (Ida Sund)", "") + clip("Low Water (Ida Sund)", "It came."), "Low Water (Ida Sund): The tide left. It came."},
		{"two books", clip("Low Water", "The tide left.") + clip("Ferries", "They came."), ": Low Water The tide left. Ferries They came."},
		{"text with rows of signs", "Title\n==========\nThe tide left.\n", ": "},
		{"list over a row of signs", "Title\n- one\n- two\n==========\n", ": "},
		{"text behind the last", clip("Low Water", "The tide left.") + "And more.", ": "},
	} {
		lines, book := ClippingLines(test.text)
		var kept []string
		for _, l := range lines {
			if l.Kept() {
				kept = append(kept, l.Text)
			}
		}
		if got := book + ": " + strings.Join(kept, " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
