package question

import (
	"slices"
	"strings"
	"testing"
)

func TestDefined(t *testing.T) {
	for q, want := range map[string]string{
		"what is a covered work?": "covered work", "what's inflation": "inflation",
		"define hearsay": "hearsay", "what does deflation mean": "deflation", "what does BCG stand for": "bcg",
		"what is the meaning of statute of limitations": "statute of limitations", "what is meant by a fief": "fief",
		"whats the definition of inflation": "inflation", "inflation meaning": "inflation", "definition of inflation": "inflation",
		"who was Marx":                    "marx",
		"what is inflation like in a war": "", "why is inflation bad": "", "inflation": "inflation", "what did Marx mean by value": "",
		"what does it mean": "", "what is it": "", "meaning": "", "what does it do": "", "": "",
	} {
		if got := Defined(q); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("Defined(%q) = %v, want %v", q, got, strings.Fields(want))
		}
	}
}

func TestDefines(t *testing.T) {
	for _, c := range []struct {
		term, sentence string
		want           bool
	}{
		{"ferry", "A ferry is a boat that crosses water.", true},
		{"ferry", "A ferry (also called a crossing, or water bus) is usually a boat.", true},
		{"ferry", "Ferries, as used here, are any boats of the company.", true},
		{"ferry", "The ferry was late.", false},
		{"ferry", "The ferry company is a firm.", false},
		{"ferry", "He took a ferry, which was a mistake.", false},
		{"ferry", "Such a boat is called a ferry.", true},
		{"ferry", "The boat called Ferry King sank.", false},
		{"ferry", "Words of the harbour: quay – a wall; ferry – a boat that crosses.", true},
		{"covered boat", `A "covered boat" means either of these.`, true},
		{"spare part", `The "spare part" for a boat in running order means any part of it.`, true},
		{"spare part", "The spare part for a boat was found.", false},
		{"moor", `To "moor" a boat means to tie it up.`, true},
		{"ferry", "The ferry is one way across.", false},
		{"ferry", "The ferry is one of two ways across.", true},
		{"spare parts", `"Spare parts" are what stands in part two.`, true},
		{"spare parts", "Spare parts are cheap.", false},
		{"vaccine", "Vaccination is the way.", false},
		{"mate", `The boat is called the mate's "mate boat".`, false},
		{"ferry", "", false},
		{"", "A ferry is a boat.", false},
	} {
		if got := ReadSentence(c.sentence).Defines(strings.Fields(c.term)); got != c.want {
			t.Errorf("Defines(%q, %q) = %v", c.term, c.sentence, got)
		}
	}
}
