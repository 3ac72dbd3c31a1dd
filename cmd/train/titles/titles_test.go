package titles

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"footnote/corpus/extract/pdf/titling"
)

func TestWaysOf(t *testing.T) {
	for title, want := range map[string][]string{
		"-":                                   nil,
		"The Ferry":                           {"theferry"},
		"The Ferry :: A History":              {"theferry", "theferryahistory"},
		"Die Fähre :: Teil 1 ## The Ferry, 1": {"diefahre", "diefahreteil1", "theferry1"},
	} {
		if got := waysOf(title); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestReadLabels(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.tsv")
	if err := os.WriteFile(path, []byte("ab\tAlder\tThe Ferry\ncd\tElm\t-\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	labels, err := readLabels(path)
	if err != nil || labels["ab"].repository != "Alder" || len(labels["cd"].titles) != 0 || len(labels) != 2 {
		t.Errorf("%v (%v)", labels, err)
	}
	if err := os.WriteFile(path, []byte("ab\tAlder\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readLabels(path); err == nil {
		t.Error("a line of two fields was read")
	}
}

// What is right has one sign more than what is wrong; where nothing is right, neither has it.
func TestFitLearnsWhatIsRight(t *testing.T) {
	signs := func(on bool) titling.Candidate {
		c := titling.Candidate{Signs: make([]float64, len(titling.Signs))}
		c.Signs[0] = 1
		if on {
			c.Signs[1] = 1
		}
		return c
	}
	var pages []page
	for range 20 {
		pages = append(pages, page{repository: "Alder", candidates: []titling.Candidate{signs(false), signs(true)}, right: []bool{false, true}},
			page{repository: "Elm", candidates: []titling.Candidate{signs(false)}, right: []bool{false}})
	}
	weights := fit(pages)
	if shares := titling.SharesBy(weights, pages[0].candidates); shares[1] < 0.8 {
		t.Errorf("what is right has %.2f", shares[1])
	}
	if shares := titling.SharesBy(weights, pages[1].candidates); shares[0] > 0.5 {
		t.Errorf("where none is right, one has %.2f", shares[0])
	}
}

func TestThreshold(t *testing.T) {
	var guesses []guess
	for i := range 100 {
		guesses = append(guesses, guess{share: float64(i) / 100, right: i >= 20})
	}
	if least, precision, recall := threshold(guesses, 200); precision < aim || least < 0.1 || least > 0.2 || recall != 0.4 {
		t.Errorf("least %v, precision %v, recall %v", least, precision, recall)
	}
}
