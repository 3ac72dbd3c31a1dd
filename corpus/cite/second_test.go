package cite

import (
	"testing"

	"footnote/corpus"
)

// A passage of a recording is played from its second on, and cited by it; one of
// slides is cited by its slide.
func TestSecondsAndSlides(t *testing.T) {
	at := corpus.Passage{Locator: corpus.Locator{Label: "12:31"}}
	for address, want := range map[string]string{
		"https://www.youtube.com/watch?v=abc": "https://www.youtube.com/watch?t=751&v=abc",
		"https://youtu.be/abc":                "https://youtu.be/abc?t=751",
		"https://harbour.example/talk.mp4":    "https://harbour.example/talk.mp4#t=751",
		"https://harbour.example/talk#about":  "https://harbour.example/talk#t=751",
		"":                                    "",
	} {
		s := corpus.Source{Metadata: corpus.Metadata{URL: address}, MediaType: "text/vtt"}
		if got := Link(s, at); got != want {
			t.Errorf("Link(%q) = %q, want %q", address, got, want)
		}
	}
	s := corpus.Source{Metadata: corpus.Metadata{Title: "Dues", Authors: []string{"Molnar, Ada"}, Issued: "2021"}}
	for style, want := range map[string][2]string{
		"apa": {"(Molnar, 2021, 12:31)", "(Molnar, 2021, slide 7)"}, "mla": {"(Molnar 12:31)", "(Molnar, slide 7)"},
		"harvard": {"(Molnar, 2021, 12:31)", "(Molnar, 2021, slide 7)"}, "chicago-author-date": {"(Molnar 2021, 12:31)", "(Molnar 2021, slide 7)"},
	} {
		for i, place := range []corpus.Locator{{Label: "12:31"}, {Page: 7, Label: "slide 7"}} {
			if got, _, err := (Citer{}).Cite(style, s, place); err != nil || got.String() != want[i] {
				t.Errorf("%s cites %q (%v), want %q", style, got, err, want[i])
			}
		}
	}
}
