package split

import "footnote/corpus"

// longSilence is how many seconds of a recording in which nobody speaks end a passage: what is
// said then is of something else, and a stretch over it would name no place.
const longSilence = 60

// fallsSilent says whether so long a silence lies between two blocks of a recording.
func fallsSilent(a, b corpus.Block) bool {
	last := a.PageAt(len(a.Text) - 1)
	from, known := corpus.Locator{Label: last.End}.Seconds()
	to, alsoKnown := corpus.Locator{Label: b.Label}.Seconds()
	return known && alsoKnown && to-from > longSilence
}
