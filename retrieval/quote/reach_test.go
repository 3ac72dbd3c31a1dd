package quote

import (
	"strings"
	"testing"

	"footnote/retrieval/quote/words"
)

// What the first and last words of a quotation are held against: of a text, what stands
// beside them.
func TestReach(t *testing.T) {
	for _, c := range []struct{ quoted, text, want string }{
		{"Pell signed it", "Pell, the reeve of Marlow, signed it", "Pell, the reeve of Marlow, signed it"},
		{"Joan Pell signed it", "Joan Pell, the owner of the last ferry, came to the town of Henley on a Sunday in May and signed it", "Joan Pell, the owner of the last ferry, came to the town of Henley on a Sunday in May and signed it"},
		{"Pell signed it", "Pell slept. The mayor signed it", "mayor signed it"},
		{"the miller signed it", "the old boat of a miller was sold when he signed it", "when he signed it"},
		{"a brave miller signed it", "a brave and very old miller has signed it", "a brave and very old miller has signed it"},
		{"they met the reeve", "they met the mayor. A reeve left", "they met the mayor"},
		{"they met the reeve", "they met the clerk, a mayor and the reeve", "they met the clerk, a mayor and the reeve"},
		{"they sold the old boat", "they sold the mast, the old oars and a new boat", "they sold the mast, the"},
		{"they met then", "they met. The reeve left", "they met"},
		{"it's signed by Pell", "The mayor slept. Signed by Pell", "Signed by Pell"},
	} {
		quoted, text := words.Tokens(c.quoted), words.Tokens(c.text)
		steps, distance := align(quoted, text)
		steps, distance = reach(steps, distance, quoted, text)
		first, last := ends(steps)
		if got := c.text[text[first].Start:text[last].End]; got != c.want {
			t.Errorf("%q is held against %q, want %q", c.quoted, got, c.want)
		}
		for i, s := range steps {
			if i > 0 && s.text >= 0 && steps[i-1].text >= 0 && s.text != steps[i-1].text+1 {
				t.Errorf("%q leaves out words of %q", c.quoted, c.text)
			}
		}
		if distance < 0 || distance > len(quoted) {
			t.Errorf("%q differs from %q in %d", c.quoted, c.text, distance)
		}
	}
}

// Whatever a quotation and a text are, all words of the quotation have a place, once and in
// their order.
func FuzzReach(f *testing.F) {
	f.Add("Pell signed it", "Pell, the reeve of Marlow, signed it")
	f.Add("as dark as a coalhole", "It was as dark as a coal-hole. Then")
	f.Fuzz(func(t *testing.T, quotation, text string) {
		quoted, there := words.Tokens(quotation), words.Tokens(text)
		if len(quoted) == 0 || len(quoted) > 60 || len(there) > 200 {
			return
		}
		steps, distance := align(quoted, there)
		steps, distance = reach(steps, distance, quoted, there)
		next, last := 0, -1
		for _, s := range steps {
			if s.quoted >= 0 {
				if s.quoted != next {
					t.Fatalf("%q beside %q: %v", quotation, text, steps)
				}
				next++
			}
			if s.text >= 0 {
				if s.text <= last || s.text >= len(there) {
					t.Fatalf("%q beside %q: %v", quotation, text, steps)
				}
				last = s.text
			}
		}
		if next != len(quoted) || distance < 0 {
			t.Fatalf("%q beside %q: %v, %d", strings.ToValidUTF8(quotation, "?"), text, steps, distance)
		}
	})
}
