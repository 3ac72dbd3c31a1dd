package lang

import (
	"strings"
	"testing"
)

func TestSectionAsked(t *testing.T) {
	for question, want := range map[string]string{
		"what does article 13 say": "13", "was steht in Artikel 13?": "13", "section 6": "6", "§2.1": "2.1", "explain Chapter IV": "4", "статья 5": "5",
		"13 articles": "", "the section on tolls": "", "articles of 1848": "", "an article in French": "", "article": "",
	} {
		if got := SectionAsked(question); got != want {
			t.Errorf("SectionAsked(%q) = %q, want %q", question, got, want)
		}
	}
}

func TestSectionNumbers(t *testing.T) {
	for headings, want := range map[string]string{
		"Artikel 13": "13", "6. Conveying Copies": "6", "Chapter II > 2.1 Tolls": "2 2.1", "CHAPTER I. Down the River": "1", "IV. The Mills": "4",
		"Version 3, 29 June": "", "1848 in France": "", "Preamble": "", "": "", "I remember the mill": "",
	} {
		if got := strings.Join(SectionNumbers(headings), " "); got != want {
			t.Errorf("SectionNumbers(%q) = %q, want %q", headings, got, want)
		}
	}
}
