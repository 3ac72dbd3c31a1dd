package link

import (
	"testing"

	"footnote/corpus"
)

// A passage of a recording is played from its second on.
func TestSeconds(t *testing.T) {
	at := corpus.Passage{Locator: corpus.Locator{Label: "12:31"}}
	for address, want := range map[string]string{
		"https://www.youtube.com/watch?v=abc": "https://www.youtube.com/watch?t=751&v=abc",
		"https://youtu.be/abc":                "https://youtu.be/abc?t=751",
		"https://harbour.example/talk.mp4":    "https://harbour.example/talk.mp4#t=751",
		"https://harbour.example/talk#about":  "https://harbour.example/talk#t=751",
		"":                                    "",
	} {
		s := corpus.Source{Metadata: corpus.Metadata{URL: address}, MediaType: "text/vtt"}
		if got := To(s, at); got != want {
			t.Errorf("To(%q) = %q, want %q", address, got, want)
		}
	}
}
