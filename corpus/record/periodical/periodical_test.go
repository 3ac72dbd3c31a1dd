package periodical

import "testing"

func TestKind(t *testing.T) {
	for name, want := range map[string]string{
		"The Alder Gazette": "Newspaper article", "Wellbrooker Zeitung": "Newspaper article", "Le Monde": "Newspaper article", "The Sun": "Newspaper article",
		"The New Yorker": "Magazine article", "Rivers Magazine": "Magazine article", "London Review of Books": "Magazine article",
		"Journal of Weirs": "Journal article", "Zeitschrift für Brücken": "Journal article",
		"BBC News": "", "Alder Television Weekly": "", "Harbour of Alder": "", "Sunrise Tours": "", "Alder Post Office": "", "The Nation’s Rivers": "", "": "",
	} {
		if got := Kind(name); got != want {
			t.Errorf("%q is of kind %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"Northern Light": "Newspaper article", "Rivers Magazine": "Magazine article", "CNN": "", "Alder University": "", "light.example": "", "": ""} {
		if got := NewsKind(name); got != want {
			t.Errorf("%q that says it is news is of kind %q, want %q", name, got, want)
		}
	}
}
