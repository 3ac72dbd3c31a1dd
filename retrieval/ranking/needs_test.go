package ranking

import (
	"slices"
	"testing"
)

// A word that asks is no need, a word that stands twice counts twice, and one
// that two languages stem differently is one need with two forms.
func TestQuestionNeeds(t *testing.T) {
	got, _ := questionNeeds("Why do strikes follow strikes?", "en", []string{"en", "tr"})
	if len(got) != 2 {
		t.Fatalf("needs = %v, want two", got)
	}
	if high, _ := questionNeeds("Wie groß ist das Vieh? Wie groß!", "de", []string{"de"}); len(high) != 1 || high[0].Asked != "vieh" {
		t.Errorf("needs = %v, want what is asked to be measured alone", high)
	}
	if high, _ := questionNeeds("große Koalition, groß", "de", []string{"de"}); len(high) < 2 {
		t.Errorf("needs = %v, want the word of measure where it does not ask", high)
	}
	if want := []string{"strike", "strikes"}; !slices.Equal(got[0].Terms, want) || got[0].Weight != 2 {
		t.Errorf("needs[0] = %v, want %v with weight 2", got[0], want)
	}
}
