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
}
