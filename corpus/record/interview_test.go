package record

import (
	"slices"
	"strings"
	"testing"
)

// The title of an interview names who was asked, up to what that person is.
func TestInterviewedIn(t *testing.T) {
	for title, want := range map[string][]string{
		"Interview with a Weir Keeper":         nil,
		"Interview with Edda Vorn, ferry cook": {"Vorn, Edda"},
		"Gespräch mit Edda Vorn":               {"Vorn, Edda"},
		"Interview with the ferryman":          nil,
		"Walks with Edda Vorn":                 nil,
	} {
		if got := InterviewedIn(title); !slices.Equal(got, want) {
			t.Errorf("InterviewedIn(%q) = %q, want %q", title, got, want)
		}
	}
	for text, want := range map[string]bool{"Interviewer: Edda Vorn": true, "Narrator: Edda Vorn": true, "Edda Vorn": false} {
		if IsInterviewLabel(text) != want {
			t.Errorf("IsInterviewLabel(%q) = %v", text, !want)
		}
	}
	if got := ReadInterviewers("Interviewers: " + strings.Repeat("Edda Vorn, ", 40)); got != nil {
		t.Errorf("%d interviewers in one line", len(got))
	}
}
