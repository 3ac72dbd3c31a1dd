package captions

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Some programs mark each word of the row that is being said and leave out the spaces
// between them; the row has them when it is shown again.
func TestRollingWordsWithoutSpaces(t *testing.T) {
	const talk = "WEBVTT\n\n" +
		"00:00:00.000 --> 00:00:02.500\n \n<00:00:00.500><c>the</c><c>ford</c><c>was</c>\n\n" +
		"00:00:02.000 --> 00:00:04.500\nthe ford was\n<00:00:02.500><c>measured</c><c>in</c><c>March</c>\n\n" +
		"00:00:04.000 --> 00:00:06.500\nmeasured in March\n<00:00:04.500><c>twice.</c>\n\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.vtt", Data: []byte(talk)})
	if got := strings.Join(strings.Fields(d.Text()), " "); err != nil || got != "the ford was measured in March twice." {
		t.Errorf("text %q, %v", got, err)
	}
	if got := d.Blocks[0].Label; got != "0:00" {
		t.Errorf("the first words are said at %s", got)
	}
}

// Those who made captions sign the first or the last of them; in the midst of a talk somebody
// says it.
func TestCredits(t *testing.T) {
	cues := []string{"Subtitles by Reed & Sons\nwww.reed.example", "The ford was measured in March.", "Translated by nobody, the book was lost.", "Translated by Ida Sund",
		"It was measured twice.", "The clerk died.", "Corrections and sync by Per"}
	var text strings.Builder
	for i, c := range cues {
		text.WriteString("00:00:0" + string(rune('0'+i)) + ",000 --> 00:00:0" + string(rune('0'+i)) + ",900\n" + c + "\n\n")
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.srt", Data: []byte(text.String())})
	want := "The ford was measured in March. Translated by nobody, the book was lost. Translated by Ida Sund It was measured twice. The clerk died."
	if got := strings.Join(strings.Fields(d.Text()), " "); err != nil || got != want {
		t.Errorf("text %q, %v", got, err)
	}
}

// Those who made a film are named around it, in captions of their own; who speaks of them is kept.
func TestMakersOfFilms(t *testing.T) {
	cues := []string{"A film by Ida Sund", "The ford was measured in March.", "Directed by Hald, the works went on.", "Produced by Sund", "It was measured twice.", "Written by hand.", "Written and directed by Ida Sund\nMusic: Per Hald"}
	var text strings.Builder
	for i, c := range cues {
		text.WriteString("00:00:0" + string(rune('0'+i)) + ",000 --> 00:00:0" + string(rune('0'+i)) + ",900\n" + c + "\n\n")
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.srt", Data: []byte(text.String())})
	want := "The ford was measured in March. Directed by Hald, the works went on. Produced by Sund It was measured twice. Written by hand."
	if got := strings.Join(strings.Fields(d.Text()), " "); err != nil || got != want || len(d.Skipped) != 2 {
		t.Errorf("text %q, %v, left out %q", got, err, d.Skipped)
	}
}

func TestSoundsAmongWords(t *testing.T) {
	for row, want := range map[string]string{
		"[door slams] So he left":           "So he left",
		"- [sighs] So he left":              "- So he left",
		"[whispering softly] So he left":    "So he left",
		"and so [Laughter] he left":         "and so he left",
		"what the [\u00a0__\u00a0] is that": "what the is that",
		"[the king] left with [his] men":    "[the king] left with [his] men",
		"he was [inaudible] and left":       "he was [inaudible] and left",
		"[inaudible] and left":              "[inaudible] and left",
		"[Ida] So he left":                  "[Ida] So he left",
	} {
		c := cue{}
		c.add(row)
		want = strings.TrimPrefix(want, "- ")
		if len(c.Rows) != 1 || c.Rows[0] != want {
			t.Errorf("%q is read as %q, want %q", row, c.Rows, want)
		}
	}
}

// Who speaks may have something in brackets behind the name; a remark in brackets is none.
func TestSpeakersWithRemarks(t *testing.T) {
	const talk = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nIda Sund: The ford was measured.\n\n00:00:02.000 --> 00:00:03.000\nPer Falk (he/him): And twice.\n\n" +
		"00:00:03.000 --> 00:00:04.000\nPer Falk (he/him): In March.\n\n00:00:04.000 --> 00:00:05.000\nAnd it (as they say): was deep.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.vtt", Data: []byte(talk)})
	if want := "Ida Sund: The ford was measured.\n\nPer Falk (he/him): And twice. In March. And it (as they say): was deep."; err != nil || d.Text() != want {
		t.Errorf("text %q, %v", d.Text(), err)
	}
}
