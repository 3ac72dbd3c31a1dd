package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Of those whom a line credits only who wrote is an author, whether a reader knows that it
// names authors or not.
func TestCreditsOfSeveralRoles(t *testing.T) {
	ida, both := []string{"Sund, Ida"}, []string{"Sund, Ida", "Vik, Ole"}
	for text, want := range map[string][]string{
		"Tekst: Ida Sund, zdjęcia: Ole Vik":          ida,
		"Texte : Ida Sund, photos : Ole Vik":         ida,
		"Testo di Ida Sund, foto di Ole Vik":         ida,
		"Tekst: Ida Sund, beeld: Ole Vik, Per Falk":  ida,
		"Texto: Ida Sund / Fotos: Ole Vik":           ida,
		"Text: Ida Sund och Ole Vik, foto: Per Falk": both,
		"By Ida Sund, photography by Ole Vik":        ida,
		"Von Ida Sund (Text) und Ole Vik (Fotos)":    ida,
		"Von Ida Sund und Ole Vik":                   both,
		"Tekst i zdjęcia: Ida Sund":                  ida,
		"Fotos und Text: Ida Sund":                   ida,
		"Words and pictures by Ida Sund":             ida,
		"Fotos: Ida Sund":                            nil,
	} {
		if diff := cmp.Diff(want, ReadByline(text).People); diff != "" {
			t.Errorf("byline %q (-want +got):\n%s", text, diff)
		}
		if diff := cmp.Diff(want, Names(text, Stated).People); diff != "" {
			t.Errorf("stated %q (-want +got):\n%s", text, diff)
		}
	}
	for text, want := range map[string][]string{
		"Ida Sund, foto: Ole Vik, Per Falk": ida,
		"Ida Sund (text), Ole Vik (foto)":   ida,
		"Ida Sund, Ole Vik":                 both,
	} {
		if diff := cmp.Diff(want, Names(text, Stated).People); diff != "" {
			t.Errorf("stated %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestLabelGluedToName(t *testing.T) {
	for text, want := range map[string]string{
		"Ida SundPublicerad": "Sund, Ida", "Ida SundPublished": "Sund, Ida", "Ida McPherson": "McPherson, Ida", "Ida VanDatum": "VanDatum, Ida",
	} {
		if got := Person(text); got != want {
			t.Errorf("Person(%q) = %q, want %q", text, got, want)
		}
	}
}

// A line of names goes on behind a full stop with what is none of them.
func TestBylineEndsWithItsSentence(t *testing.T) {
	for text, want := range map[string][]string{
		"Compiled by Ida Sund and Ole Falkner. Third, corrected edition, 2007": {"Sund, Ida", "Falkner, Ole"},
		"Essay by Ole Falkner. Printed for the Ford Circle, May 2019":          {"Falkner, Ole"},
		"By Hans Chr. Falkner and Ida Sund":                                    {"Falkner, Hans Chr.", "Sund, Ida"},
		"By Ole Fredr. Falkner":                                                {"Falkner, Ole Fredr."},
	} {
		if diff := cmp.Diff(want, ReadByline(text).People); diff != "" {
			t.Errorf("byline %q (-want +got):\n%s", text, diff)
		}
	}
}

// Who was asked wrote nothing: the heading of an interview names no author.
func TestHeadingOfInterview(t *testing.T) {
	for text, want := range map[string]int{"Interview with Ida Sund": 0, "Interview mit Ida Sund": 0, "Interview: Ida Sund": 1, "Interview by Ida Sund": 1} {
		if got := len(ReadByline(text).People); got != want {
			t.Errorf("ReadByline(%q) names %d, want %d", text, got, want)
		}
	}
}
