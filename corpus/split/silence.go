package split

import (
	"strconv"
	"strings"

	"footnote/corpus"
)

// longSilence is how many seconds of a recording in which nobody speaks end a passage: what is
// said then is of something else, and a stretch over it would name no place.
const longSilence = 60

// fallsSilent says whether so long a silence lies between two blocks of a recording.
func fallsSilent(a, b corpus.Block) bool {
	last := a.PageAt(len(a.Text) - 1)
	from, known := secondsOf(last.End)
	to, alsoKnown := secondsOf(b.Label)
	return known && alsoKnown && to-from > longSilence
}

// secondsOf reads a time of a recording, "12:31" or "1:02:03".
func secondsOf(label string) (seconds int, ok bool) {
	parts := strings.Split(label, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	return seconds, true
}
