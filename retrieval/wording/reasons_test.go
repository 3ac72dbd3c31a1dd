package wording

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// A registry is named in place of a site that nobody has named.
func TestReasonOfRegistry(t *testing.T) {
	err := fmt.Errorf("fetch: %w", corpus.RegistryError{Registry: "Crossref", Err: corpus.ErrNoSite})
	reason, _ := Reason(err)
	terminal, _ := TerminalReason(err)
	for _, said := range []string{texts.Language{}.Phrase(reason), terminal} {
		if !strings.HasPrefix(said, "Crossref cannot be reached") || strings.Contains(said, "site") {
			t.Errorf("said: %q", said)
		}
	}
}
