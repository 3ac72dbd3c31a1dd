package structure_test

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

const onFord = "\n\nThe ford was measured on four mornings in March, and the poles that mark it were found a furlong apart. Nobody had counted them since the flood.\n\n"

// What the first one says who speaks again is no title.
func TestSpeechIsNoTitle(t *testing.T) {
	for text, want := range map[string]string{
		"IDA: When did you count the poles?\n\nOLE: In March." + onFord + "IDA: And afterwards?\n\nOLE: In the winter.": "",
		"Brenne: A History of the Ford" + onFord + "The miller died in the flood.":                                      "Brenne: A History of the Ford",
		"Brenne: A History of the Ford" + onFord + "Brenne: A History of the Ford" + onFord:                             "Brenne: A History of the Ford",
	} {
		lines := line.SignedLines(text)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil || d.Metadata.Title != want {
			t.Errorf("%q: title %q, %v; want %q", text[:20], d.Metadata.Title, err, want)
		}
	}
}

// A program says who sent a text in and when; a speech, who held it where and when.
func TestSentInAndDelivered(t *testing.T) {
	for row, want := range map[string]string{
		"Submitted by isund on Tue, 03/14/2017 - 10:12":                       "2017-03-14 ",
		"Delivered by Ida Sund at the Parish Hall of Brenne on 12 March 2019": "2019-03-12 Sund, Ida",
		"Delivered by the carrier on 12 March 2019":                           " ",
	} {
		lines := line.SignedLines("The Ford and the Law\n\n" + row + onFord)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		author := ""
		if len(d.Metadata.Authors) > 0 {
			author = d.Metadata.Authors[0]
		}
		if got := d.Metadata.Issued + " " + author; err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", row, got, err, want)
		}
	}
}
