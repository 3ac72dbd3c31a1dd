package shown

import (
	"fmt"

	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/retrieval/wording"
)

// Line names a source for people and scripts: 3 "Title" (12 passages).
func Line(s corpus.Source) string {
	return fmt.Sprintf(`%d "%s" (%s)`, s.ID, wording.Title(s), terminal.Count(s.Passages, "passage"))
}

// StarterNotice says what the starter library is, and where no other was found.
func StarterNotice(folder string) string {
	return "This is the starter library: each passage is from a study note on the work, not from the work itself. No library of yours with a text in it was found in " +
		folder + ". Add the full texts with: footnote add PATH"
}
